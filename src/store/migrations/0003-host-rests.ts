/** Hosts that asked for rest; and articles that a server had put off beyond sense come again. */
import { type Kysely, sql } from 'kysely';

/** The longest wait is seven days and its jitter. */
const BEYOND_SENSE_MS = 8 * 24 * 3600_000;

export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('host_rests')
    .addColumn('host', 'text', (column) => column.primaryKey())
    .addColumn('until', 'text', (column) => column.notNull())
    .execute();
  const now = Date.now();
  await sql`update items set next_check_at = ${new Date(now).toISOString()}
    where next_check_at > ${new Date(now + BEYOND_SENSE_MS).toISOString()}`.execute(database);
}
