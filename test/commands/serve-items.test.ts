/** What a person does with articles by the API while workers and sources are at them, on a real store. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createItemDesk, type ItemDeskOptions } from '../../src/commands/serve-items.ts';
import type { Config } from '../../src/config/read-config.ts';
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
