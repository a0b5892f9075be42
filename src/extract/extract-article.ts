/** A page in, an article out: the extraction as one pure function. */

import type { Article, Block } from '../model.ts';
import type { PageFault } from '../words/why.ts';
import { assembleBlocks } from './assemble-blocks.ts';
import { withoutAuthorLines } from './author-lines.ts';
import { withoutAuthorNote } from './author-note.ts';
import { findClosingBracket } from './closing-bracket.ts';
import { compileLate } from './compile-late.ts';
import { withoutEndSigns } from './end-sign.ts';
import type { ExtractOptions, ExtractReport } from './extract-types.ts';
import { guessTitle } from './guess-title.ts';
import { findHanBracket } from './han-closing-bracket.ts';
import { findSignature } from './japanese-signature.ts';
import { readPageData } from './page-data.ts';
import { readPageLinks } from './page-links.ts';
import { formatDate, parseDate } from './parse-date.ts';
import type { Piece } from './pieces.ts';
import { metaClips, readingClip, withoutRepeats } from './place-clips.ts';
import { type ReadPage, readBody } from './read-body.ts';
import { readByline } from './read-byline.ts';
import { dateLines, readDate } from './read-date.ts';
import { readLanguage } from './read-language.ts';
import { readOrigin } from './read-origin.ts';
import { findRefusal, WORDS } from './refuse-page.ts';
import { isLettersOf } from './signature.ts';
import { withoutSiteIntro } from './site-intro.ts';
import { POINT } from './verdict.ts';

export type { ExtractOptions, ExtractReport, ExtractSelectors, ReportedBlock } from './extract-types.ts';

/** The article, or in one sentence why there is none. */
export type ExtractResult =
  | { readonly article: Article; readonly report: ExtractReport }
  | {
      readonly article?: undefined;
      readonly code: PageFault;
      readonly reason: string;
      readonly report: ExtractReport;
      /** With the code `teaser`: the beginning that the page holds. */
      readonly teaser?: Article;
    };

/** Pages of one article that are joined at most. */
const PAGE_LIMIT = 30;
const REPEATED = 40;
const SPOKEN = new Set<Block['kind']>(['heading', 'paragraph', 'quote', 'listItem']);

/**
 * Extracts the article of a page.
 *
 * @param html The page, its charset already decoded. A fragment without `<html>` will do.
 * @param url The page's address, `http(s):` or `file:`; relative links resolve against it.
 * @returns The article, or the reason why there is none; with either, what was kept and left out. Never throws.
 */
export function extractArticle(html: string, url: string, options: ExtractOptions = {}): ExtractResult {
  if (!URL.canParse(url))
    return {
      code: 'unreadable',
      reason: `The address ${JSON.stringify(url.slice(0, 200))} is not a URL.`,
      report: emptyReport([]),
    };
  try {
    return compileLate(() => extractPage(html, url, options));
  } catch (thrown) {
    // A page must never stop the others. What was thrown is told, so that it can be mended.
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return {
      code: 'unreadable',
      reason: `The page could not be read (${why}).`,
      report: emptyReport([`Extraction failed: ${why}`]),
    };
  }
}

function extractPage(html: string, url: string, options: ExtractOptions): ExtractResult {
  const page = readBody(html, url, options);
  const further = (options.nextPages ?? [])
    .slice(0, PAGE_LIMIT)
    .filter((next) => URL.canParse(next.url))
    .map((next) => readBody(next.html, next.url, options));
  const byline = page.selected.byline ?? readByline(page);
  const pages = [page, ...further].map((one, at, all) => {
    const verdicts =
      at === 0
        ? withoutSiteIntro(one.pieces, withoutAuthorLines(one.pieces, one.verdicts, byline), one.siteName)
        : one.verdicts;
    if (at < all.length - 1) return { ...one, verdicts };
    const told = withoutAuthorNote(one.pieces, verdicts, byline);
    const plain = withoutEndSigns(one.pieces, told, one.siteName);
    return withoutSignature({ ...one, pieces: plain, verdicts: told }, byline);
  });
  const report = buildReport(pages, url);
  if (page.problem !== undefined) return { code: 'no-match', reason: page.problem, report };
  const blocks = joinBlocks(pages, options);
  const text = blocks.flatMap((block) => (SPOKEN.has(block.kind) && 'text' in block ? [block.text] : [])).join('\n');
  const refusal =
    !WORDS.test(text) && blocks.some(({ kind }) => kind === 'clip')
      ? undefined
      : findRefusal(page, /<script/i.test(html), text, byline);
  const asked = options.selectors?.body !== undefined;
  if (refusal && refusal.code !== 'teaser' && !(asked && text !== '')) return { ...refusal, report };

  const { facts, selected } = page;
  const language = readLanguage(
    [facts.htmlLanguage, facts.meta.get('content-language'), facts.meta.get('og:locale')],
    text,
  );
  const written =
    (selected.date === undefined ? undefined : parseDate(selected.date)) ??
    readDate(facts, {
      ...dateLines(page, spokenPieces(page)),
      inScripts: () => readPageData(facts, page.title),
      url,
      language,
    });
  const title = selected.title ?? (page.title || (guessTitle(page.pieces, page.first) ?? firstSentence(text) ?? url));
  const origin = readOrigin(facts, page.pieces, url, page.resolve, page.siteName);
  const picture = origin.imageUrl ?? blocks.find((block) => block.kind === 'figure' && block.imageUrl !== undefined);
  const imageUrl = typeof picture === 'string' ? picture : picture?.kind === 'figure' ? picture.imageUrl : undefined;
  const article: Article = {
    url,
    ...origin,
    ...(imageUrl === undefined ? {} : { imageUrl }),
    title,
    ...(byline === undefined ? {} : { byline }),
    ...(written === undefined ? {} : { publishedAt: formatDate(written, options.timeZone) }),
    language,
    blocks,
  };
  return refusal?.code === 'teaser' && !asked ? { ...refusal, teaser: article, report } : { article, report };
}

/** The last paragraph without the names, letters and agencies in brackets behind it, and without letters in place of a name. */
function withoutSignature(page: ReadPage, byline: string | undefined): ReadPage {
  const last = page.pieces.findLastIndex(({ kind }, at) => page.verdicts[at]?.kept && SPOKEN.has(kind));
  const end = page.pieces[last];
  if (end?.kind === 'paragraph' && isLettersOf(end.text, byline)) return withoutLine(page, last);
  const signed = byline === undefined ? undefined : findSignature(page.pieces, page.verdicts);
  const found = signed?.names.every((name) => byline?.includes(name))
    ? signed
    : (findClosingBracket(page.pieces, page.verdicts, byline, page.siteName) ??
      findHanBracket(page.pieces, page.verdicts, byline));
  if (!found) return page;
  const { at, text } = found;
  if (text !== '')
    return { ...page, pieces: page.pieces.map((piece, index) => (index === at ? { ...piece, text } : piece)) };
  return withoutLine(page, at);
}

function withoutLine(page: ReadPage, at: number): ReadPage {
  const verdict = { kept: false, reason: 'date or author line' };
  return { ...page, verdicts: page.verdicts.map((one, index) => (index === at ? verdict : one)) };
}

/** What the text says, without the points over it: the day stands below them. */
function spokenPieces({ pieces, verdicts }: ReadPage): readonly Piece[] {
  return pieces.filter(
    ({ kind }, at) => verdicts[at]?.kept === true && verdicts[at].reason !== POINT && SPOKEN.has(kind),
  );
}

/** All pages' blocks in order; recordings that come after the text stay at the end, those of the metadata last. */
function joinBlocks(pages: readonly ReadPage[], options: ExtractOptions): readonly Block[] {
  const said = new Set<string>();
  const all = pages.flatMap((page, number) => {
    const blocks = assembleBlocks(page.pieces, page.verdicts, page.resolve);
    // The pages of one article may repeat its summary and its pictures.
    const fresh = number === 0 ? blocks : blocks.filter((block) => !said.has(keyOf(block)));
    for (const block of fresh) if (keyOf(block) !== '') said.add(keyOf(block));
    return fresh;
  });
  const isAfter = (block: Block) => block.kind === 'clip' && block.place === 'after';
  const [first] = pages;
  const meta = first ? metaClips(first.facts, first.resolve, options) : [];
  const known = [...all.filter((block) => !isAfter(block)), ...all.filter(isAfter), ...meta];
  const hidden = first && !known.some(isSound) ? readingClip(first) : [];
  return withoutRepeats([...known, ...hidden]);
}

/** A recording, or the player of a host for one. */
const isSound = (block: Block) => block.kind === 'clip' || ('player' in block && block.player !== undefined);

/** What makes two blocks of different pages the same; `''` for what may be said twice, and for recordings. */
function keyOf(block: Block): string {
  if (block.kind === 'clip') return '';
  return block.text.length > REPEATED ? block.text : block.kind === 'figure' ? (block.imageUrl ?? '') : '';
}

function buildReport(pages: readonly ReadPage[], url: string): ExtractReport {
  const [page] = pages;
  const blocks = pages.flatMap(({ pieces, verdicts, scores }) =>
    pieces.map((piece, index) => ({
      kind: piece.kind,
      text: (piece.kind === 'clip'
        ? [piece.clip?.label, piece.clip?.variants[0]?.url].filter(Boolean).join(' ')
        : piece.text
      ).slice(0, 120),
      kept: verdicts[index]?.kept ?? false,
      reason: verdicts[index]?.reason ?? '',
      score: Math.round(scores.ofPiece[index] ?? 0),
    })),
  );
  const texts = pages.flatMap(({ pieces }) => pieces.map(({ kind, text }) => (kind === 'clip' ? '' : text)));
  return {
    title: page?.title ?? '',
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    blocks,
    links: page ? readPageLinks(page.facts, url, page.resolve) : {},
    problems: page?.problems ?? [],
  };
}

function emptyReport(problems: readonly string[]): ExtractReport {
  return { title: '', characters: 0, blocks: [], links: {}, problems };
}

/** The beginning of a text, for want of a title: its first sentence, or as many whole words as a title has. */
function firstSentence(text: string): string | undefined {
  const sentence = /^.{4,90}?(?=[。！？\n]|[.!?](?:[\s"”’)]|$)|$)/u.exec(text)?.[0];
  if (sentence !== undefined) return sentence;
  const start = text.slice(0, 90);
  return start.replace(/(?:\s\S{0,30}|(?<=.{30})[，、；,][^，、；,\s]{0,50})$/u, '') || undefined;
}
