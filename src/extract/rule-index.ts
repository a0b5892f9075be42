/** Finds the lines of a table of rules that a text can match by how it begins: most of thousands need not be tried. */
import type { BoilerplateRule } from './boilerplate-rule.ts';
import { ignoringCase } from './ignoring-case.ts';
import { LetterPairs, placesOf } from './letter-pairs.ts';
import { beginningOf, distribute, openingsOf } from './openings.ts';
import { wordsIn } from './words-in.ts';

/** A text with what is asked of it a thousand times. */
export type ReadText = {
  readonly text: string;
  readonly lower: string;
  readonly beginning: string;
  readonly pairs: LetterPairs;
};

export function readText(text: string): ReadText {
  const lower = text.toLowerCase();
  return { text, lower, beginning: beginningOf(text), pairs: new LetterPairs(lower) };
}

/** One of the alternatives of a rule's expression. */
export type RuleLine = { readonly rule: BoilerplateRule; readonly matches: (read: ReadText) => boolean };
type NumberedLine = RuleLine & { readonly number: number };

/** Beginnings of texts are without number, so what was found for them is not kept for ever. */
const REMEMBERED = 4000;

/** Gives the lines that a text may match, in the order of the rules. */
export function createRuleIndex(rules: readonly BoilerplateRule[]): (read: ReadText) => readonly RuleLine[] {
  let index: ReadonlyMap<string, readonly NumberedLine[]> | undefined;
  const known = new Map<string, readonly RuleLine[]>();
  return ({ beginning }) => {
    let found = known.get(beginning);
    if (!found) {
      index ??= indexByOpening(rules);
      found = findLines(index, beginning);
      if (known.size >= REMEMBERED) known.clear();
      known.set(beginning, found);
    }
    return found;
  };
}

function findLines(index: ReadonlyMap<string, readonly NumberedLine[]>, beginning: string): readonly RuleLine[] {
  const always = index.get('') ?? [];
  const found = new Set<NumberedLine>();
  for (let length = 1; length <= beginning.length; length += 1)
    for (const line of index.get(beginning.slice(0, length)) ?? []) found.add(line);
  if (found.size === 0) return always;
  return [...always, ...found].sort((one, other) => one.number - other.number);
}

function indexByOpening(rules: readonly BoilerplateRule[]): ReadonlyMap<string, readonly NumberedLine[]> {
  const index = new Map<string, NumberedLine[]>();
  let number = 0;
  for (const rule of rules)
    for (const source of distribute(rule.pattern.source)) {
      const line = { rule, number, matches: createTest(source, rule.pattern.flags) };
      number += 1;
      for (const opening of openingsOf(source)) {
        const same = index.get(opening);
        if (same) same.push(line);
        else index.set(opening, [line]);
      }
    }
  return index;
}

type Word = { readonly word: string; readonly places: readonly number[] };

function hasOne(words: readonly Word[], { lower, pairs }: ReadText): boolean {
  for (const { word, places } of words) if (pairs.mayHave(places) && lower.includes(word)) return true;
  return false;
}

/** An expression is made when a text first may match it: most never are. A search for its words is cheaper. */
function createTest(source: string, flags: string): RuleLine['matches'] {
  let pattern: RegExp | undefined;
  let words: readonly Word[] | undefined;
  return (read) => {
    words ??= wordsIn(source).map((word) => ({ word, places: placesOf(word) }));
    if (!hasOne(words, read)) return false;
    pattern ??= flags.includes('i') ? ignoringCase(source) : new RegExp(source, flags);
    return pattern.test(read.text);
  };
}
