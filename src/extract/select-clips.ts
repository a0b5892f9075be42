/** Decides which recordings on a page are the article's: those in its body, and players just above and below it. */
import { isAudioFile } from './clip-sources.ts';
import { type Element, eachElement } from './dom.ts';
import { isNarration } from './narration.ts';
import type { Piece, Region } from './pieces.ts';
import { holds, isInside, isMarked, type Selection } from './selection.ts';
import { squash } from './squash.ts';
import { OUTSIDE, type Verdict } from './verdict.ts';

/** Pieces above a body whose title is not on the page, among which a player may still be the article's. */
const NEAR = 10;
/** Pieces between a player and the title below it. */
const OVER = 4;
/** A region with more links to recordings than this, and no text, is a catalogue. */
const CATALOGUE = 8;
/** Letters of a title that no section has. */
const CALLED = 12;
const OTHER =
  /^(?:nav|aside|footer)\b|related|recommend|more(?![-_](?:tools?|options?|actions?|menu))|side-?bar|live|station|radio|(?<![a-z])ad(?:s|vert\w*)?(?:$|[\s_-])/i;

/** Sets the verdicts of all recordings. */
export function selectClips(pieces: readonly Piece[], verdicts: Verdict[], selection: Selection): void {
  const { body, between, scores, titleAt, selected } = selection;
  const chosen = selected.clips ? new Set<unknown>(selected.clips) : undefined;
  const top = titleAt >= 0 && titleAt < body.first ? titleAt : Math.max(0, body.first - NEAR);
  const catalogues = new Map<Region, boolean>();
  const bottom = body.parent?.parent?.end ?? body.end;
  const players = pieces.slice(top, body.first).filter(({ clip }) => clip && !clip.isLink).length;
  pieces.forEach((piece, at) => {
    if (piece.clip) verdicts[at] = judge(piece, piece.clip.isLink, at, verdicts[at]?.reason ?? '');
  });

  function judge(piece: Piece, isLink: boolean, at: number, reason: string): Verdict {
    if (chosen) {
      const kept = hasAncestor(piece.clip?.element, chosen);
      return { kept, reason: kept ? 'selected recording' : 'not among the selected recordings' };
    }
    if (piece.clip?.isTeaser) return { kept: false, reason: 'a recording of another page' };
    const marked = markOf(piece.region, body);
    if (at >= body.first && at < body.end && !between.has(at)) {
      if (selected.body && reason === OUTSIDE) return { kept: false, reason };
      if (marked === 'comments') return { kept: false, reason: 'comments' };
      if (isOfOther(piece.clip?.element) && isUnderRelated(at))
        return { kept: false, reason: 'a recording of another page' };
      if (marked !== undefined && isLink) return { kept: false, reason: 'a link beside the article' };
      if (isLink && isCatalogue(piece.region)) return { kept: false, reason: 'one of many links to recordings' };
      return { kept: true, reason: 'recording' };
    }
    const isAlone = at > top && at < body.first && players === 1;
    const isLone = isAlone && (!isOther(piece.region) || isNarration(piece.clip?.label, piece.region));
    if (isLink && !selected.body && isCalledAsArticle(piece)) return { kept: true, reason: 'recording of the article' };
    if (isLink || selected.body || (!isLone && isMarked(piece.region, body))) return { kept: false, reason };
    if (isOfOther(piece.clip?.element)) return { kept: false, reason: 'a recording of another page' };
    if (at > top && at < body.first) return { kept: true, reason: 'recording above the body' };
    if (isAboveTitle(piece, at)) return { kept: true, reason: 'recording above the title' };
    if (at >= body.end && at < bottom) return { kept: true, reason: 'recording below the body' };
    return { kept: false, reason };
  }

  /** A link to a recording that is called as the article is. */
  function isCalledAsArticle({ clip }: Piece): boolean {
    const label = squash(clip?.label ?? '');
    return label.length >= CALLED && label === squash(selection.title);
  }

  /** An episode's player may stand over its title, in the article's own element. */
  function isAboveTitle({ region }: Piece, at: number): boolean {
    if (titleAt < 0 || at >= titleAt || at < titleAt - OVER || isOther(region)) return false;
    const before = pieces.slice(0, body.first).filter(({ clip }) => clip && !clip.isLink);
    const isArticle = (around: Region) =>
      around.element?.name === 'article' && around.first <= at && titleAt < around.end && holds(around, body);
    return before.length === 1 && isInside(region, isArticle);
  }

  /** The only player between title and body may stand among the pictures, but not among other articles. */
  function isOther(region: Region): boolean {
    return isInside(region, (at) => {
      const { name = '', attribs } = at.element ?? {};
      return !holds(at, body) && (at.hint === 'comments' || OTHER.test(`${name} ${attribs?.['class'] ?? ''}`));
    });
  }

  /** An item of a list that leads to another page, as to a programme of the station. */
  function isOfOther(element: Element | undefined): boolean {
    const around: Element[] = [];
    for (let at: unknown = element; isNode(at) && at !== body.element; at = at.parent) around.push(at);
    return around.some((at) => at.name === 'li' && !hasAncestor(body.element, new Set([at])) && leadsElsewhere(at));
  }

  /** Whether the nearest text above heads a list of what else there is. */
  function isUnderRelated(at: number): boolean {
    let above = at - 1;
    while (above > body.first && pieces[above]?.kind === 'clip') above -= 1;
    return verdicts[above]?.reason === 'related link';
  }

  function markOf(region: Region, within: Region): Region['hint'] | undefined {
    for (let at: Region | undefined = region; at && !holds(at, within); at = at.parent)
      if ((at.hint === 'drop' || at.hint === 'comments' || at.hint === 'against') && !scores.misleading.has(at))
        return at.hint;
    return undefined;
  }

  function isCatalogue(region: Region): boolean {
    const list = region.element?.name === 'li' || region.element?.name === 'td' ? (region.parent ?? region) : region;
    const known = catalogues.get(list);
    if (known !== undefined) return known;
    let clips = 0;
    let weight = 0;
    for (let at = list.first; at < list.end; at += 1) {
      if (pieces[at]?.clip?.isLink) clips += 1;
      weight += Math.max(0, scores.ofPiece[at] ?? 0);
    }
    const found = clips > CATALOGUE && weight < 200;
    catalogues.set(list, found);
    return found;
  }
}

const isNode = (node: unknown): node is Element => typeof node === 'object' && node !== null && 'attribs' in node;

/** Whether a link to another page is in an element. */
function leadsElsewhere(element: Element): boolean {
  let found = false;
  eachElement(element, ({ name, attribs }) => {
    const href = name === 'a' ? (attribs['href'] ?? '') : '';
    found ||= href !== '' && !/^(?:#|javascript:)/i.test(href) && !isAudioFile(href);
    return !found;
  });
  return found;
}

function hasAncestor(element: Element | undefined, wanted: ReadonlySet<unknown>): boolean {
  for (let at: unknown = element; at && typeof at === 'object'; at = 'parent' in at ? at.parent : undefined)
    if (wanted.has(at)) return true;
  return element?.children.some((child) => wanted.has(child)) ?? false;
}
