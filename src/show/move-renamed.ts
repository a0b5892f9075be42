/** A show that was given another id: all that is kept and published of it moves there, once. */
import type { ShowConfig } from '../config/read-config.ts';
import { LecternError } from '../errors.ts';
import type { ObjectStore, PublishedStores } from '../io/object-store.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Store } from '../store/store.ts';

export type MoveParts = PublishedStores & {
  readonly store: Store;
  readonly queue: Pick<Queue, 'list'>;
  readonly now: () => Date;
  /** Ends the wait for another process that moves. */
  readonly signal?: AbortSignal;
};

/**
 * Moves what is left under the former ids of the shows; a killed move is gone on with. Its pages are published anew
 * afterwards.
 *
 * @throws LecternError `busy` while a process works on one of them
 */
export async function moveRenamedShows(
  parts: MoveParts,
  shows: readonly Pick<ShowConfig, 'id' | 'formerly'>[],
): Promise<void> {
  for (const { id, formerly } of shows)
    for (const former of formerly) {
      if (former === id || !(await isLeft(parts, former))) continue;
      const moveIdle = async () => {
        if (!(await isLeft(parts, former))) return;
        for (const showId of [former, id]) await assertIdle(parts, showId);
        await move(parts, former, id);
      };
      await parts.store.exclusively('moving', moveIdle, parts.signal);
    }
}

async function assertIdle({ queue }: MoveParts, showId: string): Promise<void> {
  if (!(await queue.list({ showId })).some(({ state }) => state === 'claimed')) return;
  throw new LecternError(`The show ${showId}, which has another id now, is being worked on by another process.`, {
    code: 'busy',
    stage: 'store',
    retryable: true,
    hint: 'Wait until that run is done.',
  });
}

async function isLeft({ store, mediaStore, siteStore }: MoveParts, former: string): Promise<boolean> {
  if (await store.hasShow(former)) return true;
  const names = await Promise.all([mediaStore, siteStore].map((objects) => objects.list(`${former}/`)));
  return names.some((found) => found.length > 0);
}

/** Nothing is taken away before the rows say where it is now. */
async function move({ store, mediaStore, siteStore, now }: MoveParts, from: string, to: string): Promise<void> {
  await copyAll(mediaStore, from, to);
  // Until the pages are made anew, the feed is there with its former addresses, which lead to the present ones.
  if (!(await siteStore.list(`${to}/`)).includes('feed.xml')) await copyAll(siteStore, from, to);
  await store.renameShow(from, to, now().toISOString());
  await mediaStore.remove(`${from}/`);
  await siteStore.remove(`${from}/`);
}

/** What lies directly in a show's folder: its audio; its documents, of which the feed comes last. */
async function copyAll(objects: ObjectStore, from: string, to: string): Promise<void> {
  const names = (await objects.list(`${from}/`)).filter((name) => !name.endsWith('/'));
  const isFeed = (name: string) => Number(name === 'feed.xml');
  for (const name of [...names].sort((one, other) => isFeed(one) - isFeed(other)))
    await objects.copyFrom(objects, `${from}/${name}`, `${to}/${name}`);
}
