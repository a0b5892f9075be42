/**
 * What serving costs, as ratios against a peer in the same run, interleaved.
 *
 *   npm exec jiti bench/serve.ts               about a minute
 *   npm exec jiti bench/serve.ts -- --full     more rounds
 *
 * Each server is a process of its own and says what CPU time it used; the load comes from this one, over loopback.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { pino } from 'pino';
import { Pool } from 'undici';
import { createDiskObjectStore } from '../src/io/disk-object-store.ts';
import type { Episode, Show } from '../src/model.ts';
import { PAGE_POLICY } from '../src/publish/page-policy.ts';
import { createServer } from '../src/serve/create-server.ts';
import { listen } from '../src/serve/listen.ts';
import { createAccess } from '../src/show/access.ts';
import { buildFeed } from '../test/publish/whole-show.ts';

const self = fileURLToPath(import.meta.url);
const jiti = fileURLToPath(new URL('../node_modules/.bin/jiti', import.meta.url));
const full = process.argv.includes('--full');
const rounds = full ? 9 : 5;
const requests = full ? 4000 : 1500;
const TOKEN = 'a-token-of-a-listener';
const MEDIA_BYTES = 32_000_000;
const site = { baseUrl: 'https://radio.example', generator: 'bench' };
const show: Show = {
  id: 'bench',
  title: '测试 bench',
  description: 'A feed to be measured.',
  language: 'zh-CN',
  author: 'bench',
  categories: ['News'],
  explicit: false,
};

function episode(index: number): Episode {
  const text = `第${index}条新闻。${'港口今天下了雨，渡轮照常开航。'.repeat(4)}`;
  const cues = Array.from({ length: 20 }, (_, cue) => ({
    start: cue * 5,
    end: cue * 5 + 4.5,
    kind: 'speech' as const,
    text,
    block: 0,
  }));
  const moment = new Date(Date.UTC(2024, 0, 1) - index * 3_600_000).toISOString();
  return {
    id: `e${index}`,
    showId: show.id,
    guid: `urn:bench:${index}`,
    article: {
      url: `https://paper.example/${index}`,
      canonicalUrl: `https://paper.example/${index}`,
      title: `第${index}条新闻`,
      byline: '记者',
      language: 'zh-Hans',
      tags: [],
      blocks: [{ kind: 'paragraph', text }],
    },
    publishedAt: moment,
    updatedAt: moment,
    enclosure: {
      fileName: `e${index}.0123456789abcdef.mp3`,
      mimeType: 'audio/mpeg',
      byteLength: 1_000_000 + index,
      sha256: 'ab'.repeat(32),
      bitrateKbps: 64,
    },
    timeline: {
      durationSeconds: 100,
      sampleRate: 44_100,
      samples: 4_410_000,
      cues,
      chapters: [{ start: 0, title: 'a' }],
    },
    missingClips: [],
  };
}

/** The servers under comparison; each runs in a child process, on the folder that is given to it. */
const servers: Readonly<Record<string, (directory: string) => Promise<number>>> = {
  async lectern(directory) {
    // With all that a real server does for each request: the access check, the numbers and the log.
    const log = pino({ base: null }, pino.destination({ dest: '/dev/null', sync: true }));
    const app = createServer({
      policy: PAGE_POLICY,
      siteStore: createDiskObjectStore(join(directory, 'feed')),
      mediaStore: createDiskObjectStore(join(directory, 'media')),
      shows: [show, { id: 'inner', isPrivate: true }],
      baseUrl: site.baseUrl,
      access: createAccess({
        shows: () => [{ id: 'inner', token: TOKEN, subscribers: false }],
        people: { list: async () => [] },
      }),
      log: (entry) => log.info(entry, 'request'),
    });
    return (await listen(app, { host: '127.0.0.1', port: 0 })).port;
  },
  async node() {
    const server = createHttpServer((request, response) => {
      const matches = request.headers['if-none-match'] === '"constant"';
      response.writeHead(matches ? 304 : 200, { ETag: '"constant"', 'Cache-Control': 'public, max-age=300' }).end();
    });
    return (
      await listen(server.listeners('request')[0] as Parameters<typeof listen>[0], { host: '127.0.0.1', port: 0 })
    ).port;
  },
  async static(directory) {
    const app = express();
    app.use('/media', express.static(join(directory, 'media')));
    return (await listen(app, { host: '127.0.0.1', port: 0 })).port;
  },
};

type Subject = { readonly child: ChildProcess; readonly pool: Pool; cpuMicroseconds(): Promise<number> };

async function start(name: string, directory: string): Promise<Subject> {
  const child = spawn(jiti, [self, '--serve', name, directory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [port] = await once(child, 'message');
  return {
    child,
    pool: new Pool(`http://127.0.0.1:${port}`, { connections: 8 }),
    async cpuMicroseconds() {
      const answer = once(child, 'message');
      child.send('cpu');
      return (await answer)[0];
    },
  };
}

async function drive(pool: Pool, count: number, path: string, headers: Record<string, string>, expected: number) {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await pool.request({ path, method: 'GET', headers });
      // `dump` breaks off what is large.
      await finished(answer.body.resume());
      if (answer.statusCode !== expected) throw new Error(`${path} answered ${answer.statusCode}, not ${expected}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function report(name: string, value: number, limit: number, unit: string, atMost = true): void {
  const good = atMost ? value <= limit : value >= limit;
  console.log(`${good ? 'reached' : 'MISSED '}  ${name}: ${value.toFixed(3)}${unit} (${atMost ? '≤' : '≥'} ${limit})`);
}

async function measureServing(directory: string): Promise<void> {
  const [lectern, node] = await Promise.all([start('lectern', directory), start('node', directory)]);
  const first = await lectern.pool.request({
    path: '/bench/feed.xml',
    method: 'GET',
    headers: { 'accept-encoding': 'gzip' },
  });
  await first.body.dump({ limit: Number.POSITIVE_INFINITY });
  const etag = String(first.headers['etag']);
  const cpu = async (subject: Subject, path: string, headers: Record<string, string>, status: number) => {
    const before = await subject.cpuMicroseconds();
    await drive(subject.pool, requests, path, headers, status);
    return ((await subject.cpuMicroseconds()) - before) / requests;
  };
  const conditional = { 'accept-encoding': 'gzip', 'if-none-match': etag };
  const personalPath = `/~${TOKEN}/inner/feed.xml`;
  const second = await lectern.pool.request({
    path: personalPath,
    method: 'GET',
    headers: { 'accept-encoding': 'gzip' },
  });
  await second.body.dump({ limit: Number.POSITIVE_INFINITY });
  const personalTag = { 'accept-encoding': 'gzip', 'if-none-match': String(second.headers['etag']) };
  const samples: Record<'ours' | 'theirs' | 'zipped' | 'personal', number>[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const ours = await cpu(lectern, '/bench/feed.xml', conditional, 304);
    const theirs = await cpu(node, '/bench/feed.xml', { 'if-none-match': '"constant"' }, 304);
    const zipped = await cpu(lectern, '/bench/feed.xml', { 'accept-encoding': 'gzip' }, 200);
    const personal = await cpu(lectern, personalPath, personalTag, 304);
    if (round >= 0) samples.push({ ours, theirs, zipped, personal });
  }
  const of = (key: keyof (typeof samples)[number]) => median(samples.map((sample) => sample[key]));
  console.log(
    `CPU µs a request: node:http 304 ${of('theirs').toFixed(0)}, Lectern 304 ${of('ours').toFixed(0)}, gzipped 200 ${of('zipped').toFixed(0)}, 304 under a token ${of('personal').toFixed(0)}`,
  );
  report('conditional GET against node:http', median(samples.map(({ ours, theirs }) => ours / theirs)), 4, '×');
  report('gzipped 200 against the 304', median(samples.map(({ ours, zipped }) => zipped / ours)), 3, '×');

  for (const subject of [lectern, node]) await end(subject);
}

/** Megabytes a second by the clock, and by the server's own CPU time. */
async function measureSpeed(subject: Subject): Promise<{ readonly clock: number; readonly cpu: number }> {
  const [started, before] = [performance.now(), await subject.cpuMicroseconds()];
  await drive(subject.pool, 24, '/media/bench/e0.0123456789abcdef.mp3', {}, 200);
  const megabytes = (24 * MEDIA_BYTES) / 1e6;
  const seconds = (performance.now() - started) / 1000;
  return { clock: megabytes / seconds, cpu: (megabytes / ((await subject.cpuMicroseconds()) - before)) * 1e6 };
}

/**
 * New processes for each pair: one and the same program is fast in one process and half as fast in the next, by how its
 * memory happens to lie, so that a single pair says nothing.
 */
async function measureMedia(directory: string): Promise<void> {
  const ratios: { readonly clock: number; readonly cpu: number }[] = [];
  for (let pair = 0; pair < (full ? 15 : 7); pair += 1) {
    const subjects = await Promise.all([start('lectern', directory), start('static', directory)]);
    const order = pair % 2 === 0 ? subjects : subjects.toReversed();
    for (const subject of order) await measureSpeed(subject);
    const found = new Map<Subject, { readonly clock: number; readonly cpu: number }>();
    for (const subject of order) found.set(subject, await measureSpeed(subject));
    const [ours, theirs] = subjects.map((subject) => found.get(subject));
    if (ours && theirs) ratios.push({ clock: ours.clock / theirs.clock, cpu: ours.cpu / theirs.cpu });
    for (const subject of subjects) await end(subject);
  }
  const cpu = ratios.map((ratio) => ratio.cpu.toFixed(2)).join(', ');
  console.log(`Media a second of CPU time against express.static, pair by pair: ${cpu}`);
  report('media throughput against express.static', median(ratios.map(({ clock }) => clock)), 0.9, '×', false);
}

async function end({ pool, child }: Subject): Promise<void> {
  await pool.close();
  child.kill();
}

async function main(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  const put = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  };
  const feed = buildFeed(
    show,
    Array.from({ length: 110 }, (_, index) => episode(index)),
    site,
    { coverFileName: 'cover.png' },
  );
  console.log(`The feed has ${Math.round(Buffer.byteLength(feed) / 1000)} KB.`);
  await put('feed/bench/feed.xml', feed);
  await put('feed/inner/feed.xml', feed.replaceAll(`${site.baseUrl}/`, `${site.baseUrl}/~/`));
  await put('media/bench/e0.0123456789abcdef.mp3', randomBytes(MEDIA_BYTES));
  try {
    await measureServing(directory);
    await measureMedia(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const role = process.argv.indexOf('--serve');
if (role > 0) {
  const [name = '', directory = ''] = process.argv.slice(role + 1);
  const port = await servers[name]?.(directory);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(port);
} else await main();
