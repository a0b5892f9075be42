/** Subscribers become people, who may add articles too; what is kept of what they add. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { itemIdOf } from '../item-id.ts';
import { columnTypes } from './column-types.ts';

/** A library may be larger than the memory. */
const ROWS_AT_ONCE = 5000;

export async function up(database: Kysely<unknown>): Promise<void> {
  const { text, instant } = columnTypes(database);
  await database.schema.alterTable('subscribers').renameTo('people').execute();
  await database.schema
    .alterTable('people')
    .addColumn('may', text, (column) => column.notNull().defaultTo('listen'))
    .execute();
  await database.schema.alterTable('people').addColumn('add_hash', text).execute();

  for (const column of ['id', 'added_by', 'asked', 'found'])
    await database.schema.alterTable('items').addColumn(column, text).execute();
  await database.schema.alterTable('items').addColumn('added_at', instant).execute();
  await nameItems(database);
  await database.schema.createIndex('items_id').on('items').columns(['show_id', 'id']).execute();
  await database.schema.createIndex('items_added').on('items').columns(['show_id', 'added_at']).execute();

  await database.schema
    .createTable('idempotency_keys')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('body_hash', text, (column) => column.notNull())
    .addColumn('answer', text)
    .addColumn('taken_at', instant, (column) => column.notNull())
    .execute();
}

async function nameItems(database: Kysely<unknown>): Promise<void> {
  if (database.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`update items set id = substr(encode(sha256(convert_to(url, 'UTF8')), 'hex'), 1, 16)`.execute(database);
    return;
  }
  for (;;) {
    const { rows } = await sql<{ show_id: string; url: string }>`
      select show_id, url from items where id is null limit ${ROWS_AT_ONCE}`.execute(database);
    for (const { show_id, url } of rows)
      await sql`update items set id = ${itemIdOf(url)} where show_id = ${show_id} and url = ${url}`.execute(database);
    if (rows.length < ROWS_AT_ONCE) return;
  }
}
