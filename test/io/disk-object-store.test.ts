import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { createOriginals } from '../../src/io/originals.ts';
import { describeObjectStore, type PutMethod } from '../contracts/object-store-contract.ts';
import { describeOriginals } from '../contracts/originals-contract.ts';
import { finish } from '../helpers/command-line.ts';

/** The last call before a file has its name kills the process. */
const PUT_AND_DIE = `
const files = require('node:fs/promises');
const { rename, writeFile } = files;
files.rename = (from, to) => (to.endsWith('.tmp') ? rename(from, to) : process.kill(process.pid, 'SIGKILL'));
require('node:module').syncBuiltinESMExports();
const [module, folder, method, key, content] = process.argv.slice(1);
import(module).then(async ({ createDiskObjectStore }) => {
  const [store, local] = [createDiskObjectStore(folder), folder + '-local'];
  await files.mkdir(require('node:path').dirname(local + '/' + key), { recursive: true });
  await writeFile(local + '/' + key, content);
  if (method === 'put') await store.put(key, content);
  else if (method === 'putFile') await store.putFile(key, local + '/' + key);
  else await store.copyFrom(createDiskObjectStore(local), key);
});`;

const openPlace = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-objects-'));
  const [folder, module] = [join(directory, 'store'), new URL('../../dist/io/disk-object-store.js', import.meta.url)];
  return {
    directory,
    store: createDiskObjectStore(folder),
    other: createDiskObjectStore(join(directory, 'other')),
    async killDuring(method: PutMethod, key: string, content: string) {
      const child = spawn(process.execPath, ['-e', PUT_AND_DIE, module.href, folder, method, key, content]);
      await finish(child);
      expect(child.signalCode).toBe('SIGKILL');
    },
    close: () => rm(directory, { recursive: true }),
  };
};

describeObjectStore('a folder', openPlace);

describeOriginals('a folder', async () =>
  createOriginals(createDiskObjectStore(await mkdtemp(join(tmpdir(), 'lectern-originals-')))),
);

it('a folder has no file left of a killed put once it was swept', async () => {
  const { store, directory, killDuring, close } = await openPlace();
  await killDuring('put', 'show/a.mp3', 'a');
  expect(await readdir(join(directory, 'store/show'))).toHaveLength(1);
  await store.sweep();
  expect(await readdir(join(directory, 'store/show'))).toEqual([]);
  await close();
});

it('folders on one disk share a copied file, and files of others stay where they are', async () => {
  const { store, other, directory, close } = await openPlace();
  await other.put('a.mp3', 'sound');
  await store.copyFrom(other, 'a.mp3');
  expect((await stat(join(directory, 'store/a.mp3'))).nlink).toBe(2);
  await mkdir(join(directory, 'store/mine'));
  await writeFile(join(directory, 'store/mine/.lectern-x.tmp'), '');
  await store.sweep();
  expect(await store.list('mine/')).toEqual(['.lectern-x.tmp']);
  await close();
});

it('a file is closed when its range is empty, read to the end or left', async () => {
  const { store, close } = await openPlace();
  const open = async () => (await readdir('/proc/self/fd').catch(() => [])).length;
  await store.put('a.mp3', 'x'.repeat(1_000_000));
  const before = await open();
  for (let round = 0; round < 20; round += 1) {
    await store.open('a.mp3', { from: 2_000_000 });
    const [whole, left] = [await store.open('a.mp3'), await store.open('a.mp3')];
    if (whole) await buffer(whole.body);
    await new Promise((resolve) => left?.body.once('close', resolve).destroy());
  }
  expect(await open()).toBeLessThan(before + 5);
  await close();
});
