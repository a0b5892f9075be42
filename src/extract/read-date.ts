/** When an article was published. */

import { attribute, innerText } from './dom.ts';
import { articleObjects, type PageFacts } from './page-facts.ts';
import { parseDate, type WrittenDate } from './parse-date.ts';
import type { Piece } from './pieces.ts';

const META_NAMES = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'publishdate',
  'publish_date',
  'publish-date',
  'pubdate',
  'published_time',
  'publication_date',
  'sailthru.date',
  'parsely-pub-date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'dc.date.created',
  'cxenseparse:recs:publishtime',
  'weibo:article:create_at',
  'apub:time',
  'og:release_date',
  'og:published_time',
  'date',
  'creation_date',
  'og:time',
];

/** The publication date. `near` are the pieces around the article's start, in order of trust. */
export function readDate(facts: PageFacts, near: readonly Piece[], url: string): WrittenDate | undefined {
  for (const object of articleObjects(facts)) {
    for (const name of ['datePublished', 'dateCreated', 'uploadDate']) {
      const value = object[name];
      const found = typeof value === 'string' ? parseDate(value) : undefined;
      if (found) return found;
    }
  }
  for (const name of META_NAMES) {
    const found = parseDate(facts.meta.get(name) ?? '');
    if (found) return found;
  }
  for (const time of facts.times) {
    const found = parseDate(attribute(time, 'datetime')) ?? parseDate(innerText(time, 200));
    if (found) return found;
  }
  for (const piece of near) {
    if (piece.weight > 400) continue;
    const found = parseDate(piece.text);
    if (found) return found;
  }
  return dateInUrl(url);
}

function dateInUrl(url: string): WrittenDate | undefined {
  const match = /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2]\d|3[01])(?=[/_.t-])/.exec(url);
  return match ? parseDate(`${match[1]}-${match[2]}-${match[3]}`) : undefined;
}
