/** The account that publishes a text on a platform where nobody signs. */
import { isInCard, type Position } from './author-elements.ts';
import { type Element, innerText } from './dom.ts';
import { isPenName } from './han-names.ts';
import type { PageFacts } from './page-facts.ts';
import type { Piece } from './pieces.ts';
import { squash } from './squash.ts';

/** Pieces above the body among which the account stands. */
const ABOVE = 15;
const LIMIT = 60;
/** Longer than this nothing is only a name. */
const SHORT = 90;

/**
 * The account's name: one that scripts or metadata give and the page shows, or one that stands above the text with a link
 * to its own page. `first` is the index of the body's first piece.
 */
export function accountOf(
  facts: PageFacts,
  inScripts: readonly string[],
  position: Position,
  pieces: readonly Piece[],
  first: number,
): readonly string[] {
  const shown = new Set([
    ...pieces.filter(({ weight }) => weight < SHORT).map(({ text }) => squash(text)),
    ...facts.accounts.map((element) => squash(innerText(element, LIMIT))),
  ]);
  const declared = [facts.meta.get('mediaid') ?? '', ...inScripts];
  const stated = declared.find((name) => isPenName(name) && shown.has(squash(name)));
  if (stated !== undefined) return [stated];
  const isAbove = (element: Element) => {
    const at = position(element);
    return at >= first - ABOVE && at >= 0 && at <= first + 1 && !isInCard(element);
  };
  const name = facts.accounts
    .filter(isAbove)
    .map((element) => innerText(element, LIMIT))
    .find((text) => isPenName(text) && !/[登首注频道]|更多|主页|專欄|专栏/.test(text));
  return name === undefined ? [] : [name];
}
