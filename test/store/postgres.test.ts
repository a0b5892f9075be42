import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, Migrator, sql, type TableMetadata } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openState } from '../../src/drivers/open-state.ts';
import { itemIdOf } from '../../src/store/item-id.ts';
import { postgresMigrations } from '../../src/store/migrations/all-migrations.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres/open-postgres.ts';
import { migratePostgres, openPostgresStore } from '../../src/store/postgres/open-postgres-store.ts';
import { tryPostgres } from '../../src/store/postgres/try-postgres.ts';
import type { Schema } from '../../src/store/schema.ts';
import { withSqliteState } from '../../src/store/sqlite/with-sqlite-state.ts';
import type { Store } from '../../src/store/store.ts';
import { CACHE_TABLE, STATE_TABLES } from '../../src/store/tables.ts';
import { describeStore } from '../contracts/store-contract.ts';
import { freePort } from '../helpers/free-port.ts';
import {
  createSharedDatabase,
  type PostgresServer,
  postgresPrograms,
  startPostgresServer,
} from '../helpers/postgres-server.ts';

const hasPostgres = postgresPrograms !== undefined;

describe.skipIf(!hasPostgres)('what machines share', () =>
  describeStore('PostgreSQL', async () => {
    const data = await mkdtemp(join(tmpdir(), 'lectern-postgres-'));
    const located = { state: await createSharedDatabase(), paths: { data } };
    const { store, queue, close } = await openState(located, { onNotice: () => undefined });
    return { ...store, queue, close };
  }),
);

const NOW = '2026-01-05T00:00:00.000Z';
const counted = { name: 'counted', at: '0' };

/** One more, by reading first. */
async function countUp(transaction: Kysely<Schema>): Promise<void> {
  const row = await transaction.selectFrom('ticks').select('at').where('name', '=', counted.name).executeTakeFirst();
  const at = String(Number(row?.at) + 1);
  await transaction.updateTable('ticks').set({ at }).where('name', '=', counted.name).execute();
}

describe.skipIf(!hasPostgres)('a store on a PostgreSQL server', () => {
  let server: PostgresServer;
  let url: string;
  let postgres: Postgres;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgresServer();
    url = await server.createDatabase();
    const cacheFile = join(await mkdtemp(join(tmpdir(), 'lectern-postgres-')), 'cache.db');
    // Three first starts at once.
    const open = () => openPostgresStore(url, { cacheFile });
    const [first, ...others] = await Promise.all([open(), open(), open()]);
    for (const other of others) await other.close();
    store = first;
    postgres = openPostgres(url);
    await postgres.write((transaction) => transaction.insertInto('ticks').values(counted).execute());
  });
  afterAll(async () => {
    await store?.close();
    await postgres?.close();
    await server?.remove();
  });
  const count = async () => Number(await store.ticks.find(counted.name));

  it('waits for a server that stops and starts, with what is read and what is written', async () => {
    await server.stop('fast');
    const asked = Promise.all([store.ticks.save('main', NOW), store.runs.list(1), store.hasShow('none')]);
    await server.start();
    expect(await asked).toEqual([undefined, [], false]);
    expect(await store.ticks.find('main')).toBe(NOW);
  });

  it('does a transaction again that a crash of the server has cut off', async () => {
    const before = await count();
    let tries = 0;
    await postgres.write(async (transaction) => {
      tries += 1;
      await countUp(transaction);
      if (tries > 1) return;
      await server.stop('immediate');
      await server.start();
    });
    expect([tries, await count()]).toEqual([2, before + 1]);
  });

  it('survives connections that the server ends, also between two statements', async () => {
    const before = await count();
    let isCut = false;
    await postgres.write(async (transaction) => {
      await countUp(transaction);
      if (isCut) return;
      isCut = true;
      const others = sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      await others.execute(postgres.query);
      await vi.waitFor(async () => {
        const { rows } = await sql`select 1 from pg_stat_activity where state = 'idle in transaction'`.execute(
          postgres.query,
        );
        expect(rows).toEqual([]);
      });
    });
    expect(await count()).toBe(before + 1);
  });

  it('does a transaction again that met another one', async () => {
    const before = await count();
    await Promise.all(Array.from({ length: 5 }, () => postgres.write(countUp)));
    expect(await count()).toBe(before + 5);
  });

  it('does one after the other what is to be done alone', async () => {
    const before = await count();
    await Promise.all(Array.from({ length: 5 }, () => postgres.writeAlone('counting', countUp)));
    expect(await count()).toBe(before + 5);
  });

  it('is tried by doctor without a trace', async () => {
    const fresh = await server.createDatabase();
    expect(await tryPostgres(fresh)).toMatchObject({
      version: expect.stringMatching(/^\d+/),
      migrated: expect.toSatisfy((steps: number) => steps > 0),
    });
    expect(await tryPostgres(fresh)).toMatchObject({ migrated: 0 });
    const trial = openPostgres(fresh);
    expect(await trial.query.selectFrom('ticks').selectAll().execute()).toEqual([]);
    await trial.close();
  });

  it('says which server does not answer, and no password', async () => {
    const away = new URL(url);
    away.password = 'hush';
    away.port = String(await freePort());
    const notices: string[] = [];
    const gone = openPostgres(away.href, { patienceMs: 3000, onNotice: (notice) => notices.push(notice) });
    const failure = await gone.write(countUp).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'no-database', retryable: true, hint: expect.stringContaining('state') });
    expect(String(failure)).toContain(`PostgreSQL at 127.0.0.1:${away.port} (database`);
    expect(notices).toHaveLength(1);
    expect(`${failure}${notices}${JSON.stringify(failure)}`).not.toContain('hush');
    await gone.close();
  });

  it.each([
    ['a database that is not there', { pathname: '/nowhere' }, 'not-found', /createdb/],
    ['a name that may not log in', { username: 'stranger' }, 'no-permission', /state/],
  ])('says what to do about %s', async (_, change, code, hint) => {
    const failing = tryPostgres(Object.assign(new URL(url), change).href);
    await expect(failing).rejects.toMatchObject({ code, hint: expect.stringMatching(hint) });
  });

  it('is left alone when a newer version wrote it', async () => {
    const newer = await server.createDatabase();
    await tryPostgres(newer);
    const other = openPostgres(newer);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', ${NOW})`.execute(other.query);
    await other.close();
    await expect(openPostgresStore(newer, { cacheFile: await newCacheFile() })).rejects.toMatchObject({
      code: 'invalid',
      hint: expect.stringContaining('Update Lectern'),
    });
  });
});

describe.skipIf(!hasPostgres)('the tables of both databases', () => {
  it('have the same names and the same columns', async () => {
    const home = await mkdtemp(join(tmpdir(), 'lectern-tables-'));
    const columns = new Map<string, unknown>();
    await withSqliteState(join(home, 'lectern.db'), async ({ tables }) => {
      for (const table of await tables.query.introspection.getTables()) columns.set(table.name, namesOf(table));
    });
    const postgres = openPostgres(await createSharedDatabase());
    await migratePostgres(postgres);
    const found = await postgres.query.introspection.getTables();
    await postgres.close();
    columns.delete('cache_entries');
    expect(Object.fromEntries(found.map((table) => [table.name, namesOf(table)]))).toEqual(Object.fromEntries(columns));
  });
});

it.skipIf(!hasPostgres)('a database from before people could add lets its subscribers listen on', async () => {
  const url = await createSharedDatabase();
  const before = openPostgres(url);
  const migrations = Object.fromEntries(Object.entries(postgresMigrations).filter(([name]) => name < '0011'));
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: before.direct, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  await sql`insert into subscribers (id, show_id, name, token_hash, created_at) values ('p', 'show', 'Ann', 'ff', ${NOW})`.execute(
    before.direct,
  );
  await sql`insert into items (show_id, url, status, failures, updated_at) values ('show', 'https://paper.example/桥', 'published', 0, ${NOW})`.execute(
    before.direct,
  );
  await before.close();
  const store = await openPostgresStore(url, { cacheFile: await newCacheFile() });
  expect(await store.people.list('show')).toMatchObject([{ name: 'Ann', may: ['listen'], tokenHash: 'ff' }]);
  const item = await store.items.findById('show', itemIdOf('https://paper.example/桥'));
  expect(item?.status).toBe('published');
  await store.close();
});

const newCacheFile = async () => join(await mkdtemp(join(tmpdir(), 'lectern-cache-')), 'cache.db');

/** Of the moment, or of one machine. */
const NOT_COPIED = [
  'jobs',
  'batch_jobs',
  'idempotency_keys',
  'claims',
  'queue_batches',
  'parked_jobs',
  'host_turns',
  'long_events',
  'workers',
  // Asked for anew.
  'robots',
];

it('every table of a store is copied by `lectern migrate`, but those of the moment', async () => {
  const home = await mkdtemp(join(tmpdir(), 'lectern-tables-'));
  const names = await withSqliteState(join(home, 'lectern.db'), async ({ tables }) =>
    (await tables.query.introspection.getTables()).map(({ name }) => name),
  );
  expect(
    [...STATE_TABLES, CACHE_TABLE]
      .map(({ name }) => name)
      .concat(NOT_COPIED)
      .sort(),
  ).toEqual(names.sort());
});

const namesOf = ({ columns }: TableMetadata) => columns.map(({ name }) => name).sort();
