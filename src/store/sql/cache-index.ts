/** The cache's rows in SQL. */
import type { Selectable } from 'kysely';
import type { CacheIndex, CacheRow } from '../../io/cache.ts';
import type { Schema } from '../schema.ts';
import type { Database } from './database.ts';
import { fromJson } from './json-column.ts';

/** SQLite takes 32,766 parameters in one statement. */
const KEYS_AT_ONCE = 500;

export function createCacheIndex({ query, write }: Pick<Database, 'query' | 'write'>): CacheIndex {
  return {
    async findAll(keys) {
      const found: CacheRow[] = [];
      for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
        const some = keys.slice(start, start + KEYS_AT_ONCE);
        const rows = await query.selectFrom('cache_entries').selectAll().where('key', 'in', some).execute();
        found.push(...rows.map(toCacheRow));
      }
      return found;
    },
    async save({ key, extension, byteLength, sha256 = '', meta }) {
      const row = {
        key,
        extension,
        byte_length: byteLength,
        sha256,
        meta: JSON.stringify(meta),
        used_on: new Date().toISOString(),
      };
      await write((transaction) =>
        transaction
          .insertInto('cache_entries')
          .values(row)
          .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
          .execute(),
      );
    },
    async forget(key) {
      await write((transaction) => transaction.deleteFrom('cache_entries').where('key', '=', key).execute());
    },
    async forgetUnused(key, since) {
      const { numDeletedRows } = await write((transaction) =>
        transaction.deleteFrom('cache_entries').where('key', '=', key).where('used_on', '<', since).executeTakeFirst(),
      );
      return numDeletedRows > 0n;
    },
    async touchAll(keys, at) {
      for (let start = 0; start < keys.length; start += KEYS_AT_ONCE)
        await write((transaction) =>
          transaction
            .updateTable('cache_entries')
            .set({ used_on: at })
            .where('key', 'in', keys.slice(start, start + KEYS_AT_ONCE))
            // Another process may have noted a later use.
            .where('used_on', '<', at)
            .execute(),
        );
    },
    async totalBytes() {
      const row = await query
        .selectFrom('cache_entries')
        .select(({ fn }) => fn.sum<number>('byte_length').as('total'))
        .executeTakeFirst();
      return Number(row?.total ?? 0);
    },
    async listOldest(limit, before) {
      const rows = await query
        .selectFrom('cache_entries')
        .select(['key', 'extension', 'byte_length'])
        .where('used_on', '<', before)
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
