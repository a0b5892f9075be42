/** No word is lost: whether what an engine gave can be the whole of a sentence. */
import type { Pcm } from './speaker.ts';

/** Peak below which nobody hears anything: −50 dBFS. */
const SILENCE_PEAK = 104;

/**
 * Seconds that a reading of a text plausibly takes. Measured at the default rates over the sample articles: .20 to .29 s a
 * Chinese character, .05 to .08 s a letter; the limits leave room for digits read out and for pauses.
 */
export function plausibleSeconds(text: string): { readonly least: number; readonly most: number } {
  const ideographs =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const letters = (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) - ideographs;
  const marks = text.match(/\p{P}/gu)?.length ?? 0;
  return {
    least: ideographs * 0.1 + letters * 0.02,
    most: 1.5 + ideographs * 0.7 + letters * 0.35 + marks * 0.6,
  };
}

/** Why `pcm` cannot be `text` spoken, as the end of a sentence; `undefined` when it can. */
export function findSpeechFault(text: string, { samples, sampleRate }: Pcm): string | undefined {
  if (samples.length === 0) return 'nothing came';
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  if (peak < SILENCE_PEAK) return 'only silence came';
  const seconds = samples.length / sampleRate;
  const { least, most } = plausibleSeconds(text);
  if (seconds < least) return `${seconds.toFixed(2)} s is too short for it (at least ${least.toFixed(2)} s)`;
  if (seconds > most) return `${seconds.toFixed(2)} s is too long for it (at most ${most.toFixed(2)} s)`;
  return undefined;
}
