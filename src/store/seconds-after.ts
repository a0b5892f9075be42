/** Instants for what came at once and has an order: the dates of feeds have no less than seconds. */

/** ISO 8601. */
export const secondsAfter = (at: string, seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1000).toISOString();

/** A clock that was wrong by more than this, in seconds, is not counted on from. */
const AHEAD = 3600;

/**
 * When the thing at place `at` of `count` came, each a second before the next one. The last came `now`, since apps hide an
 * episode whose date lies ahead; but what came in a row right behind others, of which the last came `last`, is dated
 * behind them.
 */
export function arrivalOf(now: string, at: number, count: number, last: string | undefined): string {
  const arrival = secondsAfter(now, at + 1 - count);
  if (last === undefined || last > secondsAfter(now, AHEAD)) return arrival;
  const next = secondsAfter(last, at + 1);
  return next > arrival ? next : arrival;
}
