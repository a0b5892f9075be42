import { afterEach, describe, expect, it } from 'vitest';
import type { Recording, SpeakRequest } from '../../src/narrate/speaker.ts';
import { createSpeakerPool, type SpeakerPool, type SpeakerPoolOptions } from '../../src/narrate/speaker-pool.ts';
import { type StartWorker, startProcesses, startThreads, type WorkerReply } from '../../src/narrate/speaker-workers.ts';

const module = new URL('./faulty-worker.mjs', import.meta.url);
const { signal } = new AbortController();
const pools: SpeakerPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function open(options: SpeakerPoolOptions): SpeakerPool {
  const pool = createSpeakerPool(options);
  pools.push(pool);
  return pool;
}
const request = (text: string, voice = 'always'): SpeakRequest => ({ driver: 'flite', voice, language: 'en', text });
const good = request('A sentence without a fault.');

describe.each([
  ['threads', startThreads(module)],
  ['processes', startProcesses(module.pathname, [])],
])('a pool of %s', (_kind, start) => {
  it('speaks the sentences that wait behind one that hangs', async () => {
    const pool = open({ size: 1, start, timeoutMs: ({ text }) => (text.includes('hangs') ? 100 : 20_000) });
    const [hung, ...others] = await Promise.allSettled(
      [request('It hangs.'), good, good].map((one) => pool.synthesize(one, signal)),
    );
    expect(hung).toMatchObject({ reason: { code: 'timeout', message: expect.stringContaining('It hangs.') } });
    expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  });

  it('fails only the sentence at which a worker ends', async () => {
    const pool = open({ size: 1, start });
    const [ended, next] = await Promise.allSettled(
      [request('It crashes.'), good].map((one) => pool.synthesize(one, signal)),
    );
    expect(ended).toMatchObject({ reason: { code: 'speech', message: expect.stringMatching(/ended \(status 1\)/) } });
    expect(next).toMatchObject({ status: 'fulfilled' });
  });

  it('lets go of a sentence at once when it is stopped, and speaks on', async () => {
    const pool = open({ size: 1, start });
    const stop = new AbortController();
    const stopped = pool.synthesize(request('It hangs.'), stop.signal);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect((await pool.synthesize(good, signal)).samples.length).toBe(56_000);
  });

  it('tells who waits when it is closed', async () => {
    const pool = open({ size: 1, start });
    const waiting = Promise.allSettled([request('It hangs.'), good].map((one) => pool.synthesize(one, signal)));
    await pool.close();
    expect(await waiting).toMatchObject([{ reason: { code: 'cancelled' } }, { reason: { code: 'cancelled' } }]);
  });
});

describe('a pool', () => {
  /** Answers at once, and notes what is asked of it. */
  function counting() {
    const started: number[] = [];
    const start: StartWorker = (onReply) => {
      const at = started.push(0) - 1;
      return {
        post({ id }) {
          started[at] = (started[at] ?? 0) + 1;
          const recording: Recording = { sampleRate: 1, samples: 1, byteLength: 1, crc32: 0 };
          setImmediate(() => onReply({ id, recording } satisfies WorkerReply));
        },
        rest: () => undefined,
        stop: async () => undefined,
      };
    };
    return { started, start };
  }

  it('starts no worker while another is at rest', async () => {
    const { started, start } = counting();
    const pool = open({ size: 4, start });
    for (let round = 0; round < 3; round += 1) await pool.record(good, 'path', signal);
    expect(started).toEqual([3]);
    await Promise.all([good, good].map((one) => pool.record(one, 'path', signal)));
    expect(started).toHaveLength(2);
  });

  it('gives a worker that has just been started the time to load its engine', async () => {
    const { start } = counting();
    const asked: boolean[] = [];
    const timeoutMs = (_request: SpeakRequest, isFirst: boolean) => {
      asked.push(isFirst);
      return 20_000;
    };
    const pool = open({ size: 1, start, timeoutMs });
    for (let round = 0; round < 2; round += 1) await pool.record(good, 'path', signal);
    expect(asked).toEqual([true, false]);
  });
});
