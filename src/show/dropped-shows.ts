/** Dropped shows: published, and not configured any more. What is left of one stays until the operator has it removed. */
import type { ShowConfig } from '../config/read-config.ts';
import type { ObjectStore, PublishedStores } from '../io/object-store.ts';
import type { Store } from '../store/store.ts';

/** Their ids, in order. A folder of which the database knows nothing is the operator's own. */
export async function findDroppedShows(
  published: readonly Pick<ObjectStore, 'list'>[],
  { hasShow }: Pick<Store, 'hasShow'>,
  shows: readonly Pick<ShowConfig, 'id' | 'formerly'>[],
): Promise<readonly string[]> {
  const configured = new Set(shows.flatMap(({ id, formerly }) => [id, ...formerly]));
  const names = (await Promise.all(published.map((objects) => objects.list('')))).flat();
  const ids = names.flatMap((name) => (name.endsWith('/') ? [name.slice(0, -1)] : []));
  const found: string[] = [];
  for (const id of [...new Set(ids)].sort()) if (!configured.has(id) && (await hasShow(id))) found.push(id);
  return found;
}

/** Its feed, pages and audio. What is known of its articles stays: a show that is configured again has its audio made again. */
export async function removeDroppedShow(
  { siteStore, mediaStore }: Pick<PublishedStores, 'siteStore' | 'mediaStore'>,
  id: string,
): Promise<void> {
  // Remove the feed first, so that it never names missing audio.
  await siteStore.remove(`${id}/`);
  await mediaStore.remove(`${id}/`);
}
