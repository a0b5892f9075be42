/** Content-addressed files that can be made again: sentences, clips, encoded fragments. Safe to delete. */
import { createHash, randomBytes } from 'node:crypto';
import { renameSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { createCacheWork } from './cache-work.ts';
import { tryLock } from './file-lock.ts';
import { inFolderOf, makeFolderSync } from './make-folder.ts';
import { readChunks } from './read-chunks.ts';

export type CacheEntry = {
  /** Absolute path of a finished file. Read it, never change it. */
  readonly path: string;
  readonly byteLength: number;
  /** Small facts that were stored with the file (a sample rate, a measured loudness). JSON. */
  readonly meta: Readonly<Record<string, unknown>>;
};

/** What a file's content is known by: enough to notice damage, in a third of the time of SHA-256. */
export type FileDigest = { readonly byteLength: number; readonly crc32: number };

/**
 * Fills a file at a temporary path and returns the facts to keep with it. Whoever has just written the bytes may `tell`
 * their digest, so that they need not be read again.
 */
export type WriteEntry = (
  temporaryPath: string,
  tell: (digest: FileDigest) => void,
) => Promise<Readonly<Record<string, unknown>>>;

/**
 * One cache for all stages. A key is a hex digest of everything that decides the content ({@link cacheKey}).
 * An entry exists when its row does and its file has the content that the row says. So nothing here is fsynced: what a
 * power cut takes away is seen, and made again.
 */
export type Cache = {
  /** The finished entry, its content checked against the row; `undefined` when there is none or it was damaged. */
  get(key: string): Promise<CacheEntry | undefined>;
  /** As {@link Cache.get} for many keys, in one look-up: the entries that are there, by key. */
  getAll(keys: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, CacheEntry>>;
  /** Has `write` fill a file, then takes it in. When `write` throws, nothing stays. `extension` without a dot. */
  put(key: string, extension: string, write: WriteEntry): Promise<CacheEntry>;
  /**
   * The entry, put in by `write` if nobody has it yet. Whoever asks for the same key meanwhile, in this process or in
   * another on this machine, waits for the one that writes.
   */
  findOrPut(
    key: string,
    extension: string,
    write: WriteEntry,
    signal: AbortSignal,
  ): Promise<{ readonly entry: CacheEntry; readonly isNew: boolean }>;
  /**
   * Removes the entries that were not used for the longest time until the rest has at most `maxBytes`; what
   * {@link Cache.protect | protected} work has used, in any process on this machine, stays. @returns the bytes freed
   */
  prune(maxBytes: number): Promise<number>;
  /** What `work` uses is not removed before `work` has ended, by no process. */
  protect<T>(work: () => Promise<T>): Promise<T>;
};

/** The rows behind a cache. */
export type CacheIndex = {
  /** Those of the keys that are known, in any order. */
  findAll(keys: readonly string[]): Promise<readonly CacheRow[]>;
  save(row: CacheRow): Promise<void>;
  forget(key: string): Promise<void>;
  /** Forgets an entry unless it was used at that instant or later. @returns whether it did */
  forgetUnused(key: string, since: string): Promise<boolean>;
  /** Notes that entries were used at an instant, ISO 8601. */
  touchAll(keys: readonly string[], at: string): Promise<void>;
  totalBytes(): Promise<number>;
  /** Those last used before an instant, least recently used first. */
  listOldest(limit: number, before: string): Promise<readonly Pick<CacheRow, 'key' | 'extension' | 'byteLength'>[]>;
};

export type CacheRow = {
  readonly key: string;
  readonly extension: string;
  readonly byteLength: number;
  /** Hex, of an entry whose facts have no `crc32`: earlier versions wrote some. */
  readonly sha256?: string;
  /** The entry's facts, and the cache's own: `crc32`. */
  readonly meta: Readonly<Record<string, unknown>>;
};

/** Hex SHA-256 over the parts, unambiguous whatever they contain. */
export function cacheKey(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Files up to this size are read at once, which takes a quarter of the time of a stream. */
const SMALL_BYTES = 4e6;

/** Hex SHA-256 of a file's bytes; a large one is streamed. */
export async function hashFile(path: string): Promise<string> {
  if ((await stat(path)).size <= SMALL_BYTES) return hashBytes(await readFile(path));
  const hash = createHash('sha256');
  for await (const chunk of readChunks(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** The digest of bytes that are, or are about to be, a file, one part behind the other. */
export function digestBytes(...parts: readonly Uint8Array[]): FileDigest {
  let [byteLength, sum] = [0, 0];
  for (const part of parts) {
    sum = crc32(part, sum);
    byteLength += part.length;
  }
  return { byteLength, crc32: sum };
}

async function digestFile(path: string): Promise<FileDigest> {
  const { size: byteLength } = await stat(path);
  if (byteLength <= SMALL_BYTES) return digestBytes(await readFile(path));
  let sum = 0;
  for await (const chunk of readChunks(path)) sum = crc32(chunk, sum);
  return { byteLength, crc32: sum };
}

/** Whether a file has the length and the content that its row says. `buffer` has room for it, if it is small. */
async function hasContent(path: string, row: CacheRow, buffer: Buffer): Promise<boolean> {
  const { byteLength, meta, sha256 } = row;
  const expected = meta['crc32'];
  if (typeof expected !== 'number') return (await hashFile(path)) === sha256;
  if (byteLength > SMALL_BYTES) {
    const found = await digestFile(path);
    return found.byteLength === byteLength && found.crc32 === expected;
  }
  const file = await open(path);
  try {
    // One byte more would be one too many.
    const { bytesRead } = await file.read(buffer, 0, byteLength + 1, 0);
    return bytesRead === byteLength && crc32(buffer.subarray(0, bytesRead)) === expected;
  } finally {
    await file.close();
  }
}

/** A cache of files under `directory`, its rows kept by `index`. Each file's content is checked once a process. */
export function createDiskCache(directory: string, index: CacheIndex): Cache {
  /** Keys whose content was checked, and when their use was last noted. */
  const verified = new Map<string, string>();
  const works = createCacheWork(join(directory, 'tmp'));
  const pathOf = (key: string, extension: string) => join(directory, key.slice(0, 2), `${key}.${extension}`);
  const lockOf = (key: string) => join(directory, 'tmp', `${key}.lock`);
  const now = () => new Date().toISOString();

  /** The rows of the keys, their use noted: from then on no other process prunes them. */
  async function findUsed(keys: readonly string[]): Promise<readonly CacheRow[]> {
    const rows = await index.findAll(keys);
    const at = now();
    // Once a day and once a work: most entries are used many times.
    const since = [at.slice(0, 10), works.latestStart()].reduce((one, other) => (one > other ? one : other));
    const due = rows.map(({ key }) => key).filter((key) => (verified.get(key) ?? '') < since);
    if (due.length === 0) return rows;
    await index.touchAll(due, at);
    for (const key of due) if (verified.has(key)) verified.set(key, at);
    const noted = new Set(due);
    // What was pruned before it was noted is gone.
    return [...rows.filter(({ key }) => !noted.has(key)), ...(await index.findAll(due))];
  }

  /** The entry of a row, unless its file is damaged: then both go. */
  async function check(row: CacheRow, buffer?: Buffer): Promise<CacheEntry | undefined> {
    const { key, byteLength, meta } = row;
    const path = pathOf(key, row.extension);
    const isWhole = verified.has(key)
      ? stat(path).then(({ size }) => size === byteLength)
      : hasContent(path, row, buffer ?? Buffer.allocUnsafe(Math.min(byteLength, SMALL_BYTES) + 1));
    if (await isWhole.catch(() => false)) {
      if (!verified.has(key)) verified.set(key, now());
      return { path, byteLength, meta };
    }
    verified.delete(key);
    await index.forget(key);
    await rm(path, { force: true });
    return undefined;
  }

  const cache: Cache = {
    async get(key) {
      const [row] = await findUsed([key]);
      return row && check(row);
    },

    async getAll(keys, signal) {
      const found = new Map<string, CacheEntry>();
      for (let from = 0; from < keys.length; from += LOOK_UP_BATCH) {
        const rows = [...(await findUsed(keys.slice(from, from + LOOK_UP_BATCH)))];
        const lane = async () => {
          const buffer = Buffer.allocUnsafe(SMALL_BYTES + 1);
          for (let row = rows.pop(); row && !signal.aborted; row = rows.pop()) {
            const entry = await check(row, buffer);
            if (entry) found.set(row.key, entry);
          }
        };
        await Promise.all(Array.from({ length: Math.min(CHECK_LANES, rows.length) }, lane));
        signal.throwIfAborted();
      }
      return found;
    },

    async put(key, extension, write) {
      const path = pathOf(key, extension);
      const temporary = join(directory, 'tmp', `${process.pid}-${randomBytes(6).toString('hex')}.${extension}`);
      const told: FileDigest[] = [];
      // Steps of a few microseconds, which an excursion to another thread would make ten times as long.
      makeFolderSync(dirname(temporary));
      try {
        const facts = await write(temporary, (digest) => told.push(digest));
        const { byteLength, crc32: sum } = told.at(-1) ?? (await digestFile(temporary));
        inFolderOf(path, () => renameSync(temporary, path));
        const meta = { ...facts, crc32: sum };
        await index.save({ key, extension, byteLength, meta });
        verified.set(key, now());
        return { path, byteLength, meta };
      } catch (thrown) {
        await rm(temporary, { force: true });
        throw thrown;
      }
    },

    async findOrPut(key, extension, write, signal) {
      for (;;) {
        signal.throwIfAborted();
        const unlock = await tryLock(lockOf(key));
        if (unlock === undefined) {
          await sleep(LOCK_POLL_MS, undefined, { signal });
          continue;
        }
        try {
          const known = await cache.get(key);
          if (known) return { entry: known, isNew: false };
          return { entry: await cache.put(key, extension, write), isNew: true };
        } finally {
          unlock();
        }
      }
    },

    async prune(maxBytes) {
      let excess = (await index.totalBytes()) - maxBytes;
      let freed = 0;
      if (excess <= 0) return 0;
      const before = await works.earliestStart();
      for (const { key, extension, byteLength } of await index.listOldest(PRUNE_BATCH, before)) {
        if (excess <= 0) break;
        // The lock's holder is about to put the entry in.
        const unlock = await tryLock(lockOf(key));
        if (unlock === undefined) continue;
        try {
          if (!(await index.forgetUnused(key, before))) continue;
          verified.delete(key);
          await rm(pathOf(key, extension), { force: true });
        } finally {
          unlock();
        }
        excess -= byteLength;
        freed += byteLength;
      }
      return freed;
    },

    protect: works.run,
  };
  return cache;
}

/** So many entries go at most at a time; the next run goes on. */
const PRUNE_BATCH = 5000;

const LOCK_POLL_MS = 20;

/** Keys in one look-up: well below what SQLite (32,766) and PostgreSQL (65,535) take as parameters. */
const LOOK_UP_BATCH = 500;

/** Files that are read at once to be checked. */
const CHECK_LANES = 4;
