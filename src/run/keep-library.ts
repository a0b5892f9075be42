/** What stays of a show: retention by number, age and size, and the files that nothing names any more. */
import type { ShowConfig } from '../config/read-config.ts';
import { audioFormats } from '../formats/audio-formats.ts';
import type { ObjectStore } from '../io/object-store.ts';
import { newestFirst } from '../store/newest-first.ts';
import type { Store } from '../store/store.ts';
import { chooseRemoved, isBounded, type RemovedEpisode } from './keep-bounds.ts';
import { listWaiting } from './make-digest.ts';

export type KeepParts = {
  readonly store: Pick<Store, 'episodes' | 'retiredFiles' | 'ticks'>;
  readonly mediaStore: ObjectStore;
  readonly now: () => Date;
};

const DAY_MS = 86_400_000;

/** A file that was replaced or removed stays for so long for listeners with an older feed. */
const RETIRED_FOR_MS = 2 * DAY_MS;

/** A file that no row names may be one that is just being finished; after so long it is what a killed run left. */
const ORPHAN_AFTER_MS = DAY_MS / 4;

/**
 * Removes the episodes that the show does not keep, then the retired files whose time has come. The rows go first: the feed,
 * written from them, never names what is not there. @returns what was removed, or would be
 */
export async function applyRetention(
  parts: KeepParts,
  show: ShowConfig,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly RemovedEpisode[]> {
  const now = parts.now();
  // What a renamed show left moves before any of it is removed, and stays where it is while somebody only looks.
  const ids = dryRun ? [show.id, ...show.formerly] : [show.id];
  const heads = isBounded(show) ? await Promise.all(ids.map((id) => parts.store.episodes.heads(id))) : [];
  const chosen = chooseRemoved(heads.flat().sort(newestFirst), show.keep, now);
  // What the next digest is to hold stays until it does.
  const held = chosen.length === 0 ? [] : await Promise.all(ids.map((id) => listWaiting(parts, { ...show, id })));
  const waiting = new Set(held.flat().map(({ id }) => id));
  const removed = chosen.filter(({ episodeId }) => !waiting.has(episodeId));
  if (dryRun) return removed;
  for (const { episodeId } of removed) await parts.store.episodes.remove(show.id, episodeId, now.toISOString());
  await removeRetired(parts, show.id, now);
  return removed;
}

async function removeRetired({ mediaStore, store }: KeepParts, showId: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - RETIRED_FOR_MS).toISOString();
  for (const fileName of await store.retiredFiles.list(showId, before)) {
    await mediaStore.remove(`${showId}/${fileName}`);
    await store.retiredFiles.forget(showId, fileName);
  }
}

/** `<episode>[-lite].<hash>.<extension>`; whatever else an operator puts beside them stays. */
const LOOKS_LIKE_OURS = new RegExp(
  `^[0-9a-f]{12}(-lite)?\\.[0-9a-f]{16}\\.(${audioFormats.map(({ extension }) => extension).join('|')}|ogg)$`,
);

/**
 * Holds a show's media against its episodes, and removes what a killed run left there.
 *
 * @returns the episodes that name a file which is not there
 */
export async function reconcileMedia(
  { mediaStore, store, now }: KeepParts,
  showId: string,
): Promise<ReadonlySet<string>> {
  const unnamed = new Set(await mediaStore.list(`${showId}/`));
  const damaged = new Set<string>();
  for (const { id, fileName } of await store.episodes.files(showId)) if (!unnamed.delete(fileName)) damaged.add(id);
  for (const name of await store.retiredFiles.list(showId)) unnamed.delete(name);
  for (const name of unnamed) {
    if (!LOOKS_LIKE_OURS.test(name)) continue;
    const key = `${showId}/${name}`;
    const found = await mediaStore.stat(key);
    if (found && now().getTime() - found.modifiedMs > ORPHAN_AFTER_MS) await mediaStore.remove(key);
  }
  return damaged;
}
