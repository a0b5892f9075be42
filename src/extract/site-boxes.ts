/** Tells boxes of a site by names of their elements that hintOfWords does not know, or that articles have, too. */
import { type Element, innerText } from './dom.ts';
import { holds, isBeside, sentencesIn, unlinkedText } from './named-boxes.ts';
import { isControl } from './page-controls.ts';
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

/** Where readers tell Google's news to prefer a site, or follow it there. */
const PREFERRED =
  /^https?:\/\/(?:www\.)?(?:google\.\w{2,3}(?:\.\w{2})?\/preferences\/source|profile\.google\.\w{2,3}\/cp\/)/i;
const [LONGEST_CALL, SENTENCES_OF_CALL] = [500, 3];

/** A box that leads there and says in a few sentences what for. */
function isCallToPrefer(element: Element): boolean {
  if (innerText(element, LONGEST_CALL + 1).length > LONGEST_CALL) return false;
  if (!holds(element, ({ name, attribs }) => name === 'a' && PREFERRED.test(attribs['href'] ?? ''))) return false;
  return sentencesIn(unlinkedText(element)) <= SENTENCES_OF_CALL && !holds(element, ({ name }) => name === 'h1');
}

/** True for such a box with a link and no more than two sentences, and without the article's title. */
export function isSiteBox(element: Element): boolean {
  const { name, attribs } = element;
  if (isControl(element)) return true;
  if (!/^(?:div|section|aside)$|-/.test(name)) return false;
  if (isCallToPrefer(element)) return true;
  const isNamed = (key: string) => /^(?:class|id|data-.*)$/.test(key) && isSiteName(attribs[key] ?? '');
  if (!Object.keys(attribs).some(isNamed) && !OF_LETTER.test(attribs['aria-label'] ?? '') && !isSiteName(name))
    return false;
  return isBeside(element, 2) && !holds(element, (one) => one.name === 'h1');
}
