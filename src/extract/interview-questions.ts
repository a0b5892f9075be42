/** Tells the questions of an interviewer, which are set in bold as headings are, from headings. */
import type { Piece } from './pieces.ts';

const SEVERAL = 2;
/** From this share on the lines in bold are what somebody asks. */
const MOST = 0.5;

const isDrawn = ({ kind, region }: Piece) => kind === 'heading' && !/^h[1-6]$/.test(region.element?.name ?? '');
const asks = ({ text }: Piece) => /[?？؟]["”’」』»)]?$/.test(text);

/** The pieces, with questions in bold as paragraphs where most lines in bold are questions. */
export function withQuestions(pieces: readonly Piece[]): readonly Piece[] {
  const drawn = pieces.filter(isDrawn);
  const questions = drawn.filter(asks);
  if (questions.length < SEVERAL || questions.length < drawn.length * MOST) return pieces;
  return pieces.map((piece) => (isDrawn(piece) && asks(piece) ? { ...piece, kind: 'paragraph', level: 1 } : piece));
}
