/** Tells a paragraph in which a site asks its readers to share, follow, give, write or read on, sentence by sentence. */
import { isReported } from './line-shape.ts';
import { sentencesIn } from './own-part.ts';
import { DUTCH_APPEALS } from './reader-appeals/dutch.ts';
import { ENGLISH_APPEALS } from './reader-appeals/english.ts';
import { FRENCH_APPEALS } from './reader-appeals/french.ts';
import { GERMAN_APPEALS } from './reader-appeals/german.ts';
import { ITALIAN_APPEALS } from './reader-appeals/italian.ts';
import { POLISH_APPEALS } from './reader-appeals/polish.ts';
import { PORTUGUESE_APPEALS } from './reader-appeals/portuguese.ts';
import { RUSSIAN_APPEALS } from './reader-appeals/russian.ts';
import type { AppealSentences } from './reader-appeals/sentences.ts';
import { SPANISH_APPEALS } from './reader-appeals/spanish.ts';

/** Why such a paragraph is left out. */
export const READER_APPEAL = 'reader appeal';

const LATIN: readonly AppealSentences[] = [
  ENGLISH_APPEALS,
  GERMAN_APPEALS,
  FRENCH_APPEALS,
  SPANISH_APPEALS,
  ITALIAN_APPEALS,
  PORTUGUESE_APPEALS,
  DUTCH_APPEALS,
  POLISH_APPEALS,
];
const CYRILLIC: readonly AppealSentences[] = [RUSSIAN_APPEALS];

/** Follow us, said the man: somebody in the text calls. */
const TOLD =
  /(?<!\p{L})(?:sagten?|riefe?n?|bat(?:en)?|hieß|heißt es|stand|schrieb(?:en)?|disai(?:t|ent)|(?:a|ont) dit|dit (?:l[ea’']|les|un|une|mon|ma|son|sa)|criai(?:t|ent)|écrivait|lisait|decía[ns]?|dijo|pidió|gritó|rezaba|diceva|disse|chiese|gridò|recitava|dizia|pediu|gritou|zei(?:den)?|riep|vroeg|stond|powiedział\p{L}?|mówił\p{L}?|głosił\p{L}?|prosił\p{L}?|сказал\p{L}?|говорил\p{L}?|просил\p{L}?|крикнул\p{L}?|гласил\p{L}?)(?!\p{L})/iu;
const BEFORE = /^[^\p{L}\p{N}¿]{1,6}/u;
const BEHIND = /(?<=\?)[^\p{L}\p{N}?]{1,6}$|[^\p{L}\p{N}?)»”"]{1,6}$/u;

const [LONGEST, MOST, ENOUGH] = [420, 5, 2];

/**
 * True for such a paragraph: every sentence is an appeal's, and they weigh enough together.
 *
 * @param isOfSite Tells the sentences for which there is another rule.
 */
export function isReaderAppeal(text: string, isOfSite: (sentence: string) => boolean): boolean {
  if (text.length > LONGEST || /^["“«„‘»]/.test(text) || TOLD.test(text) || isReported(text)) return false;
  const sentences = sentencesIn(text);
  if (sentences.length > MOST) return false;
  const plain = sentences.map((one) =>
    one
      .replaceAll('’', "'")
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .replace(BEFORE, '')
      .replace(BEHIND, ''),
  );
  return (/\p{Script=Cyrillic}/u.test(text) ? CYRILLIC : LATIN).some(({ appeal, half, frame }) => {
    let weight = 0;
    let asks = false;
    for (const [at, sentence] of plain.entries()) {
      const isWhole = appeal.test(sentence);
      if (isWhole || half.test(sentence)) {
        weight += isWhole ? ENOUGH : 1;
        asks = true;
      } else if (frame.test(sentence)) continue;
      else if (isOfSite(sentences[at] ?? '')) weight += 1;
      else return false;
    }
    return asks && weight >= ENOUGH;
  });
}
