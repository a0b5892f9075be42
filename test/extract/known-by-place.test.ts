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
        field('paper', 'The paper', 'Alder R. Ferries at night. Annals 4, 12') +
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

describe('labelled boxes behind a text are read', () => {
  const box = (label: string, value: string) => `<div class="entry"><p class="label">${label}</p><p>${value}</p></div>`;

  it.each([
    [
      'questions and answers',
      [
        ['Q.', 'Will you sail again?'],
        ['A.', 'As soon as the ice has gone'],
      ],
    ],
    ['a verdict', [['Verdict', 'The best ferry in the north, and the slowest.']]],
    ['a lesson', [['The lesson:', 'Never lend money to a captain']]],
    [
      'years',
      [
        ['1904', 'The pier burns down'],
        ['1911', 'The horn is heard for the first time'],
      ],
    ],
    [
      'sentences',
      [
        ['Boat', 'She was built of larch.'],
        ['Crew', 'Nobody stayed a second year.'],
      ],
    ],
    ['a single one', [['Crew', 'Four']]],
  ])('%s', (_, fields) => {
    const values = fields.map(([, value]) => value);
    expect(added(PROSE + fields.map(([label = '', value = '']) => box(label, value)).join(''))).toEqual(
      expect.arrayContaining(values),
    );
  });
});

describe('a first line in italics that begins with the site’s name', () => {
  const first = (site: string, line: string) =>
    (
      extractArticle(
        page(`<p><em>${line}</em></p>${PROSE}`, { head: `<meta property="og:site_name" content="${site}">` }),
        URL_OF_PAGE,
      ).article?.blocks ?? []
    ).flatMap((block) => ('text' in block ? [block.text] : []));

  it.each([
    ['Nature', 'Nature is an old enemy of the ferry, and on Thursday it won.'],
    ['Time', 'Time takes everything, even the ferries.'],
    ['Time', 'Time comes for every ferry.'],
    ['The Harbour', 'The Harbour is a place that forgets nobody who was born there.'],
    ['The Guardian', 'The Guardian is the name of the boat that I grew up on.'],
    ['The Lighthouse', 'The Lighthouse is the old letter that I found in her drawer.'],
    ['Time', 'Time is the enemy of every newspaper.'],
    ['Winter', 'Winter arrives on a Thursday, as it does every year.'],
  ])('is read where it tells of no publication (%s): %s', (site, line) => expect(first(site, line)).toContain(line));

  it.each([
    ['Quay Letters', 'Quay Letters is a weekly newsletter about boats.'],
    ['The Harbour', 'The Harbour is an independent magazine for people who row.'],
    ['Nature', 'Nature is a weekly journal about the sea.'],
  ])('is left out where it says what is published (%s): %s', (site, line) =>
    expect(first(site, line)).not.toContain(line),
  );
});
