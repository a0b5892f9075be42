/** Objects in a bucket of Amazon S3, or of any service that speaks its protocol. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  AbortMultipartUploadCommand,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { hashBytes, hashFile } from './cache.ts';
import { assertObjectKey, MOST_KEY_BYTES, type ObjectFacts, type ObjectStore } from './object-store.ts';
import { askS3, clientFor, isBucketMissing, type S3Patience, type S3Place, statusOf } from './s3-client.ts';

export type S3Options = S3Patience & {
  /** The media type of an object by its name, for clients of the bucket itself. */
  readonly contentType: (name: string) => string | undefined;
  readonly now?: () => Date;
};

/** What only a bucket can. */
export type S3ObjectStore = ObjectStore & {
  /**
   * Puts bytes under a name that still has the object with this validator, or none; where the service knows no such
   * conditions, under any.
   *
   * @returns whether it did
   */
  putOver(key: string, bytes: Uint8Array, etag: string | undefined): Promise<boolean>;
  /** Every object below a prefix. */
  listAll(prefix: string): AsyncIterable<ObjectFacts & { readonly key: string }>;
  /** An address at which anybody may get the object, or have its headers, for a while. */
  sign(key: string, method: 'GET' | 'HEAD', seconds: number): Promise<string>;
};

/** Larger files go up in parts of this size. */
const PART_BYTES = 16 * 1024 * 1024;

/** Uploads in parts that nobody has finished after so long are a killed process's. */
const ABANDONED_AFTER_MS = 24 * 3600_000;

/** Services that keep objects as files fail for a longer name instead of saying that there is none. */
const MOST_NAME_BYTES = 255;

/** S3 deletes so many at once. */
const MOST_DELETED = 1000;

/** Shared between the stores of this process, so that what is in the same service is copied there. */
const places = new WeakMap<ObjectStore, S3Place>();

/**
 * Keys come from the environment or wherever else the AWS SDK looks for them. Each object carries the SHA-256 of its bytes,
 * so that putting the same again changes nothing.
 *
 * @throws LecternError `network`, `invalid`, from every method
 */
export function createS3ObjectStore(place: S3Place, options: S3Options): S3ObjectStore {
  const { contentType, now = () => new Date() } = options;
  const client = clientFor(place);
  const Bucket = place.bucket;
  const keyOf = (key: string): string => {
    assertObjectKey(key);
    return place.prefix + key;
  };
  const isTooLong = (key: string) =>
    Buffer.byteLength(key) > MOST_KEY_BYTES || key.split('/').some((name) => Buffer.byteLength(name) > MOST_NAME_BYTES);
  const below = (prefix: string): string => (prefix === '' ? place.prefix : `${keyOf(prefix.replace(/\/$/, ''))}/`);

  const ask = <T>(what: string, request: () => Promise<T>) => askS3(place, what, request, options);

  async function head(key: string): Promise<ObjectFacts | undefined> {
    const found = await ask(`look at ${key}`, () => client.send(new HeadObjectCommand({ Bucket, Key: key })));
    return found && factsOf(found, found.ContentLength ?? 0);
  }

  const typeOf = (key: string) => {
    const type = contentType(key.slice(key.lastIndexOf('/') + 1));
    return type === undefined ? {} : { ContentType: type };
  };

  async function upload(key: string, path: string): Promise<void> {
    const [sha256, { size }] = [await hashFile(path), await stat(path)];
    const known = await head(key);
    if (known?.sha256 === sha256 && known.byteLength === size) return;
    const params = { Bucket, Key: key, Metadata: { sha256 }, ...typeOf(key) };
    const send = () =>
      size <= PART_BYTES
        ? client.send(new PutObjectCommand({ ...params, Body: createReadStream(path), ContentLength: size }))
        : new Upload({ client, params: { ...params, Body: createReadStream(path) }, partSize: PART_BYTES }).done();
    await ask(`write ${key}`, send);
  }

  const store: S3ObjectStore = {
    async put(key, content) {
      const to = keyOf(key);
      const bytes = Buffer.from(content);
      const sha256 = hashBytes(bytes);
      const known = await head(to);
      if (known?.sha256 === sha256 && known.byteLength === bytes.length) return false;
      const put = new PutObjectCommand({ Bucket, Key: to, Body: bytes, Metadata: { sha256 }, ...typeOf(to) });
      await ask(`write ${to}`, () => client.send(put));
      return true;
    },

    async putFile(key, path) {
      await upload(keyOf(key), path);
      await rm(path, { force: true });
    },

    async copyFrom(other, key, as = key) {
      const to = keyOf(as);
      assertObjectKey(key);
      const theirs = places.get(other);
      if (theirs && theirs.endpoint === place.endpoint && theirs.region === place.region) {
        if (isTooLong(theirs.prefix + key)) return false;
        const CopySource = encodeURI(`${theirs.bucket}/${theirs.prefix}${key}`).replace(/[?#+]/g, encodeURIComponent);
        const copy = new CopyObjectCommand({ Bucket, Key: to, CopySource });
        return (await ask(`copy ${key}`, () => client.send(copy))) !== undefined;
      }
      const opened = await other.open(key);
      if (!opened) return false;
      const folder = await mkdtemp(join(tmpdir(), 'lectern-s3-'));
      try {
        const path = join(folder, 'object');
        await pipeline(opened.body, createWriteStream(path));
        await upload(to, path);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      return true;
    },

    async open(key, range) {
      const from = keyOf(key);
      if (isTooLong(from)) return undefined;
      const isEmpty = range?.to !== undefined && range.to <= range.from;
      const bytes = range && `bytes=${range.from}-${range.to === undefined ? '' : range.to - 1}`;
      const get = new GetObjectCommand({ Bucket, Key: from, ...(bytes !== undefined && { Range: bytes }) });
      // A range without a byte in the object is an error to S3.
      const found = isEmpty
        ? 'no bytes'
        : await ask(`read ${from}`, () =>
            client.send(get).catch((thrown: unknown) => {
              if (statusOf(thrown) === 416) return 'no bytes' as const;
              throw thrown;
            }),
          );
      if (found === undefined) return undefined;
      if (found === 'no bytes') {
        const facts = await store.stat(key);
        return facts && { ...facts, body: Readable.from([]) };
      }
      if (!(found.Body instanceof Readable)) throw new Error('unreachable: on Node a body is a stream');
      const whole = Number(/\/(\d+)$/.exec(found.ContentRange ?? '')?.[1] ?? found.ContentLength);
      return { ...factsOf(found, whole), body: found.Body };
    },

    async stat(key) {
      const at = keyOf(key);
      return isTooLong(at) ? undefined : head(at);
    },

    async list(prefix) {
      const Prefix = below(prefix);
      const names: string[] = [];
      await ask(`list ${Prefix}`, async () => {
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix, Delimiter: '/' }))
          for (const key of [
            ...(page.Contents ?? []).map(({ Key = '' }) => Key),
            ...(page.CommonPrefixes ?? []).map((one) => one.Prefix ?? ''),
          ])
            if (key.length > Prefix.length) names.push(key.slice(Prefix.length));
      });
      return names;
    },

    async remove(keyOrPrefix) {
      if (!keyOrPrefix.endsWith('/')) {
        const Key = keyOf(keyOrPrefix);
        await ask(`remove ${Key}`, () => client.send(new DeleteObjectCommand({ Bucket, Key })));
        return;
      }
      const Prefix = below(keyOrPrefix);
      await ask(`remove ${Prefix}`, async () => {
        for await (const page of paginateListObjectsV2({ client, pageSize: MOST_DELETED }, { Bucket, Prefix })) {
          const Objects = (page.Contents ?? []).map(({ Key }) => ({ Key }));
          if (Objects.length === 0) continue;
          const { Errors = [] } = await client.send(
            new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
          );
          const [first] = Errors;
          if (first) throw new Error(`${first.Key}: ${first.Code} ${first.Message}`);
        }
      });
    },

    async putOver(key, bytes, etag) {
      const to = keyOf(key);
      const params = { Bucket, Key: to, Body: bytes, Metadata: { sha256: hashBytes(bytes) }, ...typeOf(to) };
      const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: `"${etag}"` };
      const put = (more: Partial<typeof condition>) => client.send(new PutObjectCommand({ ...params, ...more }));
      const answer = await ask(`write ${to}`, () =>
        put(condition).catch((thrown: unknown) => {
          if (statusOf(thrown) === 501) return put({});
          // 404: what was to be replaced is gone; 409: somebody else is at it.
          if ([404, 409, 412].includes(statusOf(thrown) ?? 0) && !isBucketMissing(thrown)) return undefined;
          throw thrown;
        }),
      );
      return answer !== undefined;
    },

    async *listAll(prefix) {
      const Prefix = below(prefix);
      for (let ContinuationToken: string | undefined, isMore = true; isMore; ) {
        const list = new ListObjectsV2Command({ Bucket, Prefix, ...(ContinuationToken && { ContinuationToken }) });
        const page = await ask(`list ${Prefix}`, () => client.send(list));
        for (const one of page?.Contents ?? [])
          yield { ...factsOf(one, one.Size ?? 0), key: (one.Key ?? '').slice(place.prefix.length) };
        ContinuationToken = page?.NextContinuationToken;
        isMore = ContinuationToken !== undefined;
      }
    },

    sign(key, method, expiresIn) {
      const at = { Bucket, Key: keyOf(key) };
      return getSignedUrl(client, method === 'HEAD' ? new HeadObjectCommand(at) : new GetObjectCommand(at), {
        expiresIn,
      });
    },

    async sweep() {
      const before = now().getTime() - ABANDONED_AFTER_MS;
      const Prefix = place.prefix;
      await ask('list unfinished uploads', async () => {
        // At most a thousand a time: what is left goes at the next start.
        const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
        for (const { Key, UploadId, Initiated } of Uploads)
          if (Initiated !== undefined && Initiated.getTime() < before)
            await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      });
    },
  };
  places.set(store, place);
  return store;
}

type Answer = {
  readonly ETag?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
};

function factsOf({ ETag, LastModified, Metadata }: Answer, byteLength: number): ObjectFacts {
  const sha256 = Metadata?.['sha256'];
  return {
    byteLength,
    modifiedMs: LastModified?.getTime() ?? 0,
    etag: (ETag ?? '').replaceAll('"', ''),
    ...(sha256 !== undefined && { sha256 }),
  };
}
