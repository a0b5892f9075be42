/** Tells a table of contents that is set as one line: the headings of the text, which run into each other. */
import type { Piece } from './pieces.ts';

const LABEL =
  /^(?:(?:本文)?目[录錄]|[内內]容目[录錄]|(?:table of )?contents|(?:in|on) this (?:article|post|story|page)|inhalt(?:sverzeichnis)?|sommaire|table des matières|[íi]ndice|sumário|содержание|оглавление)\s?[:：]?$/i;
/** Buttons that fold the table. */
const BUTTON = /^(?:目[录錄]|收起|展[开開]|[隐隱]藏|\[?(?:hide|show)\]?)/i;
const FEWEST = 2;
const LONGEST = 1000;
/** Headings that are sentences make a paragraph of sentences. */
const MARKED = /[.。!！]\s?$/u;

type Heading = { readonly at: number; readonly text: string };
const known = new WeakMap<readonly Piece[], readonly Heading[]>();

function headingsOf(pieces: readonly Piece[]): readonly Heading[] {
  let found = known.get(pieces);
  if (!found) {
    found = pieces.flatMap(({ kind, text }, at) =>
      kind === 'heading' && text !== '' ? [{ at, text: joined(text) }] : [],
    );
    known.set(pieces, found);
  }
  return found;
}

const joined = (text: string) => text.replace(/\s+/g, '');

/** Whether a paragraph consists of headings that come below it: what repeats those above it is a sentence of the text. */
function isRow(pieces: readonly Piece[], at: number): boolean {
  const { kind, text } = pieces[at] ?? { text: '' };
  if (kind !== 'paragraph' || text.length > LONGEST) return false;
  let rest = joined(text).replace(BUTTON, '').replace(BUTTON, '');
  let count = 0;
  for (const heading of headingsOf(pieces))
    if (heading.at > at && rest.startsWith(heading.text)) {
      rest = rest.slice(heading.text.length);
      count += 1;
    }
  return rest === '' && count >= FEWEST && (!MARKED.test(text) || LABEL.test(pieces[at - 1]?.text ?? ''));
}

/** True for such a line, and for its label. */
export function isContents(pieces: readonly Piece[], at: number): boolean {
  return isRow(pieces, at) || (LABEL.test(pieces[at]?.text ?? '') && isRow(pieces, at + 1));
}
