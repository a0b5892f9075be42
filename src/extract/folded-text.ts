/** Text that a page hides until the reader asks for the rest of the article. */
import { type ChildNode, type Element, innerText, isElement, onlyChild } from './dom.ts';
import { isHidden } from './element-hints.ts';

const UNFOLD =
  /^(?:(?:点击|點擊)?(?:展开|展開|阅读|閱讀|查看|显示|顯示|浏览|瀏覽)(?:更多|全文|全部|剩余|剩餘|余下|餘下)[^。]{0,8}|(?:continue|keep) reading|(?:read|show|see|view) (?:more|on|full|all|the (?:full|whole|rest)).{0,24}|weiterlesen|(?:mehr|alles|ganzen artikel) (?:lesen|anzeigen)|lire (?:la suite|plus)|afficher (?:plus|la suite)|leer más|seguir leyendo|ver más)[\s.…»>›↓▼+]{0,3}$/i;
const LABEL = 40;
/** Elements on either side among which the label is looked for. */
const NEAR = 2;

/** True for a hidden element that a label as "Continue reading" unfolds, or that is the further part of a shown one. */
export function isFolded(element: Element): boolean {
  const opener = openerOf(element);
  if (opener !== undefined) return isQuestion(opener) || (headsPanel(opener) && element.children.some(isParagraph));
  if (element.attribs['aria-hidden'] === 'true' || !/^(?:div|section|p|span)$/.test(element.name)) return false;
  const before = beside(element, 'prev');
  const own = element.attribs['class'];
  if (own && before.some((other) => !isHidden(other) && other.name === element.name && other.attribs['class'] === own))
    return true;
  return [...before, ...beside(element, 'next')].some(
    (other) => UNFOLD.test(innerText(other, LABEL)) || UNFOLD.test(lastLabel(other)),
  );
}

/** The button in front of a hidden element that says that it opens it. */
function openerOf({ attribs, parent, prev }: Element): Element | undefined {
  const id = attribs['id'];
  if (id === undefined || !parent) return undefined;
  const near = [prev, ...(parent.children.length <= 6 ? parent.children : [])].filter((one) => one && isElement(one));
  for (const one of near as Element[]) {
    const button = one.name === 'button' ? one : buttonIn(one);
    if (button && isElement(button) && button.attribs['aria-controls'] === id) return button;
  }
  return undefined;
}

const buttonIn = ({ children }: Element): Element | undefined =>
  children.find((child): child is Element => isElement(child) && child.name === 'button');

/** True for a button that unfolds an answer to what it asks. */
export function isQuestion(button: Element): boolean {
  return button.attribs['aria-controls'] !== undefined && /[?？]$/.test(innerText(button, QUESTION));
}

/** True for a button that is all of a heading, over the part of the text that it unfolds. */
export function headsPanel(button: Element): boolean {
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
  return !/[.。!！]$|\d{4}|transcript/i.test(label) && !UNFOLD.test(label);
}

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
