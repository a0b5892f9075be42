import { expect, it } from 'vitest';
import { watchTakenBack } from '../../src/run/watch-taken-back.ts';

it('the work on an article stops once somebody takes it back, which is looked for once a second', async () => {
  let [at, looks, isTaken] = [0, 0, false];
  const look = async () => {
    looks += 1;
    return isTaken;
  };
  const watch = watchTakenBack(look, () => at);
  const moves = async (times: number) => {
    for (let move = 0; move < times; move += 1) {
      at += 100;
      watch.alive();
      await Promise.resolve();
    }
    return watch.signal.aborted;
  };
  expect([await moves(35), looks]).toEqual([false, 3]);
  isTaken = true;
  expect([await moves(10), looks]).toEqual([true, 4]);
  expect([await moves(30), looks]).toEqual([true, 4]);
  expect(watch.signal.reason).toMatchObject({ message: 'It was taken back.' });
});

it('goes on when nobody can say whether it was', async () => {
  let at = 0;
  const watch = watchTakenBack(
    () => Promise.reject(new Error('away')),
    () => at,
  );
  at = 2000;
  watch.alive();
  await Promise.resolve();
  expect(watch.signal.aborted).toBe(false);
});
