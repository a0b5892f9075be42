import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { JobReport } from '../../src/jobs/job-report.ts';
import { chooseRemoved, whyNotKept } from '../../src/run/keep-bounds.ts';
import { applyRetention, reconcileMedia } from '../../src/run/keep-library.ts';
import { isLeftOutByListing } from '../../src/run/leave-out.ts';
import type { EpisodeHead, Store } from '../../src/store/store.ts';
import { anEpisode } from '../contracts/store-contract.ts';
import { STORES } from '../helpers/stores.ts';

const NOW = new Date('2026-03-10T00:00:00Z');
const heads = ['2026-03-09', '2026-03-05', '2026-02-01', '2025-03-01'].map(
  (day, index): EpisodeHead => ({
    id: `e${index}`,
    title: day,
    publishedAt: `${day}T00:00:00Z`,
    revision: '',
    durationSeconds: 60,
    byteLength: 40e6,
    fileName: `e${index}.mp3`,
    createdAt: `${day}T00:00:00Z`,
  }),
);
const removed = (keep: Parameters<typeof chooseRemoved>[1]) =>
  chooseRemoved(heads, keep, NOW).map(({ episodeId }) => episodeId);

describe('what a show keeps', () => {
  it('is everything unless it is told otherwise', () => {
    expect(removed({})).toEqual([]);
  });

  it('is the newest by number, by age and by size, each rule named', () => {
    expect(removed({ episodes: 3 })).toEqual(['e3']);
    expect(removed({ days: 30 })).toEqual(['e2', 'e3']);
    expect(removed({ megabytes: 100 })).toEqual(['e2', 'e3']);
    expect(removed({ episodes: 3, days: 6 })).toEqual(['e2', 'e3']);
    expect(chooseRemoved(heads, { episodes: 1 }, NOW)[0]?.reason).toContain('keep.episodes');
  });

  it('is never nothing because the newest is large', () => {
    expect(removed({ megabytes: 1 })).toEqual(['e1', 'e2', 'e3']);
  });
});

describe('an article that is not made yet', () => {
  const why = (keep: string, publishedAt: string, id = 'x') => {
    const [show] = parseConfig(
      `shows: [{ id: show, title: T, language: en, author: A, sources: [{ files: a }], keep: ${keep} }]`,
      'test.yaml',
      '/',
    ).shows;
    if (!show) throw new Error('no show');
    const store = { episodes: { heads: async () => heads } } as unknown as Store;
    return whyNotKept({ store, now: () => NOW }, show, { id, publishedAt }).then((told) => told?.text);
  };

  it('is not wanted where it would be removed at once, by each rule', async () => {
    expect(await why('{ episodes: 2 }', '2026-03-01T00:00:00Z')).toContain('keep.episodes');
    expect(await why('{ days: 30 }', '2026-01-01T00:00:00Z')).toContain('keep.days');
    expect(await why('{ megabytes: 60 }', '2026-03-01T00:00:00Z')).toContain('keep.megabytes');
  });

  it('is not asked for where its source tells so, or when it came', async () => {
    const isLeftOut = (order: string, publishedAt: string, cameAt?: string) => {
      const [show] = parseConfig(
        `shows: [{ id: show, title: T, language: en, author: A, order: ${order}, sources: [{ files: a }], keep: { episodes: 2 } }]`,
        'test.yaml',
        '/',
      ).shows;
      if (!show) throw new Error('no show');
      const known = {
        showId: 'show',
        url: 'x',
        status: 'listed',
        updatedAt: '',
        listing: { url: 'x', publishedAt },
      } as const;
      const store = { episodes: { heads: async () => heads }, items: { save: async () => undefined } };
      return isLeftOutByListing({
        parts: { store: store as unknown as Store, now: () => NOW },
        report: { item: async () => undefined } as unknown as JobReport,
        ...{ show, source: undefined, known: { ...known, ...(cameAt !== undefined && { cameAt }) } },
        job: { kind: 'make-episode', showId: 'show', item: { url: 'x' }, reason: 'new' },
      });
    };
    const [early, late] = ['2026-03-01T00:00:00Z', '2026-03-09T12:00:00Z'];
    expect(await isLeftOut('published', early, late)).toBe(true);
    expect(await isLeftOut('added', late, early)).toBe(true);
    expect(await isLeftOut('added', early, late)).toBe(false);
    expect(await isLeftOut('added', early)).toBe(false);
  });

  it('is wanted where it would stay', async () => {
    expect(await why('{}', '2001-01-01T00:00:00Z')).toBeUndefined();
    expect(await why('{ episodes: 1, megabytes: 1 }', '2026-03-09T12:00:00Z')).toBeUndefined();
    expect(await why('{ episodes: 2, days: 30, megabytes: 80 }', '2026-03-06T00:00:00Z')).toBeUndefined();
  });

  it('of the same instant as others is ordered among them as the feed will be', async () => {
    expect(await why('{ episodes: 1 }', '2026-03-09T00:00:00Z', 'd')).toBeUndefined();
    expect(await why('{ episodes: 1 }', '2026-03-09T00:00:00Z', 'f')).toContain('keep.episodes');
  });
});

for (const { name, isAbsent, open } of STORES)
  describe.skipIf(isAbsent)(`the media folder, with a store on ${name}`, () => {
    let home: string;
    let store: Store;
    const parts = () => ({
      config: configure(),
      store,
      mediaStore: createDiskObjectStore(join(home, 'media')),
      now: () => NOW,
    });
    const configure = (more = '') =>
      parseConfig(
        `shows: [{ id: show, title: T, language: en, author: A, sources: [{ files: a }] ${more} }]`,
        'test.yaml',
        home,
      );
    const show = (more = '') => {
      const [first] = configure(more).shows;
      if (!first) throw new Error('no show');
      return first;
    };
    const names = async () => (await readdir(join(home, 'media/show'))).sort();
    const put = async (name: string, at: string) => {
      await writeFile(join(home, 'media/show', name), 'x');
      await utimes(join(home, 'media/show', name), new Date(at), new Date(at));
    };
    const publish = (id: string, fileName: string, updatedAt: string) => {
      const episode = anEpisode(id, updatedAt);
      return store.episodes.save(
        { episode: { ...episode, enclosure: { ...episode.enclosure, fileName } }, itemUrl: id, audioHash: '' },
        { showId: 'show', url: id, status: 'published', episodeId: id, updatedAt },
      );
    };
    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'lectern-keep-'));
      await mkdir(join(home, 'media/show'), { recursive: true });
      store = await open(home);
    });
    afterEach(async () => {
      await store.close();
      await rm(home, { recursive: true, force: true });
    });

    it('keeps a replaced file for two days for its listeners', async () => {
      await publish('aaaaaaaaaaaa', 'aaaaaaaaaaaa.0000000000000001.mp3', '2026-03-01T00:00:00Z');
      await publish('aaaaaaaaaaaa', 'aaaaaaaaaaaa.0000000000000002.mp3', '2026-03-09T00:00:00Z');
      await put('aaaaaaaaaaaa.0000000000000001.mp3', '2026-03-01T00:00:00Z');
      await put('aaaaaaaaaaaa.0000000000000002.mp3', '2026-03-09T00:00:00Z');
      await applyRetention(parts(), show(), { dryRun: false });
      expect(await names()).toHaveLength(2);
      await applyRetention({ ...parts(), now: () => new Date('2026-03-11T01:00:00Z') }, show(), { dryRun: false });
      expect(await names()).toEqual(['aaaaaaaaaaaa.0000000000000002.mp3']);
    });

    it('removes a killed run’s files, but neither fresh nor foreign ones', async () => {
      await put('bbbbbbbbbbbb.0000000000000001.mp3', '2026-03-01T00:00:00Z');
      await put('cccccccccccc.0000000000000001.mp3', '2026-03-09T23:59:00Z');
      await put('my-own-jingle.mp3', '2026-03-01T00:00:00Z');
      await reconcileMedia(parts(), 'show');
      expect(await names()).toEqual(['cccccccccccc.0000000000000001.mp3', 'my-own-jingle.mp3']);
    });

    it('is missed: an episode whose file is gone is named, so that it is made again', async () => {
      await publish('dddddddddddd', 'dddddddddddd.0000000000000001.mp3', '2026-03-01T00:00:00Z');
      expect([...(await reconcileMedia(parts(), 'show'))]).toEqual(['dddddddddddd']);
      await put('dddddddddddd.0000000000000001.mp3', '2026-03-01T00:00:00Z');
      expect([...(await reconcileMedia(parts(), 'show'))]).toEqual([]);
    });

    it('keeps the episodes that the next digest waits for', async () => {
      await publish('eeeeeeeeeeee', 'eeeeeeeeeeee.0000000000000001.mp3', '2026-03-08T00:00:00Z');
      await publish('ffffffffffff', 'ffffffffffff.0000000000000001.mp3', '2026-03-09T00:00:00Z');
      const keep = ', keep: { episodes: 1 }';
      expect(await applyRetention(parts(), show(keep), { dryRun: true })).toHaveLength(1);
      const withDigest = show(`${keep}, digest: { cron: "0 18 * * *" }`);
      expect(await applyRetention(parts(), withDigest, { dryRun: true })).toEqual([]);
      const digest = anEpisode('dddddddddddd', '2026-03-09T12:00:00Z');
      await store.episodes.save(
        { episode: digest, itemUrl: 'digest', audioHash: '' },
        { showId: 'show', url: 'digest', status: 'published', updatedAt: digest.updatedAt },
        { digestOf: ['eeeeeeeeeeee'] },
      );
      const removed = await applyRetention(parts(), withDigest, { dryRun: true });
      expect(removed.map(({ episodeId }) => episodeId)).toEqual(['eeeeeeeeeeee']);
    });
  });
