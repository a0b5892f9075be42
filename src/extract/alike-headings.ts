/** Tells headings by what they have in common: lines set apart from the text in one and the same way, each over some of it. */
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { usualSize } from './sized-headings.ts';
import { isCentred } from './unmarked-captions.ts';

const [SHORTEST, LONGEST] = [3, 150];
const TEXT = 60;
const SERIES = 2;
/** What ends no heading, begins a caption or a question, or stands in a list of names. */
const NO_HEADING = /[.。!！…：:，,；;、]["”’」』）)]*$|^[（(【[▲△▼*＊※—-]|^[^：:\d]{1,8}[：:]|[|｜丨]/;
/** 二, （三）, 其二, 第四章: what divides a text without a name. */
const NUMERAL =
  /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[IVX]{1,4})[)）]?|[其之][一二三四五六七八九十]{1,2}|第[一二三四五六七八九十百\d]{1,3}[章节節回部幕夜天])$/;

/** The same pieces, with such lines as headings. */
export function withAlikeHeadings(pieces: readonly Piece[]): readonly Piece[] {
  const usual = usualSize(pieces);
  const found = new Set<number>();
  const alike = new Map<string, number[]>();
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'paragraph' && !isDrawnHeading(piece)) continue;
    if (isDivision(pieces, at)) found.add(at);
    const isApart = isDrawnHeading(piece) || piece.isBold || (piece.fontSize ?? 1) > usual;
    if (!isApart || piece.linkWeight > 0) continue;
    const dress = dressOf(piece);
    const same = alike.get(dress);
    if (same) same.push(at);
    else alike.set(dress, [at]);
  }
  for (const lines of alike.values()) {
    if (lines.length < SERIES || !lines.every((at) => isHeading(pieces, at))) continue;
    // Captions are alike, too, and each has its picture.
    const isLarge = lines.every((at) => (pieces[at]?.fontSize ?? 1) > usual);
    if (isLarge || lines.filter((at) => !isBehindPicture(pieces, at)).length > lines.length / 2)
      for (const at of lines) found.add(at);
  }
  if (found.size === 0) return pieces;
  return pieces.map((piece, at) =>
    found.has(at) && piece.kind === 'paragraph' ? { ...piece, kind: 'heading' as const, level: 3 as const } : piece,
  );
}

/** A line that its weight alone made a heading. */
const isDrawnHeading = ({ kind, region }: Piece) =>
  kind === 'heading' && !/^h[1-6]$|^button$/.test(region.element?.name ?? '');

/** How a line is set, as its markup says. */
function dressOf(piece: Piece): string {
  const { element } = piece.region;
  const { class: words = '', style = '', align = '' } = element?.attribs ?? {};
  return [element?.name, words.slice(0, 160), style.slice(0, 400), align, piece.fontSize, piece.isBold].join('\n');
}

function isHeading(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (!piece || piece.weight < SHORTEST || piece.weight > LONGEST || NO_HEADING.test(piece.text)) return false;
  return isOverText(pieces, at);
}

function isOverText(pieces: readonly Piece[], at: number): boolean {
  const [piece, below] = [pieces[at], pieces.slice(at + 1, at + 5).find(({ weight }) => weight > 0)];
  if (!piece || !below || below.kind === 'heading' || below.kind === 'figure') return false;
  return (endsSentence(below.text) || below.weight >= TEXT) && dressOf(below) !== dressOf(piece);
}

/** A number by itself between two paragraphs, bold or in the middle. */
function isDivision(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (!piece || !NUMERAL.test(piece.text) || !(piece.isBold || isCentred(piece.region))) return false;
  return isOverText(pieces, at);
}

const isBehindPicture = (pieces: readonly Piece[], at: number) =>
  pieces[at - 1]?.imageUrl !== undefined || pieces[at - 1]?.kind === 'figure';
