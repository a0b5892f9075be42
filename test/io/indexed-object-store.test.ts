import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { createIndexedObjectStore } from '../../src/io/indexed-object-store.ts';
import type { ObjectIndex } from '../../src/io/object-index.ts';
import { readObject } from '../../src/io/object-store.ts';
import { createS3ObjectStore, type S3ObjectStore } from '../../src/io/s3-object-store.ts';
import { contentType } from '../../src/serve/content-types.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeObjectStore } from '../contracts/object-store-contract.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';

let server: S3Server;
let bucket: string;
let folder: string;

const openBelow = (prefix: string) =>
  createS3ObjectStore({ endpoint: server.endpoint, region: S3_REGION, bucket, prefix }, { contentType });

/** Databases that the tests share, one after the other. */
const stores: Store[] = [];

/** A site of its own in the bucket, with its rows. */
async function openPlace(at = 0) {
  const index = stores[at]?.siteObjects;
  if (index === undefined) throw new Error('no store was opened');
  for (const name of await index.list('')) await index.remove(name);
  const name = randomUUID();
  const site = {
    index,
    objects: openBelow(`${name}/private/objects/`),
    plain: openBelow(`${name}/public/`),
    isPublic: (key: string) => !key.startsWith('inner/'),
  };
  return { ...site, site, prefix: `${name}/public/`, store: createIndexedObjectStore(site) };
}

const textOf = async (store: Parameters<typeof readObject>[0], key: string) =>
  (await readObject(store, key))?.bytes.toString();

describe.skipIf(s3Program === undefined)('a site in a bucket with its names in a database', () => {
  beforeAll(async () => {
    Object.assign(process.env, S3_KEYS);
    server = await startS3Server();
    bucket = `lectern-${randomUUID()}`;
    await server.createBucket(bucket);
    folder = await mkdtemp(join(tmpdir(), 'lectern-indexed-'));
    for (const name of ['a', 'b']) stores.push(await openSqliteStore(join(folder, name, 'lectern.db')));
  });
  afterAll(async () => {
    server.stop();
    for (const store of stores) await store.close();
    await rm(folder, { recursive: true });
  });

  describeObjectStore('a bucket with its names in SQLite', async () => {
    const [place, other] = [await openPlace(0), await openPlace(1)];
    return {
      store: place.store,
      other: other.store,
      // All the bytes are there; its process died before it could say so.
      killDuring: async (_method, _key, content) => {
        await place.objects.putOver(`aa/${randomUUID()}`, Buffer.from(content), undefined);
      },
      close: async () => undefined,
    };
  });

  it('is a site that the bucket publishes itself, without what is private', async () => {
    const { store, plain } = await openPlace();
    await store.put('harbour/feed.xml', 'one');
    await store.put('inner/feed.xml', 'secret');
    expect(await textOf(plain, 'harbour/feed.xml')).toBe('one');
    await store.put('harbour/feed.xml', 'two');
    await store.put('harbour/e1/index.html', 'page');
    expect(await textOf(plain, 'harbour/feed.xml')).toBe('two');
    expect(await plain.list('')).toEqual(['harbour/']);
    await store.remove('harbour/e1/');
    expect(await plain.list('harbour/')).toEqual(['feed.xml']);
    await store.remove('harbour/feed.xml');
    expect(await plain.list('')).toEqual([]);
  });

  it('replaces a page by two requests: its object, and its plain name under the condition that it is the former one', async () => {
    const { site } = await openPlace();
    const asked: string[] = [];
    const counted = (name: string, driver: S3ObjectStore) =>
      new Proxy(driver, {
        get(target, method) {
          const value: unknown = Reflect.get(target, method);
          if (typeof value !== 'function') return value;
          return (...parameters: unknown[]) => {
            asked.push(`${name}.${String(method)}`);
            return value.apply(target, parameters);
          };
        },
      });
    const [objects, plain] = [counted('objects', site.objects), counted('plain', site.plain)];
    const store = createIndexedObjectStore({ ...site, objects, plain });
    await store.put('harbour/feed.xml', 'one');
    asked.length = 0;
    await store.put('harbour/feed.xml', 'two');
    expect(asked).toEqual(['objects.putOver', 'plain.putOver']);
    expect(await textOf(site.plain, 'harbour/feed.xml')).toBe('two');
  });

  it('finds and mends plain names that are not what is served, and leaves what others put there', async () => {
    const { store, plain, site, prefix } = await openPlace();
    for (const name of ['a.xml', 'b.xml', 'c.xml']) await store.put(`harbour/${name}`, name);
    await plain.put('harbour/a.xml', 'changed by hand');
    await plain.remove('harbour/b.xml');
    await plain.put('harbour/d.xml', 'of a row that is no more');
    await server.client.send(
      new PutObjectCommand({ Bucket: bucket, Key: `${prefix}harbour/theirs.txt`, Body: 'theirs' }),
    );
    expect(await store.plainNames.findDiffering('harbour/')).toEqual(
      ['a', 'b', 'd'].map((name) => `harbour/${name}.xml`),
    );
    expect(await store.plainNames.mend('harbour/')).toBe(3);
    expect(await store.plainNames.findDiffering('harbour/')).toEqual([]);
    expect((await plain.list('harbour/')).toSorted()).toEqual(['a.xml', 'b.xml', 'c.xml', 'theirs.txt']);
    // The show became private.
    const closed = createIndexedObjectStore({ ...site, isPublic: () => false });
    await closed.plainNames.mend('harbour/');
    expect(await plain.list('harbour/')).toEqual(['theirs.txt']);
    expect(await textOf(closed, 'harbour/a.xml')).toBe('a.xml');
  });

  it('brings back an object that somebody removed, when the same is put again', async () => {
    const { store, objects } = await openPlace();
    await store.put('harbour/a.xml', 'a');
    for await (const { key } of objects.listAll('')) await objects.remove(key);
    expect(await store.open('harbour/a.xml')).toBeUndefined();
    expect(await store.put('harbour/a.xml', 'a')).toBe(true);
    expect(await textOf(store, 'harbour/a.xml')).toBe('a');
  });

  it('sweeps objects that no name stands for, once they are an hour old', async () => {
    const { store, site, objects } = await openPlace();
    for (const content of ['first', 'second']) await store.put('harbour/feed.xml', content);
    await store.copyFrom(store, 'harbour/feed.xml', 'harbour/copy.xml');
    const count = async () => {
      let found = 0;
      for await (const _ of objects.listAll('')) found += 1;
      return found;
    };
    await store.sweep();
    expect(await count()).toBe(2);
    const later = createIndexedObjectStore({ ...site, now: () => new Date(Date.now() + 2 * 3600_000) });
    await later.sweep();
    expect(await count()).toBe(1);
    for (const name of ['feed', 'copy']) expect(await textOf(later, `harbour/${name}.xml`)).toBe('second');
  });

  it('reads the newer object when the one that its row named is swept meanwhile', async () => {
    const { store, site, index, objects } = await openPlace();
    await store.put('harbour/feed.xml', 'first');
    let rows = await index.find(['harbour/feed.xml']);
    const late: ObjectIndex = {
      ...index,
      find: async (keys) => {
        const former = rows;
        rows = await index.find(keys);
        return former;
      },
    };
    await store.put('harbour/feed.xml', 'second');
    await objects.remove(rows.get('harbour/feed.xml')?.object ?? '');
    expect(await textOf(createIndexedObjectStore({ ...site, index: late }), 'harbour/feed.xml')).toBe('second');
  });

  describe.each([
    { service: 'conditional puts', isConditional: true },
    { service: 'no conditional puts', isConditional: false },
  ])('on a service with $service', ({ isConditional }) => {
    /** A process whose claim the successor takes over while it stands before its nth write. */
    async function publishLate(n: number, former: 'absent' | 'there') {
      const place = await openPlace();
      if (former === 'there') await place.store.put('harbour/feed.xml', 'former');
      let [writes, holds] = [0, true];
      const arrive = async () => {
        writes += 1;
        if (writes !== n) return;
        holds = false;
        await place.store.put('harbour/feed.xml', 'successor');
        await place.store.remove('harbour/gone.xml');
      };
      const fenced = async () => {
        await arrive();
        if (!holds) throw new LecternError('taken over', { code: 'cancelled', stage: 'store' });
      };
      const late = (store: S3ObjectStore): S3ObjectStore => ({
        ...store,
        async putOver(key, bytes, etag) {
          await arrive();
          return isConditional ? store.putOver(key, bytes, etag) : store.put(key, bytes).then(() => true);
        },
        async remove(key) {
          await arrive();
          await store.remove(key);
        },
      });
      const writer = createIndexedObjectStore({
        ...place.site,
        objects: late(place.objects),
        plain: late(place.plain),
        index: {
          ...place.index,
          save: async (...row) => {
            await fenced();
            await place.index.save(...row);
          },
          remove: async (key) => {
            await fenced();
            await place.index.remove(key);
          },
        },
      });
      await (async () => {
        await writer.put('harbour/feed.xml', 'late');
        await writer.put('harbour/gone.xml', 'late');
        await writer.remove('harbour/feed.xml');
      })().catch(() => undefined);
      const result = {
        served: [await textOf(place.store, 'harbour/feed.xml'), await textOf(place.store, 'harbour/gone.xml')],
        plain: [await textOf(place.plain, 'harbour/feed.xml'), await textOf(place.plain, 'harbour/gone.xml')],
        isOver: writes < n,
      };
      return result;
    }

    it.each(['absent', 'there'] as const)(
      'shows what the successor published, before whichever write the former process stood, over what was %s',
      async (former) => {
        let n = 1;
        for (; ; n += 1) {
          const { isOver, ...shown } = await publishLate(n, former);
          if (isOver) break;
          expect(shown, `before write ${n}`).toEqual({
            served: ['successor', undefined],
            plain: ['successor', undefined],
          });
        }
        expect(n).toBeGreaterThan(7);
      },
    );
  });
});
