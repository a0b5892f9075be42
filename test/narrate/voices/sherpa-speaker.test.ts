import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cache, createDiskCache } from '../../../src/io/cache.ts';
import { findSpeechFault } from '../../../src/narrate/check-speech.ts';
import { createSherpaSpeaker } from '../../../src/narrate/drivers/sherpa.ts';
import { createNarrator } from '../../../src/narrate/narrate.ts';
import { createSpeakerPool } from '../../../src/narrate/speaker-pool.ts';
import { createSpeakers } from '../../../src/narrate/speakers.ts';
import { modelFingerprint } from '../../../src/narrate/voice-models/model-fingerprint.ts';
import { memoryIndex } from '../../helpers/memory-index.ts';
import { buildToyFiles, SAMPLES_PER_CHARACTER, writeToyVoice } from './toy-voice.ts';

const { signal } = new AbortController();
const sentence = '今天的风很大，渡船停了一个上午。';

let modelsDirectory = '';
beforeAll(async () => {
  modelsDirectory = await mkdtemp(join(tmpdir(), 'lectern-voices-'));
  await writeToyVoice(join(modelsDirectory, 'toy'));
  await writeToyVoice(join(modelsDirectory, 'choir'), buildToyFiles({ speakers: 3 }));
});
afterAll(() => rm(modelsDirectory, { recursive: true, force: true }));

const say = (text: string, voice: string, speaker = createSherpaSpeaker({ modelsDirectory })) =>
  speaker.synthesize(text, { voice, language: 'zh-CN' }, signal);

describe('a neural voice', () => {
  it('speaks every character of a sentence', async () => {
    const pcm = await say(sentence, 'toy');
    expect(pcm.sampleRate).toBe(16_000);
    expect(pcm.samples.length).toBe([...sentence].length * SAMPLES_PER_CHARACTER);
    expect(findSpeechFault(sentence, pcm)).toBeUndefined();
  });

  it('gives the same samples again, though its model adds noise', async () => {
    const speaker = createSherpaSpeaker({ modelsDirectory });
    const first = await say(sentence, 'toy', speaker);
    await say('河水退了。', 'toy', speaker);
    expect(await say(sentence, 'toy', speaker)).toEqual(first);
    expect(await say(sentence, 'toy')).toEqual(first);
  });

  it('speaks in a process that is not told what this one was', async () => {
    process.env['NODE_OPTIONS'] = '--require /nowhere/secrets.cjs';
    try {
      expect((await say('河水退了。', 'toy')).samples.length).toBeGreaterThan(0);
    } finally {
      delete process.env['NODE_OPTIONS'];
    }
  });

  it('has a speaker for each number that its model knows, and no other', async () => {
    const speaker = createSherpaSpeaker({ modelsDirectory });
    const [first, again, third] = [
      await say(sentence, 'choir', speaker),
      await say(sentence, 'choir/0', speaker),
      await say(sentence, 'choir/2', speaker),
    ];
    expect(again).toEqual(first);
    expect(third.samples).not.toEqual(first.samples);
    await expect(say(sentence, 'choir/3', speaker)).rejects.toMatchObject({
      code: 'no-voice',
      hint: expect.stringContaining('sherpa:choir/2'),
    });
    await expect(say(sentence, 'toy/1', speaker)).rejects.toMatchObject({ code: 'no-voice' });
  });

  it('refuses a sentence of which something would not be heard, and names it', async () => {
    await expect(say('今天的雾很大。', 'toy')).rejects.toMatchObject({
      code: 'speech',
      message: expect.stringContaining('toy cannot say “雾”'),
    });
    await expect(say('今天的 wind 很大。', 'toy')).rejects.toMatchObject({
      code: 'speech',
      message: expect.stringContaining('“wind”'),
    });
  });

  it('refuses a sentence that holds nothing to say', async () => {
    await expect(say('……', 'toy')).rejects.toMatchObject({ code: 'speech' });
  });

  it('that is not installed says how it is', async () => {
    await expect(say(sentence, 'nobody')).rejects.toMatchObject({
      code: 'no-voice',
      hint: expect.stringContaining('lectern voices install nobody'),
    });
  });

  it('lets go of who waits as soon as the work is stopped, and speaks on afterwards', async () => {
    const speaker = createSherpaSpeaker({ modelsDirectory });
    const first = await say(sentence, 'toy', speaker);
    const stop = new AbortController();
    const stopped = [sentence.repeat(20), sentence].map((text) =>
      speaker.synthesize(text, { voice: 'toy', language: 'zh' }, stop.signal),
    );
    const outcome = Promise.allSettled(stopped);
    stop.abort();
    for (const result of await outcome) expect(result).toMatchObject({ reason: { code: 'cancelled' } });
    expect(await say(sentence, 'toy', speaker)).toEqual(first);
  });

  it('does not ask the engine again that a stop has killed', async () => {
    const speaker = createSherpaSpeaker({ modelsDirectory });
    const first = await say(sentence, 'toy', speaker);
    const stop = new AbortController();
    const stopped = speaker.synthesize(sentence.repeat(20), { voice: 'toy', language: 'zh' }, stop.signal);
    const outcome = Promise.allSettled([stopped]);
    // By then the engine has the sentence.
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await outcome;
    expect(await say(sentence, 'toy', speaker)).toEqual(first);
  });

  it('is found once it has been installed', async () => {
    const speaker = createSherpaSpeaker({ modelsDirectory });
    await expect(say(sentence, 'late', speaker)).rejects.toMatchObject({ code: 'no-voice' });
    await writeToyVoice(join(modelsDirectory, 'late'));
    expect((await say(sentence, 'late', speaker)).samples.length).toBeGreaterThan(0);
  });

  it.each(['../toy', '/etc', 'toy/x', 'toy/0/0', '', 'toy/../choir', '.hidden'])('is not named “%s”', async (voice) => {
    await expect(say(sentence, voice)).rejects.toMatchObject({ code: 'no-voice' });
  });

  it.each([
    ['a file that is no model', { 'model.onnx': Buffer.alloc(4096, 'x') }],
    [
      'a model without the metadata that the engine ends the process for',
      buildToyFiles({ metadata: { n_speakers: '' } }),
    ],
  ])('of %s is refused, and the process lives on', async (_what, broken) => {
    await writeToyVoice(join(modelsDirectory, 'broken'), { ...buildToyFiles(), ...broken });
    await expect(say(sentence, 'broken')).rejects.toMatchObject({
      code: 'no-voice',
      message: expect.stringContaining('sherpa:broken'),
    });
  });
});

describe('an idle engine', () => {
  it('does not keep the program from ending', () => {
    const driver = new URL('../../../dist/narrate/drivers/sherpa.js', import.meta.url).href;
    const script = `
      const { createSherpaSpeaker } = await import(${JSON.stringify(driver)});
      const speaker = createSherpaSpeaker({ modelsDirectory: ${JSON.stringify(modelsDirectory)} });
      const options = { voice: 'toy', language: 'zh' };
      const { samples } = await speaker.synthesize(${JSON.stringify(sentence)}, options, new AbortController().signal);
      console.log(samples.length);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      timeout: 15_000,
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ status: 0, stdout: `${[...sentence].length * SAMPLES_PER_CHARACTER}\n` });
  });
});

describe('a model that is replaced under the same name', () => {
  const narrate = async (speaker = createSherpaSpeaker({ modelsDirectory })) => {
    const speakers = createSpeakers(createSpeakerPool({ size: 1 }), new Map(), [speaker]);
    const segment = { kind: 'speech', text: sentence, shown: sentence, language: 'zh-CN', block: 0 } as const;
    return createNarrator(speakers, cache).narrate([{ ...segment, voice: 'sherpa:swapped' }], signal);
  };
  const record = (sum: string) =>
    Buffer.from(JSON.stringify({ name: 'swapped', sources: [{ sha256: sum }], languages: [], speakers: 1 }));
  let cache: Cache;
  beforeAll(async () => {
    cache = createDiskCache(await mkdtemp(join(tmpdir(), 'lectern-cache-')), memoryIndex());
  });

  it('speaks every sentence anew, also in a process that had the old one loaded', async () => {
    const folder = join(modelsDirectory, 'swapped');
    const speaker = createSherpaSpeaker({ modelsDirectory });
    await writeToyVoice(folder, { ...buildToyFiles(), 'voice.json': record('aa') });
    const first = await narrate(speaker);
    expect(first).toMatchObject({ synthesised: 1, sentences: [{ sampleRate: 16_000 }] });
    expect(await narrate()).toMatchObject({ synthesised: 0, reused: 1 });

    const faster = buildToyFiles({ metadata: { sample_rate: '22050' } });
    await writeToyVoice(folder, { ...faster, 'voice.json': record('bb') });
    const second = await narrate(speaker);
    expect(second).toMatchObject({ synthesised: 1, sentences: [{ sampleRate: 22_050 }] });
    expect(second.sentences[0]?.key).not.toBe(first.sentences[0]?.key);
  });

  it('is noticed without a record, and one that was only copied is the same', async () => {
    const [one, two] = ['one', 'two'].map((name) => join(modelsDirectory, `by-hand-${name}`));
    await writeToyVoice(one ?? '');
    const before = modelFingerprint(one ?? '');
    await utimes(join(one ?? '', 'model.onnx'), 1, 1);
    expect(modelFingerprint(one ?? '')).not.toBe(before);
    for (const folder of [one ?? '', two ?? ''])
      await writeToyVoice(folder, { 'voice.json': record('aa'), a: record('a') });
    await rm(one ?? '', { recursive: true });
    await writeToyVoice(one ?? '', { 'voice.json': record('aa'), a: record('a') });
    expect(modelFingerprint(one ?? '')).toBe(modelFingerprint(two ?? ''));
  });
});

describe('an engine that dies in the middle of a sentence', () => {
  it('fails that sentence only', async () => {
    // Sherpa aborts its process for a language that it does not know.
    await writeToyVoice(join(modelsDirectory, 'alien'), buildToyFiles({ metadata: { language: 'Klingon' } }));
    const speaker = createSherpaSpeaker({ modelsDirectory });
    await expect(say(sentence, 'alien', speaker)).rejects.toMatchObject({
      code: 'speech',
      message: expect.stringContaining(sentence),
    });
    expect((await say(sentence, 'toy', speaker)).samples.length).toBeGreaterThan(0);
  });
});
