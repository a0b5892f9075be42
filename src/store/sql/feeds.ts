/** What feeds are known by: one row a feed, written once. */
import type { Feeds } from '../store.ts';
import type { Database } from './database.ts';

export function createFeeds({ query, write }: Database): Feeds {
  const find: Feeds['find'] = async (showId, kind) =>
    query
      .selectFrom('feeds')
      .select(['guid', 'address'])
      .where('show_id', '=', showId)
      .where('kind', '=', kind)
      .executeTakeFirst();
  return {
    find,
    async findOrSave(showId, kind, feed) {
      await write((transaction) =>
        transaction
          .insertInto('feeds')
          .values({ show_id: showId, kind, ...feed })
          .onConflict((conflict) => conflict.columns(['show_id', 'kind']).doNothing())
          .execute(),
      );
      return (await find(showId, kind)) ?? feed;
    },
    async rename(showId, kind, guid) {
      await write((transaction) =>
        transaction.updateTable('feeds').set({ guid }).where('show_id', '=', showId).where('kind', '=', kind).execute(),
      );
    },
  };
}
