/** Tells a caption that is the only item of a list right below a picture, as editors set captions of several pictures. */
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';

const [LIGHTEST, HEAVIEST] = [50, 400];
/** From an item below a picture to the next one: of several such the items are steps. */
const STEP = 2;
/** Which of the pictures is meant. */
const PLACES =
  /^(?:clockwise|anti-?clockwise|above|below|left|right|top|bottom|(?:from|top) (?:left|right)|pictured|im uhrzeigersinn|links|rechts|oben|unten|dans le sens|à (?:gauche|droite)|arriba|abajo|a la (?:izquierda|derecha)|in senso orario|a (?:sinistra|destra))(?!\p{L})[^:,]{0,20}[:,]/iu;

/** True for such a caption; an item behind a picture that a line with a colon leads to, or one of several, is the author's. */
export function isListedCaption(pieces: readonly Piece[], at: number): boolean {
  const [picture, piece, next] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  if (picture?.imageUrl === undefined || piece?.kind !== 'listItem') return false;
  // A word or two say what is to be seen instead of a picture's description, as in lists of works.
  if (piece.weight < LIGHTEST || piece.weight > HEAVIEST) return false;
  const { region } = piece;
  const item = region.element?.name === 'li' ? region : region.parent;
  const list = item?.element?.name === 'li' ? item.parent : undefined;
  if (!list || !/^[uo]l$/.test(list.element?.name ?? '') || list.first !== at || list.end !== at + 1) return false;
  // A list of one item is a list of one kind only; what goes on as one has its next below.
  if (next?.kind === 'listItem' || /[:：]$/.test(piece.text)) return false;
  if (/[:：]$/.test(pieces[at - 2]?.text ?? '')) return false;
  if (PLACES.test(piece.text)) return true;
  return !endsSentence(piece.text) && !isItem(pieces, at - STEP) && !isItem(pieces, at + STEP);
}

const isItem = (pieces: readonly Piece[], at: number): boolean =>
  pieces[at]?.kind === 'listItem' && pieces[at - 1]?.imageUrl !== undefined;
