/** Reads off an expression which words a text must have to match it: a search for them is cheaper than the expression. */
import { endOfGroup, type Reader, readQuantifier, readTerm, splitAlternatives } from './openings.ts';

/** More words than this are not looked for. */
const MOST = 40;
/** Nor are more characters that stand for words. */
const MOST_SIGNS = 60;
/** Of so many places in an expression the words are looked for. */
const PLACES = 2;
/** So many beginnings may one run have: `[转轉][载載]` has four. */
const SPELLINGS = 16;
const NOTHING: readonly string[] = [''];

/**
 * Every text that an expression without alternatives at its top matches has one of these words in lower case; `['']`
 * when none is sure. Of all such sets the one that says most: the longer its shortest word, and the fewer there are.
 */
export function wordsIn(source: string): readonly string[] {
  return wordSetsIn(source)[0] ?? NOTHING;
}

/** Such sets of several places in the expression: every text that it matches has a word of each. What says most comes first. */
export function wordSetsIn(source: string): readonly (readonly string[])[] {
  const sets: (readonly string[])[] = [];
  let run = NOTHING;
  const consider = (found: readonly string[]) => {
    const words = found.length > MOST ? signsOf(found) : found;
    if (worth(words) > 0) sets.push(words);
  };
  const endRun = (next = NOTHING) => {
    consider(run);
    run = next;
  };
  const reader: Reader = { source, at: 0 };
  while (reader.at < source.length) {
    const from = reader.at;
    if (source[from] === '(') {
      reader.at = endOfGroup(source, from);
      const inside = source.slice(from, reader.at);
      if (readQuantifier(reader).least > 0 && inside.startsWith('(?:'))
        consider([...new Set(splitAlternatives(inside.slice('(?:'.length, -1)).flatMap(wordsIn))]);
      endRun();
      continue;
    }
    const found = readTerm(reader);
    const times = readQuantifier(reader);
    // What takes no character stands between two that are neighbours.
    if (!found) continue;
    const spellings = times.least > 0 ? spelt(source.slice(from, from + 2), found) : [];
    if (spellings.length === 0) endRun();
    else if (run.length * spellings.length > SPELLINGS) endRun(spellings);
    else run = run.flatMap((before) => spellings.map((sign) => before + sign));
    if (times.most > 1) endRun();
  }
  endRun();
  return sets.sort((one, other) => worth(other) - worth(one)).slice(0, PLACES);
}

/** Characters beyond Latin of which every word has one: of many words they say nearly as much. */
function signsOf(words: readonly string[]): readonly string[] {
  const signs = new Set<string>();
  for (const word of words) {
    const own = [...word].filter(isBeyondLatin);
    if (own.some((sign) => signs.has(sign))) continue;
    const [first] = own;
    if (first === undefined || signs.size === MOST_SIGNS) return NOTHING;
    signs.add(first);
  }
  return [...signs];
}

const isBeyondLatin = (sign: string) => sign >= '\u0250';

/** The characters of one place, in lower case; none where it may be one of many. `signs` are how it is written. */
function spelt(signs: string, found: ReadonlySet<string>): readonly string[] {
  if (/^\\[^\w]/.test(signs)) return [signs.charAt(1)];
  // A character of two units is one place in some expressions, and two in others.
  if (!signs.startsWith('[')) return /^[\\$.\ud800-\udfff]/.test(signs) ? [] : [signs.charAt(0).toLowerCase()];
  // A space and a figure stand for all of theirs.
  return found.size > SPELLINGS || [...found].some((one) => !/^[^\s\d\0]$/.test(one)) ? [] : [...found];
}

/** How much it says that a text has none of these words. */
function worth(words: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) least = Math.min(least, letters(word));
  return least - words.length / MOST;
}

/** A character beyond Latin, of which there are many, says as much as three letters; a space says nothing. */
function letters(word: string): number {
  let sum = 0;
  for (const sign of word) sum += sign === ' ' ? 0 : isBeyondLatin(sign) ? 3 : 1;
  return sum;
}
