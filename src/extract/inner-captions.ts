/** Captions whose paragraph is one of the text's, and whose class stands on the only element in it. */
import { onlyChild } from './dom.ts';
import { hintOf } from './element-hints.ts';
import type { Piece } from './pieces.ts';

/** Lines below one picture, how heavy each may be, and elements in one another. */
const [LINES, HEAVIEST, LEVELS] = [3, 700, 4];
/** imgcaption3, articleCaptionText. */
const GLUED = /(?:img|image|pic|picture|photo|foto|fig|thumb|media|article)s?[_-]?caption/i;
/** x-caption, Caption_root: no state, as has-caption, nor a style of letters, as caption-text. */
const NAMED =
  /(?:^|\s|(?<!\b(?:has|with|no|without|is|in))[_-])(?:captions?|figcaption|credits?|legende?|bildunterschrift|imgtxt)(?:$|[\s_])/i;
const INLINE = /^(?:span|em|i|b|strong|small|font|cite)$/;

/** Where the captions end that begin below a picture; `from` where there are none, or where the text goes on alike. */
export function endOfInnerCaptions(pieces: readonly Piece[], from: number): number {
  if (pieces[from - 1]?.kind !== 'figure') return from;
  let end = from;
  while (end - from <= LINES && holdsCaption(pieces[end])) end += 1;
  return end - from > LINES ? from : end;
}

function holdsCaption(piece: Piece | undefined): boolean {
  if (piece?.kind !== 'paragraph' || piece.weight > HEAVIEST) return false;
  let at = piece.region.element;
  for (let level = 0; at && level < LEVELS; level += 1) {
    if (level > 0 && !INLINE.test(at.name)) return false;
    const name = at.attribs['class']?.slice(0, 160) ?? '';
    if (GLUED.test(name) || (level > 0 && NAMED.test(name) && hintOf(at) === 'caption')) return true;
    at = onlyChild(at);
  }
  return false;
}
