/** Every way out of the program beside pages, clips and feeds: none leads to where only the operator may go. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReading } from '../../src/app.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import { createClipFetcher } from '../../src/io/clip-fetcher.ts';
import { createDocumentReader } from '../../src/io/document-reader.ts';
import { createHttpClient } from '../../src/io/http-client.ts';
import { createRobotsRules } from '../../src/io/robots-rules.ts';
import { createOpenAiSpeaker } from '../../src/narrate/drivers/openai.ts';
import { createOpenAiRecognizer } from '../../src/narrate/recognizers/openai.ts';
import { downloadFile } from '../../src/narrate/voice-models/download-file.ts';
import { callHook, type HookMessage, pingHub } from '../../src/run/call-hook.ts';
import { readArticle } from '../../src/run/read-article.ts';
import { listSource } from '../../src/sources/list-source.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';
import { readOpml } from '../../src/sources/read-opml.ts';
import type { Source } from '../../src/sources/source.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { type Answer, type Origin, startOrigin } from '../helpers/origin.ts';

const { signal } = new AbortController();
const closers: (() => Promise<unknown>)[] = [];
let secret: Origin;
let folder: string;
beforeEach(async () => {
  secret = await origin((_request, response) => response.end('secret'));
  folder = await mkdtemp(join(tmpdir(), 'lectern-ways-'));
  closers.push(() => rm(folder, { recursive: true }));
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function origin(answer: Answer): Promise<Origin> {
  const started = await startOrigin(answer);
  closers.push(started.close);
  return started;
}

const redirectTo = (address: () => string, status = 302) =>
  origin((_request, response) => response.writeHead(status, { location: address() }).end());

function client(allowPrivate: readonly string[] = []) {
  const made = createHttpClient({ mirrors: [], allowPrivate, userAgent: 'x', timeoutMs: 2000, retries: 0 });
  closers.push(made.close);
  return made;
}

const message: HookMessage = {
  event: 'failed',
  showId: 'a',
  at: '2024-05-18T00:00:00Z',
  feedUrl: 'https://a.example/',
};

describe('a host', () => {
  it.each([
    ...[
      '127.0.0.1.',
      'localhost.',
      '017700000001',
      '0x7f.0.0.1',
      '0x7F000001',
      '127.0.1',
      '127.00.00.01',
      '%31%32%37.1',
    ],
    ...[
      'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
      'LOCALHOST。',
      '１２７.1',
      '127。1',
      '[0:0:0:0:0:ffff:127.0.0.1]',
      '[::FFFF:7F00:0001]',
      '[::1%25lo]',
    ],
  ])('written %s is not asked', async (host) => {
    const { port } = new URL(secret.url);
    await expect(client().get(`http://${host}:${port}/`, { maxBytes: 9, signal })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:private-address|invalid|network)$/),
    });
    expect(secret.requests).toEqual([]);
  });

  it.each([
    (host: string) => `http://paper.example@${host}/`,
    (host: string) => `http://paper.example:80@${host}/`,
    (host: string) => `http:\\\\${host}\\`,
    (host: string) => `http:///${host}/`,
    (host: string) => `//${host}/`,
    (host: string) => `ht\ntp://${host}/`,
  ])('hidden in an address is not asked (%#)', async (write) => {
    await expect(client().get(write(secret.host), { maxBytes: 9, signal })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:private-address|invalid)$/),
    });
    expect(secret.requests).toEqual([]);
  });
});

describe('what lists articles', () => {
  const list = (source: Source, allowed: readonly string[] = []) =>
    listSource(
      source,
      undefined,
      { http: client(allowed), workingDirectory: folder, maxBytes: 1e6, now: () => new Date() },
      signal,
    );

  it.each(['index', 'sitemap', 'feed'] as const)('of the kind %s is not asked of a private address', async (kind) => {
    await expect(list({ [kind]: secret.url, links: 'a' })).rejects.toMatchObject({ code: 'private-address' });
    const outer = await redirectTo(() => secret.url);
    await expect(list({ [kind]: outer.url, links: 'a' }, [outer.host])).rejects.toMatchObject({
      code: 'private-address',
    });
    expect(secret.requests).toEqual([]);
  });

  it('leads to no private address by its further pages or sitemaps', async () => {
    const site = await origin((request, response) =>
      response.end(
        request.url === '/index'
          ? `<a class="n" href="${secret.url}/2">2</a><a href="/a">A</a>`
          : `<sitemapindex><sitemap><loc>${secret.url}/s.xml</loc></sitemap></sitemapindex>`,
      ),
    );
    const index = { index: `${site.url}/index`, links: 'a', next: 'a.n', maxPages: 3 };
    await expect(list(index, [site.host])).rejects.toMatchObject({ code: 'private-address' });
    await expect(list({ sitemap: `${site.url}/map` }, [site.host])).rejects.toMatchObject({ code: 'private-address' });
    expect(secret.requests).toEqual([]);
  });

  it('names no file of this machine', async () => {
    const file = 'file:///etc/passwd';
    const rss = `<rss version="2.0" xml:base="file:///etc/"><channel><title>t</title><link>file:///etc/</link>
      <item><link>${file}</link><guid>${file}</guid><enclosure url="${file}" type="audio/mpeg"/></item>
      <item><title>b</title><link>passwd</link></item></channel></rss>`;
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="file:///etc/"><title>t</title><id>x</id>
      <entry><id>${file}</id><title>a</title><link href="passwd"/><link rel="enclosure" type="audio/mpeg" href="passwd"/></entry></feed>`;
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 't',
      items: [{ id: file, url: file, attachments: [{ url: file, mime_type: 'audio/mpeg' }] }],
    };
    for (const feed of [rss, atom, JSON.stringify(json)])
      expect(JSON.stringify(parseFeed(feed, 'https://paper.example/feed'))).not.toContain('file:');
    expect(readOpml(`<opml version="2.0"><body><outline xmlUrl="${file}"/></body></opml>`, 'x')).toEqual([]);
    const site = await origin((request, response) =>
      response.end(
        request.url === '/index'
          ? `<base href="file:///etc/"><a href="passwd">A</a><a href="https://paper.example/b">B</a>`
          : `<urlset><url><loc>${file}</loc></url><url><loc>https://paper.example/b</loc></url></urlset>`,
      ),
    );
    for (const source of [{ index: `${site.url}/index`, links: 'a' }, { sitemap: `${site.url}/map` }])
      expect((await list(source, [site.host])).items.map(({ url }) => url)).toEqual(['https://paper.example/b']);
  });
});

describe('a page', () => {
  it.each(['file:///etc/passwd', 'data:text/html,x', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'javascript:1'])(
    'cannot send its reader on to %s',
    async (address) => {
      const outer = await redirectTo(() => address);
      const asked = client([outer.host]).get(outer.url, { maxBytes: 9, signal });
      await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^(?:invalid|network)$/) });
      await expect(client().get(address, { maxBytes: 9, signal })).rejects.toMatchObject({ code: 'invalid' });
    },
  );

  it('from the web names no file, as a clip, picture, address or further page', () => {
    const prose = 'The lock keeper counted every boat that passed the gate, and wrote it down. '.repeat(8);
    const file = 'file:///etc/passwd';
    const { article, report } = extractArticle(
      `<base href="file:///etc/"><link rel="canonical" href="${file}"><link rel="next" href="${file}"><link rel="amphtml" href="${file}">
       <meta property="og:image" content="${file}"><meta property="og:audio" content="file:///etc/a.mp3"><meta property="og:url" content="${file}">
       <article><h1>The lock keeper</h1><p>${prose}</p><audio src="file:///etc/a.mp3"></audio><audio src="b.mp3"></audio>
       <iframe src="file:///etc/c.mp3"></iframe><a href="file:///etc/d.mp3">Listen</a><img src="passwd.png">
       <script>play("file:///etc/e.mp3")</script><p>[audio src="file:///etc/f.mp3"]</p><p>${prose}</p></article>`,
      'https://paper.example/a.html',
    );
    const blocks = article?.blocks.filter((block) => !('text' in block) || block.kind === 'figure');
    expect(article?.title).toBe('The lock keeper');
    expect(JSON.stringify([blocks, article?.canonicalUrl, article?.imageUrl, report.links])).not.toContain('file:');
  });

  it('from the web gets no file as its clip, whatever names it', async () => {
    await writeFile(join(folder, 'clip.mp3'), 'x');
    const fetcher = createClipFetcher(client(), createDiskCache(join(folder, 'cache'), memoryIndex()), 1e6);
    const clip = pathToFileURL(join(folder, 'clip.mp3')).href;
    await expect(fetcher.fetch(clip, 'https://paper.example/a', signal)).rejects.toMatchObject({ code: 'not-found' });
    const beside = pathToFileURL(join(folder, 'page.html')).href;
    expect((await fetcher.fetch(clip, beside, signal)).path).toContain('clip.mp3');
    for (const name of ['/etc/hostname', `${folder}/../${folder.split('/').at(-1)}x/clip.mp3`])
      await expect(fetcher.fetch(pathToFileURL(name).href, beside, signal)).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:no-permission|not-found)$/),
      });
  });

  it('that was saved goes on to its further pages below its folder, and nowhere else on the disk', async () => {
    const prose = (word: string) =>
      `<p>${`The ${word} keeper counted every boat that passed the gate. `.repeat(8)}</p>`;
    const page = (next: string, word: string) =>
      `<link rel="next" href="${next}"><article><h1>The keeper</h1>${prose(word)}</article>`;
    // By their addresses both are the second page of page/1; one of them lies outside the folder that it was saved in.
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, '2'), page('', 'hidden'));
    await writeFile(join(folder, 'page', '2'), page('', 'second'));
    const read = createDocumentReader(client(), 1e6);
    const textOf = async (next: string) => {
      const url = pathToFileURL(join(folder, 'page', '1')).href;
      await writeFile(join(folder, 'page', '1'), page(next, 'first'));
      const { article, report } = await readArticle(await read(url, signal), { url }, read, {}, signal);
      // It was seen; what is tried here is that it is not followed.
      expect(report.links.next).toBe(new URL(next, url).href);
      return JSON.stringify(article.blocks);
    };
    expect(await textOf('2')).toContain('second keeper');
    for (const next of ['../2', '%2e%2e/2', pathToFileURL(join(folder, '2')).href])
      expect(await textOf(next)).not.toContain('hidden keeper');
    // Nor does a file stand in for one that says little, as a version for print would.
    const teaser =
      '<article><h1>The keeper</h1><p>The first keeper counted every boat that passed the gate.</p></article>';
    const at = pathToFileURL(join(folder, 'page', '3')).href;
    const links = ['rel="amphtml"', 'rel="alternate" media="print"'].map((rel) => `<link ${rel} href="../2">`).join('');
    await writeFile(join(folder, 'page', '3'), `${links}${teaser}`);
    const { article } = await readArticle(await read(at, signal), { url: at }, read, {}, signal);
    expect(JSON.stringify(article.blocks)).toMatch(/first keeper/);
    expect(JSON.stringify(article.blocks)).not.toContain('hidden keeper');
  });
});

describe('what only the operator may ask', () => {
  it.each([
    ['narrator', 'narrators'],
    ['recogniser', 'recognizers'],
  ])('is not there for pages, clips, pictures and feeds, though the %s and the hooks are', async (_who, section) => {
    const config = parseConfig(
      `${section}: { openai: { baseUrl: "${secret.url}" } }
hooks: [{ on: [failed], url: "${secret.url}/hook" }]
shows: [{ id: a, title: A, language: en, author: B, sources: [{ page: "https://paper.example/" }] }]`,
      'x',
      folder,
    );
    const { http, own, polite, read } = openReading(config);
    closers.push(http.close);
    const options = { maxBytes: 100, signal };
    const private_ = { code: 'private-address' };
    await expect(polite.get(secret.url, options)).rejects.toMatchObject(private_);
    await expect(polite.getIfChanged(secret.url, undefined, options)).rejects.toMatchObject(private_);
    await expect(polite.download(secret.url, join(folder, 'clip'), options)).rejects.toMatchObject(private_);
    await expect(http.get(secret.url, options)).rejects.toMatchObject(private_);
    await expect(read(secret.url, signal)).rejects.toMatchObject(private_);
    expect(secret.requests).toEqual([]);
    await own.post(`${secret.url}/hook`, { json: {}, headers: {}, ...options });
    expect(secret.requests).toEqual(['POST /hook']);
  });
});

describe('a hook', () => {
  const tell = (url: string, allowed: readonly string[]) =>
    callHook(client(allowed), { on: ['failed'], url, secret: 'hush' }, message, signal);

  it('cannot send the message on to a private address', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const outer = await redirectTo(() => secret.url, status);
      await expect(tell(outer.url, [outer.host])).rejects.toThrow('is a private address');
    }
    expect(secret.requests).toEqual([]);
  });

  it('keeps its signature from the servers it points to', async () => {
    const signatures: unknown[] = [];
    const other = await origin((request, response) => {
      signatures.push(request.headers['x-lectern-signature']);
      response.end();
    });
    const hook = await redirectTo(() => other.url, 307);
    await tell(hook.url, [hook.host, other.host]);
    await tell(other.url, [other.host]);
    expect(signatures).toEqual([undefined, expect.stringMatching(/^sha256=/)]);
  });

  it('or hub with line breaks in a title or an address sends no header of its own making', async () => {
    const heads: string[][] = [];
    const receiver = await origin((request, response) => {
      heads.push(request.rawHeaders);
      response.end();
    });
    const http = client([receiver.host]);
    const hook = { on: ['failed'], url: `${receiver.url}/a%0d%0aX-Evil:%201`, secret: 'a\r\nX-Evil: 1' } as const;
    const evil = { ...message, title: 'a\r\nX-Evil: 1', url: 'https://a.example/\r\nX-Evil: 1' };
    await callHook(http, hook, evil, signal);
    await pingHub(http, `${receiver.url}/hub`, 'https://a.example/\r\nX-Evil: 1', signal);
    expect(heads).toHaveLength(2);
    expect(heads.flat().join('\n').toLowerCase()).not.toContain('x-evil');
  });
});

describe('a hub', () => {
  it('is not told at a private address', async () => {
    const outer = await redirectTo(() => secret.url, 307);
    for (const hub of [secret.url, outer.url])
      await expect(pingHub(client([outer.host]), hub, 'https://a.example/feed.xml', signal)).rejects.toThrow('private');
    expect(secret.requests).toEqual([]);
  });
});

it('a recogniser’s key goes to the recogniser, and to no server that it points to', async () => {
  const keys: unknown[] = [];
  const other = await origin((request, response) => {
    keys.push(request.headers.authorization);
    response.writeHead(400).end();
  });
  const recogniser = await origin((request, response) => {
    keys.push(request.headers.authorization);
    response.writeHead(307, { location: `${other.url}/v1/audio/transcriptions` }).end();
  });
  const options = { baseUrl: recogniser.url, model: 'm', key: 'hush', concurrency: 1 };
  const heard = createOpenAiRecognizer(client([recogniser.host, other.host]), options).recognize(
    new Uint8Array(44),
    {},
    signal,
  );
  await expect(heard).rejects.toMatchObject({ message: expect.not.stringContaining('hush') });
  expect(keys).toEqual(['Bearer hush', undefined]);
});

describe('a narrator’s key', () => {
  it('goes to the narrator, and to no server that it points to', async () => {
    const keys: unknown[] = [];
    const listener: Answer = (request, response) => {
      keys.push(request.headers.authorization);
      response.writeHead(400).end();
    };
    const other = await origin(listener);
    const narrator = await origin((request, response) => {
      keys.push(request.headers.authorization);
      response.writeHead(307, { location: `${other.url}/v1/audio/speech` }).end();
    });
    const options = { baseUrl: narrator.url, model: 'm', key: 'hush', speed: 1, concurrency: 1 };
    const speaker = createOpenAiSpeaker(client([narrator.host, other.host]), options);
    await expect(speaker.synthesize('x', { voice: 'a', language: 'en' }, signal)).rejects.toMatchObject({
      message: expect.not.stringContaining('hush'),
    });
    expect(keys).toEqual(['Bearer hush', undefined]);
  });

  it('stays away for good once a redirect has left the narrator, also on the way back', async () => {
    const keys: unknown[] = [];
    let away = '';
    const narrator = await origin((request, response) => {
      keys.push(request.headers.authorization);
      if (request.url === '/back') response.end();
      else response.writeHead(307, { location: away }).end();
    });
    const other = await redirectTo(() => `${narrator.url}/back`, 307);
    away = other.url;
    const headers = { authorization: 'Bearer hush', cookie: 'a=b' };
    await client([narrator.host, other.host]).post(narrator.url, { json: {}, headers, maxBytes: 9, signal });
    expect(keys).toEqual(['Bearer hush', undefined]);
  });
});

describe('a voice', () => {
  it('is not downloaded from a private address, and leaves nothing', async () => {
    const outer = await redirectTo(() => secret.url);
    const { open } = client([outer.host]);
    for (const url of [secret.url, outer.url])
      await expect(
        downloadFile(url, join(folder, 'voice.tar.bz2'), { open, maxBytes: 1e6, signal, retries: 0 }),
      ).rejects.toMatchObject({ code: 'private-address' });
    expect(secret.requests).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a robots.txt', () => {
  it('is not fetched from a private address, though a site says that it moved there', async () => {
    const site = await redirectTo(() => secret.url);
    await expect(
      createRobotsRules(client([site.host]), undefined).check(`${site.url}/a`, signal),
    ).rejects.toMatchObject({ code: 'private-address' });
    expect(secret.requests).toEqual([]);
  });

  it('made to keep its reader busy is read at once', async () => {
    const rule = `/${'*a'.repeat(60)}$`;
    const site = await origin((_request, response) =>
      response.end(`User-agent: *\n${`Disallow: ${rule}\n`.repeat(50)}`),
    );
    const rules = createRobotsRules(client([site.host]), undefined);
    await rules.check(`${site.url}/${'a'.repeat(3000)}b`, signal);
    expect(site.requests).toHaveLength(1);
  });
});
