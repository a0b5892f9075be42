/** Probes an ffmpeg's encoders and filters by running them; version numbers of builds say little. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LecternError } from '../errors.ts';
import { audioFormats } from '../formats/audio-formats.ts';
import type { FfmpegJob, FfmpegOptions, RunFfmpeg } from '../io/ffmpeg-job.ts';
import { buildWavHeader } from '../io/wav-header.ts';
import type { LiteFormat } from '../model.ts';
import { isHung } from './ffmpeg-failures.ts';
import { createFfmpegRunner } from './ffmpeg-runner.ts';

export type FfmpegAbilities = {
  /** As the program names itself, e.g. `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** The year on its copyright line; an old decoder on strangers' files deserves a warning. */
  readonly year?: number;
  readonly encoders: Readonly<Record<LiteFormat, boolean>>;
  /** Whether `alimiter` can make up for its own delay. */
  readonly alimiterLatency: boolean;
  /** Whether the WAV demuxer can be told to read larger packets. */
  readonly wavPacketSize: boolean;
};

/** Input options for a WAV file: encoding many costs 8 % less CPU than with packets of 4 KB, ffmpeg's default. */
export const largePackets = { max_size: 65_536 } as const;

type Feature = { readonly input?: FfmpegOptions; readonly filters?: readonly string[]; readonly output: FfmpegOptions };

const features = {
  alimiterLatency: { filters: ['alimiter=limit=0.8:level=0:latency=1'], output: { f: 'null' } },
  wavPacketSize: { input: largePackets, output: { f: 'null' } },
} as const satisfies Readonly<Record<string, Feature>>;

/** @throws LecternError `ffmpeg`, `ffmpeg-missing`, `cancelled` */
export async function probeFfmpeg(path: string, signal: AbortSignal, stallMs: number): Promise<FfmpegAbilities> {
  const run = createFfmpegRunner({ path, stallMs });
  const folder = await mkdtemp(join(tmpdir(), 'lectern-ffmpeg-'));
  try {
    const source = join(folder, 'silence.wav');
    await writeFile(source, Buffer.concat([buildWavHeader(44100, 44100), Buffer.alloc(44100)]));
    const attempt = (...tried: readonly Feature[]) => tryFeatures(run, source, tried, signal);
    // All at once, since some builds take longer to start than for any of it.
    const encoding = audioFormats.map(({ codec, encoder }) => ({ codec, output: encoder }));
    const all = await attempt(...encoding, ...Object.values(features)).catch(unlessUnable);
    const version = readVersion(all ?? (await attempt({ output: { f: 's16le' } })));
    const can = async (feature: Feature) => (all ?? (await attempt(feature).catch(unlessUnable))) !== undefined;
    const encoders: [LiteFormat, boolean][] = [];
    for (const one of encoding) encoders.push([one.codec, await can(one)]);
    return {
      ...version,
      // Every codec is one of a format.
      encoders: Object.fromEntries(encoders) as FfmpegAbilities['encoders'],
      alimiterLatency: await can(features.alimiterLatency),
      wavPacketSize: await can(features.wavPacketSize),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the features and returns ffmpeg's log. */
async function tryFeatures(
  run: RunFfmpeg,
  source: string,
  tried: readonly Feature[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const job: FfmpegJob = {
    what: 'A trial of ffmpeg',
    banner: true,
    logLevel: 'info',
    onLine: (line) => lines.push(line),
    inputs: [{ from: source, options: Object.assign({ f: 'wav' }, ...tried.map(({ input }) => input)) }],
    outputs: tried.map(({ filters = [], output }, number) => ({
      to: `${source}.${number}`,
      maps: ['0:a:0'],
      filters,
      options: output,
    })),
  };
  await run(job, signal);
  return lines;
}

/** `undefined` for a feature that is missing; a hang is thrown, since every further trial would hang too. */
function unlessUnable(thrown: unknown): undefined {
  if (thrown instanceof LecternError && thrown.code === 'ffmpeg' && !isHung(thrown)) return undefined;
  throw thrown;
}

/** The first line of the banner says version and year. */
function readVersion(lines: readonly string[]): Pick<FfmpegAbilities, 'version' | 'year'> {
  for (const line of lines) {
    const [, version, year] = /^ffmpeg version (\S+)(?:.*?(\d{4}) the FFmpeg)?/.exec(line) ?? [];
    if (version !== undefined) return { version, ...(year && { year: Number(year) }) };
  }
  throw new LecternError('It does not say its version.', { code: 'ffmpeg', stage: 'assemble' });
}
