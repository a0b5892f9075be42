/** How the tones of Mandarin change beside one another: 一, 不, and third tones in a row. */
import type { Syllable } from './pinyin-symbols.ts';

/** A word: its characters, and how each is said by itself. */
export type SpokenWord = { readonly characters: readonly string[]; readonly syllables: readonly Syllable[] };

/** The words of one breath with the tones that they have beside one another. */
export function applyToneSandhi(words: readonly SpokenWord[]): readonly SpokenWord[] {
  const characters = words.flatMap((word) => word.characters);
  const syllables = words.flatMap((word) => word.syllables);
  const changed = syllables.map((syllable, index) => {
    if (characters[index] === '不') return sayBu(characters, syllables, index);
    if (characters[index] === '一') return sayYi(characters, syllables, index);
    return syllable;
  });
  let at = 0;
  const result = words.map((word) => {
    const said = sayThirdTones(changed.slice(at, at + word.syllables.length));
    at += word.syllables.length;
    return { characters: word.characters, syllables: said };
  });
  return result;
}

const toneOf = (syllable: Syllable | undefined): number => Number(syllable?.at(-1) ?? 0);
const withTone = (syllable: Syllable, tone: number): Syllable => `${syllable.slice(0, -1)}${tone}`;

function sayBu(characters: readonly string[], syllables: readonly Syllable[], index: number): Syllable {
  const isBetweenTwins = index > 0 && characters[index - 1] === characters[index + 1];
  if (isBetweenTwins) return 'bu5';
  return toneOf(syllables[index + 1]) === 4 ? 'bu2' : 'bu4';
}

/** Figures on both sides, an ordinal or the end: 一 keeps its own tone. */
function sayYi(characters: readonly string[], syllables: readonly Syllable[], index: number): Syllable {
  const own = syllables[index] ?? 'yi1';
  if (toneOf(own) !== 1) return own;
  const before = characters[index - 1];
  const after = characters[index + 1];
  if (before === '第' || after === undefined || /[零〇一二三四五六七八九十]/u.test(after)) return 'yi1';
  if (before !== undefined && before === after) return 'yi5';
  const isFigure = before !== undefined && /[零〇一二三四五六七八九十百千]/u.test(before);
  if (isFigure && !/[百千万亿个]/u.test(after)) return 'yi1';
  return toneOf(syllables[index + 1]) === 4 ? 'yi2' : 'yi4';
}

/** Within a word each third tone before another becomes the second. */
function sayThirdTones(syllables: readonly Syllable[]): readonly Syllable[] {
  return syllables.map((syllable, index) =>
    toneOf(syllable) === 3 && toneOf(syllables[index + 1]) === 3 ? withTone(syllable, 2) : syllable,
  );
}
