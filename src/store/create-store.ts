/** The store on any SQL dialect that Kysely speaks. */
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import { createCacheIndex } from './sql/cache-index.ts';
import { createEpisodes, createRetiredFiles } from './sql/episodes.ts';
import { createItems } from './sql/items.ts';
import {
  createHostRests,
  createRenderIndex,
  createSourceMemory,
  createSubscribers,
  createTicks,
} from './sql/memories.ts';
import { createQueue, type QueueOptions } from './sql/queue.ts';
import { hasShow, renameShow } from './sql/rename-show.ts';
import { createRuns } from './sql/runs.ts';
import type { Store } from './store.ts';

export function createStore(database: Kysely<Schema>, queue?: QueueOptions): Store {
  return {
    items: createItems(database),
    episodes: createEpisodes(database),
    retiredFiles: createRetiredFiles(database),
    renders: createRenderIndex(database),
    sources: createSourceMemory(database),
    runs: createRuns(database),
    ticks: createTicks(database),
    hostRests: createHostRests(database),
    subscribers: createSubscribers(database),
    cacheIndex: createCacheIndex(database),
    hasShow: (showId) => hasShow(database, showId),
    renameShow: (from, to, now) => renameShow(database, from, to, now),
    queue: createQueue(database, queue),
    close: () => database.destroy(),
  };
}
