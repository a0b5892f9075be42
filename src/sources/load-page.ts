/** A page → its tree, unless its nesting would keep the parser busy for ever. */
import { type CheerioAPI, load } from 'cheerio';
import { LecternError } from '../errors.ts';

/** No person nests so deep; the parser's time grows with the square of it. */
const DEEPEST = 5000;

/** Elements that are closed, without a word, by what follows them or are never open. */
const TAG =
  /<(\/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|td|th|tr|track|wbr)\b)[a-z]/gi;

/** @throws LecternError `unreadable` */
export function loadPage(html: string, url: string): CheerioAPI {
  let depth = 0;
  for (const [, closing] of html.matchAll(TAG)) {
    depth = Math.max(0, depth + (closing === '' ? 1 : -1));
    if (depth > DEEPEST)
      throw new LecternError(`${url} nests its elements more than ${DEEPEST} deep.`, {
        code: 'unreadable',
        stage: 'sources',
        hint: 'Such a page is broken or hostile; look for a feed or a sitemap of the site instead.',
      });
  }
  return load(html);
}
