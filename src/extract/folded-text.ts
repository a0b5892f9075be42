/** Text that a page hides until the reader asks for the rest of the article. */
import { type ChildNode, type Element, innerText, isElement, onlyChild } from './dom.ts';
import { isHidden } from './hidden-elements.ts';
import { holds, sentencesIn, unlinkedText } from './named-boxes.ts';
import { isWordButton } from './word-notes.ts';

const UNFOLD =
  /^(?:(?:点击|點擊)?(?:展开|展開|阅读|閱讀|查看|显示|顯示|浏览|瀏覽)(?:更多|全文|全部|剩余|剩餘|余下|餘下)[^。]{0,8}|(?:continue|keep) reading|(?:read|show|see|view) (?:more|on|full|all|the (?:full|whole|rest)).{0,24}|weiterlesen|(?:mehr|alles|ganzen artikel) (?:lesen|anzeigen)|lire (?:la suite|plus)|afficher (?:plus|la suite)|leer más|seguir leyendo|ver más)[\s.…»>›↓▼+]{0,3}$/i;
const LABEL = 40;
/** Elements on either side among which the label is looked for. */
const NEAR = 2;

/** True for a hidden element that a label as "Continue reading" unfolds, or that is the further part of a shown one. */
export function isFolded(element: Element): boolean {
  const near = openerOf(element);
  const opener = near && UNFOLD.test(openerLabel(near)) ? undefined : near;
  if (opener?.name === 'button' && isQuestion(opener)) return true;
  if (opener !== undefined && headsPanel(opener) && element.children.some(isParagraph)) return true;
  if (opener !== undefined)
    return tells(element) && (isQuestion(opener) || (isFewWords(opener) && isAmongParagraphs(element)));
  if (element.attribs['aria-hidden'] === 'true' || !/^(?:div|section|p|span)$/.test(element.name)) return false;
  const before = beside(element, 'prev');
  const own = element.attribs['class'];
  if (own && before.some((other) => !isHidden(other) && other.name === element.name && other.attribs['class'] === own))
    return true;
  return [...before, ...beside(element, 'next')].some(
    (other) => UNFOLD.test(innerText(other, LABEL)) || UNFOLD.test(lastLabel(other)),
  );
}

/** The button in front of a hidden element that says that it opens it, or that stands over it and unfolds something. */
function openerOf({ attribs, parent, prev }: Element): Element | undefined {
  const id = attribs['id'];
  if (!parent) return undefined;
  const over = prev && !isElement(prev) ? prev.prev : prev;
  const unfolds = over && isElement(over) ? lonelyButton(over) : undefined;
  if (unfolds) return unfolds;
  if (id === undefined) return undefined;
  const near = [over, ...(parent.children.length <= 6 ? parent.children : [])].filter((one) => one && isElement(one));
  for (const one of near as Element[]) {
    const button = one.name === 'button' ? one : buttonIn(one);
    if (button && isElement(button) && button.attribs['aria-controls'] === id) return button;
  }
  return undefined;
}

const buttonIn = ({ children }: Element): Element | undefined =>
  children.find((child): child is Element => isElement(child) && child.name === 'button');

/** What unfolds something by its markup, or a heading; or the only one in a heading or a box. */
function lonelyButton(element: Element): Element | undefined {
  let at = element;
  for (let level = 0; level <= WRAPPERS; level += 1) {
    if (at.attribs['aria-expanded'] !== undefined || at.attribs['role'] === 'button') return at;
    const only = onlyChild(at);
    if (!only) break;
    at = only;
  }
  return /^h[2-6]$/.test(element.name) ? element : undefined;
}

const WRAPPERS = 2;

/** True for a button that unfolds an answer to what it asks. */
function isQuestion(button: Element): boolean {
  const { name, attribs } = button;
  const isMarked = attribs['aria-controls'] !== undefined || attribs['aria-expanded'] !== undefined;
  return (isMarked || name !== 'button') && /[?？]$/.test(openerLabel(button));
}

/** True for a button that heads a part of the text: a question, or a few words over what is hidden among paragraphs. */
export function unfoldsText(button: Element): boolean {
  if (isQuestion(button)) return true;
  if (button.attribs['aria-expanded'] === undefined || !isFewWords(button)) return false;
  let at = button;
  for (let level = 0; level <= WRAPPERS; level += 1) {
    const [next] = beside(at, 'next');
    if (next) return isHidden(next) && openerOf(next) === button && tells(next) && isAmongParagraphs(next);
    if (!at.parent || !isElement(at.parent)) return false;
    at = at.parent;
  }
  return false;
}

function isFewWords(button: Element): boolean {
  if (/^h\d$/.test(button.name) && button.attribs['aria-expanded'] === undefined) return false;
  const label = openerLabel(button);
  return label !== '' && label.length <= HEADING && !NO_HEADING.test(label) && !UNFOLD.test(label);
}

/** Whether the box around a hidden element stands between paragraphs, and holds some itself. */
function isAmongParagraphs(hidden: Element): boolean {
  const box = hidden.parent;
  if (!box || !isElement(box)) return false;
  const isP = ({ name }: Element) => name === 'p';
  return [beside(box, 'prev'), beside(box, 'next')].every((near) => near.some(isP)) && holds(hidden, isP);
}

/** Whether an element holds sentences and nothing to fill in or to press. */
function tells(element: Element): boolean {
  const isControl = ({ name }: Element) => /^(?:form|input|button|select|textarea|nav)$/.test(name);
  return !holds(element, isControl) && sentencesIn(unlinkedText(element)) > 0;
}

/** What a button says, without the sign that it unfolds something. */
export const openerLabel = (button: Element) => innerText(button, QUESTION).replace(/\s?[+＋▾▼⌄›»↓∨˅]$/, '');

/** True for a button that is all of a heading, over the part of the text that it unfolds. */
function headsPanel(button: Element): boolean {
  let heading: Element | undefined = button;
  for (let level = 0; heading && !/^h[2-6]$/.test(heading.name); level += 1) {
    const around: Element['parent'] = heading.parent;
    if (level > 2 || !around || !isElement(around) || onlyChild(around) !== heading) return false;
    heading = around;
  }
  const label = innerText(button, HEADING + 1);
  if (!heading || label.length > HEADING || NO_PART.test(label) || UNFOLD.test(label)) return false;
  const [panel] = beside(heading, 'next');
  return panel !== undefined && innerText(panel, PANEL * 2).length >= PANEL;
}

/** True for a button whose words are read where it stands: a heading, or a word of a sentence. */
export const isReadButton = (button: Element): boolean => headsPanel(button) || isWordButton(button);

const NO_PART = /[.。!！]$|\d{4}|transcript|comment|share|menu|subscri/i;
/** Text that is more than a few links. */
const PANEL = 40;
const isParagraph = (node: ChildNode) =>
  isElement(node) && (node.name === 'p' || node.children.some((one) => isElement(one) && one.name === 'p'));

/** True for what heads a part of the text that the reader unfolds: a question, or a few words over a paragraph. */
export function headsFolded(summary: Element): boolean {
  const label = innerText(summary, QUESTION);
  if (/[?？]$/.test(label)) return true;
  const [next] = beside(summary, 'next');
  if (next?.name !== 'p' || label.length > HEADING) return false;
  return !NO_HEADING.test(label) && !UNFOLD.test(label);
}

const NO_HEADING = /[.。!！]$|\d{4}|transcript/i;

const HEADING = 80;
const QUESTION = 200;

function beside(element: Element, direction: 'prev' | 'next'): readonly Element[] {
  const found: Element[] = [];
  for (let at = element[direction]; at && found.length < NEAR; at = at[direction]) if (isElement(at)) found.push(at);
  return found;
}

/** The text of a last child: a label may stand at the end of the shown part. */
function lastLabel(element: Element): string {
  const last = element.children.findLast(isElement);
  return last ? innerText(last, LABEL) : '';
}
