/** A sentence to try a model with that nobody knows yet. */
import { findLostText, type Vocabulary } from './find-lost-text.ts';

/** In the languages that models most often have; each is something that doctor could say as well. */
const SENTENCES = ['这是一句试音。', 'This sentence tests the voice.'] as const;

/** @returns a sentence that the vocabulary covers, else the first characters that it has */
export function trialSentence(vocabulary: Vocabulary | undefined): string {
  if (!vocabulary) return SENTENCES[1];
  const covered = SENTENCES.find((sentence) => findLostText(sentence, vocabulary).length === 0);
  if (covered !== undefined) return covered;
  const known = [...vocabulary.words].filter((word) => /^[\p{L}]{1,12}$/u.test(word)).slice(0, 8);
  return known.some((word) => /\p{Script=Latin}/u.test(word)) ? known.join(' ') : known.join('');
}
