/** `lectern migrate`, from one engine to the other and back, on real servers. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrateCommand } from '../../src/commands/migrate-command.ts';
import { migrateStorageCommand } from '../../src/commands/migrate-storage-command.ts';
import type { Output } from '../../src/commands/output.ts';
import { type Config, parseConfig } from '../../src/config/read-config.ts';
import { openFolders } from '../../src/drivers/open-published.ts';
import { openState } from '../../src/drivers/open-state.ts';
import type { StoreWithQueue } from '../../src/store/store.ts';
import { anEpisode } from '../contracts/store-contract.ts';
import { createSharedDatabase, postgresPrograms } from '../helpers/postgres-server.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';

const signal = new AbortController().signal;
const SHOW = 'shows: [{ id: show, title: T, author: A, language: en, sources: [{ files: none }] }]';
const AT = '2026-01-05T00:00:00.000Z';
const configOf = (home: string, more: string) => parseConfig(`${more}\n${SHOW}`, 'test.yaml', home);

async function open(config: Config): Promise<StoreWithQueue> {
  const { store, queue, close } = await openState(config, { onNotice: () => undefined });
  return { ...store, queue, close };
}

function listen(onLine: (line: string) => void = () => undefined): Output & { readonly said: () => string } {
  let said = '';
  const write = (text: string) => {
    said += text;
    onLine(text);
  };
  return { write, warn: write, isTerminal: false, said: () => said };
}

const ITEMS = 1300;

/** Something in every table. */
async function fill(store: StoreWithQueue): Promise<void> {
  const listings = Array.from({ length: ITEMS }, (_, at) => ({
    url: `https://example.org/${at}`,
    title: `标题 ${at}`,
  }));
  await store.items.saveListings('show', 's', listings, AT);
  for (const id of ['a', 'B', 'ä']) {
    const episode = { ...anEpisode(id, AT), enclosure: { ...anEpisode(id, AT).enclosure, byteLength: 5e9 } };
    const url = `https://example.org/${id}`;
    const attempt = { outcome: 'done', at: AT, failures: 0 } as const;
    const item = { showId: 'show', url, status: 'published', episodeId: id, attempt, updatedAt: AT } as const;
    await store.episodes.save({ episode, itemUrl: url, audioHash: 'h', isByStandIn: true }, item, {
      fingerprint: '00ff00ff00ff00ff',
    });
  }
  await store.episodes.remove('show', 'B', AT);
  await store.renders.save('show', 'a', 'h', { item: '<item/>' });
  await store.sources.save('show', 's', { failures: 2 });
  await store.runs.start({ id: 'r', worker: 'w', trigger: 'manual', startedAt: AT });
  await store.runs.addItem('r', { showId: 'show', url: 'u', outcome: 'new' });
  await store.ticks.save('main', '');
  await store.hostRests.save('example.org:443', '2099-01-01T00:00:00.000Z', AT);
  await store.people.add({
    id: 'p',
    showId: 'show',
    name: 'Ann',
    may: ['listen', 'add'],
    tokenHash: 'ff',
    addHash: 'ee',
    createdAt: AT,
    revokedAt: AT,
  });
  await store.cacheIndex.save({ key: 'k', extension: 'wav', byteLength: 3, sha256: 'aa', meta: { crc32: 1 } });
  await store.siteObjects.save('show/feed.xml', {
    ...{ object: 'o', byteLength: 1, sha256: 'aa', md5: 'bb', modifiedAt: AT },
  });
  const job = { kind: 'make-episode', showId: 'show', reason: 'new' } as const;
  await store.queue.enqueue([{ ...job, item: { url: 'https://example.org/1' } }], {
    dueAt: '2098-01-01T00:00:00.000Z',
  });
  await store.queue.enqueue([{ ...job, item: { url: 'https://example.org/2' } }]);
}

/** What can be asked of a store. */
async function look(config: Config) {
  const store = await open(config);
  try {
    return {
      items: (await store.items.list('show')).map((item) => JSON.stringify(item)).sort(),
      episodes: await store.episodes.list('show'),
      heads: await store.episodes.heads('show'),
      similar: await store.episodes.findSimilar('show', '00ff00ff00ff00ff'),
      retired: await store.retiredFiles.list('show'),
      renders: [...(await store.renders.find('show')), ...(await store.renders.findPartials('show', ['a']))],
      source: await store.sources.find('show', 's'),
      run: await store.runs.find('r'),
      tick: await store.ticks.find('main'),
      rest: await store.hostRests.find('example.org:443'),
      people: await store.people.list('show'),
      cache: await store.cacheIndex.findAll(['k']),
      site: [...(await store.siteObjects.findBelow(''))],
      jobs: (await store.queue.list()).map(({ job, dueAt }) => ({ job, dueAt })),
    };
  } finally {
    await store.close();
  }
}

describe.skipIf(postgresPrograms === undefined)('an installation’s state', () => {
  let home: string;
  let url: string;
  let embedded: Config;
  let shared: Config;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lectern-migrate-'));
    url = await createSharedDatabase();
    embedded = configOf(home, '');
    shared = configOf(home, `state: "${url}"`);
  });

  it('is the same in PostgreSQL, and the same when it comes back', async () => {
    const store = await open(embedded);
    await fill(store);
    await store.close();
    const before = await look(embedded);
    expect(before.items).toHaveLength(ITEMS + 3);
    vi.stubEnv('LECTERN_TEST_STATE', url);
    const output = listen();
    expect(await migrateCommand(embedded, { to: 'env:LECTERN_TEST_STATE', isDryRun: false }, output, signal)).toBe(0);
    expect(output.said()).toMatch(/items: 1303 rows.*2 waiting jobs.*set `state: env:LECTERN_TEST_STATE`/s);
    expect(await look(shared)).toEqual(before);
    expect(await look(embedded)).toEqual(before);

    const again = await open(shared);
    await again.ticks.save('main', AT);
    await again.close();
    const stop = new AbortController();
    const dying = listen((line) => line.includes('episodes:') && stop.abort(new Error('killed')));
    await expect(migrateCommand(shared, { to: 'sqlite', isDryRun: false }, dying, stop.signal)).rejects.toThrow(
      'killed',
    );
    expect((await look(embedded)).tick).toBe(before.tick);
    const back = listen();
    expect(await migrateCommand(shared, { to: 'sqlite', isDryRun: false }, back, signal)).toBe(0);
    expect(back.said()).toMatch(/items: 1303 rows, the same already.*kept as .*lectern\.db\.before-/s);
    expect(await look(embedded)).toEqual({ ...before, tick: AT });
    const left = (await readdir(join(home, 'data'))).filter((name) => name.includes('incoming'));
    expect(left).toEqual([]);
  });

  it('is not copied while a process works with either side, nor over another library', async () => {
    const [one, other] = [await open(embedded), await open(shared)];
    const copy = () => migrateCommand(embedded, { to: url, isDryRun: false }, listen(), signal);
    await expect(copy()).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('lectern.db') });
    await one.close();
    await expect(copy()).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('PostgreSQL at') });
    await fill(other);
    await other.close();
    await expect(copy()).rejects.toMatchObject({ code: 'invalid', hint: expect.stringContaining('empty database') });
    const same = migrateCommand(shared, { to: url, isDryRun: false }, listen(), signal);
    await expect(same).rejects.toMatchObject({ code: 'usage' });
    const unknown = migrateCommand(shared, { to: 'mysql://hush@x', isDryRun: false }, listen(), signal);
    await expect(unknown).rejects.toMatchObject({ code: 'usage', message: expect.not.stringContaining('hush') });
  });

  it('that was copied in part is worked with by nobody, and is whole after another try', async () => {
    const store = await open(embedded);
    await fill(store);
    await store.close();
    const before = await look(embedded);
    for (const at of ['items:', 'episodes:', 'site_objects:']) {
      const stop = new AbortController();
      const output = listen((line) => line.includes(at) && stop.abort(new Error('killed')));
      await expect(migrateCommand(embedded, { to: url, isDryRun: false }, output, stop.signal)).rejects.toThrow(
        'killed',
      );
      await expect(open(shared)).rejects.toMatchObject({
        code: 'invalid',
        hint: expect.stringContaining('migrate'),
      });
    }
    const output = listen();
    expect(await migrateCommand(embedded, { to: url, isDryRun: false }, output, signal)).toBe(0);
    expect(output.said()).toContain('items: 1303 rows, the same already');
    expect(await look(shared)).toEqual(before);
  });

  it('stays where it is in a dry run', async () => {
    const output = listen();
    expect(await migrateCommand(embedded, { to: url, isDryRun: true }, output, signal)).toBe(0);
    expect(output.said()).toContain('items: 0 rows');
    expect((await look(shared)).items).toEqual([]);
  });
});

describe.skipIf(s3Program === undefined)('what an installation has published', () => {
  let server: S3Server;
  let home: string;
  let config: Config;
  beforeAll(async () => {
    for (const [name, value] of Object.entries(S3_KEYS)) vi.stubEnv(name, value);
    server = await startS3Server();
    await server.createBucket('moved');
    home = await mkdtemp(join(tmpdir(), 'lectern-migrate-'));
    const s3 = `{ endpoint: "${server.endpoint}", region: ${S3_REGION}, bucket: moved, prefix: casts/ }`;
    config = configOf(home, `storage: { s3: ${s3} }`);
    const folders = openFolders(config.paths);
    for (const name of ['feed.xml', 'e1/index.html', 'e1/chapters.json'])
      await folders.siteStore.put(`show/${name}`, name);
    for (const name of ['e1.1.mp3', 'e2.1.mp3']) await folders.mediaStore.put(`show/${name}`, name.repeat(1000));
  });
  afterAll(() => server?.stop());
  const move = async (to: 'disk' | 's3', isDryRun = false) => {
    const output = listen();
    expect(await migrateStorageCommand(config, { to, isDryRun }, output, signal)).toBe(0);
    return output.said();
  };

  it('is in the bucket after it was copied, the feed last, and only what differs is copied again', async () => {
    expect(await move('s3', true)).toMatch(/2 to be copied.*3 to be copied.*Nothing was copied/s);
    const said = await move('s3');
    expect(said).toMatch(/recordings: 2 copied .*, 0 the same.*pictures: 3 copied/s);
    expect(said.indexOf('show/feed.xml')).toBeGreaterThan(said.indexOf('index.html'));
    expect(await move('s3')).toMatch(/recordings: 0 copied .*, 2 the same.*pictures: 0 copied .*, 3 the same/s);
    await writeFile(join(home, 'media/show/e1.1.mp3'), 'e1.2.mp3'.repeat(1000));
    expect(await move('s3')).toMatch(/recordings: 1 copied .*, 1 the same/);
  });

  it('is back in the folders after that, byte by byte', async () => {
    for (const folder of ['feed', 'media']) await rm(join(home, folder), { recursive: true, force: true });
    expect(await move('disk')).toMatch(/recordings: 2 copied.*pictures: 3 copied.*take `storage` out/s);
    expect(await readFile(join(home, 'media/show/e1.1.mp3'), 'utf8')).toBe('e1.2.mp3'.repeat(1000));
    expect(await readFile(join(home, 'feed/show/e1/index.html'), 'utf8')).toBe('e1/index.html');
    expect(await move('disk')).toMatch(/recordings: 0 copied.*pictures: 0 copied/s);
  });
});
