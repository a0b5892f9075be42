/** Summaries of several lines below a title. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const added = (head: string) =>
  extractArticle(
    `<html lang="en"><head><title>The weir</title></head><body><main><article><header><h1>The weir</h1>${head}</header><div class="body">${paragraphs(LONG_PROSE)}</div></article></main></body></html>`,
    URL_OF_PAGE,
  ).article?.blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : []));

const lines = [
  'Eleven herons have settled on the stretch below the town',
  'The anglers want a count; the neighbours want them left alone',
  'The council will decide on it before the end of the spring',
];
const each = (before: string, behind: string) => lines.map((line) => before + line + behind).join('');

it.each([
  `<ul class="e">${each('<li><h2 class="epi">', '</h2></li>')}</ul>`,
  each('<h2 class="sub">', '</h2>'),
  `<div class="subtitles">${each('<p>', '</p>')}</div>`,
  each('<p class="subtitle">', '</p>'),
])('reads every line of a summary', (head) => expect(added(head)).toEqual(lines));

it.each(['过去打鱼为生　如今护鸟管水', '过去打鱼为生，如今护鸟管水'])('reads a Chinese subtitle: %s', (line) => {
  const texts = (classes: string) =>
    extractArticle(
      `<html lang="zh"><head><title>滩区的新日子</title></head><body><div><h1>滩区的新日子</h1><p class="${classes}">${line}</p><div class="author">林小满</div><div class="body">${paragraphs(LONG_ZH_PROSE)}</div></div></body></html>`,
      URL_OF_PAGE,
    ).article?.blocks.flatMap((block) => ('text' in block && !LONG_ZH_PROSE.includes(block.text) ? [block.text] : []));
  expect(texts('sub')).toEqual([line.replace('　', ' ')]);
  expect(texts('sub menu')).toEqual([]);
});

it('takes no linked or other line for a further one', () => {
  const [first = '', second = ''] = lines;
  expect(added(`<h2>${first}</h2><h2><a href="/x">${second}</a></h2>`)).toEqual([first]);
  expect(added(`<h2 class="sub">${first}</h2><h3 class="promo">${second}</h3>`)).toEqual([first]);
});

it.each(['Summary', 'Key points', 'Key takeaways', 'Das Wichtigste in Kürze', 'En bref', 'Claves', '要点', '核心观点'])(
  'reads the label of points that are read, as a tab too: %s',
  (label) => {
    const list = `<ul class="summary__points">${each('<li>', '</li>')}</ul>`;
    const tab = `<ul role="tablist"><li role="presentation"><h2>${label}</h2></li></ul>`;
    expect(added(`</header><div class="body"><div>${tab}${list}</div></div><header>`)).toEqual([label, ...lines]);
    expect(added(`</header><div class="body"><h3>${label}</h3>${list}</div><header>`)).toEqual([label, ...lines]);
  },
);

it('reads no tabs over a text, and no label of a list that is left out', () => {
  const tabs = '<ul role="tablist"><li role="presentation"><h2>Summary</h2></li><li><h2>Transcript</h2></li></ul>';
  expect(added(`</header>${tabs}<p>${lines[0]}.</p><header>`)).not.toContain('Summary');
  const links = '<ul><li><a href="/a">The pier will close</a></li><li><a href="/b">The bridge will open</a></li></ul>';
  expect(added(`</header><div class="related"><p>Highlights</p>${links}</div><header>`)).not.toContain('Highlights');
});

it.each([
  ['the author', '<p class="article-signature">di <a href="/f">Ann Ames</a>, nostra inviata a Wexley</p>'],
  ['the author and the day', '<p class="byline">By Ann Ames</p><p>3 May 2024</p>'],
])('reads a summary that stands behind %s', (_, byline) => {
  const [first = ''] = lines;
  expect(added(`${byline}<h2 class="summary-art">${first}</h2>`)).toEqual([first]);
  expect(added(`${byline}<p class="c7">${first}</p>`)).toEqual([]);
});

it.each([
  ['草不会等你。', true],
  ['Grass waits.', true],
  ['草与人', false],
])(
  'reads a line of a few words below the authors, which the metadata repeat, where it is a sentence: %s',
  (line, isRead) => {
    const html = `<html><head><title>The weir</title><meta name="description" content="${line}"></head><body><main><article><h1>The weir</h1><div><a href="/u/1">Ann Ames</a> 2026-03-12</div><div class="summary">${line}</div><div class="body">${paragraphs(LONG_PROSE)}</div></article></main></body></html>`;
    const texts = extractArticle(html, URL_OF_PAGE).article?.blocks.flatMap((block) =>
      'text' in block ? [block.text] : [],
    );
    expect(texts?.includes(line)).toBe(isRead);
  },
);
