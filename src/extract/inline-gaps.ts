/** Where a browser shows a space between two inline elements. */
import { type ChildNode, type Element, innerText, isElement, textOf } from './dom.ts';

const LIMIT = 60;
const PARTS = 24;
const HAN_LABEL = /^\p{Script=Han}{2,6}\s?[：:]\s?\S/u;
/** Elements that stand in a box of their own. */
export const BOXES = /^(?:div|section|header|footer|aside|figure|button|nav|article|td)$/;
export const LETTER = /[\p{L}\p{N}]/u;

/** A letter that is no word by itself. */
const FIRST_LETTER = /^(?![AIOÀYÉÈ])\p{Lu}$/u;

const [YEAR_AT_END, CLOCK] = [/(?:^|\D)(?:19|20)\d{2}$/, /^\d{1,2}[:.h]\d{2}(?!\d)/];

/** Whether a browser shows a space before an inline element that stands right, or on the next line, behind another one. */
export function hasGapBefore(element: Element, before: string): boolean {
  const { prev, parent } = element;
  if (prev && /^[^\S\n]{0,64}\n\s{0,200}$/.test(textOf(prev) ?? '')) return areLabels(prev.prev, element);
  if (!prev || !isElement(prev) || prev.name === 'wbr' || element.name === 'wbr') return false;
  // Looking at all siblings of all siblings takes long, and a label has few parts.
  if (!parent || parent.children.length > PARTS) return false;
  const last = before.at(-1) ?? ' ';
  const own = innerText(element, LIMIT);
  const [first = ' '] = own;
  // 来源：某学院作者：林一: labels with their values, side by side.
  if (areLabels(prev, element) && !/\s/.test(last)) return true;
  if (/\s/.test(last) || own === '' || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(last + first))
    return false;
  if (parent.children.some((child) => (textOf(child) ?? '').trim() !== '')) return false;
  if (FIRST_LETTER.test(before.trim()) && /\p{Ll}/u.test(first)) return false;
  if ('name' in parent && BOXES.test(parent.name) && LETTER.test(last) && LETTER.test(first) && own.length > 1)
    return true;
  // March 18, 2026|5:02 AM
  const isDayAndClock = YEAR_AT_END.test(before) && CLOCK.test(own);
  return (
    own.length > 1 &&
    /[\p{Ll}\d.!?)]/u.test(last) &&
    /\p{Lu}|\d/u.test(first) &&
    (isDayAndClock || !(/\d/.test(last) && /\d/.test(first)))
  );
}

/** Whether two elements side by side are labels with their values. */
const areLabels = (prev: ChildNode | null, element: Element): boolean =>
  prev !== null &&
  isElement(prev) &&
  HAN_LABEL.test(innerText(element, LIMIT)) &&
  HAN_LABEL.test(innerText(prev, LIMIT));
