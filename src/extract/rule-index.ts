/** Finds the lines of a table of rules that a text can match by how it begins: most of thousands need not be tried. */
import type { BoilerplateRule } from './boilerplate-rule.ts';
import { ignoringCase } from './ignoring-case.ts';
import { beginningOf, distribute, openingsOf, wordIn } from './openings.ts';

/** One of the alternatives of a rule's expression. */
export type RuleLine = {
  readonly rule: BoilerplateRule;
  /** `lower` is the text in lower case. */
  readonly matches: (text: string, lower: string) => boolean;
};
type NumberedLine = RuleLine & { readonly number: number };

/** Beginnings of texts are without number, so what was found for them is not kept for ever. */
const REMEMBERED = 4000;

/** Gives the lines that a text may match, in the order of the rules. */
export function createRuleIndex(rules: readonly BoilerplateRule[]): (text: string) => readonly RuleLine[] {
  let index: ReadonlyMap<string, readonly NumberedLine[]> | undefined;
  const known = new Map<string, readonly RuleLine[]>();
  return (text) => {
    const beginning = beginningOf(text);
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

/** An expression is made when a text first may match it: most never are. A search for one of its words is cheaper. */
function createTest(source: string, flags: string): RuleLine['matches'] {
  let pattern: RegExp | undefined;
  let word: string | undefined;
  return (text, lower) => {
    word ??= wordIn(source);
    if (!lower.includes(word)) return false;
    pattern ??= flags.includes('i') ? ignoringCase(source) : new RegExp(source, flags);
    return pattern.test(text);
  };
}
