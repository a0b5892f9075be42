/** The first tables. */
import type { Kysely } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('items')
    .addColumn('show_id', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('input_hash', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('episode_id', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('items_key', ['show_id', 'url'])
    .execute();
  await database.schema
    .createTable('episodes')
    .addColumn('show_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('item_url', 'text', (column) => column.notNull())
    .addColumn('audio_hash', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addColumn('episode', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('episodes_key', ['show_id', 'id'])
    .execute();
  await database.schema
    .createIndex('episodes_newest')
    .on('episodes')
    .columns(['show_id', 'published_at desc', 'id'])
    .execute();
  await database.schema
    .createTable('renders')
    .addColumn('show_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('renders_key', ['show_id', 'name'])
    .execute();
  await database.schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('summary', 'text')
    .execute();
  await database.schema
    .createTable('cache_entries')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('extension', 'text', (column) => column.notNull())
    .addColumn('byte_length', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('meta', 'text', (column) => column.notNull())
    .addColumn('used_on', 'text', (column) => column.notNull())
    .execute();
  await database.schema.createIndex('cache_entries_oldest').on('cache_entries').columns(['used_on', 'key']).execute();
}
