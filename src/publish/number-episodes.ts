/** Seasons and numbers of a serial show's episodes: given once, and never again to another. */
import type { EpisodeSeries, NumberedEpisode } from '../model.ts';

/**
 * Numbers those that have none. A book or a series is a season; its chapters have the numbers that it gives them, as long
 * as they are free; all else is counted on.
 *
 * @param fresh in the order in which they are to be heard
 * @returns the new ones
 */
export function numberEpisodes(
  known: readonly NumberedEpisode[],
  fresh: readonly { readonly id: string; readonly series?: EpisodeSeries }[],
): readonly NumberedEpisode[] {
  const seasonOf = new Map(known.map(({ series, season }) => [series, season]));
  const taken = new Map<number | undefined, Set<number>>();
  const numbersOf = (season: number | undefined) => {
    const numbers = taken.get(season) ?? new Set();
    taken.set(season, numbers);
    return numbers;
  };
  let lastSeason = 0;
  const use = (season: number | undefined, number: number) => {
    numbersOf(season).add(number);
    lastSeason = Math.max(lastSeason, season ?? 0);
  };
  for (const { season, number } of known) use(season, number);
  for (const { series } of fresh) lastSeason = Math.max(lastSeason, series?.season ?? 0);
  return fresh.map(({ id, series }) => {
    const key = series?.key ?? '';
    const season = series?.season ?? seasonOf.get(key) ?? (key === '' ? undefined : lastSeason + 1);
    seasonOf.set(key, season);
    const numbers = numbersOf(season);
    const wanted = series?.number;
    const number = wanted !== undefined && !numbers.has(wanted) ? wanted : Math.max(0, ...numbers) + 1;
    use(season, number);
    return { id, series: key, ...(season !== undefined && { season }), number };
  });
}
