import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { moveRenamedShows } from '../../src/show/move-renamed.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { anEpisode } from '../contracts/store-contract.ts';

const built = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);

/** Each step is a process. */
const isFull = process.env['FAULTS'] === 'full';

/** Kills its own process after the n-th change of a name on disk; tells how many there were when it lives on. */
const SCRIPT = `
  import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
  const [home, at] = process.argv.slice(1);
  const { createDiskObjectStore } = await import(${built('io/disk-object-store.js')});
  const { moveRenamedShows } = await import(${built('show/move-renamed.js')});
  const { openSqliteStore } = await import(${built('store/sqlite/open-sqlite-store.js')});
  const store = await openSqliteStore(home + '/data/lectern.db', { onRecovery: () => undefined });
  let steps = 0;
  for (const name of ['rename', 'rm', 'link']) {
    const original = fs.promises[name];
    fs.promises[name] = async (...parameters) => { await original(...parameters); steps += 1; if (steps === Number(at)) process.kill(process.pid, 'SIGKILL'); };
  }
  syncBuiltinESMExports();
  const parts = { store, queue: store.queue, now: () => new Date('2026-03-01'),
    mediaStore: createDiskObjectStore(home + '/media'), siteStore: createDiskObjectStore(home + '/feed') };
  await moveRenamedShows(parts, [{ id: 'quay', formerly: ['harbour', 'port'] }]);
  process.stdout.write(String(steps));
  process.exit();`;

const open = (home: string) => openSqliteStore(join(home, 'data', 'lectern.db'), { onRecovery: () => undefined });

async function partsOf(home: string) {
  const store = await open(home);
  return {
    store,
    queue: store.queue,
    now: () => new Date('2026-03-01'),
    mediaStore: createDiskObjectStore(join(home, 'media')),
    siteStore: createDiskObjectStore(join(home, 'feed')),
  };
}

/** All that there is of the show, whatever it is called. */
async function look(home: string) {
  const store = await open(home);
  const list = (folder: string) => readdir(join(home, folder), { recursive: true });
  try {
    return {
      episodes: (await store.episodes.list('quay')).map(({ id, showId, guid }) => `${showId} ${id} ${guid}`),
      items: (await store.items.list('quay')).map(({ url, status }) => `${url} ${status}`).sort(),
      people: (await store.people.list('quay')).map(({ id, revokedAt }) => `${id} ${revokedAt ?? ''}`),
      media: (await list('media')).sort(),
      feed: (await list('feed')).filter((name) => !name.includes('e1')).sort(),
      backup: (await list('data/backup')).filter((name) => !name.startsWith('.')).sort(),
    };
  } finally {
    await store.close();
  }
}

describe('a show that was given another id', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'lectern-move-'));
    const first = join(home, 'first');
    const store = await open(first);
    for (const [showId, id] of [
      ['harbour', 'e1'],
      ['harbour', 'e2'],
      ['port', 'e3'],
    ] as const) {
      const item = { showId, url: `u-${id}`, status: 'published', inputHash: 'x', episodeId: id, attempts: 0 } as const;
      const episode = { ...anEpisode(id, '2026-01-01T00:00:00Z'), showId };
      await store.episodes.save({ episode, itemUrl: item.url, audioHash: 'a' }, { ...item, updatedAt: '2026-01-01' });
      await mkdir(join(first, 'media', showId), { recursive: true });
      await writeFile(join(first, 'media', showId, `${id}.mp3`), id);
      await mkdir(join(first, 'feed', showId, id), { recursive: true });
      await writeFile(join(first, 'feed', showId, id, 'index.html'), id);
      await writeFile(join(first, 'feed', showId, 'feed.xml'), showId);
    }
    await store.episodes.remove('harbour', 'e2', '2026-02-01T00:00:00Z');
    const person = {
      ...{ showId: 'harbour', name: 'x', tokenHash: 'f', createdAt: '2026-01-01T00:00:00Z' },
      may: ['listen'] as const,
    };
    for (const id of ['ann', 'bo']) await store.people.add({ ...person, id });
    await store.people.revoke('harbour', 'bo', '2026-02-01T00:00:00Z');
    await store.close();
  });
  afterAll(() => rm(home, { recursive: true }));

  async function copyOf(name: string): Promise<string> {
    const copy = join(home, name);
    await cp(join(home, 'first'), copy, { recursive: true });
    return copy;
  }

  it('has all of it there, also the second time and from its backup, and wherever a kill cut the move short', async () => {
    const run = (folder: string, at: number) =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT, folder, String(at)]);
    const whole = await copyOf('whole');
    const steps = Number((await run(whole, 0)).stdout);
    const moved = await look(whole);
    expect(moved).toMatchObject({
      episodes: ['quay e1 guid-e1', 'quay e3 guid-e3'],
      items: ['u-e1 published', 'u-e2 removed', 'u-e3 published'],
      people: ['ann ', 'bo 2026-02-01T00:00:00Z'],
      media: ['quay', 'quay/e1.mp3', 'quay/e2.mp3', 'quay/e3.mp3'],
      feed: ['quay', 'quay/feed.xml'],
      backup: ['quay', 'quay/e1.json', 'quay/e2.json', 'quay/e3.json', 'quay/subscribers.json'],
    });
    expect(await readFile(join(whole, 'feed/quay/feed.xml'), 'utf8')).toBe('harbour');
    expect(Number((await run(whole, 0)).stdout)).toBe(0);
    for (const name of ['lectern.db', 'lectern.db-wal', 'lectern.db-shm'])
      await rm(join(whole, 'data', name), { force: true });
    expect(await look(whole)).toEqual(moved);

    expect(steps).toBeGreaterThan(10);
    const points = Array.from({ length: steps }, (_, at) => at + 1).filter(
      (at) => isFull || at % 3 === 1 || at === steps,
    );
    const lane = async () => {
      for (let at = points.pop(); at !== undefined; at = points.pop()) {
        const folder = await copyOf(`killed-${at}`);
        await expect(run(folder, at)).rejects.toMatchObject({ signal: 'SIGKILL' });
        // Two processes at once go on with it.
        const parts = await Promise.all([partsOf(folder), partsOf(folder)]);
        // As every start does after a kill.
        for (const objects of [parts[0].mediaStore, parts[0].siteStore]) await objects.sweep();
        const shows = [{ id: 'quay', formerly: ['harbour', 'port'] }];
        const ended = await Promise.allSettled(parts.map((one) => moveRenamedShows(one, shows)));
        for (const one of ended) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'busy' });
        for (const one of parts) await one.store.close();
        expect(await look(folder), `killed after step ${at}`).toEqual(moved);
      }
    };
    await Promise.all([lane(), lane()]);
  }, 180_000);

  it('is left alone while a process works on it under the former one', async () => {
    const parts = await partsOf(await copyOf('busy'));
    await parts.store.queue.enqueue([{ kind: 'apply-retention', showId: 'harbour' }]);
    const claim = await parts.store.queue.claim('another process');
    const shows = [{ id: 'quay', formerly: ['harbour'] }];
    await expect(moveRenamedShows(parts, shows)).rejects.toMatchObject({ code: 'busy' });
    expect(await parts.store.episodes.heads('harbour')).toHaveLength(1);
    if (claim) await parts.store.queue.complete(claim);
    await moveRenamedShows(parts, shows);
    expect(await parts.store.episodes.heads('quay')).toHaveLength(1);
    await parts.store.close();
  });
});
