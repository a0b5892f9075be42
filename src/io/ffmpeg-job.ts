/** What a piece of work for ffmpeg is: inputs, outputs and who wants to know how it goes. */
import type { Writable } from 'node:stream';

/** `{ f: 's16le', ar: 22050 }` stands for `-f s16le -ar 22050`; `true` for an option without a value. */
export type FfmpegOptions = Readonly<Record<string, string | number | true>>;

export type FfmpegInput = { readonly from: string; readonly options: FfmpegOptions };

/** Takes ffmpeg's standard output and counts it, which tells that ffmpeg is at work. */
export type PcmSink = Writable & { bytesTaken: number };

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
