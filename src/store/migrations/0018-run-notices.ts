/** What runs said beside what they did with each article. */
import type { Kysely } from 'kysely';
import { columnTypes } from './column-types.ts';

export async function up(database: Kysely<unknown>): Promise<void> {
  const { text } = columnTypes(database);
  await database.schema.alterTable('runs').addColumn('notices', text).execute();
}
