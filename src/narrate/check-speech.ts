/** No word is lost: whether what an engine gave can be the whole of a sentence. */
import type { Pcm } from './speaker.ts';

/** How fast a narrator speaks, and how far a sentence may be from that. */
type Pace = {
  /** Seconds. */
  readonly perIdeograph: number;
  readonly perLetter: number;
  readonly perPause: number;
  /** The shortest and the longest plausible reading, as shares of the expected one. */
  readonly least: number;
  readonly most: number;
};

/**
 * Fitted to the sentences of the sample articles, whose readings took from .82 to 1.14 (eSpeak) and from .93 to 1.32
 * (Flite) of the time that the fit says. Other engines have voices of every pace.
 */
const PACES: Readonly<Record<string, Pace>> = {
  espeak: { perIdeograph: 0.25, perLetter: 0.064, perPause: 0.2, least: 0.62, most: 2 },
  'espeak-native': { perIdeograph: 0.25, perLetter: 0.064, perPause: 0.2, least: 0.5, most: 2.2 },
  flite: { perIdeograph: 0.25, perLetter: 0.067, perPause: 0.25, least: 0.62, most: 2 },
  kokoro: { perIdeograph: 0.19, perLetter: 0.058, perPause: 0.2, least: 0.5, most: 2.5 },
};
const ANY_PACE: Pace = { perIdeograph: 0.24, perLetter: 0.064, perPause: 0.22, least: 0.4, most: 3 };

/**
 * How long a character takes against one of the alphabet: letters stand for a syllable in some scripts, and combining
 * marks for its vowel in others. Fitted to eSpeak's readings of 98 sentences in 39 languages, which then took from
 * .7 to 1.6 of the time that the fit says.
 */
const CHARACTER_WEIGHTS: readonly (readonly [script: RegExp, weight: number])[] = [
  [/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u, 1.55],
  [/[\p{Script=Myanmar}]/u, 1.45],
  [
    /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Sinhala}]/u,
    1.3,
  ],
  [/[\p{Script=Telugu}\p{Script=Kannada}]/u, 1.2],
  [/[\p{Script=Tamil}\p{Script=Malayalam}]/u, 0.98],
  [/\p{Script=Ethiopic}/u, 2.05],
  [/\p{Script=Hangul}/u, 2.6],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 1.75],
  // The vowels that these may be written with are left out of most texts, and take no time of their own.
  [/(?=\p{L})\p{Script=Arabic}/u, 1.5],
  [/(?=\p{L})[\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}]/u, 1.25],
  // A figure is a word, or the name of its place.
  [/\p{N}/u, 4],
];

/** A letter by itself is spelled. */
const SINGLE_LETTER = /(?<!\p{L})\p{Lu}(?!\p{L})/gu;
const SINGLE_LETTER_WEIGHT = 2.5;

type CharacterWeight = { readonly ideographs: number; readonly letters: number; readonly pauses: number };

/** Of every character met so far: to match all the scripts at every sentence takes a tenth of the time that eSpeak speaks. */
const weights = new Map<string, CharacterWeight>();

function weightOf(character: string): CharacterWeight {
  const known = weights.get(character);
  if (known) return known;
  const isLetter = /\p{L}/u.test(character);
  const isIdeograph = /\p{Script=Han}/u.test(character);
  const scripts = CHARACTER_WEIGHTS.filter(([script]) => script.test(character));
  const weight = {
    ideographs: isIdeograph ? 1 : 0,
    letters: scripts.reduce((sum, [, one]) => sum + one - (isLetter ? 1 : 0), isLetter && !isIdeograph ? 1 : 0),
    pauses: /[,，、،;；؛:：.。?？؟!！।။።՝։]/u.test(character) ? 1 : 0,
  };
  weights.set(character, weight);
  return weight;
}

/** Below this, a sentence is one or two words, which engines draw out or cut short. */
const SHORT_SECONDS = 1.2;

/** Peak below which nobody hears anything: −50 dBFS. */
const SILENCE_PEAK = 104;

/** Seconds that `driver` is expected to take for a normalised text. */
export function expectedSeconds(text: string, driver: string): number {
  const { perIdeograph, perLetter, perPause } = PACES[driver] ?? ANY_PACE;
  let [ideographs, pauses] = [0, 0];
  let letters = (text.match(SINGLE_LETTER)?.length ?? 0) * (SINGLE_LETTER_WEIGHT - 1);
  for (const character of text) {
    const weight = weightOf(character);
    ideographs += weight.ideographs;
    letters += weight.letters;
    pauses += weight.pauses;
  }
  return ideographs * perIdeograph + letters * perLetter + pauses * perPause;
}

/** Why `pcm` cannot be `text` spoken by `driver` at this speed, as the end of a sentence; `undefined` when it can. */
export function findSpeechFault(
  text: string,
  { samples, sampleRate }: Pcm,
  driver = '',
  speed = 1,
): string | undefined {
  if (samples.length === 0) return 'nothing came';
  if (!isAudible(samples)) return 'only silence came';
  const seconds = samples.length / sampleRate;
  const expected = expectedSeconds(text, driver) / speed;
  const { least, most } = PACES[driver] ?? ANY_PACE;
  const isShort = expected < SHORT_SECONDS;
  const shortest = expected * (isShort ? least / 2 : least);
  const longest = expected * most + (isShort ? 1.5 : 0.5);
  if (seconds < shortest) return `${seconds.toFixed(2)} s is too short for it (at least ${shortest.toFixed(2)} s)`;
  if (seconds > longest) return `${seconds.toFixed(2)} s is too long for it (at most ${longest.toFixed(2)} s)`;
  const { quietest, loudest } = measureLevels(samples, Math.round(sampleRate / 50));
  if (seconds > SHORT_SECONDS && loudest < quietest * LEAST_MODULATION) return 'only a steady noise came';
  return undefined;
}

/** A loop, which takes a fraction of the time of a function called for each sample before the first sound. */
function isAudible(samples: Int16Array): boolean {
  for (let at = 0; at < samples.length; at += 1) {
    const sample = samples[at] ?? 0;
    if (sample >= SILENCE_PEAK || sample <= -SILENCE_PEAK) return true;
  }
  return false;
}

/** Speech swells and falls: its louder tenth stands 20 to 60 dB above its quieter one; noise and tones stay level. */
const LEAST_MODULATION = 3;

/** The level of a frame is heard as well from every fourth sample. */
const LEVEL_STEP = 4;

/** The 10th and 90th percentile of the RMS over frames of `frame` samples. */
function measureLevels(samples: Int16Array, frame: number) {
  // Typed: an array of numbers takes three times as long to sort.
  const levels = new Float64Array(Math.ceil(samples.length / frame));
  for (let start = 0; start < samples.length; start += frame) {
    const end = Math.min(start + frame, samples.length);
    let energy = 0;
    for (let at = start; at < end; at += LEVEL_STEP) {
      const sample = samples[at] ?? 0;
      energy += sample * sample;
    }
    levels[start / frame] = Math.sqrt((energy * LEVEL_STEP) / (end - start));
  }
  levels.sort();
  const at = (share: number) => levels[Math.floor((levels.length - 1) * share)] ?? 0;
  return { quietest: at(0.1), loudest: at(0.9) };
}
