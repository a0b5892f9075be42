/** Items that are links in lists that the author wrote, and in those that are the site's. */
import { expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const link = (text: string) => `<a href="/${text.length}">${text}</a>`;
/** What is read of a list in the middle of an article. */
function read(items: readonly string[]): readonly string[] {
  const list = `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const body = paragraphs(LONG_PROSE.slice(0, 6)) + list + paragraphs(LONG_PROSE.slice(6));
  const blocks = extractArticle(page(body), URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((one) => (one.kind === 'listItem' ? [one.text] : []));
}

it('reads an item that is a link among others that are none', () => {
  const [linked, one, other] = [
    'Ann has a patch for the winch',
    'Tom mended the ramp on Friday',
    'The bell rings again',
  ];
  expect(read([link(linked), one, other])).toEqual([linked, one, other]);
  expect(read([one, link(linked), other])).toEqual([one, linked, other]);
  expect(
    read([
      `Ann has ${link('patched the winch of the ferry')}`,
      `Tom ${link('mended')} the ramp of the old ferry on Friday`,
      other,
    ]),
  ).toHaveLength(3);
  expect(read(['diesel, of the heavy kind', link('coal'), 'peat, where nothing else burns'])).toHaveLength(3);
});

it('leaves out links behind the last item of the author, and those of a list that is mostly links', () => {
  const own = ['Tom mended the ramp on Friday', 'The bell rings again after a month'];
  expect(read([...own, link('The eels are back in the river')])).toEqual(own);
  const links = [
    'The eels are back',
    'A cat that sails',
    'Where to find mussels',
    'The lock in winter',
    'Who rings the bell',
  ];
  expect(read([...links.map(link), ...own])).not.toContain(links[0]);
});
