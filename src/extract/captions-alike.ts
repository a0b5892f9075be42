/** Leaves out the short lines below pictures where every picture of a Chinese text has one and one of them names whose picture it is. */
import { endsInPhotographer, endsInPictureSource } from './caption-source.ts';
import { isCaptionText } from './edge-lines.ts';
import type { Piece, Region } from './pieces.ts';
import { cjkShare } from './text-weight.ts';
import type { Verdict } from './verdict.ts';

/** Pictures from which on it is the page's way to set them. */
const FEWEST = 4;
/** A caption weighs at most this, and the text's paragraphs are as much heavier than the captions. */
const [LONGEST, HEAVIER] = [150, 2];

/** 图一：将螺丝拧松: a step says so, too. */
const NUMBERED = /^[（(]?[图圖]\s?[一二三四五六七八九十\d]/;

/** Changes the verdicts on pieces of `body`. */
export function dropCaptionsAlike(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const below: number[] = [];
  const others: number[] = [];
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    if (piece?.imageUrl !== undefined && piece.weight === 0) {
      // Captions stand below a picture, not between two of them.
      const line = pieces[at + 1];
      if (line?.kind !== 'paragraph' || line.weight > LONGEST || line.linkWeight > 0) return;
      below.push(at + 1);
      at += 1;
    } else if (piece?.kind === 'paragraph' && verdicts[at]?.kept) others.push(piece.weight);
  }
  // Steps stand below their pictures, too, and name nobody.
  const isSure = (at: number) => {
    const { text = '' } = pieces[at] ?? {};
    if (NUMBERED.test(text)) return false;
    return cjkShare(text) > 0.5 && (isCaptionText(text) || endsInPhotographer(text) || endsInPictureSource(text));
  };
  if (below.length < FEWEST || !below.some((at) => verdicts[at]?.reason === 'caption' && isSure(at))) return;
  const weights = below.map((at) => pieces[at]?.weight ?? 0);
  if (middle(others) < middle(weights) * HEAVIER) return;
  for (const at of below) if (verdicts[at]?.kept) verdicts[at] = { kept: false, reason: 'caption' };
}

const middle = (weights: readonly number[]) => weights.toSorted((a, b) => a - b)[weights.length >> 1] ?? 0;
