/** Judges a downloaded clip by decoding it: whether it is whole, audible audio. */
import { LecternError } from '../errors.ts';
import { hashFile } from '../io/cache.ts';
import { type AnalyzeClip, analyzeClip } from './analyze-clip.ts';
import type { ClipProbe } from './assembler.ts';
import { maximumMomentary } from './loudness-meter.ts';

/** A recording whose loudest moment lies below this is taken for silence, LUFS. */
const silenceLufs = -60;
/** How much shorter than declared a clip may be, s and share: encoder delays and rounding of headers. */
const allowedLossSeconds = 1;
const allowedLossShare = 0.02;

const format = { sampleRate: 44100, channels: 1 } as const;

/** @throws LecternError `not-audio`, `truncated`, `silent`, `too-large` */
export async function probeClip(context: AnalyzeClip, path: string, signal: AbortSignal): Promise<ClipProbe> {
  const analysis = await analyzeClip(context, path, await hashFile(path), format, signal);
  const durationSeconds = analysis.samples / format.sampleRate;
  const declared = analysis.declaredSeconds;
  if (durationSeconds === 0)
    throw new LecternError('The clip is not audio: nothing of it could be decoded.', {
      code: 'not-audio',
      stage: 'assemble',
    });
  if (durationSeconds > context.maxSeconds)
    throw new LecternError(`The clip is longer than ${Math.round(context.maxSeconds / 3600)} hours.`, {
      code: 'too-large',
      stage: 'assemble',
    });
  if (declared !== undefined && declared - durationSeconds > Math.max(allowedLossSeconds, declared * allowedLossShare))
    throw new LecternError(
      `The clip is cut off: it says that it lasts ${declared.toFixed(1)} s, and ends after ${durationSeconds.toFixed(1)} s.`,
      { code: 'truncated', stage: 'assemble', retryable: true, hint: 'It is fetched again by the next run.' },
    );
  const loudest = maximumMomentary(analysis.histogram);
  if (loudest === undefined || loudest < silenceLufs)
    throw new LecternError(`The clip is silent (${durationSeconds.toFixed(1)} s of nothing to be heard).`, {
      code: 'silent',
      stage: 'assemble',
    });
  return {
    codec: analysis.codec,
    sampleRate: analysis.sampleRate,
    channels: analysis.channels,
    durationSeconds,
  };
}
