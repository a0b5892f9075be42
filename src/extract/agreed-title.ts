/** Titles on which two places of a page agree, where its largest heading is none of them: it may name a section. */
import { splitAtSeparators } from './cut-site.ts';
import { attribute, type Element } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import type { PageFacts } from './page-facts.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** Letters of a line that is looked for among the titles. */
const [SHORTEST, LONGEST] = [8, 300];
/** A paragraph of this weight is one of the text. */
const SENTENCE = 100;
const SERVICE =
  /shar(?:e|er)\b|submit|bookmark|intent|mailto:|digg|del\.?icio|reddit|stumbleupon|newsvine|linkedin|whatsapp|telegram/i;
const TITLE = /[?&](?:title|t|text|subject|headline)=([^&'"#]{4,400})/i;

/** The line of a page that is, letter for letter, what the page's window or metadata are called. */
export function findNamedLine(pieces: readonly Piece[], named: readonly string[]): string | undefined {
  const lines = linesOf(pieces);
  const line = named.map((name) => lines.get(name)).find((found) => found !== undefined);
  // Of several parts one is the site's name.
  return line !== undefined && splitAtSeparators(line).length === 1 ? line : undefined;
}

/** The line of a page that its links hand to other services as its title; `undefined` where they name several. */
export function findSharedTitle({ anchors }: PageFacts, pieces: readonly Piece[]): string | undefined {
  let lines: ReturnType<typeof linesOf> | undefined;
  const found = new Set<string>();
  for (const anchor of anchors) {
    const shared = sharedTitle(anchor);
    if (shared === undefined) continue;
    lines ??= linesOf(pieces);
    const line = lines.get(squash(shared));
    if (line !== undefined) found.add(line);
  }
  const [first] = found;
  return first !== undefined && found.size === 1 && isAboveText(first, pieces) ? first : undefined;
}

function sharedTitle(anchor: Element): string | undefined {
  const href = attribute(anchor, 'href').slice(0, 2000);
  const [, value] = (SERVICE.test(href) && TITLE.exec(href)) || [];
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** Sentences of a text and its headings are handed to other services, too, by a link beside them. */
function isAboveText(line: string, pieces: readonly Piece[]): boolean {
  const isSentence = ({ kind, text, weight }: Piece) =>
    kind === 'paragraph' && weight >= SENTENCE && endsSentence(text);
  const begun = pieces.findIndex(isSentence);
  const at = pieces.findIndex(({ text }) => text === line);
  return begun < 0 || at < begun;
}

/** By their letters alone. */
function linesOf(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const { kind, text, linkWeight } of pieces) {
    if ((kind !== 'heading' && kind !== 'paragraph') || linkWeight > 0 || text.length > LONGEST) continue;
    const own = squash(text);
    if (own.length >= SHORTEST && !lines.has(own)) lines.set(own, text);
  }
  return lines;
}
