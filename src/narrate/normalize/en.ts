/** English: the table of rules, in order. Adding a rule is adding a row. */
import { spellAcronyms } from './acronyms.ts';
import { plainCharacters, sweep } from './characters.ts';
import { EN_CODE_RULES, EN_FOREIGN_NUMBER_RULES } from './en-codes.ts';
import { EN_DATE_RULES, EN_TELEPHONE_RULES, EN_TIME_RULES, N } from './en-dates.ts';
import {
  sayAnd,
  sayCardinal,
  sayFigures,
  sayFraction,
  sayNumber,
  sayOrdinal,
  sayPairs,
  sayPlural,
  sayYear,
} from './en-numbers.ts';
import { EN_QUANTITY_RULES } from './en-quantities.ts';
import { ENGLISH_STOPS, KITCHEN_UNIT } from './en-stops.ts';
import {
  ABBREVIATIONS,
  BEFORE_NUMBER,
  COUNTED,
  GREEK,
  NUMBERED,
  POSTAL_STATES,
  RULERS,
  SIGNS,
  STATES,
  TITLES,
} from './en-words.ts';
import { romanValue } from './roman.ts';
import { anyOf, applyRules, type Language, lookUp, type Rule, re } from './rules.ts';

const ROMAN = 'I{2,3}|I?V|VI{1,3}|I?X|X{1,3}(?:I{1,3}|I?V|VI{0,3}|IX)?|L(?:X{1,3})?(?:I{1,3}|I?V|VI{1,3}|IX)?';

const TIDY_RULES: readonly Rule[] = [
  ...EN_FOREIGN_NUMBER_RULES,
  {
    name: 'percent with a fraction 33⅓%',
    pattern: /(?<![\d.,/])(\d{1,4}) (\d)\/(\d)\s?%/gu,
    say: (_, whole, over, under) =>
      `${sayCardinal(whole)} and ${sayFraction(over, under).replace(/^one /, 'a ')} percent`,
  },
  { name: 'section §3', pattern: /§{1,2}\s?(?=\d)/gu, say: () => 'section ' },
  {
    // An ordinal would be 11th, 12th.
    name: 'weight 11st 4lb',
    pattern: /(?<=(?<![\d.,])(?:1\d|[2-9]|[1-9]0))st(?!\p{L})/gu,
    say: () => ' stone',
  },
  { name: 'fiscal year FY2024', pattern: /(?<!\p{L})FY\s?(?=\d)/gu, say: () => 'fiscal year ' },
  { name: 'c. 1850', pattern: /(?<!\p{L})ca?\.\s?(?=\d{3,4}(?!\d))/gu, say: () => 'circa ' },
  {
    name: 'line of a recipe 2 Tbsp. Dijon mustard',
    pattern: re`(?<=^[\d\s/.-]{1,16}${KITCHEN_UNIT})\.(?=\s\S)`,
    say: () => '',
  },
  {
    name: 'number of a heading: 02 The bell, 07 | Interest',
    pattern: /^0?(\d{1,2})(?:(?<=0\d)(?:\s?[|/:.-])?|\s?\|)\s{1,4}(?=["“‘]?\p{L})/gu,
    say: (_, figures) => `${sayCardinal(figures)}, `,
  },
  { name: 'about ~5', pattern: /(?<!\p{L}|\d\s?)~\s?(?=[$£€]?\d)/gu, say: () => 'about ' },
  { name: 'slash as a pause', pattern: /(?<=\S) [/|] (?=\p{L}|\d{1,2}:)/gu, say: () => ', ' },
  { name: 'dash before another mark', pattern: /\s[-—](?=[,;:])/gu, say: () => '' },
  {
    name: 'dash as a pause',
    pattern: /\s?—{1,4}\s?(?=\D|$)|(?<=\D)\s?—{1,4}\s?|\s-{1,3}(?:\s(?!\d)|$)|\s?-{2,10}\s?/gu,
    say: () => ', ',
  },
  {
    name: 'space within a number 1 234 567',
    pattern:
      /(?<=(?<![\d+-]|\+\d{1,3} )\d{1,3}) (?=\d{3} \d{3}(?!\d))|(?<=(?<![\d+-]|\+\d{1,3} )\d{1,3} \d{3}) (?=\d{3}(?!\d))/gu,
    say: () => ',',
  },
  { name: 'list mark 1.', pattern: /^(\d{1,2})[.)]\s{1,4}(?=\S)/gu, say: (_, figures) => `${sayCardinal(figures)}, ` },
];

const ABBREVIATION_RULES: readonly Rule[] = [
  {
    name: 'street Main St.',
    pattern: /(?<=(?:\d(?:st|nd|rd|th)|\p{Lu}[\p{Ll}'’]{1,20}) )St\.(?!\s\p{Lu}\p{Ll})/gu,
    say: () => 'Street',
  },
  {
    name: 'drive Elm Dr.',
    pattern: /(?<=\d{1,5} (?:\p{Lu}\p{Ll}{1,20} ){1,3})Dr\.(?!\s\p{Lu}\p{Ll})/gu,
    say: () => 'Drive',
  },
  {
    name: 'drive that ends a sentence: on King Dr.',
    pattern:
      /(?<=(?<!\p{L})(?:on|at|along|down|up|near|off|of|to|and|\d{1,5}) (?:\p{Lu}\p{Ll}{1,20} ){1,3})Dr\.(?=["”’)]{0,2}\s*$)/gu,
    say: () => 'Drive.',
  },
  {
    name: 'party and state (D-Mass.), (R-TX)',
    pattern: re` ?\(([DRI])-(?:(${anyOf(Object.keys(STATES))})\.?|([A-Z]{2})|(\p{Lu}\p{Ll}{3,12}))\)([,.;]?)`,
    say: (whole, party, short, postal, name, mark) => {
      const state = short === '' ? name || POSTAL_STATES[postal] : lookUp(STATES, short);
      const title = { D: 'Democrat', R: 'Republican', I: 'Independent' }[party];
      return state === undefined || title === undefined ? whole : `, ${title} of ${state}${mark || ','}`;
    },
  },
  {
    name: 'title Dr. Smith, St. Louis',
    pattern: re`(?<![\p{L}.])(${anyOf(Object.keys(TITLES))})(?:\.\s?(?=\p{Lu})|\. (?=and )|(?<=Mr|Mrs|Ms|Dr|St|Prof|Lt|Sgt|Capt|Mt|Cllr|Cdr|Det|Insp|Supt|Cpl|Pte|Rev|Maj) (?=\p{Lu}\p{Ll}))`,
    say: (_, title) => `${lookUp(TITLES, title)} `,
  },
  {
    name: 'No. 5',
    pattern: re`(?<![\p{L}.])(${anyOf(Object.keys(BEFORE_NUMBER))})\.\s?(?=\d|[IVX]{1,5}(?!\p{L}))|(?<=\p{L},? )(Nos?) (?=\d{1,4}(?!\d|,\d))|(?<!\p{L})(Hwy|Rte) (?=\d)`,
    say: (_, word, british, road) =>
      road !== '' ? `${road === 'Hwy' ? 'Highway' : 'Route'} ` : `${lookUp(BEFORE_NUMBER, word || british)} `,
  },
  { name: 'No.1, v2', pattern: /№\s?(?=\d)|(?<!\p{L})#\s?(?=\d)/gu, say: () => 'number ' },
  {
    name: 'e.g., etc.',
    pattern: re`(?<![\p{L}.])(${anyOf(Object.keys(ABBREVIATIONS))})\.`,
    say: (_, word) => lookUp(ABBREVIATIONS, word),
  },
  { name: 'versus', pattern: /(?<=\s)vs?(?=\s\p{Lu})/gu, say: () => 'versus' },
  { name: 'Ph.D.', pattern: /(?<!\p{L})Ph\.?D\.?(?!\p{L})/gu, say: () => 'P H D' },
  {
    name: 'state Palo Alto, Calif., Newark, N.J.',
    pattern: re`(?<=\p{L}\.?, )(${anyOf(Object.keys(STATES))})\.`,
    say: (_, state) => lookUp(STATES, state),
  },
  {
    name: 'state by its postal code: Charleston, SC',
    pattern: re`(?<=\p{Lu}\p{Ll}{1,20}, )(${Object.keys(POSTAL_STATES).join('|')})(?=(?: \d{5})?[,.;)]|\s[\p{Ll}(]|$)`,
    say: (_, code) => lookUp(POSTAL_STATES, code),
  },
  {
    name: 'U.S., a.m.',
    pattern: /(?<![\p{L}.])((?:\p{L}\.){2,6})(?!\p{L})/gu,
    say: (_, letters) => letters.replaceAll('.', ' ').trim().toUpperCase(),
  },
  {
    name: 'initials J. K. Rowling',
    pattern: /(?<![\p{L}'’]|\p{L}{2}\.)(\p{Lu})\.\s?(?=\p{Lu})/gu,
    say: (_, letter) => `${letter} `,
  },
  { name: 'w/o', pattern: /(?<!\p{L})w\/o(?!\p{L})/gu, say: () => 'without' },
  { name: 'w/', pattern: /(?<!\p{L})w\/\s?/gu, say: () => 'with ' },
];

const NAME_RULES: readonly Rule[] = [
  {
    name: 'year of a film MMXXIV',
    pattern: /(?<![\p{L}\d])(M{1,2}[CDLXVI]{1,12})(?![\p{L}\d])/gu,
    say: (whole, numeral) => {
      const value = romanValue(numeral) ?? 0;
      return value >= 1500 && value < 2100 ? sayYear(String(value)) : whole;
    },
  },
  {
    name: 'version v2.0.1',
    pattern: /(?<=([Vv])ersion )v(?=\d)|(?<!\p{L})[vV](?=\d{1,3}(?:\.\d{1,4}){1,4}(?!\d))/gu,
    say: (_, version) => (version === '' ? 'version ' : ''),
  },
  {
    name: 'numeral II. over a part',
    pattern: re`^(?=[A-Z]{2})(${ROMAN})(?=\.?$)`,
    say: numberWord,
  },
  {
    name: 'numeral World War II',
    pattern: re`(?<=(?<!\p{L})(?:${NUMBERED}) )(${ROMAN}|I(?!['’]|(?<=(?<!\p{L})\p{Ll}{1,12} I)\s\p{L}))(?![\p{L}\d]|-(?!\p{Ll}))`,
    say: (whole, numeral) => numberWord(whole, numeral),
  },
  {
    name: 'numeral XXI century',
    pattern: /(?<!\p{L})([IVX]{1,5})(?= century)/gu,
    say: (whole, numeral) => {
      const value = romanValue(numeral);
      return value === undefined ? whole : sayOrdinal(String(value));
    },
  },
  {
    name: 'numeral Elizabeth II',
    pattern: re`(?<=(?<!\p{L})(?:${RULERS}) )(${ROMAN}|I(?=[ ,.;]?(?:of|was|died|$)))(?![\p{L}\d-])`,
    say: (_, numeral) => `the ${capital(sayOrdinal(String(romanValue(numeral) ?? 0)))}`,
  },
  {
    name: 'numeral after a name',
    pattern: /(?<=\p{Lu}\p{Ll}{1,20} )(I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX)(?![\p{L}\d-])/gu,
    say: (whole, numeral) => numberWord(whole, numeral),
  },
  {
    name: 'screen 1080p',
    pattern: /(?<![\d.,])(\d{3,4})([pi])(?!\p{L})/gu,
    say: (_, figures, kind) => `${sayPairs(figures)} ${kind}`,
  },
  {
    name: 'several of a name F-16s',
    pattern: /(?<=\p{L})-?(\d{1,4})s(?!\p{L})/gu,
    say: (_, figures) => ` ${sayPlural(sayPairs(figures))}`,
  },
  {
    name: 'several 67s',
    pattern: /(?<![\d.,$£€\p{L}])(\d{1,4})s(?!\p{L})/gu,
    say: (_, figures) => sayPlural(sayPairs(figures)),
  },
  { name: 'figures before letters 5G', pattern: /(?<=\d)(?=\p{L})/gu, say: () => ' ' },
  {
    name: 'version 3.2.1',
    pattern: /(?<![\d.])(\d{1,6}(?:\.\d{1,6}){2,5})(?!\d|\.\d)/gu,
    say: (_, version) => version.split('.').map(sayCardinal).join(' point '),
  },
  {
    name: 'model GPT-3.5',
    pattern: /(?<=\p{L})-?(\d{1,6}\.\d{1,6})(?!\d|\.\d)/gu,
    say: (_, figures) => ` ${sayNumber(figures)}`,
  },
  {
    name: 'model F-35, A380',
    pattern: /(?<=\p{L})-?(\d{1,12})(?!\d|\.\d)/gu,
    say: (_, figures) =>
      ` ${
        /^(?:19|20)\d\d$/.test(figures)
          ? sayYear(figures)
          : figures.length === 3 || figures.length === 4
            ? sayPairs(figures)
            : sayCardinal(figures)
      }`,
  },
  {
    name: 'model RTX 4090',
    pattern: re`(?<=(?<!\p{L})\p{Lu}{2,4} )(\d{3,4})(?![\d.,:%-]|\s(?:${COUNTED})(?!\p{L}))`,
    say: (_, figures) => sayPairs(figures),
  },
];

function numberWord(whole: string, numeral: string): string {
  const value = romanValue(numeral);
  if (value === undefined) return whole;
  return capital(sayCardinal(String(value)));
}

const capital = (words: string) => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const NUMBER_RULES: readonly Rule[] = [
  { name: 'negative -5', pattern: /(?<![\d.\p{L})])[-−](?=\.?\d)/gu, say: () => 'minus ' },
  { name: 'positive +5', pattern: /(?<![\d.\p{L})])\+(?=\d)/gu, say: () => 'plus ' },
  {
    name: 'compound 5-year, 7-Eleven',
    pattern: re`(?<![\d.,\p{L}])(${N})-(?=\p{L})`,
    say: (_, figures) => `${sayNumber(figures)}-`,
  },
  {
    name: 'hanging hyphen 19-, 20-inch',
    pattern: re`(?<![\d.,\p{L}])(${N})-(?=[,\s])`,
    say: (_, figures) => sayNumber(figures),
  },
  {
    name: 'decimal .5',
    pattern: /(?<![\d.\p{L}])\.(\d{1,24})(?!\d|\.\d)/gu,
    say: (_, figures) => `point ${sayFigures(figures)}`,
  },
  { name: 'number', pattern: re`(?<![\d.])(${N})(?!\d|\.\d)`, say: (_, figures) => sayNumber(figures) },
  { name: 'figures that are no number', pattern: /\d{1,200}/gu, say: (whole) => ` ${sayFigures(whole)} ` },
];

const SIGN_RULES: readonly Rule[] = [
  { name: 'Amazon.com', pattern: /(?<=[A-Za-z])\.(?=(?:com|org|net|cn)(?![A-Za-z]))/gu, say: () => ' dot ' },
  {
    name: 'C++, C#',
    pattern: /(?<=(?<!\p{L})C)(?:\+\+|#)/gu,
    say: (whole) => (whole === '#' ? ' sharp' : ' plus plus'),
  },
  { name: 'at @', pattern: /(?<=[\p{L}\p{N}] ?)@(?= ?[\p{L}\p{N}])/gu, say: () => ' at ' },
  { name: 'sign', pattern: re`[${Object.keys(SIGNS).join('')}]`, say: (sign) => lookUp(SIGNS, sign) },
  {
    name: 'Greek letter',
    pattern: /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu,
    say: (letter) => lookUp(GREEK, letter.toLowerCase()),
  },
  { name: 'zero 〇', pattern: /〇/gu, say: () => '零' },
];

/** The whole table, in order. */
export const EN_RULES: readonly Rule[] = [
  ...TIDY_RULES,
  ...EN_TELEPHONE_RULES,
  ...EN_DATE_RULES,
  ...EN_TIME_RULES,
  ...ABBREVIATION_RULES,
  ...EN_CODE_RULES,
  ...EN_QUANTITY_RULES,
  ...NAME_RULES,
  ...NUMBER_RULES,
  ...SIGN_RULES,
];

/** Where a hundred and five has no "and": anywhere else it has. An English without a region is taken for America's. */
const WITHOUT_AND = /^en(?:-latn)?(?:$|-(?:us|ca|ph|pr|lr))/iu;

function normalize(text: string, language: string): string {
  const worded = applyRules(plainCharacters(text), EN_RULES);
  const spoken = sweep(spellAcronyms(worded), (digit) => ` ${sayCardinal(String(digit))} `);
  return WITHOUT_AND.test(language) ? spoken : sayAnd(spoken);
}

export const english: Language = {
  subtags: ['en'],
  samples: { en: 'This sentence tests the voice, so that you can hear whether you like it.' },
  embeddedVoices: { en: 'flite:slt' },
  kokoroVoices: { en: 'af_heart', 'en-GB': 'bf_emma' },
  normalize,
  stops: ENGLISH_STOPS,
  by: 'By',
};
