/** What a heading says. */
import { attribute, type ChildNode, type Element, innerText, isElement } from './dom.ts';
import { isHeadingMark } from './inline-marks.ts';
import { squash } from './squash.ts';

const KICKER =
  /kicker|overline|sub-?headline|topline|dachzeile|eyebrow|fly-?title|rubric|roofline|spitzmarke|category|colon|prefix|topic-?label|super-?title|over-?title|pre-?title|intro-?title|(?:title|heading|headline)[_-]{1,2}(?:label|badge|tag|type)|sur-?titre|yin-?ti|datetime|entry-?date/i;
const LIMIT = 600;
/** A badge at an end of a heading: Exclusive, 原创. */
const BADGE_CLASS = /(?:^|[\s_-])(?:tags?|badges?|labels?|flags?|pills?|chips?|original)(?:$|[\s_-])/i;
const BADGE =
  /^[【[（(]?(?:原[创創]|首[发發]|[独獨]家|[转轉][载載]|投稿|置[顶頂]|精[华華选選]|加精|推[荐薦]|[热熱][门門]?|最?新|付[费費]|[会會][员員](?:[专專][享属屬])?|VIP|[专專]享|有料(?:会員限定)?|会員限定|無料|新着|new|hot|exclusive|premium|plus|abo|sponsored|updated|live|exklusiv|anzeige|exclusif|abonnés|réservé aux abonnés|exclusiv[ao]|suscriptores|esclusiva|abbonati|assinantes|эксклюзив)[】\]）)]?$/iu;

/**
 * A heading's text without the kicker that stands in front of it, and without the marks of links to it.
 *
 * @param said Squashed titles that the page names elsewhere: what they have of a badge is the headline's, Some Like It Hot.
 */
export function headingText(heading: Element, said: readonly string[] = []): string {
  const textIn = (node: ChildNode) => innerText(node, LIMIT, isHeadingMark);
  const marked = findWithin(heading, (element) => attribute(element, 'itemprop') === 'headline');
  if (marked) return textIn(marked);
  const parts = heading.children.filter(isElement).filter(({ name }) => name !== 'br');
  const kickers = parts.filter(
    (part) => part.name === 'time' || KICKER.test(attribute(part, 'class')) || isBadge(part, heading),
  );
  const all = textIn(heading);
  if (kickers.length === 0) return all;
  const rest = heading.children
    .filter((child) => !isElement(child) || !kickers.includes(child))
    .map((child) => textIn(child));
  const text = rest
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s[:：]$/, '');
  // A colon joins the kicker to the headline.
  if (/^[:：]/.test(text)) return all.replace(/\s+(?=:)/, '');
  // Whether it joins or counts below zero: Winter -40 degrees.
  if (/^-\s?\d/.test(text)) return all;
  const areBadges = kickers.every((part) => isBadge(part, heading));
  if (areBadges && said.some((one) => one.includes(squash(all)))) return all;
  const least = areBadges ? 1 : 8;
  return text.length > least ? text.replace(/^[–—|/·•-]\s+/, '') : all;
}

function isBadge(part: Element, { children }: Element): boolean {
  if (!BADGE_CLASS.test(attribute(part, 'class')) || !BADGE.test(innerText(part, 40))) return false;
  const at = children.indexOf(part);
  const isEmpty = (nodes: readonly ChildNode[]) => nodes.every((node) => innerText(node, LIMIT) === '');
  return isEmpty(children.slice(0, at)) || isEmpty(children.slice(at + 1));
}

/** True for a heading that is called by `title` as a whole, or by it behind kickers in elements of their own. */
export function isCalled(heading: Element, title: string): boolean {
  const own = squash(title);
  const isOwn = (node: ChildNode) => squash(innerText(node, LIMIT)) === own;
  const parts = heading.children.filter((node) => isElement(node) || innerText(node, LIMIT) !== '');
  return own !== '' && (isOwn(heading) || (parts.every(isElement) && parts.some(isOwn)));
}

/** The first element within another one that `accept` is true for. */
export function findWithin(element: Element, accept: (element: Element) => boolean): Element | undefined {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (accept(child)) return child;
    const found = findWithin(child, accept);
    if (found) return found;
  }
  return undefined;
}
