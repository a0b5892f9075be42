/** Finds the data that a page's scripts carry: JSON, states assigned to a name, parts pushed to a list. */
import { parseLiteral, parseWrappedLiteral } from './data-literal.ts';
import type { JsonObject } from './page-facts.ts';

const ASSIGNED = /^[\w$.[\]"'\s?]{1,80}=(?!=)\s*/;
const PARSED = /^JSON\.parse\(\s*(?:decodeURIComponent\(\s*)?(?=["'`])/;
const PUSHED = /self\.__next_f\.push\(\s*/g;
/** A brace, encoded as a part of an address is. */
const ENCODED = /^%(?:7B|5B)/i;
/** Assignments in one script that are looked at. */
const STATEMENTS = 12;

/** Every value that the scripts of a page carry as data. */
export function statesOf(scripts: readonly string[]): readonly unknown[] {
  const pushed: string[] = [];
  const states = scripts.flatMap((script) => {
    if (script.includes('__next_f.push')) {
      pushed.push(...pushedTexts(script));
      return [];
    }
    return statesInScript(script.trim());
  });
  return pushed.length > 0 ? [...states, ...flightRows(pushed.join(''))] : states;
}

function statesInScript(written: string): readonly unknown[] {
  const text = ENCODED.test(written) ? decode(written) : written;
  if (/^[{[]/.test(text)) {
    const value = parseJson(text);
    return value === undefined ? [] : [isDevalued(value) ? revive(value) : value];
  }
  const found: unknown[] = [];
  const starts =
    /(?:^|[;\n}])\s{0,40}(?:(?:var|let|const)\s{1,9})?(?=[\w$.[\]"']{2,80}\s{0,4}=(?!=)\s{0,4}(?:[{[(]|JSON\.parse))/g;
  for (let match = starts.exec(text), count = 0; match && count < STATEMENTS; match = starts.exec(text), count += 1) {
    const from = match.index + match[0].length;
    const name = ASSIGNED.exec(text.slice(from, from + 200))?.[0];
    if (name === undefined) continue;
    const value = valueAt(text, from + name.length);
    if (value !== undefined && value !== null) found.push(value);
  }
  return found;
}

function valueAt(text: string, from: number): unknown {
  const parsed = PARSED.exec(text.slice(from, from + 60))?.[0];
  if (parsed !== undefined) {
    const written = parseLiteral(text, from + parsed.length);
    if (typeof written !== 'string') return undefined;
    return parseJson(parsed.includes('decode') ? decode(written) : written);
  }
  if (text[from] === '(') return parseWrappedLiteral(text.slice(from));
  return parseJson(text.slice(from, endOfBrackets(text, from))) ?? parseLiteral(text, from);
}

/** Most states are JSON, which the runtime reads some twenty times as fast: the index behind the bracket that closes it. */
function endOfBrackets(text: string, from: number): number {
  const sign = /["{}[\]]/g;
  sign.lastIndex = from;
  let depth = 0;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === '"') sign.lastIndex = endOfString(text, match.index);
    else depth += match[0] === '{' || match[0] === '[' ? 1 : -1;
    if (depth <= 0) return match.index + 1;
  }
  return from;
}

/** The index behind the quotation mark that ends the string which begins at `from`. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Data as Nuxt writes it: one list, in which numbers stand for the places of values. */
function isDevalued(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value) || value.length < 3) return false;
  const [first] = value;
  const refers = (one: unknown) => typeof one === 'number' && Number.isInteger(one) && one < value.length;
  if (Array.isArray(first)) return typeof first[0] === 'string' && first.slice(1).every(refers);
  return typeof first === 'object' && first !== null && Object.values(first).every(refers);
}

/** What a devalued list stands for, a tree; what refers back to itself ends there. */
function revive(values: readonly unknown[]): unknown {
  let nodes = 0;
  const open = (index: unknown, above: readonly unknown[]): unknown => {
    nodes += 1;
    if (typeof index !== 'number' || nodes > REVIVED || above.includes(index) || above.length > 60) return undefined;
    const value = values[index];
    if (typeof value !== 'object' || value === null) return value;
    const inside = [...above, index];
    if (!Array.isArray(value))
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, open(one, inside)]));
    // ["Reactive", 3]: what a value is wrapped in.
    if (typeof value[0] === 'string') return open(value[1], inside);
    return value.map((one) => open(one, inside));
  };
  return open(0, []);
}

const REVIVED = 60_000;

function pushedTexts(script: string): readonly string[] {
  return [...script.matchAll(PUSHED)].flatMap((match) => {
    const value = parseLiteral(script, match.index + match[0].length);
    return Array.isArray(value) && typeof value[1] === 'string' ? [value[1]] : [];
  });
}

/** The rows of React's flight format: `1a:` and JSON, or `1b:T5c,` and a text of so many bytes (hexadecimal). */
function flightRows(text: string): readonly unknown[] {
  const rows = new Map<string, unknown>();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(58, at);
    if (colon < 0 || colon - at > 16) {
      const next = bytes.indexOf(10, at);
      if (next < 0) break;
      at = next + 1;
      continue;
    }
    const key = bytes.toString('utf8', at, colon);
    const comma = bytes[colon + 1] === 84 ? bytes.indexOf(44, colon) : -1;
    const size = comma < 0 ? Number.NaN : Number.parseInt(bytes.toString('utf8', colon + 2, comma), 16);
    if (Number.isFinite(size)) {
      rows.set(key, bytes.toString('utf8', comma + 1, comma + 1 + size));
      at = comma + 1 + size;
      continue;
    }
    const line = bytes.indexOf(10, colon);
    const end = line < 0 ? bytes.length : line;
    const row = bytes.toString('utf8', colon + 1, end).replace(/^[A-Z]{1,2}(?=[[{"])/, '');
    const value = parseJson(row);
    if (value !== undefined) rows.set(key, value);
    at = end + 1;
  }
  return [...rows.values()].flatMap((row) => (typeof row === 'object' && row !== null ? [withRows(row, rows, 0)] : []));
}

/** A row with the texts that it refers to ("$1b") in their places. */
function withRows(value: unknown, rows: ReadonlyMap<string, unknown>, depth: number): unknown {
  if (depth > 60) return value;
  if (typeof value === 'string') {
    const text = /^\$[0-9a-f]{1,6}$/.test(value) ? rows.get(value.slice(1)) : undefined;
    return typeof text === 'string' ? text : value;
  }
  if (Array.isArray(value)) return value.map((one) => withRows(one, rows, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  // Checked to be an object; its values stay unknown.
  const object = value as JsonObject;
  return Object.fromEntries(Object.entries(object).map(([key, one]) => [key, withRows(one, rows, depth + 1)]));
}
