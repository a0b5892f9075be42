/** Whatever stands in a configuration, it is taken, or refused with the places that are wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { isCron, lastTime, nextTimes } from '../../src/config/cron-expression.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { compilePattern, findPatternProblem } from '../../src/config/text-pattern.ts';
import { LecternError } from '../../src/errors.ts';
import { FUZZ_LIMIT_MS, fuzz } from './runs.ts';

const KEYS =
  'site baseUrl languages mirrors paths feed media data fetch proxy allowPrivate robots cache narrators openai schedule timezone hooks on command url secret websub shows id title language author owner category explicit voices narration pauses audio format lite keep digest cron access token sources files page index links sitemap limit filters titleIncludes extract pronounce __proto__ constructor toString'.split(
    ' ',
  );
const VALUES = [
  'http://a.example/',
  'env:LECTERN_NOT_SET',
  'en',
  'zh-CN',
  '*/5 * * * *',
  '/(a+)+$/',
  '/[/',
  'flite:slt',
  '',
  ' ',
  '../x',
  'a'.repeat(5000),
  '\u0000',
  'UTC',
];

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...VALUES),
    fc.anything({ maxDepth: 0 }),
    fc.array(tie('any'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 5 })), tie('any'), { maxKeys: 6 }),
})).any;

const right = () => ({
  shows: [{ id: 'a', title: 'A', language: 'en', author: 'B', sources: [{ files: 'x' }] as unknown[] }],
});

function look(source: string): void {
  try {
    expect(Object.isFrozen(parseConfig(source, 'x.yaml', '/srv'))).toBe(true);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(LecternError);
    expect(thrown).toMatchObject({ code: 'config', stage: 'config', hint: expect.stringMatching(/./) });
    expect(String(thrown)).toMatch(/x\.yaml has (?:a problem|\d+ problems):\n {2}\S/);
  }
}

describe('a configuration', { timeout: FUZZ_LIMIT_MS }, () => {
  it('of any text is taken or refused by place', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...KEYS.map((key) => `${key}: `),
        '- ',
        '\n',
        '\n  ',
        '[',
        ']',
        '{',
        '}',
        '&a ',
        '*a',
        '<<: ',
        '|',
        '!!js/function ',
        '---',
        '"',
        '#',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => look(pieces.join(''))),
      fuzz(300),
    );
  });

  it('with any value at any place of a right one is taken or refused by place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), fc.constantFrom('top', 'show', 'source'), value, (key, place, put) => {
        const config = right();
        const [show] = config.shows;
        if (place === 'top') Object.assign(config, { [key]: put });
        else if (place === 'show') Object.assign(show ?? {}, { [key]: put });
        else show?.sources.push({ feed: 'https://a.example/', [key]: put });
        let source: string;
        try {
          source = stringify(config);
        } catch {
          // Not everything can be written as YAML.
          return;
        }
        look(source);
      }),
      fuzz(300),
    );
  });

  it('takes cron expressions only that strike, forwards and backwards', () => {
    const field = fc.oneof(
      fc.constantFrom(
        '*',
        '*/5',
        '0',
        '59',
        '60',
        '1-5',
        '5-1',
        '1,2',
        'MON',
        'L',
        '?',
        '#',
        '',
        '-1',
        '1/0',
        '31',
        '2',
      ),
      fc.string({ maxLength: 3 }),
    );
    const now = new Date('2024-02-28T23:59:30Z');
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 1, maxLength: 7 }),
        fc.constantFrom('UTC', 'Europe/Berlin'),
        (fields, zone) => {
          const expression = fields.join(' ');
          if (!isCron(expression)) return;
          const dates = expression.split(/\s+/);
          // February 30 is a cron expression that never strikes; cron-parser says so when it is asked.
          try {
            const times = nextTimes(expression, zone, now, 2);
            expect(times.every((time) => time > now)).toBe(true);
            expect(lastTime(expression, zone, now) <= now).toBe(true);
          } catch (thrown) {
            expect(String(thrown), expression).toMatch(/Invalid explicit day of month definition|loop limit/i);
            expect(dates.length).toBeGreaterThanOrEqual(5);
          }
        },
      ),
      fuzz(2000),
    );
  });

  it.each(['/^(a+)+$/', '/(?:a|a)*b/', '/(\\w+\\s?)+:/u'])(
    'refuses %s, which some text would keep busy for ever',
    (pattern) => {
      const source = `shows: [{ id: a, title: A, language: en, author: B, filters: { titleExcludes: [${JSON.stringify(pattern)}] }, sources: [{ files: x }] }]`;
      expect(() => parseConfig(source, 'x', '/')).toThrow(/titleExcludes\[0\]: .*busy for ever/);
    },
  );

  it('takes patterns only that can be compiled', () => {
    const piece = fc.constantFrom(
      '/',
      '(',
      ')',
      '[',
      ']',
      '+',
      '*',
      '?',
      'a',
      '\\',
      '|',
      '^',
      '$',
      '{1,3}',
      '.',
      'i',
      'u',
      '(?<',
      '>',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const said = findPatternProblem(`/${pieces.join('')}/`);
        if (said !== undefined) expect(said.length).toBeGreaterThan(5);
        else expect(compilePattern(`/${pieces.join('')}/`)('a')).toEqual(expect.any(Boolean));
      }),
      fuzz(25),
    );
  });
});
