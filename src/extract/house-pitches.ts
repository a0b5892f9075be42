/** Leaves out the paragraphs in which a house speaks of what it offers, in a text that is about something else. */
import { offersOf as offersInChinese, speaksAsWe as speaksAsWeInChinese } from './house-han-sentences.ts';
import { asksYou, IN_INBOX, type Offer, offersOf, speaksAsWe } from './house-sentences.ts';
import type { Piece, Region } from './pieces.ts';
import { isText } from './trim-comments.ts';
import type { Verdict } from './verdict.ts';

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** The text that such a paragraph stands in has this many others. */
const OTHERS = 4;
/** Who says we so often is the author, who may say so of a pitch, too. */
const WE_TOO = 2;

/**
 * Changes the verdicts on such paragraphs in `body`. A text on a newsletter may end in how to get it, and one in which
 * we tell what we did may say what we do next.
 */
export function dropHousePitches(pieces: readonly Piece[], verdicts: Verdict[], body: Region, title: string): void {
  const shown: number[] = [];
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    if (piece && verdicts[at]?.kept && isText(piece)) shown.push(at);
  }
  const pitches = new Map<number, readonly Offer[]>();
  for (const at of shown) {
    const piece = pieces[at];
    if (piece?.kind !== 'paragraph') continue;
    const offers = HAN_OR_KANA.test(piece.text) ? offersInChinese(piece.text) : offersOf(piece.text);
    if (offers.length > 0) pitches.set(at, offers);
  }
  if (pitches.size === 0 || shown.length - pitches.size < OTHERS) return;
  const rest = [title, ...shown.filter((at) => !pitches.has(at)).map((at) => pieces[at]?.text ?? '')];
  const says = (text: string) => (HAN_OR_KANA.test(text) ? speaksAsWeInChinese(text) : speaksAsWe(text));
  const isOursToo = rest.filter(says).length >= WE_TOO;
  for (const [at, offers] of pitches) {
    const text = pieces[at]?.text ?? '';
    if (
      (isOursToo && says(text) && !IN_INBOX.test(text)) ||
      offers.some(({ topic }) => rest.some((other) => topic.test(other)))
    )
      continue;
    verdicts[at] = { kept: false, reason: 'house pitch' };
    if (isQuestionOver(pieces, at)) verdicts[at - 1] = { kept: false, reason: 'house pitch' };
  }
}

/** Whether the first line of the same paragraph asks its reader what the pitch answers. */
function isQuestionOver(pieces: readonly Piece[], at: number): boolean {
  const asked = pieces[at - 1];
  return (
    pieces[at]?.isNextLine === true && /^(?:paragraph|heading)$/.test(asked?.kind ?? '') && asksYou(asked?.text ?? '')
  );
}
