/** Which jobs are to be done once more when they are done. */
import type { Kysely } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('jobs')
    .addColumn('again', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
