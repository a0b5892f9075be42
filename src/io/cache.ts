/** Content-addressed files that can be made again: sentences, clips, encoded segments. Safe to delete. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './atomic-files.ts';

export type CacheEntry = {
  /** Absolute path of a finished file. Read it, never change it. */
  readonly path: string;
  readonly byteLength: number;
  /** Small facts that were stored with the file (a sample rate, a measured loudness). JSON. */
  readonly meta: Readonly<Record<string, unknown>>;
};

/**
 * One cache for all stages. A key is a hex digest of everything that decides the content ({@link cacheKey}).
 * An entry exists when its row does and its file has the hash that the row says. So nothing here is fsynced: what a
 * power cut takes away is seen, and made again.
 */
export type Cache = {
  /** The finished entry, its size checked against the row; `undefined` when there is none or it was damaged. */
  get(key: string): Promise<CacheEntry | undefined>;
  /**
   * Has `write` fill a file at a temporary path, then takes it in. `write` returns the facts to keep with it.
   * When `write` throws, nothing stays. `extension` without a dot, e.g. `wav`.
   */
  put(
    key: string,
    extension: string,
    write: (temporaryPath: string) => Promise<Readonly<Record<string, unknown>>>,
  ): Promise<CacheEntry>;
  /**
   * The entry, put in by `write` if nobody has it yet. Whoever asks for the same key meanwhile, in this process or in
   * another on this machine, waits for the one that writes.
   */
  findOrPut(
    key: string,
    extension: string,
    write: (temporaryPath: string) => Promise<Readonly<Record<string, unknown>>>,
    signal: AbortSignal,
  ): Promise<{ readonly entry: CacheEntry; readonly isNew: boolean }>;
  /**
   * Removes the entries that were not used for the longest time until the rest has at most `maxBytes`; what this process
   * has used stays. @returns the bytes that were freed
   */
  prune(maxBytes: number): Promise<number>;
};

/** The rows behind a cache. */
export type CacheIndex = {
  find(key: string): Promise<CacheRow | undefined>;
  save(row: CacheRow): Promise<void>;
  forget(key: string): Promise<void>;
  /** Notes that an entry was used today. */
  touch(key: string, day: string): Promise<void>;
  totalBytes(): Promise<number>;
  /** Least recently used first. */
  listOldest(limit: number): Promise<readonly Pick<CacheRow, 'key' | 'extension' | 'byteLength'>[]>;
};

export type CacheRow = {
  readonly key: string;
  readonly extension: string;
  readonly byteLength: number;
  readonly sha256: string;
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

/** Hex SHA-256 of a file's bytes; a large one is streamed. `byteLength` if it is known. */
export async function hashFile(path: string, byteLength?: number): Promise<string> {
  if ((byteLength ?? (await stat(path)).size) <= SMALL_BYTES) return hashBytes(await readFile(path));
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** A cache of files under `directory`, its rows kept by `index`. Each file is checked against its hash once a process. */
export function createDiskCache(directory: string, index: CacheIndex): Cache {
  const verified = new Set<string>();
  const pathOf = (key: string, extension: string) => join(directory, key.slice(0, 2), `${key}.${extension}`);

  async function isWhole(path: string, row: CacheRow): Promise<boolean> {
    if (verified.has(row.key) || row.byteLength > SMALL_BYTES) {
      const found = await stat(path).catch(() => undefined);
      if (found?.size !== row.byteLength) return false;
      if (verified.has(row.key)) return true;
    }
    const sha256 = await hashFile(path, row.byteLength).catch(() => undefined);
    if (sha256 !== row.sha256) return false;
    verified.add(row.key);
    return true;
  }

  const cache: Cache = {
    async get(key) {
      const row = await index.find(key);
      if (!row) return undefined;
      const path = pathOf(key, row.extension);
      const isFirstUse = !verified.has(key);
      if (await isWhole(path, row)) {
        if (isFirstUse) await index.touch(key, new Date().toISOString().slice(0, 10));
        return { path, byteLength: row.byteLength, meta: row.meta };
      }
      await index.forget(key);
      await rm(path, { force: true });
      return undefined;
    },

    async put(key, extension, write) {
      const path = pathOf(key, extension);
      const temporary = join(directory, 'tmp', `${process.pid}-${randomBytes(6).toString('hex')}.${extension}`);
      await mkdir(join(directory, 'tmp'), { recursive: true });
      await mkdir(join(directory, key.slice(0, 2)), { recursive: true });
      try {
        const meta = await write(temporary);
        const byteLength = (await stat(temporary)).size;
        const sha256 = await hashFile(temporary, byteLength);
        await rename(temporary, path);
        await index.save({ key, extension, byteLength, sha256, meta });
        verified.add(key);
        return { path, byteLength, meta };
      } catch (thrown) {
        await rm(temporary, { force: true });
        throw thrown;
      }
    },

    async findOrPut(key, extension, write, signal) {
      for (;;) {
        const known = await cache.get(key);
        if (known) return { entry: known, isNew: false };
        const lock = await tryLock(join(directory, 'tmp', `${key}.lock`));
        if (lock === undefined) {
          await sleep(LOCK_POLL_MS, undefined, { signal });
          continue;
        }
        try {
          // Between the look and the lock another may have put it in.
          const meanwhile = await cache.get(key);
          if (meanwhile) return { entry: meanwhile, isNew: false };
          return { entry: await cache.put(key, extension, write), isNew: true };
        } finally {
          await lock();
        }
      }
    },

    async prune(maxBytes) {
      let excess = (await index.totalBytes()) - maxBytes;
      let freed = 0;
      if (excess <= 0) return 0;
      // The ones that stay although they are old are few: what this process has used.
      const candidates = await index.listOldest(PRUNE_BATCH + verified.size);
      for (const { key, extension, byteLength } of candidates) {
        if (excess <= 0) break;
        if (verified.has(key)) continue;
        await index.forget(key);
        await rm(pathOf(key, extension), { force: true });
        excess -= byteLength;
        freed += byteLength;
      }
      return freed;
    },
  };
  return cache;
}

/** So many entries go at most at a time; the next run goes on. */
const PRUNE_BATCH = 5000;

const LOCK_POLL_MS = 20;

/**
 * Takes a lock file that holds the number of its process, and returns how to give it up; `undefined` while another has
 * it. The lock of a process that is gone is taken over; should two take it at once, the work is done twice and no more.
 */
async function tryLock(path: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return () => rm(path, { force: true });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    if (await isAbandoned(path)) await rm(path, { force: true });
    return undefined;
  }
}

/** A process that died before it could write its number leaves an empty lock. */
const EMPTY_LOCK_MS = 5000;

async function isAbandoned(lockPath: string): Promise<boolean> {
  const holder = Number(await readFile(lockPath, 'utf8').catch(() => ''));
  if (holder > 0) return !isAlive(holder);
  const written = await stat(lockPath).catch(() => undefined);
  return written !== undefined && Date.now() - written.mtimeMs > EMPTY_LOCK_MS;
}

/** Removes what killed processes left under way in a cache's folder. */
export async function sweepCache(directory: string): Promise<void> {
  const folder = join(directory, 'tmp');
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const pid = Number(/^(\d+)-/.exec(name)?.[1]);
    const isLeft = name.endsWith('.lock') ? await isAbandoned(path) : !Number.isNaN(pid) && !isAlive(pid);
    if (isLeft) await rm(path, { force: true });
  }
}
