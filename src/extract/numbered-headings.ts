/** Tells headings of Chinese notices that nothing but their numbers sets apart: 一、停水时间 … 二、应急供水 … */
import { isHeadingLine } from './element-content.ts';
import { endsSentence } from './line-shape.ts';
import { LINKED_SENTENCE } from './link-lines.ts';
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

const FIGURE = /^(?:0?\d{1,2}|[一二三四五六七八九十]{1,3})$/;
/** PART ONE, Chapter 2, / 03 /: what a card sets beside the figure of a Chinese heading. */
const ORNAMENT =
  /^(?:[/|·•—–-]\s?0?\d{1,2}\s?[/|·•—–-]|(?:part|chapter|section|vol|no)[.\s]{0,2}(?:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)?)$/i;
const HAN = /\p{Script=Han}/u;
const LEVELS = 6;

/** A figure in a box of its own, before the heading that it counts, or before the paragraph, as in a judgment. */
export function isNumberOfHeading(pieces: readonly Piece[], at: number): boolean {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (!next) return false;
  // The name and the value of a step: 1. Peel the roots.
  const isStep = piece?.kind === 'listItem' && piece.region.element?.name === 'dt' && next.kind === 'listItem';
  // A bare figure may be the name itself: 65. The age at which sailors leave.
  if (isStep) return /^(?:[([]\d{1,2}[)\]]|\d{1,2}[.)])$/.test(piece.text) && endsSentence(next.text);
  if (piece?.kind !== 'paragraph') return false;
  if (isHeadingOrnament(pieces, at)) return true;
  if (next.kind === 'heading' || isHeadingOrnament(pieces, at + 1)) return /^0?\d{1,2}$/.test(piece.text);
  return /^[([]?\d{1,3}[.)\]]$/.test(piece.text) && next.kind === 'paragraph' && next.weight >= LINKED_SENTENCE;
}

/** True for such an ornament in front of a heading, with a figure between them or without. */
function isHeadingOrnament(pieces: readonly Piece[], at: number): boolean {
  const { kind, text = '' } = pieces[at] ?? {};
  if (kind !== 'paragraph' || !ORNAMENT.test(text)) return false;
  const heading = pieces[endOfLabels(pieces, at)];
  return heading?.kind === 'heading' && HAN.test(heading.text);
}

/** Where the figures and ornaments from `at` on end. */
function endOfLabels(pieces: readonly Piece[], at: number): number {
  const isLabel = (text = '') => FIGURE.test(text) || ORNAMENT.test(text);
  let end = at;
  while (end < at + 3 && isLabel(pieces[end]?.text)) end += 1;
  return end;
}
const PAIRS = 2;

/** The same pieces, with the lines as headings that share a box of their own with a number, where several do. */
export function withBoxedHeadings(pieces: readonly Piece[]): readonly Piece[] {
  const found = pieces.flatMap((_, at) => {
    const line = endOfLabels(pieces, at);
    return line > at && isBoxed(pieces, at, line) ? [line] : [];
  });
  if (found.length < PAIRS) return pieces;
  const headings = new Set(found);
  return pieces.map((piece, at) =>
    headings.has(at) && piece.kind === 'paragraph' ? { ...piece, kind: 'heading' as const, level: 3 as const } : piece,
  );
}

/** Whether a box holds labels, a line behind them that may be a heading, and nothing else; a sentence follows it, or what leads to a list. */
function isBoxed(pieces: readonly Piece[], at: number, lineAt: number): boolean {
  const [line, behind] = [pieces[lineAt], pieces.slice(lineAt + 1).find(({ weight }) => weight > 0)];
  if (!line || !behind || line.linkWeight > 0 || !isHeadingLine(line.text, line.weight)) return false;
  if (behind.kind !== 'paragraph' || (!/[：:]$/.test(behind.text) && !endsSentence(behind.text))) return false;
  let box = pieces[at]?.region;
  for (let level = 0; box && box.end <= lineAt && level < LEVELS; level += 1) box = box.parent;
  return box !== undefined && box.first === at && box.end === lineAt + 1;
}
