/** Since when a job waits. */
import type { Kysely } from 'kysely';

/** An ISO 8601 instant; empty for what waited before. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('jobs')
    .addColumn('enqueued_at', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}
