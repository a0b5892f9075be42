/** Tells tables of data from tables that only lay a page out. */
import { type ChildNode, type Element, innerText, isElement } from './dom.ts';
import { textWeight } from './text-weight.ts';

const CELL_LIMIT = 160;

export type DataTable = {
  /** A row a line, its filled cells apart by ` | `. */
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
};

/** A table of data; `undefined` for a layout table. */
export function readTable(table: Element): DataTable | undefined {
  const rows: string[][] = [];
  let headers = 0;
  let layout = false;
  let longCells = 0;
  const walk = (node: ChildNode): void => {
    if (layout || !isElement(node)) return;
    if (node.name === 'table') {
      layout = true;
      return;
    }
    if (node.name === 'tr') rows.push([]);
    if (node.name === 'caption') return;
    if (node.name === 'td' || node.name === 'th') {
      if (hasBlocks(node)) {
        layout = true;
        return;
      }
      const text = innerText(node, 2000);
      if (node.name === 'th') headers += 1;
      if (textWeight(text) > CELL_LIMIT) longCells += 1;
      rows.at(-1)?.push(text);
      return;
    }
    for (const child of node.children) walk(child);
  };
  for (const child of table.children) walk(child);
  if (layout) return undefined;
  const filled = rows.map((row) => row.filter((cell) => cell !== '')).filter((row) => row.length > 0);
  const cells = filled.reduce((sum, row) => sum + row.length, 0);
  const columns = Math.max(0, ...filled.map((row) => row.length));
  const isColumn = columns === 1 && filled.length > 2 && filled.every(([cell = '']) => isEntry(cell));
  if (filled.length < 2 || ((columns < 2 || cells < 4) && !isColumn)) return undefined;
  if (headers === 0 && !isColumn && (longCells > 0 || cells / filled.length < 1.7)) return undefined;
  if (longCells > cells * 0.3) return undefined;
  const text = filled.map((row) => row.join(' | ')).join('\n');
  return { text, rows: rows.filter((row) => row.some((cell) => cell !== '')) };
}

/** A cell of figures and names, as a line of a result. */
const isEntry = (cell: string) => cell.length <= 160 && /\d|[:;]/.test(cell) && !/\p{Ll}{3,}[.!?]$/u.test(cell);

function hasBlocks(cell: Element): boolean {
  let paragraphs = 0;
  const walk = (node: ChildNode): boolean => {
    if (!isElement(node)) return false;
    if (/^(?:table|h[1-6]|ul|ol|form|blockquote|article)$/.test(node.name)) return true;
    // WeChat's editor writes a section for a paragraph.
    if (/^(?:p|br|section)$/.test(node.name)) paragraphs += 1;
    return paragraphs > 4 || node.children.some(walk);
  };
  return cell.children.some(walk);
}
