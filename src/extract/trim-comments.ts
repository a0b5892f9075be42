/** Cuts readers' comments off the end of a body, or out of its middle. */
import { commentLabel, introducesSpeech, isCommentSignature, isDateLine } from './edge-lines.ts';
import { endsSentence } from './line-shape.ts';
import { parseDate } from './parse-date.ts';
import type { Piece, Region } from './pieces.ts';
import { createSectionButtons } from './section-comments.ts';
import { boxBegunBy, isInside } from './selection.ts';
import { endOfFirstPost } from './thread-posts.ts';
import type { Verdict } from './verdict.ts';

/** A body has begun when this much text was kept; comments cannot come sooner. */
const BEGUN = 250;
/** A paragraph this heavy is the article itself, not a line beside it. */
const LONG = 120;
/** Less than this share of the text above, under a label that says "Comments", is no section of the article. */
const LITTLE = 0.15;
const SEVERAL = 3;
const CLOCK = /\d[:.h]\d{2}(?!\d)/;

/** True for a piece that is words, be they of the text or of its headings. */
export const isText = (piece: Piece) =>
  piece.kind === 'paragraph' || piece.kind === 'heading' || piece.kind === 'listItem' || piece.kind === 'quote';

/** Changes the verdicts on the comments; the index behind the last piece that is none. */
export function trimComments(pieces: readonly Piece[], verdicts: Verdict[], body: Region): number {
  const drop = (at: number, reason: string) => {
    if (verdicts[at]?.kept && pieces[at]?.kind !== 'clip') verdicts[at] = { kept: false, reason };
  };
  const keptText = (at: number) => {
    const piece = pieces[at];
    return piece !== undefined && isText(piece) && verdicts[at]?.kept === true;
  };
  /** Found once for all labels: a page may hold any number of them. */
  let textParent: readonly number[] | undefined;
  const end = Math.min(commentsStart(), endOfFirstPost(pieces, body));
  for (let at = end; at < body.end; at += 1) drop(at, 'comments');
  return end;

  function weightOf(from: number, to: number): number {
    let weight = 0;
    for (let at = from; at < to; at += 1) if (keptText(at)) weight += pieces[at]?.weight ?? 0;
    return weight;
  }

  /** The index of the first piece of readers' comments; the body's end when there are none. */
  function commentsStart(): number {
    let weight = 0;
    let below = weightOf(body.first, body.end);
    let lastSign: number | undefined;
    let stamped: readonly number[] | undefined;
    const signatures: number[] = [];
    const isOfSection = createSectionButtons(pieces, body, keptText);
    for (let at = body.first; at < body.end; at += 1) {
      const piece = pieces[at];
      if (!piece || !isText(piece)) continue;
      const begun = weight >= BEGUN;
      const label = begun && piece.weight < 100 ? commentLabel(piece.text) : undefined;
      const link = piece.linkWeight > piece.weight * 0.8 && weight < BEGUN * 3;
      if (label && !link && isOfSection(at)) {
        drop(at, 'comments');
        continue;
      }
      if (label && !link) {
        // Found once for all labels: a page may hold any number of them.
        lastSign ??= lastOfComments();
        stamped ??= stampsIn();
        const seen = lastSign > at || (stamped.length >= SEVERAL && (stamped[0] ?? 0) > at);
        const box = seen ? undefined : boxBegunBy(piece.region, at, body);
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
        if ((seen && !headsSection(piece, at)) || below <= most)
          return signatures.length > 1 ? Math.min(at, signatureStart(signatures)) : at;
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

  /** A heading over several paragraphs that stand where those before it do, before the first sign of a comment. */
  function headsSection({ kind }: Piece, at: number): boolean {
    if (kind !== 'heading') return false;
    textParent ??= parentOfText();
    const behind = textParent.filter((one) => one > at);
    const last = behind[SEVERAL - 1];
    return last !== undefined && (textParent[0] ?? at) < at && !hasSign(at + 1, last);
  }

  function hasSign(from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) {
      const piece = pieces[at];
      if (!piece || isSignature(at) || isInside(piece.region, ({ hint }) => hint === 'comments')) return true;
      if (isText(piece) && CLOCK.test(piece.text) && isDateLine(piece.text, piece.weight)) return true;
    }
    return false;
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

  /** The lines of a day and a time, as stand over posts. */
  function stampsIn(): readonly number[] {
    const found: number[] = [];
    for (let at = body.first; at < body.end; at += 1) {
      const piece = pieces[at];
      if (piece && isText(piece) && CLOCK.test(piece.text) && isDateLine(piece.text, piece.weight)) found.push(at);
    }
    return found;
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
}
