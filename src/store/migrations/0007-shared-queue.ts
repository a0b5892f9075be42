/** What BullMQ has not: who waits for a job, lanes, hosts' turns, long events, and which workers there are. */
import type { Kysely } from 'kysely';

/** Instants are ISO 8601, or milliseconds since 1970 where they are reckoned with. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('claims')
    .addColumn('lane', 'text', (column) => column.primaryKey())
    .addColumn('job_id', 'text', (column) => column.notNull())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('worker', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('queue_batches')
    .addColumn('batch_id', 'text', (column) => column.notNull())
    .addColumn('job_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('queue_batches_key', ['batch_id', 'job_id'])
    .execute();
  await database.schema.createIndex('queue_batches_job').on('queue_batches').column('job_id').execute();
  await database.schema
    .createTable('parked_jobs')
    .addColumn('job_id', 'text', (column) => column.primaryKey())
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .execute();
  await database.schema.createIndex('parked_jobs_lane').on('parked_jobs').column('lane').execute();
  await database.schema
    .createTable('host_turns')
    .addColumn('host', 'text', (column) => column.primaryKey())
    .addColumn('token', 'text')
    .addColumn('held_until', 'bigint', (column) => column.notNull())
    .addColumn('free_at', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('long_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('told_at', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('workers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('machine', 'text', (column) => column.notNull())
    .addColumn('kinds', 'text')
    .addColumn('concurrency', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .execute();
}
