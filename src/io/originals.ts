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
  /** What somebody is asked about first: hers alone, and kept for a day. @returns what it is found and removed by */
  putPassing(bytes: Uint8Array, owner: string): Promise<string>;
  open(hash: string): Promise<Uint8Array | undefined>;
  /** What is not there is no error. */
  remove(hash: string): Promise<void>;
  /** Removes all but those, and but what was put since an instant (ms since 1970); what passes, after a day. */
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

const PASSING = 'passing/';
const passingName = (bytes: Uint8Array, owner: string) =>
  `${hashBytes(Buffer.from(owner)).slice(0, 16)}-${hashBytes(bytes)}`;

export function createOriginals(objects: ObjectStore): Originals {
  const keyOf = (name: string) => `${name.includes('-') ? PASSING : `${name.slice(0, 2)}/`}${name}`;
  return {
    async put(bytes) {
      const hash = hashBytes(bytes);
      const key = keyOf(hash);
      const isNew = await objects.put(key, bytes);
      const found = isNew ? undefined : await objects.stat(key);
      if (found && found.modifiedMs < Date.now() - FRESH_MS) await putAnew(objects, key, bytes);
      return hash;
    },
    async putPassing(bytes, owner) {
      const name = passingName(bytes, owner);
      if (!(await objects.put(keyOf(name), bytes))) await putAnew(objects, keyOf(name), bytes);
      return name;
    },
    async open(name) {
      const bytes = (await readObject(objects, keyOf(name)))?.bytes;
      // A file of a folder may have been changed by anybody.
      return bytes && hashBytes(bytes) === name.slice(name.indexOf('-') + 1) ? bytes : undefined;
    },
    remove: (hash) => objects.remove(keyOf(hash)),
    async sweep(kept, since) {
      for (const folder of await objects.list(''))
        for (const hash of folder.endsWith('/') ? await objects.list(folder) : []) {
          if (kept.has(hash)) continue;
          const found = await objects.stat(folder + hash);
          const least = folder === PASSING ? Date.now() - FRESH_MS : since;
          if (found && found.modifiedMs < least) await objects.remove(folder + hash);
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
    async putPassing(bytes, owner) {
      const name = passingName(bytes, owner);
      held.set(name, bytes);
      return name;
    },
    open: async (hash) => held.get(hash) ?? originals.open(hash),
  };
}
