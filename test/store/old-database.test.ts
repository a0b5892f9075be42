import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemIdOf } from '../../src/store/item-id.ts';
import { allMigrations } from '../../src/store/migrations/all-migrations.ts';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import { guardConnection } from '../../src/store/sqlite/guard-connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { anEpisode } from '../contracts/store-contract.ts';

/** What version 0.1.0 had of the tables. */
const FIRST = ['0001-first', '0002-library-memory'];
const ERROR = JSON.stringify({ code: 'timeout', stage: 'fetch', message: 'late', at: '2026-01-02T00:00:00Z' });

describe('a database of version 0.1.0', () => {
  let home: string;
  let store: Store;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'lectern-old-'));
    const path = join(home, 'lectern.db');
    const connection = openConnection(path);
    const database = new Kysely<unknown>({
      dialect: new SqliteDialect({ database: guardConnection(connection, path) }),
    });
    const migrations = Object.fromEntries(Object.entries(allMigrations).filter(([name]) => FIRST.includes(name)));
    const { error } = await new Migrator({
      db: database,
      provider: { getMigrations: async () => migrations },
    }).migrateToLatest();
    if (error !== undefined) throw error;
    const episode = { ...anEpisode('e1', '2026-01-01T00:00:00Z'), showId: 'show' };
    await sql`insert into episodes (show_id, id, item_url, audio_hash, published_at, episode, revision, title, duration_seconds, byte_length, file_name, created_at)
      values ('show', 'e1', 'recheck-failed', 'h', ${episode.publishedAt}, ${JSON.stringify(episode)}, 'r', 'T', 1, 9, 'e1.mp3', ${episode.publishedAt})`.execute(
      database,
    );
    const add = (
      url: string,
      status: string,
      hash: string,
      attempts: number,
      error: string | null,
      nextCheckAt: string | null,
    ) =>
      sql`insert into items (show_id, url, source, status, input_hash, document_hash, listing_hash, title, episode_id, attempts, error, next_check_at, updated_at)
        values ('show', ${url}, 'feed x', ${status}, ${hash}, 'd', 'l', ${url}, ${status === 'published' || url === 'recheck-failed' ? 'e1' : null}, ${attempts}, ${error}, ${nextCheckAt}, '2026-01-02T00:00:00Z')`.execute(
        database,
      );
    await add('recheck-failed', 'failed', '', 2, ERROR, '2026-01-03T00:00:00Z');
    await add('failed', 'failed', '', 1, ERROR, '2026-01-03T00:00:00Z');
    await add('killed', 'narrated', '', 0, null, null);
    await add('filtered', 'filtered', 'i', 0, null, null);
    await sql`insert into runs (id, trigger, started_at, finished_at, summary) values
      ('over', 'manual', '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z', '{}'), ('killed', 'schedule', '2026-01-02T00:00:00Z', null, null)`.execute(
      database,
    );
    await sql`insert into subscribers (id, show_id, name, token_hash, created_at)
      values ('p', 'show', 'Ann', 'ff', '2026-01-01T00:00:00Z')`.execute(database);
    await database.destroy();
    await connection.close();
    store = await openSqliteStore(path);
  });
  afterAll(async () => {
    await store.close();
    await rm(home, { recursive: true, force: true });
  });
  const find = (url: string) => store.items.find('show', url);

  it('keeps as published what has an episode, though its last attempt failed', async () => {
    expect(await find('recheck-failed')).toMatchObject({
      status: 'published',
      episodeId: 'e1',
      attempt: { outcome: 'failed', failures: 2, error: { message: 'late' } },
      nextCheckAt: '2026-01-03T00:00:00Z',
    });
    expect((await find('recheck-failed'))?.inputHash).toBeUndefined();
    expect((await store.episodes.heads('show')).map(({ id }) => id)).toEqual(['e1']);
  });

  it('has what failed as listed, with the failure beside it', async () => {
    expect(await find('failed')).toMatchObject({ status: 'listed', attempt: { outcome: 'failed', failures: 1 } });
    expect(await store.items.countByStatus('show')).toEqual({ published: 1, failed: 1, listed: 1, filtered: 1 });
  });

  it('looks again at what a killed run had begun, though its source names nothing new', async () => {
    expect(await find('killed')).toMatchObject({ status: 'listed', attempt: { outcome: 'lost' } });
    const due = await store.items.listDue('show', 'feed x', { now: new Date().toISOString(), limit: 9 });
    expect(due.map(({ url }) => url)).toContain('killed');
  });

  it('lets who was a subscriber listen on, and add nothing', async () => {
    expect(await store.people.list('show')).toEqual([
      { id: 'p', showId: 'show', name: 'Ann', may: ['listen'], tokenHash: 'ff', createdAt: '2026-01-01T00:00:00Z' },
    ]);
  });

  it('finds its articles by their ids', async () => {
    expect(await store.items.findById('show', itemIdOf('filtered'))).toMatchObject({ url: 'filtered' });
  });

  it('leaves what was filtered as it was, and ends the run of a killed process as lost', async () => {
    expect(await find('filtered')).toMatchObject({ status: 'filtered', inputHash: 'i', listingHash: 'l' });
    expect((await store.runs.list(5)).map(({ id, outcome }) => [id, outcome])).toEqual([
      ['killed', 'lost'],
      ['over', 'finished'],
    ]);
  });
});
