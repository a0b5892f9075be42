/** PostgreSQL's first tables: those that the migrations up to 0006 lead to. */
import type { ColumnDataType, CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import { columnTypes } from './column-types.ts';

type Column = ColumnDataType | RawBuilder<unknown>;

type Table = {
  readonly required: Readonly<Record<string, Column>>;
  readonly optional?: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
  readonly indices?: Readonly<Record<string, readonly string[]>>;
};

export async function up(database: Kysely<unknown>): Promise<void> {
  const { text, instant, whole, fraction } = columnTypes(database);
  const tables: Readonly<Record<string, Table>> = {
    items: {
      required: { show_id: text, url: text, status: text, failures: 'integer', updated_at: instant },
      optional: {
        ...{ source: text, listing: text, listing_hash: text, input_hash: text, document_hash: text, validators: text },
        ...{ title: text, episode_id: text, reason: text, attempt: text, attempted_at: instant, error: text },
        next_check_at: instant,
      },
      key: ['show_id', 'url'],
      indices: {
        items_due: ['show_id', 'source', 'next_check_at'],
        items_episode: ['show_id', 'episode_id'],
      },
    },
    episodes: {
      required: {
        ...{ show_id: text, id: text, item_url: text, audio_hash: text, published_at: instant, episode: text },
        ...{ revision: text, title: text, duration_seconds: fraction, byte_length: whole, file_name: text },
        created_at: instant,
      },
      optional: { lite_file_name: text, digest_id: text, stand_in: 'integer' },
      key: ['show_id', 'id'],
      indices: { episodes_newest: ['show_id', 'published_at desc', 'id'] },
    },
    fingerprints: {
      required: { show_id: text, episode_id: text, band: text, fingerprint: text },
      key: ['show_id', 'band', 'episode_id'],
    },
    retired_files: { required: { show_id: text, file_name: text, retired_at: instant }, key: ['show_id', 'file_name'] },
    renders: {
      required: { show_id: text, name: text, hash: text },
      optional: { pieces: text },
      key: ['show_id', 'name'],
    },
    sources: { required: { show_id: text, source: text, state: text }, key: ['show_id', 'source'] },
    runs: {
      required: { id: text, trigger: text, started_at: instant },
      optional: { worker: text, finished_at: instant, outcome: text, summary: text },
      key: ['id'],
      indices: { runs_newest: ['started_at desc'] },
    },
    run_items: {
      required: { run_id: text, position: 'integer', show_id: text, url: text, item: text },
      key: ['run_id', 'position'],
    },
    // An instant, or nothing.
    ticks: { required: { name: text, at: text }, key: ['name'] },
    host_rests: { required: { host: text, until: instant }, key: ['host'] },
    subscribers: {
      required: { id: text, show_id: text, name: text, token_hash: text, created_at: instant },
      optional: { revoked_at: instant },
      key: ['id'],
      indices: { subscribers_show: ['show_id', 'revoked_at'] },
    },
    jobs: {
      required: {
        ...{ id: 'bigserial', key: text, lane: text, kind: text, job: text, priority: 'integer', due_at: text },
        ...{ times_lost: 'integer', times_postponed: 'integer', given_up: 'integer' },
      },
      optional: {
        ...{ show_id: text, reserved_for: text, token: text, claimed_by: text, claimed_until: instant, error: text },
      },
      key: ['id'],
      indices: { jobs_next: ['priority desc', 'id'], jobs_lane: ['lane', 'token'] },
    },
    batch_jobs: {
      required: { batch_id: text, job_id: whole },
      key: ['batch_id', 'job_id'],
      indices: { batch_jobs_job: ['job_id'] },
    },
  };
  for (const [name, { required, optional = {}, key, indices = {} }] of Object.entries(tables)) {
    let table: CreateTableBuilder<string, string> = database.schema.createTable(name);
    for (const [column, type] of Object.entries(required))
      table = table.addColumn(column, type, (built) => built.notNull());
    for (const [column, type] of Object.entries(optional)) table = table.addColumn(column, type);
    await table.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute();
    for (const [index, columns] of Object.entries(indices))
      await database.schema
        .createIndex(index)
        .on(name)
        .columns([...columns])
        .execute();
  }
  await database.schema
    .alterTable('jobs')
    .addColumn('again', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await database.schema.createIndex('jobs_key_once').unique().on('jobs').column('key').execute();
}
