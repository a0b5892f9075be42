import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { createOriginals } from '../../src/io/originals.ts';
import type { Queue } from '../../src/jobs/queue.ts';
import { sweepOriginals } from '../../src/jobs/sweep-originals.ts';
import { toUploadUrl } from '../../src/run/upload-address.ts';
import { anEpisode } from '../contracts/store-contract.ts';
import { STORES } from '../helpers/stores.ts';

const NOW = '2026-06-01T00:00:00.000Z';
const LONG_AGO = new Date('2026-01-01T00:00:00.000Z');

describe.each(STORES)('with $name', ({ isAbsent, open }) => {
  it.skipIf(isAbsent)(
    'originals go that were put long ago and that neither an article, an episode nor a job names',
    async () => {
      const home = await mkdtemp(join(tmpdir(), 'lectern-originals-'));
      const store = await open(home);
      const folder = join(home, 'originals');
      const originals = createOriginals(createDiskObjectStore(folder));
      const put = async (text: string, at: Date = LONG_AGO) => {
        const sha256 = await originals.put(Buffer.from(text));
        await utimes(join(folder, sha256.slice(0, 2), sha256), at, at);
        return sha256;
      };
      const [page, recording, sent, waiting] = [
        await put('page'),
        await put('wav'),
        await put('sent'),
        await put('job'),
      ];
      const [cover, again] = [await put('cover'), await put('again')];
      const shown = await put('shown');
      const [late, gone] = [await put('late', new Date(NOW)), await put('gone')];
      const url = 'file:///letters/lamps.html';
      const original = {
        sha256: page,
        workingDirectory: '/',
        recordings: { 'file:///letters/a.wav': recording },
        pictures: { 'file:///letters/a.jpg': shown },
      };
      await store.items.saveListings('a', 's', [{ url, original }, { url: 'https://paper.example/1' }], NOW);
      await store.items.save({ showId: 'b', url: toUploadUrl(sent), status: 'published', updatedAt: NOW });
      const book = anEpisode('book', NOW);
      await store.episodes.save(
        {
          episode: { ...book, article: { ...book.article, imageUrl: toUploadUrl(cover) } },
          ...{ itemUrl: 'https://paper.example/book', audioHash: 'h' },
        },
        { showId: 'show', url: 'https://paper.example/book', status: 'published', updatedAt: NOW },
      );
      await originals.put(Buffer.from('again'));
      const [passing, passed] = [
        await originals.putPassing(Buffer.from('new'), 'a'),
        await originals.putPassing(Buffer.from('old'), 'a'),
      ];
      const dayAgo = new Date(Date.now() - 25 * 3_600_000);
      await utimes(join(folder, 'passing', passed), dayAgo, dayAgo);
      const item = { url: toUploadUrl(waiting), original: { sha256: waiting } };
      const list = async () => [{ job: { kind: 'make-episode', showId: 'b', item, reason: 'new' } }];
      await sweepOriginals(originals, store, { list } as unknown as Pick<Queue, 'list'>, new Date(NOW));
      for (const hash of [page, recording, shown, sent, waiting, late, cover, again])
        expect(await originals.open(hash)).toBeDefined();
      expect(await originals.open(gone)).toBeUndefined();
      expect(await originals.open(passing)).toBeDefined();
      expect(await originals.open(passed)).toBeUndefined();
      await store.close();
      await rm(home, { recursive: true });
    },
  );
});
