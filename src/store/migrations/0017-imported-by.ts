/** Who brought an article from another service. */
import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

export async function up(database: Kysely<unknown>): Promise<void> {
  const { text } = columnTypes(database);
  await database.schema.alterTable('items').addColumn('imported_by', text).execute();
}
