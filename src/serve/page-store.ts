/** Published text files in memory: hashed and compressed once per change, then answered without reading the store. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type ObjectFacts, type ObjectStore, readObject } from '../io/object-store.ts';
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

export type PageValidators = Pick<StoredPage, 'hash' | 'lastModified'>;

export type PageStore = {
  /** The file's content when it is at hand and still current; `undefined` when it has to be read. */
  peek(key: string): StoredPage | undefined;
  /** What is known of a file that is not at hand without reading it, where the store knows its hash. */
  findValidators(key: string): Promise<PageValidators | undefined>;
  /** The file's current content, `undefined` when there is no such file or it is too large to be a page. */
  read(key: string, type: string): Promise<StoredPage | undefined>;
};

type Entry = {
  readonly facts: ObjectFacts;
  readonly page: Promise<StoredPage | undefined>;
  loaded?: StoredPage | undefined;
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

const shorten = (sha256: string) => sha256.slice(0, 32);

async function load(store: ObjectStore, key: string, type: string): Promise<StoredPage | undefined> {
  const found = await readObject(store, key);
  if (!found) return undefined;
  const bodies = await compress(found.bytes, type);
  const order: readonly Encoding[] = ['br', 'gzip', 'identity'];
  return {
    hash: shorten(createHash('sha256').update(found.bytes).digest('hex')),
    lastModified: new Date(found.modifiedMs).toUTCString(),
    type,
    encodings: order.filter((encoding) => bodies[encoding] !== undefined),
    bodies,
  };
}

/**
 * A store that holds the most recently used files. `maximumBytes` bounds what is kept (counted by the size of the
 * files); `maximumFileBytes` what is taken at all.
 */
export function createPageStore(
  store: ObjectStore,
  maximumBytes = 64_000_000,
  maximumFileBytes = 128_000_000,
): PageStore {
  const entries = new Map<string, Entry>();
  let held = 0;

  function forget(key: string): void {
    held -= entries.get(key)?.facts.byteLength ?? 0;
    entries.delete(key);
  }

  function keep(key: string, entry: Entry): void {
    forget(key);
    entries.set(key, entry);
    held += entry.facts.byteLength;
    for (const oldest of entries.keys()) {
      if (held <= maximumBytes || oldest === key) break;
      forget(oldest);
    }
  }

  /** A store that has to ask is asked only once for each request. */
  let mustAsk = false;

  return {
    peek(key) {
      const entry = entries.get(key);
      const facts = entry?.loaded && !mustAsk ? store.stat(key) : undefined;
      if (facts instanceof Promise) {
        mustAsk = true;
        facts.catch(() => undefined);
        return undefined;
      }
      if (!entry || facts?.etag !== entry.facts.etag) return undefined;
      keep(key, entry);
      return entry.loaded;
    },

    async findValidators(key) {
      const facts = entries.get(key)?.loaded ? undefined : await store.stat(key);
      if (facts?.sha256 === undefined || facts.byteLength > maximumFileBytes) return undefined;
      return { hash: shorten(facts.sha256), lastModified: new Date(facts.modifiedMs).toUTCString() };
    },

    async read(key, type) {
      const facts = await store.stat(key);
      if (!facts || facts.byteLength > maximumFileBytes) return undefined;
      const known = entries.get(key);
      const entry: Entry = known?.facts.etag === facts.etag ? known : { facts, page: load(store, key, type) };
      keep(key, entry);
      try {
        entry.loaded = await entry.page;
        return entry.loaded;
      } catch (thrown) {
        // A file replaced at this very moment is read again by the next request; it must not be remembered as broken.
        forget(key);
        throw thrown;
      }
    },
  };
}
