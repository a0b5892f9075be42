/** Instants for what came at once and has an order: the dates of feeds have no less than seconds. */

/** ISO 8601. */
export const secondsAfter = (at: string, seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1000).toISOString();

/** No date lies further ahead, in seconds: apps hide such an episode, and to be made takes it longer than this. */
const AHEAD = 120;

/**
 * When the thing at place `at` of `count` came, a second before the next one and the last of them `now`. All of them are
 * dated behind what came right before them, the last of it `last`, where that is not far ahead: a long list would be, and
 * so would everything behind a clock that was wrong.
 */
export function arrivalOf(now: string, at: number, count: number, last: string | undefined): string {
  const behind = last === undefined ? 0 : (Date.parse(last) - Date.parse(now)) / 1000 + count;
  return secondsAfter(now, at + 1 - count + (behind > 0 && behind <= AHEAD ? behind : 0));
}
