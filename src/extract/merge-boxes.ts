/** Merges the pieces of a box that together are one thing: a picture and its caption, a recording and its caption. */
import type { Piece, Region } from './pieces.ts';
import { isMediaClock } from './player-box.ts';
import { textWeight } from './text-weight.ts';
import { isCredit } from './unmarked-captions.ts';

/** A line that is heavier is of the text. */
const CAPTION = 240;

/** Whether an element of HTML for pictures holds one and a paragraph below it, and nothing else. */
function isPictureAndLine([picture, line, more]: readonly Piece[], { element }: Region): boolean {
  return (
    element?.name === 'figure' &&
    picture?.imageUrl !== undefined &&
    picture.weight === 0 &&
    line?.kind === 'paragraph' &&
    line.weight <= CAPTION &&
    line.region.element?.name === 'p' &&
    line.region.element.parent === element &&
    !more
  );
}

/** Makes one figure of a picture and its caption, or one recording of a player and its label. */
export function mergeFigure(pieces: Piece[], own: Region): void {
  const inside = pieces.slice(own.first);
  const told = inside.at(-1);
  if (told && isPictureAndLine(inside, own)) inside[inside.length - 1] = { ...told, kind: 'figure' };
  const figures = inside.filter((piece) => piece.kind === 'figure');
  if (figures.length === 0) return;
  const clip = inside.find((piece) => piece.kind === 'clip');
  const captions = figures.filter((piece) => piece.weight > 0).map((piece) => piece.text);
  const imageUrl = figures.find((piece) => piece.imageUrl)?.imageUrl;
  const text = captions.join(' ') || (figures.find((piece) => piece.text !== '')?.text ?? '');
  pieces.length = own.first;
  own.children.length = 0;
  for (const piece of inside) {
    if (piece === figures[0] && !clip)
      pieces.push({
        ...piece,
        text,
        weight: textWeight(captions.join('')),
        region: own,
        ...(imageUrl ? { imageUrl } : {}),
      });
    else if (piece === clip && piece.clip && captions.length > 0)
      pieces.push({ ...piece, region: own, clip: { ...piece.clip, label: piece.clip.label ?? captions.join(' ') } });
    else if (piece.kind !== 'figure' && !isCredit(piece) && !isMediaClock(piece))
      pieces.push({ ...piece, region: own });
  }
  own.end = pieces.length;
}
