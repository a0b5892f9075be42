/** What `fetch.sites` sends: to its own site, and to nobody else. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskCache } from '../../src/io/cache.ts';
import { createClipFetcher } from '../../src/io/clip-fetcher.ts';
import { cookiesOf, holdsPath, parseCookieFile } from '../../src/io/cookie-file.ts';
import { createHttpClient, type HttpClientOptions } from '../../src/io/http-client.ts';
import { createSiteLogins, findLostLogin, type SiteLogin } from '../../src/io/site-logins.ts';
import { pageOf } from '../../src/run/gather-clips.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { type Answer, startOrigin } from '../helpers/origin.ts';

const { signal } = new AbortController();
const options = { maxBytes: 1e6, signal };
const closers: (() => Promise<unknown>)[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-logins-'));
  closers.push(() => rm(folder, { recursive: true }));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** An origin, and what each request told it. */
async function origin(answer: Answer = (_request, response) => response.end('x')) {
  const told: IncomingHttpHeaders[] = [];
  const started = await startOrigin((request, response) => {
    told.push(request.headers);
    answer(request, response);
  });
  closers.push(started.close);
  return { ...started, told, port: new URL(started.url).port };
}

const siteOf = (host: string, more: Partial<SiteLogin> = {}): SiteLogin => ({
  host,
  subdomains: false,
  cookies: { sid: 'c-hush' },
  headers: { Authorization: 'Bearer h-hush' },
  ...more,
});

function client(sites: readonly SiteLogin[], more: Partial<HttpClientOptions> & { allowPrivate: readonly string[] }) {
  const logins = createSiteLogins(sites);
  const made = createHttpClient({ mirrors: [], userAgent: 'x', timeoutMs: 2000, retries: 0, logins, ...more });
  closers.push(made.close);
  return made;
}

const secretsOf = (told: readonly IncomingHttpHeaders[]) =>
  told.map(({ cookie, authorization }) => `${cookie ?? '-'} ${authorization ?? '-'}`);
const SENT = 'sid=c-hush Bearer h-hush';
const NOTHING = '- -';

describe('a login', () => {
  it('is sent to its site, and not where the site redirects to', async () => {
    const other = await origin();
    const site = await origin((request, response) =>
      request.url === '/away' ? response.writeHead(302, { location: `${other.url}/` }).end() : response.end('x'),
    );
    const http = client([siteOf(site.host)], { allowPrivate: [site.host, other.host] });
    await http.get(`${site.url}/a`, options);
    await http.getIfChanged(`${site.url}/b`, { etag: '"1"' }, options);
    await http.get(`${site.url}/away`, options);
    await http.download(`${site.url}/away`, join(folder, 'clip'), options);
    expect(secretsOf(site.told)).toEqual([SENT, SENT, SENT, SENT]);
    expect(secretsOf(other.told)).toEqual([NOTHING, NOTHING]);
  });

  it('is not sent to another port, another name of the machine, or a mirror', async () => {
    const [site, neighbour] = [await origin(), await origin()];
    const names = [site.host, neighbour.host, `localhost:${site.port}`];
    const mirrors = [{ from: `${site.url}/m/`, to: `${neighbour.url}/m/` }];
    const http = client([siteOf(site.host)], { allowPrivate: names, mirrors });
    await http.get(neighbour.url, options);
    await http.get(`http://localhost:${site.port}/`, options);
    await http.get(`${site.url}/m/a`, options);
    expect(secretsOf([...site.told, ...neighbour.told])).toEqual([NOTHING, NOTHING, NOTHING]);
  });

  it('goes over HTTPS only, but for this machine without a proxy on the way', async () => {
    const site = await origin();
    const proxy = createServer().on('connect', (_request, socket, head) => {
      const server = connect(Number(site.port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        server.write(head);
        server.pipe(socket).pipe(server);
      });
      server.on('error', () => socket.destroy());
      socket.on('error', () => server.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    closers.push(async () => proxy.close());
    const at = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const http = client([siteOf('paper.example'), siteOf(site.host)], { allowPrivate: [site.host], proxy: at });
    await http.get('http://paper.example/', options);
    await http.get(site.url, options);
    expect(secretsOf(site.told)).toEqual([NOTHING, NOTHING]);
    const logins = createSiteLogins([siteOf('paper.example')]);
    expect(await logins.headersFor(new URL('https://paper.example/'), false)).toEqual({
      site: 'paper.example',
      headers: { cookie: 'sid=c-hush', authorization: 'Bearer h-hush' },
    });
    expect(await logins.headersFor(new URL('http://paper.example/'), true)).toBeUndefined();
  });

  it('is for subdomains only where that is said, and for the nearest site that has one', async () => {
    const site = (host: string, value: string, subdomains: boolean) =>
      siteOf(host, { cookies: { v: value }, headers: {}, subdomains });
    const logins = createSiteLogins([site('Paper.example', 'a', true), site('shop.paper.example', 'b', false)]);
    const cookie = async (url: string) => (await logins.headersFor(new URL(url), true))?.headers['cookie'];
    expect(await cookie('https://www.paper.example/')).toBe('v=a');
    expect(await cookie('https://shop.paper.example/')).toBe('v=b');
    expect(await cookie('https://notpaper.example/')).toBeUndefined();
    expect(await cookie('https://paper.example.evil.example/')).toBeUndefined();
    const only = createSiteLogins([site('paper.example', 'a', false)]);
    expect(await only.headersFor(new URL('https://www.paper.example/'), true)).toBeUndefined();
  });

  it('is used for the recordings of its own site’s articles, and not for those that others name', async () => {
    const site = await origin();
    const http = client([siteOf(site.host)], { allowPrivate: [site.host] });
    const logins = createSiteLogins([siteOf(site.host)]);
    const cache = createDiskCache(join(folder, 'cache'), memoryIndex());
    const clips = createClipFetcher(http, cache, 1e6, undefined, logins);
    const own = `${site.url}/own.mp3`;
    // What a mail or a saved page says that it is from is nobody's word.
    const pages = [`${site.url}/article`, 'https://stranger.example/article', pageOf('urn:uuid:1', { url: own })];
    for (const page of pages) await clips.fetch(own, `${site.url}/article`, signal, { page });
    await clips.fetch(`${site.url}/saved.mp3`, 'file:///seeds/page.html', signal);
    await http.get(`${site.url}/picture.png`, { ...options, page: '' });
    // The third found what anybody is given, and not what the login had opened.
    expect(secretsOf(site.told)).toEqual([SENT, NOTHING, NOTHING, NOTHING]);
    expect(pageOf(own, { url: own })).toBe(own);
  });
});

describe('a login that ran out', () => {
  const answering = (answer: Answer) => origin(answer);

  it.each([401, 402, 403])('is told as that when its site answers %d', async (status) => {
    const site = await answering((_request, response) => response.writeHead(status).end());
    const known = client([siteOf(site.host)], { allowPrivate: [site.host] });
    await expect(known.get(site.url, options)).rejects.toMatchObject({
      code: 'login',
      message: `The login for ${site.host} seems to have run out: it answers ${status}.`,
      retryable: false,
      hint: expect.stringContaining('fetch.sites'),
    });
    const unknown = client([], { allowPrivate: [site.host] });
    await expect(unknown.get(site.url, options)).rejects.toMatchObject({ code: 'http-status' });
  });

  it('is told when the site leads to a page to log in, of another host too, whose questions are not repeated', async () => {
    const sso = await origin();
    const site = await answering((request, response) =>
      response.writeHead(302, { location: request.url === '/b' ? `${sso.url}/sso?token=t0` : '/login?next=/a' }).end(),
    );
    const http = client([siteOf(site.host)], { allowPrivate: [site.host, sso.host] });
    await expect(http.get(`${site.url}/b`, options)).rejects.toMatchObject({
      code: 'login',
      message: expect.stringMatching(/run out: .*\/b leads to .*\/sso\.$/),
    });
    // What is itself asked for is no failure.
    await expect(http.get(`${sso.url}/sso`, options)).resolves.toBeDefined();
    const stranger = client([], { allowPrivate: [site.host, sso.host] });
    await expect(stranger.get(`${site.url}/b`, options)).resolves.toBeDefined();
  });

  it.each([
    ['/2026/11/passport-queues-grow', false],
    ['/opinion/why-we-subscribe-to-papers/', false],
    ['/tech/oauth-explained', false],
    ['/tech/how-to-log-in.html', false],
    ['/users/sign-in', true],
    ['/wp-login.php', true],
    ['/oauth2/authorize', true],
  ])('is told by where its site leads, and not by the title of an article: %s', (path, isLost) => {
    const answer = { url: `https://paper.example${path}`, firstLogin: 'paper.example' };
    expect(findLostLogin('https://paper.example/short', answer, 200)?.code).toBe(isLost ? 'login' : undefined);
  });

  it('has another mark once it is another one, which is too short to tell what it is', async () => {
    const file = join(folder, 'cookies.txt');
    const of = (value: string) => createSiteLogins([siteOf('a.example', { cookies: { s: value }, cookieFile: file })]);
    await writeFile(file, 'a.example\tFALSE\t/\tTRUE\t0\tn\t1\n');
    const first = await of('one').mark();
    expect(first).toMatch(/^[\da-f]{4}$/);
    expect(await of('one').mark()).toBe(first);
    expect(await of('two').mark()).not.toBe(first);
    await writeFile(file, 'a.example\tFALSE\t/\tTRUE\t0\tn\t2\n');
    expect(await of('one').mark()).not.toBe(first);
  });
});

describe('a cookies.txt', () => {
  const NOW = Date.UTC(2025, 0, 1);
  const TEXT = [
    '# Netscape HTTP Cookie File',
    '#HttpOnly_.paper.example\tTRUE\t/\tTRUE\t1893456000\tsid\ta=b==',
    'www.paper.example\tFALSE\t/news\tTRUE\t0\tregion\tnorth',
    '.paper.example\tTRUE\t/\tTRUE\t1000\told\tx',
    '.bank.example\tTRUE\t/\tTRUE\t1893456000\tmoney\tmuch',
    'paper.example\tFALSE\t/\tTRUE\t0\tbad\tx; y',
    'no cookie at all',
    '',
  ].join('\r\n');

  it('gives each host what is its own and has not expired', () => {
    const names = (host: string) => cookiesOf(parseCookieFile(TEXT), host, NOW).map(({ name }) => name);
    expect(names('www.paper.example')).toEqual(['sid', 'region']);
    expect(names('paper.example')).toEqual(['sid']);
    expect(names('notpaper.example')).toEqual([]);
    expect(parseCookieFile(TEXT)[0]?.value).toBe('a=b==');
  });

  it('gives a cookie below its path only', () => {
    const region = parseCookieFile(TEXT).find(({ name }) => name === 'region');
    const held = ['/news', '/news/a', '/newsletter', '/'].map((path) => region && holdsPath(region, path));
    expect(held).toEqual([true, true, false, false]);
  });

  it('is read anew for each request, and told by name when it is not there', async () => {
    const file = join(folder, 'cookies.txt');
    const logins = createSiteLogins([siteOf('www.paper.example', { cookies: {}, cookieFile: file })], [], () => NOW);
    const ask = () => logins.headersFor(new URL('https://www.paper.example/news/a'), true);
    await expect(ask()).rejects.toMatchObject({ code: 'login', message: expect.stringContaining('cookies.txt') });
    await writeFile(file, TEXT);
    expect((await ask())?.headers['cookie']).toBe('sid=a=b==; region=north');
  });
});
