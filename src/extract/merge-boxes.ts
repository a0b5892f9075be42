/** Merges the pieces of a box that together are one thing: a picture and its caption, a recording and its caption. */
import { type Element, innerText, isElement } from './dom.ts';
import type { Piece, Region } from './pieces.ts';
import { isMediaClock } from './player-box.ts';
import { textWeight } from './text-weight.ts';
import { isCredit } from './unmarked-captions.ts';

/** A line that is heavier is of the text. */
const CAPTION = 240;

/** Neighbours of a picture that are looked at, and paragraphs among them. */
const NEAR = 3;
const LEAST_TEXT = 2;
const WRAPPERS = 3;

/** Whether text stands around a picture, and no other picture near it: a row of pictures with lines tells a story. */
function isAmongText(figure: Element): boolean {
  let own = figure;
  for (let level = 0; level < WRAPPERS; level += 1) {
    const { parent } = own;
    if (!parent || !('attribs' in parent) || parent.children.some((child) => isElement(child) && child !== own)) break;
    own = parent;
  }
  const near = [...besides(own, 'prev'), ...besides(own, 'next')];
  const texts = near.flatMap((one) => (one.name === 'p' ? [one] : one.children.filter(isElement)));
  return near.every((one) => !holdsFigure(one)) && texts.filter(({ name }) => name === 'p').length >= LEAST_TEXT;
}

function besides(element: Element, side: 'prev' | 'next'): readonly Element[] {
  const found: Element[] = [];
  for (let at = element[side]; at && found.length < NEAR; at = at[side]) if (isElement(at)) found.push(at);
  return found;
}

function holdsFigure(element: Element): boolean {
  let at: Element | undefined = element;
  for (let level = 0; at && level <= WRAPPERS; level += 1, at = at.children.find(isElement))
    if (at.name === 'figure') return true;
  return false;
}

/** Whether an element of HTML for pictures holds one and a line of its own below it, and nothing else. */
function isPictureAndLine([picture, line, more]: readonly Piece[], { element }: Region): boolean {
  return (
    element?.name === 'figure' &&
    picture?.imageUrl !== undefined &&
    picture.weight === 0 &&
    line?.kind === 'paragraph' &&
    line.weight <= CAPTION &&
    /^(?:p|div)$/.test(line.region.element?.name ?? '') &&
    line.region.element?.parent === element &&
    !more &&
    isAmongText(element)
  );
}

/** Captions without the buttons that fold them away, and without a credit that is repeated below. */
function plainCaptions(captions: readonly string[]): string[] {
  const hasButtons =
    captions.some((text) => /(?:hide|show) caption$/u.test(text)) &&
    captions.some((text) => /^toggle caption(?!\S)/u.test(text));
  const plain = hasButtons
    ? captions.map((text) => text.replace(/^toggle caption\s?|\s?(?:hide|show) caption$/gu, ''))
    : captions;
  const isRepeated = (text: string, at: number) =>
    plain.slice(0, at).some((other) => other.endsWith(text) && /[.!?)”"’]\s$/u.test(other.slice(0, -text.length)));
  return plain.filter((text, at) => text !== '' && !isRepeated(text, at));
}

/** True for an element that may be a caption: longer than this nothing is, whatever its class says. */
export const isShort = (element: Element) => innerText(element, CAPTION_LIMIT).length < CAPTION_LIMIT;
const CAPTION_LIMIT = 700;

/** Makes one figure of a picture and its caption, or one recording of a player and its label. */
export function mergeFigure(pieces: Piece[], own: Region): void {
  const inside = pieces.slice(own.first);
  const told = inside.at(-1);
  if (told && isPictureAndLine(inside, own)) inside[inside.length - 1] = { ...told, kind: 'figure' };
  const figures = inside.filter((piece) => piece.kind === 'figure');
  if (figures.length === 0) return;
  const clip = inside.find((piece) => piece.kind === 'clip');
  const captions = plainCaptions(figures.filter((piece) => piece.weight > 0).map((piece) => piece.text));
  const imageUrl = figures.find((piece) => piece.imageUrl)?.imageUrl;
  const text = captions.join(' ') || (figures.find((piece) => piece.text !== '')?.text ?? '');
  pieces.length = own.first;
  own.children.length = 0;
  for (const piece of inside) {
    if (piece === figures[0] && !clip)
      pieces.push({
        ...piece,
        text,
        weight: textWeight(captions.join('')),
        region: own,
        ...(imageUrl ? { imageUrl } : {}),
      });
    else if (piece === clip && piece.clip && captions.length > 0)
      pieces.push({ ...piece, region: own, clip: { ...piece.clip, label: piece.clip.label ?? captions.join(' ') } });
    else if (piece.kind !== 'figure' && !isCredit(piece) && !isMediaClock(piece))
      pieces.push({ ...piece, region: own });
  }
  own.end = pieces.length;
}
