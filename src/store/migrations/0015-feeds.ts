/** What a feed is known by, for its whole life. */
import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

/** What existing feeds have published stands in them, and is written here with their next publication. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { text } = columnTypes(database);
  await database.schema
    .createTable('feeds')
    .addColumn('show_id', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('guid', text, (column) => column.notNull())
    .addColumn('address', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('feeds_key', ['show_id', 'kind'])
    .execute();
}
