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
