/** What every object store has to keep, whatever it puts objects on. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ByteRange, type ObjectStore, readObject } from '../../src/io/object-store.ts';

export type PutMethod = 'put' | 'putFile' | 'copyFrom';

export type ObjectStorePlace = {
  readonly store: ObjectStore;
  /** Another one of the same kind. */
  readonly other: ObjectStore;
  /** Has another process put `content` into `store`, killed when all the bytes are there and nobody may see them yet. */
  killDuring(method: PutMethod, key: string, content: string): Promise<void>;
  close(): Promise<void>;
};

/** What no store takes for a key. */
const STRANGE = [
  '',
  '/',
  '/etc/passwd',
  'a//b',
  '.',
  './a',
  '..',
  '../a',
  'a/../../b',
  'a\0b',
  'a\\b',
  'x'.repeat(1100),
];

export function describeObjectStore(kind: string, openPlace: () => Promise<ObjectStorePlace>): void {
  let [place, store, local] = [{} as ObjectStorePlace, {} as ObjectStore, ''];
  beforeEach(async () => {
    place = await openPlace();
    ({ store } = place);
    local = await mkdtemp(join(tmpdir(), 'lectern-local-'));
  });
  afterEach(async () => {
    await place.close();
    await rm(local, { recursive: true });
  });

  const textOf = async (key: string, range?: ByteRange) => (await readObject(store, key, range))?.bytes.toString();
  const finished = async (content: string | Uint8Array) => {
    const path = join(local, 'finished');
    await writeFile(path, content);
    return path;
  };
  /** As a store of another kind: nothing is known of it but what the port says. */
  const foreign = (overrides: Partial<ObjectStore> = {}): ObjectStore => ({ ...place.other, ...overrides });

  describe(`an object store on ${kind}`, () => {
    it('gives back what was put, as text, bytes or a finished file', async () => {
      const bytes = randomBytes(3000);
      expect(await store.put('show/feed.xml', '<rss/> 字')).toBe(true);
      expect(await store.put('cover.png', bytes)).toBe(true);
      await store.putFile('show/deep/e.0123.mp3', await finished(bytes));
      expect(await textOf('show/feed.xml')).toBe('<rss/> 字');
      for (const key of ['cover.png', 'show/deep/e.0123.mp3']) {
        const read = await readObject(store, key);
        expect(read?.bytes.equals(bytes)).toBe(true);
        expect(read).toMatchObject({ byteLength: 3000, ...(await store.stat(key)) });
      }
    });

    it('gives a reader the old object or the new one, whole, while it is replaced', async () => {
      const versions = ['a', 'b'].map((letter) => letter.repeat(300_000));
      await store.put('feed.xml', versions[0] ?? '');
      const early = await store.open('feed.xml');
      const writing = (async () => {
        for (let turn = 1; turn <= 20; turn += 1)
          if (turn % 3 === 0) await store.putFile('feed.xml', await finished(versions[turn % 2] ?? ''));
          else await store.put('feed.xml', versions[turn % 2] ?? '');
        return true;
      })();
      for (let isOver = false; !isOver; isOver = await Promise.race([writing, setImmediate(false)]))
        expect(versions).toContain(await textOf('feed.xml'));
      expect(await textOf('feed.xml')).toBe(versions[0]);
      expect(early && (await buffer(early.body)).toString()).toBe(versions[0]);
    });

    it.each(['put', 'putFile', 'copyFrom'] as const)(
      'shows nothing of a killed %s, and sweeps it away',
      async (method) => {
        await store.put('show/kept.mp3', 'kept');
        await place.killDuring(method, 'show/new.mp3', 'new');
        await place.killDuring(method, 'show/kept.mp3', 'other');
        const look = async () => {
          expect(await store.list('show/')).toEqual(['kept.mp3']);
          expect(await store.stat('show/new.mp3')).toBeUndefined();
          expect(await textOf('show/kept.mp3')).toBe('kept');
        };
        await look();
        await store.sweep();
        await look();
        await store.put('show/new.mp3', 'new');
        expect(await textOf('show/new.mp3')).toBe('new');
      },
    );

    it('keeps the former object when what was to replace it breaks off', async () => {
      await store.put('show/a.mp3', 'former');
      const body = () =>
        Readable.from(
          (async function* () {
            yield Buffer.from('half');
            throw new Error('the connection broke');
          })(),
        );
      const open = async () => ({ byteLength: 10, modifiedMs: 0, etag: 'x', body: body() });
      for (const key of ['show/a.mp3', 'show/b.mp3'])
        await expect(store.copyFrom(foreign({ open }), key)).rejects.toThrow('broke');
      await expect(store.putFile('show/a.mp3', join(local, 'never made'))).rejects.toThrow();
      expect(await store.list('show/')).toEqual(['a.mp3']);
      expect(await textOf('show/a.mp3')).toBe('former');
    });

    it('has another validator for other bytes of the same length at the same time, and the same one while nothing changes', async () => {
      const tags: unknown[] = [];
      for (const content of ['one', 'two', 'six']) {
        expect(await store.put('feed.xml', content)).toBe(true);
        const facts = await store.stat('feed.xml');
        expect(await store.put('feed.xml', content)).toBe(false);
        expect(await store.stat('feed.xml')).toEqual(facts);
        expect(Math.abs(Date.now() - (facts?.modifiedMs ?? 0))).toBeLessThan(60_000);
        tags.push(facts?.etag);
      }
      expect(new Set(tags).size).toBe(3);
    });

    it.each([
      [{ from: 0, to: 1 }, '0'],
      [{ from: 3, to: 6 }, '345'],
      [{ from: 9 }, '9'],
      [{ from: 9, to: 10 }, '9'],
      [{ from: 0 }, '0123456789'],
      [{ from: 5, to: 5 }, ''],
      [{ from: 8, to: 99 }, '89'],
      [{ from: 10 }, ''],
      [{ from: 99, to: 100 }, ''],
    ])('reads the range %j as %j, and tells the length of the whole', async (range, expected) => {
      await store.put('a.mp3', '0123456789');
      const read = await readObject(store, 'a.mp3', range);
      expect([read?.bytes.toString(), read?.byteLength]).toEqual([expected, 10]);
    });

    it('has an empty object', async () => {
      await store.put('empty', '');
      expect([await textOf('empty'), (await store.stat('empty'))?.byteLength]).toEqual(['', 0]);
    });

    it('tells an absent object from a failure', async () => {
      await store.put('show/a', 'x');
      // Neither a prefix nor what would be below an object is one.
      for (const key of ['none', 'show', 'show/a/b', 'none/none', 'x'.repeat(1000)]) {
        expect(await store.stat(key)).toBeUndefined();
        expect(await store.open(key)).toBeUndefined();
        expect(await store.copyFrom(place.other, key)).toBe(false);
        expect(await store.copyFrom(foreign(), key)).toBe(false);
      }
      await store.remove('none');
      await store.remove('none/');
      expect([await store.list(''), await store.list('none/'), await store.list('show/')]).toEqual([
        ['show/'],
        [],
        ['a'],
      ]);
    });

    it('lists the names directly below a prefix', async () => {
      for (const key of ['a', 'show/b', 'show/c/d', 'show/c/e', 'show-2/f']) await store.put(key, key);
      expect((await store.list('')).toSorted()).toEqual(['a', 'show-2/', 'show/']);
      expect((await store.list('show/')).toSorted()).toEqual(['b', 'c/']);
      expect((await store.list('show/c/')).toSorted()).toEqual(['d', 'e']);
    });

    it('removes an object, or all below a prefix and nothing beside it', async () => {
      const keys = ['show/e1/a', 'show/e1/b/c', 'show/e10/a', 'show/e1.mp3', 'show/d'];
      for (const key of keys) await store.put(key, key);
      await store.remove('show/e1/');
      await store.remove('show/d');
      expect(await Promise.all(keys.map((key) => textOf(key)))).toEqual([
        undefined,
        undefined,
        'show/e10/a',
        'show/e1.mp3',
        undefined,
      ]);
      expect((await store.list('show/')).toSorted()).toEqual(['e1.mp3', 'e10/']);
    });

    it('refuses a strange name in every method, before it does anything', async () => {
      const path = await finished('x');
      for (const key of STRANGE) {
        const calls: readonly (() => unknown)[] = [
          () => store.put(key, 'x'),
          () => store.putFile(key, path),
          () => store.copyFrom(place.other, key),
          () => store.open(key),
          () => store.stat(key),
          () => store.remove(key),
          () => store.remove(`${key}/`),
          ...(key === '' ? [] : [() => store.list(`${key}/`)]),
        ];
        for (const [index, call] of calls.entries())
          await expect((async () => call())(), `${JSON.stringify(key)} ${index}`).rejects.toMatchObject({
            code: 'invalid',
          });
      }
      expect(await store.list('')).toEqual([]);
    });

    it('takes any other name, and tells it again as it was', async () => {
      const names = ['港口 听报.mp3', '%2e%2e', 'a#b?c&d=e', '...', '.well-known', "it's", 'é', 'x'.repeat(200)];
      for (const name of names) await store.put(`show/${name}`, name);
      expect(new Set(await store.list('show/'))).toEqual(new Set(names));
      for (const name of names) expect(await textOf(`show/${name}`)).toBe(name);
    });

    it('copies from a store of its kind and of any other, and the copy is on its own', async () => {
      await place.other.put('a', 'first');
      for (const [from, key] of [
        [place.other, 'a'],
        [place.other, 'a'],
        [foreign(), 'a'],
      ] as const)
        expect(await store.copyFrom(from, key)).toBe(true);
      await place.other.put('a', 'second');
      expect(await textOf('a')).toBe('first');
      await store.copyFrom(place.other, 'a');
      await place.other.remove('a');
      expect(await textOf('a')).toBe('second');
      expect(await store.list('')).toEqual(['a']);
    });

    it('streams what is large as fast as it is read and no faster', async () => {
      const content = randomBytes(24_000_000);
      await store.putFile('large.mp3', await finished(content));
      const opened = await store.open('large.mp3', { from: 1000 });
      if (!opened) throw new Error('it is not there');
      const chunks: Buffer[] = [];
      for await (const chunk of opened.body) {
        chunks.push(chunk);
        // Time to run ahead, at the beginning of it.
        for (let turn = 0; chunks.length < 5 && turn < 20; turn += 1) await setImmediate();
        expect(opened.body.readableLength).toBeLessThan(1_000_000);
      }
      expect(Buffer.concat(chunks).equals(content.subarray(1000))).toBe(true);
    });
  });
}
