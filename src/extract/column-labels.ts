/** Tells the name of a column, and its number, over a Chinese text. */
import { isDateLine, isMetaLine } from './edge-lines.ts';
import type { Piece, Region } from './pieces.ts';

const COUNT = '[\\d一二三四五六七八九十百零〇两兩]{1,5}';
/** 小站夜话 · 第 63 期, 《小站》Vol. 12: the column's name and its number. */
const NUMBERED_COLUMN = new RegExp(
  `^(?=[^。，！？：:“「]{4,32}$)(.{2,16}?)(?:\\s{0,2}[·•・．|｜丨/／—–-]{1,2}\\s{0,2}|\\s|(?<=》))(?:第\\s?${COUNT}\\s?(?<counter>[\\u4e00-\\u9fff])|(?:vol|no|ep)\\.?\\s?\\d{1,4})$`,
  'iu',
);
/** What parts of a book are counted by. */
const PARTS = /[章回节節卷幕部场場名步条條]/;

/** True for a column's name and number over the text, which no other line of the body is like; the page names the column above. */
export function isNumberOfColumn(pieces: readonly Piece[], at: number, { first, end }: Region): boolean {
  const found = NUMBERED_COLUMN.exec(pieces[at]?.text ?? '');
  if (!found || PARTS.test(found.groups?.['counter'] ?? '')) return false;
  const name = found[1]?.replaceAll(/[《》]/g, '') ?? '';
  // 原创 runs into the account's name.
  const isNamed = ({ kind, text }: Piece) =>
    kind !== 'heading' &&
    text
      .replace(/^原[创創]\s?/, '')
      .split(/[^\p{L}\p{N}]+/u)
      .includes(name);
  if (!pieces.slice(0, first).some(isNamed)) return false;
  return pieces.slice(first, end).filter(({ text }) => NUMBERED_COLUMN.test(text)).length === 1;
}

const IN_BRACKETS = /^【(?!第)[^】。！？]{2,12}】$/;

/** True for the only name of a column, over the line of its author or named over the title, too: 【读书者说】 */
export function isNameOfColumn(pieces: readonly Piece[], at: number, { first, end }: Region): boolean {
  const [piece, below] = [pieces[at], pieces[at + 1]];
  if (piece?.kind !== 'paragraph' || !IN_BRACKETS.test(piece.text) || !below) return false;
  const isOverAuthor = isMetaLine(below.text, below.weight) && !isDateLine(below.text, below.weight);
  if (!isOverAuthor && !pieces.slice(0, first).some(({ text }) => text === piece.text)) return false;
  return pieces.slice(first, end).filter(({ text }) => IN_BRACKETS.test(text)).length === 1;
}
