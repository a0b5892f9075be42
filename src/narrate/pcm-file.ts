/** Samples in a file: stretches of a long recording, without the whole in memory. */
import { open } from 'node:fs/promises';
import { encodeWav } from './wav.ts';

export type PcmFile = {
  readonly seconds: number;
  /** As a WAV file. */
  cut(start: number, end: number): Promise<Buffer>;
  /** The quietest moment between two. */
  findQuiet(from: number, to: number): Promise<number>;
  close(): Promise<void>;
};

const QUIET_FRAME_SECONDS = 0.1;

/** @param path of mono 16-bit samples without a header */
export async function openPcmFile(path: string, sampleRate: number): Promise<PcmFile> {
  const file = await open(path);
  const { size } = await file.stat();
  const seconds = size / 2 / sampleRate;

  async function read(start: number, end: number): Promise<Int16Array> {
    const [first, last] = [start, end].map((at) => Math.round(Math.min(Math.max(0, at), seconds) * sampleRate));
    const samples = new Int16Array(Math.max(0, (last ?? 0) - (first ?? 0)));
    await file.read(samples, 0, samples.byteLength, (first ?? 0) * 2);
    return samples;
  }

  return {
    seconds,
    cut: async (start, end) => encodeWav({ samples: await read(start, end), sampleRate }),
    async findQuiet(from, to) {
      const samples = await read(from, to);
      const frame = Math.round(QUIET_FRAME_SECONDS * sampleRate);
      let [quietest, energy] = [0, Number.POSITIVE_INFINITY];
      for (let at = 0; at + frame <= samples.length; at += frame / 2) {
        const here = samples.subarray(at, at + frame).reduce((sum, sample) => sum + sample * sample, 0);
        if (here < energy) [quietest, energy] = [at, here];
      }
      return from + (quietest + frame / 2) / sampleRate;
    },
    close: () => file.close(),
  };
}
