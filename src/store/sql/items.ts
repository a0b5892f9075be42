/** Source items in SQL. */
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { SourceItem } from '../../model.ts';
import { itemIdOf } from '../item-id.ts';
import type { Schema } from '../schema.ts';
import { arrivalOf } from '../seconds-after.ts';
import type { ItemRecord, ItemStatus, Items, KnownListing, ShownStatus } from '../store.ts';
import type { Database } from './database.ts';
import { replaceItem, TAKEN_BACK, toItem, upsertItem } from './item-rows.ts';
import { fromJson } from './json-column.ts';
import { createWaitingItems } from './waiting-items.ts';

/** SQLite takes 32,766 parameters in one statement. */
const AT_ONCE = 500;

/** The status that people are shown, as a condition on the columns. */
function hasStatus({ eb, and, or }: ExpressionBuilder<Schema, 'items'>, status: ShownStatus) {
  if (status === 'failed' || status === 'postponed')
    return and([eb('status', '=', 'listed'), eb('attempt', '=', status)]);
  if (status !== 'listed') return eb('status', '=', status);
  return and([
    eb('status', '=', status),
    or([eb('attempt', 'is', null), eb('attempt', 'not in', ['failed', 'postponed'])]),
  ]);
}

/** The order of {@link Items.page}. */
function lastFirst(one: ItemRecord, other: ItemRecord): number {
  const [left, right] = [one, other].map((item) => [item.added?.at ?? '', item.updatedAt, item.url, item.showId]);
  const at = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? '') > (right?.[at] ?? '') ? -1 : 1;
}

async function lastCame(query: Kysely<Schema>, showId: string): Promise<string | undefined> {
  const came = query
    .selectFrom('items')
    .select(({ fn }) => fn.max('came_at').as('at'))
    .where('show_id', '=', showId);
  return (await came.executeTakeFirst())?.at ?? undefined;
}

/** Those of the addresses that a show has. */
async function knownOf(query: Kysely<Schema>, showId: string, urls: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < urls.length; start += AT_ONCE) {
    const some = urls.slice(start, start + AT_ONCE);
    const rows = await query
      .selectFrom('items')
      .select('url')
      .where('show_id', '=', showId)
      .where('url', 'in', some)
      .execute();
    for (const { url } of rows) known.add(url);
  }
  return known;
}

export function createItems(database: Database): Items {
  const { query, write } = database;
  const ofShow = (showId: string) => query.selectFrom('items').selectAll().where('show_id', '=', showId);
  return {
    ...createWaitingItems(database),
    async findById(showId, id) {
      const row = await ofShow(showId).where('id', '=', id).executeTakeFirst();
      return row && toItem(row);
    },
    async page({ showIds, addedBy, status, limit, offset }) {
      // One show at a time, as the index has them.
      const pages = await Promise.all(
        showIds.map((showId) =>
          query
            .selectFrom('items')
            .selectAll()
            .where('show_id', '=', showId)
            .$if(addedBy !== undefined, (chosen) =>
              chosen.where(({ or, and, eb }) =>
                or([
                  and([eb('added_at', 'is not', null), eb('added_by', '=', addedBy ?? '')]),
                  // Whoever asked for it since is whose it is.
                  and([eb('added_at', 'is', null), eb('imported_by', '=', addedBy ?? '')]),
                ]),
              ),
            )
            .$if(status !== undefined, (chosen) => chosen.where((builder) => hasStatus(builder, status ?? 'listed')))
            .orderBy('added_at', (order) => order.desc().nullsLast())
            .orderBy('updated_at', 'desc')
            .orderBy('url', 'desc')
            .limit(showIds.length === 1 ? limit : offset + limit)
            .offset(showIds.length === 1 ? offset : 0)
            .execute(),
        ),
      );
      const [first = [], ...others] = pages.map((rows) => rows.map(toItem));
      return others.length === 0
        ? first
        : [first, ...others]
            .flat()
            .sort(lastFirst)
            .slice(offset, offset + limit);
    },
    async find(showId, url) {
      const row = await ofShow(showId).where('url', '=', url).executeTakeFirst();
      return row && toItem(row);
    },
    async list(showId) {
      const rows = await ofShow(showId).orderBy('updated_at', 'desc').orderBy('url').execute();
      return rows.map(toItem);
    },
    async save(item) {
      await write((transaction) => upsertItem(transaction, item));
    },
    change: (showId, urls, decide) =>
      write(async (transaction) => {
        const changed: ItemRecord[] = [];
        for (const url of urls) {
          const row = await transaction
            .selectFrom('items')
            .selectAll()
            .where('show_id', '=', showId)
            .where('url', '=', url)
            .executeTakeFirst();
          const item = decide(row && toItem(row), url);
          if (!item) continue;
          await replaceItem(transaction, item);
          changed.push(item);
        }
        return changed;
      }),
    async listOriginals() {
      const rows = await query
        .selectFrom('items')
        .select(['url', 'listing'])
        .where(({ or, eb }) => or([eb('url', 'like', 'urn:%'), eb('listing', 'like', '%"original":%')]))
        .execute();
      return rows.map(({ url, listing }) => {
        const original = listing === null ? undefined : fromJson<SourceItem>(listing).original;
        return { url, ...(original && { original }) };
      });
    },
    async saveListings(showId, source, listings, now) {
      // A later entry for an article counts; one statement changes no row twice.
      const entries = [...new Map(listings.map((item) => [item.url, item])).values()];
      if (entries.length === 0) return;
      await write(async (transaction) => {
        const last = await lastCame(transaction, showId);
        const known = await knownOf(
          transaction,
          showId,
          entries.map(({ url }) => url),
        );
        const news = entries.filter(({ url }) => !known.has(url));
        const placeOf = new Map(news.map(({ url }, at) => [url, at]));
        for (let start = 0; start < entries.length; start += AT_ONCE)
          await transaction
            .insertInto('items')
            .values(
              entries.slice(start, start + AT_ONCE).map((item) => ({
                show_id: showId,
                url: item.url,
                id: itemIdOf(item.url),
                source,
                listing: JSON.stringify(item),
                status: 'listed',
                title: item.title ?? null,
                failures: 0,
                came_at: arrivalOf(now, placeOf.get(item.url) ?? 0, news.length, last),
                updated_at: now,
              })),
            )
            .onConflict((conflict) =>
              conflict.columns(['show_id', 'url']).doUpdateSet(({ ref }) => ({
                source: ref('excluded.source'),
                listing: ref('excluded.listing'),
                // Whoever cancels an import does not mean what a source lists.
                status: sql<string>`case when items.status = 'dismissed' and items.attempt is null and items.added_at is null then 'listed' else items.status end`,
              })),
            )
            .execute();
      });
    },
    async listings(showId, source, urls) {
      const listed = query.selectFrom('items').where('show_id', '=', showId).where('source', '=', source);
      const byUrl = new Map<string, KnownListing>();
      for (let start = 0; start < urls.length; start += AT_ONCE) {
        const some = listed.where('url', 'in', urls.slice(start, start + AT_ONCE));
        // Written from an ItemStatus by toRow.
        for (const { url, status, listing_hash: hash } of await some
          .select(['url', 'listing_hash', 'status'])
          .execute())
          byUrl.set(url, { status: status as ItemStatus, ...(hash !== null && { hash }) });
      }
      const { count } = await listed.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
      return { byUrl, count: Number(count) };
    },
    async listDue(showId, source, { now, limit, failed = false }) {
      const rows = await ofShow(showId)
        .where('source', '=', source)
        .where('status', 'not in', TAKEN_BACK)
        .where(({ eb, or }) =>
          or([
            eb('next_check_at', '<=', now),
            // Written in the future: the clock was put back since.
            eb.and([eb('next_check_at', 'is not', null), eb('updated_at', '>', now)]),
            ...(failed
              ? [
                  eb.and([
                    eb('failures', '>', 0),
                    or([eb('error', 'is', null), eb('error', 'not like', '%"permanent":true%')]),
                  ]),
                ]
              : []),
          ]),
        )
        .orderBy('next_check_at', (order) => order.asc().nullsFirst())
        .limit(limit)
        .execute();
      return rows.map(toItem);
    },
    async listOfEpisode(showId, episodeId) {
      const rows = await ofShow(showId).where('episode_id', '=', episodeId).orderBy('url').execute();
      return rows.map(toItem);
    },
    lastCameAt: (showId) => lastCame(query, showId),
    async firstCameAt(showId, urls) {
      let first: string | undefined;
      for (let start = 0; start < urls.length; start += AT_ONCE) {
        const row = await query
          .selectFrom('items')
          .select(({ fn }) => fn.min('came_at').as('at'))
          .where('show_id', '=', showId)
          .where('url', 'in', urls.slice(start, start + AT_ONCE))
          .where('status', '=', 'listed')
          .executeTakeFirst();
        if (row?.at && (first === undefined || row.at < first)) first = row.at;
      }
      return first;
    },
    async listFailed(showId) {
      const rows = await ofShow(showId)
        .where('attempt', '=', 'failed')
        .where('status', 'not in', TAKEN_BACK)
        .orderBy('attempted_at', 'desc')
        .execute();
      return rows.map(toItem);
    },
    async countByStatus(showId) {
      const rows = await query
        .selectFrom('items')
        .select(({ fn }) => ['status', 'attempt', fn.countAll<number>().as('count')])
        .where('show_id', '=', showId)
        .groupBy(['status', 'attempt'])
        .execute();
      const counts: Partial<Record<ShownStatus, number>> = {};
      for (const { status, attempt, count } of rows) {
        // Both written by toRow.
        const shown =
          status === 'listed' && (attempt === 'failed' || attempt === 'postponed') ? attempt : (status as ItemStatus);
        counts[shown] = (counts[shown] ?? 0) + Number(count);
      }
      return counts;
    },
  };
}
