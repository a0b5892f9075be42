/** No regular expression of the program can be kept busy for ever by a stranger's text. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * Of these the time grows with the cube of a text or faster by the checker's reckoning; each was looked at, and what it
 * is given is short. By the beginning of the expression.
 */
const BOUNDED: readonly (readonly [string, string])[] = [
  ['^(?:by|from|von|par|por|contributed by', 'a line of at most 150 weighted characters (isMetaLine)'],
  ['\\s?[<(]?[\\w.+-]{1,64}@', 'at most 1,000 characters (cleanName)'],
  ['\\s?(?:[|•·–—]|', 'at most 1,000 characters (cleanName)'],
  ['<(title|guid|pubDate)\\b', 'an item that we wrote, every element closed'],
  ['<svg class="qr"[^>]*aria-label=', 'a page of our own, in which no text holds a "<"'],
];

/** Every literal below src/, each once: a new one is checked without anybody thinking of it. */
function listExpressions(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
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

/** A checker that has no answer after so long gives none: bounded repetitions in a row grow its tables. */
const MS_EACH = 2000;

type Verdict = 'safe' | 'undecided';

/**
 * What this version of the checker said of the third of the expressions that takes it longest: a line each, the hash and
 * the verdict. An expression that is new or was changed is not among them, nor is any after an update of the checker.
 * `EXPRESSIONS=all` asks the checker of every one, and writes the file anew.
 */
const REMEMBERED = new URL('checked-expressions.txt', import.meta.url);
const isWhole = process.env['EXPRESSIONS'] === 'all';
const { version } = createRequire(import.meta.url)('recheck/package.json') as { readonly version: string };
const hashOf = (literal: string) => createHash('sha256').update(`${version} ${literal}`).digest('hex').slice(0, 16);

function readRemembered(): ReadonlyMap<string, Verdict> {
  const lines = isWhole ? [] : readFileSync(REMEMBERED, 'utf8').trim().split('\n');
  return new Map(lines.map((line) => [line.slice(0, 16), line.slice(17) as Verdict]));
}

describe('regular expressions', { timeout: 1_200_000 }, () => {
  const expressions = [...listExpressions()];

  it('take neither exponential time nor, on texts of any length, the cube of their length', async () => {
    expect(expressions.length).toBeGreaterThan(300);
    const remembered = readRemembered();
    const took: (readonly [number, string])[] = [];
    const slow: string[] = [];
    let undecided = 0;
    const look = async ([literal, file]: readonly [string, string]) => {
      const hash = hashOf(literal);
      const verdict = remembered.get(hash);
      if (verdict === 'undecided') undecided += 1;
      if (verdict) return;
      const [, source = '', flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(literal) ?? [];
      const from = performance.now();
      const found = await check(source, flags, { timeout: MS_EACH });
      const ms = performance.now() - from;
      if (found.status === 'unknown') undecided += 1;
      if (found.status !== 'vulnerable') {
        took.push([ms, `${hash} ${found.status === 'unknown' ? 'undecided' : 'safe'}\n`]);
        return;
      }
      const { complexity } = found;
      const isBounded = BOUNDED.some(([start]) => source.startsWith(start));
      // Where every repetition has a limit, a power is what the checker guessed from texts shorter than the limit.
      const isGuess = complexity.type !== 'exponential' && complexity.isFuzz && !isUnbounded(source);
      if (complexity.type === 'exponential' || (complexity.degree > 2 && !isBounded && !isGuess))
        slow.push(`${file}: ${complexity.summary}: ${literal.slice(0, 100)}`);
    };
    const waiting = [...expressions];
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) await look(next);
      }),
    );
    expect(slow).toEqual([]);
    // So that a checker that never answers is not taken for a good report.
    expect(undecided).toBeLessThan(expressions.length / 5);
    if (!isWhole) return;
    const longest = took.sort(([a], [b]) => b - a).slice(0, expressions.length / 3);
    writeFileSync(
      REMEMBERED,
      longest
        .map(([, line]) => line)
        .sort()
        .join(''),
    );
  });

  it('of which a former verdict is taken are a third at most: those that take the checker longest', () => {
    const remembered = readFileSync(REMEMBERED, 'utf8').trim().split('\n');
    for (const line of remembered) expect(line).toMatch(/^[0-9a-f]{16} (?:safe|undecided)$/);
    expect(remembered.length).toBeLessThan(expressions.length / 3 + 1);
  });

  it('are told apart by whether their repetitions have a limit', () => {
    expect(['a*', 'a+', 'a{2,}', '[^\\]]*', '(?:ab)+c'].map(isUnbounded)).toEqual(Array(5).fill(true));
    expect(['a{0,80}', 'a?', '[*+]', '\\*\\+', 'a{3}'].map(isUnbounded)).toEqual(Array(5).fill(false));
  });

  it('that were excused are still there', () => {
    for (const [start, why] of BOUNDED)
      expect(
        expressions.some(([literal]) => literal.startsWith(`/${start}`)),
        `${start}: ${why}`,
      ).toBe(true);
  });
});
