/** What a page of print has around its text: running heads and feet, page numbers, footnotes. */
import { squash } from '../squash.ts';
import { mostly, type PdfLine } from './pdf-lines.ts';

export type PdfPage = { readonly lines: readonly PdfLine[]; readonly width: number; readonly height: number };

/** Heads and feet stand within so much of the page's height from its edges. */
const MARGIN = 0.2;
/** Lines from the edge on that may be one. */
const ROWS = 2;
/** A head stands apart from the text by so many heights of its letters. */
const APART = 1.9;
const PLACE_POINTS = 4;

const PAGE_NUMBER =
  /^(?:[-–—·•|[(（]\s?)?(?:(?:page|seite|p\.|第)\s?)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?[页頁])?(?:\s?(?:\/|of|von|de|共|[,，]\s?共)\s?\d{1,4}\s?[页頁]?)?(?:\s?[-–—·•|\])）])?$/i;
const PRINTED_ADDRESS = /^(?:https?|file):\/{2,3}\S{1,300}(?:\s\d{1,4}\/\d{1,4})?$/;

/** The pages without what several of them have at the same place near an edge, and without the numbers of pages. */
export function withoutHeads(pages: readonly PdfPage[]): readonly PdfPage[] {
  const start = squash(
    pages[0]?.lines
      .slice(0, START)
      .map(({ text }) => text)
      .join(' ') ?? '',
  );
  const seen = new Map<string, number>();
  const outer = pages.map(outerLines);
  for (const lines of outer)
    for (const key of new Set([...lines].map(([line, edge]) => keyOf(line, edge))))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  return pages.map((page, at) => ({
    ...page,
    lines: page.lines.filter((line) => {
      const edge = outer[at]?.get(line);
      if (edge === undefined) return true;
      if ((seen.get(keyOf(line, edge)) ?? 0) > 1 || PAGE_NUMBER.test(line.text) || PRINTED_ADDRESS.test(line.text))
        return false;
      return at === 0 || edge === 'bottom' || !isLoneHead(line, page.lines, start);
    }),
  }));
}

/** What the first page begins with tells the heads of the others. */
const START = 8;

/** A head that only one page has: apart from the text, in two pieces, or with what the document begins with. */
function isLoneHead(line: PdfLine, lines: readonly PdfLine[], start: string): boolean {
  const below = lines.filter(({ y }) => y < line.y - 1);
  if (line.y - Math.max(0, ...below.map(({ y }) => y)) < line.size * APART) return false;
  const isDivided = lines.some((other) => other !== line && Math.abs(other.y - line.y) < 1);
  return isDivided || (start !== '' && start.includes(squash(line.text)));
}

type Edge = 'top' | 'bottom';

function outerLines({ lines, height }: PdfPage): ReadonlyMap<PdfLine, Edge> {
  const rows = [...new Set(lines.map(({ y }) => Math.round(y)))].sort((one, other) => other - one);
  const [top, bottom] = [new Set(rows.slice(0, ROWS)), new Set(rows.slice(-ROWS))];
  const found = new Map<PdfLine, Edge>();
  for (const line of lines) {
    const row = Math.round(line.y);
    if (top.has(row) && line.y > height * (1 - MARGIN)) found.set(line, 'top');
    else if (bottom.has(row) && line.y < height * MARGIN) found.set(line, 'bottom');
  }
  return found;
}

/** Numbers count on from page to page. */
const keyOf = ({ text, y }: PdfLine, edge: Edge) =>
  `${edge} ${Math.round(y / PLACE_POINTS)} ${text.toLowerCase().replace(/\d+/g, '#')}`;

/** The size and the font of most of the text. */
export function bodyOf(pages: readonly PdfPage[]): Pick<PdfLine, 'size' | 'font'> {
  const lines = pages.flatMap((page) => page.lines);
  const size = lines.length === 0 ? 0 : mostly(lines, (line) => line.size);
  const ofBody = lines.filter((line) => line.size === size);
  return { size, font: ofBody.length === 0 ? '' : mostly(ofBody, (line) => line.font) };
}

const SMALL = 0.93;
const NOTE_START = /^(?:\d{1,3}|[*†‡§¶]{1,3}|[①-⑳]|\[\d{1,3}\])[.)\]]?\s{0,3}\S/u;

/** One column of a page, from above, without the notes at its end: in small print, or behind a mark that is set high. */
export function withoutFootnotes(column: readonly PdfLine[], bodySize: number): readonly PdfLine[] {
  // No mark in a text begins a line, since it stands right behind its word.
  const note = column.findIndex(({ isNote }) => isNote);
  if (note > 0) return withoutFootnotes(column.slice(0, note), bodySize);
  let first = column.length;
  while (first > 0 && (column[first - 1]?.size ?? 0) < bodySize * SMALL) first -= 1;
  // All of it in small print is a text of its own.
  if (first === 0) return column;
  const at = column.findIndex((line, index) => index >= first && NOTE_START.test(line.text));
  return at < 0 ? column : column.slice(0, at);
}
