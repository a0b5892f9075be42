/** Tells the lines between a title and its text that sum the article up. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isCaptionText, isMetaLine } from './edge-lines.ts';
import { endsSentence, isNames } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { cjkShare } from './text-weight.ts';

const WORDS = 8;
const ZH_WEIGHT = 60;
const MOST = 500;
const NEAR = 12;
const SUBTITLE = /(?:^|[\s_-])(?:sub-?(?:title|headline)|standfirst|dek|deck|strapline)(?:$|[\s_-])/i;

/** True for a summary in the box of the title, right behind it, which says something and is no line about the article. */
export function isBesideTitle(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  const title = pieces[titleAt];
  if (!piece || !title || at !== titleAt + 1 || piece.region.parent !== title.region.parent) return false;
  const { kind, text, weight, linkWeight } = piece;
  if ((kind !== 'paragraph' && kind !== 'heading') || linkWeight > 0 || weight > MOST) return false;
  if (isNames(text) || isMetaLine(text, weight) || isCaptionText(text) || boilerplateReason(piece) !== '') return false;
  if (cjkShare(text) > 0.3) return weight >= ZH_WEIGHT && endsSentence(text);
  return text.split(' ').length >= WORDS;
}

/** The index of the only first-level heading before the body and near it; -1 when there is none, or another one. */
export function headlineBefore(pieces: readonly Piece[], end: number): number {
  const isHeadline = (piece: Piece) => piece.kind === 'heading' && piece.level === 1 && piece.linkWeight === 0;
  const at = pieces.slice(0, end).findLastIndex(isHeadline);
  return at >= end - NEAR && at < end - 1 && pieces.findIndex(isHeadline) === at ? at : -1;
}

/** True for a summary that is set as a heading and says so by its class. */
export function isSubtitle(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  if (titleAt < 0 || at !== titleAt + 1 || piece?.kind !== 'heading') return false;
  return SUBTITLE.test(piece.region.element?.attribs['class']?.slice(0, 200) ?? '');
}
