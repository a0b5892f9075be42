/** The cache's rows in SQL. */
import type { Kysely, Selectable } from 'kysely';
import type { CacheIndex, CacheRow } from '../../io/cache.ts';
import type { Schema } from '../schema.ts';
import { fromJson } from './json-column.ts';

/** SQLite takes 32,766 parameters in one statement. */
const KEYS_AT_ONCE = 500;

export function createCacheIndex(database: Kysely<Schema>): CacheIndex {
  return {
    async findAll(keys) {
      const found: CacheRow[] = [];
      for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
        const some = keys.slice(start, start + KEYS_AT_ONCE);
        const rows = await database.selectFrom('cache_entries').selectAll().where('key', 'in', some).execute();
        found.push(...rows.map(toCacheRow));
      }
      return found;
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
    async touchAll(keys, day) {
      for (let start = 0; start < keys.length; start += KEYS_AT_ONCE)
        await database
          .updateTable('cache_entries')
          .set({ used_on: day })
          .where('key', 'in', keys.slice(start, start + KEYS_AT_ONCE))
          // Most entries are used many times a day, and a row that says so already need not be written.
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
  };
}

function toCacheRow(row: Selectable<Schema['cache_entries']>): CacheRow {
  return {
    key: row.key,
    extension: row.extension,
    byteLength: row.byte_length,
    sha256: row.sha256,
    meta: fromJson(row.meta),
  };
}
