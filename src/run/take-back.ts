/** An article that somebody wants no more, and the episode that came of it. */
import type { ItemRecord, Store } from '../store/store.ts';

/** @returns whether an episode was taken out of the show */
export async function takeBack(
  { items, episodes }: Pick<Store, 'items' | 'episodes'>,
  showId: string,
  url: string,
  now: string,
): Promise<boolean> {
  const change = (is: (item: ItemRecord) => boolean) =>
    items.change(showId, [url], (item) => (item && is(item) ? toRemoved(item, now) : undefined));
  // From here on no worker publishes it; one may just have done so.
  if ((await change(({ status }) => status !== 'published')).length > 0) return false;
  const { episodeId = '' } = (await items.find(showId, url)) ?? {};
  const isOwn = (await episodes.find(showId, episodeId))?.itemUrl === url;
  if (isOwn) await episodes.remove(showId, episodeId, now);
  else await change(() => true);
  return isOwn;
}

function toRemoved({ nextCheckAt: _, reason: __, ...item }: ItemRecord, now: string): ItemRecord {
  return { ...item, status: 'removed', attempt: { outcome: 'done', at: now, failures: 0 }, updatedAt: now };
}
