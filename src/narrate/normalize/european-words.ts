/** What a language with a decimal comma brings to the rules of `european-rules.ts`, and the patterns they share. */
import type { SentenceStops } from '../sentence-stops.ts';
import type { FormulaWords } from './formula-words.ts';
import { romanValue } from './roman.ts';
import { type LanguageFacts, lookUp, type Rule, re } from './rules.ts';

export type Gender = 'm' | 'f' | 'n';

/** What is counted: its gender, and its forms (one, many; in Russian one, few, many). */
export type Noun = readonly [gender: Gender, ...forms: readonly string[]];

/** The words of a language. Figures are strings of digits, with a comma before decimals. */
export type EuropeanWords = LanguageFacts & {
  readonly subtags: readonly string[];
  /** A whole number; `next` is the word that follows, where one does. */
  readonly cardinal: (whole: string, gender: Gender | undefined, next: string) => string;
  readonly decimal: (whole: string, decimals: string, gender: Gender | undefined, next: string) => string;
  /** Which form of a noun these figures take. */
  readonly form: (figures: string) => number;
  readonly scales: Readonly<Record<string, Noun>>;
  /** Between a scale and its noun: deux millions *d'*euros. */
  readonly ofScale: (noun: string) => string;
  /** By sign and by code. */
  readonly currencies: Readonly<Record<string, Noun>>;
  readonly cents: (euros: string, cents: string, noun: Noun) => string;
  readonly units: Readonly<Record<string, Noun>>;
  readonly hour: Noun;
  readonly minute: Noun;
  readonly second: Noun;
  /** `pro Stunde`, by what stands under the slash. */
  readonly per: Readonly<Record<string, string>>;
  /** Between the sides of what is measured, 2 x 3 m, where it is not the word of arithmetic. */
  readonly across?: string;
  readonly percent: Noun;
  readonly perMille: string;
  /** What 10x is said by: zehn Mal. */
  readonly times: Noun;
  /** One and a half of these figures: eineinhalb, un et demi. */
  readonly half: (whole: string) => string;
  readonly degrees: Noun;
  readonly scalesOfHeat: readonly [celsius: string, fahrenheit: string];
  /** Between the ends of a span, and between the sides of a result. */
  readonly to: string;
  readonly ratio: string;
  /** Between points and the most that can be had: 8,5/10. */
  readonly outOf: (most: string) => string;
  /** Between a number and its year, 13/2025, and between a month and its year. */
  readonly ofYear: readonly [number: string, month: string];
  readonly minus: string;
  readonly plus: string;
  readonly point: string;
  /** Squared, cubed, and to the power of. */
  readonly powers: readonly [squared: string, cubed: string, other: string];
  readonly signs: Readonly<Record<string, string>>;
  readonly formulas: FormulaWords;
  /** By their small letters. */
  readonly greek: Readonly<Record<string, string>>;
  /** Without the last full stop; a space may follow the others. */
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly months: readonly string[];
  readonly date: (day: string, month: string, year: string) => string;
  readonly clock: (hour: string, minute: string) => string;
  /** Words that may follow a time of day and belong to it. */
  readonly oClock: string;
  readonly sayFigures?: (group: string) => string;
  /** Source of a pattern: how telephone numbers are grouped at home. */
  readonly telephone?: string;
  /** Dates, times and abbreviations of its own: before quantities. */
  readonly before: readonly Rule[];
  /** Ordinals, years, numerals: after quantities. */
  readonly after: readonly Rule[];
  readonly stops: SentenceStops;
  readonly by: string;
};

export const N = String.raw`\d{1,24}(?:,\d{1,24})?`;
export const START = String.raw`(?<![\d.,\p{L}]|(?<!\d)\d/)`;
export const END = String.raw`(?!\d|[.,]\d)`;
export const DASH = String.raw`\s?(?:-|—|~)\s?`;
/** Before a day in figures, 3/5: a half, thirds and quarters of what follows are no day. */
export const NO_PART = String.raw`(?!(?:1/[234]|2/3|3/4)\s\p{Ll})`;

/** One after the other: `207` → `zwei null sieben`. */
export function createFigures(cardinal: (whole: string) => string): (figures: string) => string {
  return (figures) => [...figures.replace(/\D/g, '')].map((figure) => cardinal(figure)).join(' ');
}

/** Replaces a well-formed Roman numeral by what `say` makes of its value. */
export function sayRoman(numeral: string, say: (value: string) => string, whole: string): string {
  const value = romanValue(numeral);
  return value === undefined ? whole : say(String(value));
}

/** Short names of days with what joins them: lun.-ven., mar. au dim. */
export function daySpan(days: Readonly<Record<string, string>>, joint: string, to: string): Rule {
  const day = `(${Object.keys(days).join('|')})`;
  return {
    name: 'days lun.-ven.',
    pattern: re`(?<!\p{L})${day}(?:\.?\s?[-—]\s?|\.\s(${joint})\s)${day}(?!\p{L})\.?`,
    say: (_, from, joined, last) => `${lookUp(days, from)} ${joined || to} ${lookUp(days, last)}`,
  };
}

/** Before a numeral that counts rather than ranks: Mark IV, Rocky III, Parte II. */
const COUNTED =
  /^(?:Mark|Rocky|Rambo|Fase|Tipo|Parte|Grupo|Gruppo|Título|Titolo|Anexo|Allegato|Clase|Classe|Serie|Série|Nivel|Zona|Final|Fantasy|Golf|Windows|Quest|Souls|Civilization|Diablo|Saturn|Falcon|Articolo|Apolo|Apollo|Artemis)$/u;
const QUEEN = /^(?:Isabel|Elizabeth|Elisabeth|Beatriz|Margarida|Margrethe|\p{Lu}\p{Ll}{1,15}a)$/u;
/** Kings and parts of books, of whom there is a tenth. */
const TENTH =
  /^(?:Alfonso|Afonso|Alphonse|Carlos|Carlo|Charles|León|Leão|Leone|Léon|Pío|Pio|Pie|Luis|Luís|Luigi|Louis|Christian|Cristián|Cap[ií]tulo|Capitolo|Chapitre|Tomo|Tome|Volume|Acte|Titre|Livre)$/u;

/** A numeral behind a name: `say` words the rank of a king or a queen; `undefined` behind what is counted. */
export function sayRuler(
  name: string,
  numeral: string,
  whole: string,
  say: (value: string, gender: 'm' | 'f') => string,
): string | undefined {
  if (COUNTED.test(name)) return undefined;
  // Malcolm X, Generación X.
  if (numeral === 'X' && /^\p{Lu}/u.test(name) && !TENTH.test(name)) return whole;
  return sayRoman(numeral, (value) => say(value, QUEEN.test(name) ? 'f' : 'm'), whole);
}
