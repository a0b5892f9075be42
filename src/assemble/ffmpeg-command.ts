/** The command for one job: every argument apart, names that are only names, limits of the system, no secrets. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import createCommand, { type FfmpegCommand } from 'fluent-ffmpeg';
import { LecternError } from '../errors.ts';
import { bareEnvironment } from '../io/bare-environment.ts';
import type { FfmpegJob, FfmpegOptions } from '../io/ffmpeg-job.ts';

/** Largest single allocation; only a forged table asks for more. */
const mostBytesAtOnce = 256 << 20;

export function buildCommand(path: string, job: FfmpegJob): FfmpegCommand {
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
    command.input(fileUrl(input.from));
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
 * What the system holds ffmpeg to, whatever a stranger's file makes of it: 2 GB of memory (RLIMIT_DATA, which counts the
 * stacks of its threads: 2 MB for each of some hundreds, more than threads have on macOS or Windows), files of 4 GB, no
 * dump of its memory. Where a system does not know a limit, it goes on without.
 */
const limits = 'for limit in "-d 2097152" "-s 2048" "-f 8388608" "-c 0"; do ulimit $limit; done 2>&-; exec "$0" "$@"';
const shell = '/bin/sh';
const hasLimits = process.platform !== 'win32' && existsSync(shell);

/**
 * Three traps of fluent-ffmpeg 2.1.3: it keeps the program's path in a variable that all commands share; it asks for
 * lists of formats and encoders first, which it misreads; and a program that cannot be started makes it throw outside
 * any handler. And a program that reads strangers' files runs within limits, and knows no secrets.
 */
function mend(command: FfmpegCommand, path: string): void {
  // The types of fluent-ffmpeg leave these methods out.
  const internals = command as unknown as CommandInternals;
  const spawn = internals._spawnFfmpeg.bind(command);
  const nothing = { get: () => '' };
  const before = hasLimits ? ['-c', limits, path] : [];
  internals._getFfmpegPath = (callback) => callback(null, hasLimits ? shell : path);
  internals._checkCapabilities = (callback) => callback(null);
  internals.availableEncoders = (callback) => callback(null, {});
  internals._spawnFfmpeg = (args, options, started, ended) =>
    spawn(
      [...before, ...args],
      { ...options, env: bareEnvironment() },
      started,
      (error, stdout = nothing, stderr = nothing) => ended(error, stdout, stderr),
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
