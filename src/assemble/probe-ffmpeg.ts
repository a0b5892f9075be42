/** Asks an ffmpeg what it can do by having it do it; version numbers of builds say little. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LecternError } from '../errors.ts';
import type { FfmpegJob, RunFfmpeg } from './ffmpeg-job.ts';
import { createFfmpegRunner } from './ffmpeg-runner.ts';

export type FfmpegAbilities = {
  /** As the program names itself, e.g. `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** The year on its copyright line; an old decoder on strangers' files deserves a warning. */
  readonly year?: number;
  readonly encoders: { readonly mp3: boolean; readonly aac: boolean; readonly opus: boolean };
  /** Whether `alimiter` can make up for its own delay. */
  readonly alimiterLatency: boolean;
  /** Whether `ebur128` can be kept from printing every block. */
  readonly ebur128Framelog: boolean;
};

/** @throws LecternError `ffmpeg`, `ffmpeg-missing`, `cancelled` */
export async function probeFfmpeg(path: string, signal: AbortSignal, stallMs: number): Promise<FfmpegAbilities> {
  const run = createFfmpegRunner({ path, stallMs });
  const folder = await mkdtemp(join(tmpdir(), 'lectern-ffmpeg-'));
  try {
    const source = join(folder, 'silence.pcm');
    await writeFile(source, Buffer.alloc(44100));
    const attempt = (options: FfmpegJob['outputs'][number]['options'], filters: readonly string[] = []) =>
      works(run, source, join(folder, 'out'), options, filters, signal);
    const version = await readVersion(run, source, join(folder, 'version.pcm'), signal);
    return {
      ...version,
      encoders: {
        mp3: await attempt({ 'c:a': 'libmp3lame', f: 'mp3' }),
        aac: await attempt({ 'c:a': 'aac', f: 'adts' }),
        opus: await attempt({ 'c:a': 'libopus', f: 'ogg' }),
      },
      alimiterLatency: await attempt({ f: 'null' }, ['alimiter=limit=0.8:level=0:latency=1']),
      ebur128Framelog: await attempt({ f: 'null' }, ['ebur128=framelog=verbose']),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function works(
  run: RunFfmpeg,
  source: string,
  to: string,
  options: FfmpegJob['outputs'][number]['options'],
  filters: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const input = { from: source, options: { f: 's16le', ar: 44100, ac: 1 } };
  const job = { what: 'A trial of ffmpeg', inputs: [input], outputs: [{ to, maps: ['0:a:0'], filters, options }] };
  return run(job, signal).then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof LecternError && thrown.code === 'ffmpeg') return false;
      throw thrown;
    },
  );
}

/** The first line of the banner says version and year. */
async function readVersion(
  run: RunFfmpeg,
  source: string,
  to: string,
  signal: AbortSignal,
): Promise<Pick<FfmpegAbilities, 'version' | 'year'>> {
  let banner: RegExpExecArray | null = null;
  await run(
    {
      what: 'A trial of ffmpeg',
      banner: true,
      logLevel: 'info',
      onLine: (line) => {
        banner ??= /^ffmpeg version (\S+)(?:.*?(\d{4}) the FFmpeg)?/.exec(line);
      },
      inputs: [{ from: source, options: { f: 's16le', ar: 44100, ac: 1 } }],
      outputs: [{ to, maps: ['0:a:0'], options: { f: 's16le' } }],
    },
    signal,
  );
  const found = banner as RegExpExecArray | null;
  if (!found) throw new LecternError('It does not say its version.', { code: 'ffmpeg', stage: 'assemble' });
  return { version: found[1] ?? '', ...(found[2] && { year: Number(found[2]) }) };
}
