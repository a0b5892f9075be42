/** Judges a decoded clip: truncated, damaged, silent, too long or fit to be played. */
import { LecternError } from '../errors.ts';
import type { ClipFault } from '../words/why.ts';
import type { ClipAnalysis } from './analyze-clip.ts';
import { maximumMomentary } from './loudness-meter.ts';

/** The length that a file's headers state, where they are consistent with its bytes. */
export type DeclaredLength = {
  readonly seconds?: number;
  /** Whether the file ends before the place where it says that it ends. */
  readonly cut: boolean;
  /** The share of its bytes that should be sound and is none, where frames can be counted. */
  readonly holeShare?: number;
};

/** A recording whose loudest moment lies below this is taken for silence, LUFS. */
const silenceLufs = -60;
/** How much shorter than declared a clip may be: encoder delays and rounding in headers. */
const allowedLossSeconds = 1;
const allowedLossShare = 0.02;
/** Complaints of the decoder: a few at the start are usual, one every two seconds is a damaged file. */
const usualComplaints = 10;
const complaintsPerSecond = 0.5;

/** Bytes between frames worth more than this, s, are damage; an editor may leave less at a cut. */
const allowedHoleSeconds = 0.5;

/**
 * What is cut off is known by what the file says of its length (container, Xing, Info or VBRI), by a last frame or page
 * that is not whole, and by the server's Content-Length, which the download checks. An MP3 without such a header, or
 * ADTS, that ends exactly between two frames is as good as one that was meant to end there: nobody can know.
 *
 * @returns the failure that the clip is reported with; `undefined` when it may be played
 */
export function judgeClip(
  analysis: ClipAnalysis,
  durationSeconds: number,
  declared: DeclaredLength,
  maxSeconds: number,
): LecternError | undefined {
  const lasts = `${durationSeconds.toFixed(1)} s`;
  if (analysis.samples === 0)
    return problem('not-audio', 'no-audio', 'The clip is not audio: nothing of it could be decoded.');
  if (durationSeconds > maxSeconds)
    return problem('too-large', 'too-long', `The clip is longer than ${(maxSeconds / 3600).toFixed(1)} hours.`);
  const lost = (declared.seconds ?? 0) - durationSeconds;
  const short = lost > Math.max(allowedLossSeconds, (declared.seconds ?? 0) * allowedLossShare);
  const holeSeconds = ((declared.holeShare ?? 0) * durationSeconds) / (1 - Math.min(0.99, declared.holeShare ?? 0));
  if (holeSeconds > allowedHoleSeconds)
    return problem(
      'truncated',
      'damaged',
      `The clip is damaged: about ${holeSeconds.toFixed(1)} s of it cannot be read.`,
    );
  if (declared.cut || short) {
    const whole = declared.seconds === undefined ? '' : ` of ${declared.seconds.toFixed(1)} s`;
    const what = declared.cut ? 'cut off: its file ends too early' : 'damaged or cut off';
    return problem(
      'truncated',
      declared.cut ? 'cut-off' : 'damaged',
      `The clip is ${what}; only ${lasts}${whole} can be played.`,
    );
  }
  const { complaints, firstComplaint = '' } = analysis;
  if (complaints > usualComplaints + durationSeconds * complaintsPerSecond)
    return problem(
      'truncated',
      'damaged',
      `The clip is damaged: its decoder failed ${complaints} times (${firstComplaint}).`,
    );
  const loudest = maximumMomentary(analysis.histogram);
  if (loudest === undefined || loudest < silenceLufs)
    return problem('silent', 'silent', `The clip is silent: ${lasts} in which nothing can be heard.`);
  return undefined;
}

function problem(
  code: 'not-audio' | 'truncated' | 'silent' | 'too-large',
  fault: ClipFault,
  message: string,
): LecternError {
  return new LecternError(message, {
    code,
    stage: 'assemble',
    why: { kind: 'clip', fault },
    retryable: code === 'truncated',
    ...(code === 'truncated' && { hint: 'It is fetched again by the next run.' }),
  });
}
