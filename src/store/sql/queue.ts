/** Jobs in SQL, in the database of the store. */
import { randomUUID } from 'node:crypto';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { StoredError } from '../../errors.ts';
import { LONGEST_ITEM_WAIT_MS } from '../../io/waits.ts';
import { createFanOut } from '../../jobs/fan-out.ts';
import { isDoneAgain, type Job, keyOf, laneOf, priorityOf } from '../../jobs/job.ts';
import type { Claim, Queue, QueuedJob } from '../../jobs/queue.ts';
import type { Schema } from '../schema.ts';
import { type Database, type HoldsClaim, underClaims, type Work } from './database.ts';
import { fromJson } from './json-column.ts';

export type QueueOptions = {
  readonly now?: () => Date;
  /** Whether a worker's process still runs; one that does not gives up its claims at once. */
  readonly isAlive?: (worker: string) => Promise<boolean>;
  /** How long a claim holds. Default 60 s. */
  readonly claimMs?: number;
  /** How many jobs that were given up are kept. Default 200. */
  readonly deadKept?: number;
  /** How often other processes' jobs are looked for. Default 500 ms. */
  readonly watchMs?: number;
};

/** Due whatever the clock says: it may be put back. */
const AT_ONCE = '';

/** Nothing is postponed for longer; what is due later was written by a clock that was ahead. */
const LONGEST_MS = LONGEST_ITEM_WAIT_MS + 24 * 3_600_000;

/** SQLite takes 32,766 parameters in one statement. */
const JOBS_AT_ONCE = 500;

/** A claim of this queue. */
export const holdsClaim: HoldsClaim = async (transaction, { id, token }) =>
  (await transaction
    .selectFrom('jobs')
    .select('id')
    .where('id', '=', Number(id))
    .where('token', '=', token)
    .executeTakeFirst()) !== undefined;

export function createQueue(database: Database, options: QueueOptions = {}): Queue {
  const {
    now = () => new Date(),
    isAlive = async () => true,
    claimMs = 60_000,
    watchMs = 500,
    deadKept = 200,
  } = options;
  const changes = createFanOut<void>();
  const { query } = database;
  const fenced = underClaims(database, holdsClaim);
  const write = <T>(work: Work<T>) => database.writeAlone('jobs', work);
  const beyondSense = () => new Date(now().getTime() + LONGEST_MS).toISOString();
  const deadline = () => new Date(now().getTime() + claimMs).toISOString();

  async function batchesOf(ids: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
    const found = new Map<number, string[]>();
    for (let start = 0; start < ids.length; start += JOBS_AT_ONCE) {
      const rows = await query
        .selectFrom('batch_jobs')
        .selectAll()
        .where('job_id', 'in', ids.slice(start, start + JOBS_AT_ONCE))
        .execute();
      for (const row of rows) found.set(row.job_id, [...(found.get(row.job_id) ?? []), row.batch_id]);
    }
    return found;
  }

  /** Claims beyond their deadline, and those and reservations of workers that ended. */
  async function releaseLost(worker: string): Promise<void> {
    const held = await query
      .selectFrom('jobs')
      .select(['claimed_by', 'reserved_for'])
      .distinct()
      .where(({ eb, or }) => or([eb('claimed_by', 'is not', null), eb('reserved_for', 'is not', null)]))
      .execute();
    if (held.length === 0) return;
    const workers = new Set(held.flatMap((row) => [row.claimed_by, row.reserved_for]));
    const dead: string[] = [];
    for (const one of workers) if (one !== null && one !== worker && !(await isAlive(one))) dead.push(one);
    await write(async (transaction) => {
      await transaction
        .updateTable('jobs')
        .set(({ eb }) => ({ token: null, claimed_by: null, claimed_until: null, times_lost: eb('times_lost', '+', 1) }))
        .where('token', 'is not', null)
        .where(({ eb, or }) =>
          or([
            eb('claimed_until', '<', now().toISOString()),
            eb('claimed_until', '>', beyondSense()),
            ...(dead.length > 0 ? [eb('claimed_by', 'in', dead)] : []),
          ]),
        )
        .execute();
      if (dead.length > 0)
        await transaction.updateTable('jobs').set({ reserved_for: null }).where('reserved_for', 'in', dead).execute();
    });
  }

  /** Changes or removes the job of a claim that still holds. */
  async function endClaim(claim: Claim, change: Updateable<Schema['jobs']> | undefined): Promise<boolean> {
    const id = Number(claim.id);
    const released = { token: null, claimed_by: null, claimed_until: null, reserved_for: null, ...change };
    const holds = await write(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('jobs')
        .set(released)
        .where('id', '=', id)
        .where('token', '=', claim.token)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      if (change) return true;
      const { numUpdatedRows: again } = await transaction
        .updateTable('jobs')
        .set({ due_at: AT_ONCE })
        .where('id', '=', id)
        .where('again', '=', 1)
        .executeTakeFirst();
      if (again > 0n) return true;
      await transaction.deleteFrom('jobs').where('id', '=', id).execute();
      await transaction.deleteFrom('batch_jobs').where('job_id', '=', id).execute();
      return true;
    });
    changes.publish();
    return holds;
  }

  return {
    claimMs,
    async enqueue(jobs, { batch, reservedFor, dueAt } = {}) {
      let added = 0;
      if (jobs.length === 0) return added;
      // What a job leads to is nobody's business any more once another worker has it.
      await fenced.writeAlone('jobs', async (transaction) => {
        added = 0;
        for (const job of jobs) {
          const revived = { given_up: 0, times_lost: 0, times_postponed: 0, error: null };
          const known = await transaction
            .selectFrom('jobs')
            .select(['id', 'given_up', 'token'])
            .where('key', '=', keyOf(job))
            .executeTakeFirst();
          const change = {
            ...(known?.given_up && revived),
            ...(dueAt !== undefined && { due_at: dueAt }),
            ...(known?.token && isDoneAgain(job) && { again: 1 }),
          };
          if (known && Object.keys(change).length > 0)
            await transaction.updateTable('jobs').set(change).where('id', '=', known.id).execute();
          const { id } =
            known ??
            (await transaction
              .insertInto('jobs')
              .values({
                key: keyOf(job),
                lane: laneOf(job),
                kind: job.kind,
                show_id: 'showId' in job ? job.showId : null,
                job: JSON.stringify(job),
                priority: priorityOf(job),
                due_at: dueAt ?? AT_ONCE,
                enqueued_at: now().toISOString(),
                reserved_for: reservedFor ?? null,
                ...revived,
              })
              .returning('id')
              .executeTakeFirstOrThrow());
          if (!known) added += 1;
          if (batch !== undefined)
            await transaction
              .insertInto('batch_jobs')
              .values({ batch_id: batch, job_id: id })
              .onConflict((conflict) => conflict.doNothing())
              .execute();
        }
      });
      changes.publish();
      return added;
    },

    async claim(worker, { batch, kinds } = {}) {
      await releaseLost(worker);
      // Without this, waiting for work would lock the database again and again.
      let due = query
        .selectFrom('jobs')
        .select('id')
        .where('token', 'is', null)
        .where('given_up', '=', 0)
        .where(({ eb, or }) => or([eb('due_at', '<=', now().toISOString()), eb('due_at', '>', beyondSense())]));
      if (kinds) due = due.where('kind', 'in', kinds);
      if (!(await due.limit(1).executeTakeFirst())) return undefined;
      const token = randomUUID();
      const ofBatch =
        batch === undefined
          ? sql``
          : sql`and exists (select 1 from batch_jobs b where b.job_id = j.id and b.batch_id = ${batch})`;
      const ofKinds = kinds ? sql`and j.kind in (${sql.join(kinds)})` : sql``;
      const { rows } = await write((transaction) =>
        sql<Selectable<Schema['jobs']>>`
        update jobs set token = ${token}, claimed_by = ${worker}, claimed_until = ${deadline()}, again = 0
        where id = (
          select j.id from jobs j
          where j.token is null and j.given_up = 0
            and (j.due_at <= ${now().toISOString()} or j.due_at > ${beyondSense()})
            and (j.reserved_for is null or j.reserved_for = ${worker}) ${ofBatch} ${ofKinds}
            and not exists (select 1 from jobs o where o.lane = j.lane and o.token is not null)
          order by j.priority desc, j.id limit 1)
        returning *`.execute(transaction),
      );
      const [row] = rows;
      if (!row) return undefined;
      return { ...toQueued(row, await batchesOf([row.id])), token };
    },

    async extend({ id, token }) {
      const { numUpdatedRows } = await write((transaction) =>
        transaction
          .updateTable('jobs')
          .set({ claimed_until: deadline() })
          .where('id', '=', Number(id))
          .where('token', '=', token)
          .executeTakeFirst(),
      );
      return numUpdatedRows === 0n ? undefined : ((await batchesOf([Number(id)])).get(Number(id)) ?? []);
    },
    complete: (claim) => endClaim(claim, undefined),
    postpone: (claim, until, why) =>
      endClaim(claim, {
        due_at: until,
        ...(why && { error: JSON.stringify(why), times_postponed: claim.timesPostponed + 1 }),
      }),
    async giveUp(claim, why) {
      const holds = await endClaim(claim, { given_up: 1, error: JSON.stringify(why) });
      await write(async (transaction) => {
        const dead = transaction.selectFrom('jobs').select('id').where('given_up', '=', 1);
        const { numDeletedRows } = await transaction
          .deleteFrom('jobs')
          .where('given_up', '=', 1)
          .where('id', 'not in', dead.orderBy('id', 'desc').limit(deadKept))
          .executeTakeFirst();
        if (numDeletedRows > 0n)
          await transaction
            .deleteFrom('batch_jobs')
            .where('job_id', 'not in', transaction.selectFrom('jobs').select('id'))
            .execute();
      });
      return holds;
    },

    async list({ batch, showId, kind, isDead } = {}) {
      let jobs = query.selectFrom('jobs').selectAll('jobs');
      if (batch !== undefined)
        jobs = jobs.where('id', 'in', query.selectFrom('batch_jobs').select('job_id').where('batch_id', '=', batch));
      if (showId !== undefined) jobs = jobs.where('show_id', '=', showId);
      if (kind !== undefined) jobs = jobs.where('kind', '=', kind);
      if (isDead) jobs = jobs.where('given_up', '=', 1);
      const rows = await jobs.orderBy('priority', 'desc').orderBy('id').execute();
      const batches = await batchesOf(rows.map(({ id }) => id));
      return rows.map((row) => toQueued(row.due_at > beyondSense() ? { ...row, due_at: AT_ONCE } : row, batches));
    },

    watch(onChange) {
      const stop = changes.subscribe(onChange);
      const timer = setInterval(onChange, watchMs);
      return () => {
        clearInterval(timer);
        stop();
      };
    },
  };
}

function toQueued(row: Selectable<Schema['jobs']>, batches: ReadonlyMap<number, readonly string[]>): QueuedJob {
  return {
    id: String(row.id),
    job: fromJson<Job>(row.job),
    batches: batches.get(row.id) ?? [],
    state: row.given_up ? 'dead' : row.token === null ? 'waiting' : 'claimed',
    dueAt: row.due_at,
    ...(row.enqueued_at !== '' && { enqueuedAt: row.enqueued_at }),
    timesLost: row.times_lost,
    timesPostponed: row.times_postponed,
    ...(row.error !== null && { why: fromJson<StoredError>(row.error) }),
  };
}
