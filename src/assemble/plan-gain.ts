/** Decides a fragment's gain, and whether it needs the limiter. */
import type { AudioSettings } from '../model.ts';
import { integratedLoudness, type LoudnessHistogram } from './loudness-meter.ts';
import type { Rendition } from './rendition.ts';

/** What is done to a fragment before it is encoded. */
export type Level = {
  readonly gainDb: number;
  /** Of the limiter, dBFS; absent when it has nothing to do. */
  readonly ceilingDb?: number;
};

/** Louder than this a recording is mostly its own noise, dB. */
const greatestGainDb = 45;
/** Gains of narration come in steps, so that one changed sentence leaves the other fragments as they are, dB. */
const narrationStepDb = 0.25;

/** The linear gain in dB that brings a clip to the show's loudness. 0 for what cannot be measured. */
export function clipGainDb(histogram: LoudnessHistogram, targetLufs: number): number {
  const lufs = integratedLoudness(histogram);
  if (lufs === undefined) return 0;
  return Math.round(Math.min(greatestGainDb, targetLufs - lufs) * 100) / 100;
}

/** The gain of all fragments of one voice, from the sum of their histograms, so that the voice keeps its dynamics. */
export function narrationGainDb(histogram: LoudnessHistogram, targetLufs: number): number {
  const lufs = integratedLoudness(histogram);
  if (lufs === undefined) return 0;
  return Math.round(Math.min(greatestGainDb, targetLufs - lufs) / narrationStepDb) * narrationStepDb;
}

/** The ceiling of the limiter in dBFS: the allowed true peak, less what encoding adds. */
export function limiterCeilingDb(settings: Pick<AudioSettings, 'truePeakDbtp'>, rendition: Rendition): number {
  return Math.min(0, settings.truePeakDbtp - rendition.peakMarginDb);
}

/** Further above the ceiling than this, a fragment's loudness and peak are checked after encoding, dB. */
const heavyLimitingDb = 4;

export type Limiting = 'none' | 'some' | 'heavy';

/**
 * What the limiter has to do for a fragment with this sample peak. Within 1 dB below the ceiling its true peak may still
 * pass it.
 */
export function limiting(peak: number, gainDb: number, ceilingDb: number): Limiting {
  const over = 20 * Math.log10(Math.max(peak, 1e-9)) + gainDb - ceilingDb;
  if (over > heavyLimitingDb) return 'heavy';
  return over > -1 ? 'some' : 'none';
}
