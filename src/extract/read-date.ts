/** When an article was published. */

import { attribute, innerText } from './dom.ts';
import { isDateLine } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
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

/** The publication date. `lines` are the texts that may say it, in order of trust: see {@link dateLines}. */
export function readDate(facts: PageFacts, lines: readonly string[], url: string): WrittenDate | undefined {
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
  for (const line of lines) {
    const found = parseDate(line);
    if (found) return found;
  }
  return dateInUrl(url);
}

/** A dateline that opens a paragraph: 【小镇日报2024年5月18日】…, 小镇日报5月18日电 …, WEXLEY, May 18, 2024 (Agency) - … */
const OPENING =
  /^\s?(?:[【（([][^】）)\]，。]{0,60}[】）)\]]\s?){1,2}|^[^，。,]{0,20}\d{4}年\d{1,2}月\d{1,2}日\s?(?:电|電|讯|訊|[报報][导導道]|消息)|^\p{Lu}[^!?;]{2,80}\d{4}\s?(?:\([^)]{2,30}\)|\/[^/]{2,30}\/)?\s?(?:[-–—]{1,2})\s/u;
const LABELLED =
  /(?:\b(?:posted|published|updated|veröffentlicht|publié)(?: on)?\s?:|[发發]布[时時][间間]|[发發]表[时時][间間]).{0,60}/i;
/** Text pieces at either end of the body that may be a dateline of their own. */
const ENDS = 4;

/**
 * The texts that may say when the article was published. A sentence of the article tells other dates too: of what is
 * kept only a dateline counts, as a line of its own near an end of the body, or as the opening of its first paragraphs.
 *
 * @param near The pieces around the article's start and end, in order of trust; then those of the whole page.
 * @param kept The pieces that are read aloud, in order.
 */
export function dateLines(near: readonly Piece[], kept: readonly Piece[]): readonly string[] {
  const said = new Set(kept);
  const ends = new Set([...kept.slice(0, ENDS), ...kept.slice(-ENDS)]);
  return near.flatMap((piece) => {
    if (!said.has(piece)) return isHeaderLine(piece) ? [piece.text] : [];
    if (!ends.has(piece)) return [];
    if (isDateLine(piece.text, piece.weight)) return [piece.text];
    const head = piece.text.slice(0, 200);
    return (OPENING.exec(head) ?? LABELLED.exec(head))?.[0] ?? [];
  });
}

function dateInUrl(url: string): WrittenDate | undefined {
  const match = /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2]\d|3[01])(?=[/_.t-])/.exec(url);
  return match ? parseDate(`${match[1]}-${match[2]}-${match[3]}`) : undefined;
}

/** What stands beside the article and is no sentence, unless it begins with its date as a teaser does. */
function isHeaderLine({ text, weight }: Piece): boolean {
  return weight <= 120 || (weight <= 400 && (!endsSentence(text) || parseDate(text.slice(0, 24)) !== undefined));
}
