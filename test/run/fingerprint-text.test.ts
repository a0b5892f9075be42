import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model.ts';
import { fingerprintText } from '../../src/run/fingerprint-text.ts';

const NAMES = ['Ada', 'Bell', 'Carr', 'Dunn', 'Eve', 'Finch', 'Gray', 'Hale', 'Ives', 'Jude', 'Kerr', 'Lowe'];
const THINGS = [
  'barge',
  'lock',
  'bridge',
  'ferry',
  'tug',
  'weir',
  'quay',
  'towpath',
  'lantern',
  'gate',
  'sluice',
  'basin',
];
const DEEDS = ['mended', 'painted', 'counted', 'opened', 'drew', 'sold', 'watched', 'measured', 'closed', 'found'];

/** A made-up report; another seed, another report. */
function report(seed: number, sentences = 24): string[] {
  let state = seed * 7919 + 1;
  const pick = (from: readonly string[]) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return from[(state >> 8) % from.length] ?? '';
  };
  return Array.from(
    { length: sentences },
    () =>
      `${pick(NAMES)} ${pick(DEEDS)} the ${pick(THINGS)} near the ${pick(THINGS)} while ${pick(NAMES)} ${pick(DEEDS)} a ${pick(THINGS)}.`,
  );
}

/** Characters in no order that means anything: only how often they repeat matters here. */
function zhReport(seed: number): string[] {
  let state = seed * 104729 + 3;
  const character = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    // Common characters stand more often than rare ones.
    return String.fromCodePoint(0x4e00 + Math.floor(((state >> 8) / 0x7fffff) ** 3 * 3000));
  };
  const clause = () => Array.from({ length: 14 }, character).join('');
  return Array.from({ length: 30 }, () => `${clause()}，${clause()}了。`);
}

const fingerprint = (texts: readonly string[]) =>
  fingerprintText({
    url: 'https://canal.example/',
    canonicalUrl: 'https://canal.example/',
    title: '',
    language: 'en',
    tags: [],
    blocks: texts.map((text) => ({ kind: 'paragraph', text })),
  } satisfies Article) ?? '';

function distance(one: readonly string[], other: readonly string[]): number {
  const bits = BigInt(`0x${fingerprint(one)}`) ^ BigInt(`0x${fingerprint(other)}`);
  return bits.toString(2).replaceAll('0', '').length;
}

describe.each([
  ['English', (seed: number) => report(seed, 60), 'Reprinted with leave of the Canal Post.', 'quietly'],
  ['Chinese', zhReport, '本文经《运河报》授权转载。', '悄悄'],
] as const)('a text in %s', (_language, write, header, word) => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);

  it('has 16 digits that neither markup, nor case, nor punctuation changes', () => {
    const text = write(1);
    expect(fingerprint(text)).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint([text.join(' ').toUpperCase().replaceAll('.', '!').replaceAll('，', '、')])).toBe(
      fingerprint(text),
    );
  });

  it('is known again with another header and a word changed', () => {
    const known = seeds.filter((seed) => {
      const text = write(seed);
      const changed = text.map((sentence, index) => (index === 5 ? sentence.replace(/the|了/, word) : sentence));
      return distance(text, [header, ...changed]) <= 3;
    });
    expect(known.length).toBeGreaterThanOrEqual(36);
  });

  it('is no other text, though both begin and end with the same third of boilerplate', () => {
    const boilerplate = write(999).slice(0, 12);
    const near = seeds
      .slice(1)
      .filter((seed) => distance([...boilerplate, ...write(0)], [...boilerplate, ...write(seed)]) <= 3);
    expect(near).toEqual([]);
  });
});

it('a short notice has none', () => {
  expect(fingerprint(['The office is closed today.'])).toBe('');
  expect(fingerprint(['今天休息。'])).toBe('');
});
