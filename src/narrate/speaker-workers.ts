/** Where an engine runs beside the program: in a thread, or in a process of its own where it can end its process. */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { LecternError } from '../errors.ts';
import { bareEnvironment } from '../io/bare-environment.ts';
import type { Pcm, Recording, SpeakRequest } from './speaker.ts';

export type WorkerRequest = SpeakRequest & {
  readonly id: number;
  /** Where the sentence is to be recorded; absent: its samples are wanted. */
  readonly path?: string;
};

export type WorkerReply = {
  readonly id: number;
  readonly pcm?: Pcm;
  readonly recording?: Recording;
  readonly error?: Pick<LecternError, 'code' | 'message' | 'hint' | 'why'>;
};

/** Speaks one sentence at a time. */
export type SpeakerWorker = {
  post(request: WorkerRequest): void;
  /** A worker at rest does not keep the program from ending. */
  rest(isAtRest: boolean): void;
  /** Ends it, also in mid-sentence. */
  stop(): Promise<void>;
};

/** `onEnd` is told once, when the worker has ended by itself, and why; not after `stop`. */
export type StartWorker = (onReply: (reply: WorkerReply) => void, onEnd: (why: string) => void) => SpeakerWorker;

/** The module answers {@link WorkerRequest} with {@link WorkerReply}, see answer-requests.ts. */
export function startThreads(module: URL): StartWorker {
  return (onReply, onEnd) => {
    const worker = new Worker(module);
    const end = once(onEnd);
    worker.on('message', onReply);
    worker.on('error', (thrown) => end(`crashed (${thrown.message})`));
    worker.on('exit', (status) => end(`ended (status ${status})`));
    return {
      post: (request) => worker.postMessage(request),
      rest: (isAtRest) => (isAtRest ? worker.unref() : worker.ref()),
      async stop() {
        end.cancel();
        await worker.terminate();
      },
    };
  };
}

/** As {@link startThreads}, with arguments for the module. It learns nothing of the environment, and ends with us. */
export function startProcesses(module: string, args: readonly string[]): StartWorker {
  return (onReply, onEnd) => {
    const child = spawn(process.execPath, [module, ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: bareEnvironment(),
      windowsHide: true,
    });
    const end = once(onEnd);
    let complaints = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-2000);
    });
    child.on('message', (reply) => onReply(reply as WorkerReply));
    child.on('error', (thrown) => end(`could not be started (${thrown.message})`));
    // Not “exit”: the last words come before “close” only.
    child.on('close', (status, signal) => {
      const lines = complaints.trim().split('\n');
      const words = (lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1))?.trim();
      end(words ? `ended (${words.slice(-300)})` : `ended (${signal ?? `status ${status}`})`);
    });
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const handles = [child, child.channel, child.stderr as Socket | null];
    return {
      // The end of a child that is gone is told by its events.
      post: (request) => void child.send(request, () => undefined),
      rest: (isAtRest) => {
        for (const handle of handles) isAtRest ? handle?.unref() : handle?.ref();
      },
      async stop() {
        end.cancel();
        child.kill('SIGKILL');
        child.ref();
        if (child.pid !== undefined) await closed;
      },
    };
  };
}

function once(tell: (why: string) => void) {
  let isOver = false;
  const end = (why: string) => {
    if (!isOver) tell(why);
    isOver = true;
  };
  return Object.assign(end, {
    cancel: () => {
      isOver = true;
    },
  });
}
