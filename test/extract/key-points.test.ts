/** Boxes that sum a text up in points, with and without a label. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const POINT = 'The most remote of the ferries has gone back to work after a winter in which the lock stood open.';
const NEXT = 'A committee will decide in February whether it may cross at night as well.';

function read(box: string): readonly string[] {
  const html = `<html lang="en"><head><title>The last ferry</title></head><body><ul><li><a href="/">Home</a></li></ul><article><h1>The last ferry</h1>
    <div><button>Share</button></div><div class="render">${box}<div class="text">${paragraphs(LONG_PROSE)}</div></div></article></body></html>`;
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((one) => ('text' in one && !LONG_PROSE.includes(one.text) ? [one.text] : []));
}

it.each(['In short:', 'Key points', 'Auf einen Blick', 'En bref', 'Главное'])(
  'reads the labels over paragraphs of key points: %s',
  (label) => {
    const box = `<div class="Summary_root"><h2 class="s">${label}</h2><p>${POINT}</p><h2 class="s">What’s next?</h2><p>${NEXT}</p></div>`;
    expect(read(box)).toEqual([label, POINT, 'What’s next?', NEXT]);
  },
);

it('reads no other heading for a label of theirs', () => {
  const box = `<div class="Summary_root"><h2 class="s">In short:</h2><p>${POINT}</p></div><aside><h2 class="s">What’s next?</h2><ul><li><a href="/a">The eels</a></li></ul></aside>`;
  expect(read(box)).toEqual(['In short:', POINT]);
});

const POINTS = [
  'New ferry needs nineteen minutes to cross',
  'Old steam ferry goes to a museum',
  'Tickets cost the same',
];
const list = (points: readonly string[]) => `<ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>`;

it.each([
  `<div class="context-widget"><div role="tablist"><button role="tab">Summary</button><button role="tab">Companies</button></div><div role="tabpanel">${list(POINTS)}</div><div role="tabpanel" hidden><ul><li>Wexley Lines<button>Follow</button></li></ul></div></div>`,
  `<div class="context-widget"><div role="tabpanel">${list(POINTS)}</div><div role="tabpanel"><ul><li>Wexley Lines<button>Follow</button></li></ul></div></div>`,
  `<aside>${list(POINTS)}</aside>`,
])('reads points without a label that stand above the text: %s', (box) => {
  expect(read(box)).toEqual(POINTS);
});

it.each(['What to know', 'Darum geht’s', 'Ce qu’il faut retenir', 'In het kort', 'W skrócie'])(
  'reads labelled points in a box beside the text: %s',
  (label) => {
    expect(read(`<aside><h3>${label}</h3>${list(POINTS)}</aside>`)).toEqual([label, ...POINTS]);
  },
);

it.each([
  `<aside>${list(['<a href="/a">New ferry needs nineteen minutes to cross</a>', '<a href="/b">Old steam ferry goes to a museum</a>'])}</aside>`,
  `<aside>${list(['Wexley', 'Ferries', 'Steam and coal'])}</aside>`,
  `<div class="summary">${list(['来源：小镇新闻', '作者：林一'])}</div>`,
  '<div><p>In this story</p><ul><li>Wexley Lines Limited<button>Follow</button></li><li>Port of the Wexley<button>Follow</button></li></ul></div>',
])('reads no list of links, of names or of facts for points: %s', (box) => {
  expect(read(box)).toEqual([]);
});

it.each(['•', '● ', '◆ ', '▪'])('reads points that are paragraphs with a dot: %s', (dot) => {
  const dotted = (points: readonly string[]) => points.map((point) => `<p>${dot}${point}</p>`).join('');
  expect(read(dotted(POINTS))).toEqual(POINTS.map((point) => `${dot}${point}`));
  expect(read(`<div class="points">${dotted(POINTS)}</div>`)).toHaveLength(3);
  expect(read(`<div class="related">${dotted(POINTS)}</div>`)).toEqual([]);
  expect(read(dotted(['Sea', 'Town', 'Letters']))).toEqual([]);
  expect(read(dotted(POINTS.slice(0, 1)))).toEqual([]);
  expect(read(dotted(POINTS.map((point) => `<a href="/x">${point}</a>`)))).toEqual([]);
});

/** The article of a Chinese page with a box between its headline and its text. */
function chinese(box: string) {
  const html = `<html lang="zh"><head><title>电动渡轮首航</title></head><body><ul><li><a href="/">首页</a></li></ul><article><h1>电动渡轮首航</h1>
    <div class="render">${box}<p>本报记者 林一峰</p><p>2024-05-18</p><div class="text">${paragraphs(LONG_ZH_PROSE)}</div></div></article></body></html>`;
  const article = extractArticle(html, URL_OF_PAGE).article;
  const added = article?.blocks.flatMap((one) =>
    'text' in one && !LONG_ZH_PROSE.includes(one.text) ? [one.text] : [],
  );
  return { added, byline: article?.byline, day: article?.publishedAt?.slice(0, 10) };
}

it.each([
  ['第一艘电动渡轮停靠老煤码头', '过海只要十九分钟，票价不变', '夜班船照常开行'],
  [
    '镇长感谢造船工人和电工',
    '镇议会为钱争论了九年',
    '司炉工将学习修理电池',
    '港口小学的孩子给渡轮起名',
    '旧的蒸汽渡轮要走四十分钟',
  ],
])('reads Chinese points that the text below tells, with who reports below them: %s', (...points) => {
  const known = { byline: '林一峰', day: '2024-05-18' };
  expect(chinese(list(points))).toEqual({ added: points, ...known });
  expect(chinese(`<div class="summary">${points.map((point) => `<p>●${point}</p>`).join('')}</div>`)).toEqual({
    added: points.map((point) => `●${point}`),
    ...known,
  });
});

it.each([
  ['台风登陆南岸，三万人撤离', '央行宣布下调利率', '明日气温骤降十度'],
  ['旧桥将在明年拆除', '镇长选举下月举行', '渔民抗议新规'],
  ['第一艘电动渡轮停靠老煤码头', '央行宣布下调利率', '明日气温骤降十度'],
  ['分享', '收藏', '打印'],
])('reads no headlines of others above a Chinese text: %s', (...points) =>
  expect(chinese(list(points))).toEqual({ added: [], byline: '林一峰', day: '2024-05-18' }),
);

const verdict = (head: string, pros: string, cons: string) =>
  `<div class="box"><div><h5>${head}</h5><ul>${pros}</ul></div><div><h5>Cons</h5><ul>${cons}</ul></div></div>`;
const items = (...texts: readonly string[]) => texts.map((text) => `<li>${text}</li>`).join('');

it('reads what a reviewer likes and what not above the review, however short', () => {
  const box = verdict('Pros', items('Quiet', 'Crosses in nineteen minutes'), items('Expensive', 'No stove'));
  expect(read(box)).toEqual(['Pros', 'Quiet', 'Crosses in nineteen minutes', 'Cons', 'Expensive', 'No stove']);
});

it('reads no links and no menus for them', () => {
  expect(read(verdict('Pros', items('<a href="/a">Quiet</a>'), items('<a href="/b">Dear</a>')))).toEqual([]);
  expect(read(`<div class="box"><h5>Sections</h5><ul>${items('Town', 'Sea')}</ul></div>`)).toEqual([]);
});

it('reads points also in a page whose layout is called as a menu', () => {
  const text = `<div class="text">${paragraphs(LONG_PROSE)}</div>`;
  const html = `<html lang="en"><head><title>The last ferry</title></head><body><div class="nav-panel"><main><article><h1>The last ferry</h1><div>${list(POINTS)}</div>${text}</article></main></div></body></html>`;
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  expect(blocks.flatMap((one) => (one.kind === 'listItem' ? [one.text] : []))).toEqual(POINTS);
});
