/** Hard cases of loudness: recordings that a linear gain alone does not bring to the show's level. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import {
  addHistograms,
  createLoudnessMeter,
  edgeSilenceSeconds,
  integratedLoudness,
} from '../../src/assemble/loudness-meter.ts';
import { createTruePeakMeter } from '../../src/assemble/true-peak.ts';
import type { AudioPart, AudioSettings } from '../../src/model.ts';
import {
  clipPart,
  createTestCache,
  decode,
  ffmpeg,
  judgeLoudness,
  makeWithFfmpeg,
  settings,
  speechlike,
  tags,
  writeWav,
} from './synthetic-audio.ts';

const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-loudness-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('clips that need the limiter', () => {
  const steady = () => 0.9;
  const whisper = () => 0.012;
  const uneven = (time: number) => (time < 3 ? 0.04 : 0.9);
  test.each([
    ['loud speech', 'mp3', 64, steady],
    ['loud speech at a low bitrate', 'mp3', 32, steady],
    ['a whisper', 'mp3', 64, whisper],
    ['a whisper and a shout', 'm4a', 64, uneven],
    ['a whisper and a shout', 'opus', 32, uneven],
  ] as const)('%s reaches -16 LUFS in %s at %d kbps, its peak held', async (_name, format, bitrateKbps, level) => {
    const path = join(folder, 'clip.wav');
    await writeWav(path, speechlike(6, level), 44100);
    const directory = await mkdtemp(join(folder, 'out-'));
    const assembler = createAssembler({ ffmpeg, cache: createTestCache(join(directory, 'cache')) });
    const wanted = { ...settings, format, bitrateKbps, loudnessLufs: -16 };
    const made = await assembler.assemble({ parts: [await clipPart(path)], settings: wanted, tags, directory }, signal);
    const { lufs, truePeak } = await judgeLoudness(made.main.path);
    expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.5);
    expect(truePeak).toBeLessThanOrEqual(-1);
    expect(made.timeline.cues[0]?.end).toBeCloseTo(6, 0);
  });
});

/** Sharper than speech: its peaks stand further out. */
function sharp(seconds: number, level: number): Int16Array {
  const source = speechlike(seconds, () => 0.9);
  const most = source.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 1);
  return source.map((sample) => 32767 * level * Math.sign(sample) * Math.abs(sample / most) ** 1.1);
}

/** One click a second, and the hiss of a quiet room. */
function clicks(seconds: number): Int16Array {
  let random = 7;
  return Int16Array.from({ length: seconds * 44100 }, (_, i) => {
    random = (Math.imul(random, 1664525) + 1013904223) | 0;
    const hiss = 12 * (random / 2 ** 31);
    return i % 44100 < 60 ? 20_000 * Math.sin(i / 3) * Math.exp(-(i % 44100) / 12) + hiss : hiss;
  });
}

async function assembleMp3(part: AudioPart, changes: Partial<AudioSettings> = {}) {
  const directory = await mkdtemp(join(folder, 'out-'));
  const assembler = createAssembler({ ffmpeg, cache: createTestCache(join(directory, 'cache')) });
  return assembler.assemble({ parts: [part], settings: { ...settings, ...changes }, tags, directory }, signal);
}

test('limited narration has the loudness of the settings after encoding, and its true peak below the ceiling', async () => {
  const path = join(folder, 'sharp.wav');
  const samples = sharp(7, 0.9);
  await writeWav(path, samples, 44100);
  const speech = { kind: 'speech', path, key: 'sharp', sampleRate: 44100, samples: samples.length } as const;
  const part: AudioPart = { ...speech, voice: 'sharp', text: 'Sharp.', block: 0 };
  const made = await assembleMp3(part, { loudnessLufs: -17, lite: 'aac' });
  for (const file of [made.main, made.lite]) {
    const { lufs, truePeak } = await judgeLoudness(file?.path ?? '');
    expect(Math.abs(lufs + 17)).toBeLessThanOrEqual(0.5);
    expect(truePeak).toBeLessThanOrEqual(-1);
  }
});

test('a recording of clicks stays below the target loudness, so that its noise is not raised', async () => {
  const path = join(folder, 'clicks.wav');
  await writeWav(path, clicks(8), 44100);
  const made = await assembleMp3(await clipPart(path));
  const { lufs, truePeak } = await judgeLoudness(made.main.path);
  expect(truePeak).toBeLessThanOrEqual(-1);
  expect(lufs).toBeLessThan(-18.5);
  const heard = await decode(made.main.path);
  const between = heard.subarray(Math.round(3.3 * 44100), Math.round(3.9 * 44100));
  const rms = Math.sqrt(between.reduce((sum, sample) => sum + sample * sample, 0) / between.length) / 32768;
  expect(20 * Math.log10(rms)).toBeLessThan(-36);
});

describe('the meters', () => {
  test('agree with ffmpeg on loudness and true peak', async () => {
    const path = join(folder, 'judge.wav');
    // A tone at a quarter of the rate whose samples miss its crests by half.
    const crest = 'aevalsrc=0.6*sin(2*PI*11025*t+PI/4)+0.2*sin(2*PI*300*t)*gt(t\\,4):d=8:s=44100';
    await makeWithFfmpeg('-f', 'lavfi', '-i', crest, path);
    const judge = await judgeLoudness(path);
    const samples = await decode(path);
    const meter = createLoudnessMeter(44100, 1);
    for (let i = 0; i < samples.length; i += 999) meter.push(samples.subarray(i, i + 999));
    expect(Math.abs((integratedLoudness(meter.histogram()) ?? 0) - judge.lufs)).toBeLessThan(0.11);
    const peaks = createTruePeakMeter(1, 1, -6);
    for (let i = 0; i < samples.length; i += 777) peaks.push(samples.subarray(i, i + 777));
    expect(Math.abs(peaks.dbtp() - judge.truePeak)).toBeLessThan(0.25);
  });

  test('histograms of parts, each measured with silence around it, add up to that of the whole', () => {
    const edge = new Int16Array(edgeSilenceSeconds * 44100);
    const pieces = [3, 2, 6].map((seconds) => speechlike(seconds, () => 0.4));
    const whole = createLoudnessMeter(44100, 1);
    const parts = pieces.map((piece) => {
      const meter = createLoudnessMeter(44100, 1);
      for (const samples of [edge, piece, edge]) {
        meter.push(samples);
        whole.push(samples);
      }
      return meter.histogram();
    });
    const sum = integratedLoudness(addHistograms(parts)) ?? 0;
    expect(Math.abs(sum - (integratedLoudness(whole.histogram()) ?? 0))).toBeLessThan(0.1);
  });

  test('the loudness of silence is undefined', () => {
    const meter = createLoudnessMeter(44100, 2);
    meter.push(new Int16Array(88200));
    expect(integratedLoudness(meter.histogram())).toBeUndefined();
  });
});
