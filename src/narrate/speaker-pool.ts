/** Engines in worker threads, one a core, a sentence at a time; a thread that hangs or dies is replaced. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, LecternError, toLecternError } from '../errors.ts';
import type { Recording } from './record-speech.ts';
import type { Pcm } from './speaker.ts';

export type SpeakRequest = {
  readonly driver: string;
  readonly voice: string;
  readonly language: string;
  readonly text: string;
};

export type WorkerRequest = SpeakRequest & {
  readonly id: number;
  /** Where the sentence is to be recorded; absent: its samples are wanted. */
  readonly path?: string;
};
export type WorkerReply = {
  readonly id: number;
  readonly pcm?: Pcm;
  readonly recording?: Recording;
  readonly error?: { readonly code: ErrorCode; readonly message: string; readonly hint: string | undefined };
};

export type SpeakerPool = {
  readonly size: number;
  /** @throws LecternError `speech`, `no-voice`, `timeout` (the thread hung), `cancelled` */
  synthesize(request: SpeakRequest, signal: AbortSignal): Promise<Pcm>;
  /** As `synthesize`, then checked and written as a WAV file in the same thread. @throws also when the check fails */
  record(request: SpeakRequest, path: string, signal: AbortSignal): Promise<Recording>;
  close(): Promise<void>;
};

type Job = {
  readonly request: WorkerRequest;
  readonly signal: AbortSignal;
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: LecternError) => void;
};

type Slot = { worker: Worker | undefined; job: Job | undefined; timer: NodeJS.Timeout | undefined };

export type SpeakerPoolOptions = {
  readonly size?: number;
  /** The worker's module; it answers {@link WorkerRequest} with {@link WorkerReply}. */
  readonly workerUrl?: URL;
  /** A sentence takes well under a second; after this long its thread has hung. Default 60 s. */
  readonly timeoutMs?: number;
};

export function createSpeakerPool(options: SpeakerPoolOptions = {}): SpeakerPool {
  const size = Math.max(1, options.size ?? availableParallelism());
  const workerUrl = options.workerUrl ?? new URL('./speaker-worker.js', import.meta.url);
  const timeoutMs = options.timeoutMs ?? 60_000;
  const slots: Slot[] = Array.from({ length: size }, () => ({ worker: undefined, job: undefined, timer: undefined }));
  const waiting: Job[] = [];
  let nextId = 0;

  function dispatch(): void {
    for (const slot of slots) {
      if (slot.job) continue;
      const job = takeWaiting();
      if (!job) return;
      slot.job = job;
      slot.worker ??= startWorker(slot);
      slot.worker.ref();
      slot.timer = setTimeout(() => {
        settle(slot, (hung) =>
          hung.reject(failure('timeout', job.request, `its narrator hung for ${timeoutMs / 1000} s`)),
        );
        replace(slot);
      }, timeoutMs);
      slot.worker.postMessage(job.request);
    }
  }

  function takeWaiting(): Job | undefined {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      if (!job.signal.aborted) return job;
      job.reject(cancelled());
    }
    return undefined;
  }

  function startWorker(slot: Slot): Worker {
    const worker = new Worker(workerUrl);
    worker.on('message', (reply: WorkerReply) => {
      if (slot.worker !== worker || slot.job?.request.id !== reply.id) return;
      settle(slot, (job) => {
        if (!reply.error) return job.resolve(reply);
        const { code, message, hint } = reply.error;
        job.reject(new LecternError(message, { code, stage: 'narrate', ...(hint !== undefined && { hint }) }));
      });
    });
    worker.on('error', (thrown) => {
      if (slot.worker !== worker) return;
      slot.worker = undefined;
      settle(slot, (job) => job.reject(failure('speech', job.request, `its narrator crashed (${thrown.message})`)));
    });
    worker.on('exit', (status) => {
      if (slot.worker !== worker) return;
      slot.worker = undefined;
      settle(slot, (job) => job.reject(failure('speech', job.request, `its narrator ended (status ${status})`)));
    });
    return worker;
  }

  function settle(slot: Slot, how: (job: Job) => void): void {
    const { job } = slot;
    clearTimeout(slot.timer);
    slot.job = undefined;
    // An idle thread must not keep the process from ending.
    slot.worker?.unref();
    if (job) how(job);
    dispatch();
  }

  function replace(slot: Slot): void {
    const { worker } = slot;
    slot.worker = undefined;
    void worker?.terminate();
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
      if (!pcm) throw failure('internal', request, 'its thread sent no samples');
      return pcm;
    },
    async record(request, path, signal) {
      const { recording } = await ask({ ...request, path }, signal);
      if (!recording) throw failure('internal', request, 'its thread recorded nothing');
      return recording;
    },
    async close() {
      for (const job of waiting.splice(0)) job.reject(cancelled());
      await Promise.all(slots.map((slot) => slot.worker?.terminate()));
    },
  };
}

const cancelled = () => toLecternError(new DOMException('stopped', 'AbortError'), 'narrate');

function failure(code: ErrorCode, { text, driver, voice }: SpeakRequest, why: string): LecternError {
  return new LecternError(`“${text.slice(0, 60)}” was not spoken by ${driver}:${voice}: ${why}.`, {
    code,
    stage: 'narrate',
    retryable: true,
  });
}
