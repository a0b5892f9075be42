/** The lines of a page → its columns in reading order, each from above. */
import type { PdfPage } from './pdf-furniture.ts';
import type { PdfLine } from './pdf-lines.ts';

/** So many returns to the top of a page are those of its columns, its head and its foot. */
const FEW_RETURNS = 6;
const MANY = 0.12;
/** Of all lines, at least so many on each side of a gutter. */
const SIDE = 0.25;
const CROSSING = 0.35;

/** By the order in which they are drawn, unless that jumps up and down the page; then by their places. */
export function toColumns({ lines, width }: PdfPage): readonly (readonly PdfLine[])[] {
  let returns = 0;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before && isAbove(line, before)) returns += 1;
  }
  const isDrawnInOrder = returns <= FEW_RETURNS || returns < lines.length * MANY;
  return divide(isDrawnInOrder && !readsAcross(lines) ? lines : byPlace(lines, width));
}

const isAbove = (line: PdfLine, before: PdfLine) => line.y > before.y + before.size * 0.6;

/** Whether pieces of one height follow one another, as when two columns are drawn row by row. */
function readsAcross(lines: readonly PdfLine[]): boolean {
  let rows = 0;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before && Math.abs(line.y - before.y) < 1 && line.x > before.right) rows += 1;
  }
  return rows > 5 && rows > lines.length * 0.3;
}

/** A line above the one before it begins a column. */
function divide(lines: readonly PdfLine[]): readonly (readonly PdfLine[])[] {
  const columns: PdfLine[][] = [];
  for (const line of lines) {
    const column = columns.at(-1);
    const before = column?.at(-1);
    const isBeside = before && line.x > before.right + before.size && Math.abs(line.y - before.y) < 1;
    if (column && before && !isAbove(line, before) && !isBeside) column.push(line);
    else columns.push([line]);
  }
  return columns;
}

function byPlace(lines: readonly PdfLine[], width: number): readonly PdfLine[] {
  const down = [...lines].sort((one, other) => other.y - one.y || one.x - other.x);
  const gutter = findGutter(lines, width);
  if (gutter === undefined) return down;
  const ordered: PdfLine[] = [];
  let [left, right]: [PdfLine[], PdfLine[]] = [[], []];
  for (const line of down) {
    if (line.x < gutter && line.right > gutter) {
      // What runs over both columns divides what is above it from what is below.
      ordered.push(...left, ...right, line);
      [left, right] = [[], []];
    } else (line.right <= gutter ? left : right).push(line);
  }
  return [...ordered, ...left, ...right];
}

/** Where hardly a line crosses and many stand on either side, near the middle of the page. */
function findGutter(lines: readonly PdfLine[], width: number): number | undefined {
  let best: number | undefined;
  let fewest = lines.length * CROSSING;
  for (let x = width * 0.35; x <= width * 0.65; x += 2) {
    const crossing = lines.filter((line) => line.x < x && line.right > x).length;
    const left = lines.filter((line) => line.right <= x).length;
    const right = lines.filter((line) => line.x >= x).length;
    if (crossing < fewest && left > lines.length * SIDE && right > lines.length * SIDE) {
      fewest = crossing;
      best = x;
    }
  }
  return best;
}
