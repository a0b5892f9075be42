/** Engines in workers, one a core, a sentence at a time; a worker that hangs or dies is replaced. */
import { availableParallelism } from 'node:os';
import { type ErrorCode, LecternError, toLecternError } from '../errors.ts';
import type { Pcm, Recording, SpeakRequest } from './speaker.ts';
import {
  type SpeakerWorker,
  type StartWorker,
  startThreads,
  type WorkerReply,
  type WorkerRequest,
} from './speaker-workers.ts';

export type SpeakerPool = {
  readonly size: number;
  /** @throws LecternError `speech`, `no-voice`, `timeout` (the worker hung), `cancelled` */
  synthesize(request: SpeakRequest, signal: AbortSignal): Promise<Pcm>;
  /** As `synthesize`, then checked and written as a WAV file in the same worker. @throws also when the check fails */
  record(request: SpeakRequest, path: string, signal: AbortSignal): Promise<Recording>;
  close(): Promise<void>;
};

type Job = {
  readonly request: WorkerRequest;
  readonly signal: AbortSignal;
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: LecternError) => void;
};

type Slot = {
  worker: SpeakerWorker | undefined;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  /** When the job was given to the worker, and whether it was its first. */
  since: number;
  isFirst: boolean;
};

export type SpeakerPoolOptions = {
  readonly size?: number;
  /** Default: threads with the embedded engines. */
  readonly start?: StartWorker;
  /**
   * After so many milliseconds a sentence's worker has hung. `isFirst`: its worker has just been started, and has its
   * engine to load as well. Default 60 s: a sentence takes well under a second.
   */
  readonly timeoutMs?: (request: SpeakRequest, isFirst: boolean) => number;
  /** Told how long a sentence took. */
  readonly onSpoken?: (request: SpeakRequest, ms: number, isFirst: boolean) => void;
};

export function createSpeakerPool(options: SpeakerPoolOptions = {}): SpeakerPool {
  const size = Math.max(1, options.size ?? availableParallelism());
  const start = options.start ?? startThreads(new URL('./speaker-worker.js', import.meta.url));
  const timeoutMs = options.timeoutMs ?? (() => 60_000);
  const slots: Slot[] = Array.from({ length: size }, () => ({
    worker: undefined,
    job: undefined,
    timer: undefined,
    since: 0,
    isFirst: false,
  }));
  const waiting: Job[] = [];
  let nextId = 0;

  function dispatch(): void {
    // A worker that is ready speaks before another is started.
    for (const slot of [...slots].sort((a, b) => Number(!a.worker) - Number(!b.worker))) {
      if (slot.job) continue;
      const job = takeWaiting();
      if (!job) return;
      slot.job = job;
      slot.isFirst = !slot.worker;
      slot.since = performance.now();
      const limitMs = timeoutMs(job.request, slot.isFirst);
      const worker = slot.worker ?? startWorker(slot);
      slot.worker = worker;
      worker.rest(false);
      slot.timer = setTimeout(() => {
        // Replaced first: the next sentence must not be given to the worker that hangs.
        replace(slot);
        const why = `its narrator hung for ${Math.round(limitMs / 100) / 10} s`;
        settle(slot, (hung) => hung.reject(failure('timeout', job.request, why)));
      }, limitMs);
      worker.post(job.request);
    }
  }

  function takeWaiting(): Job | undefined {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      if (!job.signal.aborted) return job;
      job.reject(cancelled());
    }
    return undefined;
  }

  function startWorker(slot: Slot): SpeakerWorker {
    const worker: SpeakerWorker = start(
      (reply) => {
        if (slot.worker !== worker || slot.job?.request.id !== reply.id) return;
        if (!reply.error) options.onSpoken?.(slot.job.request, performance.now() - slot.since, slot.isFirst);
        settle(slot, (job) => {
          if (!reply.error) return job.resolve(reply);
          const { code, message, hint, why } = reply.error;
          const about = { ...(hint !== undefined && { hint }), ...(why && { why }) };
          job.reject(new LecternError(message, { code, stage: 'narrate', ...about }));
        });
      },
      (why) => {
        if (slot.worker !== worker) return;
        slot.worker = undefined;
        settle(slot, (job) => job.reject(failure('speech', job.request, `its narrator ${why}`)));
      },
    );
    return worker;
  }

  function settle(slot: Slot, how: (job: Job) => void): void {
    const { job } = slot;
    clearTimeout(slot.timer);
    slot.job = undefined;
    slot.worker?.rest(true);
    if (job) how(job);
    dispatch();
  }

  function replace(slot: Slot): void {
    const { worker } = slot;
    slot.worker = undefined;
    void worker?.stop();
  }

  function ask(request: SpeakRequest & { readonly path?: string }, signal: AbortSignal): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled());
      nextId += 1;
      const onAbort = () => {
        const slot = slots.find((one) => one.job === job);
        if (slot) {
          replace(slot);
          settle(slot, (stopped) => stopped.reject(cancelled()));
        } else job.reject(cancelled());
      };
      const job: Job = {
        request: { ...request, id: nextId },
        signal,
        resolve: (reply) => {
          signal.removeEventListener('abort', onAbort);
          resolve(reply);
        },
        reject: (error) => {
          signal.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      waiting.push(job);
      dispatch();
    });
  }

  return {
    size,
    async synthesize(request, signal) {
      const { pcm } = await ask(request, signal);
      if (!pcm) throw failure('internal', request, 'its worker sent no samples');
      return pcm;
    },
    async record(request, path, signal) {
      const { recording } = await ask({ ...request, path }, signal);
      if (!recording) throw failure('internal', request, 'its worker recorded nothing');
      return recording;
    },
    async close() {
      for (const job of waiting.splice(0)) job.reject(cancelled());
      await Promise.all(
        slots.map(async (slot) => {
          const { worker } = slot;
          slot.worker = undefined;
          await worker?.stop();
          settle(slot, (job) => job.reject(cancelled()));
        }),
      );
    },
  };
}

const cancelled = () => toLecternError(new DOMException('stopped', 'AbortError'), 'narrate');

function failure(code: ErrorCode, { text, driver, voice }: SpeakRequest, why: string): LecternError {
  return new LecternError(`“${text.slice(0, 60)}” was not spoken by ${driver}:${voice}: ${why}.`, {
    code,
    stage: 'narrate',
    retryable: true,
    why: { kind: 'unspoken', sentence: text.slice(0, 60) },
  });
}
