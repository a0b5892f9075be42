/** A formula in TeX → one line of Unicode text, by way of MathML. */
import { createRequire } from 'node:module';
import { load } from 'cheerio';
import { type Element, eachElement } from '../dom.ts';
import { remember } from '../remember.ts';
import { linearMath } from './linear-math.ts';

/** Loaded with the first formula: it takes 25 ms, and few pages have one. */
const loadTemml = (): typeof import('temml') => createRequire(import.meta.url)('temml');

/** Longer ones are listings of somebody's macros. */
const LENGTH_LIMIT = 4000;
const EXPANSIONS = 300;
/** Formulas of one page that are parsed, at about half a millisecond each, and characters of MathML that they come to. */
const FORMULAS = 2000;
const MARKUP_LIMIT = 3_000_000;
/** What one that cannot be read counts: it may have taken longer than most. */
const FAILED = 10_000;

/** Reads the formulas of one page. */
export type TexReader = (source: string) => string;

/**
 * Makes a reader for one page. Of a formula in TeX, with or without the signs around it (`$x$`, `\(x\)`), it gives the
 * text; its source without commands' backslashes where it cannot be read, or where a page has thousands.
 */
export function createTexReader(): TexReader {
  let [formulas, size] = [0, 0];
  return (source) => {
    const tex = source.length > LENGTH_LIMIT * 2 ? source : bareTex(source);
    formulas += 1;
    if (tex.length > LENGTH_LIMIT || formulas > FORMULAS || size > MARKUP_LIMIT) return plainSource(tex);
    const read = readTex(tex);
    size += read.size;
    return read.text;
  };
}

/** The text, and the length of the MathML that it was read from. */
const readTex = remember((tex: string): { readonly text: string; readonly size: number } => {
  try {
    const options = { displayMode: true, throwOnError: true, maxExpand: EXPANSIONS, macros: {} };
    const markup = loadTemml().renderToString(tex, options);
    let math: Element | undefined;
    const [root] = load(markup, {}, false).root();
    if (root)
      eachElement(root, (element) => {
        if (element.name === 'math') math ??= element;
        return math === undefined;
      });
    return { text: math ? linearMath(math) : plainSource(tex), size: markup.length };
  } catch {
    return { text: plainSource(tex), size: FAILED };
  }
});

const PAIRS: readonly (readonly [string, string])[] = [
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
];

/** TeX without the signs around it, its label and the breaks at its end. */
function bareTex(source: string): string {
  let tex = source.replace(/%?\s{0,9}<!\[CDATA\[|%?\s{0,9}\]\]>/g, '').trim();
  for (const [open, close] of PAIRS)
    if (tex.startsWith(open) && tex.endsWith(close) && tex.length >= open.length + close.length)
      tex = tex.slice(open.length, -close.length).trim();
  return withoutBreaks(tex.replace(/\\(?:label|ref|eqref)\{[^{}]{0,80}\}|\\(?:nonumber|notag)(?![a-z])/gi, ''));
}

function withoutBreaks(tex: string): string {
  const text = tex.trimEnd();
  return /\\[\\,;]$/.test(text) ? withoutBreaks(text.slice(0, -2)) : text;
}

/** What is left of TeX for a reader. */
function plainSource(tex: string): string {
  return tex
    .replace(/\\(?:left|right|big|Big|bigg|Bigg|displaystyle|textstyle|quad|qquad|begin|end)(?![a-zA-Z])/g, ' ')
    .replace(/\\\\|\\[,;:!> ]/g, ' ')
    .replace(/[\\{}$&]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[_^,.)\]])|(?<=[_^([]) /g, '')
    .trim();
}
