/** What a language brings to the rules of `formula-rules.ts`. */

/** The words of formulas. Where a word stands between two others it has no space at its ends. */
export type FormulaWords = {
  /** Of a fraction's parts. */
  readonly fraction: (above: string, below: string) => string;
  /** Where a fraction's parts cannot be told. */
  readonly over: string;
  /** What joins a letter and its lowered text; with the spaces that the script sets. */
  readonly sub: string;
  /** Of what is raised. */
  readonly power: (base: string, exponent: string) => string;
  readonly transposed: (matrix: string) => string;
  /** `f of x`. */
  readonly of: (name: string, argument: string) => string;
  /** `f prime`, with one stroke and with two. */
  readonly primes: readonly [one: string, two: string];
  /** `the sum`, by its sign, before `of`, limits and what they run over. */
  readonly big: Readonly<Record<string, string>>;
  readonly limits: (name: string, from: string, to: string) => string;
  readonly overAll: (name: string, range: string) => string;
  readonly plainBig: (name: string) => string;
  /** Of what a variable approaches. */
  readonly limit: (approach: string) => string;
  /** `argument` is `''` where it cannot be told. */
  readonly logarithm: (base: string, argument: string) => string;
  /** Square and cube roots, before what they are of. */
  readonly roots: readonly [square: string, cube: string];
  readonly absolute: (inside: string) => string;
  readonly factorial: (number: string) => string;
  readonly choose: (all: string, chosen: string) => string;
  /** Between an event and its condition. */
  readonly given: string;
  /** Less and greater than, between letters; absent where `<` is said everywhere. */
  readonly comparisons?: readonly [less: string, greater: string];
  readonly approaches: string;
  readonly to: string;
  readonly implies: string;
  /** `ℝ`, `ℕ`, `ℤ`, `ℚ`, `ℂ` by their letters. */
  readonly sets: Readonly<Record<'R' | 'N' | 'Z' | 'Q' | 'C', string>>;
  /** By the sign, wherever it stands. */
  readonly signs: Readonly<Record<string, string>>;
  /** `sin`, `cos`, `tan`, `ln`; absent ones stay. */
  readonly functions: Readonly<Record<string, string>>;
};

/** Greek letters that a text holds by themselves, from a table by their small forms; apart from other letters. */
export function sayGreek(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu, (letter, at: number) => {
    const name = names[letter.toLowerCase().replace('ς', 'σ')];
    if (name === undefined) return letter;
    const isBehind = /[\p{L}\p{M}]/u.test(text[at - 1] ?? '');
    return `${isBehind ? ' ' : ''}${name}${/\p{L}/u.test(text[at + 1] ?? '') ? ' ' : ''}`;
  });
}

/** A table of Greek letters from their names in order, without the last form of sigma. */
export const greekTable = (names: string): Readonly<Record<string, string>> => {
  const words = names.split(' ');
  return Object.fromEntries([...'αβγδεζηθικλμνξοπρστυφχψω'].map((letter, at) => [letter, words[at] ?? letter]));
};
