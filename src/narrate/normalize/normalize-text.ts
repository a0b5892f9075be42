/** Text as written → the words as they are spoken. One object a language; see `languages.ts`. */
import { findLanguage } from '../languages.ts';
import { removeUnspoken } from '../speakable.ts';
import { normalizeOther } from './other.ts';

/**
 * The words of a text as a careful newsreader says them, in the language's own script. For Chinese (`zh…`, `yue`;
 * traditional text stays traditional), English and the languages of `european.ts` no digit and no symbol is left, only
 * letters and the punctuation that carries a pause. For any other language figures and percent signs stay, because its voice reads them in its own
 * language. Characters with several readings stay as they are written: which one is meant is the voice's business. Takes
 * any string, never throws, and needs time linear in its length.
 *
 * @param language BCP 47 tag.
 */
export function normalizeText(text: string, language: string): string {
  const known = findLanguage(language);
  const spoken = removeUnspoken(text, language).text;
  return known === undefined ? normalizeOther(spoken) : known.normalize(spoken, language);
}
