/** Leaves out what a press release sets behind the sign that its text has ended. */
import { isCorrection, isHanNote } from './corrections.ts';
import { asksReaders } from './own-part.ts';
import type { Piece, Region } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const SIGN = /^#(?:\s?#){2,4}$/;
const WORD =
  /^(?:[-–—*•=\s]{1,6}(?:30|ends?|ende|fin|fine|fim|final|einde|koniec|slut|конец)[-–—*•=\s]{1,6}|(?:ENDS|ENDE|FIN|FINE|FIM|EINDE)|\[\s?(?:ends?|ende|fin|fim|fine)\s?\])$/iu;
const PLAIN = /^(?:ends|ende|fin|fine|fim|einde)$/i;
const BEGUN = 250;
/** Text behind the sign weighs at most so much of that before it; more where its first line says what it is. */
const SHARE = 0.35;
const LABELLED_SHARE = 0.8;
const LABEL =
  /^(?:notes? (?:to|for) editors?|about\b|(?:press|media|news|for (?:more|further)|further) (?:contacts?|enquiries|inquiries|information|relations)|contacts?|boilerplate|über|pressekontakt|hinweis(?:e)? (?:an|für) die redaktion|à propos|contacts? presse|acerca de|sobre|contacto|informazioni su|contatti|over|noot voor de redactie|o firmie)(?!\p{L})|^(?:[关關][于於]\S{2,20}|(?:媒[体體]|新[闻聞])[联聯][系繫络絡](?:人)?|公司[简簡]介|[编編]者[注註])\s?[：:]?$/iu;

/** Changes the verdicts on pieces of `body`; what the publication corrects and what its author asks stays. */
export function dropBehindEnd(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const marks: number[] = [];
  for (let at = body.first; at < body.end; at += 1) if (isEndMark(pieces[at]?.text ?? '')) marks.push(at);
  const [mark] = marks;
  // Several divide a story into scenes.
  if (mark === undefined || marks.length > 1) return;
  const weightOf = (from: number, to: number) => {
    let weight = 0;
    for (let at = from; at < to; at += 1) if (verdicts[at]?.kept) weight += pieces[at]?.weight ?? 0;
    return weight;
  };
  const before = weightOf(body.first, mark);
  const behind = weightOf(mark + 1, body.end);
  const next = pieces.slice(mark + 1, body.end).find((_, index) => verdicts[mark + 1 + index]?.kept);
  const share = LABEL.test(next?.text ?? '') ? LABELLED_SHARE : SHARE;
  if (before < BEGUN || behind > before * share) return;
  for (let at = mark; at < body.end; at += 1) {
    const piece = pieces[at];
    if (
      piece &&
      verdicts[at]?.kept &&
      piece.kind !== 'clip' &&
      !isCorrection(piece) &&
      !isHanNote(piece) &&
      !asksReaders(piece.text)
    )
      verdicts[at] = { kept: false, reason: 'behind the end' };
  }
}

/** True for a line that is the sign of a text's end: ###, -30-, ENDS. */
export function isEndMark(text: string): boolean {
  if (text.length > 16) return false;
  // In small letters it is a word like any other.
  return SIGN.test(text) || (WORD.test(text) && (!PLAIN.test(text) || text === text.toUpperCase()));
}
