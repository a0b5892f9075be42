/** Weighs pieces and regions, and finds the region that holds the article. */
import type { Piece, Region } from './collect-pieces.ts';

/** What every piece and region is worth; positive for running text, negative for menus and links. */
export type Scores = {
  readonly ofPiece: readonly number[];
  readonly ofRegion: ReadonlyMap<Region, number>;
};

const SENTENCE_END = /[.!?。！？…][”"’»」』)）\]]*$/;

/** A piece by itself, whatever stands around it. */
export function scorePiece(piece: Piece): number {
  const { weight, linkWeight, kind, text } = piece;
  if (kind === 'heading' || kind === 'clip' || kind === 'figure' || kind === 'table') return 0;
  if (kind === 'code') return Math.min(weight, 400) * 0.3;
  const density = weight === 0 ? 0 : linkWeight / weight;
  if (density > 0.5) return -Math.min(weight, 60);
  const ends = SENTENCE_END.test(text);
  if (weight < 60) return ends && density === 0 ? weight * 0.3 : -Math.min(12, weight);
  const base = weight - linkWeight * 1.5;
  if (weight < 120) return base * (ends ? 0.7 : 0.3);
  return base;
}

/** Scores everything. A region that holds most of the page's text is not believed when its class says otherwise. */
export function scorePage(pieces: readonly Piece[], root: Region): Scores {
  const raw = pieces.map(scorePiece);
  const sums: number[] = [0];
  for (const score of raw) sums.push((sums.at(-1) ?? 0) + Math.max(0, score));
  const total = sums.at(-1) ?? 0;
  const share = (region: Region) => ((sums[region.end] ?? 0) - (sums[region.first] ?? 0)) / (total || 1);

  const ofPiece = [...raw];
  const ofRegion = new Map<Region, number>();

  function visit(region: Region, factor: number): number {
    const believed = share(region) < 0.5;
    let own = factor;
    if (believed && (region.hint === 'drop' || region.hint === 'comments' || region.hint === 'caption')) own = -0.3;
    else if (believed && region.hint === 'against') own = factor * 0.4;
    else if (region.hint === 'favour') own = Math.max(factor, factor * 1.3);
    if (factor < 0) own = factor;
    let sum = 0;
    let at = region.first;
    const take = (to: number) => {
      for (; at < to; at += 1) {
        const score = raw[at] ?? 0;
        const weighed = score > 0 ? score * own : score;
        ofPiece[at] = weighed;
        sum += weighed;
      }
    };
    for (const child of region.children) {
      take(child.first);
      sum += Math.max(visit(child, own), -30);
      at = child.end;
    }
    take(region.end);
    ofRegion.set(region, sum);
    return sum;
  }
  visit(root, 1);
  return { ofPiece, ofRegion };
}

const DESCEND_SHARE = 0.8;

/** The smallest region that holds nearly all of what the page has to say; `undefined` when it says nothing. */
export function findBody(scores: Scores, root: Region): Region | undefined {
  let region = root;
  if ((scores.ofRegion.get(root) ?? 0) <= 0) {
    let best: Region | undefined;
    for (const [candidate, score] of scores.ofRegion)
      if (score > 0 && score > (best ? (scores.ofRegion.get(best) ?? 0) : 0)) best = candidate;
    if (!best) return undefined;
    region = best;
  }
  for (;;) {
    const score = scores.ofRegion.get(region) ?? 0;
    let best: Region | undefined;
    let bestScore = 0;
    for (const child of region.children) {
      const childScore = scores.ofRegion.get(child) ?? 0;
      if (childScore > bestScore) {
        best = child;
        bestScore = childScore;
      }
    }
    if (!best || bestScore < score * DESCEND_SHARE || best.children.length + best.end - best.first < 2) return region;
    region = best;
  }
}
