/** What an operator writes to pick elements of a page. */
import { createRequire } from 'node:module';

/** Loaded when a selector is to be checked: many configurations have none, and commands that read no page do without. */
const loadCheerio = (): typeof import('cheerio') => createRequire(import.meta.url)('cheerio');

/** Why a CSS selector cannot be used, in words; `undefined` when it can. */
export function findSelectorProblem(selector: string): string | undefined {
  try {
    loadCheerio().load('').root().find(selector);
    return undefined;
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    return `a CSS selector (${why})`;
  }
}
