/** XML → its tree: no entity of its own, none from elsewhere, no nesting that no person writes. */
import { load } from 'cheerio';
import type { ChildNode, Element } from '../dom.ts';
import { type DocumentNode, isElement, textOf } from '../dom.ts';
import { DocumentRefusal } from './document-types.ts';

const DEEPEST = 400;
const MOST_TAGS = 2_000_000;

/** @throws DocumentRefusal */
export function parseXml(bytes: Uint8Array): DocumentNode {
  const text = decodeXml(bytes);
  if (/<!ENTITY/i.test(text))
    throw new DocumentRefusal(
      'declares entities in its XML, which no program that writes such documents does',
      'entities',
    );
  assertBounded(text);
  const root = load(text, { xml: { decodeEntities: true, lowerCaseTags: false } }).root()[0];
  if (!root) throw new DocumentRefusal('has an empty XML file', 'damaged');
  return root;
}

/** UTF-8, or UTF-16 by its mark (XML 1.0, appendix F): what these formats may be in. */
export function decodeXml(bytes: Uint8Array): string {
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isBig ? 'utf-16be' : isLittle ? 'utf-16le' : 'utf-8').decode(bytes);
}

function assertBounded(text: string): void {
  let depth = 0;
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const end = text.indexOf('>', at);
    if (end < 0) return;
    const next = text[at + 1];
    if (next === '/') depth -= 1;
    else if (next !== '!' && next !== '?' && text[end - 1] !== '/') depth += 1;
    tags += 1;
    if (depth > DEEPEST) throw new DocumentRefusal(`nests its elements more than ${DEEPEST} deep`, 'too-much');
    if (tags > MOST_TAGS) throw new DocumentRefusal(`has an XML file of more than ${MOST_TAGS} tags`, 'too-much');
    at = text.indexOf('<', end);
  }
}

/** All elements below with a local name, whatever their prefix, in document order. */
export function findAll(root: DocumentNode | Element, name: string): readonly Element[] {
  const found: Element[] = [];
  const walk = (node: ChildNode): void => {
    if (!isElement(node)) return;
    if (localName(node) === name) found.push(node);
    for (const child of node.children) walk(child);
  };
  for (const child of root.children) walk(child);
  return found;
}

export const localName = ({ name }: Element): string => name.slice(name.indexOf(':') + 1);

/** All text below, as it is written. */
export function plainText(node: ChildNode): string {
  const text = textOf(node);
  if (text !== undefined) return text;
  return isElement(node) ? node.children.map(plainText).join('') : '';
}
