/** An installation whose site and media are in a bucket. */
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, finish, type Installation } from '../helpers/command-line.ts';
import { freePort } from '../helpers/free-port.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>The ferry of ${title} left at dawn.</p><p>Nobody was on board of it.</p></article></body></html>`;

describe.skipIf(s3Program === undefined)('an installation in a bucket', () => {
  let server: S3Server;
  let home: Installation;
  let port: number;
  const lectern = (...args: string[]) => finish(home.startUnder({ env: S3_KEYS }, ...args));

  beforeAll(async () => {
    server = await startS3Server();
    await server.createBucket('listeners');
    port = await freePort();
    home = await createInstallation(
      `site: { baseUrl: "http://127.0.0.1:${port}" }
narrators: { kokoro: { download: never } }
storage: { s3: { endpoint: "${server.endpoint}", region: ${S3_REGION}, bucket: listeners, prefix: casts/ } }
shows:
  - { id: harbour, title: Harbour, author: Ann, language: en, sources: [{ files: "seeds/articles/*.html" }] }
`,
    );
    for (const name of ['north', 'south']) await writeFile(home.path(`seeds/articles/${name}.html`), page(name));
  });
  afterAll(async () => {
    server.stop();
    await home.remove();
  });

  it('is published there and nowhere else, once, and keeps every rule', async () => {
    expect(await lectern('run')).toMatchObject({ status: 0, stdout: expect.stringContaining('2 new') });
    expect(await lectern('check')).toMatchObject({ status: 0 });
    for (const folder of ['feed', 'media']) expect(await readdir(home.path(folder)).catch(() => [])).toEqual([]);
    expect(await lectern('run')).toMatchObject({ status: 0, stdout: expect.stringContaining('2 unchanged') });
  });

  it('is served from there, with ranges and validators', async () => {
    const serving = home.startUnder({ env: S3_KEYS }, 'serve', '--no-schedule', '--port', String(port));
    await once(serving.stdout ?? serving, 'data');
    const at = (path: string, headers = {}) => fetch(new URL(path, `http://127.0.0.1:${port}`), { headers });
    const feed = await at('/harbour/feed.xml');
    expect(feed.status).toBe(200);
    expect((await at('/harbour/feed.xml', { 'if-none-match': feed.headers.get('etag') ?? '' })).status).toBe(304);
    const $ = load(await feed.text(), { xml: true });
    const enclosure = $('item > enclosure').first();
    const whole = Buffer.from(await (await at(enclosure.attr('url') ?? '')).arrayBuffer());
    expect(whole).toHaveLength(Number(enclosure.attr('length')));
    const part = await at(enclosure.attr('url') ?? '', { range: 'bytes=100-299' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-299/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 300))).toBe(true);
    serving.kill('SIGTERM');
    await once(serving, 'close');
  });

  it('is tried by doctor, which names the bucket and the remedy when it is not to be reached', async () => {
    expect((await lectern('doctor')).stdout).toContain('ok  storage: wrote to, read from and removed from the bucket');
    server.stop();
    const { stdout, status } = await lectern('doctor');
    expect(status).toBe(1);
    expect(stdout).toMatch(/NOT storage: The bucket listeners at http.* did not/);
  });
});
