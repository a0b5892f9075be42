/** The assembler on ffmpeg. */
import { availableParallelism } from 'node:os';
import { LecternError, toLecternError } from '../errors.ts';
import type { Cache } from '../io/cache.ts';
import { assembleEpisode } from './assemble-episode.ts';
import type { Assembler } from './assembler.ts';
import { decodeRecording } from './decode-recording.ts';
import { createFfmpegRunner } from './ffmpeg-runner.ts';
import type { FfmpegPaths } from './find-ffmpeg.ts';
import { probeClip } from './probe-clip.ts';

export type AssemblerOptions = {
  readonly ffmpeg: FfmpegPaths;
  readonly cache: Cache;
  /** ffmpeg processes at once. Default: the cores of the machine. */
  readonly cores?: number;
  /** A longer clip is refused, s. Default 12 hours. */
  readonly maxClipSeconds?: number;
  /** ms without any progress after which an ffmpeg is taken for hung. Default 60 000. */
  readonly stallMs?: number;
};

/** An assembler; all its work together runs at most `cores` ffmpeg processes. */
export function createAssembler(options: AssemblerOptions): Assembler {
  const cores = options.cores ?? availableParallelism();
  const context = {
    run: createFfmpegRunner({
      path: options.ffmpeg.ffmpeg,
      cores,
      ...(options.stallMs !== undefined && { stallMs: options.stallMs }),
    }),
    cache: options.cache,
    cores,
    ffmpegVersion: options.ffmpeg.version,
    limiterLatency: options.ffmpeg.alimiterLatency,
    wavPacketSize: options.ffmpeg.wavPacketSize,
    maxSeconds: options.maxClipSeconds ?? 12 * 3600,
  };
  return {
    probe: (path, signal, settings = { format: 'mp3', channels: 'mono' }) =>
      probeClip(context, path, settings, signal).catch((thrown: unknown) => fail(thrown, signal)),
    decode: (path, to, signal) =>
      decodeRecording(context, path, to, signal).catch((thrown: unknown) => fail(thrown, signal)),
    assemble: (request, signal) =>
      assembleEpisode(context, request, signal).catch((thrown: unknown) => fail(thrown, signal)),
  };
}

/** An abort may carry any reason; whatever it is, the work was stopped on request. */
function fail(thrown: unknown, signal: AbortSignal): never {
  if (signal.aborted && !(thrown instanceof LecternError))
    throw new LecternError('Stopped on request.', {
      code: 'cancelled',
      stage: 'assemble',
      retryable: true,
      cause: thrown,
    });
  throw toLecternError(thrown, 'assemble');
}
