/** What belongs to the article is heard, however much it looks like something else; and its dates are not the page's. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE, ZH_PROSE } from './sample-page.ts';

const UNDATED = 'https://courier.example/ferry';
const zhPage = (body: string) => page(body, { lang: 'zh-CN', title: '电动渡轮抵达小镇' });

function spoken(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])) ?? [];
}

const dateOf = (html: string) => extractArticle(html, UNDATED).article?.publishedAt;

/** The sentence at the beginning, in the middle and at the end of an article. */
function expectHeard(sentence: string, prose: readonly string[], wrap: (body: string) => string): void {
  const [first = '', second = '', third = ''] = prose;
  for (const texts of [
    [sentence, first, second, third],
    [first, second, sentence, third],
    [first, second, third, sentence],
  ])
    expect(spoken(wrap(paragraphs(texts)))).toEqual(texts);
}

describe('a sentence is no line beside the article', () => {
  it.each([
    'The FTSE 100 fell 0.3% to 8,229.60 on 5/9/2024, its third fall in a row, and sterling rose.',
    'It opened on 5/9/2024.',
    'On 18 May 2024, at 9:30, it rained.',
    'Saturday, 18 May 2024 was the day the music died.',
    '1 May 2024: Workers march.',
    '10:32 The mayor arrives at the pier.',
    '11:05 p.m.: An ambulance pulls into the driveway.',
    'By noon the ferry was full of people',
    'John Quill, chief editor of the paper, died in 1931.',
    'Photo by photo the album went up in smoke.',
    'Source: the ministry finds in its own figures that one child in three is hungry.',
    'It was taken from a file photo.',
    'In the 2000s, 1,000,001 people; 0.05; 12 ships; 3 piers; 2 bands; (a mayor); (a cat); 7 cakes; 9 flags; and so on.',
    'Share prices fell 3% on Monday.',
    'Comment is free, but facts are sacred.',
    'Related costs rose by a third.',
    'Recommended doses vary between the two drugs.',
    'Most read the letter as a threat.',
    'Advertisements for soap were everywhere.',
    'Subscribe to the theory or not, the numbers are the numbers.',
    'Follow him into the engine room and you will see.',
    'Follow these steps, shared on Twitter, to cross the bay alone.',
    'Like us, they had no money.',
    'The newsletter that he wrote for forty years was read by kings.',
    'Copyright law has not kept pace with machines, the court found.',
    'The author can be reached at home most evenings, his neighbour said.',
    'Click here, the page said, and she did.',
    'Watch live animals long enough and you learn patience.',
    'This story has been published in nine languages.',
    'Video: nobody had expected that the trial would turn on one.',
    'Other news was scarce that winter.',
    'In other news, the cat is back.',
    'Email: that is how they met.',
  ])('%s', (sentence) => {
    expectHeard(sentence, PROSE, page);
  });

  it.each([
    '生于1949.10.1—他的名字就叫建国，一家人都记得那一天的雨。',
    '2024年5月18日，渡轮通航。',
    '截至5月18日10:30，已有三人获救。',
    '10:32 渡轮靠岸',
    '记者：您当时看到了什么？',
    '问：为什么？',
    '作者：我写这本书，是为了我的母亲。',
    '编辑：老王干了三十年，从没出过一个错字。',
    '来源：这些数字来自镇政府去年的统计，并不包括外来人口。',
    '记者跟随渔民出海',
    '（记者问他为什么）',
    '（2024年5月18日，渡轮第一次靠岸。）',
    '版权所有者起诉了三家公司，法院判其胜诉。',
    '未经授权，渔民不得使用旧码头停船，违者罚款。',
    '公司发表声明：对网上流传的观点不予置评。',
    '注意：水开以后再下面条，煮三分钟。',
    '警方提醒：不要扫描陌生人发来的二维码。',
    '请关注老人的孤独。',
    '骗子让她下载一个客户端，钱就没了。',
    '她每天关注三个公众号，却从不读书。',
    '推广：从试点到全国，难点在于资金。',
    '相关报道引起了关注。',
    '更多内容还没有公开，警方说。',
    '上一篇小说卖了三百本。',
    '评论：谁来管管这条船？',
    '字号：老店的招牌',
    '他只认得大字和打印的字。',
    '打印店收藏了他的诗',
    '参考资料：他后来翻到一本《明实录》，里面什么也没有写。',
    '参考文献里没有《驿站考》。',
    '参考书目：《渡口》的作者是谁？',
    '参考文献：《渡轮史》，但这本书没有提到那只狗',
    '参考文献：《小镇日报》里说船是卖给了南方，《县志》却说是沉了',
    '参考资料：老船工口述，《航行日志》，以及我自己的记忆',
    '参考資料：《渡輪史》，他讀了三遍',
    '参考书目：《船》，没有别的',
    '参考资料：父亲述，《航海日志》',
    '网友评论说，这船太慢。',
    '责任編輯是一份苦差事，她做了三十年。',
    '版權所有者起訴了三家公司。',
    '相關新聞發布後，股價大跌。',
    '記者：您當時看到了什麼？',
  ])('%s', (sentence) => {
    expectHeard(sentence, ZH_PROSE, zhPage);
  });
});

describe('what stands in mid-text takes nothing along', () => {
  const later = paragraphs([...PROSE, ...PROSE].map((text, at) => `${text} Verse ${at}.`));

  it.each([
    ['two quotations with their speakers', '<p>Ruth said:</p><blockquote>We are home.</blockquote><p>Ann wrote:</p>'],
    ['a heading that also stands above comments', '<h2>Responses</h2>'],
    ['a question', '<p>What do you think?</p>'],
    ['a section named as a list of links may be', `<section><h2>World news</h2><p>${PROSE[0]} Again.</p></section>`],
    ['advice to read', `<section><h3>Read more books</h3><p>${PROSE[0]} Again.</p></section>`],
    ['a list below a picture', '<img src="/a.jpg"><p>Ingredients</p><ul><li>Flour</li><li>Butter</li></ul>'],
    ['a quotation marked as a statement', `<div class="statement"><p>${PROSE[1]} Again.</p></div>`],
    [
      'a sentence that is one link',
      '<p><a href="/x">The ministry answered on Thursday, in three volumes, and nobody read the answer.</a></p>',
    ],
    ['a line that is the title', '<p>Electric ferry reaches Wexley.</p>'],
  ])('%s', (_, middle) => {
    const { report } = extractArticle(page(paragraphs(PROSE) + middle + later), URL_OF_PAGE);
    const inside = report.blocks.slice(
      report.blocks.findIndex(({ text }) => text.startsWith(PROSE[0].slice(0, 40))),
      report.blocks.findLastIndex(({ text }) => text.startsWith(PROSE[2].slice(0, 40))) + 1,
    );
    expect(inside.filter(({ kept }) => !kept)).toEqual([]);
  });

  it('a box that asks for comments, when the article goes on behind it', () => {
    const box = '<div><p>Have your say</p><p>I cheered with the children until I had no voice left</p></div>';
    expect(spoken(page(`${paragraphs(PROSE)}${box}<p>${PROSE[0]} Again.</p>`))).toEqual([
      ...PROSE,
      `${PROSE[0]} Again.`,
    ]);
  });

  it('numbers of paragraphs are not those of footnotes', () => {
    const numbered = PROSE.map((text, at) => `[${at + 1}] ${text}`);
    expect(spoken(page(paragraphs(['The court finds as follows.', ...numbered])))).toEqual([
      'The court finds as follows.',
      ...numbered,
    ]);
  });

  it('the floors of a house', () => {
    const texts = [...ZH_PROSE, '1楼 门厅', '2楼 展厅', ...ZH_PROSE.map((text) => `${text}又。`)];
    expect(spoken(zhPage(paragraphs(texts)))).toEqual(texts);
  });
});

describe('the date of publication', () => {
  it.each([
    ['a date in a sentence', page(paragraphs([...PROSE, 'The vote took place on May 18, 2024.']))],
    ['a date that a first sentence tells', page(paragraphs(['It opened on 5/9/2024.', ...PROSE]))],
    ['a Chinese sentence', zhPage(paragraphs([...ZH_PROSE, '2024年5月18日，渡轮通航。']))],
    ['a birthday', zhPage(paragraphs(['生于1949.10.1—他的名字就叫建国。', ...ZH_PROSE]))],
    [
      'another report in mid-text',
      zhPage(paragraphs([ZH_PROSE[0], `本报记者李强 2024/9/5 报道，${ZH_PROSE[1]}`, ZH_PROSE[2]])),
    ],
    ['a bracket that tells something', zhPage(paragraphs([...ZH_PROSE, '（2024年5月18日，渡轮第一次靠岸。）']))],
  ])('is not %s', (_, html) => {
    expect(dateOf(html)).toBeUndefined();
  });

  it.each([
    [
      'a dateline that opens the text',
      zhPage(paragraphs([`【小镇日报2024年5月18日】${ZH_PROSE[0]}`, ...ZH_PROSE.slice(1)])),
    ],
    ['an agency dateline', page(paragraphs([`WEXLEY, May 18, 2024 (Courier) - ${PROSE[0]}`, ...PROSE.slice(1)]))],
    ['a line at the end', page(paragraphs([...PROSE, 'Wexley, 18 May 2024']))],
    ['a French line', page(`<p>samedi 18 mai 2024, par Ruth Quill</p>${paragraphs(PROSE)}`)],
  ])('is %s', (_, html) => {
    expect(dateOf(html)).toBe('2024-05-18');
  });
});

it('takes no sentence for the name of an author', () => {
  for (const line of ['作者：我写这本书，是为了我的母亲。', '编辑：您怎么看？', '据小镇日报记者李强报道，渡轮通航。'])
    expect(extractArticle(zhPage(paragraphs([...ZH_PROSE, line])), UNDATED).article?.byline).toBeUndefined();
});

it('leaves a script out whose tag got lost, and keeps a sentence that quotes code', () => {
  const script =
    'var a = document.all; function go(x) { if (x) { a.push(x); } return a.length > 3 ? x() : null; } go({});';
  expect(spoken(page(`${paragraphs(PROSE)}<p>${script}</p>`))).toEqual([...PROSE]);
  const quoting =
    'He wrote if (x) { y(); } on the board, and the class laughed; then he left; then he came back (as ever).';
  expect(spoken(page(paragraphs([...PROSE, quoting])))).toEqual([...PROSE, quoting]);
});

it('leaves out a note to the readers of a page, and keeps one about the matter', () => {
  const page = (note: string) =>
    `<html lang="zh-CN"><body><p>${note}</p><article><h1>渡口</h1><p>渡口在四月十六日早晨开出了第一班船，当天共有三百多人过河，比预计的多出不少。</p><p>管理处说，第一个月每天开十二班，周末加开四班，船票维持两元不涨。</p><p>${note}</p></article></body></html>`;
  const heard = (note: string) => {
    const { article } = extractArticle(page(note), 'https://paper.example/a');
    return article?.blocks.some((block) => 'text' in block && block.text.startsWith('备注')) ?? false;
  };
  expect(heard('备注：使用公共网络时请注意保护个人信息，不要在不熟悉的页面上填写密码。')).toBe(false);
  expect(heard('备注：水位以吴淞零点为准，单位是米，每天早晨六点记录一次。')).toBe(true);
});
