/** The worker thread's side of the pool: one sentence in, its samples out. */
import { parentPort } from 'node:worker_threads';
import { toLecternError } from '../errors.ts';
import { createEspeakSpeaker } from './drivers/espeak.ts';
import { createFliteSpeaker } from './drivers/flite.ts';
import type { Speaker } from './speaker.ts';
import type { WorkerReply, WorkerRequest } from './speaker-pool.ts';

const drivers: Readonly<Record<string, () => Speaker>> = { espeak: createEspeakSpeaker, flite: createFliteSpeaker };
const speakers = new Map<string, Speaker>();
// A sentence cannot be interrupted inside an engine; the pool ends the thread instead.
const never = new AbortController().signal;

function speakerFor(driver: string): Speaker {
  const speaker = speakers.get(driver) ?? drivers[driver]?.();
  if (!speaker) throw new Error(`There is no narrator called ${driver}.`);
  speakers.set(driver, speaker);
  return speaker;
}

parentPort?.on('message', async ({ id, driver, voice, language, text }: WorkerRequest) => {
  try {
    const pcm = await speakerFor(driver).synthesize(text, { voice, language }, never);
    const reply: WorkerReply = { id, pcm };
    // An own buffer moves instead of being copied.
    parentPort?.postMessage(reply, [pcm.samples.buffer as ArrayBuffer]);
  } catch (thrown) {
    const { code, message, hint } = toLecternError(thrown, 'narrate');
    const reply: WorkerReply = { id, error: { code, message, hint } };
    parentPort?.postMessage(reply);
  }
});
