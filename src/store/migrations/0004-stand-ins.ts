/** Which episodes a voice spoke for want of a better one. */
import type { Kysely } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('episodes').addColumn('stand_in', 'integer').execute();
}
