/** Classifies failures of ffmpeg, with a remedy for each. */
import { LecternError } from '../errors.ts';
import type { FfmpegJob } from '../io/ffmpeg-job.ts';

export function classify(job: FfmpegJob, thrown: unknown, lines: readonly string[]): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const last = lines.filter((line) => line.trim() !== '' && !/^Conversion failed/.test(line)).at(-1) ?? message;
  const common = { stage: 'assemble', cause: thrown } as const;
  // A shell says with 126 and 127 that there was nothing to run.
  if (/ENOENT|EACCES|ENOEXEC|exited with code 12[67]/.test(message))
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

export function cancelled(job: FfmpegJob): LecternError {
  return new LecternError(`${job.what}: stopped on request.`, {
    code: 'cancelled',
    stage: 'assemble',
    retryable: true,
  });
}

export function hung(job: FfmpegJob, stallMs: number): LecternError {
  return new LecternError(`${job.what}: ffmpeg made no progress for ${Math.round(stallMs / 1000)} s and was stopped.`, {
    code: 'ffmpeg',
    stage: 'assemble',
    retryable: true,
    hint: 'A file on a disk that does not answer, or a broken clip; the next run tries again.',
  });
}

/** Whether it was stopped for making no progress. */
export const isHung = ({ message }: LecternError): boolean => message.includes('ffmpeg made no progress');

export function endless(job: FfmpegJob, longestMs: number): LecternError {
  const minutes = Math.round(longestMs / 60_000);
  return new LecternError(`${job.what}: ffmpeg did not come to an end in ${minutes} minutes and was stopped.`, {
    code: 'ffmpeg',
    stage: 'assemble',
    hint: 'The clip may be made to keep programs busy; leave it out with `extract.remove`.',
  });
}
