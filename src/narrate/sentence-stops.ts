/** After which full stops a sentence goes on, by language. */

/**
 * Sources of patterns that end before the full stop in question. CLDR's suppressions do not serve: they hold words that
 * end sentences ("am.", "In.", "Is."), and for Russian 18 in all.
 */
export type SentenceStops = {
  /** The sentence goes on whatever follows: titles, `z. B.` */
  readonly never: readonly string[];
  /** It goes on unless one of `beginnings` follows. */
  readonly unlessBeginning: readonly string[];
  /** It goes on where a figure, a Roman numeral or an era follows. */
  readonly beforeFigure: readonly string[];
  /** It goes on where one of these follows. */
  readonly before?: readonly (readonly [stop: string, next: string])[];
  /** Words that begin sentences. */
  readonly beginnings: string;
  /** Whether a figure with a full stop is an ordinal: `am 3. Mai`. */
  readonly ordinals?: boolean;
};

/** Stops ready to be asked. */
export type CompiledStops = (before: string, after: string) => boolean;

const NOT_IN_A_WORD = '(?<![\\p{L}\\p{N}])';
const END = '\\.\\s*$';
const FIGURE = /^(?:\d|[IVXLC]{1,6}(?![\p{L}\p{N}])|(?:AD|BC|BCE|CE)\s?\d)/u;

/** Whether a sentence goes on between `before`, which ends in a full stop, and `after`. */
export function compileStops(stops: SentenceStops): CompiledStops {
  const ends = (words: readonly string[], flags = 'u') =>
    new RegExp(words.length === 0 ? '(?!)' : `${NOT_IN_A_WORD}(?:${words.join('|')})${END}`, flags);
  const never = ends(stops.never);
  const unlessBeginning = ends([...stops.unlessBeginning, '(?:\\p{Lu}\\.\\s?){0,5}\\p{Lu}']);
  const beforeFigure = ends(stops.beforeFigure, 'iu');
  const before = (stops.before ?? []).map(([stop, next]) => [ends([stop]), new RegExp(`^(?:${next})`, 'u')] as const);
  const beginning = new RegExp(`^["“„«‘'(¿¡]?\\s?(?:${stops.beginnings})(?![\\p{L}\\p{N}.])`, 'u');
  return (tail, after) => {
    if (never.test(tail)) return true;
    if (beforeFigure.test(tail) && FIGURE.test(after)) return true;
    if (before.some(([stop, next]) => stop.test(tail) && next.test(after))) return true;
    if (unlessBeginning.test(tail)) return !beginning.test(after);
    return stops.ordinals === true && /(?<![\d.,\p{L}])\d{1,2}\.\s*$/u.test(tail) && !beginning.test(after);
  };
}
