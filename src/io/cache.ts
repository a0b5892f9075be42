/** Content-addressed files that can be made again: sentences, clips, encoded segments. Safe to delete. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type CacheEntry = {
  /** Absolute path of a finished file. Read it, never change it. */
  readonly path: string;
  readonly byteLength: number;
  /** Small facts that were stored with the file (a sample rate, a measured loudness). JSON. */
  readonly meta: Readonly<Record<string, unknown>>;
};

/**
 * One cache for all stages. A key is a hex digest of everything that decides the content ({@link cacheKey}).
 * An entry exists when its row does; the row is written after the file was fsynced and renamed.
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
};

/** The rows behind a cache. */
export type CacheIndex = {
  find(key: string): Promise<CacheRow | undefined>;
  save(row: CacheRow): Promise<void>;
  forget(key: string): Promise<void>;
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

/** Hex SHA-256 of a file's bytes, streamed. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** A cache of files under `directory`, its rows kept by `index`. Each file is checked against its hash once a process. */
export function createDiskCache(directory: string, index: CacheIndex): Cache {
  const verified = new Set<string>();
  const pathOf = (key: string, extension: string) => join(directory, key.slice(0, 2), `${key}.${extension}`);

  async function isWhole(path: string, row: CacheRow): Promise<boolean> {
    const size = await stat(path).then(
      (found) => found.size,
      () => -1,
    );
    if (size !== row.byteLength) return false;
    if (verified.has(row.key)) return true;
    if ((await hashFile(path)) !== row.sha256) return false;
    verified.add(row.key);
    return true;
  }

  return {
    async get(key) {
      const row = await index.find(key);
      if (!row) return undefined;
      const path = pathOf(key, row.extension);
      if (await isWhole(path, row)) return { path, byteLength: row.byteLength, meta: row.meta };
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
        const sha256 = await hashFile(temporary);
        const file = await open(temporary, 'r');
        const byteLength = await file
          .sync()
          .then(() => file.stat())
          .then((found) => found.size)
          .finally(() => file.close());
        await rename(temporary, path);
        await index.save({ key, extension, byteLength, sha256, meta });
        verified.add(key);
        return { path, byteLength, meta };
      } catch (thrown) {
        await rm(temporary, { force: true });
        throw thrown;
      }
    },
  };
}
