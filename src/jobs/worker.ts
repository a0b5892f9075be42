/** Takes jobs from the queue one after the other, and says how each ended. */
import type { StoredError } from '../errors.ts';
import { isOfTheWhole, LecternError, lostClaim, toLecternError } from '../errors.ts';
import { withClaim } from './claim-scope.ts';
import type { Job, JobKind, Outcome } from './job.ts';
import { toStoredError } from './job-report.ts';
import type { Claim, Queue, QueuedJob } from './queue.ts';

/** What a job leads to. */
export type JobResult = {
  readonly outcome: Outcome;
  /** Enqueued before the job counts as done, for the same batches. */
  readonly next?: readonly Job[];
  /** It failed, and is kept for the operator to see. */
  readonly isGivenUp?: true;
};

export type HandlerContext = {
  /** The requests that wait for the job; one may join while it is at work. */
  readonly batches: () => readonly string[];
  readonly signal: AbortSignal;
  /** Throws unless the claim still holds: before every write. */
  readonly assertHeld: () => Promise<void>;
  /** Adds jobs for the same batches; those that wait already stay where they are. */
  readonly enqueue: (jobs: readonly Job[]) => Promise<void>;
  /** Earlier attempts that ended in a postponement. */
  readonly timesPostponed: number;
  /** Does one job of these kinds meanwhile. @returns whether there was one */
  readonly help: (kinds: readonly JobKind[]) => Promise<boolean>;
};

/** @throws whatever went wrong; `cancelled` when it was told to stop */
export type JobHandler = (job: Job, context: HandlerContext) => Promise<JobResult>;

export type WorkerOptions = {
  readonly queue: Queue;
  /** Names its process among all that share the queue. */
  readonly id: string;
  readonly handle: JobHandler;
  /** Which it takes; absent: all. */
  readonly kinds?: readonly JobKind[];
  /** It does nothing itself: other processes do. */
  readonly isIdle?: boolean;
  /** Whether a batch is over only when its jobs of a kind are; default: of every kind. */
  readonly isWaitedFor?: (kind: JobKind) => boolean;
  /** Told of what fails as a whole: the batches, the job and why. */
  readonly onFailure: (batches: readonly string[], job: Job, error: LecternError) => Promise<void>;
  /** Told before a job that fails as a whole is kept for the operator, and tried no more. */
  readonly onGiveUp?: (job: Job, why: StoredError) => Promise<void>;
  readonly now: () => Date;
};

export type Worker = {
  /** Takes whatever is due until it is told to stop. */
  start(): void;
  /** For whom to reserve what a batch of this process needs: nobody where any worker can do it. */
  reservation(): { readonly reservedFor?: string };
  /**
   * Resolves when no job of the batch is due or claimed any more, by whomever; does them itself unless it was started.
   *
   * @throws LecternError `disk-full`, `no-database`, `cancelled`
   */
  finish(batch: string, signal: AbortSignal): Promise<void>;
  /** Takes no more jobs and waits for the one at work. */
  drain(): Promise<void>;
  /** Stops the job at work too; it is due again at once. */
  stop(): Promise<void>;
};

/** A job that took its process along so often is given up. */
const MOST_TIMES_LOST = 3;

/** One that fails though it is no article's fault is tried again so often, later each time. */
const MOST_POSTPONED = 5;
const FIRST_POSTPONE_MS = 60_000;

/** A batch is looked through once in so many times of what that takes. */
const LOOK_EVERY = 10;

/** After what would fail every job the same way. */
const REST_MS = 60_000;

export function createWorker(options: WorkerOptions): Worker {
  const { queue, id, handle, kinds, isIdle = false, isWaitedFor = () => true, now } = options;
  const stopping = new AbortController();
  const draining = new AbortController();
  let running: Promise<void> | undefined;

  const reservation = () => (running || isIdle ? {} : { reservedFor: id });

  /** @returns whether there was a job */
  async function workOne(batch: string | undefined, signal: AbortSignal, only = kinds): Promise<boolean> {
    const claim = await queue.claim(id, { batch, kinds: only });
    if (!claim) return false;
    if (claim.timesLost >= MOST_TIMES_LOST) {
      const error = new LecternError(`It ended the program ${claim.timesLost} times.`, {
        code: 'internal',
        stage: 'cli',
        hint: '`lectern retry` tries it again; please report the article.',
      });
      await options.onFailure(claim.batches, claim.job, error);
      await giveUp(claim, toStoredError(error, now()));
      return true;
    }
    await attempt(claim, signal);
    return true;
  }

  async function giveUp(claim: Claim, why: StoredError): Promise<void> {
    await options.onGiveUp?.(claim.job, why);
    await queue.giveUp(claim, why);
  }

  async function attempt(claim: Claim, signal: AbortSignal): Promise<void> {
    const lost = new AbortController();
    let { batches } = claim;
    const extend = async () => {
      const joined = await queue.extend(claim);
      if (joined) batches = joined;
      return joined !== undefined;
    };
    const extending = setInterval(() => {
      extend().then(
        (holds) => holds || lost.abort(lostClaim()),
        (thrown) => lost.abort(thrown),
      );
      // One that is late for a busy moment does not lose it.
    }, queue.claimMs / 3);
    const enqueue = async (jobs: readonly Job[], more: { readonly dueAt?: string } = {}) => {
      for (const batch of batches.length === 0 ? [undefined] : batches)
        await queue.enqueue(jobs, { ...reservation(), ...more, ...(batch !== undefined && { batch }) });
    };
    const context: HandlerContext = {
      batches: () => batches,
      signal: AbortSignal.any([signal, lost.signal]),
      async assertHeld() {
        if (await extend()) return;
        lost.abort(lostClaim());
        throw lost.signal.reason;
      },
      enqueue,
      timesPostponed: claim.timesPostponed,
      help: (some) => workOne(undefined, signal, some),
    };
    try {
      const { outcome, isGivenUp } = await withClaim(claim, async () => {
        const result = await handle(claim.job, context);
        if (result.next?.length) await enqueue(result.next, { dueAt: '' });
        return result;
      });
      if (outcome.kind === 'postponed') await queue.postpone(claim, outcome.until, outcome.why);
      else if (outcome.kind === 'failed' && isGivenUp) await queue.giveUp(claim, outcome.why);
      else await queue.complete(claim);
    } catch (thrown) {
      const error = toLecternError(signal.aborted ? signal.reason : thrown, 'store');
      // Another worker has the job now, and with it all that is to be said of it.
      if (lost.signal.aborted || error.code === 'lost-claim') return;
      await giveBack(claim, signal, error);
    } finally {
      clearInterval(extending);
    }
  }

  async function giveBack(claim: Claim, signal: AbortSignal, error: LecternError): Promise<void> {
    if (signal.aborted || error.code === 'cancelled') {
      await queue.postpone(claim, '');
      throw error;
    }
    await options.onFailure(claim.batches, claim.job, error);
    if (isOfTheWhole(error)) {
      await queue.postpone(claim, '');
      throw error;
    }
    const why: StoredError = toStoredError(error, now());
    if (claim.timesPostponed >= MOST_POSTPONED) await giveUp(claim, why);
    else
      await queue.postpone(
        claim,
        new Date(now().getTime() + FIRST_POSTPONE_MS * 2 ** claim.timesPostponed).toISOString(),
        why,
      );
  }

  async function loop(): Promise<void> {
    const signal = stopping.signal;
    while (!draining.signal.aborted) {
      try {
        if (await workOne(undefined, signal)) continue;
        await queueChanged(queue, draining.signal);
      } catch {
        // Told of already; neither a full disk nor a damaged database is better in a moment.
        await queueChanged(queue, draining.signal, REST_MS);
      }
    }
  }

  /** A stop publishes what is made; it comes first in the queue. */
  async function publishMade(batch: string): Promise<void> {
    const kind = 'publish-show';
    const isWaiting = async () => (await queue.list({ batch, kind })).some(({ state }) => state === 'waiting');
    while (await isWaiting()) if (!(await workOne(batch, new AbortController().signal, [kind]))) return;
  }

  const isOpen = ({ state, dueAt, job }: QueuedJob) =>
    state === 'claimed' || (state === 'waiting' && isWaitedFor(job.kind) && dueAt <= now().toISOString());

  return {
    start() {
      if (!isIdle && kinds?.length !== 0) running ??= loop();
    },
    reservation,
    async finish(batch, signal) {
      const stop = AbortSignal.any([signal, stopping.signal]);
      for (;;) {
        const isOwnWork = !running && !isIdle;
        if (stop.aborted && isOwnWork) await publishMade(batch);
        stop.throwIfAborted();
        if (isOwnWork && (await workOne(batch, stop))) continue;
        const since = performance.now();
        if (!(await queue.list({ batch })).some(isOpen)) return;
        // To look through thousands of jobs at each change would keep whoever does them from their work.
        await queueChanged(queue, stop, LOOK_EVERY * (performance.now() - since));
      }
    },
    async drain() {
      draining.abort();
      await running;
    },
    async stop() {
      draining.abort();
      stopping.abort(new LecternError('Stopped on request.', { code: 'cancelled', stage: 'cli', retryable: true }));
      await running;
    },
  };
}

/** Resolves when jobs may have come or gone, or the signal says so. `leastMs`: not before. */
export function queueChanged(queue: Pick<Queue, 'watch'>, signal: AbortSignal, leastMs = 0): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const since = performance.now();
  return new Promise((resolve) => {
    const end = () => {
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const stop = queue.watch(() => {
      if (performance.now() - since >= leastMs) end();
    });
    signal.addEventListener('abort', end);
  });
}
