/** Why no episode came of an article, by name. */
import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

export async function up(database: Kysely<unknown>): Promise<void> {
  const { text } = columnTypes(database);
  await database.schema.alterTable('items').addColumn('why', text).execute();
}
