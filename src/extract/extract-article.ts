/** A page in, an article out: the extraction as one pure function. */
import { load } from 'cheerio';
import type { Article, Block, ClipPlace } from '../model.ts';
import { collectPieces, type Piece } from './collect-pieces.ts';
import type { Element } from './dom.ts';
import type { ExtractOptions, ExtractReport } from './extract-types.ts';
import { guardMarkup } from './guard-markup.ts';
import { readFacts } from './page-facts.ts';
import { formatDate } from './parse-date.ts';
import { readByline } from './read-byline.ts';
import { readDate } from './read-date.ts';
import { readLanguage } from './read-language.ts';
import { guessTitle, readTitle } from './read-title.ts';
import { createResolver } from './resolve-url.ts';
import { findBody, scorePage } from './score-regions.ts';
import { findTitle, selectPieces } from './select-pieces.ts';

export type { ExtractOptions, ExtractReport, ExtractSelectors, ReportedBlock } from './extract-types.ts';

/** The article, or in one sentence why there is none. */
export type ExtractResult =
  | { readonly article: Article; readonly report: ExtractReport }
  | { readonly article?: undefined; readonly reason: string; readonly report: ExtractReport };

/** Extracts the article of a decoded page. Never throws, whatever the page holds. */
export function extractArticle(html: string, url: string, options: ExtractOptions = {}): ExtractResult {
  const empty: ExtractReport = { blocks: [], links: {}, problems: [] };
  if (!URL.canParse(url)) return { reason: `The address ${JSON.stringify(url)} is not a URL.`, report: empty };
  const guarded = guardMarkup(html);
  const $ = load(guarded.html);
  const document = $.root()[0];
  if (!document) return { reason: 'The page is empty.', report: empty };
  const facts = readFacts(document, guarded.scripts);
  const resolve = createResolver(url, facts.baseHref);
  const removed = new Set<Element>();
  const { pieces, root } = collectPieces(document, { scripts: guarded.scripts, removed, hidden: false });
  const siteName = facts.meta.get('og:site_name');
  const title = readTitle(facts, siteName, pieces, new URL(url).hostname) ?? '';
  const titleAt = findTitle(pieces, title);
  const scores = scorePage(pieces, root, titleAt);
  const body = findBody(scores, root, pieces);
  if (!body) return { reason: 'The page has no running text.', report: empty };
  const verdicts = selectPieces(pieces, body, scores, title, titleAt);
  const inBody = pieces.filter((_, index) => index >= body.first && index < body.end && pieces[index]?.kind !== 'clip');
  const top = titleAt < 0 || titleAt > body.first ? Math.max(0, body.first - 15) : titleAt;
  const short = inBody.filter(({ weight }) => weight < 260);
  const near = [...pieces.slice(top, Math.max(top + 12, body.first + 6)), ...inBody.slice(-6), ...short];
  const written = readDate(facts, [...near, ...pieces], url);
  const byline = readByline(facts, near, siteName);
  const blocks: Block[] = [];
  const kept: Piece[] = [];
  const lastText = verdicts.findLastIndex(({ kept: isKept }, index) => isKept && pieces[index]?.kind !== 'clip');
  const leftOutAfter = verdicts.findIndex(({ kept: isKept }, index) => index > lastText && !isKept);
  pieces.forEach((piece, index) => {
    if (!verdicts[index]?.kept) return;
    kept.push(piece);
    const block = toBlock(piece, resolve, leftOutAfter >= 0 && index > leftOutAfter ? 'after' : 'body');
    if (block) blocks.push(block);
  });
  const text = kept.map((piece) => piece.text).join('\n');
  const report: ExtractReport = {
    blocks: pieces.map((piece, index) => ({
      kind: piece.kind,
      text: piece.text.slice(0, 120),
      kept: verdicts[index]?.kept ?? false,
      reason: verdicts[index]?.reason ?? '',
      score: Math.round(scores.ofPiece[index] ?? 0),
    })),
    links: {},
    problems: guarded.cut
      ? ['The page is too long; what lies behind the first three million characters was left out.']
      : [],
  };
  if (blocks.length === 0) return { reason: 'No block of the page looks like an article.', report };
  const canonical = resolve(facts.links.get('canonical')?.attribs['href'] ?? '');
  const article: Article = {
    url,
    canonicalUrl: canonical ?? url,
    title: title || (guessTitle(pieces, body.first) ?? firstSentence(kept[0]?.text ?? url)),
    ...(byline === undefined ? {} : { byline }),
    ...(written === undefined ? {} : { publishedAt: formatDate(written, options.timeZone) }),
    language: readLanguage(facts.htmlLanguage, text),
    ...(siteName === undefined ? {} : { siteName }),
    tags: [],
    blocks,
  };
  return { article, report };
}

/** The beginning of a text, for want of a title. */
function firstSentence(text: string): string {
  return /^.{4,60}?(?=[。！？.!?\n]|$)/.exec(text)?.[0] ?? text.slice(0, 60);
}

function toBlock(piece: Piece, resolve: (address: string) => string | undefined, place: ClipPlace): Block | undefined {
  const { kind, text, level } = piece;
  if (kind === 'heading') return { kind, level, text };
  if (kind === 'paragraph' || kind === 'quote' || kind === 'listItem') return { kind, text };
  if (kind === 'clip') {
    const variant = piece.clip?.variants[0];
    const url = variant && resolve(variant.url);
    if (!piece.clip || !variant || !url) return undefined;
    const label = piece.clip.label === undefined ? {} : { label: piece.clip.label };
    return { kind, url, ...label, ...(variant.mimeType ? { mimeType: variant.mimeType } : {}), place };
  }
  const imageUrl = piece.imageUrl && resolve(piece.imageUrl);
  if (text === '' && !imageUrl) return undefined;
  return { kind, text, ...(imageUrl ? { imageUrl } : {}) };
}
