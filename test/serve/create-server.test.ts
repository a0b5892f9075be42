import { rename } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RequestEntry } from '../../src/serve/observe-requests.ts';
import { readWebAssets } from '../../src/serve/read-web-assets.ts';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite, summarise } from './published-site.ts';

const MEDIA = '/media/harbour/abc123.0f1e2d3c.mp3';
const AUDIO = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
const log: RequestEntry[] = [];
let site: PublishedSite;

beforeAll(async () => {
  site = await serveSite({ log: (entry) => log.push(entry) });
  await site.put('media/harbour/abc123.0f1e2d3c.mp3', AUDIO);
  await site.put('media/harbour/x.00aa11bb.m4a', AUDIO);
  await site.put('media/harbour/x.00aa11bb.opus', AUDIO);
  await site.put('media/harbour/unnamed.mp3', AUDIO);
  await site.put('media/harbour/.hidden.00aa11bb.mp3', AUDIO);
  await site.put('media/harbour/abc123.0f1e2d3c.mp3.tmp-17', AUDIO);
  await site.put('media/other/abc123.0f1e2d3c.mp3', AUDIO);
  await site.put('feed/harbour/.secret.html', 'secret');
  await site.put('feed/harbour/feed.xml.123456', 'half a feed');
  await site.put('feed/README.md', 'for the operator');
  await site.put('feed/other/feed.xml', 'a show that is not configured');
});

afterAll(() => site.stop());

/** Undici's `request` neither follows redirects nor decompresses, so that what came is what is seen. */
async function get(
  path: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS' = 'GET',
) {
  const answer = await request(site.origin + path, { headers, method });
  const body = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, body };
}

describe('what is there', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/harbour/', 'text/html; charset=utf-8'],
    ['/harbour/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/harbour/cover.png', 'image/png'],
    ['/harbour/search.json', 'application/json; charset=utf-8'],
    ['/harbour/abc123/', 'text/html; charset=utf-8'],
    ['/harbour/abc123/transcript.vtt', 'text/vtt; charset=utf-8'],
    ['/harbour/abc123/transcript.srt', 'application/x-subrip; charset=utf-8'],
    ['/harbour/abc123/chapters.json', 'application/json+chapters; charset=utf-8'],
    ['/assets/lectern.js', 'text/javascript; charset=utf-8'],
    ['/assets/lectern.css', 'text/css; charset=utf-8'],
    ['/opml', 'text/x-opml; charset=utf-8'],
    [MEDIA, 'audio/mpeg'],
    ['/media/harbour/x.00aa11bb.m4a', 'audio/x-m4a'],
    ['/media/harbour/x.00aa11bb.opus', 'audio/ogg'],
    ['/pod/harbour/feed.xml', 'application/rss+xml; charset=utf-8'],
    [`/pod${MEDIA}`, 'audio/mpeg'],
  ])('%s is %s, and HEAD says the same without a body', async (path, type) => {
    const [whole, head] = [await get(path), await get(path, {}, 'HEAD')];
    expect(whole.status).toBe(200);
    expect(whole.headers['content-type']).toBe(type);
    expect(whole.body.length).toBeGreaterThan(0);
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    // The client closes after HEAD, and the clock goes on.
    const own = (headers: object) =>
      Object.entries(headers).filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
    expect(own(head.headers)).toEqual(own(whole.headers));
    expect(whole.headers['content-length']).toBe(String(whole.body.length));
  });

  it('leads from a folder without its slash to the folder, whatever the proxy put before it', async () => {
    expect(await get('/harbour')).toMatchObject({ status: 308, headers: { location: 'harbour/' } });
    expect(await get('/pod/harbour/abc123')).toMatchObject({ status: 308, headers: { location: 'abc123/' } });
  });
});

describe('what is not there', () => {
  it.each([
    '/nothing',
    '/harbour/nothing/',
    '/harbour/.secret.html',
    '/harbour/feed.xml.123456',
    '/README.md',
    '/other/feed.xml',
    '/media/other/abc123.0f1e2d3c.mp3',
    '/media/harbour/.hidden.00aa11bb.mp3',
    '/media/harbour/abc123.0f1e2d3c.mp3.tmp-17',
    '/media/harbour/',
    '/media/harbour/../../feed/README.md',
    '/media/harbour/..%2f..%2ffeed%2fREADME.md',
    '/harbour/%2e%2e/%2e%2e/media/harbour/unnamed.mp3',
    '/harbour/feed.xml%00.html',
    '/harbour//feed.xml',
    '/%ff',
    '/media/harbour/valueOf',
    '/harbour/abc123/constructor',
    '/assets/toString',
  ])('%s is 404', async (path) => {
    // A raw request, since clients tidy the path up before they send it.
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('secret');
    expect(answer).not.toContain('for the operator');
  });

  it('is told with a page that leads back', async () => {
    const answer = await get('/nothing', { accept: 'text/html' });
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toContain('href="/pod/"');
  });

  it('any other method is refused', async () => {
    const answer = await get('/harbour/feed.xml', {}, 'POST');
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD, OPTIONS');
  });
});

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(site.origin).port), '127.0.0.1', () => socket.write(text));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks).toString()));
    socket.on('error', reject);
  });
}

describe('conditional requests', () => {
  const paths = ['/harbour/feed.xml', '/harbour/abc123/', '/harbour/cover.png', '/assets/player.js', MEDIA];

  it.each(paths)('%s has a strong tag and a date, and either gets 304', async (path) => {
    const { headers } = await get(path);
    const etag = String(headers['etag']);
    expect(etag).toMatch(/^"[0-9a-f]+"$/);
    for (const method of ['GET', 'HEAD'] as const) {
      const cases: readonly Record<string, string>[] = [
        { 'if-none-match': etag },
        { 'if-none-match': `W/${etag}` },
        { 'if-none-match': `"other", ${etag}` },
        { 'if-none-match': '*' },
        { 'if-modified-since': String(headers['last-modified']) },
        // As `fetch` sends it; what has not changed is still not sent again.
        { 'if-none-match': etag, 'cache-control': 'no-cache' },
      ];
      for (const condition of cases) {
        const answer = await get(path, condition, method);
        expect(answer.status, JSON.stringify(condition)).toBe(304);
        expect(answer.body).toHaveLength(0);
        expect(answer.headers['etag']).toBe(etag);
        expect(answer.headers['cache-control']).toBe(headers['cache-control']);
        expect(answer.headers['vary']).toBe(headers['vary']);
      }
    }
  });

  it.each(paths)('%s is sent whole when the tag is another, even if the date is the same', async (path) => {
    const { headers } = await get(path);
    const condition = { 'if-none-match': '"other"', 'if-modified-since': String(headers['last-modified']) };
    expect((await get(path, condition)).status).toBe(200);
  });

  it('each content coding has its own ETag, which gives 304 for that coding only', async () => {
    const path = '/harbour/feed.xml';
    const plain = await get(path);
    const zipped = await get(path, { 'accept-encoding': 'gzip' });
    const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    const tags = [plain, zipped, brotli].map(({ headers }) => String(headers['etag']));
    expect(new Set(tags).size).toBe(3);
    const again = await get(path, { 'accept-encoding': 'gzip', 'if-none-match': tags[1] ?? '' });
    expect(again).toMatchObject({ status: 304, headers: { etag: tags[1], vary: 'Accept-Encoding' } });
    expect((await get(path, { 'if-none-match': tags[1] ?? '' })).status).toBe(200);
  });

  it.each([
    ['gzip;q=0, br;q=0', undefined],
    ['identity', undefined],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
  ])('Accept-Encoding: %s is answered with %s', async (accept, coding) => {
    expect((await get('/harbour/feed.xml', { 'accept-encoding': accept })).headers['content-encoding']).toBe(coding);
  });

  it('a replaced feed is served at once, with another tag', async () => {
    const before = await get('/harbour/search.json');
    await site.put('feed/harbour/search.json', `${before.body.toString()} `);
    const after = await get('/harbour/search.json', { 'if-none-match': String(before.headers['etag']) });
    expect(after.status).toBe(200);
    expect(after.body.length).toBe(before.body.length + 1);
  });
});

describe('ranges of a recording', () => {
  it.each([
    ['bytes=0-99', 206, 'bytes 0-99/5000', AUDIO.subarray(0, 100)],
    ['bytes=4990-', 206, 'bytes 4990-4999/5000', AUDIO.subarray(4990)],
    ['bytes=-10', 206, 'bytes 4990-4999/5000', AUDIO.subarray(4990)],
    ['bytes=-9000', 206, 'bytes 0-4999/5000', AUDIO],
    ['bytes=4000-9000', 206, 'bytes 4000-4999/5000', AUDIO.subarray(4000)],
    ['bytes=5000-', 416, 'bytes */5000', undefined],
    ['bytes=0-1,5-6', 200, undefined, AUDIO],
    ['pages=1-2', 200, undefined, AUDIO],
    ['bytes=9-3', 200, undefined, AUDIO],
  ])('%s is answered with %i, and HEAD as without it', async (range, status, contentRange, body) => {
    const answer = await get(MEDIA, { range });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-range']).toBe(contentRange);
    if (body) expect(answer.body.equals(body)).toBe(true);
    if (status === 416) expect(answer.headers['cache-control']).toBeUndefined();
    const head = await get(MEDIA, { range }, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers['content-range']).toBeUndefined();
    expect(head.headers['content-length']).toBe('5000');
  });

  it.each([
    ['the same tag', (etag: string) => etag, 206],
    ['the same tag, weakened', (etag: string) => `W/${etag}`, 200],
    ['another tag', () => '"other"', 200],
    ['a list that holds the tag', (etag: string) => `"other", ${etag}`, 200],
    ['the same date', (_etag: string, date: string) => date, 206],
    ['an older date', () => 'Thu, 01 Jan 1970 00:00:00 GMT', 200],
  ])('with If-Range, %s decides', async (_name, condition, status) => {
    const { headers } = await get(MEDIA);
    const ifRange = condition(String(headers['etag']), String(headers['last-modified']));
    const answer = await get(MEDIA, { range: 'bytes=10-19', 'if-range': ifRange });
    expect(answer.status).toBe(status);
    expect(answer.body.length).toBe(status === 206 ? 10 : AUDIO.length);
  });

  it.each([
    ['If-Match with the tag', (etag: string) => ({ 'if-match': etag }), 206],
    ['If-Match with any', () => ({ 'if-match': '*' }), 206],
    ['If-Match with another tag', () => ({ 'if-match': '"other"' }), 412],
    ['If-Unmodified-Since of now', () => ({ 'if-unmodified-since': new Date().toUTCString() }), 206],
    ['If-Unmodified-Since of long ago', () => ({ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }), 412],
  ])('under %s', async (_name, condition, status) => {
    const { headers } = await get(MEDIA);
    const answer = await get(MEDIA, { range: 'bytes=10-19', ...condition(String(headers['etag'])) });
    expect(answer.status).toBe(status);
    if (status === 206) expect(answer.body.equals(AUDIO.subarray(10, 20))).toBe(true);
  });

  it('that is gone is answered with a page that links back', async () => {
    const answer = await get('/media/harbour/gone.00aa11bb.mp3', { accept: 'text/html', range: 'bytes=0-1' });
    expect([answer.status, answer.headers['etag']]).toEqual([404, expect.not.stringContaining('00aa11bb')]);
    expect(answer.body.toString()).toContain('href="/pod/"');
  });

  it('a file whose name holds no hash is not cached for ever, and has another tag once it is another', async () => {
    const path = '/media/harbour/unnamed.mp3';
    const [first, again] = [await get(path), await get(path)];
    expect(first.headers['etag']).toMatch(/^"[0-9a-f]{32}"$/);
    expect(again.headers['etag']).toBe(first.headers['etag']);
    expect(first.headers['cache-control']).toBe('public, max-age=300');
    const ifRange = String(first.headers['etag']);
    expect((await get(path, { range: 'bytes=0-1', 'if-range': ifRange })).status).toBe(206);
    const other = Buffer.from(AUDIO.toReversed());
    await site.put('media/harbour/next.mp3', other);
    await rename(join(site.directory, 'media/harbour/next.mp3'), join(site.directory, 'media/harbour/unnamed.mp3'));
    const answer = await get(path, { range: 'bytes=0-1', 'if-range': ifRange });
    expect([answer.status, answer.body.equals(other)]).toEqual([200, true]);
  });

  it('never changes under its name, and says so', async () => {
    expect((await get(MEDIA)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });
});

describe('other sites and browsers', () => {
  it.each(['/harbour/feed.xml', '/harbour/abc123/transcript.vtt', '/harbour/abc123/chapters.json', MEDIA])(
    '%s may be read by a player on another site',
    async (path) => {
      expect((await get(path)).headers['access-control-allow-origin']).toBe('*');
      const preflight = await get(path, { 'access-control-request-headers': 'range' }, 'OPTIONS');
      expect(preflight.status).toBe(204);
      expect(preflight.headers['access-control-allow-headers']).toContain('Range');
    },
  );

  it('pages may load nothing from elsewhere and run nothing inline', async () => {
    const policy = String((await get('/harbour/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    const sources = policy.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'"]));
    expect((await get('/harbour/')).headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('the scripts of the pages', () => {
  it('weigh less than 40 KB together for a listener, before compression, and 10 KB more for who adds or operates', async () => {
    const assets = await readWebAssets(AbortSignal.timeout(10_000));
    // The worker that keeps episodes comes when one is to be kept.
    const scripts = assets.filter(({ name }) => name.endsWith('.js') && name !== 'offline-worker.js');
    const weigh = (some: typeof scripts) => some.reduce((sum, { content }) => sum + content.length, 0);
    const adding = scripts.filter(({ name }) => name.startsWith('add'));
    const operating = scripts.filter(({ name }) => name === 'status.js');
    expect([adding.length, operating.length]).toEqual([2, 1]);
    for (const own of [adding, operating]) expect(weigh(own)).toBeLessThan(10_000);
    expect(weigh(scripts) - weigh(adding) - weigh(operating)).toBeLessThan(40_000);
  });
});

describe('probes', () => {
  it('ready is what the installation says, alive is always', async () => {
    const ill = await serveSite({ health: () => Promise.resolve({ ok: false, detail: { disk: 'full' } }) });
    const ready = await request(`${ill.origin}/readyz`);
    expect(ready.statusCode).toBe(503);
    expect(await ready.body.json()).toEqual({ ok: false, detail: { disk: 'full' } });
    const alive = await request(`${ill.origin}/healthz`);
    expect(alive.statusCode).toBe(200);
    await alive.body.dump();
    await ill.stop();
    expect((await get('/readyz')).status).toBe(200);
  });

  it('a check that fails is not ready either', async () => {
    const broken = await serveSite({ health: () => Promise.reject(new Error('database gone')) });
    const ready = await request(`${broken.origin}/readyz`);
    expect(ready.statusCode).toBe(503);
    expect(await ready.body.text()).toContain('database gone');
    await broken.stop();
  });

  it('metrics count what was served by kind, without any path', async () => {
    await get(MEDIA, { range: 'bytes=0-1' });
    const text = (await get('/metrics')).body.toString();
    expect(text).toMatch(/lectern_http_requests_total\{kind="media",method="GET",status="206"\} [1-9]/);
    expect(text).toContain('lectern_http_requests_in_flight 1\n');
    expect(text).toMatch(/lectern_http_sent_bytes_total [1-9]/);
    expect(text).toMatch(/lectern_http_request_duration_seconds_count [1-9]/);
    expect(text).toMatch(/lectern_process_resident_memory_bytes [1-9]/);
    expect(text).not.toContain('harbour');
  });

  it('the log has an entry a request, without the query', async () => {
    const { body } = await get('/harbour/feed.xml?token=secret', { 'user-agent': 'Podder/1' });
    // The entry is written when the answer is over, which the client may know first.
    await vi.waitFor(() => expect(log.some(({ userAgent }) => userAgent === 'Podder/1')).toBe(true));
    const entry = log.find(({ userAgent }) => userAgent === 'Podder/1');
    expect(entry && summarise(entry)).toBe('GET /harbour/feed.xml 200');
    expect(entry?.bytes).toBeGreaterThan(body.length);
    expect(JSON.stringify(log)).not.toContain('secret=');
    expect(JSON.stringify(log)).not.toContain('token');
  });
});

describe('shows that change while serving', () => {
  it('appear and vanish with the list', async () => {
    let shows = [sampleShow()];
    const changing = await serveSite(
      { shows: () => shows },
      { shows: [{ show: sampleShow(), episodes: [sampleEpisode()] }] },
    );
    const status = async () => {
      const answer = await request(`${changing.origin}/harbour/feed.xml`);
      await answer.body.dump();
      return answer.statusCode;
    };
    expect(await status()).toBe(200);
    shows = [];
    expect(await status()).toBe(404);
    await changing.stop();
  });
});
