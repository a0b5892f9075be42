/** Tells boxes of a site by names of their elements that hintOfWords does not know, or that articles have, too. */
import type { Element } from './dom.ts';
import { holds, isBeside } from './named-boxes.ts';
import { remember } from './remember.ts';
import { splitCase } from './split-case.ts';

const BOX =
  'box|block|sign-?up|form|teaser|widget|promo|cta|banner|subscribe|subscription|registration|inscription|anmeldung|module|card|unit|embed|inline|callout|container|wrapper|slot';
/** A box for a newsletter or other articles, by its name in data-component and the like; a letter's own parts are called alike. */
const SITE_BOX = new RegExp(
  `(?:^|[\\s_-])(?:(?:nl|abo|mailing-?list|e?-?mail)[_-]{0,2}(?:${BOX})|(?:newsletters?|infolettre|nieuwsbrief|nyhetsbrev|nyhedsbrev|biuletyn|boletin(?:es)?|related[_-]?(?:articles?|stor(?:y|ies)|content|links?|news|posts?)|most[_-]?read)(?:[_-]{0,2}(?:${BOX})){0,2})(?:[_-]{0,2}\\d{1,2})?(?:$|\\s)`,
  'i',
);
const OF_LETTER = /(?<!\p{L})newsletters?(?!\p{L})/iu;

const isSiteName = remember((words) => SITE_BOX.test(splitCase(words)));

/** True for such a box with a link and no more than two sentences, and without the article's title. */
export function isSiteBox(element: Element): boolean {
  const { name, attribs } = element;
  if (!/^(?:div|section|aside)$|-/.test(name)) return false;
  const isNamed = (key: string) => /^(?:class|id|data-.*)$/.test(key) && isSiteName(attribs[key] ?? '');
  if (!Object.keys(attribs).some(isNamed) && !OF_LETTER.test(attribs['aria-label'] ?? '') && !isSiteName(name))
    return false;
  return isBeside(element, 2) && !holds(element, (one) => one.name === 'h1');
}
