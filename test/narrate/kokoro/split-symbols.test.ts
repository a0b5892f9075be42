import { describe, expect, it } from 'vitest';
import { endSentence, splitSymbols } from '../../../src/narrate/kokoro/split-symbols.ts';
import { tokensOf } from '../../../src/narrate/kokoro/symbols.ts';

const words = (count: number, mark: string, every: number) =>
  Array.from({ length: count }, (_, index) => `wˈɜɹd${(index + 1) % every === 0 ? mark : ''}`).join(' ');

it('leaves a string that fits as it is', () => {
  expect(splitSymbols('wo↓mən, xau↓tɤ.', 500)).toEqual(['wo↓mən, xau↓tɤ.']);
  expect(splitSymbols('  ')).toEqual([]);
});

it.each([
  ['.', /\.$/],
  [';', /;$/],
  [',', /,$/],
  ['', /ɹd$/],
])('cuts behind the last “%s” that fits', (mark, end) => {
  const whole = words(300, mark, 12);
  const pieces = splitSymbols(whole, 500);
  expect(pieces.join(' ')).toBe(whole);
  for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(500);
  for (const piece of pieces.slice(0, -1)) {
    expect(piece).toMatch(end);
    expect([...piece].length).toBeGreaterThan(400);
  }
});

it('rather cuts at a comma than leaves a scrap before a full stop', () => {
  const whole = `xau↓tɤ. ${words(120, ',', 10)}`;
  expect([...(splitSymbols(whole, 500)[0] ?? '')].length).toBeGreaterThan(400);
});

it.each([500, 497, 495])('loses no symbol and breaks no syllable of a word without an end (%i)', (most) => {
  const whole = 'ꭧʊ→ŋkwo↗'.repeat(100);
  const pieces = splitSymbols(whole, most);
  expect(pieces.join('')).toBe(whole);
  for (const piece of pieces) expect(piece).toMatch(/^(?:ꭧʊ→ŋ|kwo↗).*(?:→ŋ|↗)$/u);
});

it('counts what the model counts', () => {
  const whole = words(300, ',', 9);
  for (const piece of splitSymbols(whole)) expect(tokensOf(piece).length).toBeLessThanOrEqual(500);
});

it('refuses a character that is no symbol instead of leaving it out', () => {
  expect(() => tokensOf('xau↓字')).toThrow('“字”');
});

describe('the end of a sentence', () => {
  it.each([
    ['ə kwˈɔɹəl', 'ə kwˈɔɹəl.'],
    ['“ə kwˈɔɹəl”', '“ə kwˈɔɹəl.”'],
    ['ə kwˈɔɹəl (θɹˈi)', 'ə kwˈɔɹəl (θɹˈi.)'],
    ['ə kwˈɔɹəl.', 'ə kwˈɔɹəl.'],
    ['“ə kwˈɔɹəl?”', '“ə kwˈɔɹəl?”'],
    ['ə kwˈɔɹəl:', 'ə kwˈɔɹəl:'],
    ['', ''],
  ])('%s is said as %s', (symbols, said) => {
    expect(endSentence(symbols)).toBe(said);
  });
});
