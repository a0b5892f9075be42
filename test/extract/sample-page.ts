/** Builds pages for the extraction tests; the texts are invented. */

/** Three paragraphs of plain prose, long enough to be a body. */
export const PROSE = [
  'The harbour at Wexley woke slowly on Thursday, when the first of the new electric ferries came round the breakwater and tied up at the old coal pier.',
  'Crowds had gathered since dawn, and a brass band from the secondary school played until the mayor, Ruth Alder, asked for a moment of quiet.',
  'She thanked the shipwrights, the electricians and the people who had lent the town its money, and said that the crossing would now take nineteen minutes.',
] as const;

export const ZH_PROSE = [
  '周四清晨，第一艘电动渡轮绕过防波堤，缓缓停靠在老煤码头，岸边的人群发出一阵欢呼，乐队奏起了熟悉的曲子，孩子们挥舞着手里的小旗。',
  '镇长在致辞中感谢造船工人和电工，也感谢借钱给小镇的居民，她说从今以后过海只要十九分钟，票价不变，夜班船也会照常开行。',
  '一位老渔民告诉大家，他年轻时撑船过海要花一个半小时，遇上风浪还得折返，如今孙女上学再也不用在岸边等到天黑了。',
] as const;

/** A dozen paragraphs, short ones among them. */
export const LONG_PROSE: readonly string[] = [
  ...PROSE,
  'The old steam ferry had needed forty, and a good deal more when the wind stood against it in November.',
  'Nobody cheered louder than the stokers, who will be taught to repair batteries at the new school by the mill.',
  'Two bakeries gave away their bread, and the lock keeper let every boat through without a word about the fee.',
  'The council had argued for nine years about the money, and twice the plan had been given up for good.',
  'A teacher who crosses twice a day said that she would read a book a week now instead of two.',
  'At noon the rain began. The band played on under the roof of the fish market.',
  'In the afternoon the second ferry was towed in from the yard, still without its paint and without its name.',
  'The children of the harbour school may choose it, and the list that they have made is longer than the pier.',
  'By evening the queue had gone, and only the gulls were left to look at the boat.',
];

export const LONG_ZH_PROSE: readonly string[] = [
  ...ZH_PROSE,
  '旧的蒸汽渡轮要走四十分钟，十一月起风的时候，还要慢上许多，常常让人误了火车。',
  '司炉工的掌声最响，他们将到磨坊边的新学校学习修理电池，学费由镇里出。',
  '两家面包房免费送出了面包，船闸的看守也没有向任何一条船收钱。',
  '为了这笔钱，镇议会争论了九年，其间有两次，整个计划被宣布作废。',
  '一位每天往返两趟的老师说，以后她一个星期只能读完一本书了。',
  '中午下起了雨，乐队躲到鱼市的棚子下面接着演奏。',
  '下午，第二艘渡轮从船厂拖了过来，还没有上漆，也还没有名字。',
  '港口小学的孩子们可以给它起名，他们列出的名单比栈桥还长。',
  '傍晚人群散去，只剩下几只海鸥望着那条船。',
];

export const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');

/** A whole page around a body, with a menu, a sidebar and a footer that belong to no article. */
export function page(
  body: string,
  options: { readonly head?: string; readonly lang?: string; readonly title?: string } = {},
): string {
  const title = options.title ?? 'Electric ferry reaches Wexley';
  return `<!doctype html><html lang="${options.lang ?? 'en'}"><head><meta charset="utf-8"><title>${title} | Wexley Courier</title>
${options.head ?? ''}</head><body>
<ul class="menu"><li><a href="/">Home</a></li><li><a href="/town">Town</a></li><li><a href="/sea">Sea</a></li></ul>
<div id="wrap"><h1>${title}</h1><div class="entry">${body}</div>
<div class="sidebar"><h3>Most read</h3><ul><li><a href="/a">A cat that sails on its own</a></li><li><a href="/b">Where to find mussels</a></li></ul></div></div>
<div class="footer">© Wexley Courier. All rights reserved. <a href="/imprint">Imprint</a></div></body></html>`;
}

export const URL_OF_PAGE = 'https://courier.example/2024/05/18/ferry.html';
