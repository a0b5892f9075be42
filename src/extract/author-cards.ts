/** Tells a name in the card of another article, or in a menu, from that of the article's author. */
import { attribute, type Element, innerText, isElement } from './dom.ts';
import { hintOf } from './element-hints.ts';
import { holds } from './named-boxes.ts';

const MENU = /(?:^|[\s_-])(?:nav|navbar|menu|login|breadcrumbs?|crumbs?|topbar|site-?nav|channel)(?:$|[\s_-])/i;
/** Who wrote the post, which some layouts set among the links beside it. */
const OF_POST = /(?:^|[\s_-])(?:post|article|entry|story)[_-]{1,2}(?:authors?|bylines?)(?:$|\s)/i;
const CARD = /(?:^|[\s_-])(?:card|teaser|feed|related|recommend\w{0,6}|sidebar|rank|hot|reply|quote)(?:$|[\s_-])/i;

/** A short link to another article with its author's name beneath it, or an entry of a menu. */
export function isInCard(element: Element): boolean {
  let at = element.parent;
  let isOfPost = OF_POST.test(attribute(element, 'class'));
  for (let level = 0; at && 'attribs' in at && level < 8; level += 1, at = at.parent) {
    const hint = hintOf(at);
    isOfPost ||= OF_POST.test(attribute(at, 'class'));
    if (hint === 'comments' || (at.name === 'nav' && !isOfPost) || (at.name === 'footer' && !isFootOfHead(at)))
      return true;
    const words = attribute(at, 'class');
    if (level < 3 && CARD.test(words) && !/author|byline|profile|user/i.test(words)) return true;
    if (!isOfPost && MENU.test(`${words} ${attribute(at, 'id')}`)) return true;
  }
  return false;
}

/** Themes set who wrote an article, and when, as the foot of its header, and nobody's name above it. */
const isFootOfHead = (foot: Element) => {
  const { parent } = foot;
  if (parent === null || !isElement(parent) || parent.name !== 'header') return false;
  if (FILED.test(innerText(foot, 40))) return false;
  return !parent.children.some((child) => isElement(child) && child !== foot && namesAuthor(child));
};
const namesAuthor = (element: Element): boolean =>
  attribute(element, 'rel') === 'author' ||
  /author|byline/i.test(`${attribute(element, 'class')} ${attribute(element, 'itemprop')}`) ||
  element.children.some((child) => isElement(child) && namesAuthor(child));
const FILED = /^(?:posted|filed|published|categori[sz]ed) (?:in|under)\b(?!.{0,30}\bby )/i;

/** Cards of one list have the same markup; fewer may be several authors of one article. */
const CARDS = 3;
const CARD_LEVELS = 3;
/** A card has little but its headline. */
const [HEADLINE, CARD_TEXT] = [8, 200];

/** The names in a list of other articles' cards: the same class on each, and a headline beside each. */
export function namesInCards(elements: readonly Element[]): ReadonlySet<Element> {
  const lists = new Map<string, Element[]>();
  for (const element of elements) {
    const words = attribute(element, 'class');
    if (words !== '' && isBesideHeadline(element)) lists.set(words, [...(lists.get(words) ?? []), element]);
  }
  return new Set([...lists.values()].filter(({ length }) => length >= CARDS).flat());
}

function isBesideHeadline(element: Element): boolean {
  let at = element.parent;
  for (let level = 0; at && 'attribs' in at && level < CARD_LEVELS; level += 1, at = at.parent) {
    if (innerText(at, CARD_TEXT * 2).length > CARD_TEXT) return false;
    const isHeadline = (inner: Element) =>
      inner !== element && inner.name === 'a' && innerText(inner, CARD_TEXT).trim().length >= HEADLINE;
    if (holds(at, isHeadline)) return true;
  }
  return false;
}
