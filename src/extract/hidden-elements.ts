/** Tells what a browser does not show from an article that waits for its script. */
import { type ChildNode, type Element, innerText, isElement } from './dom.ts';
import { splitCase } from './split-case.ts';
import { textWeight } from './text-weight.ts';

/** True for what a browser does not show. */
export function isHidden(element: Element): boolean {
  const { attribs } = element;
  if ('hidden' in attribs || 'popover' in attribs || attribs['aria-hidden'] === 'true') return true;
  const style = attribs['style'];
  // WeChat and Weibo hide a whole article by its style until a script has run.
  const isAwaited = style !== undefined && /visibility\s{0,3}:\s{0,3}hidden/i.test(style);
  if (isAwaited && (isBodyElement(element) || holdsProse(element))) return false;
  return (
    style !== undefined &&
    (/(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(style) || isOffPage(style))
  );
}

/** Paragraphs of a text, and the least weight of one: a menu or a notice has fewer. */
const [PARAGRAPHS, PARAGRAPH] = [5, 75];

function holdsProse({ children }: Element): boolean {
  const isParagraph = (child: ChildNode) =>
    isElement(child) && child.name === 'p' && textWeight(innerText(child, PARAGRAPH)) >= PARAGRAPH;
  return children.filter(isParagraph).length >= PARAGRAPHS;
}

/** A place that no window reaches, as for what only machines are to read. */
const isOffPage = (style: string) =>
  /position\s{0,3}:\s{0,3}(?:absolute|fixed)/i.test(style) &&
  /(?:^|[;\s])(?:left|top|right)\s{0,3}:\s{0,3}-(?:\d{4,6}(?:px)?|\d{3,5}r?em)\s{0,3}(?:;|!|$)/i.test(style);

const BODY =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news|art|text|detail)[_-]?(?:body|content|text|copy)|articlebody|articletext|storytext|bodytext|bodycopy|rich_media_content|zhengwen)(?:$|[\s_-])/i;

/** True for an element that is marked as holding an article's text and nothing else. */
export function isBodyElement({ attribs }: Element): boolean {
  if (attribs['itemprop'] === 'articleBody' || attribs['property'] === 'articleBody') return true;
  const words = `${(attribs['class'] ?? '').slice(0, 160)} ${(attribs['id'] ?? '').slice(0, 60)}`;
  return BODY.test(splitCase(words));
}
