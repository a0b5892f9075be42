import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from 'cheerio';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { readFileBeside } from '../../src/io/file-beside.ts';
import { firstWaiting } from '../../src/jobs/first-waiting.ts';
import { readImageFacts } from '../../src/publish/read-image-facts.ts';
import { EPISODES_PER_PAGE } from '../../src/publish/show-pages.ts';
import { toUploadUrl } from '../../src/run/upload-address.ts';
import { plainPng } from '../helpers/plain-png.ts';
import { numbered, openPublishingPlace, type PublishingPlace, picture } from '../publish/publishing-place.ts';
import { sampleEpisode, sampleShow, sampleSite } from '../publish/sample-episode.ts';
import { buildShowFiles } from '../publish/whole-show.ts';

let place: PublishingPlace;
/** With a cover of its own: none has to be typeset. */
const show = { show: sampleShow(), maxItems: 3, coverFile: join(tmpdir(), `lectern-cover-${process.pid}.png`) };

beforeAll(async () => {
  // Without colour, as what is built at once has no hue.
  await writeFile(show.coverFile, await plainPng(1400));
});

afterAll(() => rm(show.coverFile));

beforeEach(async () => {
  place = await openPublishingPlace();
});

afterEach(() => place.close());

const several = (count: number) => Array.from({ length: count }, (_, index) => numbered(count - index));

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
    await place.save(...episodes.slice(5));
    await place.publisher().publishShow(show);
    await place.save(...episodes.slice(0, 5).reverse());
    await place.publisher().publishShow(show);
    const written = await place.contents();
    const expected = buildShowFiles(sampleShow(), episodes, sampleSite(), { maxItems: 3 });
    for (const { path, content } of expected)
      if (!/^cover/.test(path)) expect(written.get(path)?.toString(), path).toBe(String(content));
    expect([...written.keys()].sort()).toEqual(expected.map(({ path }) => path).sort());
  });

  it('of one more episode writes its files and what names it, and reads no other episode', async () => {
    await place.save(...several(7));
    await place.publisher().publishShow(show);
    const before = await place.contents();
    await place.save(numbered(8));
    const read: string[] = [];
    const { episodes } = place.store;
    const find = (showId: string, id: string) => {
      read.push(id);
      return episodes.find(showId, id);
    };
    const { changedIds, filesWritten } = await place.publisher({ episodes: { ...episodes, find } }).publishShow(show);
    const own = [
      'chapters.json',
      'embed.html',
      'index.html',
      'oembed.json',
      'transcript.json',
      'transcript.srt',
      'transcript.vtt',
    ];
    const changed = differing(before, await place.contents());
    expect(changed).toEqual([
      ...own.map((name) => `e008/${name}`),
      'episodes.json',
      'feed.xml',
      'index.html',
      'search.json',
    ]);
    expect([changedIds, read, filesWritten]).toEqual([['e008'], ['e008'], changed.length]);
  });

  it('says on the front, and on pages that apps do not have, where the episodes are that the feed has not', async () => {
    const told = /Apps list|应用里有最新的 (\d+) 集/;
    await place.save(...several(EPISODES_PER_PAGE * 3));
    const says = async (maxItems: number) => {
      await place.publisher().publishShow({ ...show, maxItems });
      const pages = await place.contents();
      return ['index.html', 'page-2.html', 'page-1.html'].map((name) => told.exec(String(pages.get(name)))?.[1]);
    };
    expect(await says(EPISODES_PER_PAGE * 3)).toEqual([undefined, undefined, undefined]);
    const most = String(EPISODES_PER_PAGE * 2);
    expect(await says(EPISODES_PER_PAGE * 2)).toEqual([most, undefined, most]);
  });

  it('with nothing new writes nothing and goes through no episodes', async () => {
    await place.save(...several(4));
    await place.publisher().publishShow(show);
    const find = () => Promise.reject(new Error('nothing was to be read'));
    const episodes = { ...place.store.episodes, find, heads: find };
    expect(await place.publisher({ episodes }).publishShow(show)).toEqual({
      episodes: 4,
      filesWritten: 0,
      changedIds: [],
    });
  });

  it('forgets what was removed: no document names it, its files are gone', async () => {
    await place.save(
      ...several(7).map((episode) => ({ ...episode, lite: { ...episode.enclosure, fileName: 'x.m4a' } })),
    );
    await place.publisher().publishShow(show);
    await place.store.episodes.remove('harbour', 'e003', '2024-02-01T00:00:00Z');
    await place.store.episodes.remove('harbour', 'e007', '2024-02-01T00:00:00Z');
    await place.publisher().publishShow(show);
    const files = await place.contents();
    expect(files.size).toBeGreaterThan(10);
    for (const [name, content] of files) {
      expect(name).not.toMatch(/^e00[37]\//);
      expect(content.includes('e003') || content.includes('e007'), name).toBe(false);
    }
    expect([...(await place.store.renders.find('harbour')).keys()]).not.toContain('e003');
    for (const id of ['e001', 'e002', 'e004']) await place.store.episodes.remove('harbour', id, '2024-02-01T00:00:00Z');
    await place.publisher().publishShow(show);
    expect((await place.names()).filter((name) => name.includes('archive'))).toEqual([]);
  });

  it('takes away pages in a language that was dropped, and what others may frame once a show is private', async () => {
    await place.save(...several(1));
    const site = { ...sampleSite(), languages: ['en', 'zh-CN'] };
    const wide = place.publisher({ site });
    await wide.publishShow(show);
    await wide.publishSite([show]);
    const root = join(place.directory, 'feed/index.zh-Hans.html');
    expect(await place.names()).toEqual(expect.arrayContaining(['e001/index.zh-Hans.html', 'e001/embed.html']));
    expect(existsSync(root)).toBe(true);
    const narrow = place.publisher();
    await narrow.publishShow({ ...show, show: { ...show.show, isPrivate: true } });
    await narrow.publishSite([show]);
    const left = await place.names();
    expect(left).toContain('e001/index.html');
    expect(left.filter((name) => /index\.|embed|oembed/.test(name) && !/index\.html$/.test(name))).toEqual([]);
    expect(existsSync(root)).toBe(false);
  });

  it('takes away what no publication lists, and leaves what an operator put there', async () => {
    await place.save(...several(1));
    await place.publisher().publishShow(show);
    const put = async (name: string) => {
      await mkdir(dirname(join(place.folder, name)), { recursive: true });
      await writeFile(join(place.folder, name), 'x');
    };
    const left = ['0123456789ab/index.html', 'e001/cover.jpg', 'page-7.html', 'index.zh-Hant.html', 'archive-3.xml'];
    for (const name of [...left, 'own.txt', 'own/page.html']) await put(name);
    await place.publisher({ version: '2' }).publishShow(show);
    const names = await place.names();
    expect(left.filter((name) => names.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['own.txt', 'own/page.html', 'e001/index.html', 'feed.xml']));
  });

  it('restores what somebody deleted', async () => {
    await place.save(...several(4));
    const running = place.publisher();
    await running.publishShow(show);
    const before = await place.contents();
    for (const name of ['e002', 'archive-1.xml', 'index.html'])
      await rm(join(place.folder, name), { recursive: true, force: true });
    await running.publishShow(show);
    expect(differing(before, await place.contents())).toEqual([]);
    await rm(place.folder, { recursive: true });
    await running.publishShow(show);
    expect(differing(before, await place.contents())).toEqual([]);
  });

  it('renders everything again for other settings of the show, and for another version', async () => {
    await place.save(...several(2));
    await place.publisher().publishShow(show);
    const renamed = { ...show, show: sampleShow({ title: '另一个名字' }) };
    expect((await place.publisher().publishShow(renamed)).changedIds).toHaveLength(2);
    expect(String((await place.contents()).get('e001/index.html'))).toContain('另一个名字');
    expect((await place.publisher({ version: '2' }).publishShow(renamed)).changedIds).toHaveLength(2);
  });

  it('spreads the episodes anew when the feed is to hold fewer, and renders none of them for it', async () => {
    await place.save(...several(3));
    await place.publisher().publishShow(show);
    const { changedIds, filesWritten } = await place.publisher().publishShow({ ...show, maxItems: 2 });
    expect([changedIds, filesWritten]).toEqual([[], 3]);
    const files = await place.contents();
    expect(String(files.get('feed.xml'))).not.toContain('e001');
    expect(String(files.get('archive-1.xml'))).toContain('e001');
  });

  it('that is stopped leaves a feed without missing files, and resumes where it was', async () => {
    await place.save(...several(3));
    const stop = new AbortController();
    const onEpisode = (_show: string, done: number) => {
      if (done === 1) stop.abort();
    };
    await expect(place.publisher({ onEpisode }).publishShow(show, stop.signal)).rejects.toThrow();
    expect(await place.names()).not.toContain('feed.xml');
    const { changedIds } = await place.publisher().publishShow(show);
    expect(changedIds.length).toBeLessThan(3);
    expect(String((await place.contents()).get('feed.xml'))).toContain('e001');
  });

  it('names the mirrors of the media in every item', async () => {
    await place.save(numbered(1));
    await place.publisher({ mediaMirrors: ['https://mirror.example'] }).publishShow(show);
    expect(String((await place.contents()).get('feed.xml'))).toContain(
      'uri="https://mirror.example/media/harbour/abc123.0f1e2d3c.mp3"',
    );
  });

  it('of a serial show numbers episodes as they came, whichever is made first, and none before one that still waits', async () => {
    const serial = { ...show, show: sampleShow({ type: 'serial' }) };
    const made = [1, 2, 3].map((part) => numbered(part, { publishedAt: '2024-01-01T00:00:00.000Z' }));
    const urls = made.map(({ article }) => article.canonicalUrl);
    const { items } = place.store;
    await items.saveListings('harbour', 'feed', [{ url: urls[0] ?? '' }], '2024-01-02T00:00:00.000Z');
    const about = { batches: [], dueAt: '', timesLost: 0, timesPostponed: 0, state: 'waiting' } as const;
    let waiting = urls;
    const list = async () =>
      waiting.map((url) => {
        const job = { kind: 'make-episode', showId: 'harbour', item: { url }, reason: 'new' } as const;
        return { ...about, id: url, job };
      });
    const publish = async () => {
      const waits = (id: string) => firstWaiting({ queue: { list }, items }, id, new Date());
      await place.publisher({ firstWaiting: waits }).publishShow(serial);
      const feed = String((await place.contents()).get('feed.xml'));
      const told = (item: string) =>
        [/Story \d/, /<itunes:episode>\d/].map((one) => one.exec(item)?.[0].slice(-1)).join(' ');
      return feed.split('<item>').slice(1).map(told).sort();
    };
    for (const [at, episode] of made.entries()) {
      if (at === 0) continue;
      await place.save(episode);
      const known = await items.find('harbour', urls[at] ?? '');
      if (known) await items.save({ ...known, cameAt: `2024-01-02T00:00:0${at}.000Z` });
    }
    expect(await publish()).toEqual(['2 ', '3 ']);
    // The first one could not be made: the next publication numbers the others, though nothing else changed.
    waiting = [];
    expect(await publish()).toEqual(['2 1', '3 2']);
  });

  it('lists a lite feed on the front page once there is one', async () => {
    const site = place.publisher();
    await place.save(numbered(1));
    await site.publishShow(show);
    await site.publishSite([show]);
    const front = () => readFile(join(place.directory, 'feed/index.html'), 'utf8');
    expect(await front()).not.toContain('lite.xml');
    await place.save(numbered(2, { lite: { ...sampleEpisode().enclosure, fileName: 'x.m4a' } }));
    await site.publishShow(show);
    await site.publishSite([show]);
    expect(await front()).toContain('lite.xml');
  });
});

describe('the front page and the list of feeds', () => {
  it('do not name a private show', async () => {
    const secret = { ...show, show: sampleShow({ id: 'inner', title: '内部', isPrivate: true }) };
    await place.publisher().publishSite([show, secret]);
    for (const name of ['index.html', 'opml.xml']) {
      const text = await readFile(join(place.directory, 'feed', name), 'utf8');
      expect(text).toContain('港口听报');
      expect(text).not.toMatch(/内部|inner/);
    }
  });
});

describe('the picture of an episode', () => {
  const illustrated = (number: number, imageUrl: string) =>
    numbered(number, { article: { ...numbered(number).article, imageUrl, blocks: [] } });

  it('is its article’s, square, fetched once', async () => {
    const asked: string[] = [];
    const fetchImage = async (url: string) => {
      asked.push(url);
      return picture(800, 600, 'webp');
    };
    await place.save(illustrated(1, 'https://paper.example/a.webp'));
    await place.publisher({ fetchImage }).publishShow(show);
    const files = await place.contents();
    expect(readImageFacts(files.get('e001/cover.jpg') ?? Buffer.alloc(0))).toMatchObject({ width: 1400, height: 1400 });
    expect(String(files.get('feed.xml'))).toContain(
      '<itunes:image href="https://radio.example/pod/harbour/e001/cover.jpg"/>',
    );
    await place.publisher({ fetchImage, version: '2' }).publishShow(show);
    expect(asked).toEqual(['https://paper.example/a.webp']);
    expect(String((await place.contents()).get('feed.xml'))).toContain('e001/cover.jpg');
  });

  it('that was lost and cannot be had again is not named any more', async () => {
    await place.save(illustrated(1, 'https://paper.example/a.jpg'));
    await place.publisher({ fetchImage: () => picture(800, 600, 'jpeg') }).publishShow(show);
    await rm(join(place.folder, 'e001'), { recursive: true });
    await place.publisher({ fetchImage: () => Promise.reject(new Error('HTTP 404')) }).publishShow(show);
    expect(String((await place.contents()).get('feed.xml'))).not.toContain('e001/cover.jpg');
  });

  it('that cannot be had leaves the show’s cover, is not asked for again, and spares its host', async () => {
    const asked: string[] = [];
    const fetchImage = (url: string) => {
      asked.push(url);
      return Promise.reject(new Error('HTTP 404'));
    };
    await place.save(illustrated(1, 'https://paper.example/a.jpg'), illustrated(2, 'https://paper.example/b.jpg'));
    const { episodes } = await place.publisher({ fetchImage }).publishShow(show);
    expect(episodes).toBe(2);
    expect(asked).toEqual(['https://paper.example/b.jpg']);
    expect(String((await place.contents()).get('feed.xml'))).not.toContain('e002/cover.jpg');
    await place.save(illustrated(2, 'https://paper.example/b.jpg'));
    await place.publisher({ fetchImage, version: '2' }).publishShow(show);
    expect(asked.filter((url) => url.endsWith('b.jpg'))).toHaveLength(1);
  });
});

describe('a picture that was never asked for', () => {
  it('is not given up with the one of which the host failed', async () => {
    const asked = new Set<string>();
    const fetchImage = (url: string) => {
      asked.add(url);
      return Promise.reject(new LecternError('HTTP 503', { code: 'http-status', stage: 'fetch', retryable: true }));
    };
    const { article } = numbered(1);
    for (const number of [1, 2])
      await place.save(
        numbered(number, { article: { ...article, imageUrl: `https://paper.example/${number}.jpg`, blocks: [] } }),
      );
    for (let time = 0; time < 7; time += 1) await place.publisher({ fetchImage }).publishShow(show);
    expect([...asked]).toEqual(['https://paper.example/2.jpg', 'https://paper.example/1.jpg']);
  });
});

describe('the pictures in a text', () => {
  it('are copied beside the page, once; what cannot be had stays a link and is not asked for again', async () => {
    const asked: string[] = [];
    const fetchImage = async (url: string) => {
      asked.push(url);
      if (url.includes('lost')) throw new Error('HTTP 404');
      if (asked.length === 1)
        throw new LecternError('HTTP 503', { code: 'http-status', stage: 'fetch', retryable: true });
      return picture(2000, 1000, 'jpeg');
    };
    const figure = (text: string, imageUrl: string) => ({ kind: 'figure', text, imageUrl }) as const;
    const blocks = [figure('桥上', 'https://paper.example/crowd.jpg'), figure('桥下', 'https://gone.example/lost.jpg')];
    const { article } = numbered(1);
    await place.save(numbered(1, { article: { ...article, blocks } }));
    await place.publisher({ fetchImage }).publishShow(show);
    // A moment's failure is no loss: the next publication asks for that one, though nothing else is new, and none after.
    expect((await place.publisher({ fetchImage }).publishShow(show)).changedIds).toEqual(['e001']);
    expect((await place.publisher({ fetchImage }).publishShow(show)).changedIds).toEqual([]);
    await place.publisher({ fetchImage, version: '2' }).publishShow(show);
    expect(asked).toEqual([...blocks, blocks[0]].map((block) => block?.imageUrl));
    const files = await place.contents();
    const $ = load(String(files.get('e001/index.html')));
    const image = $('figure.shown img');
    expect([image.attr('alt'), image.attr('width'), image.attr('height')]).toEqual(['', '1100', '550']);
    expect(image.next('figcaption').text()).toBe('桥上');
    expect(files.get(`e001/${image.attr('src')}`)?.length).toBeGreaterThan(500);
    expect($('figure.shown a').attr('href')).toBe('https://gone.example/lost.jpg');
    // What the article has no more goes with it.
    await place.save(numbered(1, { article: { ...article, blocks: [] } }));
    await place.publisher({ fetchImage, version: '2' }).publishShow(show);
    expect((await place.names()).filter((name) => /\.jpg$/.test(name) && name.startsWith('e001/'))).toEqual([]);
  });

  it('are shown of a saved article when they are files below its folder, else the caption stands', async () => {
    const articles = join(place.directory, 'articles');
    await mkdir(join(articles, 'img'), { recursive: true });
    await writeFile(join(articles, 'img/near.jpg'), await picture(2000, 1000, 'jpeg'));
    await writeFile(join(articles, 'img/large.jpg'), await picture(3000, 3000, 'png'));
    await writeFile(join(place.directory, 'secret.jpg'), await picture(800, 600, 'jpeg'));
    await symlink(join(place.directory, 'secret.jpg'), join(articles, 'img/link.jpg'));
    const urlOf = (name: string) => pathToFileURL(join(articles, name)).href;
    const figure = (name: string) => ({ kind: 'figure', text: name, imageUrl: urlOf(name) }) as const;
    const blocks = ['img/late.jpg', 'img', '../secret.jpg', 'img/link.jpg', 'img/large.jpg', 'img/near.jpg'].map(
      figure,
    );
    const { size } = await stat(join(articles, 'img/near.jpg'));
    const fetchImage = (url: string, _: AbortSignal, articleUrl: string) => readFileBeside(url, articleUrl, size);
    const { article } = numbered(1);
    const published = async (url: string, version: string) => {
      await place.save(numbered(1, { article: { ...article, url, blocks, imageUrl: urlOf('img/late.jpg') } }));
      await place.publisher({ fetchImage, version }).publishShow(show);
      const files = await place.contents();
      const page = String(files.get('e001/index.html'));
      expect(page).not.toContain('file:');
      const $ = load(page);
      expect($('figure.shown a')).toHaveLength(0);
      expect($('figure.shown figcaption')).toHaveLength(blocks.length);
      return [
        $('figure.shown img + figcaption')
          .get()
          .map((caption) => $(caption).text()),
        files.has('e001/cover.jpg'),
      ];
    };
    expect(await published('https://paper.example/1', '1')).toEqual([[], false]);
    expect(await published(urlOf('a.html'), '2')).toEqual([['img/near.jpg'], false]);
    await writeFile(join(articles, 'img/late.jpg'), await picture(800, 600, 'jpeg'));
    expect(await published(urlOf('a.html'), '3')).toEqual([['img/late.jpg', 'img/near.jpg'], true]);
  });

  it('are shown that are kept with a saved article, and of no other article', async () => {
    const kept = toUploadUrl('a'.repeat(64));
    const fetchImage = async (url: string) => (url === kept ? picture(800, 600, 'jpeg') : new Uint8Array());
    const { article } = numbered(1);
    const blocks = [{ kind: 'figure', text: 'The mayor', imageUrl: kept } as const];
    const shown = async (url: string, version: string) => {
      await place.save(numbered(1, { article: { ...article, url, blocks } }));
      await place.publisher({ fetchImage, version }).publishShow(show);
      const page = String((await place.contents()).get('e001/index.html'));
      expect(page).not.toContain('urn:');
      return load(page)('figure.shown img').length;
    };
    expect(await shown('https://paper.example/1', '1')).toBe(0);
    expect(await shown('file:///letters/lamps.html', '2')).toBe(1);
  });

  it('on the web are all looked for beside however many files that are missing, and so are covers', async () => {
    const asked: string[] = [];
    const fetchImage = async (url: string) => {
      if (url.startsWith('file:')) throw new Error('ENOENT');
      asked.push(url);
      return picture(200, 100, 'jpeg');
    };
    const { article } = numbered(1);
    for (let number = 1; number <= 25; number += 1) {
      const url = number === 1 ? article.url : 'file:///articles/a.html';
      const urlOf = (name: string) => (number === 1 ? `https://paper.example/${name}` : `file:///articles/${name}`);
      const blocks = ['a.jpg', 'b.jpg'].map((name) => ({ kind: 'figure', text: name, imageUrl: urlOf(name) }) as const);
      await place.save(numbered(number, { article: { ...article, url, blocks, imageUrl: urlOf('cover.jpg') } }));
    }
    await place.publisher({ fetchImage }).publishShow(show);
    expect(asked.sort()).toEqual(['a.jpg', 'b.jpg', 'cover.jpg'].map((name) => `https://paper.example/${name}`));
  });

  it('that fail at every publication are given up after some, until their episode changes', async () => {
    let asked = 0;
    const fetchImage = () => {
      asked += 1;
      const error = { code: 'http-status', stage: 'fetch', retryable: true } as const;
      return Promise.reject(new LecternError('HTTP 503', error));
    };
    const { article } = numbered(1);
    const withArt = (title: string) => ({
      article: { ...article, title, blocks: [], imageUrl: 'https://paper.example/a.jpg' },
    });
    await place.save(numbered(1, withArt('a')));
    for (let times = 0; times < 9; times += 1) await place.publisher({ fetchImage }).publishShow(show);
    expect(asked).toBe(6);
    await place.save(numbered(1, withArt('b')));
    await place.publisher({ fetchImage }).publishShow(show);
    expect(asked).toBe(7);
  });
});
