/** Captions whose paragraph is one of the text's, and whose class stands on the only element in it. */
import { type Element, innerText, isElement, onlyChild, textOf } from './dom.ts';
import { hintOf } from './element-hints.ts';
import type { Piece } from './pieces.ts';

/** Lines below one picture, how heavy each may be, and elements in one another. */
const [LINES, HEAVIEST, LEVELS] = [3, 700, 4];
/** imgcaption3, articleCaptionText. */
const GLUED = /(?:img|image|pic|picture|photo|foto|fig|thumb|media|article)s?[_-]?caption/i;
/** x-caption, Caption_root: no state, as has-caption, nor a style of letters, as caption-text. */
const NAMED =
  /(?:^|\s|(?<!\b(?:has|with|no|without|is|in))[_-])(?:captions?|figcaption|credits?|legende?|bildunterschrift|imgtxt)(?:$|[\s_])/i;
/** What a line is called that shares its paragraph with the picture. */
const DESCRIBED = /(?:^|[\s_-])(?:desc|(?:img|image|pic|photo)[_-]?(?:desc|note|explain)|tushuo)(?:$|\s)/i;
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
  const beside = at && textBesidePicture(at);
  const isCaption =
    beside && (isCalled(beside, DESCRIBED) || (isCalled(beside, NAMED) && hintOf(beside) === 'caption'));
  if (isCaption && INLINE.test(beside.name)) return true;
  for (let level = 0; at && level < LEVELS; level += 1) {
    if (level > 0 && !INLINE.test(at.name)) return false;
    const name = at.attribs['class']?.slice(0, 160) ?? '';
    if (GLUED.test(name) || (level > 0 && NAMED.test(name) && hintOf(at) === 'caption')) return true;
    at = onlyChild(at);
  }
  return false;
}

const isCalled = (element: Element, name: RegExp) => name.test(element.attribs['class']?.slice(0, 160) ?? '');

/** The element that holds all the words of a paragraph beside its picture. */
function textBesidePicture({ children }: Element): Element | undefined {
  const isShown = (node: Element) => node.name === 'img' || innerText(node, 1) !== '';
  const inside = children.filter((node) => (isElement(node) ? isShown(node) : (textOf(node) ?? '').trim() !== ''));
  const [picture, words] = inside;
  if (inside.length !== 2 || !picture || !words || !isElement(picture) || !isElement(words)) return undefined;
  return picture.name === 'img' ? words : undefined;
}
