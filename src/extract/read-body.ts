/** Reads one page as far as its body: parsed, laid out in pieces, each piece judged. */
import { load } from 'cheerio';
import { withAlikeHeadings } from './alike-headings.ts';
import { applySelectors, type Selected } from './apply-selectors.ts';
import { collectPieces } from './collect-pieces.ts';
import { type DataBody, findDataBody } from './data-body.ts';
import { isSold } from './data-locks.ts';
import { escapeText } from './data-markup.ts';
import { findRemainders } from './data-remainder.ts';
import { dropDecoys } from './decoys.ts';
import type { Element } from './dom.ts';
import type { ExtractOptions } from './extract-types.ts';
import { findTitle } from './find-title.ts';
import { placeFormulas } from './formulas/place-formulas.ts';
import { guardMarkup } from './guard-markup.ts';
import { headlineOf } from './guess-title.ts';
import { withQuestions } from './interview-questions.ts';
import { mendSentences } from './mend-sentences.ts';
import { withBoxedHeadings, withNumberedHeadings } from './numbered-headings.ts';
import { type PageFacts, readFacts } from './page-facts.ts';
import type { Piece, Region } from './pieces.ts';
import { readSiteName } from './read-origin.ts';
import { type FoundTitle, readTitle } from './read-title.ts';
import { createResolver, type Resolve } from './resolve-url.ts';
import { findBody, type Scores, scorePage } from './score-regions.ts';
import { selectPieces } from './select-pieces.ts';
import { withSizedHeadings } from './sized-headings.ts';
import { withSpeakers } from './speakers.ts';
import { squash } from './squash.ts';
import { isDescription } from './standfirst.ts';
import { OUTSIDE, type Verdict } from './verdict.ts';
import { widenBody } from './widen-body.ts';

export type ReadPage = {
  readonly facts: PageFacts;
  readonly resolve: Resolve;
  readonly selected: Selected;
  readonly siteName: string | undefined;
  /** `''` when the page names none. */
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly scores: Scores;
  readonly verdicts: readonly Verdict[];
  /** Of the text that was kept. */
  readonly weight: number;
  /** Index of the body's first piece. */
  readonly first: number;
  /** The pieces that may name author and date: those around the body's start and end. */
  readonly near: readonly Piece[];
  readonly problems: readonly string[];
  /** Why the page must not be used: the operator's selector for the body matches nothing. */
  readonly problem?: string;
};

/** A body lighter than this may be one whose text is hidden until a script shows it. */
const THIN = 200;
/** A body lighter than this may be what stands around one that a script will draw. */
const SHORT = 600;
const TITLE_LIMIT = 500;
/** Pieces behind a title that may be its standfirst. */
const HEAD = 12;
/** Text that a headline is compared with comes in paragraphs of this weight. */
const LONG = 120;

/** Parses and judges a page, as it is where no script runs if that tells more. `url` must be valid. */
export function readBody(html: string, url: string, options: ExtractOptions): ReadPage {
  const page = readMarkup(html, url, options, false);
  if (page.weight >= THIN || page.selected.body || !/<noscript/i.test(html)) return page;
  return better(page, readMarkup(html, url, options, true));
}

function readMarkup(html: string, url: string, options: ExtractOptions, bare: boolean): ReadPage {
  const guarded = guardMarkup(html, { everything: options.selectors !== undefined, bare });
  const $ = load(guarded.html);
  const document = $.root()[0];
  // Cheerio always gives a root; the type only does not say so.
  if (!document) throw new Error('no document');
  fillStreamed($);
  dropDecoys($, html);
  mendSentences($);
  const facts = readFacts(document, guarded.scripts);
  const selected = applySelectors($, options.selectors ?? {});
  placeFormulas($, guarded.html, guarded.scripts, selected.removed);
  const siteName = readSiteName(facts);
  const cut = 'The page is too long: only its beginning was read (three million characters or 120,000 tags).';
  const base = {
    facts,
    resolve: createResolver(url, facts.baseHref),
    selected,
    siteName,
    problems: guarded.cut ? [...selected.problems, cut] : selected.problems,
  };

  const description = facts.meta.get('og:description') ?? facts.meta.get('description') ?? '';
  const named = squash(`${facts.documentTitle} ${facts.meta.get('og:title') ?? ''}`);
  const read = (hidden: boolean) => {
    const laid = collectPieces(document, {
      scripts: guarded.scripts,
      removed: selected.removed,
      hidden,
      named,
    });
    const { root } = laid;
    const numbered = withNumberedHeadings(withBoxedHeadings(laid.pieces));
    const pieces = withQuestions(withSpeakers(withAlikeHeadings(withSizedHeadings(numbered))));
    const { text: title, isSure } = titleOf(pieces);
    const judged = judge(url, pieces, root, title, description, selected, options);
    if (isSure) return judged;
    const text = pieces.flatMap(({ text: own, weight }, at) =>
      judged.verdicts[at]?.kept && weight >= LONG ? [own] : [],
    );
    const headline = headlineOf(pieces, judged.first, text.join('\n'), title);
    return headline === undefined ? judged : judge(url, pieces, root, headline, description, selected, options);
  };
  const titleOf = (pieces: readonly Piece[]): FoundTitle => {
    const found = selected.title ?? readTitle(facts, siteName, pieces, url);
    if (typeof found === 'string') return { text: found, isSure: true };
    return { text: found?.text.slice(0, TITLE_LIMIT) ?? '', isSure: found?.isSure ?? false };
  };
  const drawn = read(false);
  const shown = selected.body ? drawn : withRemainders(drawn);
  const visible = shown.weight >= THIN || selected.body ? shown : better(shown, read(true));
  const data = visible.weight >= SHORT || selected.body ? undefined : readData(visible.weight >= THIN);
  const isData = data !== undefined && data.judged.weight > visible.weight * 2 + 100;
  return isData ? { ...base, facts: data.facts, ...data.judged } : { ...base, ...visible };

  /** The text with what the page's data hold of it besides. */
  function withRemainders(drawn: Judged): Judged {
    const found = findRemainders(drawn, facts, guarded.scripts, (markup) => layMarkup(markup)?.pieces ?? []);
    for (const { after, html: rest, replaces } of found) {
      const { html: markup } = guardMarkup(rest);
      $(after).after(markup);
      if (replaces) $(after).remove();
      placeFormulas($, markup, guarded.scripts, selected.removed);
    }
    return found.length > 0 ? read(false) : drawn;
  }

  /** The standfirst that the page draws over the place of its text, and the recording of the text. */
  function drawnHead({ html: text, audio }: DataBody): string {
    const from = findTitle(shown.pieces, shown.title) + 1;
    const head = from > 0 ? shown.pieces.slice(from, from + HEAD) : [];
    const own = squash(text);
    const summary = head.find(
      (piece) => isDescription(piece, squash(description)) && !own.includes(squash(piece.text)),
    );
    const lead = summary ? `<p>${escapeText(summary.text)}</p>` : '';
    return audio === undefined || text.includes(audio) ? lead : `${lead}<audio src="${escapeText(audio)}"></audio>`;
  }

  function layMarkup(markup: string): ReturnType<typeof collectPieces> | undefined {
    const own = guardMarkup(`<article>${markup}</article>`);
    const $own = load(own.html);
    placeFormulas($own, own.html, own.scripts);
    const root = $own.root()[0];
    return root && collectPieces(root, { scripts: [], removed: new Set(), hidden: false, named });
  }

  /** The text that the page carries as data, laid out as a page of its own. */
  function readData(isNamed: boolean): { readonly judged: Judged; readonly facts: PageFacts } | undefined {
    const title = facts.meta.get('og:title') ?? (facts.documentTitle || shown.title);
    const found = findDataBody(facts, guarded.scripts, title);
    if (!found || (isNamed && (!found.isNamed || isSold(facts)))) return undefined;
    const laid = layMarkup(drawnHead(found) + found.html);
    if (!laid) return undefined;
    const all = { ...facts, jsonLd: [...facts.jsonLd, found.about] };
    // The page's own title may be the site's, where a script writes it too.
    const headline = typeof found.about['headline'] === 'string' ? found.about['headline'].trim() : '';
    const ownTitle = selected.title ?? (headline.slice(0, TITLE_LIMIT) || titleOf(laid.pieces).text);
    return { judged: judge(url, laid.pieces, laid.root, ownTitle, '', selected, options), facts: all };
  }
}

/** Sets what React's server sends behind a page, hidden, into the places that it left open for it. */
function fillStreamed($: ReturnType<typeof load>): void {
  for (const place of $('template[id^="B:"]').toArray()) {
    const sent = $('div[hidden][id^="S:"]').filter(
      (_, { attribs }) => attribs['id'] === place.attribs['id']?.replace('B', 'S'),
    );
    if (sent.length === 1) $(place).replaceWith(sent.contents());
  }
}

type Judged = Pick<ReadPage, 'title' | 'pieces' | 'scores' | 'verdicts' | 'first' | 'near'> & {
  readonly weight: number;
  readonly problem?: string;
};

function better<T extends { readonly weight: number }>(one: T, other: T): T {
  return other.weight > one.weight * 2 + 100 ? other : one;
}

function judge(
  url: string,
  pieces: readonly Piece[],
  root: Region,
  title: string,
  description: string,
  selected: Selected,
  options: ExtractOptions,
): Judged {
  const shownAt = findTitle(pieces, title);
  const scores = scorePage(pieces, root, shownAt);
  const titleAt = titleIn(scores.opened, pieces, shownAt);
  const nothing = { title, pieces, scores, first: 0, near: pieces, weight: 0 };
  const left = pieces.map((): Verdict => ({ kept: false, reason: OUTSIDE }));
  const wanted = options.selectors?.body;
  if (wanted !== undefined && wanted.trim() !== '' && !selected.body)
    return {
      ...nothing,
      verdicts: left,
      problem: `The body selector ${JSON.stringify(wanted)} matches nothing on this page.`,
    };

  const found = selected.body
    ? regionAround(root, selected.body)
    : (findBody(scores, root, pieces) ?? regionOfPlayer(pieces, titleAt));
  if (!found) return { ...nothing, verdicts: left };
  const { body, between } = selected.body
    ? { body: found, between: new Set<number>() }
    : widenBody(pieces, scores, found, titleAt);
  const verdicts = selectPieces(pieces, { url, body, between, scores, title, description, titleAt, selected });
  const weight = pieces.reduce(
    (sum, piece, index) => (verdicts[index]?.kept && piece.kind !== 'figure' ? sum + piece.weight : sum),
    0,
  );
  const inBody = pieces.slice(body.first, body.end).filter(({ kind }) => kind !== 'clip');
  const top = titleAt < 0 || titleAt > body.first ? Math.max(0, body.first - 15) : titleAt;
  const near = [
    ...pieces.slice(top, Math.max(top + 12, body.first + 6)),
    ...pieces.slice(Math.max(0, body.first - 15), body.first),
    ...inBody.slice(-6),
    ...inBody.filter((piece) => piece.weight < 260),
  ];
  return { title, pieces, scores, verdicts, first: body.first, near, weight };
}

/** The title within a window that is open over a list with the same headline; where it was found on every other page. */
function titleIn(opened: Region | undefined, pieces: readonly Piece[], titleAt: number): number {
  if (!opened || titleAt >= opened.first) return titleAt;
  const text = pieces[titleAt]?.text;
  const within = pieces.findIndex((piece, at) => at >= opened.first && at < opened.end && piece.text === text);
  return within < 0 ? titleAt : within;
}

/** For pages that only carry a recording: the region of the first player that nothing marks as beside the article. */
function regionOfPlayer(pieces: readonly Piece[], titleAt: number): Region | undefined {
  const player = pieces.find(({ clip, region }, at) => {
    if (!clip || clip.isLink || at < titleAt) return false;
    for (let around: Region | undefined = region; around; around = around.parent)
      if (around.hint !== 'none' && around.hint !== 'favour') return false;
    return true;
  });
  return player?.region;
}

/** The smallest region that holds all of the elements. */
function regionAround(root: Region, elements: readonly Element[]): Region {
  const counts = new Map<unknown, number>();
  for (const element of elements)
    for (let at: unknown = element; at && typeof at === 'object'; at = 'parent' in at ? at.parent : undefined)
      counts.set(at, (counts.get(at) ?? 0) + 1);
  let found = root;
  for (;;) {
    const inner = found.children.find(({ element }) => element && counts.get(element) === elements.length);
    if (!inner) return found;
    found = inner;
  }
}
