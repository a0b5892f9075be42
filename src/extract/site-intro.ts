/** Leaves out the line in italics above a text in which a publication tells what it is. */
import { isSlanted } from './closing-notes.ts';
import type { Piece } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const LONGEST = 320;
const WHAT_IT_IS = /^\s(?:is (?:an?|the|our|my)|publishes|brings|comes|appears|takes|arrives|goes out)\s/;

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
