/** Leaves out the line in italics above a text in which a publication tells what it is. */
import { isSlanted } from './closing-notes.ts';
import type { Piece } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const LONGEST = 320;
/** A weekly newsletter about boats; a letter on ink. */
const WHAT_IT_IS =
  /^\sis (?:an?|the|our|my) (?:(?!of\s|that\s|who\s|where\s)[\p{L}-]+,? ){0,4}?(?:(?:magazine|newsletter|newspaper|blog|podcast|publication|website|webzine|zine|(?:daily|weekly|monthly|quarterly|bulletin|journal)(?= (?:about|on|for|from|published|devoted|dedicated)\s|[.,]))(?!\p{L})|letter (?:about|on|for)\s)/u;

/** The verdicts, with that on such a line when the text begins with it. */
export function withoutSiteIntro(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  siteName: string | undefined,
): readonly Verdict[] {
  if (siteName === undefined) return verdicts;
  const first = pieces.findIndex(
    ({ kind, region }, at) => verdicts[at]?.kept && kind === 'paragraph' && region.element?.name === 'p',
  );
  const piece = pieces[first];
  if (!piece || piece.weight > LONGEST || !isSlanted(piece)) return verdicts;
  const text = piece.text.replace(/^The /, '');
  const name = siteName.replace(/^The /, '');
  if (!text.startsWith(name) || !WHAT_IT_IS.test(text.slice(name.length))) return verdicts;
  return verdicts.map((one, at) => (at === first ? { kept: false, reason: 'site notice' } : one));
}
