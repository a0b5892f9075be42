/**
 * What serving from a bucket costs, whose names are rows of a PostgreSQL, against serving from folders.
 *
 *   LECTERN_TEST_S3=/path/to/moto_server npm exec jiti bench/serve-bucket.ts        half a minute
 *
 * Each server is a process of its own and says what CPU time it used; the load comes from this one, over loopback.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { openFolders, openPublished } from '../src/drivers/open-published.ts';
import { PAGE_POLICY } from '../src/publish/page-policy.ts';
import { createServer } from '../src/serve/create-server.ts';
import { listen } from '../src/serve/listen.ts';
import { openPostgresStore } from '../src/store/postgres/open-postgres-store.ts';
import { startPostgresServer } from '../test/helpers/postgres-server.ts';
import { S3_KEYS, S3_REGION, startS3Server } from '../test/helpers/s3-server.ts';

const self = fileURLToPath(import.meta.url);
const jiti = fileURLToPath(new URL('../node_modules/.bin/jiti', import.meta.url));
const ROUNDS = 7;
const REQUESTS = 3000;
const LIMIT = 2;
/** As many as ask at once. */
const CONNECTIONS = 8;

type Place = { readonly folder: string; readonly state: string; readonly endpoint: string };

async function openPlace(kind: string, { folder, state, endpoint }: Place) {
  const paths = { feed: join(folder, 'feed'), media: join(folder, 'media'), data: folder };
  if (kind === 'folders') return openFolders(paths);
  const store = await openPostgresStore(state, { cacheFile: join(folder, `cache-${process.pid}.db`) });
  const s3 = { endpoint, region: S3_REGION, bucket: 'bench', prefix: '', redirect: false } as const;
  // Only whether a show is private is asked of it.
  const shows = [{ id: 'bench', formerly: [] }] as unknown as Parameters<typeof openPublished>[0]['shows'];
  return openPublished({ paths, shows, storage: { s3 } }, store.siteObjects);
}

async function serve(kind: string, place: Place): Promise<number> {
  const stores = await openPlace(kind, place);
  const app = createServer({
    ...stores,
    policy: PAGE_POLICY,
    shows: [{ id: 'bench' }],
    baseUrl: 'https://radio.example',
  });
  return (await listen(app, { host: '127.0.0.1', port: 0 })).port;
}

type Subject = { readonly child: ChildProcess; readonly pool: Pool; readonly tag: string };

async function start(kind: string, folder: string): Promise<Subject> {
  const child = spawn(jiti, [self, '--serve', kind, folder], { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  const [port] = await once(child, 'message');
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });
  const first = await pool.request({ path: '/bench/feed.xml', method: 'GET' });
  await first.body.dump({ limit: Number.POSITIVE_INFINITY });
  return { child, pool, tag: String(first.headers['etag']) };
}

/** @returns microseconds of CPU a request */
async function measure({ child, pool, tag }: Subject): Promise<number> {
  const cpu = async (): Promise<number> => {
    const answer = once(child, 'message');
    child.send('cpu');
    return (await answer)[0];
  };
  const before = await cpu();
  let left = REQUESTS;
  const ask = async () => {
    for (; left > 0; left -= 1) {
      const { statusCode, body } = await pool.request({
        path: '/bench/feed.xml',
        method: 'GET',
        headers: { 'if-none-match': tag },
      });
      await body.dump();
      if (statusCode !== 304) throw new Error(`answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  return ((await cpu()) - before) / REQUESTS;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-bucket-'));
  Object.assign(process.env, S3_KEYS);
  const [database, s3] = await Promise.all([startPostgresServer({ isHasty: true }), startS3Server()]);
  const subjects: Subject[] = [];
  try {
    await s3.createBucket('bench');
    const place: Place = { folder, state: await database.createDatabase(), endpoint: s3.endpoint };
    await writeFile(join(folder, 'place.json'), JSON.stringify(place));
    const feed = `<rss>${'<item>a feed of three hundred kilobytes</item>'.repeat(6500)}</rss>`;
    for (const kind of ['folders', 'bucket']) {
      await (await openPlace(kind, place)).siteStore.put('bench/feed.xml', feed);
      subjects.push(await start(kind, folder));
    }
    const [folders, bucket] = subjects;
    if (!folders || !bucket) throw new Error('unreachable: both were started');
    const samples: { readonly folders: number; readonly bucket: number }[] = [];
    for (let round = -2; round < ROUNDS; round += 1) {
      const sample = { folders: await measure(folders), bucket: await measure(bucket) };
      if (round >= 0) samples.push(sample);
    }
    const median = (values: readonly number[]) =>
      values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
    const ratio = median(samples.map((sample) => sample.bucket / sample.folders));
    const [one, other] = [median(samples.map((one) => one.folders)), median(samples.map((one) => one.bucket))];
    console.log(
      `conditional GET of a feed, bucket against folders: ${ratio.toFixed(2)} (${one.toFixed(0)} → ${other.toFixed(0)} µs CPU)  limit ${LIMIT}`,
    );
  } finally {
    for (const { pool, child } of subjects) {
      await pool.close();
      child.kill();
    }
    s3.stop();
    await database.remove();
    await rm(folder, { recursive: true, force: true });
  }
  // The stores that put the feed are still open.
  process.exit();
}

const role = process.argv.indexOf('--serve');
if (role > 0) {
  const [kind = '', folder = ''] = process.argv.slice(role + 1);
  const port = await serve(kind, JSON.parse(await readFile(join(folder, 'place.json'), 'utf8')));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(port);
} else await main();
