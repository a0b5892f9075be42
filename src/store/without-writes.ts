/** A store for looking what would be done: what is written is remembered in another one, for as long as it is used. */
import { newestFirst } from './newest-first.ts';
import type { ItemRecord, Store, StoreWithQueue } from './store.ts';

const nothing = async () => undefined;

/** `memory`: an empty store that takes the articles, episodes and jobs; closed with the other. */
export function withoutWrites(store: Store, memory: StoreWithQueue): StoreWithQueue {
  return {
    ...store,
    items: {
      ...store.items,
      async find(showId, url) {
        const known = await store.items.find(showId, url);
        const written = await memory.items.find(showId, url);
        // A listing changes nothing of what is known of its article.
        return known && written && !written.attempt ? { ...known, ...listingOf(written) } : (written ?? known);
      },
      saveListings: memory.items.saveListings,
      save: memory.items.save,
      saveWaiting: memory.items.saveWaiting,
      cancelWaiting: memory.items.cancelWaiting,
      async change(showId, urls, decide) {
        const known = new Map<string, ItemRecord | undefined>();
        for (const url of urls) known.set(url, await this.find(showId, url));
        return memory.items.change(showId, urls, (_, url) => decide(known.get(url), url));
      },
    },
    episodes: {
      ...store.episodes,
      find: async (showId, id) => (await memory.episodes.find(showId, id)) ?? store.episodes.find(showId, id),
      async heads(...like) {
        const written = await memory.episodes.heads(...like);
        const known = await store.episodes.heads(...like);
        if (written.length === 0) return known;
        const replaced = new Set(written.map(({ id }) => id));
        return [...written, ...known.filter(({ id }) => !replaced.has(id))].sort(newestFirst);
      },
      findSimilar: async (...like) => [
        ...new Set([...(await store.episodes.findSimilar(...like)), ...(await memory.episodes.findSimilar(...like))]),
      ],
      save: memory.episodes.save,
      remove: nothing,
    },
    retiredFiles: { ...store.retiredFiles, forget: nothing },
    episodeNumbers: { ...store.episodeNumbers, add: nothing },
    feeds: { ...store.feeds, findOrSave: async (_showId, _kind, feed) => feed, rename: nothing },
    renders: { ...store.renders, save: nothing, forget: nothing },
    sources: { ...store.sources, save: nothing },
    ticks: { ...store.ticks, save: nothing, take: async () => true },
    hostRests: {
      find: async (host) => (await memory.hostRests.find(host)) ?? store.hostRests.find(host),
      save: memory.hostRests.save,
    },
    queue: memory.queue,
    async close() {
      await memory.close();
      await store.close();
    },
  };
}

const listingOf = ({ source, listing }: ItemRecord) => ({
  ...(source !== undefined && { source }),
  ...(listing && { listing }),
});
