/** What a person does with articles by the API while workers and sources are at them, on a real store. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createItemDesk, type ItemDeskOptions } from '../../src/commands/serve-items.ts';
import type { Config } from '../../src/config/read-config.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import type { MakeJob } from '../../src/jobs/list-articles.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import type { Claim, Queue } from '../../src/jobs/queue.ts';
import { createRunner } from '../../src/jobs/runner.ts';
import { askVoices, recordAdded, unlessWithdrawn } from '../../src/run/add-item.ts';
import { itemIdOf } from '../../src/store/item-id.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { ItemRecord, StoreWithQueue } from '../../src/store/store.ts';
import { anEpisode } from '../contracts/store-contract.ts';

const NOW = '2026-01-05T00:00:00.000Z';
const ANN = { kind: 'person', id: 'ann', name: 'Ann', showId: 'show' } as const;

let home: string;
let store: StoreWithQueue;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lectern-desk-'));
  store = await openSqliteStore(join(home, 'lectern.db'));
});
afterAll(async () => {
  await store.close();
  await rm(home, { recursive: true });
});

const config = { shows: [{ id: 'show' }], site: { baseUrl: 'https://pod.example' }, uploads: { maxMegabytes: 1 } };
function deskOf(options: Partial<ItemDeskOptions> = {}) {
  const control = {
    request: () => ({ id: 'r', enqueued: async () => undefined, finished: Promise.resolve() }),
    watch: () => () => undefined,
  };
  const originals = { put: async () => '' };
  return createItemDesk({
    config: config as unknown as Config,
    store,
    queue: store.queue,
    control,
    originals,
    findProgress: () => undefined,
    ...options,
  });
}

const idOf = (url: string) => `show.${itemIdOf(url)}`;
const anItem = (url: string, more: Partial<ItemRecord> = {}): ItemRecord => ({
  ...{ showId: 'show', url, status: 'listed', updatedAt: NOW, added: { at: NOW, by: 'ann' } },
  ...more,
});

it('takes out the episode that a worker publishes at the moment when its article is taken back', async () => {
  const url = 'https://example.org/e';
  await store.items.save(anItem(url));
  const items: typeof store.items = {
    ...store.items,
    async findById(showId, id) {
      const found = await store.items.findById(showId, id);
      const item = anItem(url, { status: 'published', episodeId: 'e' });
      await store.episodes.save({ episode: anEpisode('e', NOW), itemUrl: url, audioHash: 'h' }, item);
      return found;
    },
  };
  await deskOf({ store: { ...store, items } }).remove(ANN, idOf(url));
  expect(await store.items.find('show', url)).toMatchObject({ status: 'removed', episodeId: 'e' });
  expect(await store.episodes.find('show', 'e')).toBeUndefined();
});

it('dismisses nothing that a worker has made since it was looked at', async () => {
  const url = 'https://example.org/d';
  const attempt = { outcome: 'failed', at: NOW, failures: 1 } as const;
  await store.items.save(anItem(url, { attempt }));
  const made = anItem(url, { status: 'published', episodeId: 'd' });
  const items: typeof store.items = {
    ...store.items,
    async findById(showId, id) {
      const found = await store.items.findById(showId, id);
      await store.items.save(made);
      return found;
    },
  };
  await expect(deskOf({ store: { ...store, items } }).dismiss(ANN, idOf(url))).rejects.toThrow('it is published');
  expect(await store.items.find('show', url)).toEqual(made);
});

const make = (url: string) => ({ kind: 'make-episode', showId: 'show', item: { url }, reason: 'new' }) as const;

/** Has the only job that waits fail for the last time. `claimed`: how often it failed before. */
async function failForGood(claimed: Partial<Claim>): Promise<void> {
  const queue: Queue = {
    ...store.queue,
    async claim(...asked) {
      const claim = await store.queue.claim(...asked);
      return claim && { ...claim, ...claimed };
    },
  };
  const cache = { protect: () => Promise.reject(new Error('no space for it')) };
  const parts = { ...{ config, queue, store, cache, now: () => new Date(NOW) }, events: createLocalEvents() };
  const runner = createRunner(parts as unknown as JobParts, 'w', { isServing: true });
  const isDead = new Promise<void>((resolve) => {
    const stop = store.queue.watch(async () => {
      if (!(await store.queue.list()).every(({ state }) => state === 'dead')) return;
      stop();
      resolve();
    });
  });
  runner.start();
  await isDead;
  await runner.stop();
}

it.each([
  ['kills the program again and again', { timesLost: 3 }, /ended the program 3 times/],
  ['fails again and again by no fault of its own', { timesPostponed: 5 }, /no space for it/],
] as const)('tells whoever added an article that %s', async (name, claimed, message) => {
  const url = `https://example.org/${name.length}`;
  await store.items.save(anItem(url));
  await store.queue.enqueue([make(url)]);
  await failForGood(claimed);
  expect(await deskOf().find(ANN, idOf(url))).toMatchObject({
    state: 'failed',
    error: { message: expect.stringMatching(message) },
  });
  expect(await store.items.listFailed('show')).toContainEqual(expect.objectContaining({ url }));
});

it('says of an article that no job is there for any more that it failed, not of one that is put off', async () => {
  const late = 'https://example.org/late';
  const dead = 'https://example.org/dead';
  const lost = 'https://example.org/lost';
  const fresh = 'https://example.org/fresh';
  for (const url of [late, dead, lost]) await store.items.save(anItem(url));
  await store.items.save(anItem(fresh, { updatedAt: new Date().toISOString() }));
  const why = { code: 'internal', stage: 'cli', message: 'It broke.', at: NOW } as const;
  await store.queue.enqueue([make(dead)]);
  const claim = await store.queue.claim('w');
  if (claim) await store.queue.giveUp(claim, why);
  await store.queue.enqueue([make(late)], { dueAt: '2099-01-01T00:00:00.000Z' });
  const states = [late, dead, lost, fresh].map((url) => deskOf().find(ANN, idOf(url)));
  expect((await Promise.all(states)).map(({ state, error }) => [state, error?.message])).toEqual([
    ['waiting', undefined],
    ['failed', 'It broke.'],
    ['failed', 'Nothing is at work on it any more.'],
    ['waiting', undefined],
  ]);
});

it('leaves a source its article when the person who added it takes it back', async () => {
  const url = 'https://example.org/listed';
  const listing = { url, title: 'L' };
  const sentAt = new Date(Date.parse(NOW) + 60_000);
  await store.items.saveListings('show', 's', [listing], NOW);
  await recordAdded(store.items, 'show', [{ url, asked: { mode: 'original' } }], 'ann', sentAt);
  const job: MakeJob = { ...make(url), bypassFilters: true };
  expect(unlessWithdrawn(job, await store.items.find('show', url))).toBe(job);
  await deskOf().remove(ANN, idOf(url));
  const left = await store.items.find('show', url);
  expect(left).toEqual({
    showId: 'show',
    cameAt: sentAt.toISOString(),
    url,
    source: 's',
    listing,
    title: 'L',
    status: 'listed',
    updatedAt: left?.updatedAt,
  });
  // Its own filters hold again for the job that waits.
  expect(unlessWithdrawn(job, left)).toEqual({ ...make(url), item: { url, source: 's' } });
  await expect(deskOf().find(ANN, idOf(url))).rejects.toThrow('no such article');
});

it('leaves an article its owner when another voice is asked for', async () => {
  const url = 'https://example.org/revoiced';
  const { added: _, ...imported } = anItem(url, { source: 'import', importedBy: 'ann' });
  await store.items.save(imported);
  const voices = { en: 'flite:slt' };
  await askVoices(store.items, 'show', url, voices);
  expect(await store.items.find('show', url)).toEqual({ ...imported, asked: { voices } });
  expect(await deskOf().find(ANN, idOf(url))).toMatchObject({ voices });
  await deskOf().remove(ANN, idOf(url));
  expect(await store.items.find('show', url)).toMatchObject({ status: 'removed' });
});

it('holds up the chapters of several books that are sent at once like any other articles', async () => {
  const eve = { ...ANN, id: 'eve' };
  const add = (...chapters: readonly number[]) => {
    const counts = [...chapters];
    const split: ItemDeskOptions['split'] = async (item) => {
      const count = counts.shift() ?? 0;
      return Array.from({ length: count }, (_, at) => ({ ...item, url: `${item.url}#${count}-${at}`, part: at + 1 }));
    };
    const file = { bytes: Buffer.from('A text.'), fileName: 'a.txt' };
    return deskOf({ split }).add(
      eve,
      { split: 'chapters' },
      chapters.map(() => file),
    );
  };
  const { refused } = await add(101, 100);
  expect(refused).toMatchObject([
    { index: 1, detail: expect.stringMatching(/^The book has 100 chapters; .* unsplit/) },
  ]);
  expect((await add(101, 99)).refused).toEqual([]);
  await expect(add(250)).rejects.toThrow('The book has 250 chapters; at most 200');
});

it('changes and tells nothing of what waits for somebody else', async () => {
  const url = 'https://example.org/others';
  const error = { code: 'not-found', stage: 'fetch', message: 'Behind bob’s wall.', at: NOW } as const;
  const bobs = anItem(url, {
    added: { at: NOW, by: 'bob' },
    asked: { mode: 'narration' },
    attempt: { outcome: 'failed', at: NOW, failures: 1, error },
  });
  await store.items.save(bobs);
  await recordAdded(store.items, 'show', [{ url, asked: { mode: 'original' } }], 'ann', new Date());
  expect(await store.items.find('show', url)).toEqual(bobs);
  const { items } = await deskOf().add(ANN, { url, mode: 'original' });
  expect(items).toMatchObject([{ url, state: 'failed', added: { at: NOW } }]);
  expect(JSON.stringify(items)).not.toContain('bob');
});

it('tells when what was imported has its turn, and takes it out of the row when it is dismissed', async () => {
  const url = 'https://example.org/imported';
  const until = '2026-02-01T00:00:00.000Z';
  await store.items.saveWaiting('show', 'import', [{ url, item: { url, title: 'Later' }, until }], NOW);
  const operator = { kind: 'operator' } as const;
  expect(await deskOf().find(operator, idOf(url))).toMatchObject({
    state: 'waiting',
    title: 'Later',
    waitsUntil: until,
  });
  await deskOf().dismiss(operator, idOf(url));
  const seen = await deskOf().find(operator, idOf(url));
  expect(seen).toMatchObject({ state: 'dismissed' });
  expect(seen).not.toHaveProperty('waitsUntil');
});
