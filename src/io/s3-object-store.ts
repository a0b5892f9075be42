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
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { LecternError } from '../errors.ts';
import { hashBytes, hashFile } from './cache.ts';
import { assertObjectKey, MOST_KEY_BYTES, type ObjectFacts, type ObjectStore } from './object-store.ts';

export type S3Place = {
  /** Absent: Amazon's own of the region. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** Before every key: empty, or ends with `/`. */
  readonly prefix: string;
};

export type S3Options = {
  /** The media type of an object by its name, for clients of the bucket itself. */
  readonly contentType: (name: string) => string | undefined;
};

/** Larger files go up in parts of this size. */
const PART_BYTES = 16 * 1024 * 1024;

/** Uploads in parts that nobody has finished after so long are a killed process's. */
const ABANDONED_AFTER_MS = 24 * 3600_000;

const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;
const TRIES = 5;

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
export function createS3ObjectStore(place: S3Place, { contentType }: S3Options): ObjectStore {
  const client = clientFor(place);
  const Bucket = place.bucket;
  const keyOf = (key: string): string => {
    assertObjectKey(key);
    return place.prefix + key;
  };
  const isTooLong = (key: string) => Buffer.byteLength(key) > MOST_KEY_BYTES;
  const below = (prefix: string): string => (prefix === '' ? place.prefix : `${keyOf(prefix.replace(/\/$/, ''))}/`);

  /** What the service answers; `undefined` for what is not there. */
  async function ask<T>(what: string, request: () => Promise<T>): Promise<T | undefined> {
    try {
      return await request();
    } catch (thrown) {
      if (isAbsence(thrown)) return undefined;
      throw toStoreError(thrown, what, place);
    }
  }

  async function head(key: string): Promise<(ObjectFacts & { readonly sha256?: string }) | undefined> {
    const found = await ask(`look at ${key}`, () => client.send(new HeadObjectCommand({ Bucket, Key: key })));
    if (!found) return undefined;
    const sha256 = found.Metadata?.['sha256'];
    return { ...factsOf(found, found.ContentLength ?? 0), ...(sha256 !== undefined && { sha256 }) };
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

  const store: ObjectStore = {
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
      const found = isTooLong(at) ? undefined : await head(at);
      if (!found) return undefined;
      const { sha256: _, ...facts } = found;
      return facts;
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

    async sweep() {
      const before = Date.now() - ABANDONED_AFTER_MS;
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

const clients = new Map<string, S3Client>();

/** Connections are shared by all that is in one service. */
function clientFor({ endpoint, region }: S3Place): S3Client {
  const name = JSON.stringify([endpoint, region]);
  const client =
    clients.get(name) ??
    new S3Client({
      region,
      // Only Amazon has an address for each bucket.
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      maxAttempts: TRIES,
      // Many services know no other checksum than Content-MD5 and the signature's.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    });
  clients.set(name, client);
  return client;
}

type Answer = { readonly ETag?: string | undefined; readonly LastModified?: Date | undefined };

const factsOf = ({ ETag, LastModified }: Answer, byteLength: number): ObjectFacts => ({
  byteLength,
  modifiedMs: LastModified?.getTime() ?? 0,
  etag: (ETag ?? '').replaceAll('"', ''),
});

const statusOf = (thrown: unknown): number | undefined =>
  thrown instanceof S3ServiceException ? thrown.$metadata.httpStatusCode : undefined;

/** A missing bucket is a fault; HEAD cannot tell it from a missing object. */
const isAbsence = (thrown: unknown): boolean =>
  statusOf(thrown) === 404 && !(thrown instanceof Error && thrown.name === 'NoSuchBucket');

function toStoreError(thrown: unknown, what: string, { bucket, endpoint }: S3Place): LecternError {
  if (thrown instanceof LecternError) return thrown;
  const status = statusOf(thrown);
  const why = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const isRefused = status === 401 || status === 403;
  return new LecternError(
    `The bucket ${bucket}${endpoint === undefined ? '' : ` at ${endpoint}`} did not ${what} (${why}).`,
    {
      code: status === undefined ? 'network' : 'invalid',
      stage: 'store',
      retryable: status === undefined || status >= 500 || status === 429,
      hint: isRefused
        ? 'Look at the keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) and what they may do in the bucket.'
        : 'Look at storage.s3 in the configuration, and whether the service is reached from here; `lectern doctor` tries it.',
      cause: thrown,
    },
  );
}
