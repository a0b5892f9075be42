/** A sentence that quotes a whole sentence of another language, cut so that each goes to its own voice. */
import { detectLanguage } from './detect-language.ts';
import { primarySubtag } from './language-tags.ts';

const QUOTE = /[“「『"]([^“”「」『』"]{2,1000})[”」』"][，。；！？、,.;!?]{0,3}/gu;
/** A name of a newspaper stays in its sentence; this many words, or a full stop, make a sentence. */
const WORDS_OF_A_SENTENCE = 5;
const WORDS_WITH_FULL_STOP = 3;
const HANZI_OF_A_SENTENCE = 4;

/**
 * The parts of a sentence by language, in order, nothing lost but white space between them. One part unless a quotation
 * is in another language than the words around it: `他说：` and `“We will be back tomorrow.”`.
 */
export function splitByLanguage(sentence: string, articleLanguage: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of sentence.matchAll(QUOTE)) {
    const around = `${sentence.slice(from, match.index)} ${sentence.slice(match.index + match[0].length)}`;
    if (!isForeignSentence(match[1] ?? '', around, articleLanguage)) continue;
    parts.push(sentence.slice(from, match.index), match[0]);
    from = match.index + match[0].length;
  }
  return [...parts, sentence.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

function isForeignSentence(quoted: string, around: string, articleLanguage: string): boolean {
  if (!/\p{L}/u.test(around)) return false;
  const words = (quoted.match(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu) ?? []).length;
  const hanzi = (quoted.match(/\p{Script=Han}/gu) ?? []).length;
  const isSentence =
    hanzi >= HANZI_OF_A_SENTENCE ||
    words >= WORDS_OF_A_SENTENCE ||
    (words >= WORDS_WITH_FULL_STOP && /[.!?…]\s*$/u.test(quoted));
  if (!isSentence) return false;
  return (
    primarySubtag(detectLanguage(quoted, articleLanguage)) !== primarySubtag(detectLanguage(around, articleLanguage))
  );
}
