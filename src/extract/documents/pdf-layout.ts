/** The lines of a PDF's pages → headings, paragraphs and list items in reading order. */
import { joinWrapped, listCompounds } from './join-wrapped.ts';
import { toColumns } from './pdf-columns.ts';
import { bodyOf, type PdfPage, withoutFootnotes, withoutHeads } from './pdf-furniture.ts';
import type { PdfLine } from './pdf-lines.ts';

export type { PdfPage } from './pdf-furniture.ts';

export type PdfBlock = { readonly tag: 'h1' | 'h2' | 'h3' | 'p' | 'li'; readonly text: string };

type Column = { readonly lines: readonly PdfLine[]; readonly left: number; readonly right: number };
type Block = { readonly tag: PdfBlock['tag']; readonly lines: PdfLine[]; column: Column };
type Body = Pick<PdfLine, 'size' | 'font'> & { readonly pitch: number };

const LARGE = 1.12;
const HEADING_CHARACTERS = 160;
const ITEM =
  /^(?:[•◦▪‣●○■□·–*-]\s|[•◦▪‣●]|[\p{Co}\p{Cc}]\s?(?=\S)|\(?\d{1,2}[.)]\s|[（(][一二三四五六七八九十]{1,3}[）)])/u;
const BULLET = /^(?:[•◦▪‣●○■□·–*\p{Co}\p{Cc}-]\s{0,3}|\(?\d{1,2}[.)]\s{1,3})/u;
/** A browser's way back from a note. */
const BACK = /[↩⏎]\ufe0e?$/;
const ENDED = /[.!?。！？…:：]["”’」』)）\]]{0,3}$/;
const BEGINS = /^[\p{Lu}\p{Script=Han}\p{N}“"「『《(（—]/u;

/** Lays out a whole document, so that what runs over the end of a page is one paragraph. */
export function layOutPages(input: readonly PdfPage[]): readonly PdfBlock[] {
  const pages = withoutHeads(input);
  const size = bodyOf(pages);
  const columns = pages.flatMap((page) =>
    toColumns(page).map((lines) => measure(withoutFootnotes(lines, size.size), size.size)),
  );
  const body = { ...size, pitch: pitchOf(columns, size.size) };
  const blocks: Block[] = [];
  for (const column of columns)
    for (const [at, line] of column.lines.entries()) addLine(blocks, line, column, at, body);
  const compounds = listCompounds(columns.flatMap(({ lines }) => lines.map(({ text }) => text)));
  const sizes = [...new Set(blocks.filter(({ tag }) => tag === 'h2').map(({ lines }) => lines[0]?.size ?? 0))].sort(
    (one, other) => other - one,
  );
  const written = blocks.filter(({ lines }) => !BACK.test(lines.at(-1)?.text ?? ''));
  return written.map(({ tag, lines }, at) => {
    const text = joinWrapped(
      lines.map((line) => line.text),
      compounds,
    );
    if (tag === 'li') return { tag, text: text.replace(BULLET, '') };
    if (tag !== 'h2') return { tag, text };
    // The largest one is the title where the document begins with it.
    return {
      tag: at === 0 && lines[0]?.size === sizes[0] && (lines[0]?.size ?? 0) > body.size * LARGE ? 'h1' : 'h2',
      text,
    };
  });
}

/** Most lines begin at its left edge; some reach its right one. */
function measure(lines: readonly PdfLine[], bodySize: number): Column {
  const ofBody = lines.filter((line) => Math.abs(line.size - bodySize) < 0.6);
  const measured = ofBody.length > 0 ? ofBody : lines;
  const lefts = measured.map(({ x }) => x).sort((one, other) => one - other);
  // The leftmost place where several lines begin: one that hangs out does not count.
  const left =
    lefts.find((x) => lefts.filter((other) => Math.abs(other - x) < 1.5).length >= Math.min(2, lefts.length)) ??
    lefts[0] ??
    0;
  return { lines, left, right: Math.max(0, ...measured.map((line) => line.right)) };
}

function pitchOf(columns: readonly Column[], bodySize: number): number {
  const gaps = columns
    .flatMap(({ lines }) => lines.slice(1).map((line, at) => (lines[at]?.y ?? 0) - line.y))
    .filter((gap) => gap > bodySize * 0.8 && gap < bodySize * 3)
    .sort((one, other) => one - other);
  return gaps[Math.floor(gaps.length / 2)] ?? bodySize * 1.2;
}

function addLine(blocks: Block[], line: PdfLine, column: Column, at: number, body: Body): void {
  const above = column.lines[at - 1];
  const before = blocks.at(-1);
  const tag = isHeading(line, above, column.lines[at + 1], body)
    ? 'h2'
    : ITEM.test(line.text) && mayBeItem(line, above, before, body)
      ? 'li'
      : 'p';
  const isOn =
    before !== undefined &&
    (above === undefined ? runsOver(before, line, column, tag, body) : goesOn(before, above, line, column, tag, body));
  if (isOn) {
    before.lines.push(line);
    before.column = column;
  } else blocks.push({ tag, lines: [line], column });
}

function isHeading(line: PdfLine, above: PdfLine | undefined, below: PdfLine | undefined, body: Body): boolean {
  if (line.text.length > HEADING_CHARACTERS || !/\p{L}/u.test(line.text)) return false;
  if (line.size > body.size * LARGE) return true;
  if (line.font === body.font || line.size < body.size * 0.95 || /[.,;。，；：:]$/.test(line.text)) return false;
  // Set in another font, by itself, with room above it.
  const isApart = above === undefined || above.y - line.y > body.pitch * 1.15;
  const isAlone = below === undefined || below.font !== line.font;
  return isApart && isAlone && below !== undefined && line.text.length < 90;
}

/** A dash or a number may begin a line of a sentence. */
function mayBeItem(line: PdfLine, above: PdfLine | undefined, before: Block | undefined, body: Body): boolean {
  if (/^[•◦▪‣●○■□\p{Co}\p{Cc}]/u.test(line.text)) return true;
  return before?.tag === 'li' || above === undefined || above.y - line.y > body.pitch * 1.25 || ENDED.test(above.text);
}

function goesOn(
  before: Block,
  above: PdfLine,
  line: PdfLine,
  column: Column,
  tag: PdfBlock['tag'],
  body: Body,
): boolean {
  const gap = above.y - line.y;
  if (tag === 'h2' || before.tag === 'h2')
    return (
      tag === before.tag && Math.abs(above.size - line.size) < 0.6 && above.font === line.font && gap < line.size * 1.7
    );
  if (tag === 'li') return false;
  if (gap > body.pitch * 1.3 || gap < -body.size * 0.5) return false;
  if (Math.abs(above.size - line.size) > 0.6 && above.size !== line.size && gap > body.pitch * 1.1) return false;
  const em = line.size;
  const [first] = before.lines;
  if (before.tag === 'li') {
    // The lines of an item hang, or at least do not begin anew behind a short line.
    if (line.x > (first?.x ?? 0) + em * 0.4) return true;
    if (line.x < (first?.x ?? 0) - em * 0.4) return false;
    if (above !== first && above.x > (first?.x ?? 0) + em * 0.4) return false;
    if (ENDED.test(above.text) && BEGINS.test(line.text)) return false;
    return !isForced(above, line, column);
  }
  const isIndented = line.x > column.left + em * 0.7;
  const wasIndented = above.x > column.left + em * 0.7;
  if (isIndented && !wasIndented) return false;
  // A quotation that is set in ends where the text goes back.
  if (!isIndented && wasIndented && before.lines.length > 1) return false;
  if (isIndented && wasIndented && line.x > above.x + em * 0.7) return false;
  return !(isForced(above, line, column) && (ENDED.test(above.text) || BEGINS.test(line.text) || isIndented));
}

const NEAR = 2;

/** Whether a line ends though the next word would still have had room in it, as wide as the lines around it are. */
function isForced(above: PdfLine, line: PdfLine, { lines, left, right }: Column): boolean {
  const at = lines.indexOf(above);
  const near = lines.slice(Math.max(0, at - NEAR), at + NEAR + 1).map((other) => other.right);
  // A quotation is set in on both sides.
  const isSetIn = Math.abs(above.x - line.x) < 1;
  const edge = Math.min(right - (isSetIn ? above.x - left : 0), Math.max(...near));
  const [word = ''] = /^\p{Script=Han}{1,2}|^\S{1,40}/u.exec(line.text) ?? [];
  const letter = (above.right - above.x) / Math.max(1, above.text.length);
  return edge - above.right > (word.length + 1) * letter * 1.15 + line.size * 0.4;
}

/** Whether a paragraph goes on in the next column or on the next page. */
function runsOver(before: Block, line: PdfLine, column: Column, tag: PdfBlock['tag'], body: Body): boolean {
  const last = before.lines.at(-1);
  if (!last || tag !== 'p' || before.tag === 'h2' || Math.abs(last.size - line.size) > 0.6) return false;
  const isIndented = line.x > column.left + body.size * 0.7;
  if (isIndented && isForced(last, line, before.column)) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  // A last line seldom fills its column to the edge.
  if (ENDED.test(last.text))
    return !isIndented && before.column.right - last.right < line.size * (before.lines.length > 1 ? 1 : 0.2);
  return !isIndented || !/\p{L}$/u.test(last.text);
}
