/** Tones of known pitch, as clips to put into an article and to find again in an episode. */
import { execFileSync } from 'node:child_process';
import { findFfmpeg } from '../../src/assemble/find-ffmpeg.ts';
import { readEnvironment } from '../../src/config/read-config.ts';

export async function ffmpegPath(): Promise<string> {
  return (await findFfmpeg(readEnvironment(), new AbortController().signal)).ffmpeg;
}

/** A sine of `hertz`, encoded by `args` into `path`. */
export function writeTone(ffmpeg: string, path: string, hertz: number, seconds: number, args: readonly string[]): void {
  const source = `sine=frequency=${hertz}:sample_rate=44100:duration=${seconds}`;
  execFileSync(ffmpeg, ['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', source, ...args, path]);
}

/** Decodes to mono floats at `sampleRate`. */
export function decodeMono(ffmpeg: string, path: string, sampleRate: number): Float32Array {
  const raw = execFileSync(
    ffmpeg,
    ['-nostdin', '-v', 'error', '-i', path, '-ac', '1', '-ar', String(sampleRate), '-f', 'f32le', '-'],
    { maxBuffer: 2 ** 30 },
  );
  return new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
}

/** How much of a window's power lies at `hertz`, 0 to 1 (Goertzel's algorithm). */
export function toneShare(
  samples: Float32Array,
  sampleRate: number,
  hertz: number,
  from: number,
  length: number,
): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let [before, last, energy] = [0, 0, 0];
  for (let index = from; index < from + length; index += 1) {
    const sample = samples[index] ?? 0;
    energy += sample * sample;
    [before, last] = [last, sample + coefficient * last - before];
  }
  if (energy === 0) return 0;
  const power = last * last + before * before - coefficient * last * before;
  return power / ((energy * length) / 2);
}

/** The stretches, in seconds, where the tone stands alone; windows of 10 ms. */
export function findTone(
  samples: Float32Array,
  sampleRate: number,
  hertz: number,
): readonly { start: number; end: number }[] {
  const window = Math.round(sampleRate * 0.01);
  const found: { start: number; end: number }[] = [];
  for (let from = 0; from + window <= samples.length; from += window) {
    if (toneShare(samples, sampleRate, hertz, from, window) < 0.8) continue;
    const start = from / sampleRate;
    const last = found.at(-1);
    if (last && start - last.end < 0.05) last.end = start + 0.01;
    else found.push({ start, end: start + 0.01 });
  }
  return found.filter(({ start, end }) => end - start > 0.2);
}
