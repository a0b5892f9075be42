/** Tables that are typed into a `<pre>`: columns kept apart by spaces or tabs. */
import type { Element } from './dom.ts';
import { isCode, rawText } from './element-content.ts';
import type { DataTable } from './read-table.ts';

const [LEAST_ROWS, MOST_ROWS, LONGEST_ROW] = [3, 200, 200];
/** Most of the rows, since a total or a remark may stand among them. */
const MOST = 0.8;
/** Letters of a cell on average: verse in two halves has more. */
const CELL = 24;
/** A third of the cells behind the first of each row holds a figure, unless there are three columns. */
const FIGURES = 1 / 3;

/** The end of a sentence in a cell. */
const SENTENCE = /\p{Ll}{3}[.!?](?:\s|$)/u;

type Cell = { readonly text: string; readonly from: number; readonly to: number };

/** The table; `undefined` for code and for prose or verse, which old pages set in a `<pre>` too. */
export function readTypedTable(element: Element): DataTable | undefined {
  if (isCode(element)) return undefined;
  const lines = rawText(element)
    .split('\n')
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (lines.length < LEAST_ROWS || lines.length > MOST_ROWS || lines.some((line) => line.length > LONGEST_ROW))
    return undefined;
  const rows = lines.map(cellsOf);
  const wide = rows.filter((row) => row.length > 1);
  if (wide.length < LEAST_ROWS || wide.length < rows.length * MOST || !areAligned(wide)) return undefined;
  const cells = wide.flat();
  const behind = wide.flatMap((row) => row.slice(1));
  if (cells.reduce((sum, { text }) => sum + text.length, 0) > cells.length * CELL) return undefined;
  if (cells.filter(({ text }) => SENTENCE.test(text)).length > 1) return undefined;
  const figures = behind.filter(({ text }) => /\d/.test(text)).length;
  const isBroad = wide.filter((row) => row.length > 2).length >= wide.length * MOST;
  if (!isBroad && figures < behind.length * FIGURES) return undefined;
  const texts = rows.map((row) => row.map(({ text }) => text));
  return { text: texts.map((row) => row.join(' | ')).join('\n'), rows: texts };
}

const cellsOf = (line: string): readonly Cell[] =>
  [...line.matchAll(/[^\s](?:[^\S\t\n]?[^\s])*/g)].map(({ 0: text, index }) => ({
    text: text.replace(/\s/g, ' '),
    from: index,
    to: index + text.length,
  }));

/** Whether most cells stand below others, by their beginning or their end; tabs set columns without that. */
function areAligned(rows: readonly (readonly Cell[])[]): boolean {
  const [columns = 0] = rows.map((row) => row.length);
  if (rows.every((row) => row.length === columns && columns > 2)) return true;
  const starts = count(rows, ({ from }) => from);
  const ends = count(rows, ({ to }) => to);
  const half = rows.length / 2;
  const behind = rows.flatMap((row) => row.slice(1));
  const aligned = behind.filter(({ from, to }) => (starts.get(from) ?? 0) > half || (ends.get(to) ?? 0) > half);
  return aligned.length >= behind.length * MOST;
}

function count(rows: readonly (readonly Cell[])[], place: (cell: Cell) => number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const cell of rows.flatMap((row) => row.slice(1))) found.set(place(cell), (found.get(place(cell)) ?? 0) + 1);
  return found;
}
