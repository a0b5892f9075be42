/** Sounds for the assembly's tests, and judges that look at a finished file with ffmpeg itself. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '../../src/assemble/find-ffmpeg.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import type { AudioPart, AudioSettings, EpisodeTags } from '../../src/model.ts';
import { encodeWav } from '../../src/narrate/wav.ts';
import { memoryIndex } from '../helpers/memory-index.ts';

const execute = promisify(execFile);

/** The one of the npm package, so that a machine's own is not what makes a test pass; or one to be tried by name. */
export const ffmpeg = await findFfmpeg(
  { PATH: '', LECTERN_FFMPEG: process.env['LECTERN_FFMPEG'] },
  new AbortController().signal,
);

export const settings: AudioSettings = {
  format: 'mp3',
  bitrateKbps: 64,
  channels: 'mono',
  loudnessLufs: -19,
  truePeakDbtp: -1,
  lite: false,
};

export const tags: EpisodeTags = {
  title: 'The lantern bridge 灯桥',
  artist: 'Lectern',
  album: 'Sample show',
  date: '2024-05-18',
  language: 'zh-CN',
  comment: 'Notes.',
  sourceUrl: 'https://example.org/灯',
  lyrics: 'First line.\nSecond line.',
};

/** Where every chapter that begins with speech leads to. */
export const chapterUrl = 'https://example.org/%E7%81%AF#part';

/** A cache below `folder` whose rows live in memory. */
export function createTestCache(folder: string) {
  return createDiskCache(folder, memoryIndex());
}

/** Runs the packaged ffmpeg with arguments of the test's own. */
export async function makeWithFfmpeg(...args: string[]): Promise<void> {
  await execute(ffmpeg.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args]);
}

/** A tone whose loudness rises and falls like syllables, as a sentence's WAV. */
export async function makeSpeech(
  folder: string,
  options: { readonly text: string; readonly hertz: number; readonly seconds: number; readonly rate?: number } & {
    readonly amplitude?: number;
    readonly block?: number;
    readonly chapter?: string;
    readonly voice?: string;
  },
): Promise<Extract<AudioPart, { kind: 'speech' }>> {
  const rate = options.rate ?? 22050;
  const samples = new Int16Array(Math.round(options.seconds * rate));
  for (let i = 0; i < samples.length; i += 1) {
    const envelope = 0.55 + 0.45 * Math.sin((2 * Math.PI * 3 * i) / rate);
    samples[i] = 32767 * (options.amplitude ?? 0.3) * envelope * Math.sin((2 * Math.PI * options.hertz * i) / rate);
  }
  const bytes = encodeWav({ samples, sampleRate: rate });
  const key = createHash('sha256').update(bytes).digest('hex');
  const path = join(folder, `${key}.wav`);
  await writeFile(path, bytes);
  return {
    kind: 'speech',
    path,
    key,
    sampleRate: rate,
    samples: samples.length,
    voice: options.voice ?? 'espeak:cmn',
    text: options.text,
    block: options.block ?? 0,
    ...(options.chapter !== undefined && { chapter: { title: options.chapter, url: chapterUrl } }),
  };
}

/** A buzz with noise in syllables: peaks 16 dB above its loudness, as speech has. */
export function speechlike(seconds: number, levelAt: (time: number) => number): Int16Array {
  const samples = new Int16Array(seconds * 44100);
  let random = 1;
  let slow = 0;
  for (let i = 0; i < samples.length; i += 1) {
    random = (Math.imul(random, 1664525) + 1013904223) | 0;
    slow += 0.15 * (random / 2 ** 31 - slow);
    const time = i / 44100;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4.3 * time));
    const buzz = 2 * ((time * 140) % 1) - 1;
    samples[i] = 32767 * levelAt(time) * syllable * (0.5 * buzz * (0.5 + slow) + 0.6 * slow);
  }
  return samples;
}

/** A clip of the file at `path`. */
export async function clipPart(
  path: string,
  { chapter, ...options }: { readonly block?: number; readonly label?: string; readonly chapter?: string } = {},
): Promise<Extract<AudioPart, { kind: 'clip' }>> {
  const key = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return {
    kind: 'clip',
    path,
    key,
    url: `https://example.org/${key}`,
    block: 0,
    ...options,
    ...(chapter !== undefined && { chapter: { title: chapter } }),
  };
}

export function pause(seconds: number): AudioPart {
  return { kind: 'pause', seconds };
}

/** Mono s16le. */
export async function writeWav(path: string, samples: Int16Array, rate: number): Promise<void> {
  await writeFile(path, encodeWav({ samples, sampleRate: rate }));
}

/** A finished file as a player hears it: mono samples at the given rate. */
export async function decode(path: string, rate = 44100): Promise<Int16Array> {
  const { stdout } = await execute(
    ffmpeg.ffmpeg,
    ['-nostdin', '-v', 'error', '-i', path, '-map', '0:a:0', '-ac', '1', '-ar', String(rate), '-f', 's16le', '-'],
    { encoding: 'buffer', maxBuffer: 1 << 30 },
  );
  return new Int16Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
}

/** Integrated loudness and true peak by ffmpeg's own meter. */
export async function judgeLoudness(path: string): Promise<{ readonly lufs: number; readonly truePeak: number }> {
  const args = ['-nostdin', '-hide_banner', '-nostats', '-i', path, '-map', '0:a:0', '-af', 'ebur128=peak=true'];
  const { stderr } = await execute(ffmpeg.ffmpeg, [...args, '-f', 'null', '-'], { maxBuffer: 1 << 28 });
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  return {
    lufs: Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]),
    truePeak: Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]),
  };
}

/** How strongly a pitch sounds in `[from, to)` seconds, 0 to 1 of a full-scale sine (Goertzel). */
export function strength(samples: Int16Array, hertz: number, from: number, to: number, rate = 44100): number {
  const piece = samples.subarray(Math.round(from * rate), Math.round(to * rate));
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [a, b] = [0, 0];
  for (const sample of piece) [a, b] = [sample / 32768 + turn * a - b, a];
  return (2 * Math.sqrt(Math.max(0, a * a + b * b - turn * a * b))) / Math.max(1, piece.length);
}

/** What ffmpeg reports of a file before it decodes anything. */
export async function inspect(path: string): Promise<{
  readonly title: string | undefined;
  /** As the container says. */
  readonly durationSeconds: number;
  readonly chapters: readonly { readonly start: number; readonly title: string }[];
  /** A picture is a video stream. */
  readonly videoCodecs: readonly string[];
}> {
  const args = ['-nostdin', '-hide_banner', '-i', path, '-map', '0:a:0', '-t', '0', '-f', 'null', '-'];
  const { stderr } = await execute(ffmpeg.ffmpeg, args);
  const report = stderr.slice(0, stderr.search(/^(Stream mapping|Output #0)/m));
  const chapter = /Chapter #\S+ start ([\d.]+).*\n\s+Metadata:\s*\n\s+title\s*: (.*)/g;
  const [, hours = 0, minutes = 0, seconds = 0] = /Duration: (\d+):(\d+):([\d.]+)/.exec(report)?.map(Number) ?? [];
  return {
    title: /^\s+title\s*: (.*)$/im.exec(report.replace(chapter, ''))?.[1],
    durationSeconds: hours * 3600 + minutes * 60 + seconds,
    chapters: [...report.matchAll(chapter)].map(([, start, title = '']) => ({ start: Number(start), title })),
    videoCodecs: [...report.matchAll(/Video: (\w+)/g)].map(([, codec = '']) => codec),
  };
}
