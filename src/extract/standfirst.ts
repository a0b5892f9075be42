/** Tells the lines between a title and its text that sum the article up. */
import { boilerplateReason } from './boilerplate-rules.ts';
import { isCaptionText, isMetaLine } from './edge-lines.ts';
import { endsSentence, isNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { squash } from './squash.ts';
import { cjkShare } from './text-weight.ts';

/** The lightest summary that the metadata repeat. */
const STANDFIRST = 20;
const WORDS = 8;
/** Words of one that its class calls so. */
const FEW = 3;
const SUMMARY =
  /(?:^|[\s_-])(?:sub-?(?:title|head(?:line)?)|standfirst|dek|deck|strapline|excerpt|summary|lead|lede|intro|chapo|abstract|description|bajada|entradilla|sottotitolo|catenaccio|ingress|vorspann)(?:$|[\s_-])/i;
const ZH_WEIGHT = 60;
const MOST = 500;
const NEAR = 12;
const SUBTITLE = /(?:^|[\s_-])(?:sub-?(?:title|headline)|standfirst|dek|deck|strapline)(?:$|[\s_-])/i;

/** Wrappers between a title, or its summary, and the box that holds both. */
const WRAPPERS = 3;
/** A box of more text is no head of an article. */
const HEAD = 900;

/** True for a summary in the box of the title, right behind it, which says something and is no line about the article. */
export function isBesideTitle(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const piece = pieces[at];
  const title = pieces[titleAt];
  if (!piece || !title || at !== titleAt + 1) return false;
  if (!hasSubtitleClass(piece) && !isInHead(piece, title, pieces)) return false;
  const { kind, text, weight, linkWeight } = piece;
  if (!/^(?:paragraph|heading|quote)$/.test(kind) || linkWeight > 0 || weight > MOST) return false;
  if (isNames(text) || isMetaLine(text, weight) || isCaptionText(text) || boilerplateReason(piece) !== '') return false;
  if (cjkShare(text) > 0.3) return weight >= ZH_WEIGHT && endsSentence(text);
  return text.split(' ').length >= (isNamedSummary(piece) ? FEW : WORDS);
}

/** True for a line above the text that sums the article up, which the metadata repeat. */
export function isDescription({ kind, text, weight, linkWeight }: Piece, described: string): boolean {
  if (!/^(?:paragraph|heading|quote)$/.test(kind) || linkWeight > 0 || weight < STANDFIRST) return false;
  const own = squash(text);
  return own === described || (own.length > described.length / 2 && described.startsWith(own));
}

const hasSubtitleClass = ({ region: { element } }: Piece) =>
  SUBTITLE.test(element?.attribs['class']?.slice(0, 200) ?? '');

const isNamedSummary = ({ region: { element } }: Piece) => SUMMARY.test(element?.attribs['class']?.slice(0, 200) ?? '');

/** Whether a piece stands in the title's box, or in a wrapper of its own beside the title's. */
function isInHead(piece: Piece, title: Piece, pieces: readonly Piece[]): boolean {
  if (piece.region.parent === title.region.parent) return true;
  const boxes = boxesOf(title.region);
  let box: Region | undefined = piece.region;
  for (let level = 0; box && level <= WRAPPERS; level += 1, box = box.parent) {
    if (boxes.includes(box)) break;
    if (/^(?:comments|against|caption)$/.test(box.hint) || (box.hint === 'drop' && !isFoot(box))) return false;
  }
  if (!box || !boxes.includes(box) || /^(?:body|main)$/.test(box.element?.name ?? 'body')) return false;
  const weight = pieces.slice(box.first, box.end).reduce((sum, one) => sum + one.weight, 0);
  return weight <= HEAD;
}

function boxesOf(region: Region): readonly Region[] {
  const boxes: Region[] = [];
  for (let at = region.parent; at && boxes.length < WRAPPERS; at = at.parent) boxes.push(at);
  return boxes;
}

/** The lower part of the head. */
const isFoot = ({ element }: Region) =>
  element?.name !== 'footer' && /(?:^|[\s_-])foot(?:er)?(?:$|\s)/i.test(element?.attribs['class'] ?? '');

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
  return hasSubtitleClass(piece);
}

const POINT_WORDS = 5;

/** True for an item of a list of sentences or clauses, none of them a link, that nothing marks as beside the article. */
export function isItemOfPoints(pieces: readonly Piece[], at: number): boolean {
  const { kind, region } = pieces[at] ?? {};
  const list = region?.parent;
  if (kind !== 'listItem' || !list || !/^(?:ul|ol)$/.test(list.element?.name ?? '')) return false;
  for (let around: Region | undefined = list; around; around = around.parent)
    if (/^(?:drop|comments|caption)$/.test(around.hint) || (around.hint === 'against' && around === list)) return false;
  const points = pieces.slice(list.first, list.end);
  return (
    points.length > 1 &&
    points.every(
      (point) =>
        point.kind === 'listItem' &&
        point.linkWeight === 0 &&
        point.text.split(' ').length >= POINT_WORDS &&
        boilerplateReason(point) === '' &&
        !isMetaLine(point.text, point.weight),
    )
  );
}

/** True below a heading that names an author whom a line under the title names, too: what is told of her. */
export function isBiography(pieces: readonly Piece[], at: number, titleAt: number): boolean {
  const [piece, over] = [pieces[at], pieces[at - 1]];
  if (!piece || over?.kind !== 'heading' || at - 1 <= titleAt) return false;
  const name = over.text.trim();
  if (name.length < 4 || !isNames(name) || !piece.text.startsWith(name)) return false;
  return pieces.slice(titleAt + 1, at - 1).some(({ text, weight }) => text.includes(name) && isMetaLine(text, weight));
}
