/** The lines of a page that may be signed: above its text, at either end of it, and below. */
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

/** The lines above the body, from its title on. */
export function linesAbove({ title, pieces, kept, first }: Zones): readonly Piece[] {
  const at = pieces.findIndex(({ text }, index) => index <= first && title !== '' && squash(text) === title);
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
  return pieces.slice(Math.max(0, from), last + 1 + BELOW);
}
