import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSpeechFault } from '../../../src/narrate/check-speech.ts';
import { createKokoroSpeaker } from '../../../src/narrate/drivers/kokoro.ts';
import { joinPieces } from '../../../src/narrate/kokoro/create-engine.ts';
import { prepareModel } from '../../../src/narrate/kokoro/prepare-model.ts';
import { isKokoroReady, readKokoroRecord } from '../../../src/narrate/kokoro/voice-files.ts';
import type { Speaker } from '../../../src/narrate/speaker.ts';
import { decodeWav } from '../../../src/narrate/wav.ts';
import { buildToyKokoro, SAMPLES_PER_TOKEN, writeToyKokoro } from './toy-model.ts';

/** Processes run what was built. */
const dist = (name: string) => fileURLToPath(new URL(`../../../dist/narrate/kokoro/${name}`, import.meta.url));
const { signal } = new AbortController();
const folders: string[] = [];
const speakers: Speaker[] = [];
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-kokoro-'));
  folders.push(folder);
  return folder;
};
const open = (folder: string, processes = 1) => {
  const speaker = createKokoroSpeaker({ folder, processes, engineScript: dist('engine-process.js') });
  speakers.push(speaker);
  return speaker;
};
const prepare = (path: string, folder: string) =>
  prepareModel(path, folder, signal, undefined, dist('measure-process.js'));
const say = (speaker: Speaker, text: string, voice = 'af_heart', language = 'en', speed = 1) =>
  speaker.synthesize(text, { voice, language, speed }, signal);

let folder = '';
/** Of the voice in {@link folder}: its process is started once. */
let speaker: Speaker;
beforeAll(async () => {
  folder = await newFolder();
  await prepare(await writeToyKokoro(folder, { loudness: 1.5 }), folder);
  speaker = open(folder);
});
afterAll(async () => {
  for (const speaker of speakers) await speaker.close?.();
  for (const one of folders) await rm(one, { recursive: true });
});

describe('a prepared voice', () => {
  it('is pinned: its form, its hash, its runtime and its speed are written down', async () => {
    const record = readKokoroRecord(folder);
    const file = await readFile(join(folder, 'model.onnx'));
    expect(record).toMatchObject({
      sha256: createHash('sha256').update(file).digest('hex'),
      byteLength: file.length,
      runtime: '1.30.0',
      measured: { original: expect.any(Number), rewritten: expect.any(Number), integer: expect.any(Number) },
    });
    expect(record?.cpuPerSecond).toBe(record?.measured[record.form]);
    expect(isKokoroReady(folder)).toBe(true);
  });

  it('keeps the original where the model is not as the rewriting expects', async () => {
    const other = await newFolder();
    const path = await writeToyKokoro(other, { isScaleInList: true });
    const record = await prepare(path, other);
    expect(record.form).toBe('original');
    expect((await readFile(join(other, 'model.onnx'))).equals(await readFile(path))).toBe(true);
  });

  it('is not there for a model that cannot speak', async () => {
    const other = await newFolder();
    const path = await writeToyKokoro(other);
    await writeFile(path, 'no model');
    await expect(prepare(path, other)).rejects.toMatchObject({ code: 'no-voice', hint: expect.any(String) });
    expect(isKokoroReady(other)).toBe(false);
  });

  it('is not whole when its model was cut, its record or its voices are gone', async () => {
    const other = await newFolder();
    await writeToyKokoro(other);
    for (const name of ['model.onnx', 'voice.json']) await copyFile(join(folder, name), join(other, name));
    expect(isKokoroReady(other)).toBe(true);
    await truncate(join(other, 'model.onnx'), 500);
    expect(isKokoroReady(other)).toBe(false);
    await copyFile(join(folder, 'model.onnx'), join(other, 'model.onnx'));
    await rm(join(other, 'voices'), { recursive: true });
    expect(isKokoroReady(other)).toBe(false);
    await symlink(join(folder, 'voices'), join(other, 'voices'));
    await rm(join(other, 'voice.json'));
    expect(isKokoroReady(other)).toBe(false);
  });
});

describe('the neural voice', () => {
  const text = 'The ferry waited.';

  it('speaks every symbol, without the silence at its ends, and never clips', async () => {
    const { samples, sampleRate } = await say(speaker, text);
    expect(sampleRate).toBe(24_000);
    expect(samples.length).toBeGreaterThan(12 * SAMPLES_PER_TOKEN);
    // The model's tone overshoots by half; its highest sample is full scale, and no other is cut to it.
    const peaks = samples.filter((sample) => Math.abs(sample) === 32_767);
    expect(peaks.length).toBeGreaterThan(0);
    expect(peaks.length).toBeLessThan(8);
    expect(Math.abs(samples[0] ?? 0)).toBeLessThan(100);
  });

  it('gives the same bytes in every process', async () => {
    const one = await say(speaker, text);
    const both = open(folder, 2);
    const again = await Promise.all([say(both, text), say(both, 'It left.'), say(both, text)]);
    expect(again[0]).toEqual(one);
    expect(again[2]).toEqual(one);
  });

  it('speaks a heading as a sentence that ends', async () => {
    expect(await say(speaker, 'The ferry waited')).toEqual(await say(speaker, text));
  });

  it('records a sentence where it is spoken', async () => {
    const path = join(folder, 'sentence.wav');
    const request = { driver: 'kokoro', voice: 'af_heart', language: 'en', text };
    const recording = await speaker.record?.(request, path, signal);
    const file = await readFile(path);
    expect(recording).toMatchObject({ byteLength: file.length, sampleRate: 24_000 });
    expect(decodeWav(file).samples.length).toBe(recording?.samples);
  });

  it('speaks Mandarin, with another voice otherwise, and faster when asked', async () => {
    const plain = await say(speaker, '河水退了。', 'zf_xiaoxiao', 'zh');
    expect(await say(speaker, '河水退了。', 'af_heart', 'zh')).not.toEqual(plain);
    const fast = await say(speaker, '河水退了。', 'zf_xiaoxiao', 'zh', 1.5);
    expect(plain.samples.length / fast.samples.length).toBeCloseTo(1.5, 1);
  });

  it('speaks a sentence that is longer than the model takes', async () => {
    const long = `${Array.from({ length: 60 }, () => 'the ferry waited for the wind').join(', ')}.`;
    const { samples } = await say(speaker, long);
    expect(samples.length).toBeGreaterThan(1200 * SAMPLES_PER_TOKEN);
  });

  it('refuses what it cannot say, by name, before it speaks', async () => {
    await expect(say(speaker, '……', 'zf_xiaoxiao', 'zh')).rejects.toMatchObject({ code: 'speech' });
    await expect(say(speaker, text, 'af_nobody')).rejects.toMatchObject({
      code: 'no-voice',
      hint: expect.stringContaining('af_heart'),
    });
  });

  it('is not there before it is installed, and says how it is', async () => {
    const empty = open(await newFolder());
    expect(empty.voices).toEqual([]);
    await expect(say(empty, text)).rejects.toMatchObject({
      code: 'no-voice',
      hint: expect.stringContaining('lectern voices install'),
    });
  });

  it('says what is wrong with a model that the runtime refuses', async () => {
    const broken = await newFolder();
    await writeToyKokoro(broken);
    await copyFile(join(folder, 'voice.json'), join(broken, 'voice.json'));
    await writeFile(join(broken, 'model.onnx'), 'nothing');
    await expect(say(open(broken), text)).rejects.toMatchObject({
      code: 'no-voice',
      message: expect.stringContaining('model.onnx'),
    });
  });

  it('has another cache key with another model, form or voice, and speaks with a model that was exchanged, in a process that had the old one loaded', async () => {
    const other = await newFolder();
    await prepare(await writeToyKokoro(other, { loudness: 0.2 }), other);
    const two = open(other);
    const keys = () => ['af_heart', 'zf_xiaoxiao'].map((voice) => two.voiceVersion?.(voice));
    const known = ['af_heart', 'zf_xiaoxiao'].map((voice) => speaker.voiceVersion?.(voice));
    const before = [...known, ...keys()];
    expect(new Set(before).size).toBe(4);
    expect(speaker.version).toContain('1.30.0');
    const first = await say(two, text);
    await writeFile(join(other, 'original.onnx'), buildToyKokoro({ loudness: 0.4 }));
    await prepare(join(other, 'original.onnx'), other);
    const peak = (samples: Int16Array) => samples.reduce((most, sample) => Math.max(most, sample), 0);
    expect(peak((await say(two, text)).samples) / peak(first.samples)).toBeCloseTo(2, 1);
    expect(new Set([...before, ...keys()]).size).toBe(6);
  });

  it('lets go of a sentence that is stopped, and speaks on', async () => {
    const before = await say(speaker, text);
    const stop = new AbortController();
    const stopped = speaker.synthesize(text, { voice: 'af_heart', language: 'en' }, stop.signal);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(await say(speaker, text)).toEqual(before);
  });
});

describe('the pieces of a long sentence', () => {
  it('are joined with a short gap, at one level', () => {
    const piece = (level: number) =>
      Float32Array.from({ length: 48_000 }, (_, at) => (at > 12_000 && at < 36_000 ? level * Math.sin(at / 8) : 0));
    const { samples } = joinPieces([piece(0.5), piece(2)]);
    const isSilent = samples.map((sample) => Number(Math.abs(sample) < 30));
    let [longest, now] = [0, 0];
    for (const silent of isSilent) {
      now = silent ? now + 1 : 0;
      longest = Math.max(longest, now);
    }
    expect(longest / 24_000).toBeGreaterThan(0.03);
    expect(longest / 24_000).toBeLessThanOrEqual(0.12);
    const peak = (from: number, to: number) => samples.subarray(from, to).reduce((most, one) => Math.max(most, one), 0);
    expect(peak(24_000, samples.length) / peak(0, 24_000)).toBeCloseTo(4, 1);
  });
});

/** The folder of an installed Kokoro, which CI brings where it can be had. */
const weights = process.env['LECTERN_TEST_KOKORO'] ?? '';
/** `VERIFY=full`: also the languages that take the way of another through phonemes and model. */
const isFull = process.env['VERIFY'] === 'full';
describe.skipIf(weights === '')('with the real weights', () => {
  let real: Speaker;
  let fresh: Speaker | undefined;
  beforeAll(() => {
    real = open(weights, 1);
  });

  it('one form of the model was found to be the quickest, and is kept', () => {
    const { form, measured = {}, byteLength } = readKokoroRecord(weights) ?? {};
    expect(isKokoroReady(weights)).toBe(true);
    // A rewritten form was measured, so it gave the same as the original.
    expect(Object.keys(measured).length).toBeGreaterThan(1);
    expect(measured[form ?? 'original']).toBe(Math.min(...Object.values(measured)));
    // Eight bits a weight in each form.
    expect(Math.abs((byteLength ?? 0) / 92_361_271 - 1)).toBeLessThan(0.01);
  });

  it.each([
    ['zf_xiaoxiao', 'zh', '今天风大，渡船停了。'],
    ['af_heart', 'en', 'The ferry waited for the wind.'],
    ['ff_siwis', 'fr', 'Le bateau est parti ce soir.'],
    ['hf_alpha', 'hi', 'नाव सात यात्रियों के साथ चली गई।'],
    ...(isFull
      ? [
          ['bf_emma', 'en-GB', 'Nobody on the island had asked for a bridge.'] as const,
          ['ef_dora', 'es', 'El barco salió por la tarde con siete pasajeros.'] as const,
          ['if_sara', 'it', 'Il traghetto è partito con sette passeggeri.'] as const,
          ['pf_dora', 'pt-BR', 'A balsa partiu com sete passageiros.'] as const,
        ]
      : []),
  ] as const)(
    '%s speaks a whole sentence',
    async (voice, language, text) => {
      const pcm = await say(real, text, voice, language);
      expect(findSpeechFault(text, pcm, 'kokoro')).toBeUndefined();
    },
    300_000,
  );

  it.each([
    ['zf_xiaoxiao', 'zh', '风停了。'],
    ['af_heart', 'en', 'The wind had dropped.'],
  ])(
    '%s gives the same bytes in every process, whatever it said before',
    async (voice, language, text) => {
      const pcm = await say(real, text, voice, language);
      fresh ??= open(weights, 2);
      const other = fresh;
      // The second process has said another sentence first.
      const said = await Promise.all([text, 'Seven boats.', text].map((one) => say(other, one, voice, language)));
      expect(said[0]).toEqual(pcm);
      expect(said[2]).toEqual(pcm);
    },
    300_000,
  );
});
