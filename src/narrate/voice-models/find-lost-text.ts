/** What a model would leave out of a sentence without a word: sherpa skips whatever it cannot look up. */

/** What a model can look up, read from its lexicons and its tokens. */
export type Vocabulary = {
  /** Lower case, as the engine looks them up; words, characters, phrases. */
  readonly words: ReadonlySet<string>;
  /** From a Han character that has no entry of its own to the phrases that hold it. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  /** Latin words that are not there are spoken by eSpeak's rules. */
  readonly spellsLatin: boolean;
  /** Rules turn figures into words before they are looked up. */
  readonly readsDigits: boolean;
};

export type VocabularySource = {
  /** `word phoneme phoneme…`, a line each. */
  readonly lexicons: readonly string[];
  /** `token number`, a line each. */
  readonly tokens: string;
  readonly spellsLatin: boolean;
  readonly readsDigits: boolean;
};

export function readVocabulary({ lexicons, tokens, spellsLatin, readsDigits }: VocabularySource): Vocabulary {
  const words = new Set<string>();
  const sources = lexicons.length > 0 ? [...lexicons, tokens] : [tokens];
  for (const source of sources)
    for (const line of source.split('\n')) {
      const word = /^\S+/.exec(line)?.[0];
      if (word !== undefined) words.add(lowerAscii(word));
    }
  const phrases = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 2 || !/\p{Script=Han}/u.test(word)) continue;
    for (const character of new Set(word)) {
      if (words.has(character)) continue;
      const known = phrases.get(character);
      if (known) known.push(word);
      else phrases.set(character, [word]);
    }
  }
  return { words, phrases, spellsLatin, readsDigits };
}

/**
 * The words and characters of a sentence that would not be heard, each once, in order. Marks and spaces say nothing by
 * themselves, so they are not missed.
 */
export function findLostText(text: string, vocabulary: Vocabulary): readonly string[] {
  const { words, phrases, spellsLatin, readsDigits } = vocabulary;
  const lost = new Set<string>();
  const folded = lowerAscii(text);
  const pieces = folded.match(/[\p{Script=Latin}\p{M}'’]*\p{Script=Latin}[\p{Script=Latin}\p{M}]*|[\p{L}\p{N}]/gu);
  for (const piece of pieces ?? []) {
    if (words.has(piece) || words.has(piece.replaceAll('’', "'"))) continue;
    if (/\p{N}/u.test(piece)) {
      if (!readsDigits) lost.add(piece);
    } else if (/\p{Script=Latin}/u.test(piece)) {
      // A word that is not there is read letter by letter.
      if (!spellsLatin && [...piece].some((letter) => /\p{L}/u.test(letter) && !words.has(letter))) lost.add(piece);
    } else if (!(phrases.get(piece) ?? []).some((phrase) => folded.includes(phrase))) lost.add(piece);
  }
  return [...lost];
}

/** The engine's own folding: other letters keep their case, and are then not found. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
