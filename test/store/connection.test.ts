import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, openConnection } from '../../src/store/sqlite/connection.ts';
import { damaged, guardConnection } from '../../src/store/sqlite/guard-connection.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-connection-'));
  path = join(folder, 'some.db');
});
afterEach(() => rm(folder, { recursive: true }));

function fill(connection: Connection, rows = 1): void {
  connection.exec('pragma journal_mode = WAL; create table notes (id integer primary key, text text)');
  for (let row = 0; row < rows; row += 1)
    connection.run('insert into notes (text) values (?)', [`note ${row} `.repeat(100)]);
}

/** What this process has open in the folder, where the system tells it. */
const openFiles = () =>
  existsSync('/proc/self/fd')
    ? readdirSync('/proc/self/fd').flatMap((number) => {
        try {
          return [readlinkSync(`/proc/self/fd/${number}`)].filter((file) => file.startsWith(folder));
        } catch {
          return [];
        }
      })
    : [];

describe('a connection', () => {
  it('holds no file and leaves no log once it is closed, whatever was asked of it', async () => {
    const connection = openConnection(path);
    fill(connection, 3);
    expect(connection.all('select id from notes')).toHaveLength(3);
    expect(connection.get('select id from notes where id = ?', [2])).toEqual({ id: 2 });
    expect(() => connection.run('insert into notes values (1, null)')).toThrow(/UNIQUE/);
    await connection.close();
    expect(openFiles()).toEqual([]);
    expect(await readdir(folder)).toEqual(['some.db']);
  });

  it('closes at once when it only held a lock', () => {
    const holder = openConnection(path);
    holder.exec('begin exclusive');
    void holder.close();
    const next = openConnection(path);
    next.exec('begin exclusive');
    void next.close();
  });

  const statements = {
    exec: (one) => one.exec("insert into notes (text) values ('x')"),
    run: (one) => one.run("insert into notes (text) values ('x')"),
    get: (one) => one.get("insert into notes (text) values ('x') returning id"),
    all: (one) => one.all("insert into notes (text) values ('x') returning id"),
  } satisfies Record<string, (one: Connection) => unknown>;

  it.each(Object.entries(statements))('names what another holds SQLITE_BUSY: %s', async (_, write) => {
    const [holder, other] = [openConnection(path), openConnection(path)];
    fill(holder);
    holder.exec('begin immediate');
    expect(() => write(other)).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    holder.exec('commit');
    write(other);
    await other.close();
    await holder.close();
  });

  it.each(Object.entries(statements))('names a full disk SQLITE_FULL: %s', async (_, write) => {
    const connection = openConnection(path);
    fill(connection);
    connection.exec('pragma max_page_count = 1');
    expect(() => {
      for (let row = 0; row < 5000; row += 1) write(connection);
    }).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    await connection.close();
  });

  it('names a full disk in a transaction, which SQLite rolls back by itself, and goes on with room', async () => {
    const connection = openConnection(path);
    fill(connection);
    const database = new Kysely<unknown>({
      dialect: new SqliteDialect({ database: guardConnection(connection, path) }),
    });
    const write = () =>
      database.transaction().execute(async (transaction) => {
        for (let row = 0; row < 100; row += 1)
          await sql`insert into notes (text) values (${'x'.repeat(1000)})`.execute(transaction);
      });
    connection.exec('pragma max_page_count = 1');
    await expect(write()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(connection.all('select id from notes')).toHaveLength(1);
    connection.exec('pragma max_page_count = 1000');
    await write();
    expect(connection.all('select id from notes')).toHaveLength(101);
    await connection.close();
  });

  it.each(['all', 'get'] as const)('names damage SQLITE_CORRUPT: %s', async (method) => {
    const before = openConnection(path);
    fill(before, 200);
    await before.close();
    await truncate(path, 8192);
    const connection = openConnection(path);
    expect(() => connection[method]('select text from notes order by id desc')).toThrow(
      expect.objectContaining({ code: 'SQLITE_CORRUPT' }),
    );
    await connection.close();
  });

  it('names a folder SQLITE_CANTOPEN', () => {
    expect(() => openConnection(folder)).toThrow(expect.objectContaining({ code: 'SQLITE_CANTOPEN' }));
  });
});

it('tells of damage in one line that can be read, whatever bytes it found', () => {
  const { message } = damaged('/data/lectern.db', 'malformed database schema (\u0019/p:\ufffdL\n\u000b\u0015e;)');
  expect(message).toBe('The database /data/lectern.db is damaged (malformed database schema (…/p:…L…e;)).');
});
