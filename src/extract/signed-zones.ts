/** The lines of a page that may be signed: above its text, at either end of it, and below. */
import { commentLabel } from './edge-lines.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** Pieces above the body and behind it that may be signed. */
export const [ABOVE, BELOW] = [15, 12];
/** Paragraphs at either end of the text that may hold a dateline or a signature. */
export const [OPENING, CLOSING] = [3, 4];

export type Zones = {
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly kept: readonly number[];
  readonly first: number;
  readonly last: number;
};

/** The index of the first line that is the title, above the body; -1 when there is none. */
export const titlePlace = ({ title, pieces, first }: Zones): number =>
  pieces.findIndex(({ text }, index) => index <= first && title !== '' && squash(text) === title);

/** The lines above the body, from its title on. */
export function linesAbove(zones: Zones): readonly Piece[] {
  const { pieces, kept, first } = zones;
  const at = titlePlace(zones);
  const from = at >= 0 && at >= first - 40 ? at : Math.max(0, first - ABOVE);
  const opening = new Set(kept.slice(0, OPENING));
  return pieces.slice(from, (kept[OPENING - 1] ?? first) + 1).filter((_, index) => !opening.has(index + from));
}

/** With those that the text begins with. */
export const linesOnTop = (zones: Zones): readonly Piece[] => [
  ...linesAbove(zones),
  ...zones.kept.slice(0, OPENING).flatMap((at) => zones.pieces[at] ?? []),
];

/** The lines that end the text or follow it. */
export function linesBelow({ pieces, kept, last }: Zones): readonly Piece[] {
  const from = kept.at(-CLOSING) ?? last;
  const behind = pieces.slice(last + 1, last + 1 + BELOW);
  // Below a label of comments their writers sign.
  const comments = behind.findIndex(({ text }) => commentLabel(text) !== undefined);
  return [...pieces.slice(Math.max(0, from), last + 1), ...(comments < 0 ? behind : behind.slice(0, comments))];
}
