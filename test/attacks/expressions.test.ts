/** No regular expression of the program can be kept busy for ever by a stranger's text. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, type Diagnostics } from 'recheck';
import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const DIST = new URL('../../dist/', import.meta.url).href;

/**
 * Of these the time grows with the cube of a text or faster by the checker's reckoning, or it has no answer; each was
 * looked at, and what it is given is short. By the beginning of the expression.
 */
const EXCUSED: readonly (readonly [string, string])[] = [
  ['^(?:by|from|von|par|por|contributed by', 'a line of at most 150 weighted characters (isMetaLine)'],
  ['\\s?[<(]?[\\w.+-]{1,64}@', 'at most 1,000 characters (cleanName)'],
  ['\\s?(?:[|•·–—]|', 'at most 1,000 characters (cleanName)'],
  ['<(title|guid|pubDate)\\b', 'an item that we wrote, every element closed'],
  ['^(?:więcej (?:informacji', 'the beginning of a line, with gaps of at most 40 characters'],
  ['<svg class="qr"[^>]*aria-label=', 'a page of our own, in which no text holds a "<"'],
];

/**
 * Loads every module, and prints what each has made of strings meanwhile, as `[expression, module]`. An entry of a
 * process or thread may fail by itself: it is loaded only to be looked at.
 */
const LIST_COMPOSED = `
  const { readdirSync } = await import('node:fs');
  const [dist] = process.argv.slice(1);
  const found = new Map();
  const note = (made, pattern) => {
    const [, file] = new RegExp.Real('^ +at .*' + dist + '([^:]+)').exec(new Error().stack.split('\\n')[3]) ?? [];
    if (file && typeof pattern === 'string') found.set(String(made), file);
    return made;
  };
  const Real = RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct: (target, given, as) => note(Reflect.construct(target, given, as), given[0]),
    apply: (target, self, given) => note(Reflect.apply(target, self, given), given[0]),
    get: (target, name) => (name === 'Real' ? Real : target[name]),
  });
  for (const name of readdirSync(new URL(dist), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.js') && !name.startsWith('bundle') && name !== 'cli.js')
      await import(dist + name).catch(() => undefined);
  // A pipe takes it in parts; some modules keep the process alive.
  process.stdout.write('\\n' + JSON.stringify([...found]), () => process.exit());
`;

/** Every expression of src/, each once, written or composed: a new one is checked without anybody thinking of it. */
function listExpressions(): ReadonlyMap<string, string> {
  const composed = execFileSync(process.execPath, ['--input-type=module', '-e', LIST_COMPOSED, DIST], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 16_000_000,
  });
  const found = new Map<string, string>(JSON.parse(composed.trim().split('\n').at(-1) ?? ''));
  expect(found.size).toBeGreaterThan(200);
  for (const name of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(join(SOURCE, name), 'utf8');
    new Visitor({
      Literal(node) {
        if ('regex' in node && node.raw !== null) found.set(node.raw, name);
      },
    }).visit(parseSync(name, text).program);
  }
  return found;
}

/** Whether an expression repeats something without a limit. */
function isUnbounded(source: string): boolean {
  const plain = source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'x').replace(/\\./g, 'x');
  return /[*+]|\{\d+,\}/.test(plain);
}

/** `EXPRESSIONS=all`: waits for each answer, and writes down those that were long in coming. */
const isWhole = process.env['EXPRESSIONS'] === 'all';
/**
 * `EXPRESSIONS=note`: writes down those that were long in coming, and for which none came, beside the former verdicts on
 * what is still there.
 */
const isNoted = process.env['EXPRESSIONS'] === 'note';

/** How long an answer is waited for, and for how many at once: bounded repetitions in a row grow the checker's tables. */
const [MS_EACH, LANES] = isWhole ? [120_000, 2] : [isNoted ? 3000 : 1000, 4];

/** What takes longer is remembered. */
const LONG_MS = 100;

/**
 * Of a square, of a power that the checker guessed from texts shorter than the limit of every repetition, or without an
 * answer in the time of the ordinary tests, which leave it to `EXPRESSIONS=all`.
 */
type Verdict = 'safe' | 'square' | 'bounded' | 'long';

/**
 * What this version of the checker said of the expressions that take it longest: a line each, the hash and the verdict.
 * An expression that is new or was changed is not among them, nor is any after an update of the checker; to have all
 * asked anew, empty the file.
 */
const REMEMBERED = new URL('checked-expressions.txt', import.meta.url);
const { version } = createRequire(import.meta.url)('recheck/package.json') as { readonly version: string };
const hashOf = (literal: string) => createHash('sha256').update(`${version} ${literal}`).digest('hex').slice(0, 16);

function readRemembered(): ReadonlyMap<string, Verdict> {
  const lines = readFileSync(REMEMBERED, 'utf8').trim().split('\n');
  return new Map(lines.map((line) => [line.slice(0, 16), line.slice(17) as Verdict]));
}

function judge(source: string, found: Diagnostics): Exclude<Verdict, 'long'> | 'cubic' | 'exponential' | 'undecided' {
  if (found.status === 'unknown') return 'undecided';
  if (found.status === 'safe') return 'safe';
  const { complexity } = found;
  if (complexity.type === 'exponential') return 'exponential';
  if (complexity.degree <= 2) return 'square';
  return complexity.isFuzz && !isUnbounded(source) ? 'bounded' : 'cubic';
}

describe('regular expressions', { timeout: isWhole ? 7_200_000 : 1_200_000 }, () => {
  const expressions = [...listExpressions()];

  it('take neither exponential time nor, on texts of any length, the cube of their length', async () => {
    expect(expressions.length).toBeGreaterThan(1500);
    const remembered = readRemembered();
    const verdicts = new Map<string, Verdict>();
    const [slow, undecided]: [string[], string[]] = [[], []];
    const look = async ([literal, file]: readonly [string, string]) => {
      const hash = hashOf(literal);
      const former = remembered.get(hash);
      if (former && !(isWhole && former === 'long')) {
        verdicts.set(hash, former);
        return;
      }
      const [, source = '', flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(literal) ?? [];
      const from = performance.now();
      const verdict = judge(source, await check(source, flags, { timeout: MS_EACH }));
      if (verdict === 'cubic' || verdict === 'exponential' || verdict === 'undecided') {
        if (verdict === 'undecided' && isNoted) verdicts.set(hash, 'long');
        const isExcused = verdict !== 'exponential' && EXCUSED.some(([start]) => source.startsWith(start));
        if (!isExcused)
          (verdict === 'undecided' ? undecided : slow).push(`${file}: ${verdict}: ${literal.slice(0, 100)}`);
        return;
      }
      if (performance.now() - from > LONG_MS) verdicts.set(hash, verdict);
    };
    const waiting = [...expressions];
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) await look(next);
      }),
    );
    const lines = [...verdicts].map((line) => `${line.join(' ')}\n`);
    if (isWhole || isNoted) writeFileSync(REMEMBERED, lines.sort().join(''));
    expect(slow).toEqual([]);
    if (isWhole) expect(undecided).toEqual([]);
    // So that a checker that never answers is not taken for a good report.
    expect(undecided.length).toBeLessThan(expressions.length / 10);
  });

  it('of which a former verdict is taken are half at most', () => {
    const remembered = readFileSync(REMEMBERED, 'utf8').trim().split('\n');
    for (const line of remembered) expect(line).toMatch(/^[0-9a-f]{16} (?:safe|square|bounded|long)$/);
    expect(remembered.length).toBeLessThan(expressions.length / 2);
  });

  it('are told apart by whether their repetitions have a limit', () => {
    expect(['a*', 'a+', 'a{2,}', '[^\\]]*', '(?:ab)+c'].map(isUnbounded)).toEqual(Array(5).fill(true));
    expect(['a{0,80}', 'a?', '[*+]', '\\*\\+', 'a{3}'].map(isUnbounded)).toEqual(Array(5).fill(false));
  });

  it('that were excused are still there', () => {
    for (const [start, why] of EXCUSED)
      expect(
        expressions.some(([literal]) => literal.startsWith(`/${start}`)),
        `${start}: ${why}`,
      ).toBe(true);
  });
});
