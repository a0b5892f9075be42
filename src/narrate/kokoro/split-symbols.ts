/** Cuts a long string of symbols where a reader would breathe, because the model takes 510 at a time. */

/** Where to cut, the best first: the end of a sentence, of a clause, of a word. */
const BREAKS: readonly RegExp[] = [/[.!?…]["”)]*\s+/gu, /[;:—]["”)]*\s+/gu, /,["”)]*\s+|\s+(?=[("“])/gu, /\s+/gu];

/** A piece that would be shorter than this share of the most is no better for ending with a sentence. */
const LEAST_SHARE = 0.3;

/** With a mark at the end: the model swallows the last sound of what has none, as of a heading. */
export const endSentence = (symbols: string): string =>
  symbols.trim().replace(/(?<=\S)(?<![,;:.!?—…][”)]*)(?=[”)]*$)/u, '.');

/**
 * The string in pieces of at most `most` symbols; joined with a space they give the whole again. A word longer than that
 * (nothing that can be said has one) is cut before a syllable's stress or behind a tone, else anywhere.
 */
export function splitSymbols(symbols: string, most = 500): readonly string[] {
  const pieces: string[] = [];
  let rest = symbols.trim();
  while ([...rest].length > most) {
    const at = placeToCut(rest, most);
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function placeToCut(text: string, most: number): number {
  // One symbol more than fits, so that a space right behind the piece counts as a place.
  const head = [...text].slice(0, most + 1).join('');
  for (const pattern of BREAKS) {
    const ends = [...head.matchAll(pattern)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
    const last = ends.filter(({ at, end }) => [...head.slice(0, end).trimEnd()].length <= most && at > 0).at(-1);
    if (last !== undefined && (pattern === BREAKS.at(-1) || [...head.slice(0, last.end)].length >= most * LEAST_SHARE))
      return last.end;
  }
  const within = [...text].slice(0, most).join('');
  const syllable = /^.+(?:[→↗↓↘](?:ŋ|n(?![jwɥaeiouyɛəɤɔʊɨɚ]))?|(?=ˈ))/su.exec(within)?.[0].length;
  return syllable !== undefined && syllable > 0 ? syllable : within.length;
}
