/** The one place that spawns ffmpeg: typed jobs in, cancellation, a watchdog and classified failures out. */
import { availableParallelism } from 'node:os';
import { finished } from 'node:stream/promises';
import PQueue from 'p-queue';
import type { LecternError } from '../errors.ts';
import type { FfmpegJob, RunFfmpeg } from '../io/ffmpeg-job.ts';
import { buildCommand } from './ffmpeg-command.ts';
import { cancelled, classify, endless, hung } from './ffmpeg-failures.ts';

export type FfmpegRunnerOptions = {
  readonly path: string;
  /** Jobs at once. Default: the cores of the machine. */
  readonly cores?: number;
  /** ms without any progress after which ffmpeg counts as hung. Default 60 000. */
  readonly stallMs?: number;
  /** ms that one job may take, however much progress it makes. Default 3 hours. */
  readonly longestMs?: number;
};

/** A runner for one ffmpeg program. */
export function createFfmpegRunner(options: FfmpegRunnerOptions): RunFfmpeg {
  const queue = new PQueue({ concurrency: options.cores ?? availableParallelism() });
  const limits = { stallMs: options.stallMs ?? 60_000, longestMs: options.longestMs ?? 3 * 3_600_000 };
  return async (job, signal) => {
    await queue.add(() => runJob(options.path, limits, job, signal));
  };
}

type Limits = { readonly stallMs: number; readonly longestMs: number };

async function runJob(path: string, limits: Limits, job: FfmpegJob, signal: AbortSignal): Promise<void> {
  const { stallMs, longestMs } = limits;
  const startedAt = Date.now();
  if (signal.aborted) throw cancelled(job);
  const command = buildCommand(path, job);
  const lines: string[] = [];
  const streams = job.outputs.map((output) => output.to).filter((to) => typeof to !== 'string');
  let killedFor: LecternError | undefined;
  let spawned = false;
  let lastProgress = '';
  let lastProgressAt = Date.now();

  const kill = (reason: LecternError) => {
    killedFor ??= reason;
    // fluent-ffmpeg forgets a kill() that comes before the process exists.
    if (spawned) command.kill('SIGKILL');
  };
  const onAbort = () => kill(cancelled(job));
  signal.addEventListener('abort', onAbort, { once: true });
  const watchdog = setInterval(
    () => {
      const written = streams.reduce((sum, stream) => sum + stream.bytesTaken, 0);
      if (noteProgress(`stream ${written}`) && Date.now() - lastProgressAt > stallMs) kill(hung(job, stallMs));
      if (Date.now() - startedAt > longestMs) kill(endless(job, longestMs));
    },
    Math.min(stallMs / 4, longestMs / 4, 5000),
  );
  function noteProgress(mark: string): boolean {
    if (mark === lastProgress) return true;
    lastProgress = mark;
    lastProgressAt = Date.now();
    return false;
  }

  try {
    await new Promise<void>((resolve, reject) => {
      command
        .on('start', () => {
          spawned = true;
          if (killedFor) command.kill('SIGKILL');
        })
        .on('stderr', (line: string) => {
          const time = statisticsTime(line);
          if (time === undefined) {
            lines.push(line);
            if (lines.length > 50) lines.shift();
            job.onLine?.(line);
          } else if (!noteProgress(line.replace(/speed=.*/, ''))) job.onTime?.(time);
        })
        .on('end', () => resolve())
        .on('error', reject)
        .run();
    });
    // Output may still be in the pipe after the process has ended.
    await Promise.all(streams.map((stream) => finished(stream, { readable: false })));
  } catch (thrown) {
    for (const stream of streams) stream.destroy();
    throw killedFor ?? classify(job, thrown, lines);
  } finally {
    clearInterval(watchdog);
    signal.removeEventListener('abort', onAbort);
  }
  if (killedFor) throw killedFor;
}

function statisticsTime(line: string): number | undefined {
  const found = /^\s*(?:frame=.*)?size=.*time=(-?)(\d+):(\d+):(\d+(?:\.\d+)?)/.exec(line);
  if (!found) return /^\s*size=.*time=N\/A/.test(line) ? 0 : undefined;
  if (found[1] === '-') return 0;
  return Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4]);
}
