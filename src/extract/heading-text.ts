/** What a heading says. */
import { attribute, type ChildNode, type Element, innerText, isElement } from './dom.ts';
import { areHiddenWords } from './hidden-words.ts';
import { isHeadingMark } from './inline-marks.ts';
import { squash } from './squash.ts';

const KICKER =
  /kicker|overline|sub-?headline|topline|dachzeile|eyebrow|fly-?title|rubric|roofline|spitzmarke|category|colon|prefix|topic-?label|super-?title|over-?title|pre-?title|intro-?title|(?:title|heading|headline)[_-]{1,2}(?:label|badge|tag|type)|sur-?titre|yin-?ti|datetime|entry-?date/i;
const LIMIT = 600;
/** A badge at an end of a heading: Exclusive, 原创. */
const BADGE_CLASS =
  /(?:^|[\s_-])(?:tags?|badges?|labels?|flags?|pills?|chips?|stickers?|ico(?:n|ns)?|original|exclusive|premium|paid|vip|lock(?:ed)?|subscribers?|abonn?es?)(?:$|[\s_-])/i;
const BADGE_WORDS = [
  '原[创創]|首[发發]|[独獨]家(?:[报報][道導])?|[转轉][载載]|投稿|置[顶頂]|精[华華选選]|加精|推[荐薦]|[热熱][门門]?|最?新',
  '(?:限[时時])?免[费費](?:[阅閱][读讀])?|限免|[试試][读讀]|[付收][费費](?:[阅閱][读讀]|文章|[内內]容)?|(?:[会會][员員]|[订訂][户戶阅閱]|VIP)(?:[专專][享属屬]|文章|[内內]容)?|[专專]享',
  '有料(?:会員)?(?:限定)?(?:記事)?|会員(?:限定)?(?:記事)?|無料(?:記事)?|新着|プレミアム(?:記事)?|유료|단독|프리미엄',
  'new|hot|live|updated|sponsored|(?:paid|premium|sponsored) (?:article|content|post)|exclusive|premium|plus',
  '(?:for )?(?:subscribers?|members?)(?:[ -]only| exclusive)?|exklusiv|anzeige|abo|(?:(?:nur )?für )?abonnenten|(?:alleen voor )?abonnees',
  'exclusif|(?:article )?(?:réservé (?:aux|à nos) )?abonnés?|exclusiv[ao]|(?:(?:exclusivo |solo )?para |solo )?su[bs]criptores|esclusiva|(?:(?:solo )?per |riservato agli )?abbonati|(?:(?:exclusivo |só )?para )?assinantes',
  'эксклюзив|(?:только )?по подписке|для подписчиков',
];
const BADGE = new RegExp(`^[【[（(]?(?:${BADGE_WORDS.join('|')})[】\\]）)]?$`, 'iu');
/** Boxes around all of a headline. */
const WRAPPERS = 3;

/**
 * A heading's text without the kicker that stands in front of it, and without the marks of links to it.
 *
 * @param said Squashed titles that the page names elsewhere: what they have of a badge is the headline's, Some Like It Hot.
 */
export function headingText(heading: Element, said: readonly string[] = []): string {
  const isUnsaid = (element: Element) => isHeadingMark(element) || (element !== heading && areHiddenWords(element));
  const textIn = (node: ChildNode) => innerText(node, LIMIT, isUnsaid);
  const marked = findWithin(heading, (element) => attribute(element, 'itemprop') === 'headline');
  if (marked) return textIn(marked);
  const whole = withinWrappers(heading);
  const parts = whole.children.filter(isElement).filter(({ name }) => name !== 'br');
  const kickers = parts.filter(
    (part) => part.name === 'time' || KICKER.test(attribute(part, 'class')) || isBadge(part, whole, said),
  );
  const all = textIn(heading);
  if (kickers.length === 0) return all;
  const rest = whole.children
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
  const areBadges = kickers.every((part) => isBadge(part, whole, said));
  if (areBadges && said.some((one) => one.includes(squash(all)))) return all;
  const least = areBadges ? 1 : 8;
  return text.length > least ? text.replace(/^[–—|/·•-]\s+/, '') : all;
}

/** The innermost element that holds all that a heading says beside other things. */
function withinWrappers(heading: Element): Element {
  let at = heading;
  for (let level = 0; level < WRAPPERS; level += 1) {
    const [only, ...more] = at.children.filter((node) => innerText(node, LIMIT) !== '');
    if (!only || more.length > 0 || !isElement(only)) return at;
    at = only;
  }
  return at;
}

/** A badge by its class, or by another place that calls the page by the rest alone. */
function isBadge(part: Element, { children }: Element, said: readonly string[]): boolean {
  if (!BADGE.test(innerText(part, 40))) return false;
  const at = children.indexOf(part);
  const textOf = (nodes: readonly ChildNode[]) => nodes.map((node) => innerText(node, LIMIT)).join('');
  const [before, behind] = [textOf(children.slice(0, at)), textOf(children.slice(at + 1))];
  if ((before === '') === (behind === '')) return false;
  return BADGE_CLASS.test(attribute(part, 'class')) || said.includes(squash(before + behind));
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
