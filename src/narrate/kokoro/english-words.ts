/** English as the model has learnt it: each word by itself, spelled as in the dictionary of its training (misaki's). */
import type { Accent } from './sounds.ts';

/** Words that eSpeak runs together with a neighbour of their kind: of the → ʌvðə. */
const FUNCTION_WORDS =
  'a|all|am|an|and|are|as|at|be|been|but|by|can|could|did|do|does|for|from|had|has|have|he|her|him|his|i|if|in|into|is|it|its|may|might|my|no|not|of|off|on|one|or|our|out|shall|she|should|so|than|that|the|their|them|then|there|these|they|this|those|to|up|was|we|were|what|when|where|which|who|will|with|would|you|your';
const PAIR = new RegExp(String.raw`(?<![\p{L}'-])(${FUNCTION_WORDS}) +(?=((?:${FUNCTION_WORDS})(?![\p{L}'-])))`, 'giu');

/** eSpeak takes what it parts for words of their own, and still hears the one in the other. */
const NO_BREAK_SPACE = '\u00a0';

/** The rest stays as it is: a word before another, as in “to record”, says how that one is meant. */
export const separateFunctionWords = (text: string): string => text.replace(PAIR, `$1${NO_BREAK_SPACE}`);

/** Whole words that eSpeak weakens otherwise. */
const WORDS: Readonly<Record<string, string>> = { I: 'ˌI', ə: 'ɐ', ən: 'ɐn', ðɪ: 'ði' };
const AMERICAN: typeof WORDS = { ...WORDS, həz: 'hæz', həd: 'hæd', həv: 'hæv' };
const BRITISH: typeof WORDS = { ...WORDS, həz: 'haz', həd: 'had', həv: 'hav' };

const VOWEL = /[AIOQWYaeiouæɐɑɒɔəɚɛɜɪʊʌᵻᵊ]/gu;

/** A word of eSpeak's, in the model's symbols, as the dictionary has it. */
export function asInDictionary(word: string, accent: Accent): string {
  const spelled = word
    // A linking r behind one that is there already.
    .replaceAll('ɹɹ', 'ɹ')
    .replaceAll('ɹᵊl', 'ɹəl')
    // A tap stands between vowels of one word only.
    .replace(/T$/u, 't');
  const known = (accent === 'british' ? BRITISH : AMERICAN)[spelled];
  if (known !== undefined) return known;
  const isLong = (spelled.match(VOWEL)?.length ?? 0) > 1;
  // A word of several syllables has a main stress, also where the sentence has it elsewhere.
  return isLong && !spelled.includes('ˈ') ? spelled.replace('ˌ', 'ˈ') : spelled;
}
