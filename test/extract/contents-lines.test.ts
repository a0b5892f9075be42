/** Tables of contents that are set as one line, and lines that only name what the text has headings of. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

/** What is read above the first paragraph. */
function above(line: string, headings: readonly string[], prose: readonly string[]): readonly string[] {
  const sections = headings.map((heading, at) => `<h2>${heading}</h2>${paragraphs(prose.slice(3 * at, 3 * at + 3))}`);
  const { article } = extractArticle(page(`${line}${sections.join('')}`, { title: 'The pier' }), URL_OF_PAGE);
  return (article?.blocks ?? []).flatMap((block) =>
    'text' in block && !prose.includes(block.text) && !headings.includes(block.text) ? [block.text] : [],
  );
}

const HAN = ['一、先看数据', '二、级数怎么定', '三、阴阳的说法从哪里来？'];
const LATIN = ['Before the pier', 'The pier', 'After it'];

it.each([
  [
    'of links without an address, below its button',
    `<div><div>目录</div><div><a>收起</a>${HAN.map((text) => `<a>${text}</a>`).join('')}</div></div>`,
  ],
  ['of boxes in line', `<div><p>目录：</p><p>${HAN.map((text) => `<span>${text}</span>`).join('')}</p></div>`],
])('a Chinese table of contents is not read: %s', (_, line) => {
  expect(above(line, HAN, LONG_ZH_PROSE)).toEqual([]);
});

it('an English table of contents is not read', () => {
  const spans = LATIN.map((text) => `<span>${text}</span> `).join('');
  expect(above(`<p>Contents</p><p>${spans}</p>`, LATIN, LONG_PROSE)).toEqual([]);
});

it.each([
  'Before the pier, the pier, after it.',
  'Before the pier came the ferry. After it came the rain.',
  'The pier',
])('a line of the author’s is read: %s', (line) => {
  const headings = line === 'The pier' ? ['The boats', 'The wall', 'The rain'] : LATIN;
  const told = line === 'The pier' ? 'The pier of the old days is gone.' : line;
  expect(above(`<p>${told}</p>`, headings, LONG_PROSE)).toEqual([told]);
});

it('sentences that are headings, too, are read', () => {
  const steps = ['Listen.', 'Count.', 'Write it down.'];
  expect(above('<p>Listen. Count. Write it down.</p>', steps, LONG_PROSE)).toEqual(['Listen. Count. Write it down.']);
});

it.each([
  [['我', '爱', '你'], '我爱你'],
  [['Bread', 'Salt'], 'Bread Salt'],
])('what repeats the headings below them is read: %s', (headings, line) => {
  const prose = line === '我爱你' ? LONG_ZH_PROSE : LONG_PROSE;
  const sections = headings.map((heading, at) => `<h2>${heading}</h2>${paragraphs(prose.slice(3 * at, 3 * at + 3))}`);
  const last = paragraphs(prose.slice(9));
  const { article } = extractArticle(
    page(`${sections.join('')}<p>${line}</p>${last}`, { title: 'The pier' }),
    URL_OF_PAGE,
  );
  expect(article?.blocks).toContainEqual(expect.objectContaining({ text: line }));
});
