/** Tells headings that nothing but the size of their letters sets apart. */
import type { Element } from './dom.ts';
import { isHeadingLine } from './element-content.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';

/** How much larger than the text a heading is drawn. */
const LARGER = 1.12;
/** CSS Fonts 4, § 2.5: the absolute sizes. */
const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ['x-small', 0.75],
  ['small', 0.89],
  ['medium', 1],
  ['large', 1.2],
  ['x-large', 1.5],
  ['xx-large', 2],
]);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['px', 1 / 16],
  ['pt', 1 / 12],
  ['rem', 1],
]);
/** HTML, § 15.3.4: the sizes of `<font>` from 1 to 7. */
const FONT = [0.63, 0.82, 1, 1.13, 1.5, 2, 3];
const DECLARED = /font-size\s{0,3}:\s{0,3}(?:(\d{0,3}(?:\.\d{1,4})?)(px|pt|rem|em|%)|([a-z-]{5,8}))/i;

/** The size of an element's letters, of which 1 is that of a browser's text; `around` is that of what is around it. */
export function fontSizeOf({ name, attribs: { style, size } }: Element, around: number): number {
  if (name === 'font' && size !== undefined) {
    const step = Number.parseInt(size, 10);
    return FONT[(/^\s?[+-]/.test(size) ? 3 + step : step) - 1] ?? around;
  }
  const [, number, unit = '', keyword = ''] = (style !== undefined && DECLARED.exec(style.slice(0, 400))) || [];
  if (number === undefined || number === '')
    return keyword === 'larger' ? around * 1.2 : (KEYWORDS.get(keyword.toLowerCase()) ?? around);
  const [value, fixed] = [Number(number), UNITS.get(unit.toLowerCase())];
  return fixed === undefined ? around * (unit === '%' ? value / 100 : value) : value * fixed;
}

/** The same pieces, with the short lines as headings that are drawn larger than the text and stand over some of it. */
export function withSizedHeadings(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.every(({ fontSize }) => fontSize === undefined)) return pieces;
  const usual = usualSize(pieces);
  return pieces.map((piece, at) => {
    const size = piece.fontSize ?? 1;
    if (piece.kind !== 'paragraph' || size < usual * LARGER || piece.linkWeight > 0) return piece;
    if (!isHeadingLine(piece.text, piece.weight)) return piece;
    const below = pieces.slice(at + 1, at + 4).find(({ weight }) => weight > 0);
    const isOver = below !== undefined && (below.fontSize ?? 1) < size && endsSentence(below.text);
    return isOver ? { ...piece, kind: 'heading' as const, level: 3 as const } : piece;
  });
}

/** The size that most of the sentences are drawn in. */
export function usualSize(pieces: readonly Piece[]): number {
  const weights = new Map<number, number>();
  for (const { kind, text, weight, fontSize = 1 } of pieces)
    if (kind === 'paragraph' && endsSentence(text)) weights.set(fontSize, (weights.get(fontSize) ?? 0) + weight);
  let [usual, most] = [1, 0];
  for (const [size, weight] of weights) if (weight > most) [usual, most] = [size, weight];
  return usual;
}
