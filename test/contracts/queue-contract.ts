/** What every queue has to do, whatever keeps it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import type { Queue } from '../../src/jobs/queue.ts';

/** A queue whose clock and whose workers' lives the test has in its hand. */
export type QueueUnderTest = { readonly queue: Queue; close(): Promise<void> };
export type QueueSurroundings = { readonly now: () => Date; readonly isAlive: (worker: string) => Promise<boolean> };

const publish = (showId: string): Job => ({ kind: 'publish-show', showId });
const make = (url: string, more: Partial<Extract<Job, { kind: 'make-episode' }>> = {}): Job => ({
  kind: 'make-episode',
  showId: 'a',
  item: { url },
  reason: 'new',
  ...more,
});
const why = { code: 'timeout', stage: 'fetch', message: 'late', at: '2026-01-01T00:00:00.000Z' } as const;

/** `isShared`: machines share it, so it knows of no process whether it lives, reserves nothing, and gives jobs of any batch. */
export function describeQueue(
  name: string,
  open: (surroundings: QueueSurroundings) => Promise<QueueUnderTest>,
  { isShared = false } = {},
): void {
  describe(`the queue on ${name}`, () => {
    let now: Date;
    let dead: Set<string>;
    let opened: QueueUnderTest;
    let queue: Queue;
    beforeEach(async () => {
      now = new Date('2026-01-01T00:00:00.000Z');
      dead = new Set();
      opened = await open({ now: () => now, isAlive: async (worker) => !dead.has(worker) });
      queue = opened.queue;
    });
    afterEach(() => opened.close());
    const later = (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    };
    const claimed = async (worker = 'w') => (await queue.claim(worker))?.job;

    it('gives each job to one worker, the most urgent first, then in the order of their coming', async () => {
      await queue.enqueue([
        make('1'),
        make('2', { reason: 'remake' }),
        publish('a'),
        make('3'),
        make('4', { bypassFilters: true }),
      ]);
      const given = [
        await claimed('v'),
        await claimed('w'),
        await claimed('v'),
        await claimed('w'),
        await claimed('v'),
      ];
      expect(given).toEqual([
        publish('a'),
        make('4', { bypassFilters: true }),
        make('1'),
        make('3'),
        make('2', { reason: 'remake' }),
      ]);
      expect(await claimed()).toBeUndefined();
    });

    it('takes an enqueued job with a known key for the same one until it is done', async () => {
      expect(await queue.enqueue([make('1'), make('1')])).toBe(1);
      expect(await queue.enqueue([make('1')])).toBe(0);
      const claim = await queue.claim('w');
      expect(await queue.enqueue([make('1')])).toBe(0);
      if (claim) await queue.complete(claim);
      expect(await queue.enqueue([make('1')])).toBe(1);
      // What the source says of the article is another thing: another job.
      expect(await queue.enqueue([make('1', { input: 'changed' })])).toBe(1);
    });

    it('never has two jobs of one article or one feed at work at once', async () => {
      await queue.enqueue([make('1'), make('1', { input: 'changed' })]);
      const first = await queue.claim('v');
      expect(await queue.claim('w')).toBeUndefined();
      if (first) await queue.complete(first);
      expect((await queue.claim('w'))?.job).toEqual(make('1', { input: 'changed' }));
    });

    it('keeps a claim as long as it is extended', async () => {
      await queue.enqueue([make('1')]);
      const first = await queue.claim('v');
      if (!first) throw new Error('no claim');
      later(50);
      await queue.enqueue([make('1')], { batch: 'joined' });
      expect(await queue.extend(first)).toEqual(['joined']);
      later(50);
      expect(await queue.claim('w')).toBeUndefined();
      later(50);
      const second = await queue.claim('w');
      expect(second).toMatchObject({ id: first.id, timesLost: 1 });
      // The first worker may write nothing any more.
      expect(await queue.extend(first)).toBeUndefined();
      expect(await queue.complete(first)).toBe(false);
      expect(await queue.postpone(first, now.toISOString())).toBe(false);
      expect(await queue.giveUp(first, why)).toBe(false);
      expect((await queue.list())[0]?.state).toBe('claimed');
    });

    const itAlone = isShared ? () => undefined : it;

    itAlone('gives the job of a worker whose process has ended to another one at once', async () => {
      await queue.enqueue([make('1')], { reservedFor: 'v' });
      expect(await queue.claim('w')).toBeUndefined();
      await queue.claim('v');
      dead.add('v');
      expect(await queue.claim('w')).toMatchObject({ job: make('1'), timesLost: 1 });
    });

    itAlone('keeps a reservation only as long as its worker lives', async () => {
      await queue.enqueue([make('1')], { reservedFor: 'v' });
      expect(await queue.claim('w')).toBeUndefined();
      dead.add('v');
      expect(await queue.claim('w')).toMatchObject({ job: make('1'), timesLost: 0 });
    });

    it('has a postponed job wait, and one that is given back because its worker stops not', async () => {
      await queue.enqueue([make('1')]);
      const first = await queue.claim('w');
      if (first) expect(await queue.postpone(first, '2026-01-01T01:00:00.000Z', why)).toBe(true);
      expect(await queue.claim('w')).toBeUndefined();
      expect(await queue.list()).toMatchObject([{ state: 'waiting', timesPostponed: 1, timesLost: 0, why }]);
      await queue.enqueue([make('1')]);
      expect(await queue.claim('w')).toBeUndefined();
      await queue.enqueue([make('1')], { dueAt: now.toISOString() });
      const second = await queue.claim('w');
      if (second) await queue.postpone(second, now.toISOString());
      expect(await queue.claim('w')).toMatchObject({ timesPostponed: 1, timesLost: 0 });
    });

    it('keeps what was given up out of the way until it is enqueued again', async () => {
      await queue.enqueue([make('1')]);
      const claim = await queue.claim('w');
      if (claim) await queue.giveUp(claim, why);
      later(1_000_000);
      expect(await queue.claim('w')).toBeUndefined();
      expect(await queue.list()).toMatchObject([{ state: 'dead', why }]);
      await queue.enqueue([make('1')]);
      expect(await queue.claim('w')).toMatchObject({ job: make('1'), timesLost: 0 });
    });

    it('knows which jobs a batch waits for, those of others too', async () => {
      await queue.enqueue([make('1')], { batch: 'one' });
      await queue.enqueue([make('1'), make('2')], { batch: 'two' });
      expect((await queue.list({ batch: 'two' })).map(({ batches }) => batches)).toEqual([['one', 'two'], ['two']]);
      expect(await queue.list({ batch: 'one', kind: 'publish-show' })).toEqual([]);
      if (isShared) return;
      expect((await queue.claim('w', { batch: 'one' }))?.job).toEqual(make('1'));
      expect(await queue.claim('w', { batch: 'one' })).toBeUndefined();
      expect((await queue.claim('w', { batch: 'two' }))?.job).toEqual(make('2'));
    });

    it('gives a worker only jobs of the kinds that it takes', async () => {
      await queue.enqueue([publish('a'), make('1')], { batch: 'one' });
      expect(await queue.claim('w', { kinds: ['make-digest'] })).toBeUndefined();
      expect((await queue.claim('w', { kinds: ['make-digest', 'make-episode'] }))?.job).toEqual(make('1'));
      expect(await queue.claim('w', { kinds: ['make-episode'], batch: 'one' })).toBeUndefined();
      expect((await queue.claim('w', { kinds: ['publish-show'], batch: 'one' }))?.job).toEqual(publish('a'));
    });

    it('has a feed written once more that changed while it was being written', async () => {
      await queue.enqueue([publish('a')]);
      const first = await queue.claim('v');
      await queue.enqueue([publish('a'), publish('a')], { batch: 'late' });
      if (first) expect(await queue.complete(first)).toBe(true);
      const second = await queue.claim('w');
      expect(second).toMatchObject({ job: publish('a'), batches: ['late'] });
      if (second) await queue.complete(second);
      expect(await queue.list()).toEqual([]);
    });

    it('has an article made once more whose voice was changed while it was being made', async () => {
      for (const asked of [{}, { bypassFilters: true }] as const) {
        const job = make('1', { reason: 'remake', ...asked });
        await queue.enqueue([job]);
        const first = await queue.claim('v');
        await queue.enqueue([job]);
        if (first) await queue.complete(first);
        expect(await queue.list()).toHaveLength(asked.bypassFilters ? 1 : 0);
      }
    });

    it('tells its watchers that something has changed', async () => {
      let changes = 0;
      const stop = queue.watch(() => {
        changes += 1;
      });
      await queue.enqueue([make('1')]);
      expect(changes).toBeGreaterThan(0);
      stop();
      const before = changes;
      await queue.enqueue([make('2')]);
      expect(changes).toBe(before);
    });

    it('says since when a job is there', async () => {
      await queue.enqueue([make('1')]);
      later(60);
      await queue.enqueue([make('1')]);
      expect((await queue.list())[0]?.enqueuedAt).toBe('2026-01-01T00:00:00.000Z');
    });

    it('keeps thousands of jobs in order', async () => {
      const jobs = Array.from({ length: 3000 }, (_, index) => make(String(index)));
      expect(await queue.enqueue(jobs, { batch: 'b' })).toBe(3000);
      expect((await queue.list({ batch: 'b' })).map(({ job }) => job)).toEqual(jobs);
      expect(await claimed()).toEqual(make('0'));
    });
  });
}
