/** Markdown → HTML, its front matter read: CommonMark with tables, struck text and footnotes, which are not for ears. */
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { parse } from 'yaml';
import type { DocumentText } from './document-types.ts';

const FRONT_MATTER = /^---\s{0,4}\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)\s{0,4}(?:\n|$)/;

/** Reads a text in Markdown. Its title is that of the front matter, else its first heading where the text begins with it. */
export function readMarkdown(input: string): DocumentText {
  const text = input.replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(text);
  const about = front ? readFrontMatter(front[1] ?? '') : {};
  const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 60 }).use(footnotes);
  return { html: markdown.render(front ? text.slice(front[0].length) : text), ...about };
}

function readFrontMatter(yaml: string): Omit<DocumentText, 'html'> {
  let about: unknown;
  try {
    // Aliases could make a short text a long one.
    about = parse(yaml, { maxAliasCount: 0, schema: 'failsafe' });
  } catch {
    return {};
  }
  if (typeof about !== 'object' || about === null) return {};
  const facts = new Map(Object.entries(about).map(([key, value]) => [key.toLowerCase(), value as unknown]));
  const text = (...keys: readonly string[]) => keys.map((key) => wordsOf(facts.get(key))).find((value) => value !== '');
  return {
    title: text('title'),
    byline: text('author', 'authors', 'byline'),
    language: text('lang', 'language'),
    publishedAt: text('date', 'published'),
  };
}

/** A list of names, or of records with a name, as one text. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.slice(0, 20).map(wordsOf).filter(Boolean).join(', ');
  if (typeof value === 'object' && value !== null && 'name' in value) return wordsOf(value.name);
  return '';
}
