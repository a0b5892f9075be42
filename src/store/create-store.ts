/** The store on any SQL dialect that Kysely speaks. */
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Episode } from '../model.ts';
import type { Schema } from './schema.ts';
import type { ItemRecord, ItemStatus, Store, StoredError } from './store.ts';

export function createStore(database: Kysely<Schema>): Store {
  const upsertItem = (connection: Kysely<Schema>, item: ItemRecord) => {
    const row = itemToRow(item);
    return connection
      .insertInto('items')
      .values(row)
      .onConflict((conflict) => conflict.columns(['show_id', 'url']).doUpdateSet(row))
      .execute();
  };

  return {
    library: {
      async findItem(showId, url) {
        const row = await database
          .selectFrom('items')
          .selectAll()
          .where('show_id', '=', showId)
          .where('url', '=', url)
          .executeTakeFirst();
        return row && rowToItem(row);
      },
      async listItems(showId) {
        const rows = await database
          .selectFrom('items')
          .selectAll()
          .where('show_id', '=', showId)
          .orderBy('updated_at', 'desc')
          .orderBy('url')
          .execute();
        return rows.map(rowToItem);
      },
      async saveItem(item) {
        await upsertItem(database, item);
      },
      async findEpisode(showId, id) {
        const row = await database
          .selectFrom('episodes')
          .selectAll()
          .where('show_id', '=', showId)
          .where('id', '=', id)
          .executeTakeFirst();
        return row && { episode: fromJson<Episode>(row.episode), itemUrl: row.item_url, audioHash: row.audio_hash };
      },
      async listEpisodes(showId) {
        const rows = await database
          .selectFrom('episodes')
          .select('episode')
          .where('show_id', '=', showId)
          .orderBy('published_at', 'desc')
          .orderBy('id')
          .execute();
        return rows.map((row) => fromJson<Episode>(row.episode));
      },
      async saveEpisode({ episode, itemUrl, audioHash }, item) {
        const row: Insertable<Schema['episodes']> = {
          show_id: episode.showId,
          id: episode.id,
          item_url: itemUrl,
          audio_hash: audioHash,
          published_at: episode.publishedAt,
          episode: JSON.stringify(episode),
        };
        await database.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('episodes')
            .values(row)
            .onConflict((conflict) => conflict.columns(['show_id', 'id']).doUpdateSet(row))
            .execute();
          await upsertItem(transaction, item);
        });
      },
    },

    renders: {
      async find(showId) {
        const rows = await database.selectFrom('renders').selectAll().where('show_id', '=', showId).execute();
        return new Map(rows.map((row) => [row.name, row.hash]));
      },
      async save(showId, name, hash) {
        await database
          .insertInto('renders')
          .values({ show_id: showId, name, hash })
          .onConflict((conflict) => conflict.columns(['show_id', 'name']).doUpdateSet({ hash }))
          .execute();
      },
    },

    runs: {
      async start(id, startedAt) {
        await database.insertInto('runs').values({ id, started_at: startedAt }).execute();
      },
      async finish(id, finishedAt, summary) {
        await database
          .updateTable('runs')
          .set({ finished_at: finishedAt, summary: JSON.stringify(summary) })
          .where('id', '=', id)
          .execute();
      },
      async list(limit) {
        const rows = await database.selectFrom('runs').selectAll().orderBy('started_at', 'desc').limit(limit).execute();
        return rows.map((row) => ({
          id: row.id,
          startedAt: row.started_at,
          ...(row.finished_at !== null && { finishedAt: row.finished_at }),
          ...(row.summary !== null && { summary: fromJson(row.summary) }),
        }));
      },
    },

    cacheIndex: {
      async find(key) {
        const row = await database.selectFrom('cache_entries').selectAll().where('key', '=', key).executeTakeFirst();
        return (
          row && {
            key: row.key,
            extension: row.extension,
            byteLength: row.byte_length,
            sha256: row.sha256,
            meta: fromJson(row.meta),
          }
        );
      },
      async save({ key, extension, byteLength, sha256, meta }) {
        const row = {
          key,
          extension,
          byte_length: byteLength,
          sha256,
          meta: JSON.stringify(meta),
          used_on: new Date().toISOString().slice(0, 10),
        };
        await database
          .insertInto('cache_entries')
          .values(row)
          .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
          .execute();
      },
      async forget(key) {
        await database.deleteFrom('cache_entries').where('key', '=', key).execute();
      },
      async touch(key, day) {
        // Most entries are used many times a day, and a row that says so already need not be written.
        await database
          .updateTable('cache_entries')
          .set({ used_on: day })
          .where('key', '=', key)
          .where('used_on', '<', day)
          .execute();
      },
      async totalBytes() {
        const row = await database
          .selectFrom('cache_entries')
          .select(({ fn }) => fn.sum<number>('byte_length').as('total'))
          .executeTakeFirst();
        return Number(row?.total ?? 0);
      },
      async listOldest(limit) {
        const rows = await database
          .selectFrom('cache_entries')
          .select(['key', 'extension', 'byte_length'])
          .orderBy('used_on')
          .orderBy('key')
          .limit(limit)
          .execute();
        return rows.map((row) => ({ key: row.key, extension: row.extension, byteLength: row.byte_length }));
      },
    },

    close: () => database.destroy(),
  };
}

/** Only this module writes these columns, so what comes out is what went in. */
function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

function itemToRow(item: ItemRecord): Insertable<Schema['items']> {
  return {
    show_id: item.showId,
    url: item.url,
    status: item.status,
    input_hash: item.inputHash,
    title: item.title ?? null,
    episode_id: item.episodeId ?? null,
    attempts: item.attempts,
    error: item.error ? JSON.stringify(item.error) : null,
    updated_at: item.updatedAt,
  };
}

function rowToItem(row: Selectable<Schema['items']>): ItemRecord {
  return {
    showId: row.show_id,
    url: row.url,
    // Written from an ItemStatus by itemToRow.
    status: row.status as ItemStatus,
    inputHash: row.input_hash,
    attempts: row.attempts,
    updatedAt: row.updated_at,
    ...(row.title !== null && { title: row.title }),
    ...(row.episode_id !== null && { episodeId: row.episode_id }),
    ...(row.error !== null && { error: fromJson<StoredError>(row.error) }),
  };
}
