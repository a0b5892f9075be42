/** Lists the alternatives of rules' expressions by how the texts that they match begin. The build does it ahead of time. */
import type { BoilerplateRule } from './boilerplate-rule.ts';
import { distribute, joinRanges, openingsOf } from './openings.ts';
import { wordSetsIn } from './words-in.ts';

/** The alternatives of a list of rules, in the rules' order. Plain data, which can be written to a file. */
export type RuleTable = {
  /** Of the expressions that it was made from. */
  readonly checksum: number;
  /** For each alternative its rule, and from where to where its parts stand in the rule's expression. */
  readonly lines: readonly (readonly number[])[];
  /** For each alternative sets of words: a text that matches has one of each set. None when no word is sure. */
  readonly words: readonly (readonly (readonly string[])[])[];
  /** The alternatives that match texts with a beginning; those of `''` may match any. */
  readonly openings: Readonly<Record<string, readonly number[]>>;
};

/** Distinguishes lists of rules: FNV-1a of their expressions. */
export function checksumOf(rules: readonly BoilerplateRule[]): number {
  let sum = 0x811c9dc5;
  for (const { pattern } of rules) {
    const { source } = pattern;
    for (let at = 0; at < source.length; at += 1) sum = Math.imul(sum ^ source.charCodeAt(at), 0x01000193);
    sum = Math.imul(sum ^ 0xffff, 0x01000193);
  }
  return sum >>> 0;
}

export function tabulateRules(rules: readonly BoilerplateRule[]): RuleTable {
  const lines: (readonly number[])[] = [];
  const words: (readonly (readonly string[])[])[] = [];
  const openings: Record<string, readonly number[]> = {};
  for (const [rule, { pattern }] of rules.entries())
    for (const ranges of distribute(pattern.source)) {
      const line = joinRanges(pattern.source, ranges);
      for (const opening of openingsOf(line)) openings[opening] = [...(openings[opening] ?? []), lines.length];
      lines.push([rule, ...ranges]);
      words.push(wordSetsIn(line));
    }
  return { checksum: checksumOf(rules), lines, words, openings };
}
