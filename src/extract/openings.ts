/** Reads off an expression with which characters the texts that it matches can begin. */

/** Stands for whatever may follow. */
const OPEN = '\0';
const ANYTHING: ReadonlySet<string> = new Set([OPEN]);
/** Openings are this long at most; of more than so many, fewer characters are looked at. */
const LONGEST = 6;
const MOST = 160;

export type Reader = { readonly source: string; at: number };

/** One character of a text as openings have it: without case, a figure for all figures, a space for all white space. */
function fold(character: string): string {
  if (/[a-z\u4e00-\u9fff]/.test(character)) return character;
  if (/\s/.test(character)) return ' ';
  if (/\d/.test(character)) return '0';
  const lower = character.toLowerCase();
  return lower === 'ſ' ? 's' : lower.length === 1 ? lower : character;
}

/** The beginning of a text, which begins with an opening of every expression that matches it. */
export function beginningOf(text: string): string {
  return [...Array(Math.min(LONGEST, text.length)).keys()].map((at) => fold(text.charAt(at))).join('');
}

/** Letters that stand for themselves, as most lines begin: read at once, where each term costs a call. */
const PLAIN = /^\^([a-z \u4e00-\u9fff]+)(?![?*+{])/;

/**
 * All openings of the texts that one alternative matches, `''` among them when a match may begin anyhow or within a text.
 * Rather too many than too few: what stands behind a repetition may be anything.
 */
export function openingsOf(alternative: string): readonly string[] {
  if (!alternative.startsWith('^')) return [''];
  const plain = PLAIN.exec(alternative)?.[1] ?? '';
  if (plain.length >= LONGEST) return [plain.slice(0, LONGEST)];
  const found = readSequence({ source: alternative, at: 1 + plain.length }, plain);
  return [...new Set([...found].map((opening) => opening.replace(OPEN, '')))];
}

/** The alternatives of an expression that stand in no group. */
export function splitAlternatives(source: string): readonly string[] {
  return alternativesIn(source, 0, source.length).map(([from, to]) => source.slice(from, to));
}

type Range = readonly [from: number, to: number];

function alternativesIn(source: string, start: number, end: number): readonly Range[] {
  const found: Range[] = [];
  let [from, depth, inClass] = [start, 0, false];
  for (let at = start; at < end; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      found.push([from, at]);
      from = at + 1;
    }
  }
  return [...found, [from, end]];
}

/**
 * The alternatives of an expression, those of a group that begins it among them: `^(?:a|b)c` is `^ac` and `^bc`. Each as
 * the places of its parts: from where to where, from where to where.
 */
export function distribute(source: string): readonly (readonly number[])[] {
  return alternativesIn(source, 0, source.length).flatMap(([from, to]) =>
    source[from] === '^'
      ? distributeGroup(source, [from + 1, to], []).map((ranges) => [from, from + 1, ...ranges])
      : [[from, to]],
  );
}

/** `behind` are the parts that follow, from the groups around it. */
function distributeGroup(source: string, [from, to]: Range, behind: readonly number[]): readonly (readonly number[])[] {
  const end = source.startsWith('(?:', from) ? endOfGroup(source, from) : undefined;
  if (end === undefined || /[?*+{]/.test(end < to ? source.charAt(end) : '')) return [[from, to, ...behind]];
  const rest = end < to ? [end, to, ...behind] : behind;
  return alternativesIn(source, from + '(?:'.length, end - 1).flatMap((one) => distributeGroup(source, one, rest));
}

/** The alternative whose parts stand there. */
export function joinRanges(source: string, ranges: readonly number[]): string {
  let joined = '';
  for (let at = 0; at < ranges.length; at += 2) joined += source.slice(ranges[at], ranges[at + 1]);
  return joined;
}

/** The index behind the bracket that closes the group that opens at `from`. */
export function endOfGroup(source: string, from: number): number {
  let [depth, inClass] = [0, false];
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  return source.length;
}

function readAlternatives(reader: Reader): Set<string> {
  const found = new Set<string>();
  do {
    for (const opening of readSequence(reader)) found.add(opening);
  } while (reader.source[reader.at] === '|' && ++reader.at > 0);
  return found;
}

/** Openings that nothing has closed are continued by what follows. */
function readSequence(reader: Reader, before = ''): Set<string> {
  let found = new Set([before]);
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.at))) {
    const term = readTerm(reader);
    const { least, most } = readQuantifier(reader);
    if (term !== undefined) found = follow(found, term, least, most);
    if (found.has(OPEN)) found = new Set(ANYTHING);
    if (isOpen(found)) skipSequence(reader);
  }
  return found;
}

/** Nothing that follows makes one longer. */
function isOpen(found: ReadonlySet<string>): boolean {
  for (const opening of found) if (!opening.endsWith(OPEN)) return false;
  return true;
}

/** Goes on to the next alternative, or to the end of the group. */
function skipSequence(reader: Reader): void {
  let [depth, inClass] = [0, false];
  for (; reader.at < reader.source.length; reader.at += 1) {
    const sign = reader.source[reader.at];
    if (sign === '\\') reader.at += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if ((sign === ')' || sign === '|') && depth === 0) return;
    else if (sign === ')') depth -= 1;
  }
}

function follow(found: ReadonlySet<string>, term: ReadonlySet<string>, least: number, most: number): Set<string> {
  const next = new Set<string>(least === 0 ? found : []);
  for (const before of found) {
    if (before.endsWith(OPEN)) next.add(before);
    else
      for (const behind of term) {
        const opening = before + behind + (most > 1 && !behind.endsWith(OPEN) ? OPEN : '');
        next.add(opening.replace(OPEN, '').length < LONGEST ? opening : opening.slice(0, LONGEST) + OPEN);
      }
  }
  return next.size <= MOST ? next : new Set([...found].map((before) => before.replace(OPEN, '') + OPEN));
}

/** What one term begins with, letters without case; `undefined` for what takes no character. */
export function readTerm(reader: Reader): ReadonlySet<string> | undefined {
  const { source } = reader;
  const sign = source.charAt(reader.at);
  reader.at += 1;
  if (sign === '^') return undefined;
  if (sign === '$') return ANYTHING;
  if (sign === '.') return ANYTHING;
  if (sign === '[') return readClass(reader);
  if (sign === '\\') return readEscape(reader);
  if (sign !== '(') return new Set([fold(sign)]);
  const around = /^\?(?:[=!]|<[=!])/.exec(source.slice(reader.at, reader.at + 3))?.[0];
  reader.at += around?.length ?? (source.startsWith('?:', reader.at) ? 2 : 0);
  const inside = readAlternatives(reader);
  reader.at += 1;
  return around === undefined ? inside : undefined;
}

export function readQuantifier(reader: Reader): { readonly least: number; readonly most: number } {
  const found = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12))?.[0];
  reader.at += found?.length ?? 0;
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)/.exec(found ?? '') ?? [];
  if (least !== undefined) return { least: Number(least), most: most ? Number(most) : comma ? 2 : Number(least) };
  return { least: /^[?*]/.test(found ?? '') ? 0 : 1, most: /^[*+]/.test(found ?? '') ? 2 : 1 };
}

function readEscape(reader: Reader): ReadonlySet<string> | undefined {
  const sign = reader.source.charAt(reader.at);
  reader.at += 1;
  if (sign === 'b' || sign === 'B') return undefined;
  if (sign === 's') return new Set([' ']);
  if (sign === 'd') return new Set(['0']);
  if (sign === 'n' || sign === 't') return new Set([' ']);
  if (!/[A-Za-z0-9]/.test(sign)) return new Set([fold(sign)]);
  if (sign === 'u') {
    const code = /^[\da-f]{4}/i.exec(reader.source.slice(reader.at))?.[0];
    reader.at += code?.length ?? reader.source.slice(reader.at).indexOf('}') + 1;
    return code === undefined ? ANYTHING : new Set([fold(String.fromCharCode(Number.parseInt(code, 16)))]);
  }
  if (sign === 'x') reader.at += 2;
  if (/[pP]/.test(sign)) reader.at = reader.source.indexOf('}', reader.at) + 1;
  return ANYTHING;
}

function readClass(reader: Reader): ReadonlySet<string> {
  const { source } = reader;
  let end = reader.at;
  while (source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
  const inside = source.slice(reader.at, end);
  reader.at = end + 1;
  // Ranges, other classes and pairs of surrogates are not taken apart.
  if (/^\^|\\[a-rt-zA-Z0-9]|[^\\]-.|[\ud800-\udfff]/.test(inside)) return ANYTHING;
  return new Set([...inside.replace(/\\s/g, ' ').replace(/\\(?=.)/g, '')].map(fold));
}
