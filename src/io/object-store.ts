/** The port for what is published, as object storage has it: whole objects under relative keys, replaced and never changed. */
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { LecternError } from '../errors.ts';

export type ObjectFacts = {
  readonly byteLength: number;
  readonly modifiedMs: number;
  /** Strong and opaque: two states of an object that differ in a byte differ in this. */
  readonly etag: string;
  /** Hex, of the object's bytes, where the store knows it. */
  readonly sha256?: string;
};

/** From byte `from` up to, not including, byte `to`; to the end without it. Beyond the end there are no bytes. */
export type ByteRange = { readonly from: number; readonly to?: number };

/** The facts are those of the very object that is read, and `byteLength` is the whole object's. */
export type OpenedObject = ObjectFacts & { readonly body: Readable };

/**
 * Every method throws LecternError `invalid` for a key that {@link isObjectKey} refuses, and with `retryAfterMs` where a
 * service is away. A prefix is empty or ends with
 * `/`.
 */
export type ObjectStore = {
  /**
   * Puts a whole object in place, unless it holds just these bytes: then it keeps its validators. A reader sees the former
   * object or the new one.
   *
   * @returns whether it was written
   */
  put(key: string, content: string | Uint8Array): Promise<boolean>;
  /** {@link ObjectStore.put} of a finished local file, which belongs to the store from then on. */
  putFile(key: string, path: string): Promise<void>;
  /**
   * Takes an object over from another store, or from another key of this one, without its bytes passing through this process where that can be.
   *
   * @returns whether the other store has it
   */
  copyFrom(other: ObjectStore, key: string, as?: string): Promise<boolean>;
  /** The caller reads `body` to its end or destroys it. */
  open(key: string, range?: ByteRange): Promise<OpenedObject | undefined>;
  /** No promise where the answer is at hand: served pages ask at each request. */
  stat(key: string): ObjectFacts | undefined | Promise<ObjectFacts | undefined>;
  /** The names directly below a prefix; one that ends with `/` stands for all the keys that begin with it. */
  list(prefix: string): Promise<readonly string[]>;
  /** Removes an object, or with a prefix all that are below it; what is not there is no error. */
  remove(keyOrPrefix: string): Promise<void>;
  /** Removes what puts of killed processes left; nothing else ever shows it. */
  sweep(): Promise<void>;
};

/** Where an installation, or an export, has what it publishes: `<show>/<file>` in both. */
export type PublishedStores = {
  /** Feeds, pages and pictures. */
  readonly siteStore: ObjectStore;
  /** Finished audio. */
  readonly mediaStore: ObjectStore;
  /** Where the site's names are kept apart from what they stand for. */
  readonly plainNames?: PlainNames;
};

/** What a bucket that is a site of its own has under the names of the addresses. */
export type PlainNames = {
  /** Those below a prefix that do not hold what the store says they do. */
  findDiffering(prefix: string): Promise<readonly string[]>;
  /** Puts them right. @returns how many differed */
  mend(prefix: string): Promise<number>;
};

const AGAIN_MS = 60_000;

/** S3 takes no longer key. */
export const MOST_KEY_BYTES = 1024;

/** Whether every segment is a plain name: not empty, not `.` or `..`, without a backslash or a NUL. */
export function isObjectKey(key: string): boolean {
  return (
    Buffer.byteLength(key) <= MOST_KEY_BYTES && key.split('/').every((name) => /^(?!\.{1,2}$)[^\\\0]+$/.test(name))
  );
}

/** @throws LecternError `invalid` */
export function assertObjectKey(key: string): void {
  if (isObjectKey(key)) return;
  throw new LecternError(`${JSON.stringify(key)} is no key of an object.`, { code: 'invalid', stage: 'store' });
}

/** An object, or a range of it, in memory. */
export async function readObject(
  store: ObjectStore,
  key: string,
  range?: ByteRange,
): Promise<(ObjectFacts & { readonly bytes: Buffer }) | undefined> {
  const opened = await store.open(key, range);
  if (!opened) return undefined;
  const { body, ...facts } = opened;
  const bytes = await buffer(body).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    const again = { retryable: true, retryAfterMs: AGAIN_MS, cause };
    throw new LecternError(`Reading ${key} broke off (${why}).`, { code: 'network', stage: 'store', ...again });
  });
  return { ...facts, bytes };
}
