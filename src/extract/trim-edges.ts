/** Cuts what stands at the edges of a body: readers' comments, date and author lines, lists of related articles. */

import { isCaptionText, isCommentLabel, isCommentSignature, isMetaLine, isRelatedLabel } from './edge-lines.ts';
import type { Piece, Region } from './pieces.ts';
import { cjkShare } from './text-weight.ts';
import type { Verdict } from './verdict.ts';

/** A body has begun when this much text was kept; comments cannot come sooner. */
const BEGUN = 250;
/** A paragraph this heavy is the article itself, not a line beside it. */
const LONG = 120;
const CAPTION = 240;

const isText = (piece: Piece) =>
  piece.kind === 'paragraph' || piece.kind === 'heading' || piece.kind === 'listItem' || piece.kind === 'quote';

/** Changes the verdicts on the pieces of `body` that stand at its edges. */
export function trimEdges(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const drop = (at: number, reason: string) => {
    if (verdicts[at]?.kept && pieces[at]?.kind !== 'clip') verdicts[at] = { kept: false, reason };
  };
  const keptText = (at: number) => {
    const piece = pieces[at];
    return piece !== undefined && isText(piece) && verdicts[at]?.kept === true;
  };

  const end = commentsStart();
  for (let at = end; at < body.end; at += 1) drop(at, 'comments');
  trimCaptions();
  trimRelated();
  trimStart();
  trimEnd();

  /** The index of the first piece of readers' comments; the body's end when there are none. */
  function commentsStart(): number {
    let weight = 0;
    const signatures: number[] = [];
    for (let at = body.first; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || !isText(piece)) continue;
      const begun = weight >= BEGUN;
      if (begun && piece.weight < 100 && isCommentLabel(piece.text)) {
        const link = piece.linkWeight > piece.weight * 0.8;
        if (!link || weight >= BEGUN * 3) return signatures.length > 1 ? Math.min(at, signatureStart(signatures)) : at;
      }
      if (begun && piece.weight < 200 && isCommentSignature(piece.text)) signatures.push(at);
      if (verdicts[at]?.kept) weight += piece.weight;
    }
    return signatures.length > 1 ? signatureStart(signatures) : body.end;
  }

  function signatureStart([first = body.end, second = body.end]: readonly number[]): number {
    const above = (region: Region | undefined) => {
      const chain: Region[] = [];
      for (let at = region; at; at = at.parent) chain.unshift(at);
      return chain;
    };
    const [one, two] = [above(pieces[first]?.region), above(pieces[second]?.region)];
    let shared = 0;
    while (one[shared] && one[shared] === two[shared]) shared += 1;
    const item = one[shared];
    if (item && weightBefore(item.first) >= BEGUN) return item.first;
    for (let at = first - 1; at > first - 12 && at > body.first; at -= 1) {
      const piece = pieces[at];
      if (piece && isText(piece) && (!verdicts[at]?.kept || piece.kind === 'heading') && weightBefore(at) >= BEGUN)
        return at;
    }
    return first;
  }

  function weightBefore(end: number): number {
    let weight = 0;
    for (let at = body.first; at < end; at += 1) if (keptText(at)) weight += pieces[at]?.weight ?? 0;
    return weight;
  }

  /**
   * A short line that is no sentence, right under a picture, is its caption. In Chinese it must say so: pages there set
   * whole articles as short lines between pictures.
   */
  function trimCaptions(): void {
    for (let at = body.first; at < body.end - 1; at += 1) {
      const below = pieces[at + 1];
      if (pieces[at]?.imageUrl === undefined || below?.kind !== 'paragraph' || below.weight > CAPTION) continue;
      const isFragment =
        !/[.。！？!?…:：]["”’」』）)]*$/.test(below.text) &&
        !/^\d{1,2}[.)]\s/.test(below.text) &&
        cjkShare(below.text) < 0.2;
      if (isFragment || isCaptionText(below.text)) drop(at + 1, 'caption');
    }
  }

  /** A label as "Related stories" takes the box that it begins along, or the list below it. */
  function trimRelated(): void {
    const weights = [0];
    for (let at = 0; at < body.end; at += 1)
      weights.push((weights[at] ?? 0) + (keptText(at) ? (pieces[at]?.weight ?? 0) : 0));
    const weightOf = ({ first, end }: Region) => (weights[end] ?? 0) - (weights[first] ?? 0);
    for (let at = body.first; at < body.end; ) {
      const label = pieces[at];
      if (!label || !isText(label) || label.weight > 110 || !isRelatedLabel(label.text)) {
        at += 1;
        continue;
      }
      const box = boxOf(label.region, at);
      const small = box && weightOf(box) < weightOf(body) * 0.5 ? box.end : at + 1;
      const end = Math.max(small, listEnd(at + 1));
      for (; at < end; at += 1) drop(at, 'related link');
    }
  }

  /** The largest region inside the body that a piece begins. */
  function boxOf(region: Region, label: number): Region | undefined {
    let box: Region | undefined;
    for (let at: Region | undefined = region; at && at !== body && at.first === label; at = at.parent) box = at;
    return box;
  }

  /** Where a list of other articles ends: at a heading, a sentence, or a paragraph of some length. */
  function listEnd(from: number): number {
    for (let at = from; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || !isText(piece)) continue;
      if (piece.kind === 'heading' && piece.linkWeight === 0) return at;
      if (piece.kind !== 'paragraph') continue;
      if (piece.weight >= LONG && piece.linkWeight < piece.weight * 0.3) return at;
      if (piece.linkWeight === 0 && /[.。！？!?”"]$/.test(piece.text)) return at;
    }
    return body.end;
  }

  /** Lines before the first long paragraph that say who, when and where, or name the section. */
  function trimStart(): void {
    let seen = 0;
    let start = verdicts.findIndex((verdict, at) => verdict.kept && keptText(at));
    if (start < 0) return;
    for (; start < body.end && seen < 14; start += 1) {
      const piece = pieces[start];
      if (!piece || !keptText(start)) continue;
      seen += 1;
      if (piece.weight >= LONG && !isMetaLine(piece.text, piece.weight)) return;
      if (isMetaLine(piece.text, piece.weight)) drop(start, 'date or author line');
    }
  }

  /** Lines after the last long paragraph that credit and refer, and headings that nothing follows. */
  function trimEnd(): void {
    let seen = 0;
    for (let at = Math.min(end, body.end) - 1; at >= body.first && seen < 12; at -= 1) {
      const piece = pieces[at];
      if (!piece || !keptText(at)) continue;
      seen += 1;
      if (piece.kind === 'heading' && piece.weight < LONG) drop(at, 'a heading that nothing follows');
      else if (isMetaLine(piece.text, piece.weight)) drop(at, 'date or author line');
      else if (isCaptionText(piece.text) && piece.weight < 300) drop(at, 'caption');
      else if (piece.weight >= LONG || /[.。！？!?”"]$/.test(piece.text)) return;
    }
  }
}
