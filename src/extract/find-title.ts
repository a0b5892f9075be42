/** Finds the piece that is the title. */
import { headingText } from './heading-text.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** Letters of a title that is looked for within a headline. */
const KICKED = 10;

/** A heading that holds a line over the title too, or on the first level one below it. */
function isHeadline({ kind, level, text, linkWeight }: Piece, title: string): boolean {
  if (kind !== 'heading' || level > 2 || linkWeight > 0 || title.length < KICKED) return false;
  const own = squash(text);
  return own.length <= title.length * 2.5 && ((level === 1 && own.startsWith(title)) || own.endsWith(title));
}

/** A heading that is the title but for kickers and badges in it, as short as it may be. */
const isLabelled = ({ kind, level, region: { element } }: Piece, title: string): boolean =>
  kind === 'heading' && level === 1 && element !== undefined && squash(headingText(element, [title])) === title;

/** The index of the piece that is the title: a heading before any other; -1 when there is none. */
export function findTitle(pieces: readonly Piece[], title: string): number {
  const wanted = squash(title);
  if (wanted.length < 3) return -1;
  const heading = pieces.findIndex((piece) => piece.kind === 'heading' && squash(piece.text) === wanted);
  if (heading >= 0) return heading;
  const labelled = pieces.findIndex((piece) => isLabelled(piece, wanted));
  if (labelled >= 0) return labelled;
  const headline = pieces.findIndex((piece) => isHeadline(piece, wanted));
  if (headline >= 0) return headline;
  return pieces.findIndex((piece) => piece.linkWeight === 0 && piece.weight < 600 && squash(piece.text) === wanted);
}
