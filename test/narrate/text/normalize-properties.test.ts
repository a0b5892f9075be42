import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeText } from '../../../src/narrate/index.ts';
import { FUZZ_LIMIT_MS, fuzz } from '../../fuzz/runs.ts';

const LANGUAGES = ['zh-CN', 'zh-TW', 'yue', 'en', 'en-GB', 'de', 'fr', 'es', 'es-MX', 'it', 'pt', 'ru'] as const;
/** Pieces that news is made of, and what rules stumble over when they meet. */
const PIECES = [
  ...'0123456789.,:;-–—~/%‰°℃$¥€+−=×^()（）“”①½²Ⅷ〇٣ \n'.split(''),
  ...[
    '年',
    '月',
    '日',
    '第',
    '2个',
    '万',
    '亿',
    '兩',
    'km/h',
    'm²',
    'GB',
    'F-35',
    'U.S.',
    'Dr. ',
    'p.m.',
    'May 5',
    'https://a.example/b',
    '[1]',
  ],
  ...[
    '😀',
    '👨‍👩‍👧',
    '\u{1D7D8}',
    '\uD800',
    '\u0000',
    'e\u0301',
    '·',
    '@',
    '#',
    '&',
    '以3:2',
    '-5℃',
    '1,234',
    'th',
    's',
    'x',
    'm',
    'p',
    'bn ',
    '/kg',
    'e8',
    'a ',
    'No. ',
    'II',
    '比分',
    '时速',
    '拨打',
  ],
];
const newsLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
/** Without the full stops of abbreviations, which make sense only where they stand. */
const figures = newsLike.map((text) => text.replace(/[.a-z]/giu, ''));
const anyText = fc.oneof(
  newsLike,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const language = fc.constantFrom(...LANGUAGES);

describe('whatever the text', { timeout: FUZZ_LIMIT_MS }, () => {
  test('no figure and no sign is left for a voice to stumble over', () => {
    fc.assert(
      fc.property(anyText, language, (text, tag) => {
        expect(normalizeText(text, tag)).not.toMatch(/[\p{N}\p{S}%&@#~°·*/\\^_|<>]/u);
      }),
      fuzz(1000),
    );
  });

  test('what has been worded once is not worded again', () => {
    fc.assert(
      fc.property(figures, language, (text, tag) => {
        const once = normalizeText(text, tag);
        expect(normalizeText(once, tag).replace(/[^\p{L}]/gu, '')).toBe(once.replace(/[^\p{L}]/gu, ''));
      }),
      fuzz(400),
    );
  });

  test('plain Chinese and plain English words pass unchanged', () => {
    const hanzi = fc.string({
      unit: fc.constantFrom(...'我们今天去公园散步天气很好，孩子笑着跑'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(hanzi, (text) => {
        expect(normalizeText(text, 'zh-CN').replace(/，/g, '')).toBe(text.replace(/，/g, ''));
      }),
    );
    const words = fc.array(fc.constantFrom('the', 'river', 'rose', 'slowly', 'and', 'Anna', 'left', 'home'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, (list) => {
        expect(normalizeText(list.join(' '), 'en')).toBe(list.join(' '));
      }),
    );
  });

  test('a number of any length is said', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n - 1n }), language, (number, tag) => {
        expect(normalizeText(String(number), tag)).toMatch(/^[\p{L} ,-]+$/u);
      }),
    );
    expect(normalizeText('9'.repeat(50_000), 'zh-CN')).toMatch(/^九{50000}$/);
  });
});

describe('the time that hostile text takes', () => {
  const HOSTILE = [
    '1',
    '1,',
    '1-',
    '1:2、',
    '/1',
    'a.',
    'a@b.',
    'http://',
    '[',
    '`',
    'Dr. ',
    '第',
    '（',
    '2年',
    'A-',
    '$1-',
    '1 234 ',
    '+1 ',
    `+${'1'.repeat(70)} `,
    ' ',
  ];
  const LENGTH = process.env['FUZZ_RUNS'] ? 100_000 : 40_000;
  // Bounded work per character is asserted by size, not by clock: a quadratic table would not finish these at all.
  test.each(HOSTILE)('%j tens of thousands of times over', (piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length));
    for (const tag of ['zh-CN', 'en', 'de', 'fr', 'es', 'it', 'pt', 'ru'])
      expect(normalizeText(text, tag)).not.toMatch(/\p{N}/u);
  });
});

describe('a language without a table of its own', () => {
  test('keeps its figures, which its voice reads in its own language, and loses what is never spoken', () => {
    expect(normalizeText('Den 18 maj 2024, 25 % av eleverna 🎉 (https://exempel.se/a)', 'sv')).toBe(
      'Den 18 maj 2024, 25 % av eleverna',
    );
    expect(normalizeText('2024年5月18日に発表した。', 'ja')).toBe('2024年5月18日に発表した。');
  });
});
