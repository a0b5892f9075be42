/** Decides for every piece of a page whether it belongs to the article, and says why. */
import { isAuthorsList, LISTED } from './author-lists.ts';
import { asksOfText } from './author-questions.ts';
import { dropBareLabels } from './bare-labels.ts';
import { boilerplateReason } from './boilerplate-rules.ts';
import { isBoxLabel, isFilmTitle } from './box-labels.ts';
import { dropClosingNotes } from './closing-notes.ts';
import { isNameOfColumn, isNumberOfColumn } from './column-labels.ts';
import { dropContactLists } from './contact-lists.ts';
import { isContents } from './contents-lines.ts';
import { isCorrection } from './corrections.ts';
import { isDateline, isPlaceLine, isPostLine } from './dateline.ts';
import type { Element } from './dom.ts';
import { isCaptionText } from './edge-lines.ts';
import { dropBehindEnd } from './end-mark.ts';
import { dropGraphicTexts } from './graphic-boxes.ts';
import { dropHousePitches } from './house-pitches.ts';
import { endOfInnerCaptions } from './inner-captions.ts';
import { takeLabelsOfPoints } from './key-points.ts';
import { isAuthorLabel } from './labelled-names.ts';
import { endsSentence } from './line-shape.ts';
import { isAnnotatedList, isLink, isWholeSentence, LINKED_SENTENCE, POINTS } from './link-lines.ts';
import { isFactAmongOthers, isLinkedAmongOthers, isStepAmongOthers } from './listed-facts.ts';
import { isReporterOfEntry, isStamp } from './live-stamps.ts';
import { isMachineSummary } from './machine-summaries.ts';
import { isNumberOfHeading } from './numbered-headings.ts';
import { isOwnSentence } from './own-sentence.ts';
import { isRowBelowTitle } from './paper-heads.ts';
import { dropPictureGalleries } from './picture-galleries.ts';
import type { Piece, Region } from './pieces.ts';
import { isMediaClock } from './player-box.ts';
import { isPostOfAuthor } from './post-of-author.ts';
import { isOfProductCard } from './product-card.ts';
import { dropPulledQuotes, isPulled } from './pulled-quotes.ts';
import { dropQuoteCredits } from './quote-credits.ts';
import { isIngredient, isInSmallBox, MARKED, regionReason } from './region-reason.ts';
import { createRepeats, headsPart, isAmongParagraphs, SAID_BEFORE } from './repeats.ts';
import { isScriptText } from './score-regions.ts';
import { selectClips } from './select-clips.ts';
import { isInside, isMarked, type Selection } from './selection.ts';
import { dropShowNotes } from './show-notes.ts';
import { dropSmallPrint } from './small-print.ts';
import { isSeat, isSpeakerName } from './speakers.ts';
import { squash } from './squash.ts';
import {
  headlineBefore,
  headsOwnPoints,
  headsPoints,
  isBesideTitle,
  isDashedLine,
  isDescription,
  isSubtitle,
  mayLead,
} from './standfirst.ts';
import { isItemOfPoints } from './summary-points.ts';
import { dropTimelines } from './timeline.ts';
import { trimEdges } from './trim-edges.ts';
import { trimEndMatter } from './trim-end-matter.ts';
import { dropUnmarkedCaptions, isBelowPictureInTable, isCentred } from './unmarked-captions.ts';
import { LEAD, OUTSIDE, POINT, type Verdict } from './verdict.ts';

/** A paragraph between title and body counts as the article's first when it scores this. */
const LEAD_SCORE = 50;
const LABEL = 60;
/** From this much text on the article has begun. */
const BEGUN = 250;
/** Shorter lines may be said twice, as refrains are. */
const REPEATED = 90;
/** As much of a body is searched for its lead, and as many pieces above it are looked at. */
const SEARCHED = 20_000;
const LEADS = 40;
/** Pieces behind a body among which a correction is looked for. */
const CORRECTIONS = 12;
const TITLE_PART = 4;

/** One verdict for every piece, in the same order. */
export function selectPieces(pieces: readonly Piece[], selection: Selection): readonly Verdict[] {
  const { body, between, scores, titleAt, selected } = selection;
  const verdicts: Verdict[] = pieces.map(() => ({ kept: false, reason: OUTSIDE }));
  const title = squash(selection.title);
  const described = squash(selection.description);
  const chosen = selected.body ? new Set(selected.body) : undefined;
  const page = { pieces, scores, titleAt, lastProse, url: selection.url };
  let said = 0;
  let proseEnd: number | undefined;

  visit(body, chosen && !isWithin(body, chosen) ? OUTSIDE : undefined);
  if (!chosen) takeLead();
  trimEndMatter(pieces, verdicts, body);
  dropBehindEnd(pieces, verdicts, body);
  dropGraphicTexts(pieces, verdicts, body);
  dropContactLists(pieces, verdicts, body);
  dropHousePitches(pieces, verdicts, body, selection.title);
  trimEdges(pieces, verdicts, body);
  dropSmallPrint(pieces, verdicts, body);
  dropUnmarkedCaptions(pieces, verdicts, body);
  dropRepeats();
  dropQuoteCredits(pieces, verdicts, body);
  takeCorrections();
  selectClips(pieces, verdicts, selection);
  dropTimelines(pieces, verdicts, body);
  dropPictureGalleries(pieces, verdicts, body);
  dropShowNotes(pieces, verdicts, body);
  dropClosingNotes(pieces, verdicts, body);
  dropBareLabels(pieces, verdicts, body);
  if (!chosen) takeLabelsOfPoints(pieces, verdicts, titleAt, body.end);
  return verdicts;

  function judge(piece: Piece, at: number): Verdict {
    const isExempt =
      piece.kind === 'table' ||
      piece.kind === 'code' ||
      isStepAmongOthers(piece, pieces) ||
      isFactAmongOthers(piece, pieces) ||
      asksOfText(piece, () => pieces.slice(body.first, at));
    const boilerplate = isExempt ? '' : boilerplateReason(piece);
    if (boilerplate !== '') return { kept: false, reason: boilerplate };
    if (piece.kind === 'table' || piece.kind === 'code' || piece.kind === 'figure')
      return { kept: true, reason: piece.kind };
    if (isContents(pieces, at)) return { kept: false, reason: 'table of contents' };
    if (repeatsTitle(piece, at)) return { kept: false, reason: 'the title again' };
    if (isDateline(piece.text) || (said < BEGUN && isPlaceLine(piece))) return { kept: false, reason: 'dateline' };
    if (said === 0 && (isNameOfColumn(pieces, at, body) || isNumberOfColumn(pieces, at, body)))
      return { kept: false, reason: 'a label of a box' };
    if (said < BEGUN && isPostOfAuthor(piece, pieces[at - 1])) return { kept: false, reason: 'date or author line' };
    if (!/[\p{L}\p{N}]/u.test(piece.text)) return { kept: false, reason: 'ornament' };
    if (isNumberOfHeading(pieces, at)) return { kept: false, reason: 'the number of a heading' };
    if (at < titleAt && isAboveTitle(piece)) return { kept: false, reason: 'above the title' };
    if (isSpeakerName(pieces[at - 1]) && isSeat(piece.text)) return { kept: false, reason: 'date or author line' };
    const isAround = said < BEGUN || at > lastProse();
    if (
      isStamp(pieces, at) ||
      isReporterOfEntry(pieces, at) ||
      (isAround && (isAuthorLabel(pieces, at) || isPostLine(piece)))
    )
      return { kept: false, reason: 'date or author line' };
    if (isBoxLabel(pieces, at) || isFilmTitle(piece, pieces) || isMediaClock(piece) || isOfProductCard(pieces, at))
      return { kept: false, reason: 'a label of a box' };
    if (isScriptText(piece.text)) return { kept: false, reason: 'script' };
    if (
      isLink(piece) &&
      piece.kind !== 'heading' &&
      piece.weight < 400 &&
      !isLinkedSentence(piece, at) &&
      !isIngredient(piece) &&
      !(piece.kind === 'listItem' && piece.region.parent && isAnnotatedList(piece.region.parent, pieces)) &&
      !(at < lastProse() && isLinkedAmongOthers(piece, pieces))
    )
      return isAuthorsList(piece.region, pieces, selection.url)
        ? { kept: true, reason: LISTED }
        : { kept: false, reason: 'only links' };
    return { kept: true, reason: isSubtitle(pieces, at, titleAt) ? LEAD : 'body' };
  }

  /** What a platform sets above a headline: its own name and motto, a section, a button. */
  function isAboveTitle({ kind, text, weight, linkWeight, region }: Piece): boolean {
    if (kind === 'heading') return linkWeight > weight * 0.9;
    if (kind === 'listItem') return isListOfLabels(region.parent ?? region);
    if (kind !== 'paragraph') return false;
    const title = pieces[titleAt];
    return weight < LABEL && (!endsSentence(text) || (title?.kind === 'heading' && title.level === 1));
  }

  /** A section and a day, and no sentence. */
  function isListOfLabels({ first, end }: Region): boolean {
    const items = pieces.slice(first, end);
    const weight = items.reduce((sum, one) => sum + one.weight, 0);
    return weight < 2 * LABEL && end <= titleAt && items.every(({ text }) => !endsSentence(text));
  }

  /** A sentence that is a link from its first word to its last; the text goes on behind it. */
  function isLinkedSentence(piece: Piece, at: number): boolean {
    if (!isWholeSentence(piece)) return false;
    const above = pieces[at - 1];
    if (at < lastProse()) return true;
    return (
      at === lastProse() + 1 &&
      above?.region.parent === piece.region.parent &&
      (!POINTS.test(piece.text) || isOwnSentence(piece.text))
    );
  }

  function repeatsTitle(piece: Piece, at: number): boolean {
    // Once the text has begun, its title may be a line of it, as in a poem.
    if (at === titleAt) return true;
    if (isAmongParagraphs(pieces, at) || (said > LABEL * 2 && headsPart(pieces, at, body.end))) return false;
    const isText = said >= BEGUN && piece.kind !== 'heading' && piece.linkWeight === 0;
    const pulled = isText && isPulled(piece.region, body);
    if (isText && !pulled) return false;
    const text = squash(piece.text);
    if (said === 0 && isPartOfTitle(piece, text)) return true;
    if (title.length < 4 || text.length > title.length * 1.3) return false;
    if (text === title) return true;
    return (
      text.length >= title.length * (isNameOfDish(piece) ? 0.25 : pulled ? 0.4 : 0.6) &&
      text.length > 9 &&
      (title.includes(text) || text.includes(title))
    );
  }

  /** Before the text begins, lines in the middle say the title again, in parts. */
  function isPartOfTitle({ kind, region, text, weight }: Piece, own: string): boolean {
    if (own.length < TITLE_PART || weight > LABEL * 2 || endsSentence(text)) return false;
    if (!isCentred(region) && !(kind === 'heading' && /[:：]$/.test(text))) return false;
    if (title.includes(own)) return true;
    const shared = [...own].filter((letter) => title.includes(letter)).length;
    return /^[—–-]{1,2}/.test(text) && shared >= own.length * 0.7;
  }

  /** The last piece of the body that is running text and no link. */
  function lastProse(): number {
    if (proseEnd !== undefined) return proseEnd;
    proseEnd = body.end - 1;
    while (proseEnd >= body.first && !isProse(proseEnd)) proseEnd -= 1;
    return proseEnd;
  }

  function isProse(at: number): boolean {
    const piece = pieces[at];
    if (!piece || piece.kind === 'heading' || piece.kind === 'clip' || piece.kind === 'figure') return false;
    return piece.weight >= LINKED_SENTENCE && (scores.ofPiece[at] ?? 0) > 0 && endsSentence(piece.text);
  }

  function visit(region: Region, dropped: string | undefined): void {
    let at = region.first;
    const take = (to: number) => {
      for (; at < to; at += 1) {
        const piece = pieces[at];
        if (!piece) continue;
        const beside = between.has(at) ? OUTSIDE : dropped;
        const verdict = beside === undefined ? judge(piece, at) : { kept: false, reason: beside };
        verdicts[at] = verdict;
        if (verdict.kept && piece.kind !== 'heading') said += piece.weight;
      }
    };
    for (const child of region.children) {
      take(child.first);
      const entered = chosen && child.element && chosen.has(child.element) ? undefined : dropped;
      visit(child, entered ?? regionReason(child, page));
      at = child.end;
    }
    take(region.end);
  }

  /** What the publication corrects may stand in the article's footer, or behind its text. */
  function takeCorrections(): void {
    for (let at = body.first; at < Math.min(pieces.length, body.end + CORRECTIONS); at += 1) {
      const piece = pieces[at];
      if (!piece || verdicts[at]?.kept || piece.kind === 'figure' || piece.kind === 'heading') continue;
      if (verdicts[at]?.reason !== OUTSIDE && verdicts[at]?.reason !== MARKED) continue;
      if (piece.linkWeight > piece.weight / 2 || !isCorrection(piece)) continue;
      if (!isInside(piece.region, ({ hint }) => hint === 'comments')) verdicts[at] = { kept: true, reason: 'body' };
    }
  }

  /** A page may set the first paragraph apart, between the title and the body. */
  function takeLead(): void {
    // The page may call the article otherwise than its headline does.
    const headline = titleAt < 0 ? headlineBefore(pieces, body.first) : titleAt;
    if (titleAt < 0 && isBesideTitle(pieces, headline + 1, headline))
      verdicts[headline + 1] = { kept: true, reason: LEAD };
    if (titleAt < 0 || titleAt >= body.first) return;
    said = 0;
    for (let at = body.first - 1; at > titleAt; at -= 1) {
      const piece = pieces[at];
      const isSummary = () =>
        piece &&
        (isDescription(piece, described) ||
          isBesideTitle(pieces, at, titleAt) ||
          isRowBelowTitle(pieces, at, titleAt) ||
          isDashedLine(pieces, at, titleAt) ||
          headsPoints(pieces, at) ||
          headsOwnPoints(pieces, at));
      if (piece && isInside(piece.region, (box) => isMachineSummary(box, page))) continue;
      const isPoint = isItemOfPoints(pieces, at);
      if (piece && (isPoint || isSummary()) && !repeatsTitle(piece, at)) {
        verdicts[at] = { kept: true, reason: isPoint ? POINT : LEAD };
        continue;
      }
      const isVerse = piece?.kind === 'paragraph' && piece.linkWeight === 0 && isInside(piece.region, isPoem);
      if (!piece || (!isVerse && (scores.ofPiece[at] ?? 0) < LEAD_SCORE)) continue;
      if (!mayLead(pieces, at, titleAt) || isMarked(piece.region, body) || isInSmallBox(piece.region, at, body, page))
        continue;
      const isCaption =
        isCaptionText(piece.text) || isBelowPictureInTable(pieces, at) || endOfInnerCaptions(pieces, at) > at;
      const verdict = isCaption ? { kept: false, reason: 'caption' } : judge(piece, at);
      verdicts[at] = verdict.kept ? { kept: true, reason: LEAD } : verdict;
    }
  }

  /** Text that something may be pulled out of; a shorter paragraph must not be a pulled one itself. */
  function isQuotable({ kind, weight, region }: Piece): boolean {
    return weight >= REPEATED || (kind === 'paragraph' && weight >= LINKED_SENTENCE && !isPulled(region, body));
  }

  /** Pulled quotes and summaries say a paragraph twice: of two alike the first stays, of lead and body the body's. */
  function dropRepeats(): void {
    const repeats = createRepeats(pieces, verdicts);
    let all = '';
    for (let at = body.first; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || piece.weight === 0 || !verdicts[at]?.kept || piece.kind === 'table' || piece.kind === 'code')
        continue;
      if (repeats.isRepeat(at)) verdicts[at] = { kept: false, reason: SAID_BEFORE };
      else if (all.length < SEARCHED && isQuotable(piece)) all += squash(piece.text);
    }
    dropPulledQuotes(pieces, verdicts, body, SAID_BEFORE);
    for (let at = Math.max(0, titleAt, body.first - LEADS); at < body.first; at += 1) {
      const text = squash(pieces[at]?.text ?? '');
      if (!verdicts[at]?.kept || (text.length < 60 && pieces[at]?.kind !== 'quote')) continue;
      const isSaid =
        text.length < 60 ? all.includes(text) : all.includes(text.slice(10, 50)) && all.includes(text.slice(-40));
      if (isSaid) verdicts[at] = { kept: false, reason: 'said in the body' };
    }
  }
}

/** The heading of a recipe's card says again what the dish is called. */
const isNameOfDish = ({ kind, region: { element } }: Piece) =>
  kind === 'heading' && /recipes?[\w-]{0,12}[_-](?:name|title)/i.test((element?.attribs['class'] ?? '').slice(0, 160));

/** Verses have no full stops, and weigh little. */
const isPoem = ({ element }: Region) =>
  /(?:^|[\s_-])(?:poems?|poetry|verses?|stanzas?|lyrics?|shige)(?:$|[\s_-])/i.test(
    (element?.attribs['class'] ?? '').slice(0, 160),
  );

function isWithin(region: Region, elements: ReadonlySet<Element>): boolean {
  return isInside(region, ({ element }) => element !== undefined && elements.has(element));
}
