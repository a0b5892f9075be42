/** An installation whose site and media are in a bucket. */
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkStorage } from '../../src/commands/doctor-command.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { createInstallation, finish, type Installation, PLAIN } from '../helpers/command-line.ts';
import { freePort } from '../helpers/free-port.ts';
import { type S3Proxy, startS3Proxy } from '../helpers/s3-proxy.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>The ferry of ${title} left at dawn.</p><p>Nobody was on board of it.</p></article></body></html>`;

const TOKEN = 'a-token-for-listeners-of-inner';

describe.skipIf(s3Program === undefined)('an installation in a bucket', () => {
  let server: S3Server;
  let proxy: S3Proxy;
  let home: Installation;
  let port: number;
  /** Of the feeds of both shows, and of a recording of each. */
  let [tags, urls]: [string[], string[]] = [[], []];
  const env = { ...S3_KEYS, INNER_TOKEN: TOKEN };
  const lectern = (...args: string[]) => finish(home.startUnder({ env }, ...args));
  const get = async (url: string | URL, init: RequestInit = {}) => {
    const answer = await fetch(url, { ...init, redirect: 'manual' });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const at = (path: string, headers = {}, method = 'GET') =>
    get(new URL(path, `http://127.0.0.1:${port}`), { headers, method });

  async function serving(work: () => Promise<void>): Promise<void> {
    const child = home.startUnder({ env }, 'serve', '--no-schedule', '--port', String(port));
    await once(child.stdout ?? child, 'data');
    try {
      await work();
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
  }

  async function enclosureOf(feed: string): Promise<{ readonly url: string; readonly byteLength: number }> {
    const enclosure = load((await at(feed)).bytes.toString(), { xml: true })('item > enclosure').first();
    return { url: enclosure.attr('url') ?? '', byteLength: Number(enclosure.attr('length')) };
  }

  beforeAll(async () => {
    server = await startS3Server();
    await server.createBucket('listeners');
    proxy = await startS3Proxy(server.endpoint);
    port = await freePort();
    home = await createInstallation(
      `site: { baseUrl: "http://127.0.0.1:${port}" }
narrators: { kokoro: { download: never } }
storage: { s3: { endpoint: "${proxy.endpoint}", region: ${S3_REGION}, bucket: listeners, prefix: casts/ } }
shows:
  - { id: harbour, title: Harbour, author: Ann, language: en, ${PLAIN}, sources: [{ files: "seeds/articles/[ns]*.html" }] }
  - { id: inner, title: Inner, author: Ann, language: en, ${PLAIN}, access: { token: "env:INNER_TOKEN" }, sources: [{ files: "seeds/articles/inner.html" }] }
`,
    );
    for (const name of ['north', 'south', 'inner'])
      await writeFile(home.path(`seeds/articles/${name}.html`), page(name));
  });
  afterAll(async () => {
    await proxy.close();
    server.stop();
    await home.remove();
  });

  it('is published there and nowhere else, though the bucket is away in the middle of the run', async () => {
    // Longer than the client's own tries take.
    let refused = 0;
    proxy.refuse = ({ method }) => method === 'PUT' && proxy.passed.length > 40 && refused++ < 12;
    expect(await lectern('run')).toMatchObject({ status: 0, stdout: expect.stringContaining('3 new') });
    expect(refused).toBeGreaterThan(12);
    for (const folder of ['feed', 'media']) expect(await readdir(home.path(folder)).catch(() => [])).toEqual([]);
  });

  it('puts nothing of a private show where the world may read', async () => {
    const keys = (await server.listKeys('listeners')).map((key) => key.replace(/^casts\//, ''));
    expect(keys).toContain('public/harbour/feed.xml');
    expect(keys.filter((key) => key.startsWith('public/media/harbour/'))).toHaveLength(2);
    expect(keys.filter((key) => key.startsWith('private/media/inner/'))).toHaveLength(1);
    expect(keys.filter((key) => key.startsWith('public/') && key.includes('inner'))).toEqual([]);
    for (const key of keys) expect(key).toMatch(/^(public|private)\//);
  });

  it('is served from there, with ranges and validators', async () => {
    await serving(async () => {
      const feed = await at('/harbour/feed.xml');
      expect(feed.status).toBe(200);
      const etag = feed.headers.get('etag') ?? '';
      expect((await at('/harbour/feed.xml', { 'if-none-match': etag })).status).toBe(304);
      const { url, byteLength } = await enclosureOf('/harbour/feed.xml');
      const whole = (await at(url)).bytes;
      expect(whole).toHaveLength(byteLength);
      const part = await at(url, { range: 'bytes=100-299' });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-299/${whole.length}`]);
      expect(part.bytes.equals(whole.subarray(100, 300))).toBe(true);
      const own = await enclosureOf(`/~${TOKEN}/inner/feed.xml`);
      expect((await at(own.url)).bytes).toHaveLength(own.byteLength);
      tags = [etag, (await at(`/~${TOKEN}/inner/feed.xml`)).headers.get('etag') ?? ''];
      urls = [url, own.url];
    });
  });

  it('answers what it can while the bucket is away, and says of the rest when to come again', async () => {
    const feeds = ['/harbour/feed.xml', `/~${TOKEN}/inner/feed.xml`];
    // A server that has nothing in memory.
    const child = home.startUnder({ env }, 'serve', '--no-schedule', '--port', String(port));
    await once(child.stdout ?? child, 'data');
    proxy.refuse = () => true;
    for (const [index, feed] of feeds.entries()) {
      expect((await at(feed, { 'if-none-match': tags[index] })).status).toBe(304);
      for (const path of [feed, urls[index] ?? '']) {
        const away = await at(path);
        expect([path, away.status, away.headers.get('retry-after')]).toEqual([path, 503, '10']);
      }
    }
    proxy.refuse = () => false;
    for (const path of [...feeds, ...urls]) expect((await at(path)).status).toBe(200);
    child.kill('SIGTERM');
    await once(child, 'close');
  });

  it('finds by `check` what somebody changed in the public site, and mends it with the next publication', async () => {
    const Key = 'casts/public/harbour/feed.xml';
    await server.put('listeners', Key, 'changed by hand');
    const found = await lectern('check');
    expect([found.status, found.stdout]).toEqual([1, expect.stringContaining('public/harbour/feed.xml')]);
    await writeFile(home.path('seeds/articles/new.html'), page('a new one'));
    expect(await lectern('run')).toMatchObject({ status: 0, stdout: expect.stringContaining('1 new') });
    expect(await lectern('check')).toMatchObject({ status: 0 });
  });

  it('sends listeners to the bucket where it is told to, and never to a public address of a private show', async () => {
    const file = home.path('seeds/lectern.yaml');
    const configuration = await readFile(file, 'utf8');
    const publicUrl = `${server.endpoint}/listeners/casts/public`;
    await writeFile(
      file,
      configuration.replace('prefix: casts/', `prefix: casts/, redirect: public, publicUrl: "${publicUrl}"`),
    );
    await serving(async () => {
      for (const feed of ['/harbour/feed.xml', `/~${TOKEN}/inner/feed.xml`]) {
        const { url, byteLength } = await enclosureOf(feed);
        expect(url).toMatch(`http://127.0.0.1:${port}/`);
        for (const method of ['GET', 'HEAD']) {
          const sent = await at(url, {}, method);
          const location = sent.headers.get('location') ?? '';
          expect([sent.status, sent.headers.get('cache-control')]).toEqual([302, 'private, no-store']);
          const isPlain = feed.startsWith('/harbour/');
          expect(location.startsWith(publicUrl) && !location.includes('?')).toBe(isPlain);
          if (isPlain) continue;
          expect(location).toMatch(/[?&]X-Amz-Signature=/);
          const found = await get(location, { method });
          expect([found.status, Number(found.headers.get('content-length'))]).toEqual([200, byteLength]);
        }
        // The policy of the site's own pages allows no other place.
        expect((await at(url, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
        const tag = (await at(url, { 'sec-fetch-site': 'same-origin' })).headers.get('etag') ?? '';
        expect((await at(url, { 'if-none-match': tag })).status).toBe(304);
      }
    });
    await writeFile(file, configuration);
  });

  it("moves a show that becomes private out of the world's sight, its audio as it is", async () => {
    const file = home.path('seeds/lectern.yaml');
    const configuration = await readFile(file, 'utf8');
    await writeFile(file, configuration.replace('id: harbour,', 'id: harbour, access: { token: "env:INNER_TOKEN" },'));
    const run = await lectern('run');
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('4 unchanged') });
    const keys = await server.listKeys('listeners');
    expect(keys.filter((key) => key.startsWith('casts/public/') && key.includes('harbour'))).toEqual([]);
    expect(keys.filter((key) => key.startsWith('casts/private/media/harbour/'))).toHaveLength(3);
    await writeFile(file, configuration);
  });

  it('is tried by doctor, which names the bucket and the remedy when it is not to be reached', async () => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const file = home.path('seeds/lectern.yaml');
    const config = parseConfig(await readFile(file, 'utf8'), file, home.directory);
    const detail = expect.stringMatching(/^wrote to, read from and removed from the bucket/);
    expect(await checkStorage(config)).toEqual([{ what: 'storage', ok: true, detail }]);
    await proxy.close();
    const away = expect.stringMatching(/^The bucket listeners at http.* did not/);
    expect(await checkStorage(config)).toMatchObject([{ what: 'storage', ok: false, detail: away }]);
  });
});
