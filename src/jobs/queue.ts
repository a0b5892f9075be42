/** The port to the jobs that wait: durable, shared by processes, each job held by one worker at a time. */
import type { StoredError } from '../errors.ts';
import type { Job, JobKind } from './job.ts';

export type QueuedJob = {
  readonly id: string;
  readonly job: Job;
  /** The requests that wait for it. */
  readonly batches: readonly string[];
  readonly state: 'waiting' | 'claimed' | 'dead';
  /** ISO 8601 instant before which nobody claims it; empty when there is none. */
  readonly dueAt: string;
  /** ISO 8601 instant; absent for what an older version enqueued. */
  readonly enqueuedAt?: string;
  /** Claims that ended without an outcome. */
  readonly timesLost: number;
  /** Attempts that ended in a postponement. */
  readonly timesPostponed: number;
  /** Why it was postponed last, or given up. */
  readonly why?: StoredError;
};

/** The right to work on a job, until its deadline unless it is extended. */
export type Claim = QueuedJob & { readonly token: string };

export type EnqueueOptions = {
  /** The request that waits for these jobs; jobs that are queued already join it. */
  readonly batch?: string;
  /** Only this worker claims what is new here, as long as it lives; any does of a queue that machines share. */
  readonly reservedFor?: string;
  /** ISO 8601 instant, or empty for at once; also moves what waits already. Default: at once, and what waits stays where it is. */
  readonly dueAt?: string;
};

/** Which jobs a worker takes; absent: any. A queue that machines share gives jobs of other batches too. */
export type ClaimFilter = { readonly batch?: string | undefined; readonly kinds?: readonly JobKind[] | undefined };

export type JobFilter = {
  readonly batch?: string;
  readonly showId?: string;
  readonly kind?: JobKind;
  /** Only what was given up. */
  readonly isDead?: true;
};

export type Queue = {
  /** How long a claim holds that is not extended, ms. */
  readonly claimMs: number;
  /** One that was given up is revived, one at work that `isDoneAgain` is due once more. @returns how many were not queued already */
  enqueue(jobs: readonly Job[], options?: EnqueueOptions): Promise<number>;
  /** The next job that is due; `undefined` when there is none. */
  claim(worker: string, filter?: ClaimFilter): Promise<Claim | undefined>;
  /** @returns the requests that wait for the job by now; `undefined` when the claim is lost, and its worker may write nothing */
  extend(claim: Claim): Promise<readonly string[] | undefined>;
  /** Takes the job out. @returns whether the claim still held, as for the next two */
  complete(claim: Claim): Promise<boolean>;
  /** Gives the job back, due at `until` (empty: at once); without `why` because its worker stops, which counts for nothing. */
  postpone(claim: Claim, until: string, why?: StoredError): Promise<boolean>;
  /** Keeps the job for the operator to see, as long as it is among the latest; nobody claims it until it is enqueued again. */
  giveUp(claim: Claim, why: StoredError): Promise<boolean>;
  /** In the order in which they will be claimed. */
  list(filter?: JobFilter): Promise<readonly QueuedJob[]>;
  /** Calls back when jobs may have come or gone, in this process or another. @returns how to stop */
  watch(onChange: () => void): () => void;
};
