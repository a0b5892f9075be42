/** Tells a paragraph in which a site asks its readers to share, follow, give, write or read on, sentence by sentence. */
import { isReported } from './line-shape.ts';
import { sentencesIn } from './own-part.ts';
import { DUTCH_APPEALS } from './reader-appeals/dutch.ts';
import { ENGLISH_APPEALS } from './reader-appeals/english.ts';
import { FRENCH_APPEALS } from './reader-appeals/french.ts';
import { GERMAN_APPEALS } from './reader-appeals/german.ts';
import { ITALIAN_APPEALS } from './reader-appeals/italian.ts';
import { hasOwnWords } from './reader-appeals/known-words.ts';
import { POLISH_APPEALS } from './reader-appeals/polish.ts';
import { PORTUGUESE_APPEALS } from './reader-appeals/portuguese.ts';
import { RUSSIAN_APPEALS } from './reader-appeals/russian.ts';
import type { AppealSentences } from './reader-appeals/sentences.ts';
import { SPANISH_APPEALS } from './reader-appeals/spanish.ts';

/** Why such a paragraph is left out. */
export const READER_APPEAL = 'reader appeal';

/** Each language with the words of which such a paragraph has one: most need not be looked at in eight languages. */
const LANGUAGES: readonly (readonly [words: RegExp, sentences: AppealSentences])[] = [
  [/@|coffee|thoughts\?/i, ENGLISH_APPEALS],
  [
    /(?<!\p{L})(?:sie|wir|uns|uns(?:e|er)\p{L}{0,4}|ihnen|ihre?[nmr]?|ihr|euch|eure?\p{L}{0,2}|du|dir|dich|dein\p{L}{0,2}|mir|mich|mein\p{L}{0,2}|ich|und|für|der|das|den|dem|ein\p{L}{0,2}|diese[rnms]?|auch|ist|mehr|bitte|kaffee)(?!\p{L})/iu,
    GERMAN_APPEALS,
  ],
  [
    /(?<!\p{L})(?:vous|nous|votre|notre|vos|nos|moi|mon|ma|te|toi|les?|la|un|une|des?|du|au|aux|et|pour|sur|est|cet|cette|ce|à)(?!\p{L})/iu,
    FRENCH_APPEALS,
  ],
  [
    /(?<!\p{L})(?:este|esta|nuestr[oa]s?|tus?|su|l[ao]s?|el|un|una|de|del|en|y|que|para|con|si|te|nos|al|ha|es|\p{L}{3,}(?:[nm]os|nos)|compart\p{L}{1,4}|suscr\p{L}{2,8}|s[ií]gue\p{L}{0,3})(?!\p{L})/iu,
    SPANISH_APPEALS,
  ],
  [
    /(?<!\p{L})(?:quest[oaei]|nostr[oaie]|tuoi?|tua|tue|il|lo|la|gli|le|un|una|uno|di|del(?:la)?|e|che|per|con|su|se|ti|ci|mi|al|ha|è|ne[il](?:la)?|cosa|sul(?:la)?|vostr[oaie])(?!\p{L})/iu,
    ITALIAN_APPEALS,
  ],
  [
    /(?<!\p{L})(?:est[ea]s?|noss[oa]s?|teu|tua|seu|sua|os?|um|uma|de|da|d[oa]s|em|na|n[oa]s|e|que|para|com|se|te|nos|ao|há|é|pel[oa])(?!\p{L})/iu,
    PORTUGUESE_APPEALS,
  ],
  [
    /(?<!\p{L})(?:je|jij|jou|jouw|u|uw|wij|ons|onze|het|de|een|dit|deze|en|van|voor|met|op|via|ook|naar|bij)(?!\p{L})/iu,
    DUTCH_APPEALS,
  ],
  [/[ąćęłńśźż]|(?<!\p{L})(?:nas|nam|wam|ci|ten|to|na|się|jest|czy)(?!\p{L})/iu, POLISH_APPEALS],
];
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Follow us, said the man: somebody in the text calls. */
const TOLD =
  /(?<!\p{L})(?:sagten?|riefe?n?|bat(?:en)?|hieß|heißt es|stand|schrieb(?:en)?|disai(?:t|ent)|(?:a|ont) dit|dit (?:l[ea’']|les|un|une|mon|ma|son|sa)|criai(?:t|ent)|écrivait|lisait|decía[ns]?|dijo|pidió|gritó|rezaba|diceva|disse|chiese|gridò|recitava|dizia|pediu|gritou|zei(?:den)?|riep|vroeg|stond|powiedział\p{L}?|mówił\p{L}?|głosił\p{L}?|prosił\p{L}?|сказал\p{L}?|говорил\p{L}?|просил\p{L}?|крикнул\p{L}?|гласил\p{L}?)(?!\p{L})/iu;
const BEFORE = /^[^\p{L}\p{N}¿]{1,6}/u;
const BEHIND = /(?<=\?)[^\p{L}\p{N}?]{1,6}$|[^\p{L}\p{N}?)»”"]{1,6}$/u;

const [LONGEST, MOST, ENOUGH] = [420, 5, 2];

/**
 * True for such a paragraph: every sentence is an appeal's, they weigh enough together, and their words are an appeal's, too.
 *
 * @param isOfSite Tells the sentences for which there is another rule.
 */
export function isReaderAppeal(text: string, isOfSite: (sentence: string) => boolean): boolean {
  if (text.length > LONGEST || /^["“«„‘»]/.test(text)) return false;
  const sentences = sentencesIn(text);
  if (sentences.length > MOST) return false;
  const plain = sentences.map((one) =>
    one
      .replaceAll('’', "'")
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .replace(BEFORE, '')
      .replace(BEHIND, ''),
  );
  const languages = CYRILLIC.test(text)
    ? [RUSSIAN_APPEALS]
    : LANGUAGES.flatMap(([words, appeals]) => (words.test(text) ? [appeals] : []));
  return languages.some(({ appeal, half, frame }) => {
    const weights = plain.map((sentence) => (appeal.test(sentence) ? ENOUGH : half.test(sentence) ? 1 : 0));
    if (weights.every((weight) => weight === 0) || TOLD.test(text) || isReported(text)) return false;
    let sum = 0;
    let asks = false;
    for (const [at, weight] of weights.entries()) {
      const sentence = plain[at] ?? '';
      if (weight === 0 && frame.test(sentence)) continue;
      if (weight === 0 && !isOfSite(sentences[at] ?? '')) return false;
      sum += Math.max(weight, 1);
      // Questions alone are an essay's.
      asks ||= weight !== 1 || !sentence.endsWith('?');
    }
    return asks && sum >= ENOUGH && !hasOwnWords(text);
  });
}
