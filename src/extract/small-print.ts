/** Leaves out a Chinese site's lines among those that the page sets apart from the text, at its head and behind its end. */
import { isOfSiteBusiness } from './chinese-calls.ts';
import { isFine } from './fine-print.ts';
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
