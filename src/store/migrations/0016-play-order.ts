/** When articles came, and which numbers episodes have. */
import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

export async function up(database: Kysely<unknown>): Promise<void> {
  const { text, instant, whole } = columnTypes(database);
  await database.schema.alterTable('items').addColumn('came_at', instant).execute();
  await database.schema
    .createTable('episode_numbers')
    .addColumn('show_id', text, (column) => column.notNull())
    .addColumn('episode_id', text, (column) => column.notNull())
    .addColumn('series', text, (column) => column.notNull())
    .addColumn('season', whole)
    .addColumn('number', whole, (column) => column.notNull())
    .addPrimaryKeyConstraint('episode_numbers_key', ['show_id', 'episode_id'])
    .execute();
}
