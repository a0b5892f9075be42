/** The headline that a page shows as a line like others, where its metadata name none or the site's. */
import { isMetaLine } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';

/** Pieces above the body and at its start among which a headline stands. */
const ABOVE = 12;
const STARTS = 3;
/** A headline shares half of its words with its text. */
const SHARED = 0.5;
const WORDS = 2;
const LONGEST = 120;
const NUMBERED = /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．）)]/;

/** A headline near the body's start that shares more with the text than `title` does, which the page's own name may be. */
export function headlineOf(
  pieces: readonly Piece[],
  bodyFirst: number,
  text: string,
  title: string,
): string | undefined {
  const said = text.toLowerCase();
  const words = new Set(said.match(/\p{L}{4,}/gu));
  const shareOf = (line: string) => {
    const parts = line.toLowerCase().match(/\p{Script=Han}{2}|(?!\p{Script=Han})\p{L}{4,}/gu) ?? [];
    const known = parts.filter((part) => words.has(part) || (/\p{Script=Han}/u.test(part) && said.includes(part)));
    return known.length < WORDS ? 0 : known.length / parts.length;
  };
  const own = shareOf(title);
  if (own > 0) return undefined;
  let best: Piece | undefined;
  for (const piece of pieces.slice(Math.max(0, bodyFirst - ABOVE), bodyFirst + STARTS)) {
    const isLine = piece.kind === 'paragraph' || piece.kind === 'heading';
    if (isLine && piece.weight > LONGEST && endsSentence(piece.text)) break;
    if (!isLine || piece.weight < 15 || piece.weight > LONGEST || piece.linkWeight > 0 || endsSentence(piece.text))
      continue;
    if (isMetaLine(piece.text, piece.weight) || NUMBERED.test(piece.text) || shareOf(piece.text) < SHARED) continue;
    if (!best || (piece.kind === 'heading' && best.kind !== 'heading')) best = piece;
  }
  return best?.text;
}

/** For pages that name no title: the weightiest short line just above the body. */
export function guessTitle(pieces: readonly Piece[], bodyFirst: number): string | undefined {
  let best: Piece | undefined;
  for (const piece of pieces.slice(Math.max(0, bodyFirst - 15), bodyFirst)) {
    if (
      piece.weight < 15 ||
      piece.weight > 200 ||
      piece.linkWeight > 0 ||
      piece.kind === 'clip' ||
      piece.kind === 'figure'
    )
      continue;
    if (isMetaLine(piece.text, piece.weight)) continue;
    if (!best || piece.weight >= best.weight) best = piece;
  }
  return best?.text;
}
