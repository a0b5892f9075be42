/** Two workers and two servers, each in a folder of its own as on a machine of its own, with one PostgreSQL and one S3. */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, finish, type Installation, PLAIN } from '../helpers/command-line.ts';
import { freePort } from '../helpers/free-port.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { type PostgresServer, postgresPrograms, startPostgresServer } from '../helpers/postgres-server.ts';
import { type RoundRobin, startRoundRobin } from '../helpers/round-robin.ts';
import { type S3Proxy, startS3Proxy } from '../helpers/s3-proxy.ts';
import { S3_KEYS, S3_REGION, type S3Server, s3Program, startS3Server } from '../helpers/s3-server.ts';
import { ADMIN_TOKEN } from '../helpers/serve.ts';

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 180_000 });

/** `SCALE=200 .ci/full machines`: so many articles and listeners. */
const ARTICLES = Number(process.env['SCALE'] ?? 6);
const LISTENERS = Math.max(20, ARTICLES);
const AWAY_MS = 10_000;

const dateOf = (index: number) => new Date(Date.UTC(2026, 0, 1, index)).toUTCString();

/** In the order of their dates, each with words of its own. */
const page = (index: number) => `<html lang="en"><head><title>Story ${index}</title>
<meta property="article:published_time" content="${new Date(dateOf(index)).toISOString()}"></head><body><article><h1>Story ${index}</h1><p>The ferry number ${index} left at dawn.</p></article></body></html>`;

const feedOf = (base: string) => {
  const items = Array.from(
    { length: ARTICLES },
    (_, index) =>
      `<item><title>Story ${index}</title><link>${base}/${index}.html</link><pubDate>${dateOf(index)}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Stories</title>${items.join('')}</channel></rss>`;
};

const canRun = s3Program !== undefined && postgresPrograms !== undefined;

describe.skipIf(!canRun)('two workers and two servers with one PostgreSQL and one S3', () => {
  let origin: Origin;
  let database: PostgresServer;
  let s3: S3Server;
  let bucket: S3Proxy;
  let front: RoundRobin;
  let env: Readonly<Record<string, string>>;
  const homes: Installation[] = [];
  const servers: ChildProcess[] = [];
  const workers: ChildProcess[] = [];
  let told = '';
  let base: string;

  const configuration = (places: string) => `site: { baseUrl: "${base}" }
narrators: { kokoro: { download: never } }
fetch: { delaySeconds: 0, robots: ignore, allowPrivate: ["${origin.host}"] }
schedule: "0 0 1 1 *"
${places}
shows:
  - { id: harbour, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, title: Harbour, author: Ann, language: en, ${PLAIN}, sources: [{ feed: "${origin.url}/feed.xml" }] }
`;

  async function openMachine(places: string): Promise<Installation> {
    const home = await createInstallation(configuration(places));
    homes.push(home);
    return home;
  }

  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(new URL(path, base), { headers });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const itemsOf = (feed: string) =>
    load(feed, { xml: true })('item')
      .toArray()
      .map((item) => {
        const $ = load(item, { xml: true });
        return { guid: $('guid').text(), url: $('enclosure').attr('url') ?? '' };
      });

  /** How many episodes the workers have said are new. */
  const made = () => told.split('\n').filter((line) => line.includes('"outcome":"new"')).length;
  async function untilMade(count: number): Promise<void> {
    while (made() < count) await sleep(20);
  }

  async function startWorker(home: Installation): Promise<void> {
    const worker = home.startUnder({ env }, 'worker', '--json');
    worker.stdout?.on('data', (chunk) => {
      told += chunk;
    });
    worker.stderr?.resume();
    workers.push(worker);
  }

  beforeAll(async () => {
    [origin, database, s3] = await Promise.all([
      startOrigin((request, response) => {
        const index = /^\/(\d+)\.html$/.exec(request.url ?? '')?.[1];
        const isFeed = request.url === '/feed.xml';
        response.writeHead(isFeed || index ? 200 : 404, { 'Content-Type': isFeed ? 'text/xml' : 'text/html' });
        response.end(isFeed ? feedOf(origin.url) : page(Number(index)));
      }),
      startPostgresServer({ isHasty: true }),
      startS3Server(),
    ]);
    await s3.createBucket('listeners');
    bucket = await startS3Proxy(s3.endpoint);
    const ports = [await freePort(), await freePort(), await freePort()] as const;
    base = `http://127.0.0.1:${ports[0]}`;
    front = await startRoundRobin(ports[0], ports.slice(1));
    env = { ...S3_KEYS, STATE: await database.createDatabase(), LECTERN_ADMIN_TOKEN: ADMIN_TOKEN };
    const shared = `state: env:STATE
storage: { s3: { endpoint: "${bucket.endpoint}", region: ${S3_REGION}, bucket: listeners } }`;
    const opened = await Promise.all(ports.slice(1).map(() => openMachine(shared)));
    for (const [index, home] of opened.entries()) {
      const options = ['--no-schedule', '--no-work', '--port', String(ports[index + 1])];
      const server = home.startUnder({ env }, 'serve', ...options);
      server.stderr?.resume();
      servers.push(server);
    }
    for (const server of servers) await once(server.stdout ?? server, 'data');
    for (let index = 0; index < 2; index += 1) await startWorker(await openMachine(shared));
  });
  afterAll(async () => {
    for (const child of [...servers, ...workers]) child.kill('SIGKILL');
    await front.close();
    await bucket.close();
    s3.stop();
    await database.remove();
    await origin.close();
    for (const home of homes) await home.remove();
  });

  it('publish each episode once, as one process with SQLite and folders does, though a worker is killed, PostgreSQL restarts and S3 is away for ten seconds', async () => {
    const headers = { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' };
    const asked = await fetch(`${base}/api/runs`, { method: 'POST', headers, body: '{}' });
    expect(asked.status).toBe(202);
    await untilMade(Math.ceil(ARTICLES / 5));
    workers[0]?.kill('SIGKILL');
    await untilMade(Math.ceil((ARTICLES * 2) / 5));
    await database.stop('fast');
    await database.start();
    await untilMade(Math.ceil((ARTICLES * 3) / 5));
    const back = Date.now() + AWAY_MS;
    bucket.refuse = () => Date.now() < back;
    let feed = '';
    while (itemsOf(feed).length < ARTICLES) {
      await sleep(200);
      feed = (await get('/harbour/feed.xml')).bytes.toString();
    }
    // The killed worker may have made one without saying so.
    expect([ARTICLES, ARTICLES - 1]).toContain(made());
    expect(Date.now()).toBeGreaterThan(back);

    const alone = await openMachine('');
    expect(await finish(alone.startUnder({ env }, 'run'))).toMatchObject({ status: 0 });
    const expected = await readFile(alone.path('feed/harbour/feed.xml'), 'utf8');
    // When a version was made is its own.
    const withoutUpdates = (xml: string) => xml.replace(/<(atom:updated|lastBuildDate)>[^<]*/g, '');
    expect(withoutUpdates(feed)).toBe(withoutUpdates(expected));
    const items = itemsOf(feed);
    expect(new Set(items.map(({ guid }) => guid)).size).toBe(ARTICLES);
    const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    for (const { url } of items) {
      const heard = await get(url);
      const path = alone.path(new URL(url).pathname.slice(1));
      expect([url, hashOf(heard.bytes)]).toEqual([url, hashOf(await readFile(path))]);
    }
    const media = (await s3.listKeys('listeners')).filter((key) => key.startsWith('public/media/harbour/'));
    expect(media).toHaveLength(ARTICLES);
    const checked = await finish((homes[0] as Installation).startUnder({ env }, 'check'));
    expect(checked).toMatchObject({ status: 0 });
  });

  it('answer every listener though one of the servers is killed, but for what it was just answering', async () => {
    const { headers, bytes } = await get('/harbour/feed.xml');
    const etag = headers.get('etag') ?? '';
    const [item] = itemsOf(bytes.toString());
    const asks: readonly (() => Promise<boolean>)[] = [
      async () => (await get('/harbour/feed.xml', { 'if-none-match': etag })).status === 304,
      async () => (await get('/harbour/feed.xml')).bytes.equals(bytes),
      async () => (await get(item?.url ?? '', { range: 'bytes=100-1099' })).bytes.length === 1000,
    ];
    let [answered, isOver] = [0, false];
    const failed: string[] = [];
    const listen = async (at: number) => {
      for (let turn = at; !isOver; turn += 1) {
        const ask = asks[turn % asks.length];
        const isRight = await ask?.().catch((thrown: unknown) => String(thrown));
        if (isRight !== true) failed.push(`${turn % asks.length} ${isRight}`);
        answered += 1;
      }
    };
    const all = Promise.all(Array.from({ length: LISTENERS }, (_, at) => listen(at)));
    while (answered < 2 * LISTENERS) await sleep(10);
    const before = front.broken.length;
    servers[1]?.kill('SIGKILL');
    const then = answered;
    while (answered < then + 6 * LISTENERS) await sleep(10);
    isOver = true;
    await all;
    // Each listener has one request under way; about half of them are at the server that dies.
    expect(failed).toHaveLength(front.broken.length - before);
    expect(failed.length).toBeLessThanOrEqual(LISTENERS);
  });
});
