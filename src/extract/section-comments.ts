/** Tells the button for comments below one section of a text from the label above all readers' comments. */
import { commentLabel, relatedLabel } from './edge-lines.ts';
import { endLabel } from './end-labels.ts';
import type { Piece, Region } from './pieces.ts';

/** Pieces behind a button among which the next section begins. */
const NEAR = 12;

/** A test for labels in the order in which they stand; `isKept` tells the pieces of the text. */
export function createSectionButtons(
  pieces: readonly Piece[],
  body: Region,
  isKept: (at: number) => boolean,
): (at: number) => boolean {
  const buttons = new Set<string>();
  const headings = new Set<string>();
  let looked = body.first;
  return (at) => {
    const label = pieces[at];
    if (!label || isCalledAsSections(label, at)) return false;
    let next = at + 1;
    while (next < Math.min(body.end, at + NEAR) && !isKept(next)) next += 1;
    const follows = pieces[next];
    if (!follows || !isKept(next)) return false;
    const button = placeOf(label, body);
    // The last section may be called otherwise.
    if (!buttons.has(button) && !isSection(follows, at)) return false;
    buttons.add(button);
    return true;
  };

  /** A heading placed and called as one above the button is. */
  function isSection(heading: Piece, at: number): boolean {
    return isPlainHeading(heading) && isCalledAsSections(heading, at);
  }

  function isCalledAsSections(heading: Piece, at: number): boolean {
    for (; looked < at; looked += 1) {
      const above = pieces[looked];
      if (above && isKept(looked) && isPlainHeading(above)) headings.add(placeOf(above, body));
    }
    return heading.kind === 'heading' && headings.has(placeOf(heading, body));
  }
}

const isPlainHeading = ({ kind, text, linkWeight }: Piece) =>
  kind === 'heading' &&
  linkWeight === 0 &&
  commentLabel(text) === undefined &&
  relatedLabel(text) === undefined &&
  endLabel(text) === undefined;

/** The names and classes of the elements around a piece, up to the body. */
function placeOf({ region, level }: Piece, body: Region): string {
  const names: string[] = [String(level)];
  for (let at: Region | undefined = region; at?.element && at !== body; at = at.parent) {
    if (at.first <= body.first && at.end >= body.end) break;
    names.push(`${at.element.name}.${at.element.attribs['class'] ?? ''}`);
  }
  return names.join(' ');
}
