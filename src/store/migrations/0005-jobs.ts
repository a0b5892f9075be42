/** Jobs that outlive their process; what stands of an article apart from how its last attempt ended. */
import { type Kysely, sql } from 'kysely';

export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create table jobs (
    id integer primary key autoincrement,
    key text not null unique,
    lane text not null,
    kind text not null,
    show_id text,
    job text not null,
    priority integer not null,
    due_at text not null,
    reserved_for text,
    token text,
    claimed_by text,
    claimed_until text,
    times_lost integer not null,
    times_postponed integer not null,
    given_up integer not null,
    error text)`.execute(database);
  await database.schema.createIndex('jobs_next').on('jobs').columns(['priority desc', 'id']).execute();
  await database.schema.createIndex('jobs_lane').on('jobs').columns(['lane', 'token']).execute();
  await sql`create index jobs_held on jobs (claimed_by, reserved_for) where token is not null or reserved_for is not null`.execute(
    database,
  );
  await database.schema
    .createTable('batch_jobs')
    .addColumn('batch_id', 'text', (column) => column.notNull())
    .addColumn('job_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('batch_jobs_key', ['batch_id', 'job_id'])
    .execute();
  await database.schema.createIndex('batch_jobs_job').on('batch_jobs').column('job_id').execute();

  for (const column of ['worker', 'outcome'])
    await database.schema.alterTable('runs').addColumn(column, 'text').execute();
  await sql`update runs set outcome = case when finished_at is null then 'lost' else 'finished' end`.execute(database);
  await separateAttempts(database);
}

/**
 * `failed` was both: what stands is now what the episodes say. What a killed run had begun was never looked at again when
 * its feed did not change; it is due now.
 */
async function separateAttempts(database: Kysely<unknown>): Promise<void> {
  const now = new Date().toISOString();
  await sql`create table items_apart (
    show_id text not null, url text not null, source text, listing text, listing_hash text, status text not null,
    input_hash text, document_hash text, validators text, title text, episode_id text, reason text,
    attempt text, attempted_at text, failures integer not null, error text, next_check_at text, updated_at text not null,
    primary key (show_id, url))`.execute(database);
  await sql`insert into items_apart
    select show_id, url, source, null,
      case when status in ('new', 'extracted', 'narrated') then null else listing_hash end,
      case when status in ('new', 'extracted', 'narrated', 'failed') then
        case when exists (select 1 from episodes e where e.show_id = i.show_id and e.item_url = i.url)
          then 'published' else 'listed' end
        else status end,
      nullif(input_hash, ''), document_hash, validators, title, episode_id, reason,
      case when status = 'failed' then 'failed' when status in ('new', 'extracted', 'narrated') then 'lost' else 'done' end,
      updated_at, attempts, error,
      case when status in ('new', 'extracted', 'narrated') then ${now} else next_check_at end, updated_at
    from items i`.execute(database);
  await database.schema.dropTable('items').execute();
  await sql`alter table items_apart rename to items`.execute(database);
  await database.schema.createIndex('items_due').on('items').columns(['show_id', 'source', 'next_check_at']).execute();
  await database.schema.createIndex('items_episode').on('items').columns(['show_id', 'episode_id']).execute();
}
