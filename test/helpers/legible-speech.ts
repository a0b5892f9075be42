/** Speech that a program can read: a narrator whose samples spell what it says, and a recogniser that reads them. */
import type { Hearing } from '../../src/narrate/recognizer.ts';
import type { Pcm } from '../../src/narrate/speaker.ts';
import { decodeWav } from '../../src/narrate/wav.ts';

const RATE = 8000;
/** So long is a letter of speech, which swells and falls within it. */
const PER_CHARACTER = 480;
const LOUD = 200;
const QUIET = 300;

/** @param text in ASCII */
export function speakLegibly(text: string): Pcm {
  const samples = new Int16Array(text.length * PER_CHARACTER).fill(QUIET);
  [...text].forEach((character, at) => {
    const from = at * PER_CHARACTER;
    samples.fill((character.codePointAt(0) ?? 0) * LOUD, from, from + (PER_CHARACTER * 2) / 3);
  });
  return { samples, sampleRate: RATE };
}

/** What was said, whatever silence is around and within it. */
export function readLegibly(wav: Uint8Array): string {
  const { samples } = decodeWav(Buffer.from(wav));
  let text = '';
  for (let at = samples.findIndex((sample) => sample > QUIET); at >= 0 && at < samples.length; ) {
    const sample = samples[at + PER_CHARACTER / 4] ?? 0;
    if (sample > QUIET) text += String.fromCodePoint(Math.round(sample / LOUD));
    at += sample > QUIET ? PER_CHARACTER : 1;
  }
  return text;
}

/** Of such a text, each word as long as its letters. */
export function toHearing(text: string): Hearing {
  const seconds = (characters: number) => (characters * PER_CHARACTER) / RATE;
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    start: seconds(index),
    end: seconds(index + word.length),
  }));
  return { text, words, segments: text === '' ? [] : [{ text, start: 0, end: seconds(text.length) }] };
}
