/** Articles that wait until they are made, in SQL. */
import { type ExpressionBuilder, sql } from 'kysely';
import { itemIdOf } from '../item-id.ts';
import type { Schema } from '../schema.ts';
import type { ItemStatus, Items, Standing } from '../store.ts';
import type { Database } from './database.ts';

/** SQLite takes 32,766 parameters in one statement. */
const AT_ONCE = 500;

/** Nobody has looked at it, and nobody but its source wants it. */
const isUntouched = ({ eb, and }: ExpressionBuilder<Schema, 'items'>) =>
  and([eb('items.attempt', 'is', null), eb('items.added_at', 'is', null)]);

type WaitingItems = Pick<Items, 'standings' | 'saveWaiting' | 'listWaiting' | 'countWaiting' | 'cancelWaiting'>;

export function createWaitingItems({ query, write }: Database): WaitingItems {
  return {
    async standings(showId, urls) {
      const found = new Map<string, Standing>();
      for (let start = 0; start < urls.length; start += AT_ONCE)
        for (const { url, status, ...row } of await query
          .selectFrom('items')
          .select(['url', 'status', 'attempt', 'added_at', 'next_check_at'])
          .where('show_id', '=', showId)
          .where('url', 'in', urls.slice(start, start + AT_ONCE))
          .execute()) {
          const isUntouched = row.attempt === null && row.added_at === null;
          found.set(url, {
            // Written from an ItemStatus by toRow.
            status: status as ItemStatus,
            ...(isUntouched && status === 'listed' && row.next_check_at !== null && { waits: true }),
            // Whoever dismisses a single article leaves an attempt.
            ...(isUntouched && status === 'dismissed' && { isCancelled: true }),
          });
        }
      return found;
    },
    async saveWaiting(showId, source, waiting, now) {
      const entries = [...new Map(waiting.map((one) => [one.url, one])).values()];
      await write(async (transaction) => {
        for (let start = 0; start < entries.length; start += AT_ONCE)
          await transaction
            .insertInto('items')
            .values(
              entries.slice(start, start + AT_ONCE).map(({ url, item, until, by }) => ({
                show_id: showId,
                url,
                id: itemIdOf(url),
                source,
                listing: item ? JSON.stringify(item) : null,
                status: 'listed',
                title: item?.title ?? null,
                failures: 0,
                imported_by: by ?? null,
                next_check_at: until,
                updated_at: now,
              })),
            )
            .onConflict((conflict) =>
              conflict
                .columns(['show_id', 'url'])
                .doUpdateSet(({ ref, fn }) => ({
                  status: 'listed',
                  listing: fn.coalesce(ref('excluded.listing'), ref('items.listing')),
                  title: fn.coalesce(ref('excluded.title'), ref('items.title')),
                  imported_by: sql<string>`case when excluded.listing is null then items.imported_by else excluded.imported_by end`,
                  next_check_at: ref('excluded.next_check_at'),
                  updated_at: now,
                }))
                .where((builder) =>
                  builder.and([
                    isUntouched(builder),
                    builder('items.source', '=', source),
                    builder('items.status', 'in', ['listed', 'dismissed']),
                  ]),
                ),
            )
            .execute();
      });
    },
    async listWaiting(showId, source, { isReleased, until, limit }) {
      const rows = await query
        .selectFrom('items')
        .select(['url', 'title', 'imported_by', 'next_check_at'])
        .where('show_id', '=', showId)
        .where('source', '=', source)
        .where('status', '=', 'listed')
        .where('next_check_at', 'is not', null)
        .where('added_at', isReleased ? 'is not' : 'is', null)
        .$if(until !== undefined, (chosen) => chosen.where('next_check_at', '<=', until ?? ''))
        .orderBy('next_check_at')
        .orderBy('url')
        .$if(limit !== undefined, (chosen) => chosen.limit(limit ?? 0))
        .execute();
      return rows.map(({ url, title, imported_by: by, next_check_at: at }) => ({
        url,
        until: at ?? '',
        ...(title !== null && { title }),
        ...(by !== null && { by }),
      }));
    },
    async countWaiting(showId, source, by) {
      const { count, next, last } = await query
        .selectFrom('items')
        .select(({ fn }) => [
          fn.countAll<number>().as('count'),
          fn.min('next_check_at').as('next'),
          fn.max('next_check_at').as('last'),
        ])
        .where('show_id', '=', showId)
        .where('source', '=', source)
        .where('status', '=', 'listed')
        .where('next_check_at', 'is not', null)
        .where('added_at', 'is', null)
        .$if(by !== undefined, (chosen) => chosen.where('imported_by', '=', by ?? ''))
        .executeTakeFirstOrThrow();
      return { count: Number(count), ...(next && { next }), ...(last && { last }) };
    },
    cancelWaiting: (showId, source, now, by) =>
      write(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('items')
          .set({ status: 'dismissed', next_check_at: null, updated_at: now })
          .where('show_id', '=', showId)
          .where('source', '=', source)
          .where('status', '=', 'listed')
          .where('next_check_at', 'is not', null)
          .where(isUntouched)
          .$if(by !== undefined, (chosen) => chosen.where('imported_by', '=', by ?? ''))
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),
  };
}
