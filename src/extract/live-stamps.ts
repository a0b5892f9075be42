/** Tells the time over an entry of a live report. */
import { type Element, isElement } from './dom.ts';
import type { Piece } from './pieces.ts';

const TIME =
  /^(?:(?:heute|today|yesterday|gestern|hoy|ayer|oggi|ieri|hoje|aujourd[’']hui)[,\s]{1,3})?\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?\s?(?:uhr|h|hrs|[ap]\.?m\.?)?(?:\s?(?:gmt|bst|utc|cest|cet|mesz|mez|[ecmp][sd]?t))?$/i;
const CLASS = /(?:^|[\s_-])(?:time|date|timestamp|datetime|published|hora|uhrzeit|heure|ora)(?:$|[\s_-])/i;

/** True for a time alone, marked as one or over a heading. */
export function isStamp(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'paragraph' || piece.text.length > 24 || !TIME.test(piece.text)) return false;
  if (pieces[at + 1]?.kind === 'heading') return true;
  const { element } = piece.region;
  return element !== undefined && [element, ...element.children].some((one) => isElement(one) && isMarked(one));
}

const isMarked = ({ name, attribs }: Element) => name === 'time' || CLASS.test((attribs['class'] ?? '').slice(0, 160));
