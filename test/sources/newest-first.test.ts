import { describe, expect, it } from 'vitest';
import { newestFirst, toInstant } from '../../src/sources/newest-first.ts';

describe('a date of a feed', () => {
  it.each([
    ['Sat, 18 May 2024 09:00:00 +0800', '2024-05-18T01:00:00.000Z'],
    ['Sat, 18 May 2024 09:00:00 GMT', '2024-05-18T09:00:00.000Z'],
    ['18 May 2024 09:00 EST', '2024-05-18T14:00:00.000Z'],
    ['2024-05-18T09:00:00+08:00', '2024-05-18T01:00:00.000Z'],
    ['2024-05-18T09:00:00.5Z', '2024-05-18T09:00:00.500Z'],
    ['2024-05-18 09:00:00 +0800', '2024-05-18T01:00:00.000Z'],
    ['2024-05-18', '2024-05-18T00:00:00.000Z'],
    // Without a zone: the same on every machine.
    ['2024-05-18 09:00:00', '2024-05-18T09:00:00.000Z'],
    ['2024-05-18T09:00', '2024-05-18T09:00:00.000Z'],
    ['Sat, 18 May 2024 09:00:00', '2024-05-18T09:00:00.000Z'],
    ['2024/5/18 9:00', '2024-05-18T09:00:00.000Z'],
    ['May 18, 2024', '2024-05-18T00:00:00.000Z'],
    ['2024/05/18', '2024-05-18T00:00:00.000Z'],
  ])('%s is %s', (written, instant) => expect(toInstant(written)).toBe(instant));

  it.each(['yesterday', '', '2024-13-45', '99999999999999'])('%j is none', (written) =>
    expect(toInstant(written)).toBeUndefined(),
  );
});

it('items without a date stand behind the one before them', () => {
  const item = (name: string, publishedAt?: string) => ({
    url: `https://canal.example/${name}`,
    ...(publishedAt !== undefined && { publishedAt }),
  });
  const items = [
    item('top'),
    item('old', '2024-01-01T00:00:00Z'),
    item('after old'),
    item('new', '2024-01-02T00:00:00Z'),
  ];
  expect(newestFirst(items).map(({ url }) => url.slice(22))).toEqual(['top', 'new', 'old', 'after old']);
});
