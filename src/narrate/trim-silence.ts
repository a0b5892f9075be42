/** Speech without the silence that an engine puts around it, so that the script's pauses are what is heard. */
import type { Pcm } from './speaker.ts';

/** Raised when the same samples come out otherwise: part of every sentence's cache key. */
export const TRIMMING = 'trimmed@1';

const FRAME_SECONDS = 0.005;

/**
 * Below the level of the sentence's loud parts. Measured at the ends of sentences: Flite's noise lies 48 to 62 dB below
 * it, Kokoro's 60 to 109, eSpeak's 107; a soft final “th” or “f” 31 to 44, and the breath before an “h” 45.
 */
const THRESHOLD_DB = 46;

/** What stays before the first sound and behind the last one, where speech swells and dies away. */
const LEAD_SECONDS = 0.01;
const TAIL_SECONDS = 0.03;

/** Samples are faded over this where they are cut, so that no click is heard. */
const FADE_SECONDS = 0.005;

/**
 * From the first sound to the last, faded in place: fresh memory costs a sentence more than its hash. As it is where
 * nothing is heard, or nothing is to be cut.
 */
export function trimSilence(pcm: Pcm): Pcm {
  const { samples, sampleRate } = pcm;
  const { first, last } = findSound(samples, sampleRate);
  const start = Math.max(0, first - Math.round(LEAD_SECONDS * sampleRate));
  const end = Math.min(samples.length, last + Math.round(TAIL_SECONDS * sampleRate));
  if (first >= last || (start === 0 && end === samples.length)) return pcm;
  const kept = samples.subarray(start, end);
  const fade = Math.min(Math.round(FADE_SECONDS * sampleRate), kept.length >> 1);
  for (let at = 0; at < fade; at += 1) {
    const gain = at / fade;
    const other = kept.length - 1 - at;
    if (start > 0) kept[at] = Math.round((kept[at] ?? 0) * gain);
    if (end < samples.length) kept[other] = Math.round((kept[other] ?? 0) * gain);
  }
  return { samples: kept, sampleRate };
}

/** The first sample of the first frame that is heard, and the one behind the last. */
function findSound(samples: Int16Array, sampleRate: number): { readonly first: number; readonly last: number } {
  const frame = Math.max(1, Math.round(FRAME_SECONDS * sampleRate));
  // Typed, and without a power: an array of numbers takes twice the time.
  const energies = new Float64Array(Math.ceil(samples.length / frame));
  for (let from = 0; from < samples.length; from += frame) {
    const to = Math.min(from + frame, samples.length);
    // Whole numbers, whose order does not matter: two sums, as each addition waits for the one before it. Two squares are
    // less than 2^32 together, and so are added before they become a float.
    let [even, odd] = [0, 0];
    let at = from;
    for (; at + 3 < to; at += 4) {
      even += addSquares(samples[at] ?? 0, samples[at + 1] ?? 0);
      odd += addSquares(samples[at + 2] ?? 0, samples[at + 3] ?? 0);
    }
    for (; at < to; at += 1) even += addSquares(samples[at] ?? 0, 0);
    energies[from / frame] = (even + odd) / (to - from);
  }
  const loud = energies.toSorted()[Math.floor((energies.length - 1) * 0.95)] ?? 0;
  const threshold = loud / 10 ** (THRESHOLD_DB / 10);
  const isHeard = (energy: number) => energy > threshold;
  const first = energies.findIndex(isHeard);
  const last = energies.findLastIndex(isHeard) + 1;
  return { first: Math.max(0, first) * frame, last: Math.min(last * frame, samples.length) };
}

const addSquares = (one: number, other: number): number => (Math.imul(one, one) + Math.imul(other, other)) >>> 0;
