/** What a recogniser smooths over: a hole in a sentence, and speech behind the last word that it wrote down. */
import type { HeardWord } from '../recognizer.ts';
import type { Pcm } from '../speaker.ts';

const FRAME_SECONDS = 0.02;
/** Below the loud parts, dB: between a pause of the voice and the end of a sound. */
const QUIET_DB = 46;

/**
 * Of 200 sentences by Kokoro the longest pause took 0.58 s, and the last word ended 0.39 s before the sound at most; a
 * third of a sentence that is missing takes from 0.68 s on.
 */
const LONGEST_PAUSE_SECONDS = 0.65;
/** Where a sentence stops within. */
const LONGEST_STOP_SECONDS = 1.3;
const LONGEST_TAIL_SECONDS = 0.8;

/** Seconds of silence within a sentence, if it is more than a pause at such a speed. */
export function findHole(text: string, { samples, sampleRate }: Pcm, speed: number): number | undefined {
  const frame = Math.max(1, Math.round(FRAME_SECONDS * sampleRate));
  const levels = new Float64Array(Math.floor(samples.length / frame));
  for (let at = 0; at < levels.length; at += 1)
    levels[at] = samples.subarray(at * frame, (at + 1) * frame).reduce((sum, one) => sum + one * one, 0);
  const loud = levels.toSorted()[Math.floor((levels.length - 1) * 0.95)] ?? 0;
  const isHeard = (level: number) => level > loud / 10 ** (QUIET_DB / 10);
  const last = levels.findLastIndex(isHeard);
  let [run, longest] = [0, 0];
  for (let at = Math.max(0, levels.findIndex(isHeard)); at < last; at += 1) {
    run = isHeard(levels[at] ?? 0) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  const seconds = longest * FRAME_SECONDS;
  const limit = /[.!?:;。！？：；…—–](?=.)| - /u.test(text) ? LONGEST_STOP_SECONDS : LONGEST_PAUSE_SECONDS;
  return seconds > limit / speed ? seconds : undefined;
}

/** Seconds of sound behind the last word, if they are more than its end. */
export function findTail(words: readonly HeardWord[], { samples, sampleRate }: Pcm, speed: number): number | undefined {
  if (words.length === 0) return undefined;
  const seconds = samples.length / sampleRate - Math.max(...words.map(({ end }) => end));
  return seconds > LONGEST_TAIL_SECONDS / speed ? seconds : undefined;
}
