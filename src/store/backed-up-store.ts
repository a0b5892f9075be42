/**
 * A copy of what cannot be made again, one file an episode beside the database: who an episode is, when it came, what
 * was taken out, who may listen. Should the database be damaged, the library is as it was.
 */
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIfChanged } from '../io/atomic-files.ts';
import type { EpisodeRecord, ItemRecord, Store, Subscriber } from './store.ts';

/** The content of `<directory>/<show>/<episode>.json`. */
export type KeptEpisode = {
  /** Absent when the episode was removed. */
  readonly record?: EpisodeRecord;
  /** What it was made of, or what is not to become an episode again. */
  readonly items: readonly ItemRecord[];
  readonly fingerprint?: string;
  readonly digestId?: string;
};

const SUBSCRIBERS = 'subscribers.json';

const pathOf = (directory: string, showId: string, id: string) => join(directory, showId, `${id}.json`);

/** `undefined` when there is no such file, or none that can be read. */
async function readKept<T>(path: string): Promise<T | undefined> {
  try {
    // Written by this module alone, whole or not at all.
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

export async function keepEpisode(directory: string, showId: string, id: string, kept: KeptEpisode): Promise<void> {
  await writeIfChanged(pathOf(directory, showId, id), JSON.stringify(kept));
}

export const hasBackup = (directory: string): Promise<boolean> =>
  access(directory).then(
    () => true,
    () => false,
  );

/** The same store, which writes each change of an episode to `directory` as well. */
export function withBackup(store: Store, directory: string): Store {
  const { episodes, subscribers, items } = store;
  const find = (showId: string, id: string) => readKept<KeptEpisode>(pathOf(directory, showId, id));
  const keepSubscribers = async (showId: string) => {
    const kept = JSON.stringify(await subscribers.list(showId));
    await writeIfChanged(join(directory, showId, SUBSCRIBERS), kept);
  };
  return {
    ...store,
    episodes: {
      ...episodes,
      async save(record, item, fingerprint) {
        const { showId, id } = record.episode;
        const { fingerprint: former, digestId } = (await find(showId, id)) ?? {};
        const known = fingerprint ?? former;
        // Before the row, so that the copy lacks nothing that is published; its audio is in place already.
        await keepEpisode(directory, showId, id, {
          record,
          items: [item],
          ...(known !== undefined && { fingerprint: known }),
          ...(digestId !== undefined && { digestId }),
        });
        await episodes.save(record, item, fingerprint);
      },
      async remove(showId, id, now) {
        await episodes.remove(showId, id, now);
        await keepEpisode(directory, showId, id, { items: await items.listOfEpisode(showId, id) });
      },
      async markDigested(showId, ids, digestId) {
        await episodes.markDigested(showId, ids, digestId);
        for (const id of ids) {
          const kept = await find(showId, id);
          if (kept) await keepEpisode(directory, showId, id, { ...kept, digestId });
        }
      },
    },
    subscribers: {
      ...subscribers,
      async add(subscriber) {
        await subscribers.add(subscriber);
        await keepSubscribers(subscriber.showId);
      },
      async revoke(showId, id, at) {
        const isRevoked = await subscribers.revoke(showId, id, at);
        await keepSubscribers(showId);
        return isRevoked;
      },
    },
  };
}

/** Puts into `store` what `directory` holds. @returns how many episodes that was */
export async function restoreBackup(store: Store, directory: string): Promise<number> {
  let restored = 0;
  const now = new Date().toISOString();
  for (const showId of await listFolder(directory))
    for (const name of await listFolder(join(directory, showId))) {
      const path = join(directory, showId, name);
      if (name === SUBSCRIBERS) {
        await restoreSubscribers(store, showId, (await readKept<readonly Subscriber[]>(path)) ?? []);
        continue;
      }
      const kept = name.endsWith('.json') ? await readKept<KeptEpisode>(path) : undefined;
      const [item, ...more] = kept?.items ?? [];
      if (kept?.record && item) {
        const { id } = kept.record.episode;
        await store.episodes.save(kept.record, item, kept.fingerprint);
        if (kept.digestId !== undefined) await store.episodes.markDigested(showId, [id], kept.digestId);
        restored += 1;
      } else if (kept) {
        await store.episodes.remove(showId, name.slice(0, -'.json'.length), now);
        for (const one of item ? [item, ...more] : []) await store.items.save(one);
      }
    }
  return restored;
}

async function restoreSubscribers(store: Store, showId: string, kept: readonly Subscriber[]): Promise<void> {
  const known = new Map((await store.subscribers.list(showId)).map((one) => [one.id, one]));
  for (const one of kept) {
    if (!known.has(one.id)) await store.subscribers.add(one);
    else if (one.revokedAt !== undefined) await store.subscribers.revoke(showId, one.id, one.revokedAt);
  }
}

const listFolder = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);
