import { expect, it } from 'vitest';
import { beginsWithOldest } from '../../src/sources/reading-order.ts';

const list = (...titles: readonly string[]) =>
  titles.map((title, at) => ({ url: `https://a.example/${'xqjz'[at % 4]}${at}`, title }));
const at = (...paths: readonly string[]) => paths.map((path) => ({ url: `https://a.example${path}` }));
const nothing = () => false;

it.each([
  ['chapters in order', list('Chapter 1: A', 'Chapter 2: B', 'Chapter 3'), true],
  ['chapters, the last first', list('第十一章 甲', '第十章 乙', '第九章 丙'), false],
  ['Chinese chapters in order', list('第九章 甲', '第十章 乙', '第二十一章 丙', '第一百零二章 丁'), true],
  ['numbered parts', list('Preface', '1. A', '2. B', '3. C'), true],
  ['dates in the addresses, the oldest first', at('/2024/01/02/a', '/2024/01/05/b', '/2024/02/01/c'), true],
  ['dates in the addresses, the newest first', at('/2024-02-01-c', '/2024-01-05-b', '/2024-01-02-a'), false],
  ['titles that begin with a number of things', list('10 ways home', '20 birds', '30 bridges'), false],
  ['two of a kind', list('Part 1', 'Part 2'), false],
  ['nothing that tells', list('C', 'A', 'B', 'D'), false],
  ['an order that is mixed', list('Part 1', 'Part 5', 'Part 2', 'Part 4'), false],
])('tells whether a list begins with the oldest: %s', (_, items, expected) => {
  expect(beginsWithOldest(items, nothing)).toBe(expected);
});

const dated = (...days: readonly number[]) =>
  days.map((day, place) => ({ url: `https://a.example/${place}`, publishedAt: `2026-01-0${day}T00:00:00Z` }));

it('goes by where a list grows only where its dates and numbers say nothing', () => {
  const chapters = list('A', 'B', 'C', 'D');
  expect(beginsWithOldest(chapters, (url) => !url.endsWith('3'))).toBe(true);
  expect(beginsWithOldest(chapters, (url) => !url.endsWith('0'))).toBe(false);
  // Another limit lets in what came before.
  expect(beginsWithOldest(chapters)).toBe(false);
  const last = (url: string) => !url.endsWith('3');
  expect(beginsWithOldest(list('Part 9', 'Part 8', 'Part 7', 'Part 6'), last)).toBe(false);
  expect(beginsWithOldest(dated(9, 8, 7, 6), last)).toBe(false);
});

it('is not turned round by one article above another', () => {
  const known = (url: string) => url.endsWith('0');
  expect(beginsWithOldest(dated(9, 8), known)).toBe(false);
  expect(beginsWithOldest(dated(8, 9), known)).toBe(true);
  // It may be pinned.
  expect(
    beginsWithOldest(
      list('A', 'B').map((item, place) => ({ ...item, url: `https://a.example/${place}` })),
      known,
    ),
  ).toBe(false);
});
