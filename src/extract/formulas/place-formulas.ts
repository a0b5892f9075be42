/** Sets a line of text in place of each formula of a page; one that is set off becomes a listing. */
import type { CheerioAPI } from 'cheerio';
import { escapeText } from '../data-markup.ts';
import { attribute, type ChildNode, type DocumentNode, type Element, innerText, isElement, textOf } from '../dom.ts';
import { type Formula, type FormulaSources, findFormula, isDrawnTwice } from './find-formula.ts';
import { createTexReader } from './parse-tex.ts';
import { isOpenTex, mayHoldTex, splitTex, type TexPart } from './tex-in-text.ts';

/** Of one of them every page with formulas has some. */
const SIGNS =
  '<math|katex|athJax|mjx-|math/tex|mwe-math|ztext-math|mathimg|data-formula|data-katex|math-|d-math|"math|\\(|\\[|\\begin{|$'.split(
    '|',
  );
/** Another, which is no part of "text" or "context": tex, mimetex.cgi, data-latex. */
const TEX = /tex(?![a-z])/i;
/** Elements whose text is as it is written. */
const VERBATIM = new Set('pre code kbd samp tt textarea script style svg select option title head'.split(' '));
const IGNORED = /(?:^|\s)(?:tex2jax_ignore|mathjax_ignore|no-?mathjax|nolatex)(?:$|\s)/i;
/** Elements in which a formula stays in its line. */
const LINES = new Set('h1 h2 h3 h4 h5 h6 caption figcaption summary a button label dt'.split(' '));
const PARAGRAPHS = new Set('p div center figure section dd'.split(' '));
/** Formulas of one page that are set apart: each adds elements to the page that its guard has not counted. */
const LISTINGS = 2000;
/** Lines that one formula runs over. */
const MERGED = 60;
/** Paragraphs with more in them hold more than a formula. */
const PARTS = 24;

type TextNode = Extract<ChildNode, { data: string }>;

/**
 * Replaces the formulas below the page's root.
 *
 * @param html The markup that was parsed, by which pages without formulas are known.
 * @param scripts Texts of the scripts that the markup guard set aside.
 * @param removed Elements that are left out, with what is in them.
 */
export function placeFormulas(
  $: CheerioAPI,
  html: string,
  scripts: readonly string[],
  removed: ReadonlySet<Element> = new Set(),
): void {
  const root = $.root()[0];
  if (!root || !(SIGNS.some((sign) => html.includes(sign)) || TEX.test(html))) return;
  const isDrawn =
    /<math|mathjax|katex/i.test(html) || scripts.some((script) => /MathJax|katex|renderMathInElement/.test(script));
  const sources: FormulaSources = { scripts, readTex: createTexReader() };
  let [listings, opened] = [0, 0];
  const addListing = () => {
    listings += 1;
    return listings <= LISTINGS;
  };

  function visit(node: DocumentNode | Element, isInLine: boolean, isVerbatim: boolean): void {
    for (const child of node.children) {
      if (!isElement(child) || removed.has(child)) continue;
      const { name } = child;
      const formula = isVerbatim && name !== 'script' ? undefined : readElement(child);
      if (formula) setFormula(child, formula, isInLine);
      else if (name !== 'script') {
        const isAsWritten = isVerbatim || VERBATIM.has(name) || IGNORED.test(attribute(child, 'class'));
        visit(child, isInLine || LINES.has(name), isAsWritten);
      }
    }
    if (!isVerbatim && isElement(node as ChildNode)) for (const child of [...node.children]) splitText(child, isInLine);
  }

  const readElement = (element: Element): Formula | undefined =>
    isDrawnTwice(element) ? { text: '', isDisplay: false } : findFormula(element, sources);

  /** The element itself stays: taking it out of a long list of others takes long. */
  function setFormula(element: Element, { text, isDisplay }: Formula, isInLine: boolean): void {
    const isListing = text !== '' && !isInLine && (isDisplay || isAlone(element)) && addListing();
    element.name = isListing ? 'pre' : 'span';
    element.attribs = {};
    $(element).html(isListing ? code(text) : escapeText(inLine(text)));
    if (!isListing) return;
    const behind = element.next;
    if (behind && isTextNode(behind)) behind.data = withoutSign(behind.data);
    dropNumber(element);
  }

  /** Reads the formulas that stand as TeX in a text. */
  function splitText(node: ChildNode, isInLine: boolean): void {
    if (!isTextNode(node) || !mayHoldTex(node.data)) return;
    if (isOpenTex(node.data) && opened < LISTINGS) {
      opened += 1;
      node.data += takeLines(node);
    }
    const parts = splitTex(node.data, isDrawn);
    if (!parts) return;
    const isOnly = parts.every(({ text, formula }) => formula || withoutSign(text).trim() === '') && isAlone(node);
    const isApart = ({ formula }: TexPart) => !isInLine && formula !== undefined && (isOnly || formula === 'display');
    const listed = new Set(parts.filter((part) => isApart(part) && addListing()));
    if (listed.size === 0) {
      node.data = parts.map(({ text, formula }) => (formula ? inLine(sources.readTex(text)) : text)).join('');
      return;
    }
    const markup = parts.map((part, at) => {
      const before = parts[at - 1];
      if (!part.formula) return escapeText(before && listed.has(before) ? withoutSign(part.text) : part.text);
      const text = sources.readTex(part.text);
      return listed.has(part) ? `<pre>${code(text)}</pre>` : escapeText(inLine(text));
    });
    $(node).replaceWith(markup.join(''));
  }

  visit(root, false, false);
}

const isTextNode = (node: ChildNode): node is TextNode => textOf(node) !== undefined;
const code = (text: string) => `<code>${escapeText(text.replace(/\s?[.,;]$/, ''))}</code>`;
const inLine = (text: string) => text.replace(/\n/g, '; ');
/** Without the full stop of the sentence that a formula ends. */
const withoutSign = (text: string) => text.replace(/^\s{0,40}[.,;:。，；：](?=\s|$|[\u3041-\u9fff])/, '');

/** Empties the cell beside a formula that holds its number. */
function dropNumber(element: Element): void {
  const cell = element.parent;
  if (!cell || !('name' in cell) || cell.name !== 'td') return;
  for (const side of [cell.prev, cell.next])
    if (side && isElement(side) && /^\(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?\)$/.test(innerText(side, 20)))
      side.children = [];
}

/** The lines behind a text as far as the formula goes that begins in it; they are empty then. */
function takeLines(node: TextNode): string {
  const taken: ChildNode[] = [];
  let rest = '';
  for (let at = node.next; at && taken.length < MERGED; at = at.next) {
    const text = isElement(at) && at.name === 'br' ? '\n' : textOf(at);
    if (text === undefined) return '';
    taken.push(at);
    rest += text;
    if (isOpenTex(node.data + rest)) continue;
    for (const one of taken) {
      if (isElement(one)) one.name = 'span';
      else if (isTextNode(one)) one.data = '';
    }
    return rest;
  }
  return '';
}

/** Whether nothing else stands in its paragraph but the sign that ends a sentence. */
function isAlone(node: ChildNode): boolean {
  for (let at = node; ; ) {
    const around = at.parent;
    if (!around || !('attribs' in around) || around.children.length > PARTS) return false;
    if (around.children.some((other) => other !== at && saysMore(other))) return false;
    if (PARAGRAPHS.has(around.name)) return true;
    if (!/^(?:span|em|i|b|strong|font|nobr)$/.test(around.name)) return false;
    at = around;
  }
}

const saysMore = (node: ChildNode): boolean =>
  !/^[.,;:。，；：]?$/.test(innerText(node, 8)) || (isElement(node) && /^(?:img|video|audio|iframe)$/.test(node.name));
