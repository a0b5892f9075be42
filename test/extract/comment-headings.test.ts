/** Headings of sections that are called as readers' comments are. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const SECTION = [
  'The harbour office answered every letter of the winter in the order in which it had come, and pinned the answers to the board beside the ticket window.',
  'Some of them were short, and some went on for pages about the price of coal, the height of the tide and the hard work of all the people who repair the old lock.',
  'Nobody in the town can remember that an office ever took so much trouble, and the board had to be made longer twice before all the ice of that winter was gone again.',
];
const COMMENTS = `<section id="comments"><ol><li class="comment"><cite>Ann Oarsman</cite><span>said on May 19, 2024 at 10:12</span><p>I crossed on it this morning and it was so quiet that I fell asleep.</p></li>
  <li class="comment"><cite>Tom Quay</cite><span>said on May 20, 2024 at 08:40</span><p>The old one was louder, but it had a stove in it.</p></li></ol></section>`;

function read(body: string): readonly string[] {
  const blocks = extractArticle(page(body), URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((one) => ('text' in one ? [one.text] : []));
}

it.each(['Response', 'Responses', 'Kommentar', 'Replies'])('reads a section called %s above comments', (heading) => {
  const text = read(
    `<h2>Request</h2>${paragraphs(LONG_PROSE)}<h2>${heading}</h2>${paragraphs(SECTION)}<h2>Postage</h2><p>A stamp costs as much as a crossing.</p>${COMMENTS}`,
  );
  expect(text).toEqual(
    expect.arrayContaining([heading, ...SECTION, 'Postage', 'A stamp costs as much as a crossing.']),
  );
  expect(text.join(' ')).not.toMatch(/fell asleep|had a stove/);
});

it('leaves out comments that stand as paragraphs in the container of the text', () => {
  const comments = SECTION.map((text, at) => `<p>Posted by: Reader ${at} on May 2${at}, 2024</p><p>${text}</p>`).join(
    '',
  );
  const text = read(`${paragraphs(LONG_PROSE)}<h2>Responses</h2>${comments}`);
  expect(text).toEqual(LONG_PROSE);
});
