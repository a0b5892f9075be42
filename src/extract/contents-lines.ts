/** Tells a table of contents that is set as one line: the headings of the text, which run into each other. */
import type { Piece } from './pieces.ts';

const LABEL =
  /^(?:(?:本文)?目[录錄]|[内內]容目[录錄]|(?:table of )?contents|(?:in|on) this (?:article|post|story|page)|inhalt(?:sverzeichnis)?|sommaire|table des matières|[íi]ndice|sumário|содержание|оглавление)\s?[:：]?$/i;
/** Buttons that fold the table. */
const BUTTON = /^(?:目[录錄]|收起|展[开開]|[隐隱]藏|\[?(?:hide|show)\]?)/i;
const FEWEST = 2;
const LONGEST = 1000;

const known = new WeakMap<readonly Piece[], readonly string[]>();

function headingsOf(pieces: readonly Piece[]): readonly string[] {
  let found = known.get(pieces);
  if (!found) {
    found = pieces.flatMap(({ kind, text }) => (kind === 'heading' ? [joined(text)] : []));
    known.set(pieces, found);
  }
  return found;
}

const joined = (text: string) => text.replace(/\s+/g, '');

function isRow({ kind, text }: Piece, pieces: readonly Piece[]): boolean {
  if (kind !== 'paragraph' || text.length > LONGEST) return false;
  const headings = headingsOf(pieces);
  let rest = joined(text).replace(BUTTON, '').replace(BUTTON, '');
  let count = 0;
  for (const heading of headings)
    if (heading !== '' && rest.startsWith(heading)) {
      rest = rest.slice(heading.length);
      count += 1;
    }
  return rest === '' && count >= FEWEST;
}

/** True for such a line, and for its label. */
export function isContents(pieces: readonly Piece[], at: number): boolean {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (!piece) return false;
  return isRow(piece, pieces) || (next !== undefined && LABEL.test(piece.text) && isRow(next, pieces));
}
