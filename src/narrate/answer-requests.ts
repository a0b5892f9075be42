/** What a worker, a thread or a process, does for the pool: one sentence in; its samples, or its file, out. */
import { parentPort } from 'node:worker_threads';
import { toLecternError } from '../errors.ts';
import { recordSpeech } from './record-speech.ts';
import type { Speaker } from './speaker.ts';
import type { WorkerReply, WorkerRequest } from './speaker-workers.ts';

/** Serves the pool with these engines, each opened when its first sentence comes. */
export function answerRequests(drivers: Readonly<Record<string, () => Speaker>>): void {
  const speakers = new Map<string, Speaker>();
  // A sentence cannot be interrupted inside an engine; the pool ends the thread instead.
  const never = new AbortController().signal;

  function speakerFor(driver: string): Speaker {
    const speaker = speakers.get(driver) ?? drivers[driver]?.();
    if (!speaker) throw new Error(`There is no narrator called ${driver}.`);
    speakers.set(driver, speaker);
    return speaker;
  }

  async function answer(request: WorkerRequest): Promise<WorkerReply> {
    const { id, driver, text, path, ...options } = request;
    try {
      const pcm = await speakerFor(driver).synthesize(text, options, never);
      return path === undefined ? { id, pcm } : { id, recording: recordSpeech(request, pcm, path) };
    } catch (thrown) {
      const { code, message, hint, why } = toLecternError(thrown, 'narrate');
      return { id, error: { code, message, hint, why } };
    }
  }

  // Replies are copied, never transferred: V8 checks every access to memory in a thread where a buffer was ever
  // detached, which costs the engine a fifth of its speed.
  parentPort?.on('message', async (request: WorkerRequest) => parentPort?.postMessage(await answer(request)));
  if (process.send) {
    process.on('message', async (request) => process.send?.(await answer(request as WorkerRequest)));
    // The program has ended, however it ended.
    process.on('disconnect', () => process.exit());
  }
}
