import { expect, it } from 'vitest';
import type { QueuedJob } from '../../src/jobs/queue.ts';
import { describeQueue } from '../../src/jobs/queue-facts.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const queued = (more: Partial<QueuedJob>): QueuedJob => ({
  ...{ id: '1', job: { kind: 'publish-show', showId: 'a' }, batches: [], state: 'waiting', dueAt: '' },
  ...{ timesLost: 0, timesPostponed: 0, ...more },
});

it('counts jobs by kind and state, and says how long the oldest of those that are due has been so', () => {
  const facts = describeQueue(
    [
      queued({ enqueuedAt: '2026-03-01T11:59:00.000Z' }),
      queued({ enqueuedAt: '2026-03-01T11:59:30.000Z' }),
      // Due again for two minutes.
      queued({ enqueuedAt: '2026-03-01T09:00:00.000Z', dueAt: '2026-03-01T11:58:00.000Z' }),
      queued({ enqueuedAt: '2026-03-01T08:00:00.000Z', dueAt: '2026-03-01T13:00:00.000Z' }),
      queued({ enqueuedAt: '2026-03-01T07:00:00.000Z', state: 'claimed' }),
      queued({ enqueuedAt: '2026-03-01T06:00:00.000Z', state: 'dead', job: { kind: 'publish-site' } }),
    ],
    NOW,
  );
  expect(facts).toEqual({
    depth: [
      { kind: 'publish-show', state: 'waiting', count: 3 },
      { kind: 'publish-show', state: 'postponed', count: 1 },
      { kind: 'publish-show', state: 'claimed', count: 1 },
      { kind: 'publish-site', state: 'dead', count: 1 },
    ],
    oldestSeconds: 120,
  });
  expect(describeQueue([], NOW)).toEqual({ depth: [], oldestSeconds: 0 });
});
