/** A store for looking what would be done: it reads what is there, and writes nothing. */
import type { SourceItem } from '../model.ts';
import type { ItemRecord, Store } from './store.ts';

const nothing = async () => undefined;

/** What a source lists is remembered as long as the store is used. */
export function withoutWrites(store: Store): Store {
  const listings = new Map<string, { readonly source: string; readonly listing: SourceItem }>();
  const keyOf = (showId: string, url: string) => `${showId} ${url}`;
  return {
    ...store,
    items: {
      ...store.items,
      async find(showId, url): Promise<ItemRecord | undefined> {
        const known = await store.items.find(showId, url);
        const listed = listings.get(keyOf(showId, url));
        if (!listed) return known;
        return { ...(known ?? { showId, url, status: 'listed', updatedAt: '' }), ...listed };
      },
      async saveListings(showId, source, items) {
        for (const listing of items) listings.set(keyOf(showId, listing.url), { source, listing });
      },
      save: nothing,
    },
    episodes: { ...store.episodes, save: nothing, remove: nothing },
    retiredFiles: { ...store.retiredFiles, forget: nothing },
    renders: { ...store.renders, save: nothing, forget: nothing },
    sources: { ...store.sources, save: nothing },
    ticks: { ...store.ticks, save: nothing },
  };
}
