/** Labels in a box that sums a text up in paragraphs. */
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
