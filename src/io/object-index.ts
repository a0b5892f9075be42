/** The port for what the names of a shared site stand for: each name's object, as the database has it. */

/** One object of a bucket, which is written once and never changed. */
export type IndexedObject = {
  /** Where it is, among the objects. */
  readonly object: string;
  readonly byteLength: number;
  /** Hex, of its bytes. */
  readonly sha256: string;
  /** Hex, of its bytes: what S3 lists as the tag of an object that was put whole. */
  readonly md5: string;
  /** ISO 8601 instant. */
  readonly modifiedAt: string;
};

export type ObjectIndex = {
  find(keys: readonly string[]): Promise<ReadonlyMap<string, IndexedObject>>;
  /** Keys below a prefix, which is empty or ends with `/`. */
  findBelow(prefix: string): Promise<ReadonlyMap<string, IndexedObject>>;
  /** The names directly below a prefix; one that ends with `/` stands for all the keys that begin with it. */
  list(prefix: string): Promise<readonly string[]>;
  save(key: string, object: IndexedObject): Promise<void>;
  /** Forgets a key, or with a prefix all that are below it. */
  remove(keyOrPrefix: string): Promise<void>;
  /** Those of the objects that no key stands for. */
  findUnnamed(objects: readonly string[]): Promise<readonly string[]>;
};
