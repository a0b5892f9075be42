/** Seasons and numbers of episodes: one row an episode, written once. */
import type { EpisodeNumbers } from '../store.ts';
import type { Database } from './database.ts';

/** SQLite takes 32,766 parameters in one statement. */
const AT_ONCE = 500;

export function createEpisodeNumbers({ query, write }: Database): EpisodeNumbers {
  return {
    async list(showId) {
      const rows = await query
        .selectFrom('episode_numbers')
        .select(['episode_id', 'series', 'season', 'number'])
        .where('show_id', '=', showId)
        .execute();
      return rows.map(({ episode_id: id, series, season, number }) => ({
        id,
        series,
        ...(season !== null && { season: Number(season) }),
        number: Number(number),
      }));
    },
    async add(showId, numbered) {
      await write(async (transaction) => {
        for (let start = 0; start < numbered.length; start += AT_ONCE)
          await transaction
            .insertInto('episode_numbers')
            .values(
              numbered.slice(start, start + AT_ONCE).map(({ id, series, season, number }) => ({
                show_id: showId,
                episode_id: id,
                series,
                season: season ?? null,
                number,
              })),
            )
            .onConflict((conflict) => conflict.columns(['show_id', 'episode_id']).doNothing())
            .execute();
      });
    },
  };
}
