/** Documents as they came, by the hash of their content: for workers that cannot reach where they came from. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashBytes } from './cache.ts';
import { type ObjectStore, readObject } from './object-store.ts';

/** The hash is SHA-256, hex. */
export type Originals = {
  /** @returns its hash */
  put(bytes: Uint8Array): Promise<string>;
  open(hash: string): Promise<Uint8Array | undefined>;
  /** What is not there is no error. */
  remove(hash: string): Promise<void>;
  /** Removes all but those, and but what was put since an instant (ms since 1970). */
  sweep(kept: ReadonlySet<string>, since: number): Promise<void>;
};

/** What is put again is new again for a sweep; not at every put, as documents are large. */
const FRESH_MS = 24 * 3600_000;

/** Never without the object: others may be reading it. */
async function putAnew(objects: ObjectStore, key: string, bytes: Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-original-'));
  const path = join(folder, 'object');
  try {
    await writeFile(path, bytes);
    await objects.putFile(key, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function createOriginals(objects: ObjectStore): Originals {
  const keyOf = (hash: string) => `${hash.slice(0, 2)}/${hash}`;
  return {
    async put(bytes) {
      const hash = hashBytes(bytes);
      const key = keyOf(hash);
      const isNew = await objects.put(key, bytes);
      const found = isNew ? undefined : await objects.stat(key);
      if (found && found.modifiedMs < Date.now() - FRESH_MS) await putAnew(objects, key, bytes);
      return hash;
    },
    async open(hash) {
      const bytes = (await readObject(objects, keyOf(hash)))?.bytes;
      // A file of a folder may have been changed by anybody.
      return bytes && hashBytes(bytes) === hash ? bytes : undefined;
    },
    remove: (hash) => objects.remove(keyOf(hash)),
    async sweep(kept, since) {
      for (const folder of await objects.list(''))
        for (const hash of folder.endsWith('/') ? await objects.list(folder) : []) {
          if (kept.has(hash)) continue;
          const found = await objects.stat(folder + hash);
          if (found && found.modifiedMs < since) await objects.remove(folder + hash);
        }
    },
  };
}

/** Originals of which nothing new stays: what is put is in memory, as long as the program runs. */
export function withoutPuts(originals: Originals): Originals {
  const held = new Map<string, Uint8Array>();
  return {
    ...originals,
    async put(bytes) {
      const hash = hashBytes(bytes);
      held.set(hash, bytes);
      return hash;
    },
    open: async (hash) => held.get(hash) ?? originals.open(hash),
  };
}
