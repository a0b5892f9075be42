import { expect, it } from 'vitest';
import { createRunTally } from '../../src/jobs/run-tally.ts';

it('keeps the first hundred notices of each kind, so that failures told after many removals stay', () => {
  const tally = createRunTally(() => new Date('2026-01-01T00:00:00Z'));
  tally.add({ kind: 'listed', showId: 'a', items: 1, untouched: 0 });
  const removed = { kind: 'removed', showId: 'a', title: 'T', reason: 'old' } as const;
  for (let number = 0; number < 300; number += 1) tally.add({ ...removed, episodeId: `${number}` });
  const at = '2026-01-01T00:00:00.000Z';
  const error = { code: 'internal', stage: 'publish', message: 'The disk is full.', at } as const;
  for (let number = 0; number < 300; number += 1) tally.add({ kind: 'show-failed', showId: 'a', error });
  tally.add({ kind: 'rule-broken', showId: 'a', rule: 'x'.repeat(2000), problems: Array(50).fill('y') });
  expect(tally.notices.map(({ event }) => event)).toEqual([
    ...Array.from({ length: 100 }, (_, number) => ({ ...removed, episodeId: `${number}` })),
    ...Array(100).fill({ kind: 'show-failed', showId: 'a', error }),
    { kind: 'rule-broken', showId: 'a', rule: 'x'.repeat(1000), problems: Array(10).fill('y') },
  ]);
  expect(tally.notices[0]?.at).toBe(at);
});
