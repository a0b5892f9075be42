/** A formula in MathML → one line of Unicode text: E = mc², x₁² + y² = r², (a + b)⁄c, ∑ᵢ xᵢ. */
import {
  attribute,
  type ChildNode,
  collapse,
  type Element,
  eachElement,
  innerText,
  isElement,
  rawInnerText,
  textOf,
} from '../dom.ts';
import { bracketed, lower, raise } from './scripts.ts';
import { combining, isSpan, plainSign, type Role, roleOf } from './symbols.ts';

type Item = {
  readonly text: string;
  readonly role: Role;
  /** Whether it is a letter set upright, as those of units are. */
  readonly isUpright?: boolean;
  /** Of a table. */
  readonly rows?: readonly string[];
  /** Of a sign with what stands at it: a sum over i. */
  readonly isScripted?: boolean;
};

const TOKEN_LIMIT = 400;
const SILENT = new Set([
  'annotation',
  'annotation-xml',
  'mphantom',
  'mprescripts',
  'none',
  'maligngroup',
  'malignmark',
]);
const INVISIBLE = /[\u2061-\u2064\u200b\ufeff]/g;

/** Elements of one formula: nobody writes longer ones. */
const SIZE_LIMIT = 4000;

/** The text of a `math` element; the rows of equations below each other are lines of it. */
export function linearMath(math: Element): string {
  let size = 0;
  eachElement(math, () => {
    size += 1;
    return size <= SIZE_LIMIT;
  });
  return size > SIZE_LIMIT ? innerText(math, SIZE_LIMIT) : join(itemsOf(math)).replace(/ ?\n ?/g, '\n');
}

const elementsOf = (node: Element): readonly Element[] => node.children.filter(isElement);
const rowOf = (nodes: readonly ChildNode[]): readonly Item[] => nodes.flatMap(itemsOf);
const atom = (text: string): Item => ({ text, role: 'atom' });

function itemsOf(node: ChildNode): readonly Item[] {
  if (!isElement(node)) {
    // White space between elements means nothing; text there is no MathML, and yet was meant.
    const stray = collapse(textOf(node) ?? '');
    return stray === '' ? [] : [atom(stray)];
  }
  if (SILENT.has(node.name)) return [];
  const read = READERS[node.name];
  return read ? read(node) : rowOf(node.children);
}

const READERS: Readonly<Record<string, (node: Element) => readonly Item[]>> = {
  mi: readIdentifier,
  mn: (node) => [atom(wordsOf(node).replace(/(?<=\d)\s(?=\d)/g, '\u00a0'))].filter(({ text }) => text !== ''),
  mo: readOperator,
  mtext: readText,
  ms: readText,
  mspace: (node) => (isSpace(node) ? [{ text: ' ', role: 'space' }] : []),
  semantics: (node) => rowOf(elementsOf(node).slice(0, 1)),
  maction: (node) => rowOf(elementsOf(node).slice(0, 1)),
  msup: (node) => readScripts(node, undefined, 1),
  msub: (node) => readScripts(node, 1, undefined),
  msubsup: (node) => readScripts(node, 1, 2),
  munder: (node) => readScripts(node, 1, undefined),
  mover: (node) => readScripts(node, undefined, 1),
  munderover: (node) => readScripts(node, 1, 2),
  mmultiscripts: readMultiscripts,
  mfrac: readFraction,
  msqrt: (node) => [root(rowOf(node.children), '')],
  mroot: (node) => {
    const [radicand, index] = elementsOf(node);
    return [root(radicand ? itemsOf(radicand) : [], index ? join(itemsOf(index)) : '')];
  },
  mfenced: readFenced,
  mtable: readTable,
};

const wordsOf = (node: Element) => collapse(rawInnerText(node, TOKEN_LIMIT).replace(INVISIBLE, ''));

function readIdentifier(node: Element): readonly Item[] {
  const variant = attribute(node, 'mathvariant');
  const text = plainSign(wordsOf(node), variant === 'double-struck');
  if (text === '') return [];
  const role = roleOf(text);
  return [{ text, role: role === 'bar' ? 'bar' : role === 'infix' ? 'atom' : role, isUpright: variant === 'normal' }];
}

function readOperator(node: Element): readonly Item[] {
  const text = plainSign(wordsOf(node));
  if (text === '') return [];
  const role = roleOf(text);
  if (role !== 'bar') return [{ text, role }];
  const form = attribute(node, 'form');
  if (form === 'prefix' || form === 'postfix') return [{ text, role: form === 'prefix' ? 'open' : 'close' }];
  const isFence = 'stretchy' in node.attribs || 'fence' in node.attribs;
  return [{ text, role: isFence && !('lspace' in node.attribs) ? 'bar' : 'infix' }];
}

/** Words in a formula, with the spaces at their ends. */
function readText(node: Element): readonly Item[] {
  const raw = rawInnerText(node, TOKEN_LIMIT).replace(INVISIBLE, '');
  const text = collapse(raw);
  const space: readonly Item[] = [{ text: ' ', role: 'space' }];
  if (text === '') return raw === '' ? [] : space;
  const role = /^[,;:.]/.test(text) ? 'comma' : 'atom';
  return [...(/^\s/.test(raw) ? space : []), { text, role, isUpright: true }, ...(/\s$/.test(raw) ? space : [])];
}

const isSpace = ({ attribs }: Element) =>
  attribs['linebreak'] === 'newline' || (Number.parseFloat(attribs['width'] ?? '0') || 0) > 0;

function readScripts(node: Element, below: number | undefined, above: number | undefined): readonly Item[] {
  const parts = elementsOf(node);
  const textAt = (at: number | undefined) => (at !== undefined && parts[at] ? join(itemsOf(parts[at])) : '');
  const base = parts[0] ? itemsOf(parts[0]) : [];
  const isSpread = /^m(?:under|over)/.test(node.name);
  const [under, over] = [textAt(below), textAt(above)];
  if (isSpread && isSpan(under)) return withAccent(base, over);
  if (isSpread && (isSpan(over) || combining(over) !== undefined) && under === '' && base[0]?.role !== 'big')
    return withAccent(base, over);
  return scripted(base, under, over);
}

/** x̂, x̄; over more than a letter an accent says nothing. */
function withAccent(base: readonly Item[], accent: string): readonly Item[] {
  const [only] = base;
  const mark = combining(accent);
  if (base.length !== 1 || !only || mark === undefined || !/^\p{L}$/u.test(only.text)) return base;
  return [{ ...only, text: `${only.text}${mark}`.normalize('NFC') }];
}

function scripted(base: readonly Item[], below: string, above: string): readonly Item[] {
  const scripts = lower(below) + raise(above);
  if (scripts === '') return base;
  const [only] = base;
  if (base.length > 1 || !only) {
    const text = join(base);
    const isClosed = only?.role === 'open' || only?.role === 'bar' || only?.role === 'word' || text === '';
    return [atom((isClosed ? text : bracketed(text)) + scripts)];
  }
  // A power of a power, or of a fraction.
  const text = /[\s⁄]/.test(only.text) ? bracketed(only.text) : only.text;
  return [{ ...only, text: text + scripts, isScripted: true }];
}

function readMultiscripts(node: Element): readonly Item[] {
  const [base, ...rest] = elementsOf(node);
  const split = rest.findIndex(({ name }) => name === 'mprescripts');
  const behind = split === -1 ? rest : rest.slice(0, split);
  const before = split === -1 ? [] : rest.slice(split + 1);
  const textOfAll = (parts: readonly Element[], isEven: boolean) =>
    parts.map((part, at) => ((at % 2 === 0) === isEven ? join(itemsOf(part)) : '')).join('');
  const front = lower(textOfAll(before, true)) + raise(textOfAll(before, false));
  const own = scripted(base ? itemsOf(base) : [], textOfAll(behind, true), textOfAll(behind, false));
  return front === '' ? own : [atom(front), ...own];
}

function readFraction(node: Element): readonly Item[] {
  const [above = [], below = []] = elementsOf(node).map(itemsOf);
  const [over, under] = [join(above), join(below)];
  if (/^0(?:\.0*)?(?:\D|$)/.test(attribute(node, 'linethickness'))) return [atom(`${over} ¦ ${under}`)];
  const numerator = /[\s⁄/]/.test(over) ? bracketed(over) : over;
  return [atom(`${numerator}⁄${isSingle(below) ? under : bracketed(under)}`)];
}

/** Whether it is one thing under a fraction's line: x², 2, dx. */
const isSingle = (items: readonly Item[]): boolean =>
  (items.length === 1 && !/[\s⁄/]/.test(items[0]?.text ?? '')) ||
  (items.length === 2 && /^[d∂Δδ]$/.test(items[0]?.text ?? '') && items[1]?.role === 'atom');

function root(radicand: readonly Item[], index: string): Item {
  const text = join(radicand);
  const sign = index === '3' ? '∛' : index === '4' ? '∜' : index === '' || index === '2' ? '√' : `${raise(index)}√`;
  const isOne = radicand.filter(({ role }) => role !== 'space').length === 1;
  return atom(sign + (isOne && /^[\p{L}\p{N}.]+$/u.test(text) && !/[²³¹⁰-₟]/.test(text) ? text : bracketed(text)));
}

function readFenced(node: Element): readonly Item[] {
  const { open = '(', close = ')', separators = ',' } = node.attribs;
  const signs = [...separators.replace(/\s/g, '')];
  const inside = elementsOf(node).flatMap((part, at): readonly Item[] => {
    const sign = signs[Math.min(at, signs.length) - 1];
    return at > 0 && sign !== undefined ? [{ text: sign, role: roleOf(sign) }, ...itemsOf(part)] : itemsOf(part);
  });
  const fence = (text: string, role: Role): readonly Item[] => (text === '' ? [] : [{ text: plainSign(text), role }]);
  return [...fence(open, 'open'), ...inside, ...fence(close, 'close')];
}

function readTable(node: Element): readonly Item[] {
  const rows = elementsOf(node).map((row) =>
    elementsOf(row)
      .map((cell) => join(itemsOf(cell)))
      .filter((cell) => cell !== '')
      .join('\t'),
  );
  const filled = rows.filter((row) => row !== '');
  return filled.length === 0 ? [] : [{ text: '', role: 'atom', rows: filled }];
}

/** The rows of a matrix or of cases go on; equations below each other are lines. */
const tableText = (rows: readonly string[], isFenced: boolean): string =>
  isFenced ? rows.join('; ').replaceAll('\t', ', ') : rows.join('\n').replaceAll('\t', ' ');

const ENDS = new Set<Role>(['atom', 'word', 'close', 'postfix']);
const BEGINS = new Set<Role>(['atom', 'word', 'big', 'prefix']);

/** One line of items, with the spaces that a formula is set with. */
function join(items: readonly Item[]): string {
  const parts: string[] = [];
  let before: Item | undefined;
  let bars = 0;
  for (const [at, item] of items.entries()) {
    const next = items[at + 1];
    const { role } = item;
    if (role === 'space') {
      if (before && before.role !== 'open' && before.role !== 'prefix') parts.push(' ');
      continue;
    }
    const own = item.rows ? tableText(item.rows, before?.role === 'open') : item.text;
    if (role === 'infix' || role === 'sign') {
      const isFirst = !before || !ENDS.has(before.role);
      parts.push(isFirst && role === 'sign' ? own : ` ${own} `);
    } else if (role === 'comma') push(parts, own, next ? ' ' : '');
    else if (role === 'slash') parts.push(isUnit(before, next) ? '/' : '⁄');
    else if (role === 'close' || role === 'postfix') push(parts, own);
    else parts.push(needsSpace(before, item) ? ` ${own}` : own);
    if (role === 'bar') bars += 1;
    before = role === 'bar' ? { ...item, role: bars % 2 === 1 ? 'open' : 'close' } : item;
  }
  return parts.join('').replace(/ {2,}/g, ' ').trim();
}

/** Adds what stands right behind the text before. */
function push(parts: string[], own: string, behind = ''): void {
  const last = parts.pop()?.trimEnd() ?? '';
  parts.push(last, own, behind);
}

/** Between names, behind the sign of a sum, and between words and letters. */
function needsSpace(before: Item | undefined, item: Item): boolean {
  if (!before) return false;
  if (before.role === 'big' || (before.role === 'word' && before.isScripted))
    return item.role !== 'big' || !!before.isScripted;
  if (before.role === 'word') return BEGINS.has(item.role);
  const isApart = item.role === 'word' || item.role === 'big' || /^[∀∃∄]$/.test(item.text);
  return isApart && ENDS.has(before.role);
}

/** km/h, whose letters stand upright. */
const isUnit = (before: Item | undefined, next: Item | undefined): boolean =>
  before?.isUpright === true && next?.isUpright === true && /[a-z]$/i.test(before.text) && /^[a-z]/i.test(next.text);
