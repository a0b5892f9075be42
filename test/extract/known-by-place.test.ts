/** What a page sets around its text and is known by where it stands; and text that stands alike. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const HEAD = '<meta property="og:site_name" content="Quay Letters">';
const added = (html: string) => {
  const blocks = extractArticle(page(html, { head: HEAD }), URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((block) =>
    'text' in block && block.kind !== 'table' && !LONG_PROSE.includes(block.text) ? [block.text] : [],
  );
};
const PROSE = paragraphs(LONG_PROSE);
const within = (box: string) => paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6));
const field = (name: string, label: string, value: string) =>
  `<div class="field field-${name}"><div class="field__label">${label}</div><div class="field__item"><p>${value}</p></div></div>`;

describe('what stands around a text is not read', () => {
  it.each([
    [
      'facts under labels behind it',
      PROSE +
        field('paper', 'The paper', 'Alder R. Ferries at night. Annals 4, 12.') +
        field('ask', 'Whom to ask', 'Dr Liv Roe'),
    ],
    ['a line in italics on the publication above it', `<p><em>Quay Letters is a letter about boats.</em></p>${PROSE}`],
    [
      'an aside that calls and has a link below',
      within('<aside><p>Do you work here? Our reporters would like to know.</p><a href="/f">Open the form</a></aside>'),
    ],
    [
      'a box with a ground of its own that sells',
      within(
        '<div style="background:#eee"><h4>From a friend of the letter</h4><p>Flour is ground on Tuesdays and at the door by Friday. <a href="https://flour.example">Order a sack</a></p></div>',
      ),
    ],
    [
      'a form with all that is said in it',
      `${PROSE}<div><form><p>Chain clean? Tyres hard? Our Friday letter has one tip and one route, and never more than one.</p><input type="email"><label>I have read how it works and I do not mind at all</label></form></div>`,
    ],
    [
      'a note on how the site earns',
      `<div class="affiliate-disclosure"><p>The shop may pay us when you buy.</p></div>${PROSE}`,
    ],
    [
      'the heading of a box that holds a table alone',
      within(
        '<div class="facts"><h4>The boat at a glance</h4><table><tr><td>Weight</td><td>41 t</td></tr><tr><td>Length</td><td>12 m</td></tr></table></div>',
      ),
    ],
  ])('%s', (_, html) => expect(added(html)).toEqual([]));
});

const TABLE = '<table><tr><td>Weight</td><td>41 t</td></tr><tr><td>Length</td><td>12 m</td></tr></table>';

describe('text is read', () => {
  it.each([
    [
      'in italics above the rest',
      'Quay and letters were all that she knew.',
      (line: string) => `<p><em>${line}</em></p>`,
    ],
    ['that begins with the site’s name', 'Quay Letters is a book about boats.', (line: string) => `<p>${line}</p>`],
    ['in a labelled box that the text goes on behind', 'No, never.', (line: string) => field('say', 'Una', line)],
    [
      'in an aside with a link below',
      'The horn was built in 1911 by two brothers who had never heard one, and it was sold to the town for the price of a cow.',
      (line: string) => `<aside><p>${line}</p><a href="/f">See the drawings</a></aside>`,
    ],
    [
      'in a box with a ground of its own',
      'Fold it twice and wait for an hour, as Lise does.',
      (line: string) =>
        `<div style="background:#eee"><h4>How to knead</h4><p>${line.replace('Lise', '<a href="/l">Lise</a>')}</p></div>`,
    ],
    [
      'below a heading and a table',
      'Nobody believed the first figure.',
      (line: string) => `<div><h4>The boat at a glance</h4>${TABLE}<p>${line}</p></div>`,
    ],
  ])('%s', (_, line, wrap) => expect(added(wrap(line) + PROSE)).toContain(line));
});
