import { expect, it, vi } from 'vitest';
import { coalesce } from '../../src/io/coalesce.ts';

it('asks one question for all who ask in one turn, and another for who asks while it is under way', async () => {
  const questions: string[][] = [];
  let answer = () => {};
  const find = coalesce(async (keys) => {
    questions.push([...keys]);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return new Map(keys.map((key) => [key, `${key}${questions.length}`]));
  });
  const first = [find('a'), find('b'), Promise.resolve().then(() => find('a'))];
  await vi.waitFor(() => expect(questions).toEqual([['a', 'b']]));
  const later = find('a');
  answer();
  expect(await Promise.all(first)).toEqual(['a1', 'b1', 'a1']);
  await vi.waitFor(() => expect(questions).toEqual([['a', 'b'], ['a']]));
  answer();
  expect(await later).toBe('a2');
});

it('asks again after a question that failed', async () => {
  let asked = 0;
  const find = coalesce(async (keys) => {
    asked += 1;
    if (asked === 1) throw new Error('gone');
    return new Map(keys.map((key) => [key, asked]));
  });
  await expect(find('a')).rejects.toThrow('gone');
  expect(await find('a')).toBe(2);
});
