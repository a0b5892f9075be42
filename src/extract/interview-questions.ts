/** Tells the questions of an interviewer, which are set in bold as headings are, from headings. */
import type { Piece } from './pieces.ts';

const SEVERAL = 2;
/** From this share on the lines in bold are what somebody asks. */
const MOST = 0.5;
const HEADING = 16;

/** Lines in bold are headings of the third level. */
const isDrawn = ({ kind, level, region }: Piece) =>
  kind === 'heading' && level === 3 && !/^h[1-6]$/.test(region.element?.name ?? '');
const asks = ({ text }: Piece) => /[?？؟]["”’」』»)]?$/.test(text);

/** Chinese headings ask shortly and nobody: 哪些原因更常见？ */
const isAddressed = ({ text }: Piece) =>
  !/\p{Script=Han}/u.test(text) || /[您你妳]/.test(text) || text.length > HEADING;

/** The pieces, with questions in bold as paragraphs where most lines in bold are questions. */
export function withQuestions(pieces: readonly Piece[]): readonly Piece[] {
  const drawn = pieces.filter(isDrawn);
  const questions = drawn.filter(asks);
  if (questions.length < SEVERAL || questions.length < drawn.length * MOST) return pieces;
  if (questions.filter(isAddressed).length < questions.length * MOST) return pieces;
  return pieces.map((piece) => (isDrawn(piece) && asks(piece) ? { ...piece, kind: 'paragraph', level: 1 } : piece));
}
