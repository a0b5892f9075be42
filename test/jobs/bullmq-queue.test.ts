/** The queue that machines share, on a real PostgreSQL. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBullmqQueue } from '../../src/jobs/bullmq/bullmq-queue.ts';
import { openQueueSession, type QueueSession } from '../../src/jobs/bullmq/queue-session.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { Claim, Queue } from '../../src/jobs/queue.ts';
import { up } from '../../src/store/migrations/0007-shared-queue.ts';
import { up as queueCalls } from '../../src/store/migrations/0012-queue-calls.ts';
import { up as takeAgain } from '../../src/store/migrations/0014-take-again.ts';
import { describeQueue } from '../contracts/queue-contract.ts';
import { createSharedDatabase, postgresPrograms, startPostgresServer } from '../helpers/postgres-server.ts';

const make = (url: string, more: Partial<Extract<Job, { kind: 'make-episode' }>> = {}): Job => ({
  kind: 'make-episode',
  showId: 'a',
  item: { url },
  reason: 'new',
  ...more,
});
const why = { code: 'timeout', stage: 'publish', message: 'late', at: '2026-01-01T00:00:00.000Z' } as const;
const watch = () => () => undefined;

async function open(connectionString: string, lockMs: number, stalledMs: number): Promise<QueueSession> {
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString }) }) });
  await up(database);
  await queueCalls(database);
  await takeAgain(database);
  await database.destroy();
  return openQueueSession(connectionString, { lockMs, stalledMs });
}

async function demand(claiming: Promise<Claim | undefined>): Promise<Claim> {
  const claim = await claiming;
  if (!claim) throw new Error('no claim');
  return claim;
}

describe.skipIf(postgresPrograms === undefined)('with PostgreSQL', () => {
  let session: QueueSession;
  const empty = () => session.query('truncate claims, queue_batches, parked_jobs, job cascade');
  beforeAll(async () => {
    session = await open(await createSharedDatabase(), 60_000, 0);
  });
  afterAll(() => session.close());

  describeQueue(
    'BullMQ',
    async ({ now }) => {
      await empty();
      vi.useFakeTimers({ toFake: ['Date'], now: now() });
      const queue = createBullmqQueue(session, { lockMs: 60_000, stalledMs: 0, watch });
      // BullMQ reads the system's clock.
      const atNow = (call: (...given: never[]) => unknown) => {
        return (...given: never[]) => {
          vi.setSystemTime(now());
          return call(...given);
        };
      };
      const clocked = Object.entries(queue).map(([name, part]) => [
        name,
        typeof part === 'function' ? atNow(part) : part,
      ]);
      return { queue: Object.fromEntries(clocked) as Queue, close: async () => void vi.useRealTimers() };
    },
    { isShared: true },
  );

  it('takes a job and completes it with one statement each, whichever of its queues it waits in', async () => {
    await empty();
    const asked: string[] = [];
    const counting: QueueSession = {
      ...session,
      query: (text, values) => {
        asked.push(text.trim().split(' ', 1)[0] ?? '');
        return session.query(text, values);
      },
      backend: (name) => {
        asked.push(name);
        return session.backend(name);
      },
    };
    const queue = createBullmqQueue(counting, { lockMs: 60_000, stalledMs: 60_000, watch });
    await queue.claim('a');
    await queue.enqueue([make('1'), { kind: 'publish-site' }], { batch: 'b' });
    asked.length = 0;
    const claim = await demand(queue.claim('a'));
    expect(claim).toMatchObject({ job: make('1'), batches: ['b'], timesLost: 0 });
    expect(await queue.complete(claim)).toBe(true);
    expect(asked).toEqual(['select', 'select']);
  });

  it('takes one job where the answer to the first try was lost', async () => {
    await empty();
    const forgetful: QueueSession = {
      ...session,
      async query(text, values) {
        if (text.includes('lectern_take_job')) await session.query(text, values);
        return session.query(text, values);
      },
    };
    const queue = createBullmqQueue(forgetful, { lockMs: 60_000, stalledMs: 60_000, watch });
    await queue.enqueue([make('a'), make('a', { input: 'changed' }), make('b')], { batch: 'b' });
    const claims = [await demand(queue.claim('v')), await demand(queue.claim('w'))];
    expect(claims).toMatchObject([
      { job: make('a'), batches: ['b'] },
      { job: make('b'), batches: ['b'] },
    ]);
    expect(await session.query('select worker from claims order by worker')).toEqual([
      { worker: 'v' },
      { worker: 'w' },
    ]);
    expect((await queue.list()).map(({ state }) => state).sort()).toEqual(['claimed', 'claimed', 'waiting']);
    for (const claim of claims) expect(await queue.complete(claim)).toBe(true);
  });

  it('takes what earlier versions enqueued without a lane, one of an article at a time', async () => {
    await empty();
    const queue = createBullmqQueue(session, { lockMs: 60_000, stalledMs: 60_000, watch });
    await queue.enqueue([make('a'), make('a', { input: 'changed' }), make('b')]);
    await session.query(`update job set data = data - 'lane'`);
    const first = await demand(queue.claim('w'));
    expect([first.job, (await queue.claim('w'))?.job, await queue.claim('w')]).toEqual([
      make('a'),
      make('b'),
      undefined,
    ]);
    expect(await queue.complete(first)).toBe(true);
    expect((await queue.claim('w'))?.job).toEqual(make('a', { input: 'changed' }));
  });

  describe('of many workers', () => {
    it('gives every job once, and never two of one article at once', async () => {
      await empty();
      const queues = Array.from({ length: 6 }, () =>
        createBullmqQueue(session, { lockMs: 60_000, stalledMs: 60_000, watch }),
      );
      const jobs = Array.from({ length: 48 }, (_, index) => make(`${index % 8}`, { input: `${index}` }));
      await queues[0]?.enqueue(jobs, { batch: 'b' });
      const atWork = new Set<string>();
      const done: string[] = [];
      await Promise.all(
        queues.map(async (queue, index) => {
          while ((await queue.list({ batch: 'b' })).length > 0) {
            const claim = await queue.claim(`w${index}`);
            if (claim?.job.kind !== 'make-episode') continue;
            const { item, input } = claim.job;
            expect(atWork).not.toContain(item.url);
            atWork.add(item.url);
            await sleep(1);
            atWork.delete(item.url);
            done.push(input ?? '');
            expect(await queue.complete(claim)).toBe(true);
          }
        }),
      );
      expect(done.map(Number).sort((a, b) => a - b)).toEqual(jobs.map((_, index) => index));
      expect(await session.query('select from claims')).toHaveLength(0);
      expect(await session.query('select from parked_jobs')).toHaveLength(0);
      expect(await session.query('select from queue_batches')).toHaveLength(0);
    });

    it('makes newer articles first, and what a person named before them', async () => {
      await empty();
      const queue = createBullmqQueue(session, { lockMs: 60_000, stalledMs: 60_000, watch });
      const dated = ['2024-05-01', '1987-02-03', '2026-02-01T10:00:00Z', '2026-02-01T10:20:00Z', '2099-01-01'];
      await queue.enqueue(dated.map((publishedAt) => make(publishedAt, { publishedAt })));
      await queue.enqueue([make('undated'), make('asked', { bypassFilters: true })]);
      const order: string[] = [];
      for (let claim = await queue.claim('w'); claim; claim = await queue.claim('w'))
        order.push(claim.job.kind === 'make-episode' ? claim.job.item.url : '');
      const byDate = ['2099-01-01', '2026-02-01T10:20:00Z', '2026-02-01T10:00:00Z', '2024-05-01', '1987-02-03'];
      expect(order).toEqual(['asked', 'undated', ...byDate]);
    });

    it('keeps the latest of what was given up, and revives it with a clean record', async () => {
      await empty();
      const queue = createBullmqQueue(session, { lockMs: 60_000, stalledMs: 60_000, deadKept: 2, watch });
      for (const showId of ['a', 'b', 'c', 'd']) {
        await queue.enqueue([{ kind: 'publish-show', showId }], { batch: 'one' });
        await queue.giveUp(await demand(queue.claim('w')), why);
      }
      const dead = await queue.list({ isDead: true });
      expect(dead).toMatchObject([{ job: { showId: 'c' }, why }, { job: { showId: 'd' } }]);
      expect(await session.query('select from queue_batches')).toHaveLength(2);
      await queue.enqueue([{ kind: 'publish-show', showId: 'd' }]);
      expect(await queue.claim('w')).toMatchObject({ job: { showId: 'd' }, timesPostponed: 0, timesLost: 0 });
    });

    it('has a job wait that was postponed, though it had waited for its lane before', async () => {
      await empty();
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00.000Z') });
      try {
        const queue = createBullmqQueue(session, { lockMs: 60_000, stalledMs: 60_000, watch });
        await queue.enqueue([make('a'), make('a', { input: 'changed' })]);
        await demand(queue.claim('first'));
        expect(await queue.claim('second')).toBeUndefined();
        // The first has gone, and told nobody.
        await session.query('delete from claims');
        vi.setSystemTime(new Date('2026-01-01T00:00:10.000Z'));
        const second = await demand(queue.claim('second'));
        expect(await queue.postpone(second, '2026-01-01T01:00:00.000Z', why)).toBe(true);
        expect(await queue.claim('second')).toBeUndefined();
        vi.setSystemTime(new Date('2026-01-01T01:00:00.000Z'));
        expect(await queue.claim('second')).toMatchObject({ id: second.id, timesPostponed: 1 });
      } finally {
        vi.useRealTimers();
      }
    });

    it('keeps whatever characters a title has', async () => {
      await empty();
      const queue = createBullmqQueue(session, { lockMs: 60_000, stalledMs: 60_000, watch });
      const job = make('a', { input: 'nul \u0000, half a pair \ud83d, quote "\\u0000' });
      await queue.enqueue([job]);
      expect((await queue.claim('w'))?.job).toEqual(job);
    });
  });

  it('gives the job of a silent worker, and its lane, to another one, and the first may do no more', async () => {
    const quick = await open(await createSharedDatabase(), 400, 100);
    try {
      const queue = createBullmqQueue(quick, { lockMs: 400, stalledMs: 100, watch });
      await queue.enqueue([make('a'), make('a', { input: 'changed' })]);
      const first = await demand(queue.claim('silent'));
      let second: Claim | undefined;
      while (!second) second = await queue.claim('lively');
      expect(second).toMatchObject({ id: first.id, timesLost: 1 });
      expect(await queue.extend(first)).toBeUndefined();
      expect(await queue.complete(first)).toBe(false);
      expect(await quick.query('select worker from claims')).toEqual([{ worker: 'lively' }]);
      expect(await queue.complete(second)).toBe(true);
      expect((await queue.claim('lively'))?.job).toEqual(make('a', { input: 'changed' }));
    } finally {
      await quick.close();
    }
  });

  it('goes on when the server was restarted', async () => {
    const server = await startPostgresServer({ isHasty: true });
    const own = await open(await server.createDatabase(), 60_000, 60_000);
    try {
      const queue = createBullmqQueue(own, { lockMs: 60_000, stalledMs: 60_000, watch });
      await queue.enqueue([make('a'), make('b')], { batch: 'b' });
      const claim = await demand(queue.claim('w'));
      await server.stop();
      const completing = queue.complete(claim);
      await server.start();
      expect(await completing).toBe(true);
      expect((await queue.list({ batch: 'b' })).map(({ job }) => job)).toEqual([make('b')]);
    } finally {
      await own.close();
      await server.remove();
    }
  });
});
