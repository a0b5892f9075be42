import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readObject } from '../../src/io/object-store.ts';
import { createOriginals } from '../../src/io/originals.ts';
import type { S3Place } from '../../src/io/s3-client.ts';
import { createS3ObjectStore } from '../../src/io/s3-object-store.ts';
import { contentType } from '../../src/serve/content-types.ts';
import { describeObjectStore } from '../contracts/object-store-contract.ts';
import { describeOriginals } from '../contracts/originals-contract.ts';
import { freePort } from '../helpers/free-port.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';

let server: S3Server;

const placeIn = async (prefix = ''): Promise<S3Place> => {
  const bucket = `lectern-${randomUUID()}`;
  await server.createBucket(bucket);
  return { endpoint: server.endpoint, region: S3_REGION, bucket, prefix };
};
const open = (place: S3Place) => createS3ObjectStore(place, { contentType });

describe.skipIf(s3Program === undefined)('with an S3 server', () => {
  beforeAll(async () => {
    Object.assign(process.env, S3_KEYS);
    server = await startS3Server();
  });
  afterAll(() => server.stop());

  describeObjectStore('a bucket', async () => {
    const [place, other] = [await placeIn('pod/casts/'), await placeIn()];
    const store = open(place);
    return {
      store,
      other: open(other),
      // The bytes of an upload in parts are there; its process died before it could complete it.
      async killDuring(_method, key, content) {
        const at = { Bucket: place.bucket, Key: place.prefix + key };
        const { UploadId } = await server.client.send(new CreateMultipartUploadCommand(at));
        await server.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber: 1, Body: content }));
      },
      close: async () => undefined,
    };
  });

  describeOriginals('a bucket', async () => createOriginals(open(await placeIn('private/originals/'))));

  it('signs addresses at which anybody gets an object for a while, by the method that is asked for', async () => {
    const store = open(await placeIn('a/'));
    await store.put('e#1.mp3', 'sound');
    for (const method of ['GET', 'HEAD'] as const) {
      const address = await store.sign('e#1.mp3', method, 60);
      const answer = await fetch(address, { method });
      expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '5']);
      expect(await answer.text()).toBe(method === 'GET' ? 'sound' : '');
      expect(new URL(address).searchParams.get('X-Amz-Expires')).toBe('60');
    }
  });

  it('keeps to its prefix, beside what others have in the bucket', async () => {
    const place = await placeIn('a/');
    const [ours, all] = [open(place), open({ ...place, prefix: '' })];
    await all.put('b/x', 'theirs');
    await ours.put('x', 'ours');
    expect(await ours.list('')).toEqual(['x']);
    expect((await all.list('')).toSorted()).toEqual(['a/', 'b/']);
    await ours.remove('x');
    expect(await all.list('')).toEqual(['b/']);
  });

  it('says the media type of what can be fetched from the bucket itself', async () => {
    const place = await placeIn();
    await open(place).put('show/feed.xml', '<rss/>');
    await open(place).put('show/e.0123.mp3', 'x');
    const typeOf = async (Key: string) =>
      (await server.client.send(new HeadObjectCommand({ Bucket: place.bucket, Key }))).ContentType;
    expect(await typeOf('show/feed.xml')).toBe('application/rss+xml; charset=utf-8');
    expect(await typeOf('show/e.0123.mp3')).toBe('audio/mpeg');
  });

  it('sends a large file in parts, whole', async () => {
    const place = await placeIn();
    const folder = await mkdtemp(join(tmpdir(), 'lectern-s3-test-'));
    const content = randomBytes(40_000_000);
    await writeFile(join(folder, 'large.mp3'), content);
    await open(place).putFile('large.mp3', join(folder, 'large.mp3'));
    const { ETag } = await server.client.send(new GetObjectCommand({ Bucket: place.bucket, Key: 'large.mp3' }));
    // Of three parts.
    expect(ETag).toMatch(/-3"$/);
    expect((await readObject(open(place), 'large.mp3'))?.bytes.equals(content)).toBe(true);
    await rm(folder, { recursive: true });
  });

  it('ends what killed processes left unfinished a day ago', async () => {
    const place = await placeIn();
    await server.client.send(new CreateMultipartUploadCommand({ Bucket: place.bucket, Key: 'x' }));
    const list = async () =>
      (await server.client.send(new ListMultipartUploadsCommand({ Bucket: place.bucket }))).Uploads ?? [];
    expect(await list()).toHaveLength(1);
    const now = () => new Date(Date.now() + 25 * 3600_000);
    await createS3ObjectStore(place, { contentType, now }).sweep();
    expect(await list()).toEqual([]);
  });

  it('names the bucket and the remedy when the service refuses or is not reached', async () => {
    const place = await placeIn();
    await expect(open({ ...place, bucket: 'none-of-ours' }).put('x', 'x')).rejects.toMatchObject({
      message: expect.stringContaining('none-of-ours'),
      hint: expect.stringContaining('storage.s3'),
    });
    const away = open({ ...place, endpoint: `http://127.0.0.1:${await freePort()}` });
    await expect(away.stat('x')).rejects.toMatchObject({ code: 'network', retryable: true });
  });
});
