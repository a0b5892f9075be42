/** What an operator writes to pick texts: plain words, or a regular expression between slashes. */
import { createRequire } from 'node:module';

/** Loaded when an expression is to be checked: most configurations have none, and it takes a tenth of a second. */
const loadRecheck = (): typeof import('recheck') => createRequire(import.meta.url)('recheck');

const WRITTEN = /^\/(.+)\/([imsu]*)$/su;

/**
 * Why a pattern cannot be used, in words; `undefined` when it can. An expression that some text could make take
 * exponential time is refused: one article would stop the run.
 */
export function findPatternProblem(pattern: string): string | undefined {
  const [, source, flags = ''] = WRITTEN.exec(pattern) ?? [];
  if (source === undefined) return undefined;
  try {
    RegExp(source, withUnicode(flags));
  } catch (thrown) {
    return `a regular expression that can be read (${thrown instanceof Error ? thrown.message : String(thrown)})`;
  }
  const found = loadRecheck().checkSync(source, withUnicode(flags));
  return found.status === 'vulnerable' && found.complexity.type === 'exponential'
    ? 'another regular expression: some texts would keep this one busy for ever (catastrophic backtracking)'
    : undefined;
}

/** A test for one pattern: words are looked for in any case, an expression as it is written. */
export function compilePattern(pattern: string): (text: string) => boolean {
  const [, source, flags = ''] = WRITTEN.exec(pattern) ?? [];
  if (source === undefined) {
    const words = pattern.toLocaleLowerCase();
    return (text) => text.toLocaleLowerCase().includes(words);
  }
  const expression = new RegExp(source, withUnicode(flags));
  return (text) => expression.test(text);
}

const withUnicode = (flags: string): string => (flags.includes('u') ? flags : `${flags}u`);
