/** What every store has to do, whatever keeps it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Episode } from '../../src/model.ts';
import type { ItemRecord, RunSummary, Store } from '../../src/store/store.ts';

export const anEpisode = (id: string, publishedAt: string): Episode => ({
  id,
  showId: 'show',
  guid: `guid-${id}`,
  article: {
    url: `https://example.org/${id}`,
    canonicalUrl: `https://example.org/${id}`,
    title: `标题 ${id}`,
    language: 'zh-CN',
    tags: [],
    blocks: [{ kind: 'paragraph', text: '第一段。' }],
  },
  publishedAt,
  updatedAt: publishedAt,
  enclosure: { fileName: `${id}.mp3`, mimeType: 'audio/mpeg', byteLength: 9, sha256: '00', bitrateKbps: 64 },
  timeline: { durationSeconds: 1, sampleRate: 44100, samples: 44100, cues: [], chapters: [] },
  missingClips: [],
});

const anItem = (url: string, more: Partial<ItemRecord> = {}): ItemRecord => ({
  showId: 'show',
  url,
  status: 'published',
  inputHash: 'hash',
  attempts: 0,
  updatedAt: '2026-01-01T00:00:00Z',
  ...more,
});

const SUMMARY: RunSummary = {
  new: 1,
  updated: 0,
  unchanged: 2,
  failed: 0,
  sentencesSynthesised: 3,
  sentencesReused: 4,
  audioSeconds: 5.5,
  missingClips: 0,
};

export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    it('knows nothing at first', async () => {
      expect(await store.library.findItem('show', 'x')).toBeUndefined();
      expect(await store.library.findEpisode('show', 'x')).toBeUndefined();
      expect(await store.library.listEpisodes('show')).toEqual([]);
      expect(await store.runs.list(5)).toEqual([]);
    });

    it('gives an item back as it was saved, and the newer one after a second save', async () => {
      const error = {
        code: 'timeout',
        stage: 'fetch',
        message: 'late',
        hint: 'wait',
        at: '2026-01-01T00:00:00Z',
      } as const;
      const failed = anItem('u', { status: 'failed', attempts: 2, error, title: '题' });
      await store.library.saveItem(failed);
      expect(await store.library.findItem('show', 'u')).toEqual(failed);
      const mended = anItem('u', { episodeId: 'e1' });
      await store.library.saveItem(mended);
      expect(await store.library.findItem('show', 'u')).toEqual(mended);
      expect(await store.library.findItem('other', 'u')).toBeUndefined();
    });

    it('gives an episode back whole, newest first, in an order that never wavers', async () => {
      const episodes = [
        anEpisode('b', '2026-01-02T00:00:00Z'),
        anEpisode('a', '2026-01-02T00:00:00Z'),
        anEpisode('c', '2026-01-03T00:00:00Z'),
      ];
      for (const episode of episodes)
        await store.library.saveEpisode(
          { episode, itemUrl: `i-${episode.id}`, audioHash: 'h' },
          anItem(`i-${episode.id}`),
        );
      expect((await store.library.listEpisodes('show')).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
      expect(await store.library.findEpisode('show', 'a')).toEqual({
        episode: episodes[1],
        itemUrl: 'i-a',
        audioHash: 'h',
      });
      expect(await store.library.findItem('show', 'i-a')).toMatchObject({ status: 'published' });
      expect((await store.library.listItems('show')).map(({ url }) => url)).toEqual(
        expect.arrayContaining(['i-a', 'i-b', 'i-c']),
      );
    });

    it('keeps one row for an episode that is saved again', async () => {
      const episode = { ...anEpisode('a', '2026-01-02T00:00:00Z'), updatedAt: '2026-02-02T00:00:00Z' };
      await store.library.saveEpisode({ episode, itemUrl: 'i-a', audioHash: 'h2' }, anItem('i-a'));
      expect(await store.library.findEpisode('show', 'a')).toMatchObject({
        audioHash: 'h2',
        episode: { updatedAt: '2026-02-02T00:00:00Z' },
      });
      expect(await store.library.listEpisodes('show')).toHaveLength(3);
    });

    it('remembers what was rendered', async () => {
      await store.renders.save('show', 'a', '1');
      await store.renders.save('show', 'a', '2');
      await store.renders.save('show', '', '3');
      expect([...(await store.renders.find('show'))]).toEqual(
        expect.arrayContaining([
          ['a', '2'],
          ['', '3'],
        ]),
      );
      expect((await store.renders.find('other')).size).toBe(0);
    });

    it('lists runs newest first, those under way without a summary', async () => {
      await store.runs.start('r1', '2026-01-01T00:00:00Z');
      await store.runs.finish('r1', '2026-01-01T00:01:00Z', SUMMARY);
      await store.runs.start('r2', '2026-01-02T00:00:00Z');
      expect(await store.runs.list(5)).toEqual([
        { id: 'r2', startedAt: '2026-01-02T00:00:00Z' },
        { id: 'r1', startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:01:00Z', summary: SUMMARY },
      ]);
    });

    it('keeps, replaces and forgets the rows of the cache', async () => {
      const row = { key: 'k', extension: 'wav', byteLength: 3, sha256: 'aa', meta: { sampleRate: 22050 } };
      await store.cacheIndex.save(row);
      await store.cacheIndex.save({ ...row, byteLength: 4 });
      expect(await store.cacheIndex.find('k')).toEqual({ ...row, byteLength: 4 });
      await store.cacheIndex.save({ ...row, key: 'l', byteLength: 10 });
      expect(await store.cacheIndex.totalBytes()).toBe(14);
      await store.cacheIndex.touch('k', '2999-01-01');
      expect((await store.cacheIndex.listOldest(9)).map(({ key }) => key)).toEqual(['l', 'k']);
      await store.cacheIndex.forget('k');
      expect(await store.cacheIndex.find('k')).toBeUndefined();
    });
  });
}
