/** A show's rows under another id. */
import type { Kysely } from 'kysely';
import { type Job, keyOf, laneOf } from '../../jobs/job.ts';
import type { Schema } from '../schema.ts';
import type { Database } from './database.ts';
import { forgetFingerprint, markChanged, retireFiles } from './episodes.ts';
import { fromJson } from './json-column.ts';

const TABLES = [
  'items',
  'episodes',
  'retired_files',
  'renders',
  'sources',
  'fingerprints',
  'people',
  'feeds',
  'episode_numbers',
] as const;

/** Ticks are known by their names. */
const tickNames = (showId: string) => [`digests of ${showId} begin`, `digest ${showId}`];

export async function hasShow({ query }: Database, showId: string): Promise<boolean> {
  for (const table of TABLES) {
    const row = await query.selectFrom(table).select('show_id').where('show_id', '=', showId).executeTakeFirst();
    if (row) return true;
  }
  return false;
}

export async function renameShow({ write }: Database, from: string, to: string, now: string): Promise<void> {
  await write(async (transaction) => {
    await giveWay(transaction, from, to, now);
    for (const table of [...TABLES, 'run_items'] as const)
      await transaction.updateTable(table).set({ show_id: to }).where('show_id', '=', from).execute();
    await markChanged(transaction, to);
    await renameJobs(transaction, from, to);
    for (const [at, name] of tickNames(from).entries()) {
      const tick = await transaction.selectFrom('ticks').select('at').where('name', '=', name).executeTakeFirst();
      if (!tick) continue;
      const renamed = tickNames(to)[at] ?? name;
      await transaction.deleteFrom('ticks').where('name', 'in', [name, renamed]).execute();
      await transaction.insertInto('ticks').values({ name: renamed, at: tick.at }).execute();
    }
  });
}

/** What waits goes on under the other id. */
async function renameJobs(transaction: Kysely<Schema>, from: string, to: string): Promise<void> {
  const rows = await transaction.selectFrom('jobs').select(['id', 'job']).where('show_id', '=', from).execute();
  for (const { id, job: text } of rows) {
    // Only jobs of a show have its id.
    const job = { ...fromJson<Job>(text), showId: to } as Job;
    const same = await transaction.selectFrom('jobs').select('id').where('key', '=', keyOf(job)).executeTakeFirst();
    if (same) {
      await transaction.deleteFrom('batch_jobs').where('job_id', '=', id).execute();
      await transaction.deleteFrom('jobs').where('id', '=', id).execute();
      continue;
    }
    const row = { show_id: to, key: keyOf(job), lane: laneOf(job), job: JSON.stringify(job) };
    await transaction.updateTable('jobs').set(row).where('id', '=', id).execute();
  }
}

/** Takes away what the other id has of the same articles, sources and files. */
async function giveWay(transaction: Kysely<Schema>, from: string, to: string, now: string): Promise<void> {
  const moving = transaction.selectFrom('episodes').where('show_id', '=', from);
  const doubled = await transaction
    .selectFrom('episodes')
    .select('id')
    .where('show_id', '=', to)
    .where(({ or, eb }) => or([eb('item_url', 'in', moving.select('item_url')), eb('id', 'in', moving.select('id'))]))
    .execute();
  const files = (await moving.select(['file_name', 'lite_file_name']).execute()).flatMap((row) => [
    row.file_name,
    row.lite_file_name ?? row.file_name,
  ]);
  for (const { id } of doubled) {
    await retireFiles(transaction, to, id, files, now);
    await forgetFingerprint(transaction, to, id);
    await transaction.deleteFrom('episodes').where('show_id', '=', to).where('id', '=', id).execute();
  }
  const items = transaction.selectFrom('items').select('url').where('show_id', '=', from);
  await transaction.deleteFrom('items').where('show_id', '=', to).where('url', 'in', items).execute();
  const sources = transaction.selectFrom('sources').select('source').where('show_id', '=', from);
  await transaction.deleteFrom('sources').where('show_id', '=', to).where('source', 'in', sources).execute();
  const numbered = transaction.selectFrom('episode_numbers').select('episode_id').where('show_id', '=', from);
  await transaction
    .deleteFrom('episode_numbers')
    .where('show_id', '=', to)
    .where('episode_id', 'in', numbered)
    .execute();
  const feeds = transaction.selectFrom('feeds').select('kind').where('show_id', '=', from);
  await transaction.deleteFrom('feeds').where('show_id', '=', to).where('kind', 'in', feeds).execute();
  const retired = transaction.selectFrom('retired_files').select('file_name').where('show_id', '=', from);
  await transaction.deleteFrom('retired_files').where('show_id', '=', to).where('file_name', 'in', retired).execute();
  // What was rendered is rendered again, with the other addresses; its pictures need not be fetched again.
  const renders = transaction.selectFrom('renders').select('name').where('show_id', '=', from);
  await transaction.deleteFrom('renders').where('show_id', '=', to).where('name', 'in', renders).execute();
}
