import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openState } from '../../src/open-state.ts';
import { describeStore } from '../contracts/store-contract.ts';
import {
  createSharedDatabase,
  type PostgresServer,
  postgresPrograms,
  startPostgresServer,
} from '../helpers/postgres-server.ts';

const hasPostgres = postgresPrograms !== undefined;
if (hasPostgres)
  describeStore('PostgreSQL', async () => {
    const data = await mkdtemp(join(tmpdir(), 'lectern-postgres-'));
    const located = { state: await createSharedDatabase(), paths: { data } };
    const { store, queue, close } = await openState(located, { onNotice: () => undefined });
    return { ...store, queue, close };
  });

describe.skipIf(postgresPrograms === undefined)('a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgresServer();
  });
  afterAll(() => server?.remove());

  async function ask(address: string, sql: string): Promise<readonly unknown[]> {
    const client = new pg.Client(address);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('gives each file a database of its own', async () => {
    const [one, other] = [await createSharedDatabase(), await createSharedDatabase()];
    await ask(one, 'create table mine (id int)');
    await expect(ask(other, 'select id from mine')).rejects.toThrow(/mine/);
  });

  it('has after a crash what was committed before', async () => {
    const address = await server.createDatabase();
    await ask(address, 'create table kept as select 1 as id');
    await server.stop('immediate');
    await server.start();
    expect(await ask(address, 'select id from kept')).toEqual([{ id: 1 }]);
  });
});
