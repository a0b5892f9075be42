/** Sets a line at the end of a page and between its paragraphs. */
import { expect } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

/** Where a page reads the line: `end`, `within`. The rest of its text is read, too. */
export function readAt(line: string): readonly string[] {
  const text = line.replace(/<[^>]+>/g, '');
  const prose = /\p{Script=Han}/u.test(text) ? LONG_ZH_PROSE : LONG_PROSE;
  return Object.entries({ end: prose.length, within: 5 }).flatMap(([name, at]) => {
    const { article } = extractArticle(page(paragraphs(prose.toSpliced(at, 0, line))), URL_OF_PAGE);
    const texts = (article?.blocks ?? []).flatMap((block) => ('text' in block ? [block.text] : []));
    expect(texts.filter((one) => prose.includes(one))).toEqual(prose);
    return texts.includes(text) ? [name] : [];
  });
}
