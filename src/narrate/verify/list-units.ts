/** A text as the units by which hearing is compared: words by their sound, syllables of Mandarin with their tone. */
import { primarySubtag } from '../language-tags.ts';
import { normalizeText } from '../normalize/normalize-text.ts';

/** `word`: letters without marks; `syllable`: pinyin with the tone behind it. `text`: as it is written. */
export type Unit = { readonly kind: 'word' | 'syllable'; readonly sound: string; readonly text: string };

export type Syllable = Pick<Unit, 'sound' | 'text'>;

/** The syllables of a run of Chinese characters. */
export type ReadSyllables = (text: string) => readonly Syllable[];

/** Sounds of hesitation, which recognisers write or leave out as they like. */
const FILLERS = new Set(['uh', 'um', 'er', 'erm', 'hm', 'hmm', 'mhm', 'ah', 'euh', 'äh', 'ähm']);

/** Whether a text's language can be compared by its units: one in letters for sounds, or Chinese. */
export function isComparable(text: string, language: string): boolean {
  if (primarySubtag(language) === 'zh') return true;
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => SOUNDED.test(letter)).length >= letters.length * 0.9 && letters.length > 0;
}

const SOUNDED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** @param text as it was heard, or normalised to be said: what is normalised stays as it is */
export function listUnits(text: string, language: string, readSyllables: ReadSyllables): readonly Unit[] {
  const spoken = normalizeText(text, language).normalize('NFC');
  return (spoken.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []).flatMap((run) =>
    /\p{Script=Han}/u.test(run)
      ? readSyllables(run).map((syllable): Unit => ({ kind: 'syllable', ...syllable }))
      : listWords(run).map((word): Unit => ({ kind: 'word', sound: foldWord(word), text: word })),
  );
}

/** English is written with them or without, and heard alike. */
const CONTRACTIONS: readonly (readonly [short: RegExp, long: string])[] = [
  [/\bwon['’]t\b/g, 'will not'],
  [/\bcan(?:['’]t|not)\b/g, 'can not'],
  [/n['’]t\b/g, ' not'],
  [/['’]re\b/g, ' are'],
  [/['’]ll\b/g, ' will'],
  [/['’]ve\b/g, ' have'],
  [/\bi['’]m\b/g, 'i am'],
  [/\bgonna\b/g, 'going to'],
  [/\bgotta\b/g, 'got to'],
  [/\bwanna\b/g, 'want to'],
  [/\b(it|he|she|that|there|here|what|who|where)['’]s\b/g, '$1 is'],
];

/** Words in small letters without marks; letters that are spelled one by one are a word. */
function listWords(text: string): readonly string[] {
  const small = text
    .replace(/(?<!\p{L})\p{Lu}(?:[\s.]+\p{Lu}(?!\p{L}))+/gu, (letters) => letters.replace(/[\s.]+/gu, ''))
    .toLowerCase();
  return CONTRACTIONS.reduce((whole, [short, long]) => whole.replace(short, long), small)
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word));
}

/** Letters that stand for others' sounds, in order. */
const SOUNDS: readonly (readonly [letters: RegExp, sound: string])[] = [
  [/[sc]h(?=[lmn])|sch/g, 'sh'],
  [/^kn|^gn/g, 'n'],
  [/^wr/g, 'r'],
  [/gh(?=t|$)/g, ''],
  [/ph/g, 'f'],
  [/wh/g, 'w'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/[td]i(?=on)|[sc]i(?=on|al|ous)/g, 'sh'],
  [/c(?=[eiy])|z/g, 's'],
  [/c(?!h)/g, 'k'],
  [/(?<=[^aeiouy])e(?=s?$)/g, ''],
  [/[aeiouy]+/g, 'a'],
  [/(.)\1+/g, '$1'],
];

/** Letters without their marks. */
export function foldWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

const sounds = new Map<string, string>();
/** More words than an article has; then they are worked out anew. */
const SOUNDS_KEPT = 20_000;

/** What of a word is heard: vowels count as one another, letters of the same sound too. */
export function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  const sound = SOUNDS.reduce((text, [letters, by]) => text.replace(letters, by), word);
  if (sounds.size >= SOUNDS_KEPT) sounds.clear();
  sounds.set(word, sound);
  return sound;
}
