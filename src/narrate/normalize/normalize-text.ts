/** Text as written → the words as they are spoken. One normaliser per language; see `zh.ts` and `en.ts` for the tables. */
import { primarySubtag } from '../language.ts';
import { removeUnspoken } from '../speakable.ts';
import { english } from './en.ts';
import { normalizeOther } from './other.ts';
import type { LanguageNormalizer } from './rules.ts';
import { chinese } from './zh.ts';

const NORMALIZERS: readonly LanguageNormalizer[] = [chinese, english];

/**
 * The words of a text as a careful newsreader says them, in the language's own script. For Chinese (`zh…`, `yue`;
 * traditional text stays traditional) and English no digit and no symbol is left, only letters and the punctuation that
 * carries a pause. For any other language figures and percent signs stay, because its voice reads them in its own
 * language. Characters with several readings stay as they are written: which one is meant is the voice's business. Takes
 * any string, never throws, and needs time linear in its length.
 *
 * @param language BCP 47 tag.
 */
export function normalizeText(text: string, language: string): string {
  const primary = primarySubtag(language);
  const normalizer = NORMALIZERS.find(({ languages }) => languages.includes(primary));
  const spoken = removeUnspoken(text).text;
  return normalizer === undefined ? normalizeOther(spoken) : normalizer.normalize(spoken, language);
}
