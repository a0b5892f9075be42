/** Tells a box that begins with a link to its own end, for readers who cannot see that it stands beside the text. */
import { type ChildNode, type Element, eachElement, innerText, isElement, textOf } from './dom.ts';
import { endsSentence } from './line-shape.ts';

const BOX = /^(?:section|div|aside|figure)$/;
/** What somebody else says or plays is the article's, whatever leads past it. */
const QUOTED = /^(?:blockquote|audio|video|iframe|h1)$/;
/** A box with more text is a part of the article; an end of more is a section. */
const [TEXT, LABEL] = [1200, 60];
const [FIRST_LEVELS, LAST_LEVELS] = [2, 5];

/** Skip podcast promotion … End of podcast promotion. */
export function leadsPastItself(box: Element): boolean {
  if (!BOX.test(box.name)) return false;
  const link = firstIn(box);
  const href = link?.attribs['href'] ?? '';
  if (!link || href.length < 3 || !href.startsWith('#') || !/\p{L}{2}/u.test(innerText(link, LABEL))) return false;
  if (!endsIn(box, href.slice(1)) || innerText(box, TEXT).length >= TEXT) return false;
  let isQuoted = false;
  eachElement(box, ({ name }) => {
    isQuoted ||= QUOTED.test(name);
    return !isQuoted;
  });
  return !isQuoted;
}

/** The link that a box begins with. */
function firstIn(box: Element): Element | undefined {
  let at: Element = box;
  for (let level = 0; level < FIRST_LEVELS; level += 1) {
    const first = at.children.find(isShown);
    if (!first || !isElement(first)) return undefined;
    if (first.name === 'a') return first;
    at = first;
  }
  return undefined;
}

/** Whether the last element of a box has the name, and no text of its own but a label. */
function endsIn(box: Element, id: string): boolean {
  let at: Element = box;
  for (let level = 0; level < LAST_LEVELS; level += 1) {
    const last = at.children.findLast(isShown);
    if (!last || !isElement(last)) return false;
    if (last.attribs['id'] === id) {
      const text = innerText(last, LABEL);
      return text.length < LABEL && !endsSentence(text);
    }
    at = last;
  }
  return false;
}

const isShown = (node: ChildNode) =>
  isElement(node) ? !/^(?:script|style|template)$/.test(node.name) : (textOf(node) ?? '').trim() !== '';
