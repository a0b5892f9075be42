/** What is settled before the pieces are judged: the body, the title, the scores, the operator's choice. */
import type { Selected } from './apply-selectors.ts';
import type { Region } from './pieces.ts';
import type { Scores } from './score-regions.ts';

export type Selection = {
  /** The page’s address. */
  readonly url: string;
  readonly body: Region;
  /** Indexes of pieces within the body that are beside it all the same. */
  readonly between: ReadonlySet<number>;
  readonly scores: Scores;
  readonly title: string;
  /** What the page's metadata says of the article in a sentence; `''` when it says nothing. */
  readonly description: string;
  /** Index of the piece that is the title, -1 when none is. */
  readonly titleAt: number;
  readonly selected: Selected;
};

/** Whether a region or one around it is of a kind. */
export function isInside(region: Region, isOfKind: (region: Region) => boolean): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (isOfKind(at)) return true;
  return false;
}

/** Whether a region or one around it, up to the nearest that holds the body too, is marked as something else. */
export function isMarked(region: Region, body: Region): boolean {
  return isInside(region, (at) => at.hint !== 'none' && at.hint !== 'favour' && !holds(at, body));
}

/** Whether a region reaches as far as the body does; the body may be part of an element. */
export function holds(region: Region, body: Region): boolean {
  return region.first <= body.first && region.end >= body.end;
}

/** The largest region inside the body that the piece of an index begins. */
export function boxBegunBy(region: Region, first: number, body: Region): Region | undefined {
  let box: Region | undefined;
  for (let at: Region | undefined = region; at && !holds(at, body) && at.first === first; at = at.parent) box = at;
  return box;
}
