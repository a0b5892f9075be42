/** The one place that spawns ffmpeg: typed jobs in, cancellation, a watchdog and classified failures out. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import createCommand, { type FfmpegCommand } from 'fluent-ffmpeg';
import PQueue from 'p-queue';
import { LecternError } from '../errors.ts';
import type { PcmSink } from './pcm-sink.ts';

/** `{ f: 's16le', ar: 22050 }` stands for `-f s16le -ar 22050`; `true` for an option without a value. */
export type FfmpegOptions = Readonly<Record<string, string | number | true>>;

export type FfmpegInput = { readonly from: string | Readable; readonly options: FfmpegOptions };

export type FfmpegOutput = {
  /** A file, or a stream that takes ffmpeg's standard output (one a job). */
  readonly to: string | PcmSink;
  /** Streams to take, e.g. `0:a:0`. */
  readonly maps: readonly string[];
  /** Audio filters, joined with commas. */
  readonly filters?: readonly string[];
  readonly options: FfmpegOptions;
};

export type FfmpegJob = {
  /** What the job is for, as the subject of an error message. Never becomes an argument. */
  readonly what: string;
  readonly inputs: readonly FfmpegInput[];
  readonly outputs: readonly FfmpegOutput[];
  /** Whether ffmpeg introduces itself at level `info`. */
  readonly banner?: boolean;
  /** ffmpeg's log level. Default `error`. */
  readonly logLevel?: 'error' | 'info';
  /** Every line of standard error but the statistics. */
  readonly onLine?: (line: string) => void;
  /** Seconds of output so far. */
  readonly onTime?: (seconds: number) => void;
};

/**
 * Runs one job to its end. Waits its turn: no more jobs run at once than there are cores.
 *
 * @throws LecternError `ffmpeg` (it failed, or hung and was killed), `ffmpeg-missing`, `disk-full`, `cancelled`
 */
export type RunFfmpeg = (job: FfmpegJob, signal: AbortSignal) => Promise<void>;

export type FfmpegRunnerOptions = {
  readonly path: string;
  /** Jobs at once. Default: the cores of the machine. */
  readonly cores?: number;
  /** ms without any progress after which ffmpeg counts as hung. Default 60 000. */
  readonly stallMs?: number;
  /** ms that one job may take, however much progress it makes. Default 3 hours. */
  readonly longestMs?: number;
};

/** No file needs a larger piece of memory; one that asks for it lies about its tables. */
const mostBytesAtOnce = 256 << 20;

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
    await new Promise<void>((settle, fail) => {
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
        .on('end', () => settle())
        .on('error', fail)
        .run();
    });
    // The process has ended; what it wrote may still be in the pipe.
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

function buildCommand(path: string, job: FfmpegJob): FfmpegCommand {
  const command = createCommand({ stdoutLines: 100 });
  mend(command, path);
  job.inputs.forEach((input, index) => {
    const global =
      index === 0
        ? [
            ...(job.banner ? [] : ['-hide_banner']),
            '-nostdin',
            '-y',
            '-stats',
            '-max_alloc',
            String(mostBytesAtOnce),
            '-v',
            job.logLevel ?? 'error',
          ]
        : [];
    command.input(typeof input.from === 'string' ? fileUrl(input.from) : input.from);
    // Always as separate arguments: fluent-ffmpeg splits a lone item, or the items of an array, at spaces.
    command.inputOptions(...atLeastTwo([...global, ...toArguments(input.options)]));
  });
  for (const output of job.outputs) {
    if (typeof output.to === 'string') command.output(fileUrl(output.to));
    else command.output(output.to, { end: true });
    const filters = output.filters?.length ? ['-af', output.filters.join(',')] : [];
    const maps = output.maps.flatMap((map) => ['-map', map]);
    command.outputOptions(...maps, ...filters, ...toArguments(output.options));
  }
  return command;
}

type CommandInternals = {
  _getFfmpegPath: (callback: (error: null, path: string) => void) => void;
  _checkCapabilities: (callback: (error: null) => void) => void;
  availableEncoders: (callback: (error: null, encoders: object) => void) => void;
  _spawnFfmpeg: (args: string[], options: object, started: Started, ended: Ended) => void;
};
type Started = (...rest: unknown[]) => void;
type Ended = (error: Error | null, stdout?: { get(): string }, stderr?: { get(): string }) => void;

/**
 * Three traps of fluent-ffmpeg 2.1.3: it keeps the program's path in a variable that all commands share; it asks for
 * lists of formats and encoders first, which it misreads; and a program that cannot be started makes it throw outside
 * any handler. And a program that reads strangers' files needs nothing of the environment, where secrets are.
 */
function mend(command: FfmpegCommand, path: string): void {
  // Its types leave out what has to be mended.
  const internals = command as unknown as CommandInternals;
  const spawn = internals._spawnFfmpeg.bind(command);
  const nothing = { get: () => '' };
  internals._getFfmpegPath = (callback) => callback(null, path);
  internals._checkCapabilities = (callback) => callback(null);
  internals.availableEncoders = (callback) => callback(null, {});
  internals._spawnFfmpeg = (args, options, started, ended) =>
    spawn(args, { ...options, env: {} }, started, (error, stdout = nothing, stderr = nothing) =>
      ended(error, stdout, stderr),
    );
}

/** With `file:` a name like `concat:…` or `-y` is only a name. */
function fileUrl(path: string): string {
  return `file:${resolve(path)}`;
}

function toArguments(options: FfmpegOptions): string[] {
  return Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`-${name}`] : [`-${name}`, String(value)],
  );
}

function atLeastTwo(items: string[]): string[] {
  if (items.length < 2) throw new LecternError('An ffmpeg option is missing.', { code: 'internal', stage: 'assemble' });
  return items;
}

function statisticsTime(line: string): number | undefined {
  const found = /^\s*(?:frame=.*)?size=.*time=(-?)(\d+):(\d+):(\d+(?:\.\d+)?)/.exec(line);
  if (!found) return /^\s*size=.*time=N\/A/.test(line) ? 0 : undefined;
  if (found[1] === '-') return 0;
  return Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4]);
}

function classify(job: FfmpegJob, thrown: unknown, lines: readonly string[]): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const last = lines.filter((line) => line.trim() !== '' && !/^Conversion failed/.test(line)).at(-1) ?? message;
  const common = { stage: 'assemble', cause: thrown } as const;
  if (/ENOENT|EACCES|ENOEXEC/.test(message))
    return new LecternError(`ffmpeg could not be started (${message}).`, {
      ...common,
      code: 'ffmpeg-missing',
      hint: 'Run `lectern doctor`; set LECTERN_FFMPEG to a working ffmpeg.',
    });
  if (lines.some((line) => /No space left on device|Disk quota exceeded/.test(line)))
    return new LecternError(`The disk is full: ${job.what} could not be written.`, {
      ...common,
      code: 'disk-full',
      retryable: true,
      hint: 'Free some space, or point paths.media and paths.data at a larger disk, then run again.',
    });
  return new LecternError(`${job.what}: ffmpeg failed (${last.trim()}).`, {
    ...common,
    code: 'ffmpeg',
    retryable: /killed with signal/.test(message),
    hint: 'Run `lectern doctor` to see what this ffmpeg can do.',
  });
}

function cancelled(job: FfmpegJob): LecternError {
  return new LecternError(`${job.what}: stopped on request.`, {
    code: 'cancelled',
    stage: 'assemble',
    retryable: true,
  });
}

function hung(job: FfmpegJob, stallMs: number): LecternError {
  return new LecternError(`${job.what}: ffmpeg made no progress for ${Math.round(stallMs / 1000)} s and was stopped.`, {
    code: 'ffmpeg',
    stage: 'assemble',
    retryable: true,
    hint: 'A file on a disk that does not answer, or a broken clip; the next run tries again.',
  });
}

function endless(job: FfmpegJob, longestMs: number): LecternError {
  const minutes = Math.round(longestMs / 60_000);
  return new LecternError(`${job.what}: ffmpeg did not come to an end in ${minutes} minutes and was stopped.`, {
    code: 'ffmpeg',
    stage: 'assemble',
    hint: 'The clip may be made to keep programs busy; leave it out with `extract.remove`.',
  });
}
