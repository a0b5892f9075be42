/** English: the table of rules, in order. Adding a rule is adding a row. */
import { spellAcronyms } from './acronyms.ts';
import { plainCharacters, sweep } from './characters.ts';
import { EN_CODE_RULES } from './en-codes.ts';
import { EN_DATE_RULES, EN_DAY_FIRST_RULE, EN_TIME_RULES, N } from './en-dates.ts';
import { EN_FORMULAS } from './en-formulas.ts';
import { sayAnd, sayCardinal, sayFigures, sayNumber, sayOrdinal, sayPairs, sayPlural, sayYear } from './en-numbers.ts';
import { EN_OPENING_RULES, ROMAN } from './en-openings.ts';
import { EN_QUANTITY_RULES } from './en-quantities.ts';
import { BEGINNINGS, ENGLISH_STOPS } from './en-stops.ts';
import { EN_TELEPHONE_RULES } from './en-telephones.ts';
import { EN_TIDY_RULES } from './en-tidy.ts';
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
import { wordFormulas } from './formula-rules.ts';
import { sayGreek } from './formula-words.ts';
import { romanValue } from './roman.ts';
import { anyOf, applyRules, type Language, lookUp, type Rule, re } from './rules.ts';

const ABBREVIATION_RULES: readonly Rule[] = [
  {
    name: 'street Main St.',
    pattern: re`(?<=(?:\d(?:st|nd|rd|th)|\p{Lu}[\p{Ll}'’]{1,20}) )St\.(?:(?=(\s)(?:${BEGINNINGS})(?!\p{L}))|(?!\s\p{Lu}\p{Ll}))`,
    say: (_, sentence) => (sentence === '' ? 'Street' : 'Street.'),
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
    name: 'party and state: Sen. Ann Ames, D-Calif.',
    pattern: re`(?<=\p{L}, )([DRI])-(?:(${anyOf(Object.keys(STATES))})\.|(${Object.values(POSTAL_STATES)
      .filter((state) => state.length < 7)
      .join('|')}))(?=,|\.?$|[;)])`,
    say: (whole, party, short, name) => {
      const title = { D: 'Democrat', R: 'Republican', I: 'Independent' }[party];
      return title === undefined ? whole : `${title} of ${name || lookUp(STATES, short)}`;
    },
  },
  {
    name: 'title Dr. Smith, St. Louis',
    pattern: re`(?<![\p{L}.])(${anyOf(Object.keys(TITLES))})(?:\.\s?(?=\p{Lu})|\. (?=and )|(?<=Mr|Mrs|Ms|Dr|St|Prof|Lt|Sgt|Capt|Mt|Cllr|Cdr|Det|Insp|Supt|Cpl|Pte|Rev|Maj|(?:Lt|Maj)[ -](?:Col|Gen)|Rt Hon) (?=\p{Lu}\p{Ll}|(?:and|&) (?:Mrs?|Ms|Dr)(?!\p{L})))`,
    say: (_, title) => `${lookUp(TITLES, title)} `,
  },
  {
    name: 'No. 5',
    pattern: re`(?<![\p{L}.])(${anyOf(Object.keys(BEFORE_NUMBER))})\.\s?(?=\d|(?:[VX]|I[IVX])[IVX]{0,4}(?!\p{L})|(?<!No\.\s?)I(?!['’\p{L}])|I(?=,? (?:or|and|to) [Nn]os?\.))|(?<=\p{L},? )(Nos?) (?=\d{1,4}(?!\d|,\d))|(?<!\p{L})(Hwy|Rte) (?=\d)`,
    say: (_, word, british, road) =>
      road !== '' ? `${road === 'Hwy' ? 'Highway' : 'Route'} ` : `${lookUp(BEFORE_NUMBER, word || british)} `,
  },
  {
    name: 'No.1, v2',
    pattern: /№\s?(?=\d)|(?<!\p{L})#\s?(?=\d)|(?<!\p{L})No(?=\d{1,2}(?![\d\p{L}]))/gu,
    say: () => 'number ',
  },
  {
    name: 'e.g., etc.',
    pattern: re`(?<![\p{L}.])(${anyOf(Object.keys(ABBREVIATIONS))})\.`,
    say: (_, word) => lookUp(ABBREVIATIONS, word),
  },
  { name: 'versus', pattern: /(?<=\s)vs?\.?(?=\s\p{Lu})/gu, say: () => 'versus' },
  { name: 'TL;DR', pattern: /(?<!\p{L})tl;\s?dr(?!\p{L})/giu, say: () => 'T L D R' },
  { name: 'Ph.D.s', pattern: /(?<!\p{L})Ph\.?D\.?(s?)(?!\p{L})/gu, say: (_, several) => `P H D${several && "'s"}` },
  {
    name: 'state Palo Alto, Calif., Newark, N.J.',
    // Me is a word, too: it is Maine behind a town, within a sentence.
    pattern: re`(?<=\p{L}\.?, )(?!Me\.)(${anyOf(Object.keys(STATES))})\.|(?<=\p{Lu}[\p{L}'’-]{2,20}, )(Me)\.(?=,|\s[—–(])`,
    say: (_, state, maine) => lookUp(STATES, state || maine),
  },
  {
    name: 'state by its postal code: Charleston, SC',
    pattern: re`(?<=\p{Lu}\p{Ll}{1,20}, )(${Object.keys(POSTAL_STATES).join('|')})(?=(?: \d{5}(?:-\d{4})?)?(?:[,.;)]|$)|\s[\p{Ll}(])`,
    say: (_, code) => lookUp(POSTAL_STATES, code),
  },
  {
    name: 'postal code New York 10001',
    pattern: re`(?<=, (?:${anyOf(Object.values(POSTAL_STATES))}|D\.?C\.?|[A-Z]{2}) |(?<!\p{L})ZIP(?: code)? )(\d{5})(?:-(\d{4}))?(?!\d|[.,]\d| (?!(?:and|or|to|with|by|for|from|is|was|on|before|at|USA|U\.S\.?|United States)(?!\p{L}))\p{L})`,
    say: (_, code, rest) => sayFigures(code) + (rest === '' ? '' : `, ${sayFigures(rest)}`),
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
  {
    name: 'w/o, c/o',
    pattern: /(?<!\p{L})(?:(w\/o)(?!\p{L})|c\/o(?= \p{Lu}))/gu,
    say: (short) => (short === 'w/o' ? 'without' : 'care of'),
  },
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
    pattern: re`(?<=(?<!\p{L})(?:${NUMBERED}) )(${ROMAN}|I(?!['’]|(?<=(?<!\p{L})\p{Ll}{1,12} I)\s(?!(?:or|and|to) number)\p{L}))(?![\p{L}\d]|-(?!\p{Ll}))`,
    say: (whole, numeral) => numberWord(whole, numeral),
  },
  {
    name: 'numeral XXI century',
    pattern: /(?<!\p{L})([IVX]{1,5})(?:th|st|nd|rd)?(?= century)/gu,
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
    pattern: re`(?<=(?<!\p{L})\p{Lu}{2,4} )(\d{3,4})(?![\d:%-]|[.,]\d|\s(?:${COUNTED})(?!\p{L}))`,
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
  {
    name: 'Amazon.com, Node.js',
    pattern: /(?<=[A-Za-z])\.(com|org|net|cn|js|ai|io|co\.uk|NET)(?![A-Za-z])/gu,
    say: (_, ending) =>
      ` dot ${ending.replace(/cn|js|ai|io|uk/u, (letters) => letters.toUpperCase().split('').join(' ')).replace('.', ' dot ')}`,
  },
  {
    name: 'C++, C#, F♯, B♭',
    pattern: /(?<=(?<!\p{L})C)\+\+|(?<=(?<!\p{L})[A-G])(?:#(?![\p{L}\d])|[♯♭])/gu,
    say: (whole) => (whole === '++' ? ' plus plus' : whole === '♭' ? ' flat' : ' sharp'),
  },
  { name: 'at @', pattern: /(?<=[\p{L}\p{N}] ?)@(?= ?[\p{L}\p{N}])/gu, say: () => ' at ' },
  { name: 'sign', pattern: re`[${Object.keys(SIGNS).join('')}]`, say: (sign) => lookUp(SIGNS, sign) },
  { name: 'zero 〇', pattern: /〇/gu, say: () => '零' },
];

/** The whole table, in order. */
export const EN_RULES: readonly Rule[] = [
  ...EN_OPENING_RULES,
  ...EN_TIDY_RULES,
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
  const isAmerican = WITHOUT_AND.test(language);
  const plain = plainCharacters(wordFormulas(text, EN_FORMULAS));
  const worded = applyRules(isAmerican ? plain : applyRules(plain, [EN_DAY_FIRST_RULE]), EN_RULES);
  const spoken = sweep(spellAcronyms(sayGreek(worded, GREEK)), (digit) => ` ${sayCardinal(String(digit))} `);
  return isAmerican ? spoken : sayAnd(spoken);
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
