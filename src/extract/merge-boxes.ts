/** Merges the pieces of a box that together are one thing: a picture and its caption, a recording and its caption. */
import type { Piece, Region } from './pieces.ts';
import { textWeight } from './text-weight.ts';
import { isCredit } from './unmarked-captions.ts';

/** Makes one figure of a picture and its caption, or one recording of a player and its label. */
export function mergeFigure(pieces: Piece[], own: Region): void {
  const inside = pieces.slice(own.first);
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
    else if (piece.kind !== 'figure' && !isCredit(piece)) pieces.push({ ...piece, region: own });
  }
  own.end = pieces.length;
}
