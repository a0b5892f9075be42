/** The few questions that extraction asks of a parsed document, without wrapping its nodes. */
import type { Cheerio, CheerioAPI } from 'cheerio';

type NodesOf<T> = T extends Cheerio<infer N> ? N : never;

/** The root of a parsed document. */
export type DocumentNode = NodesOf<ReturnType<CheerioAPI['root']>>;
/** Any node below the root. */
export type ChildNode = DocumentNode['children'][number];
/** An element with its attributes. */
export type Element = Extract<ChildNode, { attribs: { [name: string]: string } }>;

/** True for elements, `<script>` and `<style>` among them. */
export function isElement(node: ChildNode): node is Element {
  return 'attribs' in node;
}

/** The characters of a text node; `undefined` for every other node. */
export function textOf(node: ChildNode): string | undefined {
  // The parser's node type is an enum whose values are these strings.
  return (node.type as string) === 'text' && 'data' in node ? node.data : undefined;
}

/** An attribute's value, `''` when it is missing. */
export function attribute(element: Element, name: string): string {
  return element.attribs[name] ?? '';
}

/** All text below a node, white space collapsed, scripts, styles and what `isLeftOut` is true for left out. */
export function innerText(node: ChildNode, limit = 100_000, isLeftOut?: (element: Element) => boolean): string {
  return collapse(rawInnerText(node, limit, isLeftOut));
}

/** All text below a node as the page has it. */
export function rawInnerText(node: ChildNode, limit = 100_000, isLeftOut?: (element: Element) => boolean): string {
  const parts: string[] = [];
  let size = 0;
  // Empty elements cost time too: a page may hold any number of them.
  let nodes = 0;
  const walk = (current: ChildNode): void => {
    nodes += 1;
    if (size > limit || nodes > limit + 2000) return;
    const text = textOf(current);
    if (text !== undefined) {
      parts.push(text);
      size += text.length;
      return;
    }
    if (!isElement(current) || current.name === 'script' || current.name === 'style' || isLeftOut?.(current)) return;
    if (current.name === 'br') parts.push(' ');
    for (const child of current.children) walk(child);
  };
  walk(node);
  return parts.join('');
}

const INVISIBLE = /[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]/;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'g');
/** Chinese on one side at least; quotation marks and dashes are of either script. */
const CJK_BREAK =
  /(?<=[\u2e80-\u9fff\uff00-\uffef])[^\S\n]{0,64}\n\s{0,64}(?=[\u2e80-\u9fff\uff00-\uffef“‘—…])|(?<=[\u2e80-\u9fff\uff00-\uffef][”’])[^\S\n]{0,64}\n\s{0,64}(?=[“‘])|(?<=[\u2e80-\u9fff\uff00-\uffef][”’]?[—…]{1,2})[^\S\n]{0,64}\n\s{0,64}(?=[“‘])|(?<=[”’—…])[^\S\n]{0,64}\n\s{0,64}(?=[\u2e80-\u9fff\uff00-\uffef])/g;

/** Runs of white space become one space; between two Chinese or Japanese characters a line break leaves nothing. */
export function collapse(input: string): string {
  let text = INVISIBLE.test(input) ? input.replace(ALL_INVISIBLE, '') : input;
  if (text.includes('\n') && /[\u2e80-\u9fff]/.test(text)) text = text.trim().replace(CJK_BREAK, '');
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** White space that is no single space; most texts have none. */
const UNEVEN = /[^\S ]| {2}/;

/** Calls `visit` with every element in document order. `visit` returning false leaves the element's inside out. */
export function eachElement(root: DocumentNode | Element, visit: (element: Element) => boolean | undefined): void {
  for (const child of root.children) {
    if (isElement(child) && visit(child) !== false) eachElement(child, visit);
  }
}

/** The element in which all that an element holds stands, if there is one. */
export function onlyChild(element: Element): Element | undefined {
  const inside = element.children.filter((node) => isElement(node) || (textOf(node) ?? '').trim() !== '');
  const [only] = inside;
  return inside.length === 1 && only && isElement(only) ? only : undefined;
}

/** True for an element within another one. */
export function isDescendant(inner: Element, outer: Element): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === outer) return true;
  return false;
}
