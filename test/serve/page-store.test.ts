import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { ObjectStore } from '../../src/io/object-store.ts';
import { createPageStore } from '../../src/serve/page-store.ts';
import { resolvePath } from '../../src/serve/published-path.ts';

const XML = 'application/rss+xml; charset=utf-8';
let directory: string;
let site: ObjectStore;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-pages-'));
  site = createDiskObjectStore(directory);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the pages in memory', () => {
  it('are read once while the file stays the same, and again when another took its place', async () => {
    const [path, next] = [join(directory, 'feed.xml'), join(directory, 'feed.next')];
    const pages = createPageStore(site);
    await writeFile(path, 'a'.repeat(1000));
    const first = await pages.read('feed.xml', XML);
    expect(await pages.read('feed.xml', XML)).toBe(first);
    // The same size and the same moment, as a quick second run may give: only the file is another.
    await writeFile(next, 'b'.repeat(1000));
    await utimes(path, 1_700_000_000, 1_700_000_000);
    const second = await pages.read('feed.xml', XML);
    await utimes(next, 1_700_000_000, 1_700_000_000);
    await rename(next, path);
    const third = await pages.read('feed.xml', XML);
    expect(second?.hash).toBe(first?.hash);
    expect(third?.hash).not.toBe(first?.hash);
  });

  it('forget the least recently used beyond their limit, and never take what is too large', async () => {
    const pages = createPageStore(site, 2500, 2000);
    const [one, two, three] = ['one', 'two', 'three'];
    for (const key of [one, two, three]) await site.put(key, key.padEnd(1000));
    const kept = await pages.read(one, XML);
    const dropped = await pages.read(two, XML);
    expect(await pages.read(one, XML)).toBe(kept);
    await pages.read(three, XML);
    expect(await pages.read(one, XML)).toBe(kept);
    expect(await pages.read(two, XML)).not.toBe(dropped);
    await site.put(one, 'x'.repeat(2001));
    expect(await pages.read(one, XML)).toBeUndefined();
  });

  it('have no folders, no removed files and no compressed form larger than its file', async () => {
    const pages = createPageStore(site);
    await site.put('folder/feed.xml', 'x');
    expect(await pages.read('folder', XML)).toBeUndefined();
    expect(await pages.read('gone', XML)).toBeUndefined();
    await site.put('small.xml', '<a/>');
    expect((await pages.read('small.xml', XML))?.encodings).toEqual(['identity']);
  });
});

describe('the path of a request', () => {
  it('never leads out of the published folders, whatever it holds', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '',
        'harbour',
        'media',
        'assets',
        '%2e%2e',
        '..%2f',
        '.git',
        'feed.xml',
        '\\',
        '%00',
        'a b',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const target = resolvePath(`/${pieces.join('/')}`, ['harbour']);
        if (target === undefined || target.kind === 'redirect') return;
        const segments = target.file.split('/');
        expect(segments.length).toBeLessThanOrEqual(3);
        for (const segment of segments) expect(segment).toMatch(/^[A-Za-z0-9][\w.-]*$/);
      }),
      // What every object has.
      { numRuns: 2000, examples: [[['valueOf']], [['constructor']]] },
    );
  });
});
