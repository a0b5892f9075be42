/** Tells headings of Chinese notices that nothing but their numbers sets apart: 一、停水时间 … 二、应急供水 … */
import { isHeadingLine } from './element-content.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';

const NUMBERED = /^([一二三四五六七八九十]{1,3})、[^。，；：！？,;:]{2,30}$/;
const NUMERALS = '一二三四五六七八九十';

/** The number in front of a line that may be a heading. */
function numberOf({ kind, text, linkWeight }: Piece): number | undefined {
  const written = kind === 'paragraph' && linkWeight === 0 ? NUMBERED.exec(text)?.[1] : undefined;
  if (written === undefined) return undefined;
  const [tens, ones] = written.length === 1 ? ['', written] : [written.charAt(0), written.slice(1)];
  return (tens === '' ? 0 : 10) + NUMERALS.indexOf(ones) + 1;
}

/** The same pieces, with numbered lines as headings where they count from one and text follows each. */
export function withNumberedHeadings(pieces: readonly Piece[]): readonly Piece[] {
  const found: number[] = [];
  for (const [at, piece] of pieces.entries()) {
    const number = numberOf(piece);
    if (number === undefined) continue;
    if (number === 1) found.length = 0;
    const next = pieces[at + 1];
    const hasText = next !== undefined && next.kind !== 'heading' && numberOf(next) === undefined;
    if (number !== found.length + 1 || !hasText) continue;
    found.push(at);
  }
  if (found.length < 2) return pieces;
  const headings = new Set(found);
  return pieces.map((piece, at) =>
    headings.has(at) ? { ...piece, kind: 'heading' as const, level: 3 as const } : piece,
  );
}

const FIGURE = /^(?:0?\d{1,2}|[一二三四五六七八九十]{1,3}|part\.?\s?\d{1,2})$/i;
const LEVELS = 4;
const PAIRS = 2;

/** The same pieces, with the lines as headings that share a box of their own with a number, where several do. */
export function withBoxedHeadings(pieces: readonly Piece[]): readonly Piece[] {
  const found = pieces.flatMap((piece, at) => (FIGURE.test(piece.text) && isBoxed(pieces, at) ? [at + 1] : []));
  if (found.length < PAIRS) return pieces;
  const headings = new Set(found);
  return pieces.map((piece, at) =>
    headings.has(at) && piece.kind === 'paragraph' ? { ...piece, kind: 'heading' as const, level: 3 as const } : piece,
  );
}

/** Whether a box holds the piece, a line behind it that may be a heading, and nothing else; a sentence follows it. */
function isBoxed(pieces: readonly Piece[], at: number): boolean {
  const [line, behind] = [pieces[at + 1], pieces.slice(at + 2).find(({ weight }) => weight > 0)];
  if (!line || !behind || line.linkWeight > 0 || !isHeadingLine(line.text, line.weight)) return false;
  if (behind.kind !== 'paragraph' || !endsSentence(behind.text)) return false;
  let box = pieces[at]?.region;
  for (let level = 0; box && box.end <= at + 1 && level < LEVELS; level += 1) box = box.parent;
  return box !== undefined && box.first === at && box.end === at + 2;
}
