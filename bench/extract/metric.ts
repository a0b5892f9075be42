/**
 * How much of an article was found: the multiset of four-token shingles, as the scrapinghub article extraction
 * benchmark counts it; a Chinese character is a token of its own. Precision and recall are means over the pages.
 */

const TOKENS = {
  word: /[\p{L}\p{N}_]+/gu,
  char: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\p{N}+/gu,
};
const SIZE = 4;

export type TokenKind = keyof typeof TOKENS;
/** Shares of one page's shingles: found, not of the article, missed. */
export type PageScore = { readonly found: number; readonly extra: number; readonly missed: number };
export type Summary = { readonly f1: number; readonly precision: number; readonly recall: number };

function shingles(text: string, kind: TokenKind): Map<string, number> {
  const tokens = text.match(TOKENS[kind]) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, tokens.length - SIZE + 1); at += 1) {
    const key = tokens.slice(at, at + SIZE).join('\u0000');
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Compares a text with the truth. */
export function scoreText(truth: string, text: string, kind: TokenKind): PageScore {
  const [wanted, given] = [shingles(truth, kind), shingles(text, kind)];
  let [found, extra, missed] = [0, 0, 0];
  for (const [key, count] of wanted) {
    const other = given.get(key) ?? 0;
    found += Math.min(count, other);
    missed += Math.max(0, count - other);
    extra += Math.max(0, other - count);
  }
  for (const [key, count] of given) if (!wanted.has(key)) extra += count;
  const all = found + extra + missed || 1;
  return { found: found / all, extra: extra / all, missed: missed / all };
}

/** Counts snippets that must and must not be in a text. */
export function scoreSnippets(must: readonly string[], mustNot: readonly string[], text: string): PageScore {
  const flat = (input: string) => input.replace(/\s+/g, ' ').trim();
  const page = flat(text);
  const found = must.filter((snippet) => page.includes(flat(snippet))).length;
  return {
    found,
    missed: must.length - found,
    extra: mustNot.filter((snippet) => page.includes(flat(snippet))).length,
  };
}

const ratio = (part: number, rest: number) => (part + rest === 0 ? Number.NaN : part / (part + rest));

function combine(precision: number, recall: number): Summary {
  return { f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0, precision, recall };
}

/** Means over pages, for whole texts. */
export function summarizePages(scores: readonly PageScore[]): Summary {
  const mean = (values: readonly number[]) => {
    const real = values.filter((value) => !Number.isNaN(value));
    return real.reduce((sum, value) => sum + value, 0) / (real.length || 1);
  };
  const precision = mean(scores.map(({ found, extra }) => ratio(found, extra)));
  return combine(precision, mean(scores.map(({ found, missed }) => ratio(found, missed))));
}

/** Pooled counts, for snippets. */
export function summarizeSnippets(scores: readonly PageScore[]): Summary {
  const sum = (pick: (score: PageScore) => number) => scores.reduce((total, score) => total + pick(score), 0);
  const [found, extra, missed] = [
    sum((score) => score.found),
    sum((score) => score.extra),
    sum((score) => score.missed),
  ];
  return combine(ratio(found, extra) || 0, ratio(found, missed) || 0);
}
