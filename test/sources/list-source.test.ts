import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpDocument } from '../../src/io/http-client.ts';
import { listSource } from '../../src/sources/list-source.ts';
import type { Source } from '../../src/sources/source.ts';
import { describeSource } from '../contracts/source-contract.ts';

const { signal } = new AbortController();

describeSource('feed', {
  source: (feed) => ({ feed }),
  document: (urls) =>
    `<rss version="2.0"><channel><title>x</title>${urls.map((url) => `<item><title>Canal</title><link>${url}</link></item>`).join('')}</channel></rss>`,
});

describeSource('index page', {
  source: (index) => ({ index, links: 'h2 a' }),
  document: (urls) =>
    `<html><body>${urls.map((url) => `<h2><a href="${url}">Canal</a></h2>`).join('')}<a href="https://canal.example/about/us">About</a></body></html>`,
});

describeSource('sitemap', {
  source: (sitemap) => ({ sitemap }),
  document: (urls) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url><loc>${url}</loc><n:news><n:title>Canal</n:title></n:news></url>`).join('')}</urlset>`,
});

/** A site in memory. */
function site(pages: Readonly<Record<string, string | Buffer>>) {
  const asked: string[] = [];
  const get = async (url: string): Promise<HttpDocument> => {
    asked.push(new URL(url).pathname);
    const body = pages[new URL(url).pathname];
    if (body === undefined) throw new Error(`404 ${url}`);
    return { url, bytes: Buffer.from(body), contentType: undefined };
  };
  const parts = { http: { get, getIfChanged: get }, workingDirectory: '/', maxBytes: 100_000, now: () => new Date() };
  const list = (source: Source, state?: Parameters<typeof listSource>[1]) => listSource(source, state, parts, signal);
  const paths = async (source: Source) => (await list(source)).items.map(({ url }) => new URL(url).pathname);
  return { asked, list, paths, parts };
}

const at = 'https://canal.example';

describe('books that are split', () => {
  it('are left out with a notice when their chapters cannot be listed; other files are taken whole', async () => {
    const here = new URL('.', import.meta.url);
    const listed = await listSource(
      { files: 'list-*.test.ts', split: 'chapters' },
      undefined,
      {
        ...site({}).parts,
        workingDirectory: fileURLToPath(here),
        listChapters: async (url) => {
          if (url.endsWith('list-files.test.ts')) throw new Error('It is half there.');
          return [];
        },
      },
      signal,
    );
    expect(listed.items.map(({ url }) => url)).toEqual([new URL('list-source.test.ts', here).href]);
    expect(listed.notices).toEqual([
      `The chapters of ${new URL('list-files.test.ts', here).href} could not be listed, so it is left out this time: It is half there.`,
    ]);
  });
});

describe('a feed', () => {
  const item = (path: string, date?: string) =>
    `<item><link>${at}${path}</link>${date === undefined ? '' : `<pubDate>${date}</pubDate>`}</item>`;
  const feed = (...items: string[]) => `<rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`;

  it('leaves out addresses that no article has and no database keeps, and says so', async () => {
    const long = `/${'a'.repeat(2000)}`;
    const { list } = site({ '/feed': feed(item(long), item('/short')) });
    const { items, notices } = await list({ feed: `${at}/feed` });
    expect(items.map(({ url }) => url)).toEqual([`${at}/short`]);
    expect(notices).toEqual([expect.stringContaining('1 addresses')]);
  });

  it('gives the newest so many', async () => {
    const { paths } = site({
      '/feed': feed(
        item('/old', '1 Jan 2024 00:00 GMT'),
        item('/new', '3 Jan 2024 00:00 GMT'),
        item('/mid', '2 Jan 2024 00:00 GMT'),
      ),
      '/undated': feed(item('/first'), item('/second'), item('/third')),
    });
    expect(await paths({ feed: `${at}/feed`, limit: 2 })).toEqual(['/new', '/mid']);
    expect(await paths({ feed: `${at}/undated`, limit: 2 })).toEqual(['/first', '/second']);
  });
});

it('a listing that does not end is given up', async () => {
  const never = (stop: AbortSignal) =>
    new Promise<HttpDocument>((_resolve, reject) => stop.addEventListener('abort', () => reject(stop.reason)));
  const http: Parameters<typeof listSource>[2]['http'] = {
    get: (_url, options) => never(options.signal),
    getIfChanged: (_url, _known, options) => never(options.signal),
  };
  const parts = { http, workingDirectory: '/', maxBytes: 9, now: () => new Date() };
  await expect(listSource({ feed: `${at}/feed` }, undefined, { ...parts, limitMs: 10 }, signal)).rejects.toMatchObject({
    code: 'timeout',
    retryable: true,
    message: expect.stringContaining(`${at}/feed was not listed`),
  });
});

describe('an index page', () => {
  const page = (links: string, next = '') =>
    `<html><head><base href="${at}/news/"></head><body><main>${links}</main><div class="more">${next}</div></body></html>`;

  it('takes what is a link, holds one or stands in one, with its words', async () => {
    const { list } = site({
      '/news': page(
        '<h2><a href="a">One</a></h2><a href="b"><h2>Two</h2></a><h2>None</h2><h2><a href="mailto:x@y">Write</a></h2>',
      ),
    });
    expect((await list({ index: `${at}/news`, links: 'h2' })).items).toEqual([
      { url: `${at}/news/a`, title: 'One' },
      { url: `${at}/news/b`, title: 'Two' },
    ]);
  });

  it('goes on to its next pages, no further than is allowed, and never round and round', async () => {
    const next = (path: string) => `<a href="${path}">Older</a>`;
    const { paths, asked } = site({
      '/news': page('<a href="a">A</a>', next('/page2')),
      '/page2': page('<a href="b">B</a><a href="a">A</a>', next('/page3')),
      '/page3': page('<a href="c">C</a>', next('/page2')),
    });
    const source = { index: `${at}/news`, links: 'main a', next: '.more a' };
    expect(await paths({ ...source, maxPages: 2 })).toEqual(['/news/a', '/news/b']);
    expect(await paths({ ...source, maxPages: 9 })).toEqual(['/news/a', '/news/b', '/news/c']);
    expect(asked).toEqual(['/news', '/page2', '/news', '/page2', '/page3']);
  });

  it('nested without end is refused at once', async () => {
    const { list } = site({ '/news': '<div>'.repeat(200_000) });
    await expect(list({ index: `${at}/news`, links: 'a' })).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('tells a selector that matches nothing, and one that is none, with a remedy', async () => {
    const { list } = site({ '/news': page('<a href="a">A</a>') });
    await expect(list({ index: `${at}/news`, links: '.gone a' })).rejects.toMatchObject({
      code: 'not-found',
      hint: expect.stringContaining('lectern source test'),
    });
    await expect(list({ index: `${at}/news`, links: 'a[' })).rejects.toMatchObject({ code: 'config' });
    expect((await list({ index: `${at}/news`, links: 'main a', next: '.gone', maxPages: 3 })).notices).toHaveLength(1);
  });
});

describe('a sitemap', () => {
  const url = (path: string, more = '') => `<url><loc>${at}${path}</loc>${more}</url>`;
  const set = (...urls: string[]) => `<?xml version="1.0"?><urlset>${urls.join('')}</urlset>`;

  it('gives the newest first, with what it says of news, and not the addresses of pictures', async () => {
    const news = `<news:news><news:publication><news:name>Canal</news:name></news:publication><news:publication_date>2026-01-03</news:publication_date><news:title>Ice &amp; locks</news:title><news:keywords>ice, locks</news:keywords></news:news>`;
    const image = `<image:image><image:loc>${at}/a.png</image:loc><image:title>Picture</image:title></image:image>`;
    const { list } = site({
      '/map': set(
        url('/old', `${image}<lastmod>2026-01-01</lastmod>`),
        url('/news?a=1&amp;b=2', news),
        url('/mid', '<lastmod>2026-01-02T01:00:00+01:00</lastmod>'),
      ),
    });
    expect((await list({ sitemap: `${at}/map` })).items).toEqual([
      {
        url: `${at}/news?a=1&b=2`,
        title: 'Ice & locks',
        publishedAt: '2026-01-03T00:00:00.000Z',
        tags: ['ice', 'locks'],
      },
      { url: `${at}/mid`, updatedAt: '2026-01-02T00:00:00.000Z' },
      { url: `${at}/old`, updatedAt: '2026-01-01T00:00:00.000Z' },
    ]);
  });

  it('may be packed, but not into more than is allowed', async () => {
    const { paths } = site({ '/map.gz': gzipSync(set(url('/a'))), '/bomb.gz': gzipSync(set(' '.repeat(1e6))) });
    expect(await paths({ sitemap: `${at}/map.gz` })).toEqual(['/a']);
    await expect(paths({ sitemap: `${at}/bomb.gz` })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('of sitemaps is read the newest first, as far as is needed, and notices a change in any of them', async () => {
    const index = (...names: [string, string][]) =>
      `<sitemapindex>${names.map(([name, date]) => `<sitemap><loc>${at}${name}</loc><lastmod>${date}</lastmod></sitemap>`).join('')}</sitemapindex>`;
    const pages: Record<string, string> = {
      '/map': index(['/2024', '2024-12-31'], ['/2026', '2026-02-01'], ['/2025', '2025-12-31']),
      '/2024': set(url('/a')),
      '/2025': set(url('/b', '<lastmod>2025-12-31</lastmod>')),
      '/2026': set(url('/c', '<lastmod>2026-02-01</lastmod>')),
    };
    const { paths, asked, list } = site(pages);
    expect(await paths({ sitemap: `${at}/map`, limit: 1 })).toEqual(['/c']);
    expect(asked).toEqual(['/map', '/2026']);
    const { state } = await list({ sitemap: `${at}/map` });
    expect((await list({ sitemap: `${at}/map` }, state)).unchanged).toBe(true);
    pages['/2025'] = set(url('/b2'));
    expect((await list({ sitemap: `${at}/map` }, state)).unchanged).toBe(false);
  });

  it('that names itself is read once', async () => {
    const { paths, asked } = site({
      '/map': `<sitemapindex><sitemap><loc>${at}/map</loc></sitemap><sitemap><loc>${at}/a</loc></sitemap></sitemapindex>`,
      '/a': `<sitemapindex><sitemap><loc>${at}/map</loc></sitemap></sitemapindex>`,
    });
    expect(await paths({ sitemap: `${at}/map` })).toEqual([]);
    expect(asked).toEqual(['/map', '/a']);
  });

  it('of many thousand pages is read whole, whatever the pieces it is cut into', async () => {
    const paths = Array.from({ length: 3000 }, (_, number) => `/page/${number}`);
    const text = set(...paths.map((path) => url(path, `<changefreq>${'x'.repeat(300)}</changefreq>`)));
    const get = async (address: string) => ({ url: address, bytes: Buffer.from(text), contentType: undefined });
    const parts = { http: { get, getIfChanged: get }, workingDirectory: '/', maxBytes: 1e7, now: () => new Date() };
    const { items } = await listSource({ sitemap: `${at}/map` }, undefined, parts, signal);
    expect(items.map((item) => new URL(item.url).pathname)).toEqual(paths);
  });
});
