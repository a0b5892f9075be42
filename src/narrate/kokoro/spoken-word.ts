/** A Chinese word with the reading of each character. */

/** Pinyin with the tone behind it, 5 for the neutral one: `zhong1`, `lü4`, `de5`; a final `r` is erhua: `dianr3`. */
export type Syllable = string;

export type SpokenCharacter = {
  readonly character: string;
  /** Its place in the text, in code units. */
  readonly at: number;
  /** '' for a 儿 that is part of the syllable before it; `undefined` for a character that nobody knows. */
  readonly said: Syllable | undefined;
};

/** A word, said without a gap. */
export type SpokenWord = { readonly characters: readonly SpokenCharacter[] };
