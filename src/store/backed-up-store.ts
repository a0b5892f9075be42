/**
 * A copy of what cannot be made again, one file an episode beside the database: who an episode is, when it came, what
 * was taken out, who may listen. Should the database be damaged, the library is as it was.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIfChanged } from '../io/atomic-files.ts';
import {
  fillMarkOf,
  findPending,
  hasCopies,
  type KeptEpisode,
  PEOPLE,
  pathOf,
  peopleOf,
  readJson,
  renameCopies,
  type TakenAway,
  withShowLock,
  writePending,
} from './backup-files.ts';
import { toItemRecord } from './old-item.ts';
import type { EpisodeRecord, ItemRecord, Person, Store } from './store.ts';

/** The same store, which writes each change of an episode or a person to `directory` as well, the copy first. */
export function withBackup<S extends Store>(store: S, directory: string): S {
  const { episodes, people } = store;
  const find = (showId: string, id: string) => readJson<KeptEpisode>(pathOf(directory, showId, id));
  /** The copy comes before the row, and a worker that has lost its job writes neither. */
  const withClaimedShow = <T>(showId: string, work: () => Promise<T>) =>
    withShowLock(directory, showId, async () => {
      await store.assertClaim();
      return work();
    });
  /** Noted before it begins, so that a killed process's successor brings it to its end. */
  const takeAway = (taken: TakenAway) =>
    withClaimedShow(taken.showId, async () => {
      const path = await writePending(directory, taken);
      await keepTaken(store, directory, taken);
      const result = await applyTaken(store, taken);
      await rm(path, { force: true });
      return result;
    });
  return {
    ...store,
    episodes: {
      ...episodes,
      async save(record, item, more = {}) {
        const { showId, id } = record.episode;
        return withClaimedShow(showId, async () => {
          const before = await find(showId, id);
          const { fingerprint: former, digestId: formerDigest } = before ?? {};
          const fingerprint = more.fingerprint ?? former;
          const digestId = more.digestOf ? id : formerDigest;
          // A restore joins them into a digest that is there only: it comes after them.
          for (const member of more.digestOf ?? []) {
            const kept = await find(showId, member);
            if (kept) await keepEpisode(directory, showId, member, { ...kept, digestId: id });
          }
          // Before the row, so that the copy lacks nothing that is published; its audio is in place already.
          await keepEpisode(directory, showId, id, {
            record,
            items: [item],
            ...(fingerprint !== undefined && { fingerprint }),
            ...(digestId !== undefined && { digestId }),
          });
          const isSaved = await episodes.save(record, item, more);
          // It was taken back meanwhile.
          if (!isSaved && before) await keepEpisode(directory, showId, id, before);
          else if (!isSaved) await rm(pathOf(directory, showId, id), { force: true });
          return isSaved;
        });
      },
      async remove(showId, id, now) {
        await takeAway({ kind: 'remove', showId, id, at: now });
      },
    },
    hasShow: async (showId) => (await store.hasShow(showId)) || (await hasCopies(directory, showId)),
    renameShow: (from, to, now) =>
      withClaimedShow(from, () =>
        withShowLock(directory, to, async () => {
          // A restored library has the show under its new id, also when it is not yet so in the rows.
          await renameCopies(directory, from, to);
          await store.renameShow(from, to, now);
        }),
      ),
    people: {
      ...people,
      add: (person) =>
        withClaimedShow(person.showId, async () => {
          const known = await people.list(person.showId);
          await keepPeople(directory, person.showId, [...known, person]);
          await people.add(person);
        }),
      revoke: async (showId, id, at) => (await takeAway({ kind: 'revoke', showId, id, at })) === true,
    },
  };
}

const keepEpisode = (directory: string, showId: string, id: string, kept: KeptEpisode) =>
  writeIfChanged(pathOf(directory, showId, id), JSON.stringify(kept));

const keepPeople = (directory: string, showId: string, all: readonly Person[]) =>
  writeIfChanged(peopleOf(directory, showId), JSON.stringify(all));

/** An item of an episode that is taken out, as the store then has it. */
function asRemoved({ nextCheckAt: _, ...item }: ItemRecord, at: string): ItemRecord {
  return { ...item, status: 'removed', attempt: { outcome: 'done', at, failures: 0 }, updatedAt: at };
}

/** Writes into the copy what is taken away. */
async function keepTaken({ items, people }: Store, directory: string, taken: TakenAway): Promise<void> {
  const { showId } = taken;
  if (taken.kind === 'remove') {
    const removed = (await items.listOfEpisode(showId, taken.id)).map((item) => asRemoved(item, taken.at));
    await keepEpisode(directory, showId, taken.id, { items: removed });
  } else {
    const revoked = (one: Person) => (one.id === taken.id ? { revokedAt: taken.at, ...one } : one);
    await keepPeople(directory, showId, (await people.list(showId)).map(revoked));
  }
}

/** @returns whether a person's rights were revoked */
async function applyTaken({ episodes, people }: Store, taken: TakenAway): Promise<boolean | undefined> {
  const { showId } = taken;
  if (taken.kind === 'revoke') return people.revoke(showId, taken.id, taken.at);
  await episodes.remove(showId, taken.id, taken.at);
  return undefined;
}

/** Brings to its end what killed processes were taking away, in the copy and in the store. */
export async function finishPending(store: Store, directory: string): Promise<void> {
  for (const { path, taken } of await findPending(directory))
    await withShowLock(directory, taken.showId, async () => {
      const isStillThere = await readJson<TakenAway>(path);
      if (isStillThere && !(await isMadeSince(store, taken))) {
        await keepTaken(store, directory, taken);
        await applyTaken(store, taken);
      }
      await rm(path, { force: true });
    });
}

/** A power cut may bring back the note of a removal that was done, after which the episode was made again. */
async function isMadeSince({ episodes }: Store, taken: TakenAway): Promise<boolean> {
  if (taken.kind !== 'remove') return false;
  const record = await episodes.find(taken.showId, taken.id);
  return record !== undefined && record.episode.updatedAt > taken.at;
}

/** What a database says that its backup may lack. */
export type BackupSource = {
  readonly store: Store;
  readonly shows: readonly string[];
  /** The ids of a show's episodes. */
  episodes(showId: string): Promise<readonly string[]>;
  /** What else is kept of an episode. */
  about(showId: string, id: string): Promise<Pick<KeptEpisode, 'fingerprint' | 'digestId'>>;
};

/** Copies what the store has and `directory` lacks: all of an installation from before there were backups. */
export async function fillBackup({ store, shows, episodes, about }: BackupSource, directory: string): Promise<void> {
  for (const showId of shows) {
    for (const id of await episodes(showId))
      await withShowLock(directory, showId, async () => {
        if (await readJson(pathOf(directory, showId, id))) return;
        const record = await store.episodes.find(showId, id);
        const item = record && (await store.items.find(showId, record.itemUrl));
        if (item) await keepEpisode(directory, showId, id, { record, items: [item], ...(await about(showId, id)) });
      });
    const removed = (await store.items.list(showId)).filter(({ status }) => status === 'removed');
    for (const id of new Set(removed.flatMap(({ episodeId }) => episodeId ?? [])))
      await withShowLock(directory, showId, async () => {
        if (await store.episodes.find(showId, id)) return;
        await keepEpisode(directory, showId, id, { items: await store.items.listOfEpisode(showId, id) });
      });
    await withShowLock(directory, showId, async () => {
      const all = await store.people.list(showId);
      if (all.length > 0) await keepPeople(directory, showId, all);
    });
  }
  await writeIfChanged(fillMarkOf(directory), '');
}

/** Puts into `store` what `directory` holds. A show is what its folder is called. @returns how many episodes that was */
export async function restoreBackup(store: Store, directory: string): Promise<number> {
  let restored = 0;
  const now = new Date().toISOString();
  for (const showId of await listFolder(directory)) {
    /** The members of each digest, by its id. */
    const digests = new Map<string, readonly string[]>();
    for (const name of await listFolder(join(directory, showId))) {
      const path = join(directory, showId, name);
      if (name === PEOPLE) {
        await restorePeople(store, showId, (await readJson<readonly Person[]>(path)) ?? []);
        continue;
      }
      const kept = name.endsWith('.json') ? await readJson<KeptEpisode>(path) : undefined;
      const [item, ...more] = (kept?.items ?? []).map((one) => ({ ...toItemRecord(one), showId }));
      if (kept?.record && item) {
        const { id } = kept.record.episode;
        const { fingerprint, digestId } = kept;
        await store.episodes.save(ofShow(kept.record, showId), item, { fingerprint });
        if (digestId !== undefined) digests.set(digestId, [...(digests.get(digestId) ?? []), id]);
        restored += 1;
      } else if (kept) {
        await store.episodes.remove(showId, name.slice(0, -'.json'.length), now);
        for (const one of item ? [item, ...more] : []) await store.items.save(one);
      }
    }
    await restoreDigests(store, showId, digests);
  }
  await finishPending(store, directory);
  return restored;
}

const ofShow = (record: EpisodeRecord, showId: string): EpisodeRecord => ({
  ...record,
  episode: { ...record.episode, showId },
});

async function restoreDigests(
  { episodes, items }: Store,
  showId: string,
  digests: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (const [id, digestOf] of digests) {
    const record = await episodes.find(showId, id);
    const item = record && (await items.find(showId, record.itemUrl));
    if (record && item) await episodes.save(record, item, { digestOf });
  }
}

/** Before anybody could add. */
const ALL_MIGHT_LISTEN = { may: ['listen'] } as const;

async function restorePeople(store: Store, showId: string, kept: readonly Person[]): Promise<void> {
  const known = new Map((await store.people.list(showId)).map((one) => [one.id, one]));
  for (const one of kept) {
    if (!known.has(one.id)) await store.people.add({ ...ALL_MIGHT_LISTEN, ...one, showId });
    else if (one.revokedAt !== undefined) await store.people.revoke(showId, one.id, one.revokedAt);
  }
}

/** Without what is kept for the backup itself. */
const listFolder = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.'));
