/** What a language is, what a rule of one is, and how a table of rules is applied. */
import type { SentenceStops } from '../sentence-stops.ts';

/**
 * One row of a language's table. `say` gets the whole match and its groups (an absent group is `''`) and returns the
 * words. Patterns bound every repetition, so that a table is linear in the length of the text whatever it contains.
 */
export type Rule = {
  readonly name: string;
  readonly pattern: RegExp;
  readonly say: (whole: string, ...groups: string[]) => string;
};

/** One language, as an object: adding one is a file with its words and a line in `languages.ts`. */
export type Language = LanguageFacts & {
  /** Primary subtags (BCP 47) that it serves. */
  readonly subtags: readonly string[];
  /** Its text → the words that are said. */
  readonly normalize: (text: string, tag: string) => string;
  /** Where a full stop ends no sentence; absent: as in English. */
  readonly stops?: SentenceStops;
  /** Before an author's name: `Von`. */
  readonly by?: string;
  /** Where author and date are not set as in Europe: the day written out, and the line of both. */
  readonly announcement?: {
    date(year: number, month: number, day: number): string;
    line(byline: string | undefined, date: string | undefined): string;
  };
};

/** What is known of a language beside its words. */
export type LanguageFacts = {
  /** A sentence to hear or to try a voice with, by primary subtag. */
  readonly samples: Readonly<Record<string, string>>;
  /** By tag, what reads it of the voices that npm brings, `driver:name`; absent: eSpeak's by the language. */
  readonly embeddedVoices?: Readonly<Record<string, string>>;
  /** By tag, the name of Kokoro's voice that reads it. */
  readonly kokoroVoices?: Readonly<Record<string, string>>;
  /** A script that tells it from languages in other scripts. */
  readonly script?: {
    /** Its letters; global. */
    readonly letters: RegExp;
    /** Primary subtags of all languages in it: their articles keep their own language. */
    readonly languages: readonly string[];
  };
};

/** Tagged template for patterns: global, Unicode-aware, backslashes as written, parts interpolated as pattern source. */
export function re(parts: TemplateStringsArray, ...values: readonly string[]): RegExp {
  return new RegExp(String.raw(parts, ...values), 'gu');
}

/** Applies the rules one after the other over the whole text; `finish` is given each piece that a rule has worded. */
export function applyRules(
  text: string,
  rules: readonly Rule[],
  finish: (words: string) => string = (words) => words,
): string {
  let result = text;
  for (const rule of rules) {
    result = result.replace(rule.pattern, (whole: string, ...rest: unknown[]) => {
      const groups = rest.slice(0, -2).map((group) => (typeof group === 'string' ? group : ''));
      return finish(rule.say(whole, ...groups));
    });
  }
  return result;
}

/** The words of `table` as a pattern, longest first, so that `kmh` is not read as `km`. */
export function anyOf(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|');
}

/** Looks a word up in a table; the word itself when it is not there. */
export function lookUp(table: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(table, word) ? (table[word] ?? word) : word;
}

/** P2P, B2B2C, O2O: the figure is said "to". Not H2O and its like. */
export const PEERS = /(?<![A-Za-z\d])(?!(?:H2[OS]|[NK]2O|C2H)(?![A-Za-z]))(?:[A-Z]2){1,2}[A-Z](?![A-Za-z\d])/gu;
