/** Tells what a product is called, costs and scores in a card of its own within a review. */
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';

const PRICE =
  /^(?:(?:from|now|only|price|msrp|rrp|ab|preis|dès|prix|desde|precio|da|prezzo|preço|от|цена)\s?:?\s)?(?:(?:us|au|ca)?[$£€¥₽]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:[$£€¥₽]|eur|usd|gbp|kr|zł))(?: (?:\p{L}{1,10} )?(?:[$£€¥₽]\s?)?\d[\d.,]{0,12})?$/iu;
const SCORE =
  /^\d{1,3}(?:[.,]\d)?(?:\s?(?:\/|out of|von|sur|de|su|из)\s?\d{1,3})?\s(?:[\p{L}’'.-]{1,20}\s){0,3}(?:score|rating|wertung|bewertung|punkte|note|puntuación|nota|voto|punteggio|оценка)$/iu;
/** Lines between a price and a score. */
const NEAR = 3;
const NAME = 60;

const isLabel = ({ kind, text, region }: Piece) =>
  kind === 'paragraph' && region.element?.name !== 'p' && !endsSentence(text);

/** True for a price and a score that stand near each other in boxes of their own, and for the name above the price. */
export function isOfProductCard(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (!piece || !isLabel(piece)) return false;
  if (PRICE.test(piece.text)) return isNear(pieces, at, SCORE);
  if (SCORE.test(piece.text)) return isNear(pieces, at, PRICE);
  const below = pieces[at + 1];
  if (!below || piece.weight > NAME || piece.region.parent !== below.region.parent || !PRICE.test(below.text))
    return false;
  return isLabel(below) && isNear(pieces, at + 1, SCORE);
}

const isNear = (pieces: readonly Piece[], at: number, pattern: RegExp) =>
  pieces.slice(Math.max(0, at - NEAR), at + NEAR + 1).some((piece) => isLabel(piece) && pattern.test(piece.text));
