/** An index in the order in which lists of items are paged. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.dropIndex('items_added').execute();
  // Where nulls go by default differs; SQLite knows no other order in an index, and it is the wanted one.
  const last = database.getExecutor().adapter instanceof PostgresAdapter ? sql`nulls last` : sql``;
  await sql`create index items_paged on items (show_id, added_at desc ${last}, updated_at desc, url desc)`.execute(
    database,
  );
}
