import { expect, it } from 'vitest';
import { createRunTally } from '../../src/jobs/run-tally.ts';

it('keeps what a run says beside its articles, of much only the beginning', () => {
  const tally = createRunTally(() => new Date('2026-01-01T00:00:00Z'));
  tally.add({ kind: 'listed', showId: 'a', items: 1, untouched: 0 });
  tally.add({ kind: 'rule-broken', showId: 'a', rule: 'x'.repeat(2000), problems: Array(50).fill('y') });
  for (let at = 0; at < 300; at += 1) tally.add({ kind: 'notice', message: `${at}` });
  expect(tally.notices).toHaveLength(100);
  expect(tally.notices[0]).toEqual({
    at: '2026-01-01T00:00:00.000Z',
    event: { kind: 'rule-broken', showId: 'a', rule: 'x'.repeat(1000), problems: Array(10).fill('y') },
  });
  expect(tally.notices[99]?.event).toEqual({ kind: 'notice', message: '98' });
});
