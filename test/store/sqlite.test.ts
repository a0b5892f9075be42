import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { HEAD_COLUMNS } from '../../src/store/sql/episodes.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { describeStore } from '../contracts/store-contract.ts';

const folder = () => mkdtemp(join(tmpdir(), 'lectern-store-'));

describeStore('SQLite', async () => openSqliteStore(join(await folder(), 'data', 'lectern.db')));

describe('a SQLite store', () => {
  it('is migrated once when two processes open it for the first time at once', async () => {
    const path = join(await folder(), 'lectern.db');
    const moduleUrl = new URL('../../dist/store/sqlite/open-sqlite-store.js', import.meta.url).href;
    const script = `const { openSqliteStore } = await import(${JSON.stringify(moduleUrl)}); const s = await openSqliteStore(process.argv[1]); console.log((await s.runs.list(1)).length); await s.close();`;
    const run = promisify(execFile);
    const both = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, ['--input-type=module', '-e', script, path])),
    );
    expect(both.map(({ stdout }) => stdout.trim())).toEqual(['0', '0', '0']);
  });

  it('is migrated whole by the next process when one was killed in the middle of a migration', async () => {
    const path = join(await folder(), 'lectern.db');
    const dist = new URL('../../dist/store/', import.meta.url).href;
    const script = `const { allMigrations } = await import('${dist}migrations/all-migrations.js');
      const { openSqliteStore } = await import('${dist}sqlite/open-sqlite-store.js');
      const migration = allMigrations['0007-shared-queue'];
      const { up } = migration;
      migration.up = async (database) => { await up(database); process.kill(process.pid, 'SIGKILL'); };
      await openSqliteStore(process.argv[1]);`;
    const killed = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, path]);
    await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' });
    const store = await openSqliteStore(path);
    expect(await store.runs.list(1)).toEqual([]);
    await store.close();
  });

  it('reads no episode’s JSON for the heads: its index has all their columns', async () => {
    const path = join(await folder(), 'lectern.db');
    await (await openSqliteStore(path)).close();
    const database = new DatabaseSync(path);
    const indexed = database.prepare("select name from pragma_index_info('episodes_heads')").all();
    database.close();
    expect(indexed.map(({ name }) => String(name))).toEqual(expect.arrayContaining([...HEAD_COLUMNS]));
  });

  it('that is no database is refused, and left as it is', async () => {
    const path = join(await folder(), 'lectern.db');
    await writeFile(path, 'this is a letter, and not a database at all, but somebody put it here');
    await expect(openSqliteStore(path)).rejects.toMatchObject({
      code: 'unreadable',
      hint: expect.stringContaining('backup'),
    });
    expect(await readFile(path, 'utf8')).toMatch(/^this is a letter/);
  });
});
