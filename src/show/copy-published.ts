/** What is published in one place → the same in another, each object compared by its length and the hash of its bytes. */
import { createHash } from 'node:crypto';
import { LecternError } from '../errors.ts';
import { OWNER_KEY } from '../io/folder-owner.ts';
import type { ObjectFacts, ObjectStore, PublishedStores } from '../io/object-store.ts';

export type CopiedObjects = { readonly copied: number; readonly same: number; readonly bytes: number };

export type CopyOptions = {
  readonly signal: AbortSignal;
  /** Nothing is written: what would be copied is counted. */
  readonly isDryRun: boolean;
  /** Told of each object that differs. */
  readonly onObject: (key: string) => void;
};

/**
 * Audio comes first and feeds last, so that no feed names what is not there. What only `to` has stays.
 *
 * @throws LecternError `invalid` when an object is not the same afterwards
 */
export async function copyPublished(
  from: PublishedStores,
  to: PublishedStores,
  options: CopyOptions,
): Promise<{ readonly media: CopiedObjects; readonly site: CopiedObjects }> {
  const media = await copyObjects(from.mediaStore, to.mediaStore, options);
  const site = await copyObjects(from.siteStore, to.siteStore, options);
  return { media, site };
}

/** All objects of a store. @throws LecternError `invalid` when one is not the same afterwards */
export async function copyObjects(from: ObjectStore, to: ObjectStore, options: CopyOptions): Promise<CopiedObjects> {
  const { signal, isDryRun, onObject } = options;
  const count = { copied: 0, same: 0, bytes: 0 };
  for (const key of await listKeys(from)) {
    signal.throwIfAborted();
    const original = await from.stat(key);
    // It was removed since it was listed.
    if (!original) continue;
    const sha256 = original.sha256 ?? (await hashObject(from, key));
    if (await isThere(to, key, { ...original, sha256 })) {
      count.same += 1;
      continue;
    }
    onObject(key);
    count.copied += 1;
    count.bytes += original.byteLength;
    if (isDryRun) continue;
    await to.copyFrom(from, key);
    if (await isThere(to, key, { ...original, sha256 })) continue;
    throw new LecternError(`${key} is another object after it was copied.`, {
      code: 'invalid',
      stage: 'store',
      retryable: true,
      hint: 'Let no other program write to either place, and run the command again.',
    });
  }
  return count;
}

async function isThere(
  store: ObjectStore,
  key: string,
  original: Pick<ObjectFacts, 'byteLength'> & { readonly sha256: string },
): Promise<boolean> {
  const facts = await store.stat(key);
  if (facts?.byteLength !== original.byteLength) return false;
  return (facts.sha256 ?? (await hashObject(store, key))) === original.sha256;
}

async function hashObject(store: ObjectStore, key: string): Promise<string> {
  const hash = createHash('sha256');
  const opened = await store.open(key);
  for await (const chunk of opened?.body ?? []) hash.update(chunk);
  return hash.digest('hex');
}

/** All keys, those of feeds last. */
async function listKeys(store: ObjectStore): Promise<readonly string[]> {
  const keys: string[] = [];
  const add = async (prefix: string): Promise<void> => {
    for (const name of await store.list(prefix))
      if (name.endsWith('/')) await add(prefix + name);
      else if (!OF_THE_PLACE.includes(prefix + name)) keys.push(prefix + name);
  };
  await add('');
  const isFeed = (key: string) => Number(key.endsWith('.xml'));
  return keys.sort((one, other) => isFeed(one) - isFeed(other) || (one < other ? -1 : 1));
}

/** Says what the folder is for, or who uses it. */
const OF_THE_PLACE = ['README.md', OWNER_KEY];
