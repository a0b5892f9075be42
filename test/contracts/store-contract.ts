/** What every store has to do, whatever keeps it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClaim } from '../../src/jobs/claim-scope.ts';
import type { Episode } from '../../src/model.ts';
import { recordAdded } from '../../src/run/add-item.ts';
import { itemIdOf } from '../../src/store/item-id.ts';
import type { ItemPage, ItemRecord, RunSummary, StoreWithQueue } from '../../src/store/store.ts';

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
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

const NOW = '2026-01-05T00:00:00.000Z';

const SUMMARY: RunSummary = {
  new: 1,
  updated: 0,
  unchanged: 2,
  filtered: 0,
  failed: 0,
  sentencesSynthesised: 3,
  sentencesReused: 4,
  audioSeconds: 5.5,
  missingClips: 0,
};

export function describeStore(name: string, open: () => Promise<StoreWithQueue>): void {
  describe(`the store on ${name}`, () => {
    let store: StoreWithQueue;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    it('knows nothing at first', async () => {
      expect(await store.items.find('show', 'x')).toBeUndefined();
      expect(await store.episodes.find('show', 'x')).toBeUndefined();
      expect(await store.episodes.list('show')).toEqual([]);
      expect(await store.runs.list(5)).toEqual([]);
    });

    it('gives an item back as it was saved, and the newer one after a second save', async () => {
      const error = {
        code: 'timeout',
        stage: 'fetch',
        message: 'late',
        hint: 'wait',
        at: '2026-01-01T00:00:00.000Z',
      } as const;
      const failed = anItem('u', {
        attempt: { outcome: 'failed', at: '2026-01-01T00:00:00.000Z', failures: 2, error },
        listing: { url: 'u', title: '题', enclosures: [{ url: 'https://example.org/a.mp3' }] },
        title: '题',
      });
      await store.items.save(failed);
      expect(await store.items.find('show', 'u')).toEqual(failed);
      const mended = anItem('u', { episodeId: 'e1' });
      await store.items.save(mended);
      expect(await store.items.find('show', 'u')).toEqual(mended);
      expect(await store.items.find('other', 'u')).toBeUndefined();
    });

    it('gives an episode back whole, newest first, in an order that never wavers', async () => {
      const episodes = [
        anEpisode('b', '2026-01-02T00:00:00.000Z'),
        anEpisode('a', '2026-01-02T00:00:00.000Z'),
        anEpisode('c', '2026-01-03T00:00:00.000Z'),
      ];
      for (const episode of episodes)
        await store.episodes.save({ episode, itemUrl: `i-${episode.id}`, audioHash: 'h' }, anItem(`i-${episode.id}`));
      expect((await store.episodes.list('show')).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
      expect(await store.episodes.find('show', 'a')).toEqual({
        episode: episodes[1],
        itemUrl: 'i-a',
        audioHash: 'h',
      });
      expect(await store.items.find('show', 'i-a')).toMatchObject({ status: 'published' });
      expect((await store.items.list('show')).map(({ url }) => url)).toEqual(
        expect.arrayContaining(['i-a', 'i-b', 'i-c']),
      );
    });

    it('keeps one row for an episode that is saved again', async () => {
      const episode = { ...anEpisode('a', '2026-01-02T00:00:00.000Z'), updatedAt: '2026-02-02T00:00:00.000Z' };
      await store.episodes.save({ episode, itemUrl: 'i-a', audioHash: 'h2' }, anItem('i-a'));
      expect(await store.episodes.find('show', 'a')).toMatchObject({
        audioHash: 'h2',
        episode: { updatedAt: '2026-02-02T00:00:00.000Z' },
      });
      expect(await store.episodes.list('show')).toHaveLength(3);
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
      await store.runs.start({ id: 'r1', worker: 'w1', trigger: 'manual', startedAt: '2026-01-01T00:00:00.000Z' });
      await store.runs.finish('r1', '2026-01-01T00:01:00.000Z', 'stopped', SUMMARY);
      await store.runs.start({ id: 'r2', worker: 'w2', trigger: 'schedule', startedAt: '2026-01-02T00:00:00.000Z' });
      expect(await store.runs.list(5)).toEqual([
        { id: 'r2', trigger: 'schedule', startedAt: '2026-01-02T00:00:00.000Z' },
        {
          id: 'r1',
          trigger: 'manual',
          startedAt: '2026-01-01T00:00:00.000Z',
          finishedAt: '2026-01-01T00:01:00.000Z',
          outcome: 'stopped',
          summary: SUMMARY,
        },
      ]);
    });

    it('ends a run as lost when its process is gone, and no other', async () => {
      await store.runs.start({ id: 'r0', worker: 'w0', trigger: 'manual', startedAt: '2025-12-31T00:00:00.000Z' });
      await store.runs.finishLost('2026-01-03T00:00:00.000Z', async (worker) => {
        // One that ends meanwhile has ended by itself.
        if (worker === 'w0') await store.runs.finish('r0', NOW, 'finished', SUMMARY);
        return false;
      });
      expect((await store.runs.list(5)).map(({ outcome }) => outcome)).toEqual(['lost', 'stopped', 'finished']);
    });

    it('stores an article’s listing apart from its outcome', async () => {
      const published = anItem('https://example.org/l', { showId: 'listed', title: 'One' });
      await store.items.save(published);
      const listing = { url: published.url, title: 'Two', content: '<p>x</p>' };
      await store.items.saveListings('listed', 's', [listing, { url: 'https://example.org/new', title: 'New' }], NOW);
      expect(await store.items.find('listed', published.url)).toEqual({ ...published, source: 's', listing });
      expect(await store.items.find('listed', 'https://example.org/new')).toMatchObject({
        status: 'listed',
        title: 'New',
      });
      await store.items.saveListings('came', 's', [{ url: 'b' }, { url: 'a' }], NOW);
      expect((await store.items.list('came')).map(({ url, cameAt }) => [url, cameAt])).toEqual([
        ['a', NOW],
        ['b', new Date(Date.parse(NOW) - 1000).toISOString()],
      ]);
    });

    it('dates articles that come right behind others behind them, and those that were known as before', async () => {
      const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
      const came = async () => {
        const items = await store.items.list('burst');
        return Object.fromEntries(items.map(({ url, cameAt }) => [url, cameAt]));
      };
      await store.items.saveListings('burst', 's', [{ url: 'a' }, { url: 'b' }], NOW);
      expect(await store.items.lastCameAt('burst')).toBe(NOW);
      const more = [{ url: 'c' }, { url: 'a' }, { url: 'd' }, { url: 'e' }];
      await store.items.saveListings('burst', 's', more, later(1));
      expect(await came()).toEqual({ a: later(-1), b: NOW, c: later(1), d: later(2), e: later(3) });
      await recordAdded(store.items, 'burst', [{ url: 'f' }, { url: 'g' }], undefined, new Date(later(3)));
      expect(await came()).toMatchObject({ f: later(4), g: later(5) });
      await recordAdded(store.items, 'burst', [{ url: 'h' }, { url: 'i' }], undefined, new Date(later(60)));
      expect(await came()).toMatchObject({ h: later(59), i: later(60) });
      // So long a list would be dated far ahead: it keeps its order, and ends now.
      const many = Array.from({ length: 300 }, (_, at) => ({ url: `m${at}` }));
      await store.items.saveListings('burst', 's', many, later(70));
      expect(await came()).toMatchObject({ m0: later(70 - 299), m299: later(70) });
      // The clock was wrong, and was put right.
      await recordAdded(store.items, 'burst', [{ url: 'j' }], undefined, new Date(later(-90_000)));
      expect(await came()).toMatchObject({ j: later(-90_000) });
    });

    it('tells which of the addresses a source has listed', async () => {
      const published = anItem('https://example.org/m', { showId: 'told', title: 'One' });
      await store.items.save(published);
      const listing = { url: published.url, title: 'Two', content: '<p>x</p>' };
      await store.items.saveListings('told', 's', [listing, { url: 'https://example.org/new', title: 'New' }], NOW);
      const urls = [published.url, 'https://example.org/new', 'https://example.org/unknown'];
      const { byUrl, count } = await store.items.listings('told', 's', urls);
      expect([...byUrl].sort()).toEqual([
        [published.url, { status: 'published' }],
        ['https://example.org/new', { status: 'listed' }],
      ]);
      expect(count).toBe(2);
    });

    it('lists articles whose last attempt failed, the latest first, without dismissed and removed ones', async () => {
      const failed = (url: string, day: number, status: ItemRecord['status']) =>
        store.items.save(
          anItem(url, {
            showId: 'bad',
            status,
            attempt: { outcome: 'failed', at: `2026-01-0${day}T00:00:00.000Z`, failures: 1 },
          }),
        );
      await failed('a', 1, 'listed');
      await failed('b', 2, 'published');
      await failed('c', 3, 'dismissed');
      await failed('d', 4, 'removed');
      await store.items.save(anItem('e', { showId: 'bad' }));
      expect((await store.items.listFailed('bad')).map(({ url }) => url)).toEqual(['b', 'a']);
      expect(await store.items.countByStatus('bad')).toEqual({ failed: 1, published: 2, dismissed: 1, removed: 1 });
    });

    it('keeps what a run did, in order, and forgets the oldest runs with it', async () => {
      const item = {
        showId: 'show',
        url: 'https://example.org/n',
        outcome: 'new',
        title: '一',
        audioSeconds: 2,
      } as const;
      await store.runs.addItem('r1', item);
      await store.runs.addItem('r1', { ...item, url: 'https://example.org/m', outcome: 'failed' });
      expect((await store.runs.find('r1'))?.items.map(({ outcome }) => outcome)).toEqual(['new', 'failed']);
      expect((await store.runs.find('r1'))?.items[0]).toEqual(item);
      expect((await store.runs.find('r1'))?.notices).toEqual([]);
      const told = [{ at: NOW, event: { kind: 'notice', message: 'Moved.' } }] as const;
      await store.runs.note('r1', told);
      await store.runs.finish('r1', NOW, 'finished', SUMMARY);
      expect((await store.runs.find('r1'))?.notices).toEqual(told);
      await store.runs.prune(1);
      expect((await store.runs.list(5)).map(({ id }) => id)).toEqual(['r2']);
      expect(await store.runs.find('r1')).toBeUndefined();
    });

    it('knows which articles of a source are due', async () => {
      const due = (url: string, nextCheckAt?: string) =>
        store.items.save(
          anItem(url, { showId: 'due', source: 's', listingHash: `h-${url}`, ...(nextCheckAt && { nextCheckAt }) }),
        );
      await due('a', '2026-01-03T00:00:00.000Z');
      await due('b', '2026-01-02T00:00:00.000Z');
      await due('c', '2026-02-01T00:00:00.000Z');
      await due('d');
      const found = await store.items.listDue('due', 's', { now: '2026-01-05T00:00:00.000Z', limit: 9 });
      expect(found.map(({ url }) => url)).toEqual(['b', 'a']);
      expect(await store.items.listDue('due', 's', { now: '2026-01-05T00:00:00.000Z', limit: 1 })).toHaveLength(1);
      expect(await store.items.listDue('due', 'other', { now: '2026-01-05T00:00:00.000Z', limit: 9 })).toEqual([]);
      const { byUrl, count } = await store.items.listings('due', 's', ['c']);
      expect([byUrl.get('c'), byUrl.size, count]).toEqual([{ hash: 'h-c', status: 'published' }, 1, 4]);
      expect(await store.items.countByStatus('due')).toEqual({ published: 4 });
    });

    it('marks each change of a show’s episodes, and of no other show’s', async () => {
      const save = (showId: string, id: string) =>
        store.episodes.save(
          { episode: { ...anEpisode(id, '2026-01-01T00:00:00.000Z'), showId }, itemUrl: id, audioHash: 'h' },
          anItem(id, { showId, episodeId: id }),
        );
      expect(await store.episodes.mark('marked')).toBeUndefined();
      const marks: (string | undefined)[] = [];
      const note = async (change: Promise<unknown>) => {
        await change;
        marks.push(await store.episodes.mark('marked'));
      };
      await note(save('marked', 'a'));
      await note(save('marked', 'a'));
      await note(store.episodes.remove('marked', 'a', '2026-01-02T00:00:00.000Z'));
      await save('other-marked', 'b');
      expect(await store.episodes.mark('marked')).toBe(marks.at(-1));
      await note(store.renameShow('other-marked', 'marked', '2026-01-03T00:00:00.000Z'));
      expect(new Set(marks).size).toBe(4);
      expect(marks).not.toContain(undefined);
    });

    it('keeps what a feed is first known by, until it is named anew', async () => {
      const [first, second] = ['one', 'two'].map((guid) => ({ guid, address: `https://${guid}.example` }));
      if (!first || !second) throw new Error('unreachable');
      expect(await store.feeds.find('known', 'feed')).toBeUndefined();
      expect(await store.feeds.findOrSave('known', 'feed', first)).toEqual(first);
      expect(await store.feeds.findOrSave('known', 'feed', second)).toEqual(first);
      expect(await store.feeds.findOrSave('known', 'lite', second)).toEqual(second);
      await store.feeds.rename('known', 'feed', 'three');
      expect(await store.feeds.find('known', 'feed')).toEqual({ ...first, guid: 'three' });
      await store.feeds.findOrSave('known-too', 'feed', second);
      await store.renameShow('known', 'known-too', '2026-01-03T00:00:00.000Z');
      expect((await store.feeds.find('known-too', 'feed'))?.guid).toBe('three');
      expect(await store.feeds.find('known', 'feed')).toBeUndefined();
    });

    it('names the files of a show’s episodes', async () => {
      const episode = { ...anEpisode('filed', '2026-01-01T00:00:00.000Z'), showId: 'filed' };
      const lite = { ...episode.enclosure, fileName: 'filed-lite.mp3' };
      await store.episodes.save(
        { episode: { ...episode, lite }, itemUrl: 'f', audioHash: 'h' },
        anItem('f', { showId: 'filed', episodeId: 'filed' }),
      );
      expect((await store.episodes.files('filed')).map((file) => Object.values(file)).sort()).toEqual(
        [episode.enclosure, lite].map(({ fileName }) => ['filed', fileName]).sort(),
      );
    });

    it('removes an episode with its fingerprint, and retires its files until nobody needs them', async () => {
      const episode = { ...anEpisode('gone', '2026-01-01T00:00:00.000Z'), showId: 'gone' };
      const item = anItem('https://example.org/gone', { showId: 'gone', episodeId: 'gone' });
      const record = { episode, itemUrl: item.url, audioHash: 'a' };
      await store.episodes.save(record, item, { fingerprint: '00ff00ff00ff00ff' });
      const changed = { ...episode, enclosure: { ...episode.enclosure, fileName: 'gone.2.mp3' } };
      await store.episodes.save({ ...record, episode: changed }, item, { fingerprint: '00ff00ff00ff00ff' });
      expect(await store.retiredFiles.list('gone')).toEqual(['gone.mp3']);
      await store.episodes.save(record, item, { fingerprint: '00ff00ff00ff00ff' });
      expect(await store.retiredFiles.list('gone')).toEqual(['gone.2.mp3']);
      await store.episodes.remove('gone', 'gone', '2026-03-01T00:00:00.000Z');
      expect(await store.episodes.find('gone', 'gone')).toBeUndefined();
      expect(await store.episodes.findSimilar('gone', '00ff00ff00ff00ff')).toEqual([]);
      expect((await store.items.find('gone', item.url))?.status).toBe('removed');
      expect(await store.retiredFiles.list('gone')).toEqual(['gone.2.mp3', 'gone.mp3']);
      expect(await store.retiredFiles.list('gone', '2026-02-01T00:00:00.000Z')).toEqual(['gone.2.mp3']);
      await store.retiredFiles.forget('gone', 'gone.mp3');
      expect(await store.retiredFiles.list('gone')).toEqual(['gone.2.mp3']);
    });

    it('finds nearly the same text and no other', async () => {
      const episode = { ...anEpisode('near', '2026-01-01T00:00:00.000Z'), showId: 'near' };
      const item = anItem('https://example.org/near', { showId: 'near' });
      await store.episodes.save({ episode, itemUrl: item.url, audioHash: 'a' }, item, {
        fingerprint: 'f00000000000000f',
      });
      expect(await store.episodes.findSimilar('near', 'f000000000000008')).toEqual(['near']);
      expect(await store.episodes.findSimilar('near', 'f0000000000007ff')).toEqual(['near']);
      expect(await store.episodes.findSimilar('near', 'f00000000000fff0')).toEqual([]);
      expect(await store.episodes.findSimilar('show', 'f00000000000000f')).toEqual([]);
    });

    it('tells heads like the episodes, with another revision after a change', async () => {
      const episode = { ...anEpisode('head', '2026-01-01T00:00:00.000Z'), showId: 'head' };
      const item = anItem('https://example.org/head', { showId: 'head' });
      await store.episodes.save({ episode, itemUrl: item.url, audioHash: 'a' }, item);
      const [first] = await store.episodes.heads('head');
      expect(first).toMatchObject({
        id: 'head',
        title: '标题 head',
        durationSeconds: 1,
        byteLength: 9,
        fileName: 'head.mp3',
      });
      await store.episodes.save({ episode: { ...episode, guid: 'other' }, itemUrl: item.url, audioHash: 'a' }, item);
      expect((await store.episodes.heads('head'))[0]?.revision).not.toBe(first?.revision);
    });

    it('keeps an episode’s first instant and its digest through later saves', async () => {
      const episode = { ...anEpisode('old', '2026-01-01T00:00:00.000Z'), showId: 'digest' };
      const record = { episode, itemUrl: 'https://example.org/old', audioHash: 'a' };
      const item = anItem(record.itemUrl, { showId: 'digest' });
      await store.episodes.save(record, item);
      const digest = { ...anEpisode('d1', '2026-01-02T00:00:00.000Z'), showId: 'digest' };
      const url = 'https://example.org/d1';
      await store.episodes.save({ episode: digest, itemUrl: url, audioHash: 'a' }, anItem(url, { showId: 'digest' }), {
        digestOf: ['old'],
      });
      await store.episodes.save({ ...record, episode: { ...episode, updatedAt: '2026-02-01T00:00:00.000Z' } }, item);
      const [made] = await store.episodes.heads('digest');
      const createdSince = made?.createdAt ?? '';
      expect((await store.episodes.heads('digest', { createdSince })).map(({ id }) => id)).toEqual(['d1']);
      expect(await store.episodes.heads('digest', { createdSince: '2026-01-03T00:00:00.000Z' })).toEqual([]);
      expect(await store.episodes.heads('digest')).toMatchObject([
        // A digest is joined into no other one.
        { id: 'd1', digestId: 'd1' },
        { createdAt: '2026-01-01T00:00:00.000Z', digestId: 'd1' },
      ]);
    });

    it('remembers the rests of hosts until they are over', async () => {
      await store.hostRests.save('a:80', '2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z');
      await store.hostRests.save('a:80', '2026-01-03T00:00:00.000Z', '2026-01-01T00:00:00.000Z');
      expect(await store.hostRests.find('a:80')).toBe('2026-01-03T00:00:00.000Z');
      expect(await store.hostRests.find('b:80')).toBeUndefined();
      await store.hostRests.save('b:80', '2026-01-05T00:00:00.000Z', '2026-01-04T00:00:00.000Z');
      expect(await store.hostRests.find('a:80')).toBeUndefined();
    });

    it('sorts by bytes, as addresses and ids have no language', async () => {
      const urls = ['b', 'a', 'ä', 'B', '_', '中'];
      for (const url of urls) await store.items.save(anItem(url, { showId: 'sorted', episodeId: 'e' }));
      expect((await store.items.listOfEpisode('sorted', 'e')).map(({ url }) => url)).toEqual([
        ...['B', '_', 'a', 'b', 'ä', '中'],
      ]);
    });

    it('takes many listings at once, and of two for one article the later', async () => {
      const many = Array.from({ length: 1203 }, (_, at) => ({ url: `https://example.org/${at}`, title: `${at}` }));
      await store.items.saveListings('many', 's', [...many, { url: 'https://example.org/7', title: 'Seven' }], NOW);
      const urls = many.map(({ url }) => url);
      const { byUrl, count } = await store.items.listings('many', 's', urls);
      expect([byUrl.size, count]).toEqual([1203, 1203]);
      expect(await store.items.listings('many', 's', [])).toEqual({ byUrl: new Map(), count: 1203 });
      expect((await store.items.find('many', 'https://example.org/7'))?.listing?.title).toBe('Seven');
    });

    it('lists many heads and what was rendered, the newest first and each once, also where several are of one instant', async () => {
      const ids = Array.from({ length: 603 }, (_, at) => at.toString(16).padStart(12, '0'));
      for (const [at, id] of ids.entries()) {
        const publishedAt = new Date(Date.parse(NOW) + Math.floor(at / 5) * 60_000).toISOString();
        const episode = { ...anEpisode(id, publishedAt), showId: 'heads' };
        await store.episodes.save({ episode, itemUrl: id, audioHash: 'x' }, anItem(id, { showId: 'heads' }));
      }
      for (const id of ids) await store.renders.save('heads', id, 'x');
      expect([...(await store.renders.find('heads')).keys()].sort()).toEqual(ids);
      const heads = await store.episodes.heads('heads');
      const sorted = heads.toSorted((a, b) =>
        a.publishedAt === b.publishedAt ? 0 : a.publishedAt < b.publishedAt ? 1 : -1,
      );
      expect(heads).toEqual(sorted);
      expect(heads.map(({ id }) => id).sort()).toEqual(ids);
    });

    it('keeps any text that a page may have', async () => {
      const title = "nul \0, half \ud800, emoji 🙂, quote ' and backslash \\";
      await store.items.save(anItem('odd', { title, reason: title }));
      expect((await store.items.find('show', 'odd'))?.title).toMatch(/^nul .*, emoji 🙂, quote ' and backslash \\$/);
      const article = { ...anEpisode('odd', NOW).article, title };
      await store.episodes.save(
        { episode: { ...anEpisode('odd', NOW), article }, itemUrl: 'odd', audioHash: 'h' },
        anItem('odd'),
      );
      expect((await store.episodes.find('show', 'odd'))?.episode.article.title).toBe(title);
      await store.episodes.remove('show', 'odd', NOW);
    });

    it('counts bytes beyond two thousand million', async () => {
      const episode = { ...anEpisode('large', NOW), showId: 'large' };
      const enclosure = { ...episode.enclosure, byteLength: 5_000_000_001 };
      await store.episodes.save(
        { episode: { ...episode, enclosure }, itemUrl: 'l', audioHash: 'h' },
        anItem('l', { showId: 'large' }),
      );
      expect((await store.episodes.heads('large'))[0]?.byteLength).toBe(5_000_000_001);
    });

    it('numbers what one run did though several tell it at once', async () => {
      await store.runs.start({ id: 'many', worker: 'w', trigger: 'manual', startedAt: '2026-01-08T00:00:00.000Z' });
      const urls = ['a', 'b', 'c', 'd', 'e', 'f'];
      await Promise.all(urls.map((url) => store.runs.addItem('many', { showId: 'show', url, outcome: 'new' })));
      expect((await store.runs.find('many'))?.items.map(({ url }) => url).sort()).toEqual(urls);
    });

    it('writes nothing for a job that another worker has taken over', async () => {
      const job = { kind: 'publish-show', showId: 'fenced' } as const;
      await store.queue.enqueue([job]);
      const claim = await store.queue.claim('w', { kinds: ['publish-show'] });
      if (!claim) throw new Error('nothing to claim');
      const episode = { ...anEpisode('f', NOW), showId: 'fenced' };
      const item = anItem('f', { showId: 'fenced', episodeId: 'f' });
      const run = { id: 'fenced', worker: 'w', trigger: 'manual', startedAt: NOW } as const;
      const person = {
        id: 'fp',
        showId: 'fenced',
        name: 'F',
        may: ['listen'] as const,
        tokenHash: 'ff',
        createdAt: NOW,
      };
      const writes: Readonly<Record<string, () => Promise<unknown>>> = {
        'items.save': () => store.items.save(item),
        'items.change': () => store.items.change('fenced', ['f'], () => item),
        'items.saveListings': () => store.items.saveListings('fenced', 's', [{ url: 'f', title: 'F' }], NOW),
        'episodes.save': () => store.episodes.save({ episode, itemUrl: 'f', audioHash: 'h' }, item),
        'episodes.remove': () => store.episodes.remove('fenced', 'f', NOW),
        'retiredFiles.forget': () => store.retiredFiles.forget('fenced', 'f.mp3'),
        'feeds.findOrSave': () => store.feeds.findOrSave('fenced', 'feed', { guid: 'g', address: 'a' }),
        'feeds.rename': () => store.feeds.rename('fenced', 'feed', 'h'),
        'renders.save': () => store.renders.save('fenced', 'f', 'h'),
        'renders.forget': () => store.renders.forget('fenced', 'f'),
        'sources.save': () => store.sources.save('fenced', 's', { failures: 0 }),
        'runs.start': () => store.runs.start(run),
        'runs.addItem': () => store.runs.addItem('fenced', { showId: 'fenced', url: 'f', outcome: 'new' }),
        'runs.note': () => store.runs.note('fenced', [{ at: NOW, event: { kind: 'notice', message: 'Moved.' } }]),
        'runs.finish': () => store.runs.finish('fenced', NOW, 'finished', SUMMARY),
        'runs.prune': () => store.runs.prune(500),
        'ticks.save': () => store.ticks.save('fenced', NOW),
        'people.add': () => store.people.add(person),
        'people.revoke': () => store.people.revoke('fenced', 'fp', NOW),
        renameShow: () => store.renameShow('fenced', 'fenced-too', NOW),
      };
      const before = await look();
      for (const [name, write] of Object.entries(writes))
        await expect(withClaim({ ...claim, token: 'of its successor' }, write), name).rejects.toMatchObject({
          code: 'lost-claim',
        });
      expect(await look()).toEqual(before);
      for (const [name, write] of Object.entries(writes))
        await expect(withClaim(claim, write), name).resolves.not.toThrow();
      await store.queue.complete(claim);
      await expect(withClaim(claim, () => store.ticks.save('fenced', NOW))).rejects.toMatchObject({
        code: 'lost-claim',
      });

      async function look() {
        return [
          await store.hasShow('fenced'),
          await store.hasShow('fenced-too'),
          await store.runs.find('fenced'),
          await store.ticks.find('fenced'),
        ];
      }
    });

    it('lets one at a time do what is to be done alone', async () => {
      let others = 0;
      const alone = () =>
        store.exclusively('alone', async () => {
          others += 1;
          expect(others).toBe(1);
          await store.runs.list(1);
          others -= 1;
        });
      await Promise.all([alone(), alone(), alone()]);
      const stop = new AbortController();
      await store.exclusively('alone', async () => {
        const waiting = store.exclusively('alone', async () => 'never', stop.signal);
        stop.abort(new Error('stopped'));
        await expect(waiting).rejects.toThrow();
        expect(await store.exclusively('another', async () => 'at once')).toBe('at once');
      });
    });

    it('remembers sources, ticks and people', async () => {
      await store.sources.save('show', 's', { failures: 2, validators: { etag: '"x"' } });
      expect(await store.sources.find('show', 's')).toEqual({ failures: 2, validators: { etag: '"x"' } });
      expect(await store.sources.find('show', 't')).toBeUndefined();
      await store.ticks.save('main', '2026-01-01T00:00:00.000Z');
      await store.ticks.save('main', '2026-01-01T00:30:00.000Z');
      expect(await store.ticks.find('main')).toBe('2026-01-01T00:30:00.000Z');
      const person = {
        id: 'i',
        showId: 'show',
        name: 'Ann',
        may: ['listen', 'add'] as const,
        tokenHash: 'ff',
        addHash: 'ee',
        createdAt: '2026-01-01T00:00:00.000Z',
      };
      await store.people.add(person);
      expect(await store.people.list('show')).toEqual([person]);
      expect(await store.people.revoke('show', 'i', '2026-01-02T00:00:00.000Z')).toBe(true);
      expect(await store.people.revoke('show', 'i', '2026-01-03T00:00:00.000Z')).toBe(false);
      expect((await store.people.list('show'))[0]?.revokedAt).toBe('2026-01-02T00:00:00.000Z');
    });

    describe('while a job is at work on an article', () => {
      const showId = 'worked-on';
      /** A worker's outcome, written under its claim. */
      async function work(save: () => Promise<unknown>): Promise<unknown> {
        await store.queue.enqueue([{ kind: 'publish-show', showId }]);
        const claim = await store.queue.claim('w', { kinds: ['publish-show'] });
        if (!claim) throw new Error('nothing to claim');
        const result = await withClaim(claim, save);
        await store.queue.complete(claim);
        return result;
      }

      it('keeps who added it meanwhile and what they asked for, and notes what is found of it', async () => {
        const before = anItem('named', { showId, status: 'listed', source: 's' });
        const added = { at: NOW, by: 'ann' };
        const asked = { mode: 'original' as const };
        await store.items.save({ ...before, added, asked });
        const { source: _, ...worked } = anItem('named', { showId, title: 'T' });
        await work(() => store.items.save(worked));
        expect(await store.items.find(showId, 'named')).toEqual({ ...worked, added, asked, source: 's' });
        const found = { language: 'en', characters: 9, minutes: 1, clips: 0 };
        await work(() => store.items.save({ ...worked, added: { at: NOW, found } }));
        expect((await store.items.find(showId, 'named'))?.added).toEqual({ ...added, found });
        await work(() => store.items.save({ ...worked, added: { at: '2026-01-04T00:00:00.000Z', by: 'bob' } }));
        expect((await store.items.find(showId, 'named'))?.added).toEqual({ ...added, found });
      });

      it('leaves what was taken back meanwhile, and its episode unmade', async () => {
        for (const status of ['removed', 'dismissed'] as const) {
          const url = `taken-${status}`;
          const taken = anItem(url, { showId, status });
          await store.items.save(taken);
          const item = anItem(url, { showId, episodeId: url });
          const episode = { ...anEpisode(url, NOW), showId };
          await work(() => store.items.save(item));
          expect(await work(() => store.episodes.save({ episode, itemUrl: url, audioHash: 'h' }, item))).toBe(false);
          expect(await store.items.find(showId, url)).toEqual(taken);
          expect(await store.episodes.find(showId, url)).toBeUndefined();
          await work(() => store.items.save({ ...taken, listingHash: 'later' }));
          expect(await store.items.find(showId, url)).toEqual({ ...taken, listingHash: 'later' });
          const opened = anItem(url, { showId, status: 'listed' });
          expect(await store.items.change(showId, [url], () => opened)).toEqual([opened]);
          await work(() => store.items.save({ ...taken, listingHash: 'last' }));
          expect(await store.items.find(showId, url)).toEqual(opened);
        }
      });
    });

    it('changes items by how they stand, all or none', async () => {
      const [known, next] = [anItem('a', { showId: 'changed' }), anItem('b', { showId: 'changed' })];
      await store.items.save(known);
      const seen: unknown[] = [];
      const changed = await store.items.change('changed', ['a', 'b'], (item, url) => {
        seen.push(item);
        return url === 'b' ? next : undefined;
      });
      expect([seen, changed]).toEqual([[known, undefined], [next]]);
      const fails = store.items.change('changed', ['a', 'b'], (item, url) => {
        if (url === 'b') throw new Error('no');
        return item && { ...item, title: 'T' };
      });
      await expect(fails).rejects.toThrow('no');
      expect(await store.items.find('changed', 'a')).toEqual(known);
    });

    it('gives pages of items, what was added last first, and of one person only what she added', async () => {
      const showId = 'paged';
      const added = (at: string, by?: string) => ({
        at,
        ...(by !== undefined && { by }),
      });
      await store.items.save(
        anItem('old', { showId, status: 'published', added: added('2026-01-01T00:00:00.000Z', 'ann') }),
      );
      await store.items.save(
        anItem('new', { showId, status: 'listed', added: added('2026-01-02T00:00:00.000Z', 'ann') }),
      );
      await store.items.save(anItem('own', { showId, status: 'listed', added: added('2026-01-03T00:00:00.000Z') }));
      await store.items.save(anItem('listed', { showId, status: 'published' }));
      const page = async (more: Partial<ItemPage>) =>
        (await store.items.page({ showIds: [showId], limit: 10, offset: 0, ...more })).map(({ url }) => url);
      expect(await page({})).toEqual(['own', 'new', 'old', 'listed']);
      expect(await page({ limit: 2, offset: 1 })).toEqual(['new', 'old']);
      expect(await page({ addedBy: 'ann' })).toEqual(['new', 'old']);
      // What she brought is another's who asked for it since.
      const brought = { showId: 'brought', importedBy: 'ann' };
      await store.items.save(anItem('mine', brought));
      await store.items.save(anItem('his', { ...brought, added: added('2026-01-01T00:00:00.000Z', 'ben') }));
      expect(await page({ showIds: ['brought'], addedBy: 'ann' })).toEqual(['mine']);
      expect(await page({ showIds: ['brought'], addedBy: 'ben' })).toEqual(['his']);
      expect(await page({ status: 'published' })).toEqual(['old', 'listed']);
      await store.items.save(anItem('other', { showId: 'paged-too', added: added('2026-01-02T12:00:00.000Z') }));
      const both = { showIds: [showId, 'paged-too'] };
      expect(await page(both)).toEqual(['own', 'other', 'new', 'old', 'listed']);
      expect(await page({ ...both, limit: 2, offset: 1 })).toEqual(['other', 'new']);
      expect(await page({ showIds: [] })).toEqual([]);
      const found = await store.items.findById(showId, itemIdOf('old'));
      expect(found).toMatchObject({ url: 'old', added: added('2026-01-01T00:00:00.000Z', 'ann') });
      expect(await store.items.findById('other', itemIdOf('old'))).toBeUndefined();
    });

    it('takes the key of a request once a day, and again when its process was killed', async () => {
      const { idempotencyKeys: keys } = store;
      const at = (now: string, stale = now, expired = '2026-01-01T00:00:00.000Z') => ({ now, stale, expired });
      const first = '2026-01-02T00:00:00.000Z';
      expect(await keys.take('k', 'body', at(first))).toBeUndefined();
      expect(await keys.take('k', 'body', at('2026-01-02T00:00:01.000Z', first))).toEqual({ bodyHash: 'body' });
      expect(await keys.take('k', 'body', at('2026-01-02T00:02:00.000Z'))).toBeUndefined();
      await keys.save('k', 'answer');
      const known = { bodyHash: 'body', answer: 'answer' };
      expect(await keys.take('k', 'other', at('2026-01-02T09:00:00.000Z'))).toEqual(known);
      const late = '2026-01-03T01:00:00.000Z';
      expect(await keys.take('k', 'other', at(late, late, '2026-01-02T01:00:00.000Z'))).toBeUndefined();
      await keys.forget('k');
      expect(await keys.take('k', 'third', at(late))).toBeUndefined();
    });

    it('keeps partials of what was rendered beside its hash', async () => {
      await store.renders.save('partials', 'e1', 'h1', { item: '<item/>' });
      await store.renders.save('partials', 'e2', 'h2');
      expect([...(await store.renders.findPartials('partials', ['e1', 'e2', 'e3']))]).toEqual([
        ['e1', { item: '<item/>' }],
      ]);
      await store.renders.forget('partials', 'e1');
      expect([...(await store.renders.find('partials')).keys()]).toEqual(['e2']);
    });

    it('moves a show to another id, whose own episodes of the same articles give way', async () => {
      const add = async (showId: string, id: string, url: string) =>
        store.episodes.save(
          { episode: { ...anEpisode(id, '2026-01-01T00:00:00.000Z'), showId }, itemUrl: url, audioHash: showId },
          anItem(url, { showId, episodeId: id, source: 's' }),
          { fingerprint: '1234123412341234' },
        );
      await add('was', 'w1', 'one');
      await add('was', 'w2', 'two');
      await add('is', 'i1', 'one');
      await add('is', 'i3', 'three');
      for (const showId of ['was', 'is']) {
        await store.sources.save(showId, 's', { failures: showId === 'was' ? 3 : 0 });
        await store.renders.save(showId, 'w1', showId);
      }
      await store.ticks.save('digests of was begin', '2026-01-05T00:00:00.000Z');
      const ann = {
        id: 'ann',
        showId: 'was',
        name: 'Ann',
        may: ['listen'] as const,
        tokenHash: 'f',
        createdAt: '2026-01-01T00:00:00.000Z',
      };
      await store.people.add(ann);
      await store.runs.start({ id: 'r9', worker: 'w', trigger: 'manual', startedAt: '2026-01-09T00:00:00.000Z' });
      await store.runs.addItem('r9', { showId: 'was', url: 'one', outcome: 'new' });
      await store.queue.enqueue([{ kind: 'make-episode', showId: 'was', item: { url: 'four' }, reason: 'new' }]);
      expect(await store.hasShow('was')).toBe(true);
      for (let times = 0; times < 2; times += 1) await store.renameShow('was', 'is', '2026-02-01T00:00:00.000Z');
      expect(await store.hasShow('was')).toBe(false);
      expect((await store.episodes.heads('is')).map(({ id }) => id)).toEqual(['i3', 'w1', 'w2']);
      expect((await store.episodes.list('is')).map(({ showId }) => showId)).toEqual(['is', 'is', 'is']);
      expect(await store.episodes.find('is', 'w1')).toMatchObject({ audioHash: 'was', episode: { showId: 'is' } });
      expect((await store.items.find('is', 'one'))?.episodeId).toBe('w1');
      expect(await store.retiredFiles.list('is')).toEqual(['i1.mp3']);
      expect((await store.episodes.findSimilar('is', '1234123412341234')).length).toBe(3);
      expect(await store.sources.find('is', 's')).toEqual({ failures: 3 });
      expect((await store.renders.find('is')).get('w1')).toBe('was');
      expect(await store.ticks.find('digests of is begin')).toBe('2026-01-05T00:00:00.000Z');
      expect(await store.people.list('is')).toEqual([{ ...ann, showId: 'is' }]);
      expect((await store.queue.list({ showId: 'is' })).map(({ job }) => job)).toEqual([
        { kind: 'make-episode', showId: 'is', item: { url: 'four' }, reason: 'new' },
      ]);
      expect((await store.runs.find('r9'))?.items).toMatchObject([{ showId: 'is' }]);
    });

    it('keeps which object each name of a site stands for', async () => {
      const { siteObjects } = store;
      const anObject = (object: string) => ({
        object,
        byteLength: 3_000_000_000,
        sha256: 'ab',
        md5: 'cd',
        modifiedAt: '2026-01-01T00:00:00.000Z',
      });
      const keys = ['index.html', 'show/a', 'show/é/b', 'show/Z/b', 'show/z/c/d', 'show-2/e', 'show.xml'];
      for (const key of keys) await siteObjects.save(key, anObject(key));
      await siteObjects.save('show/a', anObject('newer'));
      expect(await siteObjects.find(['show/a', 'show/é/b', 'show', 'none'])).toEqual(
        new Map([
          ['show/a', anObject('newer')],
          ['show/é/b', anObject('show/é/b')],
        ]),
      );
      expect([...(await siteObjects.list(''))].sort()).toEqual(['index.html', 'show-2/', 'show.xml', 'show/']);
      expect([...(await siteObjects.list('show/'))].sort()).toEqual(['Z/', 'a', 'z/', 'é/']);
      expect(await siteObjects.list('none/')).toEqual([]);
      expect([...(await siteObjects.findBelow('show/z/')).keys()]).toEqual(['show/z/c/d']);
      expect((await siteObjects.findBelow('')).size).toBe(keys.length);
      expect(await siteObjects.findUnnamed(['show/a', 'newer', 'other'])).toEqual(['show/a', 'other']);
      await siteObjects.remove('show/');
      await siteObjects.remove('show.xml');
      await siteObjects.remove('none');
      expect([...(await siteObjects.findBelow('')).keys()].sort()).toEqual(['index.html', 'show-2/e']);
    });

    it('gives each tick to one of those who ask for it', async () => {
      const [due, at] = ['2026-03-01T09:00:00.000Z', '2026-03-01T09:00:03.000Z'];
      const ask = () => Promise.all([0, 1, 2].map(() => store.ticks.take('shared', due, at)));
      expect((await ask()).filter((isTaken) => isTaken)).toHaveLength(1);
      expect(await ask()).toEqual([false, false, false]);
      expect(await store.ticks.find('shared')).toBe(at);
      expect(await store.ticks.take('shared', '2026-03-01T09:10:00.000Z', '2026-03-01T09:10:01.000Z')).toBe(true);
    });

    it('keeps, replaces and forgets the rows of the cache', async () => {
      const row = { key: 'k', extension: 'wav', byteLength: 3, sha256: 'aa', meta: { sampleRate: 22050 } };
      await store.cacheIndex.save(row);
      await store.cacheIndex.save({ ...row, byteLength: 4 });
      expect(await store.cacheIndex.findAll(['k'])).toEqual([{ ...row, byteLength: 4 }]);
      await store.cacheIndex.save({ ...row, key: 'l', byteLength: 10 });
      expect(await store.cacheIndex.totalBytes()).toBe(14);
      const both = await store.cacheIndex.findAll(['k', 'l', 'absent']);
      expect(both.map(({ key }) => key).sort()).toEqual(['k', 'l']);
      const oldest = async (before: string) => (await store.cacheIndex.listOldest(9, before)).map(({ key }) => key);
      await store.cacheIndex.touchAll(['k'], '2998-01-01T00:00:00.000Z');
      expect(await oldest('2999-01-01T00:00:00.000Z')).toEqual(['l', 'k']);
      expect(await oldest('2998-01-01T00:00:00.000Z')).toEqual(['l']);
      await store.cacheIndex.touchAll(['k'], '2997-01-01T00:00:00.000Z');
      expect(await oldest('2998-01-01T00:00:00.000Z')).toEqual(['l']);
      expect(await store.cacheIndex.forgetUnused('k', '2998-01-01T00:00:00.000Z')).toBe(false);
      expect(await store.cacheIndex.forgetUnused('l', '2998-01-01T00:00:00.000Z')).toBe(true);
      expect(await store.cacheIndex.forgetUnused('l', '2998-01-01T00:00:00.000Z')).toBe(false);
      expect((await store.cacheIndex.findAll(['k', 'l'])).map(({ key }) => key)).toEqual(['k']);
      await store.cacheIndex.forget('k');
      expect(await store.cacheIndex.findAll(['k'])).toEqual([]);
    });
  });
}
