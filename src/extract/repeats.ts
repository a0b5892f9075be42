/** Tells a paragraph that the page shows twice from one that its author repeats. */
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { squash } from './squash.ts';
import type { Verdict } from './verdict.ts';

/** The reason of what the page says again. */
export const SAID_BEFORE = 'said before';

/** Shorter lines may be said twice, as refrains are, but where a whole container says everything again. */
const REPEATED = 90;
/** Of a container that only repeats, so much is a repetition. */
const MOST = 0.6;
const COPY = 0.9;
const COPY_WEIGHT = 200;
/** A paragraph of the text weighs this. */
const PARAGRAPH = 60;
/** Pieces of a container that are looked at. */
const LOOKED = 60;
/** Pieces in one verse at most. */
const VERSE = 2;

export type Repeats = {
  /** Whether a piece says what an earlier one said, and the page rather than the author says it again. Asked in order. */
  readonly isRepeat: (at: number) => boolean;
};

/** True for a sentence between two paragraphs of the same container: a line of the text, even where it is the title. */
export function isAmongParagraphs(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const isBeside = (one: Piece | undefined) =>
    one?.kind === 'paragraph' &&
    one.region.parent === piece?.region.parent &&
    endsSentence(one.text) &&
    one.weight >= PARAGRAPH;
  return (
    piece?.kind === 'paragraph' && endsSentence(piece.text) && isBeside(pieces[at - 1]) && isBeside(pieces[at + 1])
  );
}

/**
 * True for a heading over a paragraph of the text among others of its kind: a newsletter may be called as one of its
 * parts. The first of its kind is the title again, unless the newsletter has told by a list what comes.
 */
export function headsPart(pieces: readonly Piece[], at: number, end: number): boolean {
  const heading = pieces[at];
  if (!heading || !isOver(pieces, at, end)) return false;
  const dress = dressOf(heading);
  if (/recipe/i.test(dress)) return false;
  const from = Math.max(0, at - NEAR);
  const near = pieces.slice(from, Math.min(end, at + NEAR));
  const alike = near.flatMap((one, index) =>
    isOver(pieces, from + index, end) && dressOf(one) === dress ? [from + index] : [],
  );
  const behind = alike.filter((index) => index > at).length;
  const isListed = near.some(
    ({ kind, text }, index) =>
      from + index < at && /[:：]$/.test(text) && kind === 'paragraph' && near[index + 1]?.kind === 'listItem',
  );
  return alike.some((index) => index < at) ? behind > 0 : isListed && behind > 1;
}

/** Pieces on either side among which the other parts of a newsletter begin. */
const NEAR = 60;
/** Empty pieces below a heading that are looked through. */
const EMPTY = 5;

/** True for a heading without a link right over a sentence of the text. */
function isOver(pieces: readonly Piece[], at: number, end: number): boolean {
  const heading = pieces[at];
  if (heading?.kind !== 'heading' || heading.linkWeight > 0) return false;
  const below = pieces.slice(at + 1, Math.min(end, at + 1 + EMPTY)).find(({ weight }) => weight > 0);
  return below?.kind === 'paragraph' && below.linkWeight < below.weight / 2 && endsSentence(below.text);
}

/** How a heading is set: its level, its class, and the box around it. */
function dressOf({ level, region }: Piece): string {
  const boxes = [region, region.parent].map((box) => `${box?.element?.name} ${box?.element?.attribs['class'] ?? ''}`);
  return [level, ...boxes].join('\n').slice(0, 400);
}

/** Follows what was said in one page. */
export function createRepeats(pieces: readonly Piece[], verdicts: readonly Verdict[]): Repeats {
  const seen = new Map<string, number>();
  return {
    isRepeat(at) {
      const piece = pieces[at];
      if (!piece) return false;
      const text = squash(piece.text);
      const before = seen.get(text);
      if (before === undefined) seen.set(text, at);
      const first = before === undefined ? undefined : pieces[before];
      return before !== undefined && first !== undefined && !isRefrain(first, piece, at === before + 1);
    },
  };

  /** The author's own: the same kind of block, in the same container or in one that says something else too. */
  function isRefrain(first: Piece, again: Piece, follows: boolean): boolean {
    const [one, other] = [containerOf(first), containerOf(again)];
    const { known, weight } = countKnown(other);
    // Two lists may have steps in common.
    if (again.kind === 'listItem' && again.weight < REPEATED) return true;
    if (again.weight < REPEATED) return one === other || weight < COPY_WEIGHT || known < weight * COPY;
    if (first.kind !== again.kind) return false;
    // Twice in a row nobody says a paragraph.
    if (one === other) return !follows;
    if (other.hint === 'against' || other.hint === 'drop') return false;
    return known < weight * MOST || (other.end - other.first <= VERSE && isVerse(one, other));
  }

  /** The weight of a container's text, and of the part that was said before the container began. */
  function countKnown({ first, end }: Region): { readonly known: number; readonly weight: number } {
    let weight = 0;
    let known = 0;
    for (let at = first; at < Math.min(end, first + LOOKED); at += 1) {
      const piece = pieces[at];
      const verdict = verdicts[at];
      if (!piece || !verdict || piece.kind === 'figure' || piece.kind === 'clip') continue;
      if (!verdict.kept && verdict.reason !== SAID_BEFORE) continue;
      weight += piece.weight;
      if ((seen.get(squash(piece.text)) ?? first) < first) known += piece.weight;
    }
    return { known, weight };
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
