/** Boxes that sum a text up in points, with and without a label. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

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
