/** The store on any SQL dialect that Kysely speaks. */
import { lostClaim } from '../errors.ts';
import type { CacheIndex } from '../io/cache.ts';
import { currentClaim } from '../jobs/claim-scope.ts';
import { type Database, type HoldsClaim, underClaims } from './sql/database.ts';
import { createEpisodeNumbers } from './sql/episode-numbers.ts';
import { createEpisodes, createRetiredFiles } from './sql/episodes.ts';
import { createFeeds } from './sql/feeds.ts';
import { createIdempotencyKeys } from './sql/idempotency-keys.ts';
import { createItems } from './sql/items.ts';
import { createHostRests, createPeople, createRenderIndex, createSourceMemory, createTicks } from './sql/memories.ts';
import { createObjectIndex } from './sql/object-index.ts';
import { hasShow, renameShow } from './sql/rename-show.ts';
import { createRuns } from './sql/runs.ts';
import type { Store } from './store.ts';

/** What of a store is not in its tables. */
export type StoreSurroundings = Pick<Store, 'exclusively' | 'close'> & {
  /** The cache lies on a machine's own disk, and so do its rows. */
  readonly cacheIndex: CacheIndex;
};

/** What is written for a job is written only as long as `holdsClaim` says so. */
export function createStore(plain: Database, holdsClaim: HoldsClaim, surroundings: StoreSurroundings): Store {
  const database = underClaims(plain, holdsClaim);
  return {
    items: createItems(database),
    episodes: createEpisodes(database),
    retiredFiles: createRetiredFiles(database),
    episodeNumbers: createEpisodeNumbers(database),
    feeds: createFeeds(database),
    renders: createRenderIndex(database),
    sources: createSourceMemory(database),
    runs: createRuns(database),
    ticks: createTicks(database),
    // A host's rest is everybody's.
    hostRests: createHostRests(plain),
    people: createPeople(database),
    // Whoever asks is no job's worker.
    idempotencyKeys: createIdempotencyKeys(plain),
    siteObjects: createObjectIndex(database),
    hasShow: (showId) => hasShow(database, showId),
    renameShow: (from, to, now) => renameShow(database, from, to, now),
    async assertClaim() {
      const claim = currentClaim();
      if (claim && !(await holdsClaim(plain.query, claim))) throw lostClaim();
    },
    ...surroundings,
  };
}
