/** The headline that a page shows as a line like others, where its metadata name none or the site's. */
import { splitAtSeparators } from './cut-site.ts';
import { isMetaLine } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** Pieces above the body and at its start among which a headline stands. */
const ABOVE = 12;
const STARTS = 3;
/** A headline shares half of its words with its text, and fewer where the page's own name is a section's. */
const SHARED = 0.5;
const SHARED_BELOW_SECTION = 0.2;
const WORDS = 2;
const LONGEST = 120;
/** Latin words stand in Chinese without spaces. */
const LATIN = /(?:(?!\p{Script=Han})\p{L}){4,}/gu;
const WORD = new RegExp(`\\p{Script=Han}{2}|${LATIN.source}`, 'gu');
const NUMBERED = /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．）)]/;

/** What forums write before a post's title, which may be a question. */
const LABELLED = /^(?:主[题題]|[标標][题題]|[题題]目)\s?[：:]\s?(\p{Script=Han}[^：:]{5,60})$/u;
/** What a headline of a few words does not end in. */
const SITE = /^.{2,9}(?:[网網]站?|[论論][坛壇]|社[区區]|[频頻]道|在[线線])$/u;
/** 渡口论坛 > 闲话 > 旧事. */
const CRUMBS = /[^>»›]{2,24}\s?(?:[>»›]{1,2}\s?[^>»›]{2,24}){1,6}/;

/** A headline near the body's start that shares more with the text than `title` does, which the page's own name may be. */
export function headlineOf(
  pieces: readonly Piece[],
  bodyFirst: number,
  text: string,
  title: string,
): string | undefined {
  const said = text.toLowerCase();
  const words = new Set(said.match(LATIN));
  const shareOf = (line: string) => {
    const parts = [...new Set(line.toLowerCase().match(WORD))];
    const known = parts.filter((part) => words.has(part) || (/\p{Script=Han}/u.test(part) && said.includes(part)));
    return known.length < WORDS ? 0 : known.length / parts.length;
  };
  const around = pieces.slice(Math.max(0, bodyFirst - ABOVE), bodyFirst + STARTS);
  const isSection =
    SITE.test(splitAtSeparators(title)[0] ?? '') || around.some(({ text: line }) => isCrumbOf(line, title));
  if (shareOf(title) > 0 && !isSection) return undefined;
  const least = isSection ? SHARED_BELOW_SECTION : SHARED;
  let best: Piece | undefined;
  for (const piece of around) {
    const isLine = piece.kind === 'paragraph' || piece.kind === 'heading';
    if (isLine && piece.weight > LONGEST && endsSentence(piece.text)) break;
    const labelled = isLine ? LABELLED.exec(piece.text)?.[1] : undefined;
    if (labelled !== undefined) return labelled;
    if (!isLine || piece.weight < 15 || piece.weight > LONGEST || piece.linkWeight > 0 || endsSentence(piece.text))
      continue;
    if (isMetaLine(piece.text, piece.weight) || NUMBERED.test(piece.text) || shareOf(piece.text) < least) continue;
    if (!best || (piece.kind === 'heading' && best.kind !== 'heading')) best = piece;
  }
  return best?.text;
}

/** Whether a line of steps from the site's front page names one so; the last may be the article. */
const isCrumbOf = (line: string, title: string) =>
  line.length < 160 &&
  CRUMBS.test(line) &&
  line
    .split(/[>»›]/)
    .slice(0, -1)
    .some((step) => squash(step) === squash(title));

/** For pages that name no title: the weightiest short line just above the body. */
export function guessTitle(pieces: readonly Piece[], bodyFirst: number): string | undefined {
  let best: Piece | undefined;
  for (const piece of pieces.slice(Math.max(0, bodyFirst - 15), bodyFirst)) {
    if (
      piece.weight < 15 ||
      piece.weight > 200 ||
      piece.linkWeight > 0 ||
      piece.kind === 'clip' ||
      piece.kind === 'figure'
    )
      continue;
    if (isMetaLine(piece.text, piece.weight)) continue;
    if (!best || piece.weight >= best.weight) best = piece;
  }
  return best?.text;
}
