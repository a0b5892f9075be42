/** The files of a backup: one an episode and one a show's people, with notes of what is being taken away. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LecternError } from '../errors.ts';
import { writeIfChanged } from '../io/atomic-files.ts';
import { tryLock } from '../io/file-lock.ts';
import { makeFolder } from '../io/make-folder.ts';
import type { EpisodeRecord, ItemRecord, Person } from './store.ts';

/** The content of `<directory>/<show>/<episode>.json`. */
export type KeptEpisode = {
  /** Absent when the episode was removed. */
  readonly record?: EpisodeRecord;
  /** What it was made of, or what is not to become an episode again. */
  readonly items: readonly ItemRecord[];
  readonly fingerprint?: string;
  readonly digestId?: string;
};

/** A change after which less is to be had than before: a restored library must not undo it. */
export type TakenAway =
  | { readonly kind: 'remove'; readonly showId: string; readonly id: string; readonly at: string }
  | { readonly kind: 'revoke'; readonly showId: string; readonly id: string; readonly at: string };

/** Name of the file beside a show's episodes, from when all of them only listened. */
export const PEOPLE = 'subscribers.json';

export const pathOf = (directory: string, showId: string, id: string) => join(directory, showId, `${id}.json`);
export const peopleOf = (directory: string, showId: string) => join(directory, showId, PEOPLE);

/** There once all that was in the database before its first backup is copied. No show can have a name with a dot. */
export const fillMarkOf = (directory: string) => join(directory, '.filled');
const pendingOf = (directory: string) => join(directory, '.pending');

/** `undefined` when there is no such file, or none that can be read. */
export async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    // Written by the store's modules alone, whole or not at all.
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Whether there is a copy of anything. */
export const hasBackup = async (directory: string): Promise<boolean> =>
  (await readdir(directory).catch(() => [])).some((name) => !name.startsWith('.'));

export const isFilled = (directory: string): boolean => existsSync(fillMarkOf(directory));

/** Whether there are copies of a show. */
export const hasCopies = async (directory: string, showId: string): Promise<boolean> =>
  (await readdir(join(directory, showId)).catch(() => [])).length > 0;

/** Moves the copies of a show; those of the same episodes under the other id give way. */
export async function renameCopies(directory: string, from: string, to: string): Promise<void> {
  const names = await readdir(join(directory, from)).catch(() => []);
  await makeFolder(join(directory, to));
  for (const name of names.filter((one) => !one.startsWith('.')))
    if (name === PEOPLE) await joinPeople(directory, from, to);
    else await rename(join(directory, from, name), join(directory, to, name));
  await rm(join(directory, from), { recursive: true, force: true });
}

/** Those of both. */
async function joinPeople(directory: string, from: string, to: string): Promise<void> {
  const read = async (id: string) => (await readJson<readonly Person[]>(peopleOf(directory, id))) ?? [];
  const moved = (await read(from)).map((one) => ({ ...one, showId: to }));
  const others = (await read(to)).filter(({ id }) => !moved.some((one) => one.id === id));
  await writeIfChanged(peopleOf(directory, to), JSON.stringify([...moved, ...others]));
}

/** Notes what is about to be taken away. @returns the note, to be removed when it is done */
export async function writePending(directory: string, taken: TakenAway): Promise<string> {
  const path = join(pendingOf(directory), `${randomBytes(8).toString('hex')}.json`);
  await writeIfChanged(path, JSON.stringify(taken));
  return path;
}

/** The notes of what was begun. */
export async function findPending(
  directory: string,
): Promise<readonly { readonly path: string; readonly taken: TakenAway }[]> {
  const folder = pendingOf(directory);
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]+\.json$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), taken: await readJson<TakenAway>(join(folder, name)) })),
  );
  return found.flatMap(({ path, taken }) => (taken ? [{ path, taken }] : []));
}

const LOCK_POLL_MS = 5;

/** As long as a connection waits for the database. */
const LOCK_WAIT_MS = 10_000;

/** Copy and row of one change belong together: of two changes at once, one has its copy and its row before the other. */
export async function withShowLock<T>(directory: string, showId: string, work: () => Promise<T>): Promise<T> {
  const path = join(directory, '.locks', `${showId}.lock`);
  const giveUpAt = performance.now() + LOCK_WAIT_MS;
  let unlock = await tryLock(path);
  while (!unlock) {
    if (performance.now() > giveUpAt)
      throw new LecternError(`Another process holds ${path}.`, {
        code: 'busy',
        stage: 'store',
        retryable: true,
        hint: 'Wait until it is done, or end it, then run again.',
      });
    await sleep(LOCK_POLL_MS);
    unlock = await tryLock(path);
  }
  try {
    return await work();
  } finally {
    unlock();
  }
}
