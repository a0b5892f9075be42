/** Runs batches: the jobs of one request, watched until the last has ended. The same path for the clock and by hand. */
import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { StoredError } from '../errors.ts';
import { toLecternError } from '../errors.ts';
import { recordGivenUp } from '../run/record-attempt.ts';
import { RUNS_KEPT, type RunOutcome, type RunSummary, type RunTrigger } from '../store/store.ts';
import { type ItemEvent, showOf } from './events.ts';
import { handleJob, type JobParts } from './handle-job.ts';
import { ALL_KINDS, type JobKind, KINDS_BESIDE, MAIN_KINDS, type Outcome } from './job.ts';
import { type JobReport, toStoredError } from './job-report.ts';
import { planBatch, type RunRequest } from './plan-batch.ts';
import { createRunTally, type RunTally } from './run-tally.ts';
import { planNotify } from './tell-hooks.ts';
import { createWorker, type HandlerContext, type WorkerOptions } from './worker.ts';

export type RunReport = {
  readonly runId: string;
  readonly summary: RunSummary;
  readonly items: readonly ItemEvent[];
  /** Failures that are no article's: a source that lists nothing, a feed that cannot be written. */
  readonly showErrors: readonly StoredError[];
};

export type RunOptions = {
  readonly trigger: RunTrigger;
  /** Chosen by a caller that has to name the run before it begins. */
  readonly runId?: string;
  /** Told once its jobs are in the queue: from then on nothing of it is lost to a kill. */
  readonly onEnqueued?: () => void;
  /** Before anything else the neural voice is installed, if a place answers within so long. */
  readonly voicePatienceMs?: number;
};

export type Runner = {
  /** Takes whatever is due until it is told to stop, hooks and voices beside all else. */
  start(): void;
  /** Takes no more jobs and waits for those at work, but for a voice's download, which goes on where it was. */
  drain(): Promise<void>;
  /** Stops the jobs at work too; they are due again at once. */
  stop(): Promise<void>;
  /** Ends when all jobs of the request have. What fails is recorded and told under the run's id. @throws LecternError `usage`, `cancelled`, `disk-full`, `no-database` */
  run(request: RunRequest, options: RunOptions, signal: AbortSignal): Promise<RunReport>;
};

export type RunnerOptions = {
  /** It is started, and does not end with its batch. */
  readonly isServing?: boolean;
  /** It does no job itself. */
  readonly isIdle?: boolean;
  /** Whose files are listed: those of this process, or another one's, which it does not wait for. Default: its own. */
  readonly files?: 'own' | 'elsewhere';
  /** Which jobs it takes once it is started; absent: all. */
  readonly only?: readonly JobKind[] | undefined;
  /** How many jobs at once, beside hooks and voices, once it is started. Default 1. */
  readonly concurrency?: number;
};

/** `id` names this process among all that share the queue. */
export function createRunner(
  parts: JobParts,
  id: string,
  { isServing = false, isIdle = false, only, concurrency = 1, files = 'own' }: RunnerOptions = {},
): Runner {
  const { config, queue, store, events, now, cache, isDryRun = false } = parts;
  const reportOf = ({ batches, assertHeld, enqueue }: HandlerContext): JobReport => ({
    async announce(news) {
      if (!isDryRun) await enqueue(planNotify(config, news));
    },
    tell: (event) => events.publish(batches(), event),
    async item(about) {
      // Another request may have joined meanwhile.
      await assertHeld();
      const event: ItemEvent = { kind: 'item', ...about };
      if (!isDryRun && event.outcome !== 'unchanged') {
        const { kind, notes, missingClips, encodedSeconds, durationSeconds, ...item } = event;
        const row = { ...item, ...(durationSeconds !== undefined && { audioSeconds: durationSeconds }) };
        for (const batch of batches()) await store.runs.addItem(batch, row);
      }
      events.publish(batches(), event);
    },
  });
  const options: Omit<WorkerOptions, 'kinds'> = {
    queue,
    id,
    now,
    async handle(job, context) {
      const since = performance.now();
      const end = (outcome: Outcome['kind']) => parts.onJobEnd?.(job.kind, outcome, (performance.now() - since) / 1000);
      const result = await cache
        .protect(() => handleJob(parts, job, { ...context, report: reportOf(context) }))
        .catch((thrown: unknown) => {
          end(context.signal.aborted ? 'stopped' : 'failed');
          throw thrown;
        });
      end(result.outcome.kind);
      // Whoever waits for the job has heard of it before it counts as done.
      await events.flush();
      return result;
    },
    async onFailure(batches, job, error) {
      events.publish(batches, { kind: 'show-failed', ...showOf(job), error: toStoredError(error, now()) });
      await events.flush();
    },
    async onGiveUp(job, why) {
      if (job.kind === 'make-episode') await recordGivenUp(store.items, job.showId, job.item, why);
    },
  };
  const isOurs = (kind: JobKind) => files === 'own' || kind !== 'list-files';
  const wanted = (kinds: readonly JobKind[]) => kinds.filter((kind) => isOurs(kind) && (only?.includes(kind) ?? true));
  const kinds = isServing ? wanted(MAIN_KINDS) : ALL_KINDS.filter(isOurs);
  const worker = createWorker({ ...options, isIdle, kinds, isWaitedFor: isOurs });
  const others = Array.from({ length: concurrency - 1 }, () =>
    createWorker({ ...options, isIdle, kinds: wanted(MAIN_KINDS) }),
  );
  const hooks = createWorker({ ...options, isIdle, kinds: wanted(KINDS_BESIDE.hooks) });
  const voice = createWorker({ ...options, isIdle, kinds: wanted(KINDS_BESIDE.voice) });
  const workers = [worker, ...others, hooks, voice];

  /** What other processes did for the batch; how far they got in between is not told. */
  async function tellFromHistory(runId: string, tally: RunTally): Promise<void> {
    const told = new Set(tally.items.map(({ showId, url, outcome }) => `${outcome} ${showId} ${url}`));
    for (const { audioSeconds, ...item } of (await store.runs.find(runId))?.items ?? []) {
      if (told.has(`${item.outcome} ${item.showId} ${item.url}`)) continue;
      const length = audioSeconds !== undefined && { durationSeconds: audioSeconds };
      events.publish([runId], { kind: 'item', ...item, ...length });
    }
  }

  /** As they come, so that a run that is killed has them; those that come during a write go with the next. */
  function keepNotices(runId: string, { notices }: RunTally) {
    let written = 0;
    let writing = Promise.resolve();
    async function write(): Promise<void> {
      if (notices.length === written) return;
      const count = notices.length;
      await store.runs.note(runId, notices);
      written = count;
    }
    return {
      // For the run and not for the job that told: that one may have ended before the write begins.
      keep: AsyncResource.bind(() => {
        // What could not be written now is written with the next, or at the end.
        writing = writing.then(write).catch(() => undefined);
      }),
      kept: () => writing.then(write),
    };
  }

  return {
    start() {
      for (const one of workers) one.start();
    },
    drain: async () => void (await Promise.all(workers.map((one) => (one === voice ? one.stop() : one.drain())))),
    stop: async () => void (await Promise.all(workers.map((one) => one.stop()))),
    async run(request, { trigger, runId = randomUUID(), voicePatienceMs, onEnqueued }, signal) {
      if (voicePatienceMs !== undefined) {
        const job = { kind: 'install-voice', patienceMs: voicePatienceMs } as const;
        await queue.enqueue([job], { batch: runId, dueAt: '', ...worker.reservation() });
        // What it is to speak is planned once it is there.
        await worker.finish(runId, signal);
      }
      const jobs = await planBatch(parts, request, trigger);
      const tally = createRunTally(now);
      // What only looks after the library is no run for the history.
      const isRecorded = !isDryRun && request.kind !== 'publish' && request.kind !== 'retention';
      if (isRecorded) await store.runs.start({ id: runId, trigger, startedAt: now().toISOString(), worker: id });
      const notices = keepNotices(runId, tally);
      const stopListening = events.subscribe(runId, (event) => {
        tally.add(event);
        if (isRecorded) notices.keep();
      });
      let outcome: RunOutcome = 'failed';
      try {
        const shows = jobs.flatMap((job) => (job.kind === 'publish-show' ? [job.showId] : []));
        events.publish([runId], { kind: 'run-started', runId, trigger, shows });
        await queue.enqueue(jobs, { batch: runId, dueAt: '', ...worker.reservation() });
        onEnqueued?.();
        await worker.finish(runId, signal);
        outcome = 'finished';
      } catch (thrown) {
        const error = toLecternError(signal.aborted ? signal.reason : thrown, 'store');
        if (error.code === 'cancelled') outcome = 'stopped';
        else tally.add({ kind: 'show-failed', error: toStoredError(error, now()) });
        throw error;
      } finally {
        await events.flush();
        if (isRecorded) {
          await tellFromHistory(runId, tally);
          await notices.kept();
          await store.runs.finish(runId, now().toISOString(), outcome, tally.summary());
          await store.runs.prune(RUNS_KEPT);
        }
        stopListening();
        if (!isDryRun) await cache.prune(config.cache.maxMegabytes * 1e6);
      }
      events.publish([runId], { kind: 'run-finished', runId, summary: tally.summary() });
      return { runId, summary: tally.summary(), items: tally.items, showErrors: tally.showErrors };
    },
  };
}
