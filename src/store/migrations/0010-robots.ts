/** What sites' robots.txt say, for machines that ask the same sites. */
import type { Kysely } from 'kysely';

/** `kept_until`: milliseconds since 1970. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('robots')
    .addColumn('origin', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('kept_until', 'bigint', (column) => column.notNull())
    .execute();
}
