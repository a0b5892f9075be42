/** Tells promotional boxes by the skip link that they begin with. */
import { type ChildNode, type Element, innerText, isElement, textOf } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import { holds, sentencesIn, unlinkedText } from './named-boxes.ts';

const BOX = /^(?:section|div|aside|figure)$/;
const END = /^(?:p|span|a)$/;
/** The words of a skip link in front of what it skips. */
const SKIP =
  /^(?:skip|saltar|omitir|pular|ignorer|passer|пропустить|[跳略][過过])(?!\p{Script=Latin}|\p{Script=Cyrillic})/iu;
/** The rest of the label: what is promoted, or that the article goes on behind it. */
const PROMOTED =
  /\b(?:continu|promo|newsletter|podcast|recommend|recomend|related|advert|sign-?up|most (?:read|popular))|продолж|реклам|[继繼][续續]|[广廣]告|推[荐薦]|相[关關]/iu;
/** A label that leaves no doubt, and the sentences that such a box has at most. */
const PROMOTES = /\b(?:podcast|newsletter|advert\w*)\b.*\bpromo/i;
const BLURB = 3;
/** What only an article's own box holds, and a skip link to it names. */
const CONTENT = /^(?:blockquote|audio|video|iframe|h1|table|pre|code|figcaption)$/;
const NAMES_CONTENT =
  /\b(?:tables?|maps?|mapa|carte|tableau|tabla|tabela|charts?|graphs?|graphics?|diagrams?|figures?|poems?|poema|poème|lyrics|recipes?|code|examples?|listings?|transcript|notes?|quotes?|story|post|section|part|chapter|proof|answers?|spoilers?|intro(?:duction)?)\b|карт|таблиц|表|[地圖图]|[詩诗]|代[碼码]|例|注/iu;
/** A heavier box is a part of the article; a heavier end is a paragraph. */
const [MAX_BOX_TEXT, MAX_LABEL] = [1200, 60];
const [FIRST_LEVELS, LAST_LEVELS] = [2, 5];

/** Skip podcast promotion … End of podcast promotion. */
export function isSkippableBox(box: Element): boolean {
  if (!BOX.test(box.name)) return false;
  const link = firstIn(box);
  const href = link?.attribs['href'] ?? '';
  if (!link || href.length < 3 || !href.startsWith('#')) return false;
  const label = innerText(link, MAX_LABEL);
  if (!SKIP.test(label) || !PROMOTED.test(label) || NAMES_CONTENT.test(label)) return false;
  if (!endsIn(box, href.slice(1)) || innerText(box, MAX_BOX_TEXT).length >= MAX_BOX_TEXT) return false;
  if (holds(box, ({ name }) => CONTENT.test(name))) return false;
  return sentencesIn(unlinkedText(box).replaceAll('；', '。')) <= (PROMOTES.test(label) ? BLURB : 1);
}

/** End of X post: the mark that the link beside it leads to, for those who hear the page. */
export function isEndOfSkipped(element: Element): boolean {
  const { name, attribs, parent } = element;
  const id = attribs['id'] ?? '';
  if (!END.test(name) || !/^end[-_]of[-_]/i.test(id) || !parent) return false;
  const leadsHere = (other: ChildNode) => isElement(other) && other.name === 'a' && other.attribs['href'] === `#${id}`;
  if (!parent.children.some(leadsHere)) return false;
  const text = innerText(element, MAX_LABEL);
  return text.length < MAX_LABEL && !endsSentence(text);
}

/** The link that a box begins with, alone in its element. */
function firstIn(box: Element): Element | undefined {
  let at: Element = box;
  for (let level = 0; level < FIRST_LEVELS; level += 1) {
    const first = at.children.find(isShown);
    if (!first || !isElement(first)) return undefined;
    if (first.name === 'a') return isAlone(at) ? first : undefined;
    at = first;
  }
  return undefined;
}

/** Whether no text stands beside the link that an element begins with. */
function isAlone(parent: Element): boolean {
  const [, next] = parent.children.filter(isShown);
  return next === undefined || isElement(next);
}

/** Whether a box ends in an inline element or a paragraph with the id, which holds a label or nothing. */
function endsIn(box: Element, id: string): boolean {
  let at: Element = box;
  for (let level = 0; level < LAST_LEVELS; level += 1) {
    const last = at.children.findLast(isShown);
    if (!last || !isElement(last)) return false;
    if (last.attribs['id'] === id) {
      const text = innerText(last, MAX_LABEL);
      return END.test(last.name) && text.length < MAX_LABEL && !endsSentence(text);
    }
    at = last;
  }
  return false;
}

const isShown = (node: ChildNode) =>
  isElement(node) ? !/^(?:script|style|template)$/.test(node.name) : (textOf(node) ?? '').trim() !== '';
