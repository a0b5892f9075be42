/** Pages as sites build them today, each against what a person reading it aloud would read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ExtractResult, extractArticle } from '../../src/extract/extract-article.ts';
import type { Block } from '../../src/model.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/pages');

type ExpectedBlock =
  | { readonly kind: 'heading' | 'paragraph' | 'quote' | 'listItem'; readonly text: string }
  /** `anywhere`: outside the text, so that its place in the order is nobody's fault. */
  | { readonly kind: 'clip'; readonly url: string; readonly label?: string; readonly anywhere?: boolean };

type Expected = {
  readonly url: string;
  readonly title: string;
  /** Several, where more than one answer is right. */
  readonly byline: string | readonly string[];
  /** A prefix of the ISO date. */
  readonly publishedAt: string;
  readonly language: string;
  readonly blocks: readonly ExpectedBlock[];
  /** Debatable texts, whole blocks, that may be read or left out. */
  readonly also?: readonly string[];
  /** No article. */
  readonly refused?: boolean;
  /** With `refused`: the beginning of an article, which may be taken if a problem is reported. */
  readonly teaser?: boolean;
  /** What the page is still misread in; its test fails once the page is read well, so that no reason outlives its fault. */
  readonly knownFailure?: string;
};

const readExpected = (name: string): Expected => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));

/** White space collapsed; a raised figure counts like the figure. */
const collapse = (text: string) =>
  text
    .replace(/[⁰¹²³⁴-⁹⁺⁻]/gu, (raised) => raised.normalize('NFKC').replace('−', '-'))
    .replace(/\s+/gu, ' ')
    .trim();

/** One line for each block, so that a failure shows as a difference of lines. */
function toLine(block: Block | ExpectedBlock): string {
  if (block.kind === 'clip') return `clip: ${block.url}`;
  return `${block.kind === 'heading' ? 'heading' : 'text'}: ${collapse(block.text)}`;
}

function checkArticle(result: ExtractResult, expected: Expected): void {
  const { article } = result;
  if (!article) throw new Error(`No article: ${result.reason}`);
  const debatable = new Set((expected.also ?? []).map(collapse));
  const anywhere = expected.blocks.flatMap((one) => (one.kind === 'clip' && one.anywhere ? [one.url] : []));
  const clips = article.blocks.flatMap((block) => (block.kind === 'clip' ? [block] : []));
  const compared = article.blocks.filter((block) => {
    if (block.kind === 'figure' || block.kind === 'table' || block.kind === 'code') return false;
    return block.kind === 'clip' ? !anywhere.includes(block.url) : !debatable.has(collapse(block.text));
  });
  const inOrder = expected.blocks.filter((one) => one.kind !== 'clip' || !one.anywhere);

  expect.soft(article.title).toBe(expected.title);
  expect.soft([expected.byline].flat()).toContain(article.byline ?? '');
  expect.soft((article.publishedAt ?? '').slice(0, expected.publishedAt.length)).toBe(expected.publishedAt);
  expect.soft(article.language.split('-')[0]).toBe(expected.language.split('-')[0]);
  expect.soft(clips.map((clip) => clip.url).filter((url) => anywhere.includes(url))).toEqual(anywhere);
  for (const one of expected.blocks) {
    if (one.kind !== 'clip' || one.label === undefined) continue;
    expect.soft(clips.find((clip) => clip.url === one.url)?.label).toBe(one.label);
  }
  expect.soft(compared.map(toLine)).toEqual(inOrder.map(toLine));
}

function checkPage(name: string, expected: Expected): void {
  const html = readFileSync(join(FOLDER, `${name}.html`), 'utf8');
  const result = extractArticle(html, expected.url);
  if (!expected.refused) {
    checkArticle(result, expected);
    return;
  }
  if (!expected.teaser || result.report.problems.length === 0) expect(result.article?.title).toBeUndefined();
  const beginning = result.article ?? result.teaser;
  if (expected.blocks?.length && beginning) checkArticle({ article: beginning, report: result.report }, expected);
}

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort();

describe('pages as sites build them', () => {
  for (const name of names) {
    const expected = readExpected(name);
    const { knownFailure } = expected;
    if (knownFailure === undefined) it(`reads ${name}`, () => checkPage(name, expected));
    else it.fails(`misreads ${name}: ${knownFailure}`, { retry: 0 }, () => checkPage(name, expected));
  }
});
