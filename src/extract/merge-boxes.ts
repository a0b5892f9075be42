/** Merges the pieces of a box that together are one thing: a picture and its caption, a recording and its title. */
import { titleInPlayer } from './clip-labels.ts';
import type { Piece, Region } from './pieces.ts';
import { textWeight } from './text-weight.ts';
import { isCredit } from './unmarked-captions.ts';

/** Makes one recording of a player's box, which holds its title and what its clock and buttons say; false when the box is none. */
export function mergePlayer(pieces: Piece[], own: Region): boolean {
  const inside = pieces.slice(own.first);
  const [only, ...others] = inside.filter(({ kind: one }) => one === 'clip');
  if (!only?.clip || only.clip.isLink || others.length > 0 || inside.length < 2) return false;
  const texts = inside.filter((piece) => piece !== only && piece.weight > 0).map((piece) => piece.text);
  const title = titleInPlayer(texts, own.element?.attribs['class'] ?? '');
  if (title === undefined) return false;
  const label = only.clip.label ?? title;
  pieces.length = own.first;
  own.children.length = 0;
  pieces.push({ ...only, region: own, clip: label === '' ? only.clip : { ...only.clip, label } });
  own.end = pieces.length;
  return true;
}

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
