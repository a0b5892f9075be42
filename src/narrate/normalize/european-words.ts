/** What a language with a decimal comma brings to the rules of `european-rules.ts`, and the patterns they share. */
import type { SentenceStops } from '../sentence-stops.ts';
import { romanValue } from './roman.ts';
import type { LanguageFacts, Rule } from './rules.ts';

export type Gender = 'm' | 'f' | 'n';

/** What is counted: its gender, and its forms (one, many; in Russian one, few, many). */
export type Noun = readonly [gender: Gender, ...forms: readonly string[]];

/** The words of a language. Figures are strings of digits, with a comma before decimals. */
export type EuropeanWords = LanguageFacts & {
  readonly subtags: readonly string[];
  /** A whole number; `next` is the word that follows, where one does. */
  readonly cardinal: (whole: string, gender: Gender | undefined, next: string) => string;
  readonly decimal: (whole: string, decimals: string) => string;
  /** Which form of a noun these figures take. */
  readonly form: (figures: string) => number;
  readonly scales: Readonly<Record<string, Noun>>;
  /** Between a scale and its noun: deux millions *d'*euros. */
  readonly ofScale: (noun: string) => string;
  /** By sign and by code. */
  readonly currencies: Readonly<Record<string, Noun>>;
  readonly cents: (euros: string, cents: string, noun: Noun) => string;
  readonly units: Readonly<Record<string, Noun>>;
  /** `pro Stunde`, by what stands under the slash. */
  readonly minute: Noun;
  readonly second: Noun;
  readonly per: Readonly<Record<string, string>>;
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
  readonly minus: string;
  readonly plus: string;
  readonly point: string;
  /** Squared, cubed, and to the power of. */
  readonly powers: readonly [squared: string, cubed: string, other: string];
  readonly signs: Readonly<Record<string, string>>;
  /** Without the last full stop; a space may follow the others. */
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly months: readonly string[];
  readonly date: (day: string, month: string, year: string) => string;
  readonly clock: (hour: string, minute: string) => string;
  /** Words that may follow a time of day and belong to it. */
  readonly oClock: string;
  readonly sayFigures?: (group: string) => string;
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

/** One after the other: `207` → `zwei null sieben`. */
export function createFigures(cardinal: (whole: string) => string): (figures: string) => string {
  return (figures) => [...figures.replace(/\D/g, '')].map((figure) => cardinal(figure)).join(' ');
}

/** Replaces a well-formed Roman numeral by what `say` makes of its value. */
export function sayRoman(numeral: string, say: (value: string) => string, whole: string): string {
  const value = romanValue(numeral);
  return value === undefined ? whole : say(String(value));
}
