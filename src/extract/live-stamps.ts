/** Tells the time over an entry of a live report. */
import { type Element, isElement } from './dom.ts';
import { isDateLine } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';

const TIME =
  /^(?:(?:heute|today|yesterday|gestern|hoy|ayer|oggi|ieri|hoje|aujourd[’']hui)[,\s]{1,3})?\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?\s?(?:uhr|h|hrs|[ap]\.?m\.?)?(?:\s?(?:gmt|bst|utc|cest|cet|mesz|mez|[ecmp][sd]?t))?$/i;
const CLASS = /(?:^|[\s_-])(?:time|date|timestamp|datetime|published|hora|uhrzeit|heure|ora)(?:$|[\s_-])/i;

const LONGEST = 48;
/** Pieces around an entry among which the next one begins. */
const NEAR = 30;
const DAY = /(?:19|20)\d{2}/;
const CLOCK = /\d{1,2}[:.h]\d{2}/;
/** The line below an entry's heading that names its reporter. */
const REPORTER = /^(?:From|By|Von|Par|Por|Di|Da) /;
const REPORTER_WEIGHT = 60;

/** True for a time, with its day at most, that is marked as one or stands over a heading. */
export function isStamp(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (!piece || piece.text.length > LONGEST) return false;
  if (piece.kind === 'listItem')
    return (
      CLOCK.test(piece.text) &&
      DAY.test(piece.text) &&
      isDateLine(piece.text, piece.weight) &&
      holdsTime(piece.region.element) &&
      !isInDates(pieces, at)
    );
  if (piece.kind !== 'paragraph') return false;
  if (isDayOfEntry(pieces, at)) return true;
  if (!TIME.test(piece.text) && !(CLOCK.test(piece.text) && isDateLine(piece.text, piece.weight))) return false;
  if (pieces[at + 1]?.kind === 'heading') return true;
  const { element } = piece.region;
  return element !== undefined && [element, ...element.children].some((one) => isElement(one) && isMarked(one));
}

/** True for a day among others of a list, or over what happened on it, as in a chronicle. */
function isInDates(pieces: readonly Piece[], at: number): boolean {
  const own = pieces[at]?.region;
  return [pieces[at - 1], pieces[at + 1]].some(
    (other) =>
      other?.kind === 'listItem' &&
      (other.region === own || other.region.parent === own || isDateLine(other.text, other.weight)),
  );
}

/** The day alone, marked as one, over entries of a live report that has the same day over each. */
function isDayOfEntry(pieces: readonly Piece[], at: number): boolean {
  const { text, weight, region } = pieces[at] as Piece;
  if (pieces[at + 1]?.kind !== 'heading' || !holdsTime(region.element) || !isDateLine(text, weight)) return false;
  return pieces
    .slice(Math.max(0, at - NEAR), at + NEAR)
    .some((other, index, near) => other !== pieces[at] && other.text === text && near[index + 1]?.kind === 'heading');
}

const holdsTime = (element: Element | undefined): boolean =>
  element !== undefined &&
  (element.name === 'time' || element.children.some((one) => isElement(one) && holdsTime(one)));

/** True for who tells an entry, in the head that its time and its heading stand in: From the Courier's Ann Ames in Wexley */
export function isReporterOfEntry(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'paragraph' || piece.weight > REPORTER_WEIGHT || !REPORTER.test(piece.text)) return false;
  if (endsSentence(piece.text)) return false;
  if (pieces[at - 1]?.kind !== 'heading') return false;
  for (let around: Region | undefined = piece.region; around; around = around.parent)
    if (around.element?.name === 'header') return around.first === at - 2 && isStamp(pieces, at - 2);
  return false;
}

const isMarked = ({ name, attribs }: Element) => name === 'time' || CLASS.test((attribs['class'] ?? '').slice(0, 160));
