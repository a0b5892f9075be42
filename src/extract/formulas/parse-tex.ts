/** A formula in TeX → one line of text. */
/** Longer ones are listings of somebody's macros. */
const LENGTH_LIMIT = 4000;

/** Reads the formulas of one page. */
export type TexReader = (source: string) => string;

/** Makes a reader of formulas in TeX, with or without the signs around them (`$x$`, `\(x\)`): their source without backslashes. */
export function createTexReader(): TexReader {
  return (source) => plainSource(source.length > LENGTH_LIMIT * 2 ? source : bareTex(source));
}

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
