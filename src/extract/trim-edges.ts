/** Cuts what stands at the edges of a body: readers' comments, date and author lines, lists of related articles. */

import { isClosingLine } from './closing-line.ts';
import {
  commentLabel,
  introducesSpeech,
  isCaptionText,
  isCommentSignature,
  isDateLine,
  isMetaLine,
  relatedLabel,
} from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import { parseDate, parseMonth } from './parse-date.ts';
import type { Piece, Region } from './pieces.ts';
import { holds } from './selection.ts';
import { cjkShare } from './text-weight.ts';
import type { Verdict } from './verdict.ts';

/** A body has begun when this much text was kept; comments cannot come sooner. */
const BEGUN = 250;
/** A paragraph this heavy is the article itself, not a line beside it. */
const LONG = 120;
const CAPTION = 240;
/** A line below a picture that is no sentence and heavier than this is no caption. */
const FRAGMENT = 130;
/** Less than this share of the text above, under a label that says "Comments", is no section of the article. */
const LITTLE = 0.15;
const SEVERAL = 3;

const DATED = /^\s?(?:19|20)\d{2}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?\s{0,2}\d{1,2}:\d{2}/;

/** The beginning of another article, with the link to it. */
const isTeaser = ({ text, linkWeight }: Piece) => linkWeight > 0 && READ_MORE.test(text);
const READ_MORE =
  /(?:[.!?…]|\s)\s?(?:(?:read|see|learn) more|continue reading|weiterlesen|mehr lesen|lire la suite|en savoir plus|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais|lees (?:meer|verder)|czytaj (?:więcej|dalej)|читать далее|läs mer|les mer|læs mere)\s?[.»›→>…]{0,3}$/i;
/** A sentence, or somebody's words. */
const ENDS = /[.。！？!?”"」』»]$/;

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

  /** Found once for all labels: a page may hold any number of them. */
  let textParent: readonly number[] | undefined;
  const end = commentsStart();
  for (let at = end; at < body.end; at += 1) drop(at, 'comments');
  trimCaptions();
  trimRelated();
  trimStart();
  trimNotes();
  trimEnd();

  /** The index of the first piece of readers' comments; the body's end when there are none. */
  function commentsStart(): number {
    let weight = 0;
    let below = weightOf(body.first, body.end);
    let lastSign: number | undefined;
    const signatures: number[] = [];
    for (let at = body.first; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || !isText(piece)) continue;
      const begun = weight >= BEGUN;
      const label = begun && piece.weight < 100 ? commentLabel(piece.text) : undefined;
      const link = piece.linkWeight > piece.weight * 0.8 && weight < BEGUN * 3;
      if (label && !link) {
        // Found once for all labels: a page may hold any number of them.
        lastSign ??= lastOfComments();
        const seen = lastSign > at;
        const box = seen ? undefined : boxOf(piece.region, at);
        // A box in mid-text that asks for comments: the article goes on behind it.
        if (label === 'strong' && box && box.end > at + 1 && goesOn(box.end)) {
          below -= weightOf(at, box.end);
          for (; at < box.end; at += 1) drop(at, 'comments');
          at -= 1;
          continue;
        }
        // A link to the comments stands anywhere; what follows in the container of the text is the text.
        const isButton = piece.linkWeight > piece.weight * 0.8 && piece.kind !== 'heading';
        if (!seen && (isButton || label === 'strong') && continues(at, isButton)) {
          drop(at, 'comments');
          continue;
        }
        const most = label === 'strong' ? weight : label === 'bare' ? weight * LITTLE : -1;
        if (seen || below <= most) return signatures.length > 1 ? Math.min(at, signatureStart(signatures)) : at;
      }
      if (begun && isSignature(at)) signatures.push(at);
      if (!verdicts[at]?.kept) continue;
      weight += piece.weight;
      below -= piece.weight;
    }
    return signatures.length > 1 ? signatureStart(signatures) : body.end;
  }

  /** Whether the paragraphs behind a label stand where those before it do; behind a mere line there must be several. */
  function continues(label: number, isButton: boolean): boolean {
    textParent ??= parentOfText();
    const [last] = textParent.slice(-(isButton ? 1 : SEVERAL));
    const [first] = textParent;
    return first !== undefined && first < label && last !== undefined && last > label;
  }

  /** The paragraphs of the container that holds the most of them. */
  function parentOfText(): readonly number[] {
    const found = new Map<Region | undefined, number[]>();
    for (let at = body.first; at < body.end; at += 1) {
      if (!isParagraph(at)) continue;
      const parent = pieces[at]?.region.parent;
      const same = found.get(parent);
      if (same) same.push(at);
      else found.set(parent, [at]);
    }
    return [...found.values()].reduce((most, one) => (one.length > most.length ? one : most), []);
  }

  function isParagraph(at: number): boolean {
    const piece = pieces[at];
    return keptText(at) && piece?.kind === 'paragraph' && piece.weight >= LONG && endsSentence(piece.text);
  }

  /** Whether the next text that is kept is a paragraph of some length. */
  function goesOn(from: number): boolean {
    for (let at = from; at < body.end; at += 1)
      if (keptText(at)) return pieces[at]?.kind === 'paragraph' && (pieces[at]?.weight ?? 0) >= LONG;
    return false;
  }

  function isSignature(at: number): boolean {
    const piece = pieces[at];
    if (!piece || !isText(piece) || piece.weight >= 200) return false;
    if (isCommentSignature(piece.text)) return true;
    const next = pieces[at + 1];
    return (
      introducesSpeech(piece.text) && next !== undefined && next.weight < 100 && parseDate(next.text) !== undefined
    );
  }

  /** The last piece that says of itself that it is a reader's comment; -1 when none does. */
  function lastOfComments(): number {
    for (let at = body.end - 1; at >= body.first; at -= 1)
      if (isSignature(at) || pieces[at]?.region.hint === 'comments') return at;
    return -1;
  }

  function weightOf(from: number, to: number): number {
    let weight = 0;
    for (let at = from; at < to; at += 1) if (keptText(at)) weight += pieces[at]?.weight ?? 0;
    return weight;
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
    if (item && weightOf(body.first, item.first) >= BEGUN) return item.first;
    for (let at = first - 1; at > first - 12 && at > body.first; at -= 1) {
      const piece = pieces[at];
      if (
        piece &&
        isText(piece) &&
        (!verdicts[at]?.kept || piece.kind === 'heading') &&
        weightOf(body.first, at) >= BEGUN
      )
        return at;
    }
    return first;
  }

  /**
   * A short line that is no sentence, right under a picture, is its caption. In Chinese it must say so: pages there set
   * whole articles as short lines between pictures.
   */
  function trimCaptions(): void {
    for (let at = body.first; at < body.end - 1; at += 1) {
      const below = pieces[at + 1];
      const picture = pieces[at];
      if (picture?.imageUrl === undefined || below?.kind !== 'paragraph' || below.weight > CAPTION) continue;
      // A picture that has its caption needs no other, and nobody ends one with a dash or a comma.
      const isFragment =
        picture.weight === 0 &&
        below.weight <= FRAGMENT &&
        !/[.。！？!?…:：,，;；—–-]["”’」』）)]*$/.test(below.text) &&
        !/^\d{1,2}[.)]\s/.test(below.text) &&
        pieces[at + 2]?.kind !== 'listItem' &&
        cjkShare(below.text) < 0.2;
      if (isFragment) drop(at + 1, 'caption');
      // Several pictures have a line each in one paragraph.
      for (let line = at + 1; pieces[line]?.region === below.region; line += 1) {
        if (!isCaptionText(pieces[line]?.text ?? '')) break;
        drop(line, 'caption');
      }
    }
  }

  /** A label as "Related stories" takes the box that it begins along, or the list below it. */
  function trimRelated(): void {
    const weights = [0];
    for (let at = 0; at < body.end; at += 1)
      weights.push((weights[at] ?? 0) + (keptText(at) ? (pieces[at]?.weight ?? 0) : 0));
    const inside = ({ first, end }: Region) => (weights[end] ?? 0) - (weights[first] ?? 0);
    for (let at = body.first; at < body.end; ) {
      const label = pieces[at];
      const strength = label && isText(label) && label.weight <= 110 ? relatedLabel(label.text) : undefined;
      if (!label || !strength) {
        at += 1;
        continue;
      }
      if (strength === 'weak') {
        const end = linkedEnd(at + 1);
        // Nothing linked below: a heading like any other.
        if (end === at + 1 && label.linkWeight === 0) at += 1;
        for (; at < end; at += 1) drop(at, 'related link');
        continue;
      }
      // A button that unfolds the rest of the text heads no box.
      const isButton = label.linkWeight > label.weight * 0.8 && label.kind !== 'heading';
      const box = isButton ? undefined : boxOf(label.region, at);
      const small = box && inside(box) < inside(body) * 0.5 ? box.end : at + 1;
      const end = Math.max(small, isButton ? linkedEnd(at + 1) : listEnd(at + 1));
      for (; at < end; at += 1) drop(at, 'related link');
    }
  }

  /** The largest region inside the body that a piece begins. */
  function boxOf(region: Region, label: number): Region | undefined {
    let box: Region | undefined;
    for (let at: Region | undefined = region; at && !holds(at, body) && at.first === label; at = at.parent) box = at;
    return box;
  }

  /** Where the pieces end that are mostly links, with the short lines between them. */
  function linkedEnd(from: number): number {
    let end = from;
    for (let at = from; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || piece.weight === 0) continue;
      if (piece.linkWeight > piece.weight * 0.5 || isTeaser(piece)) end = at + 1;
      else if (piece.weight >= LONG / 2 || at > end + 1) break;
    }
    return end;
  }

  /** Where a list of other articles ends: at a heading, a sentence, or a paragraph of some length. */
  function listEnd(from: number): number {
    for (let at = from; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || !isText(piece)) continue;
      if (piece.kind === 'heading' && piece.linkWeight === 0) return at;
      if (piece.kind !== 'paragraph') continue;
      if (piece.weight >= LONG && piece.linkWeight < piece.weight * 0.3) return at;
      if (piece.linkWeight === 0 && ENDS.test(piece.text)) return at;
    }
    return body.end;
  }

  /** Lines before the first long paragraph that say who, when and where, or name the section. */
  function trimStart(): void {
    let seen = 0;
    let begun = false;
    let start = verdicts.findIndex((verdict, at) => verdict.kept && keptText(at));
    if (start < 0) return;
    for (; start < body.end && seen < 14; start += 1) {
      const piece = pieces[start];
      if (!piece || !keptText(start)) continue;
      seen += 1;
      const isMonth = piece.kind === 'paragraph' && parseMonth(piece.text) !== undefined;
      const isMeta = isMonth || isMetaLine(piece.text, piece.weight) || isOnlyDated(start);
      // The author's line may stand behind the summary.
      if (begun && (!isMeta || isDateLine(piece.text, piece.weight))) return;
      begun ||= piece.weight >= LONG && !isMeta;
      if (begun && !isMeta) continue;
      // The time above an entry of a live report.
      if (piece.kind === 'heading' && parseDate(piece.text) === undefined && /^\d{1,2}:\d{2}/.test(piece.text))
        continue;
      if (isMeta) drop(start, 'date or author line');
    }
  }

  /** A line that begins with day and hour and ends no sentence; a live report has several. */
  function isOnlyDated(at: number): boolean {
    const isDated = (piece: Piece | undefined) =>
      piece?.kind === 'paragraph' && piece.weight < LONG && DATED.test(piece.text) && !endsSentence(piece.text);
    return isDated(pieces[at]) && pieces.slice(body.first, body.end).filter(isDated).length <= 1;
  }

  /** Footnotes: a run that counts from [1], with most of the text before it. Judgments number every paragraph so. */
  function trimNotes(): void {
    const isNote = (at: number) => keptText(at) && /^\[\d{1,3}\]\s/.test(pieces[at]?.text ?? '');
    let before = 0;
    const all = weightOf(body.first, body.end);
    for (let at = body.first; at < body.end; at += 1) {
      const first = at;
      let run = 0;
      if (/^\[1\]/.test(pieces[at]?.text ?? '')) for (; isNote(at); at += 1) run += pieces[at]?.weight ?? 0;
      if (run > 0 && run * 2 <= before && all - before - run < LONG)
        for (let note = first; note < at; note += 1) drop(note, 'footnote');
      before += run + (keptText(at) ? (pieces[at]?.weight ?? 0) : 0);
    }
  }

  /** Lines after the last long paragraph that credit and refer, and headings that nothing follows. */
  function trimEnd(): void {
    let seen = 0;
    let follows = false;
    for (let at = Math.min(end, body.end) - 1; at >= body.first && seen < 12; at -= 1) {
      const piece = pieces[at];
      if (!piece || !keptText(at)) continue;
      seen += 1;
      if (piece.kind === 'heading' && piece.weight < LONG) {
        if (follows) return;
        drop(at, 'a heading that nothing follows');
      } else if (isMetaLine(piece.text, piece.weight)) drop(at, 'date or author line');
      else if (piece.kind === 'paragraph' && isClosingLine(piece.text)) drop(at, 'editor line');
      else if (isCaptionText(piece.text) && piece.weight < 300 && !endsSentence(piece.text)) drop(at, 'caption');
      else if (piece.weight >= LONG || ENDS.test(piece.text)) return;
      else follows ||= piece.kind === 'listItem' && piece.linkWeight < piece.weight / 2;
    }
  }
}
