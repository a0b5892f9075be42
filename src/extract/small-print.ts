/** Leaves out a Chinese site's lines among those that the page sets apart from the text, at its head and behind its end. */
import { isOfSiteBusiness } from './chinese-calls.ts';
import { type Element, onlyChild } from './dom.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import { usualSize } from './sized-headings.ts';
import { isText } from './trim-comments.ts';
import { isStressed } from './unmarked-captions.ts';
import type { Verdict } from './verdict.ts';

/** The text has this much before such lines, and most of it is drawn otherwise. */
const TEXT = 400;
const APART_SHARE = 0.25;
/** A line heavier than this is text. */
const LINE = 260;
/** Behind a rule more than so much is a part of the article. */
const BEHIND_RULE = 600;
const BEHIND_PIECES = 6;
const SMALLER = 0.95;
const SMALL =
  /(?:^|[\s_-])(?:small(?:-?(?:font(?:-?size)?|text|print))?|fine-?print|text-(?:muted|small|sm|xs))(?:$|[\s_-])/i;
const COLOUR =
  /(?:^|[;\s])color\s{0,3}:\s{0,3}(?:#([\da-f]{3}|[\da-f]{6})(?![\da-f])|rgba?\(\s?(\d{1,3})\s?,\s?(\d{1,3})\s?,\s?(\d{1,3})|((?:dark|light)?gr[ae]y|silver))/i;
/** From this share of full light on a grey is paler than text is. */
const PALE = 0.45;
const EVEN = 24;
/** Somebody’s words, who said them, and more than one sentence. */
const OF_WRITER = /^[“「『]|[—–]{2}\s?[^，。]{1,16}$|[。！？].*[。！？]/;

/** Changes the verdicts on such lines in `body`. */
export function dropSmallPrint(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const shown: number[] = [];
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    if (piece && verdicts[at]?.kept && isText(piece)) shown.push(at);
  }
  const usual = usualSize(pieces.slice(body.first, body.end));
  const isApart = (at: number) => {
    const piece = pieces[at];
    return piece?.kind === 'paragraph' && (isStressed(piece) || isFine(piece, usual, body));
  };
  const own = shown.filter((at) => !isApart(at));
  const weightOf = (all: readonly number[]) => all.reduce((sum, at) => sum + (pieces[at]?.weight ?? 0), 0);
  const text = weightOf(own);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || text < TEXT) return;
  if (weightOf(shown) - text > text * APART_SHARE) return;
  dropAmong(body.first, first, true);
  dropAmong(Math.min(endOfText(), last + 1), body.end, false);

  /** Where a rule divides a few paragraphs from the text; the end of the body when none does. */
  function endOfText(): number {
    const rule = lastRule(body, last ?? 0);
    const behind = shown.filter((at) => rule !== undefined && at >= rule);
    const isTail = behind.length <= BEHIND_PIECES && weightOf(behind) <= Math.min(BEHIND_RULE, text / 2);
    return rule !== undefined && isTail && behind.every((at) => pieces[at]?.kind === 'paragraph') ? rule : body.end;
  }

  function dropAmong(from: number, to: number, isHead: boolean): void {
    for (let at = from; at < to; at += 1) {
      const piece = pieces[at];
      if (piece?.kind !== 'paragraph' || !verdicts[at]?.kept || !isText(piece)) continue;
      const { text, weight } = piece;
      // A summary may be set apart from the text, too.
      if (weight > LINE || OF_WRITER.test(text) || (isHead && endsSentence(text))) continue;
      if (isOfSiteBusiness(text)) verdicts[at] = { kept: false, reason: 'small print' };
    }
  }
}

/** The last rule in a region that text stands behind, as the index of the piece below it. */
function lastRule(region: Region, last: number): number | undefined {
  for (const child of region.children.toReversed()) {
    if (child.element?.name === 'hr') {
      if (child.first <= last) return child.first;
    } else {
      const found = lastRule(child, last);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Whether a paragraph is drawn smaller or paler than the text is. */
function isFine({ fontSize = 1, region }: Piece, usual: number, body: Region): boolean {
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
