/** Checks the content of boxes whose class names a call, a product, feedback or metadata: articles use these classes for their own text, too. */
import { type Element, eachElement, innerText, isElement, textOf } from './dom.ts';

const SENTENCE = /[.!?。！？…]["”’」』)）]{0,2}\s{0,3}$/;
const OWN_TEXT = 40;
const MOST_IN_CALL = 400;

/** A call to readers: a box with a link or a control, or without a whole sentence. */
export function isCall(element: Element): boolean {
  const text = innerText(element, MOST_IN_CALL + 1);
  if (text.length > MOST_IN_CALL) return false;
  return holds(element, (one) => one.name === 'a' || isControl(one)) || !SENTENCE.test(text);
}

const MARKED_END = /[.!?。！？…]["”’」』)）]{0,2}(?=\s|$|[\u4e00-\u9fff])/g;
export const sentencesIn = (text: string) => text.match(MARKED_END)?.length ?? 0;
/** What of an element no link holds. */
export const unlinkedText = (element: Element): string =>
  element.children
    .map((node) => (!isElement(node) ? (textOf(node) ?? '') : node.name === 'a' ? '' : ` ${unlinkedText(node)} `))
    .join('');

/** Whether an element holds another one that `isSuch`. */
export function holds(element: Element, isSuch: (one: Element) => boolean): boolean {
  let found = false;
  eachElement(element, (one) => {
    found ||= isSuch(one);
    return !found;
  });
  return found;
}

const isControl = ({ name }: Element) => /^(?:button|form|input|select|textarea)$/.test(name);

/** A box with a link, a picture or a control, and one unlinked sentence at most. */
export const isBeside = (element: Element, sentences = 1) =>
  holds(element, (one) => isControl(one) || /^(?:a|img|picture)$/.test(one.name)) &&
  sentencesIn(unlinkedText(element)) <= sentences;

const PRICE = /[$€£¥￥]\s?\d|\d\s?(?:€|元|円|EUR|USD|Euro)/;
const SHOP =
  /^(?:buy|shop|order|pre-?order|(?:view|see|check|get)(?: (?:it|the|on|at|price|deal)|$)|add to|立即|去?[购購]买?|jetzt (?:kaufen|bestellen))|\bamazon\b/i;

/** A price or what leads to a shop, and no paragraph of two sentences. */
export function isProduct(element: Element): boolean {
  const isSold =
    PRICE.test(innerText(element, MOST_IN_CALL)) ||
    holds(
      element,
      (one) => one.name === 'a' && (/sponsored/.test(one.attribs['rel'] ?? '') || SHOP.test(innerText(one, 40))),
    );
  return isSold && !holds(element, (one) => one.name === 'p' && sentencesIn(innerText(one, MOST_IN_CALL)) > 1);
}

/** A question to the reader with something to press in it or beside it. */
export function isFeedback(element: Element): boolean {
  if (isControl(element) || holds(element, isControl)) return true;
  return element.parent?.children.some((node) => isElement(node) && isControl(node)) === true;
}

/** When and by whom, without a sentence. */
export function isFacts(element: Element): boolean {
  let holdsText = false;
  const isSentence = (one: Element) => {
    const text = innerText(one, MOST_IN_CALL);
    return text.length >= OWN_TEXT && (text.length >= MOST_IN_CALL || SENTENCE.test(text));
  };
  eachElement(element, (one) => {
    holdsText ||= one.name === 'p' && isSentence(one);
    return !holdsText;
  });
  return !holdsText && !isSentence(element);
}

/** Of documentation and of platforms for writers: msg message, starlight-aside--note; a side note is a note by the text. */
const ADVICE =
  /(?:^|\s|(?<!(?<!\p{L})(?:side|margin|foot|end)[_-])[_-])(?:admonition(?:block)?|callout|custom-block|alert|message|note|tip|hint|warning|caution|danger|important)(?:$|[\s_-])/iu;

/** True for the class of a box that holds a note, a tip or a warning. */
export const namesAdvice = (classes: string): boolean => ADVICE.test(classes);

/** True for such a box of the author's whose element would set it beside the text, and for what is right in it. */
export const isAdvice = (element: Element): boolean => [element, element.parent].some(isNote);

function isNote(box: Element['parent']): boolean {
  if (!box || !('attribs' in box) || box.name !== 'aside') return false;
  const { class: classes, id, role } = box.attribs;
  if (classes) return namesAdvice(classes.slice(0, 160));
  // Sites name their boxes, authors do not: sentences alone are theirs.
  const isOther = (one: Element) => isControl(one) || /^(?:a|h[1-6]|img|picture|ul|ol|dl)$/.test(one.name);
  return !id && !role && !holds(box, isOther) && SENTENCE.test(innerText(box, MOST_IN_CALL));
}
