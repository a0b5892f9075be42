/** Reads the value of a literal in a script (JSON, or an object as JavaScript writes it) without running anything. */

const LIMIT = 4_000_000;
const DEPTH = 120;
const SPACE = /(?:\s|\/\*[\s\S]{0,2000}?\*\/|\/\/[^\n]{0,2000}\n)*/y;
const NUMBER = /[+-]?(?:0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const METHOD = /\s{0,9}\.\s{0,9}(?:slice|substring|replace|trim|toString)\s{0,9}\(/y;
const PATTERN = /\/(?![*/])(?:\\.|\[[^\]\n]{0,200}\]|[^/\\\n[]){1,400}\/[a-z]{0,8}/y;
/** `|| {}`, `* 1`, `=== "1"`: what a value is when there is none, a number made of a string, and what it is held against. */
const OTHERWISE = /\s{0,9}(?:\|\||\?\?|\*|[=!]==?)/y;
/** What gives its first argument, or something that can stand for it. */
const GIVES_ARGUMENT = /^(?:Array|Date|JsDecode|Number|String|Boolean|parseInt)$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '\n': '' };

class NoLiteral extends Error {}

/** What names stand for: the parameters of a function around the literal. */
type Names = ReadonlyMap<string, unknown>;

/**
 * The value that begins at `from` in a script; `undefined` when none does. What is no literal within it (a call, an
 * expression) makes the whole none.
 */
export function parseLiteral(script: string, from = 0, names: Names = new Map()): unknown {
  if (script.length > LIMIT) return undefined;
  try {
    return createReader(script, from, names).value(0);
  } catch (thrown) {
    if (thrown instanceof NoLiteral) return undefined;
    throw thrown;
  }
}

/** `(function(a,b){return {…}}(1,"x"))`, as a page's generator shortens its data; `undefined` for anything else. */
export function parseWrappedLiteral(script: string): unknown {
  const head = /^\s*\(?\s*function\s*\(([\w$,\s]{0,20000})\)\s*\{\s*return\s*/.exec(script);
  if (!head || script.length > LIMIT) return undefined;
  try {
    // The arguments stand behind the body: it is passed over first, with nothing known of its names.
    const body = createReader(script, head[0].length, undefined);
    body.value(0);
    const call = /^\s{0,40};?\s{0,40}\}\s{0,9}\)?\s{0,9}\(/.exec(script.slice(body.at(), body.at() + 200));
    if (!call) return undefined;
    const given = createReader(script, body.at() + call[0].length, new Map()).list(')');
    const parameters = (head[1] ?? '').split(',').map((name) => name.trim());
    const names = new Map(parameters.map((name, at) => [name, given[at]] as const));
    return createReader(script, head[0].length, names).value(0);
  } catch (thrown) {
    if (thrown instanceof NoLiteral) return undefined;
    throw thrown;
  }
}

/** Without names every name stands for itself, as nothing. */
function createReader(script: string, from: number, names: Names | undefined) {
  let at = from;

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(script)?.[0];
    if (found === undefined) return undefined;
    at += found.length;
    return found;
  }

  function take(sign: string): boolean {
    match(SPACE);
    if (script[at] !== sign) return false;
    at += 1;
    return true;
  }

  function list(end: string, depth = 0): unknown[] {
    const values: unknown[] = [];
    while (!take(end)) {
      values.push(member(depth + 1));
      if (!take(',')) {
        if (take(end)) break;
        throw new NoLiteral();
      }
    }
    return values;
  }

  function object(depth: number): object {
    const entries: [string, unknown][] = [];
    while (!take('}')) {
      match(SPACE);
      const sign = script[at];
      const key = sign === '"' || sign === "'" ? string() : (match(NAME) ?? match(NUMBER));
      if (key === undefined || !take(':')) throw new NoLiteral();
      entries.push([key, member(depth + 1)]);
      if (!take(',')) {
        if (take('}')) break;
        throw new NoLiteral();
      }
    }
    return Object.fromEntries(entries);
  }

  function string(): string {
    const quote = script[at] ?? '';
    let text = '';
    for (at += 1; script[at] !== quote; ) {
      if (at >= script.length) throw new NoLiteral();
      if (script[at] !== '\\') {
        const start = at;
        while (at < script.length && script[at] !== '\\' && script[at] !== quote) at += 1;
        text += script.slice(start, at);
        continue;
      }
      const sign = script[at + 1] ?? '';
      const code = sign === 'u' ? 4 : sign === 'x' ? 2 : 0;
      if (code > 0) text += String.fromCharCode(Number.parseInt(script.slice(at + 2, at + 2 + code), 16) || 0xfffd);
      else text += ESCAPES[sign] ?? sign;
      at += 2 + code;
    }
    at += 1;
    return text;
  }

  /** A value within a list or an object, where others may be given in its stead. */
  function member(depth: number): unknown {
    const own = value(depth);
    while (match(OTHERWISE) !== undefined) value(depth);
    return own;
  }

  /** `'"text"'.slice(1, -1)`; what else is done to a string leaves it as it is. */
  function cutString(): string {
    let text = string();
    for (let method = match(METHOD); method !== undefined; method = match(METHOD)) {
      const [start, end] = list(')');
      if (!method.includes('slice') || typeof start !== 'number') continue;
      text = text.slice(start, typeof end === 'number' ? end : undefined);
    }
    return text;
  }

  function named(): unknown {
    const name = match(NAME);
    if (name === undefined) throw new NoLiteral();
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'null' || name === 'undefined' || name === 'NaN' || name === 'Infinity') return null;
    if (name === 'void') return voided();
    if (name === 'new') return made();
    if (GIVES_ARGUMENT.test(name)) return call();
    if (names === undefined) return null;
    if (!names.has(name)) throw new NoLiteral();
    return names.get(name);
  }

  function voided(): null {
    match(SPACE);
    if (match(NUMBER) === undefined) throw new NoLiteral();
    return null;
  }

  function made(): unknown {
    match(SPACE);
    if (!/^(?:Date|Map|Set|Array|URL)$/.test(match(NAME) ?? '')) throw new NoLiteral();
    return call();
  }

  function call(): unknown {
    return take('(') ? (list(')')[0] ?? null) : null;
  }

  function value(depth: number): unknown {
    if (depth > DEPTH) throw new NoLiteral();
    match(SPACE);
    const sign = script[at];
    if (sign === '"' || sign === "'" || sign === '`') return cutString();
    if (sign === '/' && match(PATTERN) !== undefined) return null;
    if (sign === '{' || sign === '[') {
      at += 1;
      return sign === '{' ? object(depth) : list(']', depth);
    }
    if (sign === '!') {
      at += 1;
      return !value(depth + 1);
    }
    const number = match(NUMBER);
    return number === undefined ? named() : Number(number);
  }

  return { value, list, at: () => at };
}
