/** Published text files in memory: hashed and compressed once per change, then answered without reading the disk. */
import { createHash } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from './conditional-request.ts';
import { isCompressible } from './content-types.ts';

/** A file as it stood at one moment. */
export type StoredPage = {
  /** Hex SHA-256 of the content, shortened to 32 digits: plenty to tell versions of one file apart. */
  readonly hash: string;
  /** HTTP date of the file's change. */
  readonly lastModified: string;
  readonly type: string;
  /** What is at hand; a coding that saves nothing is left out. */
  readonly encodings: readonly Encoding[];
  readonly bodies: Readonly<Record<Encoding, Buffer | undefined>>;
};

export type PageStore = {
  /** The file's content when it is at hand and still current; `undefined` when it has to be read. */
  peek(path: string): StoredPage | undefined;
  /** The file's current content, `undefined` when there is no such file or it is too large to be a page. */
  read(path: string, type: string): Promise<StoredPage | undefined>;
};

type Entry = {
  readonly mtimeMs: number;
  readonly size: number;
  readonly inode: number;
  readonly page: Promise<StoredPage>;
  loaded?: StoredPage;
};

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

async function compress(content: Buffer, type: string): Promise<StoredPage['bodies']> {
  if (!isCompressible(type) || content.length < 256) return { identity: content, gzip: undefined, br: undefined };
  // Quality 9 costs a tenth of 11 for 2 % more bytes, and a feed is compressed again at each change.
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [zipped, brotli] = await Promise.all([
    compressGzip(content, { level: 9 }),
    compressBrotli(content, { params: parameters }),
  ]);
  const useful = (body: Buffer) => (body.length < content.length ? body : undefined);
  return { identity: content, gzip: useful(zipped), br: useful(brotli) };
}

async function load(path: string, type: string): Promise<StoredPage> {
  const file = await open(path, 'r');
  try {
    const { mtime } = await file.stat();
    const content = await file.readFile();
    const bodies = await compress(content, type);
    const order: readonly Encoding[] = ['br', 'gzip', 'identity'];
    return {
      hash: createHash('sha256').update(content).digest('hex').slice(0, 32),
      lastModified: mtime.toUTCString(),
      type,
      encodings: order.filter((encoding) => bodies[encoding] !== undefined),
      bodies,
    };
  } finally {
    await file.close();
  }
}

/**
 * A store that holds the most recently used files. `maximumBytes` bounds what is kept (counted by the size of the
 * files); `maximumFileBytes` what is taken at all.
 */
export function createPageStore(maximumBytes = 64_000_000, maximumFileBytes = 128_000_000): PageStore {
  const entries = new Map<string, Entry>();
  let held = 0;

  function forget(path: string): void {
    held -= entries.get(path)?.size ?? 0;
    entries.delete(path);
  }

  function keep(path: string, entry: Entry): void {
    forget(path);
    entries.set(path, entry);
    held += entry.size;
    for (const oldest of entries.keys()) {
      if (held <= maximumBytes || oldest === path) break;
      forget(oldest);
    }
  }

  function findCurrent(path: string, found: Stats | undefined): Entry | undefined {
    const known = entries.get(path);
    const isCurrent = known?.mtimeMs === found?.mtimeMs && known?.size === found?.size && known?.inode === found?.ino;
    return isCurrent ? known : undefined;
  }

  return {
    peek(path) {
      const entry = findCurrent(path, look(path));
      if (entry?.loaded) keep(path, entry);
      return entry?.loaded;
    },

    async read(path, type) {
      const found = look(path);
      if (!found?.isFile() || found.size > maximumFileBytes) return undefined;
      const known = findCurrent(path, found);
      const page = known?.page ?? load(path, type);
      const entry: Entry = known ?? { mtimeMs: found.mtimeMs, size: found.size, inode: found.ino, page };
      keep(path, entry);
      try {
        entry.loaded = await page;
        return entry.loaded;
      } catch (thrown) {
        // A file replaced at this very moment is read again by the next request; it must not be remembered as broken.
        forget(path);
        throw thrown;
      }
    },
  };
}

/** Without a promise: what is in the kernel's cache is looked up in 3 µs, while handing it to a thread takes ten times that. */
function look(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
