/** Jobs in BullMQ on PostgreSQL: it holds and delivers them; who waits for them, and lanes, are in small tables beside it. */
import { randomUUID } from 'node:crypto';
import type { MinimalJob } from 'bullmq';
import { lostClaim, type StoredError } from '../../errors.ts';
import { currentClaim } from '../claim-scope.ts';
import { createFanOut } from '../fan-out.ts';
import { isDoneAgain, type Job, laneOf } from '../job.ts';
import type { Claim, Queue } from '../queue.ts';
import { type JobData, listJobs } from './list-jobs.ts';
import type { QueueSession } from './queue-session.ts';
import { bullmqPriority, jobIdOf, queueOf, queuesOf } from './ranks.ts';

export type BullmqQueueOptions = {
  /** As those of the session. */
  readonly lockMs: number;
  readonly stalledMs: number;
  /** How many jobs of a kind that were given up are kept. Default 200. */
  readonly deadKept?: number;
  /** Calls back when another process may have changed something. @returns how to stop */
  readonly watch: (onChange: () => void) => () => void;
};

/** A job whose lane is taken waits until that is free, or so long when nobody says that it is. */
const PARKED_MS = 5000;

/** What the calls in the database answer, see the migrations `queue-calls` and `take-again`. */
type Taken = {
  readonly id: string;
  readonly data: JobData;
  readonly stalled_count: number;
  readonly batches: readonly string[];
  /** Whether nobody else is at work in its lane: somebody whose job BullMQ gave back is not. */
  readonly has_lane: boolean;
};
type Parked = { readonly job_id: string; readonly queue: string };
type Completed = { readonly ended: 'done' | 'again' | 'lost'; readonly woken: readonly Parked[] };

/** Any worker takes any job: reservations are for nobody, and a batch is no filter for claims. */
export function createBullmqQueue(session: QueueSession, options: BullmqQueueOptions): Queue {
  const { query, transaction, backend } = session;
  const { lockMs, stalledMs, deadKept = 200 } = options;
  const changes = createFanOut<void>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  /** Gives jobs back whose workers are silent. */
  async function releaseStalled(): Promise<void> {
    if (performance.now() - lookedAt < stalledMs / 2) return;
    lookedAt = performance.now();
    const rows = await query<{ queue: string }>(
      `select q as queue from unnest($1::text[]) q where exists (select from job where queue = q and state = 'active')`,
      [queuesOf()],
    );
    for (const { queue } of rows) await backend(queue).moveStalledJobsToWait();
  }

  async function park(job: Job, token: string): Promise<void> {
    await transaction(async () => {
      // Whoever leaves the lane waits for this, and then sees who is parked.
      const [holder] = await query('select token from claims where lane = $1 for share', [laneOf(job)]);
      if (holder)
        await query(
          'insert into parked_jobs (job_id, queue, lane) values ($1, $2, $3) on conflict (job_id) do nothing',
          [jobIdOf(job), queueOf(job), laneOf(job)],
        );
      await delay(job, token, Date.now() + (holder ? PARKED_MS : 0));
    });
  }

  const nameLane = (job: Job) =>
    query(`update job set data = data || jsonb_build_object('lane', $3::text) where queue = $1 and id = $2`, [
      ...[queueOf(job), jobIdOf(job), toLane(job)],
    ]);

  const delay = (job: Job, token: string, at: number) =>
    backend(queueOf(job)).moveToDelayed(jobIdOf(job), at, 0, token, { skipAttempt: true });

  async function wake(parked: readonly Parked[], ended: string): Promise<void> {
    // The one that has ended may have been parked before; it was perhaps postponed since, and one that was taken up is no
    // longer delayed.
    for (const { job_id, queue } of parked)
      if (job_id !== ended)
        await backend(queue)
          .changeDelay(job_id, 0)
          .catch(() => undefined);
  }

  /** Ends a claim that still holds on a job that stays, in one transaction with `change`. */
  async function endClaim(claim: Claim, change: (data: JobData) => Promise<unknown>): Promise<boolean> {
    const lane = laneOf(claim.job);
    const parked = await transaction(async () => {
      const [row] = await query<{ data: JobData }>(
        `select data from job j where queue = $1 and id = $2 and state = 'active' and lock_token = $3
           and exists (select from claims where lane = $4 and token = $3) for update of j`,
        [queueOf(claim.job), claim.id, claim.token, lane],
      );
      if (!row) return undefined;
      await change(row.data);
      await query('delete from claims where lane = $1 and token = $2', [lane, claim.token]);
      // Whoever parks a job meanwhile was waited for.
      return query<Parked>('delete from parked_jobs where lane = $1 returning job_id, queue', [lane]);
    });
    if (parked) await wake(parked, claim.id);
    changes.publish();
    return parked !== undefined;
  }

  const save = (job: Job, { again: _, ...data }: JobData) => backend(queueOf(job)).updateData(minimal(job), data);

  return {
    claimMs: lockMs,
    async enqueue(jobs, { batch, dueAt } = {}) {
      const wanted = [...new Map(jobs.map((job) => [jobIdOf(job), job])).values()];
      if (wanted.length === 0) return 0;
      const ids = wanted.map(jobIdOf);
      const due = dueAt === undefined || dueAt === '' ? 0 : Date.parse(dueAt);
      const added = await transaction(async () => {
        const claim = currentClaim();
        if (claim && (await query('select from claims where token = $1 for share', [claim.token])).length === 0)
          throw lostClaim();
        // Locked, so that none of them is done meanwhile without having seen what it is enqueued for.
        const rows = await query<{ id: string; state: string; data: JobData }>(
          `select id, state, data from job where (queue, id) in (select * from unnest($1::text[], $2::text[]))
           order by queue, id for update`,
          [wanted.map(queueOf), ids],
        );
        const known = new Map(rows.map((row) => [row.id, row]));
        const fresh = new Map<string, { job: Job; data: JobData }[]>();
        const add = (job: Job, data: JobData) =>
          fresh.set(queueOf(job), [...(fresh.get(queueOf(job)) ?? []), { job, data }]);
        for (const job of wanted) {
          const before = known.get(jobIdOf(job));
          if (!before) add(job, firstData(job));
          else if (before.state === 'active') {
            if (isDoneAgain(job)) await backend(queueOf(job)).updateData(minimal(job), { ...before.data, again: true });
          } else if (before.state === 'failed' || (dueAt !== undefined && due > Date.now())) {
            await backend(queueOf(job)).remove(jobIdOf(job), false);
            add(job, before.state === 'failed' ? firstData(job) : before.data);
          } else if (before.state === 'delayed' && dueAt !== undefined)
            await backend(queueOf(job)).changeDelay(jobIdOf(job), 0);
        }
        for (const [queue, entries] of fresh) {
          const [first, ...others] = entries.map((entry) => toEntry(entry, due));
          // Many at once go through tables that are made for it and dropped.
          if (first && others.length === 0) await backend(queue).addJob(first.job, first.jobId);
          else if (first) await backend(queue).addJobs([first, ...others]);
        }
        if (batch !== undefined)
          await query(
            'insert into queue_batches (batch_id, job_id) select $1, unnest($2::text[]) on conflict do nothing',
            [batch, ids],
          );
        return wanted.length - known.size;
      });
      changes.publish();
      return added;
    },

    async claim(worker, { kinds } = {}) {
      await releaseStalled();
      for (;;) {
        const token = randomUUID();
        const [taken] = await query<Taken>('select * from lectern_take_job($1, $2, $3, $4, $5, $6)', [
          ...[queuesOf(kinds), token, lockMs, Date.now(), worker, new Date().toISOString()],
        ]);
        if (!taken) return undefined;
        const { id, data, batches, stalled_count: timesLost } = taken;
        // Written by `enqueue`.
        const job = JSON.parse(data.job) as Job;
        if (!taken.has_lane) {
          if (data.lane === undefined) await nameLane(job);
          await park(job, token);
          continue;
        }
        if (data.again) await save(job, data);
        return {
          ...{ id, token, job, batches, timesLost, state: 'claimed', dueAt: '' },
          timesPostponed: data.timesPostponed,
          ...(data.why !== undefined && { why: JSON.parse(data.why) as StoredError }),
        };
      }
    },

    async extend({ id, token, job }) {
      if (!(await backend(queueOf(job)).extendLock(id, token, lockMs))) return undefined;
      const [held] = await query<{ batches: readonly string[] }>(
        `select array(select batch_id from queue_batches where job_id = $2 order by batch_id) as batches
         from claims where token = $1`,
        [token, id],
      );
      return held?.batches;
    },
    async complete(claim) {
      const { id, token, job } = claim;
      const [row] = await query<Completed>('select * from lectern_complete_job($1, $2, $3, $4, $5)', [
        ...[queueOf(job), id, token, laneOf(job), Date.now()],
      ]);
      if (row?.ended === 'again')
        return endClaim(claim, async (data) => {
          await save(job, data);
          await delay(job, token, Date.now());
        });
      if (row) await wake(row.woken, id);
      changes.publish();
      return row?.ended === 'done';
    },
    postpone: (claim, until, why) =>
      endClaim(claim, async (data) => {
        const postponed = why && { why: JSON.stringify(why), timesPostponed: data.timesPostponed + 1 };
        await save(claim.job, { ...data, ...postponed });
        await delay(claim.job, claim.token, until === '' ? Date.now() : Date.parse(until));
      }),
    giveUp: (claim, why) =>
      endClaim(claim, async (data) => {
        await save(claim.job, { ...data, why: JSON.stringify(why) });
        const { message } = why;
        await backend(queueOf(claim.job)).moveToFailed(
          minimal(claim.job),
          message,
          { count: deadKept },
          claim.token,
          false,
        );
        // BullMQ let go of the oldest.
        await query('delete from queue_batches where job_id not in (select id from job)');
      }),
    list: (filter) => listJobs(session, filter),

    watch(onChange) {
      const stops = [changes.subscribe(onChange), options.watch(onChange)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** JSON in PostgreSQL refuses halves of characters. */
const toLane = (job: Job): string => Buffer.from(laneOf(job)).toString();

const firstData = (job: Job): JobData => ({
  job: JSON.stringify(job),
  kind: job.kind,
  lane: toLane(job),
  ...('showId' in job && { showId: job.showId }),
  timesPostponed: 0,
});

/** BullMQ looks at nothing else of a job that is there already. */
const minimal = (job: Job) => ({ id: jobIdOf(job) }) as MinimalJob;

function toEntry({ job, data }: { readonly job: Job; readonly data: JobData }, due: number) {
  const now = Date.now();
  const [priority, delay] = [bullmqPriority(job), Math.max(0, due - now)];
  return {
    jobId: jobIdOf(job),
    job: {
      id: jobIdOf(job),
      name: job.kind,
      data: JSON.stringify(data),
      opts: { priority, delay },
      timestamp: now,
      delay,
      priority,
      progress: 0,
      attemptsMade: 0,
      attemptsStarted: 0,
      failedReason: '',
      returnvalue: 'null',
      stalledCounter: 0,
    },
  };
}
