/** Looks into BullMQ's table: its own calls would ask for each job of a batch by itself, after every job that is done. */
import type { JobFilter, QueuedJob } from '../queue.ts';
import type { QueueSession } from './queue-session.ts';
import { queuesOf } from './ranks.ts';

/** What lies with BullMQ. */
export type JobData = {
  /** As text: JSON in PostgreSQL refuses some characters that titles have. */
  readonly job: string;
  readonly kind: string;
  /** Absent where a version enqueued it that kept lanes elsewhere. */
  readonly lane?: string;
  readonly showId?: string;
  readonly timesPostponed: number;
  readonly why?: string;
  /** It is done once more when it is done. */
  readonly again?: true;
};

type Row = {
  readonly id: string;
  readonly state: string;
  readonly data: JobData;
  readonly stalled_count: number;
  readonly process_at_ms: string | number | null;
  readonly added_at_ms: string | number;
  readonly is_parked: boolean;
  readonly batches: readonly string[];
};

export async function listJobs({ query }: QueueSession, filter: JobFilter = {}): Promise<readonly QueuedJob[]> {
  const { batch = null, showId = null, kind, isDead = false } = filter;
  const rows = await query<Row>(
    `select j.id, j.state::text as state, j.data, j.stalled_count, j.process_at_ms, j.added_at_ms,
       exists (select from parked_jobs p where p.job_id = j.id) as is_parked,
       array(select b.batch_id from queue_batches b where b.job_id = j.id order by b.batch_id) as batches
     from unnest($1::text[]) with ordinality as names(queue, place) join job j using (queue)
     where ($2::text is null or j.id in (select job_id from queue_batches where batch_id = $2))
       and ($3::text is null or j.data->>'showId' = $3) and (not $4 or j.state = 'failed') and j.state <> 'completed'
     order by place, j.priority, j.seq`,
    [queuesOf(kind === undefined ? undefined : [kind]), batch, showId, isDead],
  );
  return rows.map(toQueued);
}

const toQueued = ({ id, state, data, is_parked, batches, ...row }: Row): QueuedJob => ({
  id,
  // Both written by the driver.
  job: JSON.parse(data.job),
  batches,
  state: state === 'failed' ? 'dead' : state === 'active' ? 'claimed' : 'waiting',
  dueAt: state === 'delayed' && !is_parked ? new Date(Number(row.process_at_ms)).toISOString() : '',
  enqueuedAt: new Date(Number(row.added_at_ms)).toISOString(),
  timesLost: row.stalled_count,
  timesPostponed: data.timesPostponed,
  ...(data.why !== undefined && { why: JSON.parse(data.why) }),
});
