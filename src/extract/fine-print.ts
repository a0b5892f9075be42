/** Tells the paragraphs that a page draws smaller or paler than its text. */
import { type Element, onlyChild } from './dom.ts';
import type { Piece, Region } from './pieces.ts';

const SMALLER = 0.95;
const SMALL =
  /(?:^|[\s_-])(?:small(?:-?(?:font(?:-?size)?|text|print))?|fine-?print|text-(?:muted|small|sm|xs))(?:$|[\s_-])/i;
const COLOUR =
  /(?:^|[;\s])color\s{0,3}:\s{0,3}(?:#([\da-f]{3}|[\da-f]{6})(?![\da-f])|rgba?\(\s?(\d{1,3})\s?,\s?(\d{1,3})\s?,\s?(\d{1,3})|((?:dark|light)?gr[ae]y|silver))/i;
/** From this share of full light on a grey is paler than text is. */
const PALE = 0.45;
const EVEN = 24;

/** True for a paragraph that is drawn smaller or paler than the text is; `usual` is the size of the text. */
export function isFine({ fontSize = 1, region }: Piece, usual: number, body: Region): boolean {
  if (fontSize < usual * SMALLER) return true;
  for (let at: Region | undefined = region; at?.element && at !== body; at = at.parent)
    if (isFineElement(at.element)) return true;
  // All of its text may stand in elements of its own.
  let only = region.element && onlyChild(region.element);
  while (only && !isFineElement(only)) only = onlyChild(only);
  return only !== undefined;
}

function isFineElement({ name, attribs: { class: words = '', style = '' } }: Element): boolean {
  return name === 'small' || SMALL.test(words.slice(0, 160)) || isPale(style.slice(0, 400));
}

function isPale(style: string): boolean {
  const [, hex, red, green, blue, named] = COLOUR.exec(style) ?? [];
  if (named !== undefined) return true;
  const parts =
    hex === undefined
      ? [red, green, blue].map(Number)
      : (hex.length === 3 ? [...hex].map((sign) => sign + sign) : (hex.match(/../g) ?? [])).map((two) =>
          Number.parseInt(two, 16),
        );
  const [least, most] = [Math.min(...parts), Math.max(...parts)];
  return least >= PALE * 255 && most - least <= EVEN;
}
