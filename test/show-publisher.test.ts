import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Episode } from '../src/model.ts';
import { buildShowFiles } from '../src/publish/build-show-files.ts';
import { readImageFacts } from '../src/publish/read-image-facts.ts';
import { EPISODES_PER_PAGE } from '../src/publish/show-pages.ts';
import { createShowPublisher, type ShowPublisherOptions } from '../src/show-publisher.ts';
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { listFiles } from './helpers/list-files.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from './publish/sample-episode.ts';

let directory: string;
let store: Store;
const folder = () => join(directory, 'feed/harbour');
/** With a cover of its own: none has to be typeset. */
const show = { show: sampleShow(), maxItems: 3, coverFile: join(tmpdir(), `lectern-cover-${process.pid}.png`) };

beforeAll(async () => {
  await writeFile(show.coverFile, await picture(1400, 1400, 'png'));
});

afterAll(() => rm(show.coverFile));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-publisher-'));
  store = await openSqliteStore(join(directory, 'lectern.db'));
});

afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

/** Another process: nothing is remembered but in the store and on the disk. */
function publisher(overrides: Partial<ShowPublisherOptions> = {}) {
  return createShowPublisher({
    episodes: store.episodes,
    renders: store.renders,
    site: sampleSite(),
    feedDirectory: join(directory, 'feed'),
    readAssets: async () => [],
    version: '1',
    ...overrides,
  });
}

function numbered(number: number, overrides: Partial<Episode> = {}): Episode {
  const id = `e${String(number).padStart(3, '0')}`;
  const moment = new Date(Date.UTC(2024, 0, 1, number)).toISOString();
  const article = sampleArticle({ canonicalUrl: `https://paper.example/${number}`, title: `Story ${number}` });
  return sampleEpisode({ id, guid: `g${number}`, publishedAt: moment, updatedAt: moment, article, ...overrides });
}

async function save(...episodes: readonly Episode[]): Promise<void> {
  for (const episode of episodes) {
    const { canonicalUrl: url } = episode.article;
    const item = { showId: 'harbour', url, status: 'published', inputHash: 'x', attempts: 0 } as const;
    await store.episodes.save(
      { episode, itemUrl: url, audioHash: 'x' },
      { ...item, updatedAt: episode.updatedAt, episodeId: episode.id },
    );
  }
}

const several = (count: number) => Array.from({ length: count }, (_, index) => numbered(count - index));

const listNames = async () => [...(await listFiles(folder())).keys()];

async function contents(): Promise<ReadonlyMap<string, Buffer>> {
  const names = await listNames();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder(), name))] as const)));
}

/** Names of the files that differ between two states of the folder. */
function differing(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => !before.get(name)?.equals(after.get(name) ?? Buffer.alloc(0))).sort();
}

describe('a publication', () => {
  it('writes what building everything at once gives, however the library grew', async () => {
    const lite = { ...sampleEpisode().enclosure, fileName: 'x.lite.m4a', mimeType: 'audio/x-m4a', bitrateKbps: 24 };
    const episodes = several(EPISODES_PER_PAGE * 2 + 3).map((episode, index) =>
      index % 2 === 0 ? { ...episode, lite } : episode,
    );
    await save(...episodes.slice(5));
    await publisher().publishShow(show);
    await save(...episodes.slice(0, 5).reverse());
    await publisher().publishShow(show);
    const written = await contents();
    const expected = buildShowFiles(sampleShow(), episodes, sampleSite(), { maxItems: 3 });
    for (const { path, content } of expected)
      if (path !== 'cover.png') expect(written.get(path)?.toString(), path).toBe(String(content));
    expect([...written.keys()].sort()).toEqual(expected.map(({ path }) => path).sort());
  });

  it('of one more episode writes its files and what names it, and reads no other episode', async () => {
    await save(...several(7));
    await publisher().publishShow(show);
    const before = await contents();
    await save(numbered(8));
    const read: string[] = [];
    const { episodes } = store;
    const find = (showId: string, id: string) => {
      read.push(id);
      return episodes.find(showId, id);
    };
    const { changedIds, filesWritten } = await publisher({ episodes: { ...episodes, find } }).publishShow(show);
    const own = ['chapters.json', 'index.html', 'transcript.json', 'transcript.srt', 'transcript.vtt'];
    const changed = differing(before, await contents());
    expect(changed).toEqual([...own.map((name) => `e008/${name}`), 'feed.xml', 'index.html', 'search.json']);
    expect([changedIds, read, filesWritten]).toEqual([['e008'], ['e008'], changed.length]);
  });

  it('with nothing new writes nothing and reads no episode', async () => {
    await save(...several(4));
    await publisher().publishShow(show);
    const find = () => Promise.reject(new Error('nothing was to be read'));
    expect(await publisher({ episodes: { ...store.episodes, find } }).publishShow(show)).toEqual({
      episodes: 4,
      filesWritten: 0,
      changedIds: [],
    });
  });

  it('forgets what was removed: no document names it, its files are gone', async () => {
    await save(...several(7).map((episode) => ({ ...episode, lite: { ...episode.enclosure, fileName: 'x.m4a' } })));
    await publisher().publishShow(show);
    await store.episodes.remove('harbour', 'e003', '2024-02-01T00:00:00Z');
    await store.episodes.remove('harbour', 'e007', '2024-02-01T00:00:00Z');
    await publisher().publishShow(show);
    const files = await contents();
    expect(files.size).toBeGreaterThan(10);
    for (const [name, content] of files) {
      expect(name).not.toMatch(/^e00[37]\//);
      expect(content.includes('e003') || content.includes('e007'), name).toBe(false);
    }
    expect([...(await store.renders.find('harbour')).keys()]).not.toContain('e003');
    for (const id of ['e001', 'e002', 'e004']) await store.episodes.remove('harbour', id, '2024-02-01T00:00:00Z');
    await publisher().publishShow(show);
    expect((await listNames()).filter((name) => name.includes('archive'))).toEqual([]);
  });

  it('restores what somebody deleted', async () => {
    await save(...several(4));
    const running = publisher();
    await running.publishShow(show);
    const before = await contents();
    for (const name of ['e002', 'archive-1.xml', 'index.html'])
      await rm(join(folder(), name), { recursive: true, force: true });
    await running.publishShow(show);
    expect(differing(before, await contents())).toEqual([]);
    await rm(folder(), { recursive: true });
    await running.publishShow(show);
    expect(differing(before, await contents())).toEqual([]);
  });

  it('renders everything again for other settings of the show, and for another version', async () => {
    await save(...several(2));
    await publisher().publishShow(show);
    const renamed = { ...show, show: sampleShow({ title: '另一个名字' }) };
    expect((await publisher().publishShow(renamed)).changedIds).toHaveLength(2);
    expect(String((await contents()).get('e001/index.html'))).toContain('另一个名字');
    expect((await publisher({ version: '2' }).publishShow(renamed)).changedIds).toHaveLength(2);
  });

  it('that is stopped leaves no feed to what is not there, and is taken up where it was', async () => {
    await save(...several(3));
    const stop = new AbortController();
    const onEpisode = (_show: string, done: number) => {
      if (done === 1) stop.abort();
    };
    await expect(publisher({ onEpisode }).publishShow(show, stop.signal)).rejects.toThrow();
    expect(await listNames()).not.toContain('feed.xml');
    const { changedIds } = await publisher().publishShow(show);
    expect(changedIds.length).toBeLessThan(3);
    expect(String((await contents()).get('feed.xml'))).toContain('e001');
  });

  it('names the mirrors of the media in every item', async () => {
    await save(numbered(1));
    await publisher({ mediaMirrors: ['https://mirror.example'] }).publishShow(show);
    expect(String((await contents()).get('feed.xml'))).toContain(
      'uri="https://mirror.example/media/harbour/abc123.0f1e2d3c.mp3"',
    );
  });

  it('lists a lite feed on the front page once there is one', async () => {
    const site = publisher();
    await save(numbered(1));
    await site.publishShow(show);
    await site.publishSite([show]);
    const front = () => readFile(join(directory, 'feed/index.html'), 'utf8');
    expect(await front()).not.toContain('lite.xml');
    await save(numbered(2, { lite: { ...sampleEpisode().enclosure, fileName: 'x.m4a' } }));
    await site.publishShow(show);
    await site.publishSite([show]);
    expect(await front()).toContain('lite.xml');
  });
});

describe('the front page and the list of feeds', () => {
  it('do not name a private show', async () => {
    const secret = { ...show, show: sampleShow({ id: 'inner', title: '内部', isPrivate: true }) };
    await publisher().publishSite([show, secret]);
    for (const name of ['index.html', 'opml.xml']) {
      const text = await readFile(join(directory, 'feed', name), 'utf8');
      expect(text).toContain('港口听报');
      expect(text).not.toMatch(/内部|inner/);
    }
  });
});

const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'webp' | 'gif') =>
  sharp({ create: { width, height, channels: 3, background: '#2266aa' } })
    .toFormat(format)
    .toBuffer();

describe('the operator’s cover', () => {
  const coverFile = () => join(directory, 'mine.png');
  const cover = (running = publisher()) => running.ensureCover({ ...show, coverFile: coverFile() });

  it('is taken as it is when directories take it so', async () => {
    const good = await picture(1500, 1500, 'jpeg');
    await writeFile(coverFile(), good);
    const { fileName, bytes } = await cover();
    expect(fileName).toBe('cover.jpg');
    expect(good.equals(bytes)).toBe(true);
  });

  it.each([
    [500, 500, 'png', 1400],
    [4000, 3500, 'jpeg', 3000],
    [2000, 400, 'webp', 2000],
  ] as const)('of %i by %i pixels (%s) becomes a square of %i in RGB', async (width, height, format, side) => {
    await writeFile(coverFile(), await picture(width, height, format));
    const { bytes, fileName, path } = await cover();
    expect(readImageFacts(bytes)).toEqual({ format: 'jpeg', width: side, height: side, isRgb: true });
    expect(fileName).toBe('cover.jpg');
    expect(await readFile(path)).toEqual(Buffer.from(bytes));
    await rm(path);
    expect(Buffer.from((await cover()).bytes).equals(bytes)).toBe(true);
  });

  it.each([
    ['no picture', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an animation', () => picture(1400, 1400, 'gif')],
    ['a picture cut short', async () => (await picture(900, 900, 'jpeg')).subarray(0, 400)],
  ])('that is %s is refused with a remedy', async (_name, bytes) => {
    await writeFile(coverFile(), await bytes());
    await expect(cover()).rejects.toMatchObject({
      code: 'wrong-type',
      hint: expect.stringContaining('PNG, JPEG or WebP'),
    });
  });

  it('is seen to be another while the program runs, and the old one goes', async () => {
    await writeFile(coverFile(), await picture(1400, 1400, 'png'));
    const running = publisher();
    await save(numbered(1));
    await running.publishShow({ ...show, coverFile: coverFile() });
    expect(await listNames()).toContain('cover.png');
    await writeFile(coverFile(), await picture(600, 600, 'jpeg'));
    await running.publishShow({ ...show, coverFile: coverFile() });
    const covers = (await listNames()).filter((name) => /^cover/.test(name));
    expect(covers).toEqual(['cover.jpg']);
    expect(String((await contents()).get('feed.xml'))).toContain('harbour/cover.jpg');
  });
});

describe('the picture of an episode', () => {
  const illustrated = (number: number, imageUrl: string) =>
    numbered(number, { article: { ...numbered(number).article, imageUrl } });

  it('is its article’s, square, fetched once', async () => {
    const asked: string[] = [];
    const fetchImage = async (url: string) => {
      asked.push(url);
      return picture(800, 600, 'webp');
    };
    await save(illustrated(1, 'https://paper.example/a.webp'));
    await publisher({ fetchImage }).publishShow(show);
    const files = await contents();
    expect(readImageFacts(files.get('e001/cover.jpg') ?? Buffer.alloc(0))).toMatchObject({ width: 1400, height: 1400 });
    expect(String(files.get('feed.xml'))).toContain(
      '<itunes:image href="https://radio.example/pod/harbour/e001/cover.jpg"/>',
    );
    await publisher({ fetchImage, version: '2' }).publishShow(show);
    expect(asked).toEqual(['https://paper.example/a.webp']);
    expect(String((await contents()).get('feed.xml'))).toContain('e001/cover.jpg');
  });

  it('that was lost and cannot be had again is not named any more', async () => {
    await save(illustrated(1, 'https://paper.example/a.jpg'));
    await publisher({ fetchImage: () => picture(800, 600, 'jpeg') }).publishShow(show);
    await rm(join(folder(), 'e001'), { recursive: true });
    await publisher({ fetchImage: () => Promise.reject(new Error('HTTP 404')) }).publishShow(show);
    expect(String((await contents()).get('feed.xml'))).not.toContain('e001/cover.jpg');
  });

  it('that cannot be had leaves the show’s cover, is not asked for again, and spares its host', async () => {
    const asked: string[] = [];
    const fetchImage = (url: string) => {
      asked.push(url);
      return Promise.reject(new Error('HTTP 404'));
    };
    await save(illustrated(1, 'https://paper.example/a.jpg'), illustrated(2, 'https://paper.example/b.jpg'));
    const { episodes } = await publisher({ fetchImage }).publishShow(show);
    expect(episodes).toBe(2);
    expect(asked).toEqual(['https://paper.example/b.jpg']);
    expect(String((await contents()).get('feed.xml'))).not.toContain('e002/cover.jpg');
    await save(illustrated(2, 'https://paper.example/b.jpg'));
    await publisher({ fetchImage, version: '2' }).publishShow(show);
    expect(asked.filter((url) => url.endsWith('b.jpg'))).toHaveLength(1);
  });
});
