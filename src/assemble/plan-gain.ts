/** Decides how much louder or softer a segment is made, and whether it needs the limiter. */
import type { AudioSettings } from '../model.ts';
import { integratedLoudness, type LoudnessHistogram } from './loudness-meter.ts';
import type { Rendition } from './rendition.ts';

/** Louder than this a recording is mostly its own noise, dB. */
const greatestGainDb = 40;
/** Gains of narration come in steps, so that one changed sentence leaves the other segments as they are, dB. */
const narrationStepDb = 0.25;

/** The linear gain in dB that brings a clip to the show's loudness. 0 for what cannot be measured. */
export function clipGainDb(histogram: LoudnessHistogram, targetLufs: number): number {
  const lufs = integratedLoudness(histogram);
  if (lufs === undefined) return 0;
  return Math.round(Math.min(greatestGainDb, targetLufs - lufs) * 100) / 100;
}

/** The gain of all segments of one voice, from the sum of their histograms, so that the voice keeps its dynamics. */
export function narrationGainDb(histogram: LoudnessHistogram, targetLufs: number): number {
  const lufs = integratedLoudness(histogram);
  if (lufs === undefined) return 0;
  return Math.round(Math.min(greatestGainDb, targetLufs - lufs) / narrationStepDb) * narrationStepDb;
}

/** The ceiling of the limiter, linear: the allowed true peak, less what encoding adds, plus what the encoder takes. */
export function limiterCeiling(settings: Pick<AudioSettings, 'truePeakDbtp'>, rendition: Rendition): number {
  return Math.min(1, 10 ** ((settings.truePeakDbtp - rendition.peakMarginDb) / 20));
}

/** Whether a segment with this sample peak comes within 1 dB of the ceiling; if not, the limiter would do nothing. */
export function needsLimiter(peak: number, gainDb: number, ceiling: number): boolean {
  return peak * 10 ** ((gainDb + 1) / 20) > ceiling;
}
