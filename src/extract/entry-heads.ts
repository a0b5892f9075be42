/** Tells the days and writers over the entries of a diary, a log or a collection from those of the page. */
import { isDateLine } from './edge-lines.ts';
import { parseDate } from './parse-date.ts';
import type { Piece } from './pieces.ts';
import { namesByKind } from './signed-line.ts';

/** A page has its day and that of a change, a list of more is a log's. */
const ITEMS = 3;

/** Pieces that begin an entry: several dated headings with text below or dated items, and accounts of several writers. */
export function entryHeads(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const dated = pieces.filter(({ text, weight }) => isDateLine(text, weight) && parseDate(text) !== undefined);
  const items = distinct(dated.filter(({ kind }) => kind === 'listItem'));
  const headings = distinct(dated.filter((piece) => piece.kind === 'heading' && hasTextBelow(piece, pieces)));
  const named = pieces.filter(({ text }) => namesByKind(text));
  const accounts = distinct(named.filter(({ kind }) => kind === 'paragraph'));
  return new Set([
    ...(items.length >= ITEMS ? items : []),
    ...(headings.length > 1 ? headings : []),
    ...(accounts.length > 1 ? accounts : []),
    ...named.filter(({ kind }) => kind !== 'paragraph'),
  ]);
}

const distinct = (pieces: readonly Piece[]) =>
  pieces.filter(({ text }, at) => pieces.every((other, index) => index === at || other.text !== text));

function hasTextBelow(heading: Piece, pieces: readonly Piece[]): boolean {
  const below = pieces[pieces.indexOf(heading) + 1];
  return below !== undefined && below.kind !== 'heading' && !isDateLine(below.text, below.weight);
}
