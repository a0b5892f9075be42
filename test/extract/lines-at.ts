/** Sets a line or markup into a page: at its end, and between its paragraphs. */
import { expect } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const proseFor = (line: string) => (/\p{Script=Han}/u.test(line) ? LONG_ZH_PROSE : LONG_PROSE);

/** Where a page reads the line: `end`, `within`. The rest of its text is read, too. */
export function readAt(line: string, given?: readonly string[], title?: string): readonly string[] {
  const text = line.replace(/<[^>]+>/g, '');
  const prose = given ?? proseFor(text);
  return Object.entries({ end: prose.length, within: 5 }).flatMap(([name, at]) => {
    const html = page(paragraphs(prose.toSpliced(at, 0, line)), title === undefined ? {} : { title });
    const texts = (extractArticle(html, URL_OF_PAGE).article?.blocks ?? []).flatMap((block) =>
      'text' in block ? [block.text] : [],
    );
    expect(texts.filter((one) => prose.includes(one))).toEqual(prose);
    return texts.includes(text) ? [name] : [];
  });
}

/** The texts that markup adds between the paragraphs of a page. */
export const textsWithin = (markup: string, head = ''): readonly string[] | undefined =>
  extractArticle(
    page(paragraphs(LONG_PROSE.slice(0, 6)) + markup + paragraphs(LONG_PROSE.slice(6)), { head }),
    URL_OF_PAGE,
  ).article?.blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : []));
