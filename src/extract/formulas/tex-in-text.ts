/** Finds TeX that stands in a text between its signs, as it is before a script has drawn it: \( \), \[ \], $ $. */

/** A stretch of text, and where it is a formula whether that is set off. */
export type TexPart = { readonly text: string; readonly formula?: 'inline' | 'display' };

const LENGTH = 4000;
/** The sign that opens a formula; a `$` with what may stand before one. */
const OPENING = /\\\(|\\\[|\$\$|(?<![\\$\p{L}\d])\$(?=[^\s$])|\\begin\{([a-z]{1,16}\*?)\}/giu;
const CLOSING: ReadonlyMap<string, RegExp> = new Map([
  ['\\(', /\\\)/g],
  ['\\[', /\\\]/g],
  ['$$', /\$\$(?!\$)/g],
  // A price is followed by another number, a space or a word.
  ['$', /(?<=[^\s\\$])\$(?![$\d\p{L}])/gu],
]);
const ENVIRONMENTS =
  /^(?:equation|align|aligned|alignat|gather|gathered|multline|split|eqnarray|displaymath|math|array|cases|[pbvBV]?matrix)\*?$/;

/** Whether a text may hold a formula at all. */
export const mayHoldTex = (text: string): boolean => text.includes('$') || /\\(?:[([]|begin\{)/.test(text);

/** Signs that open nothing, as in a text on TeX, after which no more are looked at. */
const STRAY = 100;

/** Whether the last formula that begins in a text does not end there. */
export function isOpenTex(text: string): boolean {
  let stray = 0;
  for (let opened = findOpening(text, 0); opened && stray < STRAY; ) {
    const end = findClosing(text, opened);
    if (end === undefined && opened.sign !== '$') return true;
    stray += end === undefined ? 1 : 0;
    opened = findOpening(text, end?.to ?? opened.at + opened.sign.length);
  }
  return false;
}

/**
 * The text in parts, the formulas apart with the signs around them; `undefined` when it holds none.
 *
 * @param isDrawn Whether the page has a script that draws formulas: else only what is plainly TeX is one.
 */
export function splitTex(text: string, isDrawn: boolean): readonly TexPart[] | undefined {
  const parts: TexPart[] = [];
  let [done, stray] = [0, 0];
  for (let opened = findOpening(text, 0); opened && stray < STRAY; ) {
    const from = opened.at + opened.sign.length;
    const end = findClosing(text, opened);
    const body = end === undefined ? '' : text.slice(from, end.from);
    if (end === undefined || !(isPlainTex(body, opened.sign) || (isDrawn && isPossible(body)))) {
      stray += 1;
      opened = findOpening(text, from);
      continue;
    }
    if (opened.at > done) parts.push({ text: text.slice(done, opened.at) });
    const isInline = opened.sign === '$' || opened.sign === '\\(' || opened.environment === 'math';
    parts.push({ text: text.slice(opened.at, end.to), formula: isInline ? 'inline' : 'display' });
    done = end.to;
    opened = findOpening(text, done);
  }
  if (parts.length === 0) return undefined;
  return done < text.length ? [...parts, { text: text.slice(done) }] : parts;
}

type Opening = { readonly at: number; readonly sign: string; readonly environment?: string };

function findOpening(text: string, from: number): Opening | undefined {
  OPENING.lastIndex = from;
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    const [sign, environment] = found;
    if (environment === undefined) return { at: found.index, sign };
    if (ENVIRONMENTS.test(environment)) return { at: found.index, sign, environment };
  }
  return undefined;
}

function findClosing(text: string, { at, sign, environment }: Opening): { from: number; to: number } | undefined {
  const from = at + sign.length;
  if (environment !== undefined) {
    const end = `\\end{${environment}}`;
    const found = text.slice(from, from + LENGTH).indexOf(end);
    return found === -1 ? undefined : { from: from + found, to: from + found + end.length };
  }
  const closing = CLOSING.get(sign);
  if (!closing) return undefined;
  closing.lastIndex = from;
  const found = closing.exec(text.slice(0, from + LENGTH));
  return found ? { from: found.index, to: found.index + found[0].length } : undefined;
}

const HAN = /[\u3041-\u9fff]/;
/** Words of a sentence: two of them in a row, or one of a price. */
const WORDS = /(?<![\\\p{L}{])\p{L}{2,}[,.]?\s+\p{L}{3,}|(?<![\\\p{L}{])\p{L}{4,}/u;
const COMMAND = /\\(?:[a-zA-Z]{2,}|[,;!{}|])/;
const SCRIPT = /[\p{L}\p{N})\]}|][_^](?:\{|\\|[\p{L}\p{N}*+-])/u;

/** A formula by itself, whatever the page says: it has a command, a script, or letters between operators. */
function isPlainTex(body: string, sign: string): boolean {
  if (sign.startsWith('\\begin')) return true;
  const text = body.trim();
  if (text === '' || !isPossible(body)) return false;
  if (COMMAND.test(text) || SCRIPT.test(text)) return true;
  // What backslashes open may be a bracket that a converter has escaped: \[1\], \(sic\).
  if (sign === '\\[') return /[=<>+]/.test(text) && /\p{L}/u.test(text);
  if (sign === '\\(')
    return /^\p{L}(?:\(\p{L}\))?['′]*$/u.test(text) || /\p{L}.*[=<>+*/-]|[=<>+*/-].*\p{L}/u.test(text);
  return (
    /^[\p{L}\p{N}]{1,3}(?:\([\p{L}\p{N},\s]{1,12}\))?(?:\s?[=<>+*/-]\s?[-\p{L}\p{N}().,]{1,12}){1,6}$/u.test(text) &&
    /\p{L}/u.test(text) &&
    !/^\d/.test(text)
  );
}

/** Whether a formula could be meant: no sentence stands there but in its own words, \text{if}. */
function isPossible(body: string): boolean {
  if (/(?<!\\)\$/.test(body)) return false;
  const bare = body
    .replace(
      /\\(?:text|mathrm|operatorname|mbox|textrm|textbf|mathit|mathbf|textit|begin|end|label)\*?\s?\{[^{}]{0,200}\}/g,
      ' ',
    )
    .replace(/[_^]\s?\{[^{}]{0,60}\}/g, ' ')
    .replace(/\\[a-zA-Z]+/g, ' ');
  return body.trim() !== '' && !HAN.test(bare) && !WORDS.test(bare);
}
