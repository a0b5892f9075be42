/** Headings that only the size or the weight of their letters sets apart. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const added = (html: string) =>
  (extractArticle(html, URL_OF_PAGE).article?.blocks ?? []).flatMap((block) =>
    'text' in block && !LONG_PROSE.includes(block.text) ? [`${block.kind} ${block.text}`] : [],
  );
const [before, after] = [LONG_PROSE.slice(0, 6), LONG_PROSE.slice(6)];
const within = (box: string) => added(page(paragraphs(before) + box + paragraphs(after)));
const LINE = 'What the crossing costs';

describe('a line larger than the text', () => {
  it.each([
    `<p style="font-size:22px">${LINE}</p>`,
    `<p><span style="color:#111; font-size: 1.4em;">${LINE}</span></p>`,
    `<p><font size="5">${LINE}</font></p>`,
    `<p><font size="+1">${LINE}</font></p>`,
    `<div style="font-size:x-large">${LINE}</div>`,
    `<p><span style="font-size:15pt">What the </span><span style="font-size:15pt">crossing costs</span></p>`,
  ])('%s is a heading', (box) => expect(within(box)).toEqual([`heading ${LINE}`]));

  it.each([
    [`<p style="font-size:12px">${LINE}</p>`, LINE],
    ['<p style="font-size:22px">The crossing costs nothing on Sundays.</p>', 'The crossing costs nothing on Sundays.'],
    [`<p>${LINE} <span style="font-size:22px">on Sundays</span></p>`, `${LINE} on Sundays`],
  ])('%s is a paragraph', (box, text) => expect(within(box)).toEqual([`paragraph ${text}`]));

  it('is one on a page that draws all its text large', () => {
    const large = (texts: readonly string[]) => texts.map((text) => `<p style="font-size:18px">${text}</p>`).join('');
    const lines = (size: string) =>
      added(page(`${large(before)}<p style="font-size:${size}">${LINE}</p>${large(after)}`));
    expect(lines('24px')).toEqual([`heading ${LINE}`]);
    expect(lines('18px')).toEqual([`paragraph ${LINE}`]);
  });
});

describe('a bold line above a line break', () => {
  const TEXT =
    'Nineteen minutes cost as much as forty did, and the fare will not be raised before the third boat comes.';

  it('is a heading', () =>
    expect(within(`<p><b>${LINE}</b><br>${TEXT}</p>`)).toEqual([`heading ${LINE}`, `paragraph ${TEXT}`]));

  it('is none where the sentence goes on, or the next line is bold too', () => {
    expect(within(`<p><b>Nineteen minutes</b> cost as much<br>as forty did.</p>`)).toEqual([
      'paragraph Nineteen minutes cost as much as forty did.',
    ]);
    expect(within(`<p><b>Ruth Alder</b><br>Tom Hale, Wexley<br>Joe Marsh</p>`)).toEqual([
      'paragraph Ruth Alder Tom Hale, Wexley Joe Marsh',
    ]);
    expect(within(`<p><b>What the crossing</b><br><b>costs in winter</b></p>`)).toEqual([
      'heading What the crossing costs in winter',
    ]);
  });
});
