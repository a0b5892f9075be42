/**
 * What the languages with a decimal comma share: the table of rules; each language brings its words (`de.ts`, `fr.ts` …).
 * Number words are n2words': right in all six but for what `es.ts`, `it.ts` and `pt.ts` mend, with genders; to-words 5.7
 * says "Eins Million", "Mila Cento" and "Два Тысячи".
 */
import { plainCharacters, sweep } from './characters.ts';
import { createRules } from './european-rules.ts';
import { createFigures, type EuropeanWords } from './european-words.ts';
import { wordFormulas } from './formula-rules.ts';
import { sayGreek } from './formula-words.ts';
import { applyRules, type Language } from './rules.ts';

/** Where Spanish and its neighbours write a decimal point. */
const DECIMAL_POINT = /^es-(?:419|mx|us|gt|hn|ni|pa|pe|pr|sv|do)$|^(?:de|fr|it)-ch$/iu;

/** A sentence, longer than this, that ends in an abbreviation is still to be heard to end. */
const LONGEST_ABBREVIATION = 12;

/** A language of this family. */
export function createEuropean(words: EuropeanWords): Language {
  const rules = createRules(words);
  const figure = createFigures((digit) => words.cardinal(digit, undefined, ''));
  return {
    ...words,
    normalize(text, tag) {
      const plain = plainCharacters(wordFormulas(text, words.formulas));
      const commas = DECIMAL_POINT.test(tag) ? swapPoints(plain) : plain;
      const worded = sayGreek(applyRules(commas, rules), words.greek);
      const said = sweep(worded, (digit) => ` ${figure(String(digit))} `, '«»„¿¡');
      return text.length > LONGEST_ABBREVIATION && /\.\s*$/u.test(text) && /\p{L}$/u.test(said) ? `${said}.` : said;
    },
  };
}

/** `1,234.5` → `1.234,5`. */
function swapPoints(text: string): string {
  return text.replace(
    /(?<![\d.,])(\d{1,3}(?:[,'’]\d{3}){0,6}|\d{1,12})(\.\d{1,6})?(?![\d]|[.,]\d)/gu,
    (_, whole: string, decimals: string | undefined) =>
      whole.replace(/[,'’]/gu, '.') + (decimals === undefined ? '' : decimals.replace('.', ',')),
  );
}
