import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDiskCache } from '../../src/io/cache.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';

const built = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);

/** Works with one entry until it is told to end, and tells what is in its file then. */
const WORK = `
  import { once } from 'node:events'; import { readFileSync } from 'node:fs';
  const { createDiskCache } = await import(${built('io/cache.js')});
  const { openSqliteStore } = await import(${built('store/sqlite/open-sqlite-store.js')});
  const [home, key] = process.argv.slice(1);
  const store = await openSqliteStore(home + '/lectern.db');
  const cache = createDiskCache(home + '/cache', store.cacheIndex);
  await cache.protect(async () => {
    const { path } = await cache.get(key);
    console.log('using');
    await once(process.stdin, 'data');
    console.log(readFileSync(path, 'utf8'));
  });
  console.log('done');
  await once(process.stdin, 'data');
  process.exit();`;

it('a prune spares the entries in use by another process until it ends or is killed', async () => {
  const home = await mkdtemp(join(tmpdir(), 'lectern-shared-cache-'));
  const store = await openSqliteStore(join(home, 'lectern.db'));
  const cache = createDiskCache(join(home, 'cache'), store.cacheIndex);
  const put = (key: string) =>
    cache.put(key, 'txt', async (path) => {
      await writeFile(path, `text of ${key}`);
      return {};
    });
  const isThere = async (key: string) => (await store.cacheIndex.findAll([key])).length === 1;
  const start = async (key: string) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', WORK, home, key]);
    await once(child.stdout, 'data');
    return child;
  };
  try {
    for (const key of ['aa', 'bb']) await put(key);
    const child = await start('aa');
    await cache.prune(0);
    expect([await isThere('aa'), await isThere('bb')]).toEqual([true, false]);
    child.stdin.write('on\n');
    expect(String((await once(child.stdout, 'data'))[0])).toMatch(/^text of aa/);
    await expect.poll(() => cache.prune(0).then(() => isThere('aa'))).toBe(false);
    child.kill('SIGKILL');

    const { path } = await put('cc');
    const killed = await start('cc');
    await cache.prune(0);
    expect(await readFile(path, 'utf8')).toBe('text of cc');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await cache.prune(0);
    expect(await isThere('cc')).toBe(false);
  } finally {
    await store.close();
    await rm(home, { recursive: true });
  }
});
