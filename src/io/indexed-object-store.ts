/**
 * A site in a bucket that many processes share. Each content is an object of its own, written once; the database says
 * which one a name stands for. So a process that was stopped and goes on changes nothing that is served. What is public
 * lies under its plain name too, as a site that the bucket itself can publish.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { hashBytes } from './cache.ts';
import { coalesce } from './coalesce.ts';
import type { IndexedObject, ObjectIndex } from './object-index.ts';
import { assertObjectKey, type ObjectFacts, type ObjectStore, type PlainNames, readObject } from './object-store.ts';
import type { S3ObjectStore } from './s3-object-store.ts';

export type IndexedStoreOptions = {
  readonly index: ObjectIndex;
  /** Where each content lies, under names that are used once. */
  readonly objects: S3ObjectStore;
  /** Where what is public lies under its plain name. */
  readonly plain: S3ObjectStore;
  readonly isPublic: (key: string) => boolean;
  readonly now?: () => Date;
};

/** An object that no name stands for may be one that is just being published; after so long it is what was replaced. */
const UNNAMED_FOR_MS = 3600_000;

/** Names and objects that are asked about at once. */
const AT_ONCE = 500;

/** Processes that publish the same name at the same time; more would not be one after the other. */
const MOST_ROUNDS = 20;

/** Shared between the stores of this process, so that a copy is a row. */
const places = new WeakMap<ObjectStore, IndexedStoreOptions>();

/** @throws LecternError as {@link ObjectStore} and the database do; `lost-claim` when the job at work is another worker's */
export function createIndexedObjectStore(
  options: IndexedStoreOptions,
): ObjectStore & { readonly plainNames: PlainNames } {
  const { index, objects, plain, isPublic, now = () => new Date() } = options;
  const find = coalesce((keys) => index.find(keys));

  async function putObject(bytes: Uint8Array): Promise<IndexedObject> {
    const sha256 = hashBytes(bytes);
    const object = `${sha256.slice(0, 2)}/${sha256}-${randomUUID()}`;
    await objects.putOver(object, bytes, undefined);
    const md5 = createHash('md5').update(bytes).digest('hex');
    return { object, byteLength: bytes.length, sha256, md5, modifiedAt: now().toISOString() };
  }

  async function put(key: string, content: string | Uint8Array): Promise<boolean> {
    assertObjectKey(key);
    const bytes = Buffer.from(content);
    const known = await find(key);
    const isSame = known?.sha256 === hashBytes(bytes) && known.byteLength === bytes.length;
    // Somebody may have emptied the bucket since.
    if (isSame && (await objects.stat(known.object)) !== undefined) {
      await settle(key);
      return false;
    }
    const row = await putObject(bytes);
    await index.save(key, row);
    if (!isPublic(key)) return true;
    // What is there is most often what the row said before.
    const isPlaced = await plain.putOver(key, bytes, known?.md5);
    if (!isPlaced || (await find(key))?.object !== row.object) await settle(key);
    return true;
  }

  /**
   * Brings what lies under a plain name up to the row. What is there is looked at before the row and replaced only while
   * it is still that, so that a process that was stopped in between replaces nothing newer; where the service knows no
   * such condition, the row is looked at again and the name mended.
   */
  async function settle(key: string): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const there = await plain.stat(key);
      const row = isPublic(key) ? await find(key) : undefined;
      if (row === undefined) {
        // What others put into the bucket is theirs.
        if (there?.sha256 === undefined) return;
        await plain.remove(key);
      } else {
        if (there?.sha256 === row.sha256) return;
        const content = await readObject(objects, row.object);
        if (content === undefined) return;
        const isPlaced = await plain.putOver(key, content.bytes, there?.etag);
        // Whoever puts something there later looks at the row after that.
        if (isPlaced && (await find(key))?.object === row.object) return;
      }
    }
  }

  async function findDiffering(prefix: string): Promise<readonly string[]> {
    const rows = new Map([...(await index.findBelow(prefix))].filter(([key]) => isPublic(key)));
    const differing: string[] = [];
    for await (const { key, etag } of plain.listAll(prefix)) {
      const row = rows.get(key);
      rows.delete(key);
      if (row?.md5 === etag) continue;
      // A service may tag otherwise; and what is not ours is left out.
      const { sha256 } = (await plain.stat(key)) ?? {};
      if (sha256 !== row?.sha256) differing.push(key);
    }
    return [...differing, ...rows.keys()].sort();
  }

  const store: ObjectStore & { readonly plainNames: PlainNames } = {
    put,

    async putFile(key, path) {
      assertObjectKey(key);
      await put(key, await readFile(path));
      await rm(path, { force: true });
    },

    async copyFrom(other, key, as = key) {
      for (const name of [key, as]) assertObjectKey(name);
      const theirs = places.get(other);
      if (theirs?.index === index) {
        const row = await find(key);
        if (row === undefined) return false;
        await index.save(as, { ...row, modifiedAt: now().toISOString() });
        await settle(as);
        return true;
      }
      const found = await readObject(other, key);
      if (found) await put(as, found.bytes);
      return found !== undefined;
    },

    async open(key, range) {
      assertObjectKey(key);
      let former: string | undefined;
      for (;;) {
        const row = await find(key);
        // The same object twice: somebody has removed it.
        if (row === undefined || row.object === former) return undefined;
        const opened = await objects.open(row.object, range);
        if (opened) return { ...factsOf(row), body: opened.body };
        // It was replaced, an hour ago or longer, while this process slept.
        former = row.object;
      }
    },

    async stat(key) {
      assertObjectKey(key);
      const row = await find(key);
      return row && factsOf(row);
    },

    async list(prefix) {
      if (prefix !== '') assertObjectKey(prefix.replace(/\/$/, ''));
      return index.list(prefix);
    },

    async remove(keyOrPrefix) {
      const isPrefix = keyOrPrefix.endsWith('/');
      assertObjectKey(isPrefix ? keyOrPrefix.slice(0, -1) : keyOrPrefix);
      await index.remove(keyOrPrefix);
      await plain.remove(keyOrPrefix);
      // Another process may have published it again meanwhile.
      const again = isPrefix ? [...(await index.findBelow(keyOrPrefix)).keys()] : [keyOrPrefix];
      for (const key of again) if (await find(key)) await settle(key);
    },

    async sweep() {
      await objects.sweep();
      const before = now().getTime() - UNNAMED_FOR_MS;
      let some: string[] = [];
      const removeUnnamed = async () => {
        for (const object of await index.findUnnamed(some)) await objects.remove(object);
        some = [];
      };
      for await (const { key, modifiedMs } of objects.listAll('')) {
        if (modifiedMs < before) some.push(key);
        if (some.length === AT_ONCE) await removeUnnamed();
      }
      if (some.length > 0) await removeUnnamed();
    },

    plainNames: {
      findDiffering,
      async mend(prefix) {
        const differing = await findDiffering(prefix);
        for (const key of differing) await settle(key);
        return differing.length;
      },
    },
  };
  places.set(store, options);
  return store;
}

const factsOf = ({ byteLength, modifiedAt, sha256 }: IndexedObject): ObjectFacts => ({
  byteLength,
  modifiedMs: Date.parse(modifiedAt),
  etag: sha256,
  sha256,
});
