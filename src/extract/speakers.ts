/** Makes headings of the names over what each speaker said in the record of a debate. */
import { endsSentence, isNames } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';

const NAME = 90;
const TEXT = 60;
/** Fewer are those who wrote an article or gave a picture. */
const SERIES = 3;
const LEVELS = 3;
const SPEAKER =
  /(?:^|[\s_-])(?:attribut\w{0,8}|speakers?|contribution|orators?|intervention|member-?name|redner(?:in)?|orateur|orador(?:a)?|oratore)(?:$|[\s_-])/i;

/** The same pieces, with such names as headings. */
export function withSpeakers(pieces: readonly Piece[]): readonly Piece[] {
  const found = new Set(pieces.flatMap((_, at) => (isSpeaker(pieces, at) ? [at] : [])));
  if (found.size < SERIES) return pieces;
  return pieces.map((piece, at) => {
    if (!found.has(at)) return piece;
    const name = { ...piece, kind: 'heading' as const, level: 3 as const };
    names.add(name);
    return name;
  });
}

const names = new WeakSet<Piece>();

/** True for a heading that {@link withSpeakers} made. */
export const isSpeakerName = (piece: Piece | undefined): boolean => piece !== undefined && names.has(piece);

function isSpeaker(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind !== 'paragraph' || piece.weight === 0 || piece.weight > NAME || isSeat(piece.text)) return false;
  if (endsSentence(piece.text) || !isNames(piece.text.replace(/^The /, '')) || !isMarked(piece.region)) return false;
  // A seat and a button may stand between.
  const below = pieces.slice(at + 1, at + 4).find(({ weight }) => weight >= TEXT);
  return below?.kind === 'paragraph' && endsSentence(below.text);
}

function isMarked(region: Region): boolean {
  let at: Region | undefined = region;
  for (let level = 0; at && level < LEVELS; level += 1, at = at.parent)
    if (SPEAKER.test((at.element?.attribs['class'] ?? '').slice(0, 160))) return true;
  return false;
}

/** (Ambledale) (Lab): for what a member sits, and with whom. */
export function isSeat(text: string): boolean {
  return text.length < NAME && /^(?:\([^()]{1,39}[^().]\)\s?){1,3}$/.test(text);
}
