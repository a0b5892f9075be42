/** Tells a paragraph that the page shows twice from one that its author repeats. */
import type { Piece, Region } from './pieces.ts';
import { squash } from './squash.ts';
import type { Verdict } from './verdict.ts';

/** Of a container that only repeats, so much is a repetition. */
const MOST = 0.6;
/** Pieces of a container that are looked at. */
const LOOKED = 60;
/** Pieces in one verse at most. */
const VERSE = 2;

export type Repeats = {
  /** Whether a piece says what an earlier one said, and the page rather than the author says it again. In order. */
  readonly isRepeat: (at: number) => boolean;
};

/** Follows what was said in one page. */
export function createRepeats(pieces: readonly Piece[], verdicts: readonly Verdict[]): Repeats {
  const seen = new Map<string, number>();
  return { isRepeat };

  function isRepeat(at: number): boolean {
    const piece = pieces[at];
    if (!piece) return false;
    const text = squash(piece.text);
    const before = seen.get(text);
    if (before === undefined) {
      seen.set(text, at);
      return false;
    }
    const first = pieces[before];
    return first !== undefined && !isRefrain(first, piece, before, at);
  }

  /** The author's own: the same kind of block, in the same container or in one that says something else too. */
  function isRefrain(first: Piece, again: Piece, before: number, at: number): boolean {
    if (first.kind !== again.kind) return false;
    const [one, other] = [containerOf(first), containerOf(again)];
    // Twice in a row nobody says a paragraph.
    if (one === other) return at !== before + 1;
    if (other.hint === 'against' || other.hint === 'drop') return false;
    let weight = 0;
    let known = 0;
    for (let index = other.first; index < Math.min(other.end, other.first + LOOKED); index += 1) {
      const piece = pieces[index];
      if (!piece || !verdicts[index]?.kept || piece.kind === 'figure' || piece.kind === 'clip') continue;
      weight += piece.weight;
      if (piece === again || seen.has(squash(piece.text))) known += piece.weight;
    }
    return known < weight * MOST || (other.end - other.first <= VERSE && isVerse(one, other));
  }
}

/** The container of a paragraph: what is around its own element. */
function containerOf({ region }: Piece): Region {
  return region.parent ?? region;
}

/** Containers of one kind in the same place, as the verses of a song. */
function isVerse(one: Region, other: Region): boolean {
  return (
    one.parent === other.parent &&
    one.element?.name === other.element?.name &&
    one.element?.attribs['class'] === other.element?.attribs['class'] &&
    (one.parent?.children.length ?? 0) > 2
  );
}
