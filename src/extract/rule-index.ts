/** Finds the lines of a table of rules that a text can match by how it begins: most of thousands need not be tried. */
import type { BoilerplateRule } from './boilerplate-rule.ts';
import { ignoringCase } from './ignoring-case.ts';
import { LetterPairs, placesOf } from './letter-pairs.ts';
import { beginningOf, joinRanges } from './openings.ts';
import { checksumOf, type RuleTable, tabulateRules } from './rule-table.ts';

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

/** Beginnings of texts are without number, so what was found for them is not kept for ever. */
const REMEMBERED = 4000;

/**
 * Gives the lines that a text may match, in the order of the rules.
 *
 * @param ahead The table of the same rules, when it was made before; that of others is not used.
 */
export function createRuleIndex(
  rules: readonly BoilerplateRule[],
  ahead?: RuleTable,
): (read: ReadText) => readonly RuleLine[] {
  let open: ReturnType<typeof openTable> | undefined;
  const known = new Map<string, readonly RuleLine[]>();
  return ({ beginning }) => {
    let found = known.get(beginning);
    if (!found) {
      open ??= openTable(rules, ahead?.checksum === checksumOf(rules) ? ahead : tabulateRules(rules));
      found = open(beginning);
      if (known.size >= REMEMBERED) known.clear();
      known.set(beginning, found);
    }
    return found;
  };
}

function openTable(rules: readonly BoilerplateRule[], { lines, words, openings }: RuleTable) {
  const made: RuleLine[] = [];
  const lineOf = (number: number) => {
    const [rule = 0, ...ranges] = lines[number] ?? [];
    // Numbered as in the list that the table was made from.
    made[number] ??= createLine(rules[rule] as BoilerplateRule, ranges, words[number] ?? []);
    return made[number];
  };
  const numbersOf = (opening: string) => openings[opening] ?? [];
  const always = numbersOf('').map(lineOf);
  return (beginning: string): readonly RuleLine[] => {
    const found = new Set<number>();
    for (let length = 1; length <= beginning.length; length += 1)
      for (const number of numbersOf(beginning.slice(0, length))) found.add(number);
    if (found.size === 0) return always;
    return [...numbersOf(''), ...found].sort((one, other) => one - other).map(lineOf);
  };
}

type Word = { readonly word: string; readonly places: readonly number[] };

function hasOne(words: readonly Word[], { lower, pairs }: ReadText): boolean {
  for (const { word, places } of words) if (pairs.mayHave(places) && lower.includes(word)) return true;
  return false;
}

/** An expression is made when a text first may match it: most never are. A search for its words is cheaper. */
function createLine(
  rule: BoilerplateRule,
  ranges: readonly number[],
  mustHave: readonly (readonly string[])[],
): RuleLine {
  let pattern: RegExp | undefined;
  let sets: readonly (readonly Word[])[] | undefined;
  const matches = (read: ReadText) => {
    sets ??= mustHave.map((words) => words.map((word) => ({ word, places: placesOf(word) })));
    for (const words of sets) if (!hasOne(words, read)) return false;
    pattern ??= compile(rule.pattern, ranges);
    return pattern.test(read.text);
  };
  return { rule, matches };
}

function compile({ source, flags }: RegExp, ranges: readonly number[]): RegExp {
  const line = joinRanges(source, ranges);
  return flags.includes('i') ? ignoringCase(line) : new RegExp(line, flags);
}
