/** An article that somebody wants no more, and the episode that came of it. */

import type { ItemRecord, Items, Store } from '../store/store.ts';
import { IMPORTED } from './source-key.ts';

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

/**
 * A person's word for what a source lists too: the article is the source's again; not so what she imported herself.
 *
 * @returns whether it is such a one
 */
export async function withdraw(items: Items, showId: string, url: string, by: string, now: string): Promise<boolean> {
  const changed = await items.change(showId, [url], (item) => {
    if (item?.source === undefined || item.added?.by !== by) return undefined;
    if (item.source === IMPORTED && item.importedBy === by) return undefined;
    const { added: _, asked: __, ...listed } = item;
    return { ...listed, updatedAt: now };
  });
  return changed.length > 0;
}

function toRemoved({ nextCheckAt: _, reason: __, ...item }: ItemRecord, now: string): ItemRecord {
  return { ...item, status: 'removed', attempt: { outcome: 'done', at: now, failures: 0 }, updatedAt: now };
}
