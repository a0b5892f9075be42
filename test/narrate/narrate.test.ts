import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiskCache } from '../../src/io/cache.ts';
import { createHttpClient } from '../../src/io/http-client.ts';
import type { Segment } from '../../src/model.ts';
import { createOpenAiSpeaker } from '../../src/narrate/drivers/openai.ts';
import { createNarrator } from '../../src/narrate/narrate.ts';
import type { Pcm, Speaker, SpeakRequest } from '../../src/narrate/speaker.ts';
import { createSpeakerPool } from '../../src/narrate/speaker-pool.ts';
import { startThreads } from '../../src/narrate/speaker-workers.ts';
import { createSpeakers } from '../../src/narrate/speakers.ts';
import { encodeWav } from '../../src/narrate/wav.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { startOrigin } from '../helpers/origin.ts';

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Speech = Extract<Segment, { kind: 'speech' }>;
const sentence = (text: string, voice = 'flite:once'): Speech => ({
  kind: 'speech',
  text,
  shown: text,
  language: 'en',
  voice,
  block: 0,
});

/** Only what is to hang is waited for for a short time: a thread takes a while to start on a busy machine. */
const timeoutMs = ({ text, driver }: SpeakRequest) =>
  text.includes('hangs') && (driver !== 'espeak' || text.includes('never')) ? 1500 : 20_000;

/** A narrator without a fault speaks for 3.5 s, of which the last half second is silence. */
const whole = { samples: 47_600 };

async function faulty() {
  const workerUrl = new URL('./faulty-worker.mjs', import.meta.url);
  const pool = createSpeakerPool({ size: 2, start: startThreads(workerUrl), timeoutMs });
  closers.push(() => pool.close());
  const cache = createDiskCache(await mkdtemp(join(tmpdir(), 'lectern-narrate-')), memoryIndex());
  return createNarrator(
    createSpeakers(
      pool,
      new Map([
        ['flite', '1'],
        ['espeak', '1'],
      ]),
      [],
    ),
    cache,
  );
}

describe('a sentence that no voice can say', () => {
  const good = sentence('The ferry waits for the wind to drop at last, and then it leaves.');
  const bad = (number: number) => sentence(`It throws never ${number}.`, 'flite:always');
  const many = (length: number) => Array.from({ length }, () => good);

  it('is left unspoken and named, when it is one of many', async () => {
    const { sentences, unspoken, reused } = await (await faulty()).narrate([...many(40), bad(1), ...many(40)], signal);
    expect(sentences[39]).toBeDefined();
    expect(sentences[40]).toBeUndefined();
    expect(sentences[41]).toBeDefined();
    expect(unspoken).toEqual([{ text: bad(1).shown, reason: expect.stringContaining(bad(1).text) }]);
    expect(reused).toBe(79);
  });

  it('is one too many as the fourth, or when it is more than a fiftieth of the text', async () => {
    const narrator = await faulty();
    const four = [1, 2, 3, 4].map(bad);
    await expect(narrator.narrate([...many(200), ...four], signal)).rejects.toThrow(
      /Too much cannot be spoken.*never 4/s,
    );
    await expect(narrator.narrate([...many(200), ...four.slice(1)], signal)).resolves.toMatchObject({
      unspoken: { length: 3 },
    });
    await expect(narrator.narrate([...many(5), bad(1)], signal)).rejects.toThrow(/never 1/);
  });
});

describe.each(['drops', 'truncates', 'silence', 'noise', 'hangs', 'throws', 'crashes'])(
  'a narrator with the fault: %s',
  (fault) => {
    const words = (when: string) => `It ${fault} ${when} while the ferry waits for the wind to drop at last.`;

    it('is asked again', async () => {
      const { sentences } = await (await faulty()).narrate([sentence(words('now'))], signal);
      expect(sentences[0]).toMatchObject({ voice: 'flite:once', ...whole });
    });

    it('is replaced by the best other voice for the language', async () => {
      const { sentences } = await (await faulty()).narrate([sentence(words('here'), 'flite:always')], signal);
      expect(sentences[0]).toMatchObject({ voice: 'flite:slt', ...whole });
    });

    it('fails the article with the sentence named, and never leaves a hole', async () => {
      const narrator = await faulty();
      const good = sentence('The ferry waits for the wind to drop at last, and then it leaves.');
      await narrator.narrate([good], signal);
      const narration = narrator.narrate([good, sentence(words('never'), 'flite:always')], signal);
      await expect(narration).rejects.toMatchObject({
        code: 'speech',
        message: expect.stringContaining(words('never')),
        hint: expect.stringContaining('voices'),
      });
      // What was good is kept.
      expect(await narrator.narrate([good], signal)).toMatchObject({ synthesised: 0, reused: 1 });
    });
  },
);

describe('a sentence', () => {
  /** Counts what it is asked, and speaks for as long as a voice would. */
  function counting() {
    const asked: string[] = [];
    const speaker: Speaker = {
      id: 'counting',
      version: '1',
      voices: [],
      async synthesize(text): Promise<Pcm> {
        asked.push(text);
        await new Promise((resolve) => setImmediate(resolve));
        const length = Math.round(text.length * 0.06 * 8000);
        return {
          sampleRate: 8000,
          samples: Int16Array.from({ length }, (_, at) => 9000 * Math.sin(at / 4) * Math.max(0, Math.sin(at / 900))),
        };
      },
    };
    return { asked, speaker };
  }
  const text = (number: number) => `This is sentence ${'abcdefghij'[number]} about the ferry and the wind.`;

  it('is synthesised once, however often and by however many it is wanted', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lectern-narrate-'));
    const index = memoryIndex();
    const { asked, speaker } = counting();
    const pool = createSpeakerPool({ size: 1 });
    // Two narrators on one folder stand for two processes.
    const narrators = [0, 1].map(() =>
      createNarrator(createSpeakers(pool, new Map(), [speaker]), createDiskCache(directory, index)),
    );
    const article = [0, 1, 2, 1, 0].map((number) => sentence(text(number), 'counting:a'));
    const both = await Promise.all(narrators.map((narrator) => narrator.narrate(article, signal)));
    expect([...asked].sort()).toEqual([0, 1, 2].map(text));
    expect(both.map(({ sentences }) => sentences.length)).toEqual([5, 5]);
    expect(both.reduce((sum, { synthesised }) => sum + synthesised, 0)).toBe(3);

    const changed = [...article.slice(0, 4), sentence(text(7), 'counting:a')];
    expect(await narrators[0]?.narrate(changed, signal)).toMatchObject({ synthesised: 1, reused: 4 });
    expect(asked).toHaveLength(4);
  });

  it('gives another cache key when voice, language or engine version differ', async () => {
    const { asked, speaker } = counting();
    const cache = createDiskCache(await mkdtemp(join(tmpdir(), 'lectern-narrate-')), memoryIndex());
    const narrate = (one: Speech, version: string) =>
      createNarrator(
        createSpeakers(createSpeakerPool({ size: 1 }), new Map(), [{ ...speaker, version }]),
        cache,
      ).narrate([one], signal);
    const plain = sentence(text(1), 'counting:a');
    await narrate(plain, '1');
    await narrate({ ...plain, voice: 'counting:b' }, '1');
    await narrate({ ...plain, language: 'en-GB' }, '1');
    await narrate(plain, '2');
    await narrate({ ...plain, shown: 'shown otherwise', block: 9 }, '2');
    expect(asked).toHaveLength(4);
  });

  it('is not waited for after a stop', async () => {
    const stop = new AbortController();
    const narration = (await faulty()).narrate(
      [sentence('It hangs never and the ferry waits for the wind.', 'flite:always')],
      stop.signal,
    );
    setTimeout(() => stop.abort(), 50);
    await expect(narration).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the narrator openai', () => {
  const wav = encodeWav({
    sampleRate: 24_000,
    samples: Int16Array.from({ length: 48_000 }, (_, at) => 9000 * Math.sin(at / 9)),
  });

  async function served(
    answer: (
      body: Record<string, unknown>,
      authorization: string | undefined,
    ) => { status: number; body: Buffer | string; type?: string },
  ) {
    let [now, most] = [0, 0];
    const bodies: Record<string, unknown>[] = [];
    const origin = await startOrigin((request, response) => {
      now += 1;
      most = Math.max(most, now);
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        const body = JSON.parse(text) as Record<string, unknown>;
        bodies.push(body);
        const { status, body: sent, type } = answer(body, request.headers.authorization);
        setTimeout(() => {
          now -= 1;
          response.writeHead(status, { 'content-type': type ?? 'audio/wav' }).end(sent);
        }, 20);
      });
    });
    const http = createHttpClient({
      mirrors: [],
      allowPrivate: [origin.host],
      userAgent: 'test',
      timeoutMs: 2000,
      backoffMs: 1,
    });
    closers.push(http.close, origin.close);
    const speaker = createOpenAiSpeaker(http, {
      baseUrl: origin.url,
      model: 'kokoro',
      key: 'sk-secret',
      speed: 1,
      concurrency: 2,
    });
    const say = (text: string) => speaker.synthesize(text, { voice: 'zf_xiaobei', language: 'zh' }, signal);
    return { say, bodies, origin, most: () => most };
  }

  it('asks as the protocol has it, with no more sentences at once than allowed', async () => {
    const { say, bodies, origin, most } = await served((_body, authorization) => ({
      status: authorization === 'Bearer sk-secret' ? 200 : 401,
      body: wav,
    }));
    const spoken = await Promise.all(['一。', '二。', '三。', '四。', '五。'].map(say));
    expect(spoken.map(({ samples, sampleRate }) => [samples.length, sampleRate])).toEqual(
      Array(5).fill([48_000, 24_000]),
    );
    expect(bodies[0]).toEqual({
      model: 'kokoro',
      input: '一。',
      voice: 'zf_xiaobei',
      response_format: 'wav',
      speed: 1,
    });
    expect(origin.requests[0]).toBe('POST /v1/audio/speech');
    expect(most()).toBe(2);
  });

  it('asks again when the server is busy or falls over', async () => {
    const statuses = [429, 500, 200];
    const { say, bodies } = await served(() => ({ status: statuses.shift() ?? 200, body: wav }));
    expect((await say('一。')).samples).toHaveLength(48_000);
    expect(bodies).toHaveLength(3);
  });

  it.each([
    ['a refused key', { status: 401, body: 'no' }, 'no-voice', /narrators\.openai \(the key, the model\)/],
    ['a server that stays down', { status: 503, body: 'no' }, 'speech', /server at .* runs/],
    ['a page instead of audio', { status: 200, body: '<html>', type: 'text/html' }, 'speech', /baseUrl/],
    [
      'something that is no WAV',
      { status: 200, body: 'ID3nonsense that is long enough to be a header, but none' },
      'speech',
      undefined,
    ],
  ] as const)('says what to do about %s, and never the key', async (_name, answer, code, hint) => {
    const { say } = await served(() => answer);
    const failure = await say('一。').then(
      () => undefined,
      (thrown: Error & { code: string; hint?: string }) => thrown,
    );
    expect(failure?.code).toBe(code);
    if (hint) expect(failure?.hint).toMatch(hint);
    expect(JSON.stringify([failure?.message, failure?.hint, String(failure?.cause)])).not.toContain('sk-secret');
  });
});
