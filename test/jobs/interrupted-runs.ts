/** Runs of an installation whose process dies, or stands still, at any call of a port. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import pg from 'pg';
import { vi } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { hashBytes } from '../../src/io/cache.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { createDocumentReader } from '../../src/io/document-reader.ts';
import { withClaimChecks } from '../../src/io/fenced-object-store.ts';
import { createHttpClient, type HttpClient } from '../../src/io/http-client.ts';
import { createIndexedObjectStore } from '../../src/io/indexed-object-store.ts';
import { type ObjectStore, type PublishedStores, readObject } from '../../src/io/object-store.ts';
import { createOriginals } from '../../src/io/originals.ts';
import type { S3ObjectStore } from '../../src/io/s3-object-store.ts';
import { openSharedWork } from '../../src/jobs/bullmq/open-shared-work.ts';
import { currentClaim } from '../../src/jobs/claim-scope.ts';
import type { Events } from '../../src/jobs/events.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import { keepFiles } from '../../src/jobs/keep-files.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import type { Queue } from '../../src/jobs/queue.ts';
import { createRunner } from '../../src/jobs/runner.ts';
import type { SpreadParts } from '../../src/jobs/spread-narration.ts';
import type { SourceItem } from '../../src/model.ts';
import { createShowPublisher } from '../../src/show/show-publisher.ts';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { createPlainMaker } from '../helpers/plain-maker.ts';

const story = (index: number, text: string): SourceItem => ({
  url: `https://paper.example/${index}`,
  title: `Story ${index}`,
  publishedAt: `2026-03-0${index + 1}T00:00:00.000Z`,
  content: `<p>${text.replaceAll('. ', '.</p><p>')}</p>`,
});
const BREAD = story(
  0,
  'Bread has become dearer in the upper town. Two bakers now fetch their flour by mule. Nobody has asked the council.',
);
const FERRY =
  'The ferry was late and nobody minded. A heron stood on the landing stage. Three passengers played cards.';
/** What is published before. */
export const BEFORE = [BREAD, story(1, FERRY)];
/** One article is changed, one is new, of one nothing can be spoken; the oldest episode goes. */
const LISTED: readonly SourceItem[] = [
  BREAD,
  story(1, `${FERRY} The fourth measured the height of the water.`),
  story(2, 'Snow fell on the pass at noon. The postman left his bicycle at the inn. He walked down with two goats.'),
  { url: 'https://paper.example/3', title: 'Story 3', content: '<p>&nbsp;</p><img src="/3.png">' },
];
const NEWS = ['failed Story 3', 'published Story 2', 'updated Story 1'];
/** Of several machines one has a folder with a text so long that others help to speak it. */
const SAVED = 'articles/saved.html';
const SAVED_PAGE = `<html lang="en"><head><title>Saved</title><meta property="article:published_time" content="2026-03-05T00:00:00Z"></head>
<body><article><h1>Saved</h1>${[
  'The mill has a new wheel',
  'Nobody knows who paid',
  'The miller keeps bees',
  'His daughter sells the honey',
  'A cart comes on Fridays',
  'Some of it is rye',
  'The weir leaks a little',
  'In spring it is mended',
]
  .map((sentence) => `<p>${sentence}.</p>`)
  .join('')}</article></body></html>`;

const signal = new AbortController().signal;
const NOW = '2026-03-10T00:00:00.000Z';

/** Calls that leave nothing behind, or nothing that outlives the process. */
const READS = new Set(
  'find findPartials findSimilar findBelow findUnnamed heads list listDue listings stat open extend'.split(' '),
);
export const isRead = (method: string): boolean => READS.has(method);

export type Kill = { readonly at: number; readonly when: 'before' | 'after' };
export type Call = { readonly port: string; readonly method: string; readonly isOfJob: boolean };
/** The process stands still before the first such call for as long as `meanwhile` takes. */
export type Stop = {
  readonly isAt: (call: Call, number: number) => boolean;
  readonly meanwhile: () => Promise<unknown>;
};

/** Another process knows nothing of the claim of this one. */
const outside = AsyncLocalStorage.snapshot();

/** Neither is a call that ends. */
const NOT_COUNTED = ['watch', 'close', 'listAll'];

type Wrap = <T extends object>(port: string, driver: T) => T;

/** Every asynchronous method of a port counts; the process dies or stops at one of them: dead it does nothing any more. */
function mortal(kill: Kill | undefined, stop: Stop | undefined) {
  const calls: Call[] = [];
  let [isDead, hasStopped] = [false, false];
  const wrap: Wrap = (port, driver) =>
    new Proxy(driver, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function' || NOT_COUNTED.includes(String(method))) return value;
        return async (...parameters: unknown[]) => {
          const died = () => {
            if (isDead) throw new Error('killed');
          };
          died();
          const call = { port, method: String(method), isOfJob: currentClaim() !== undefined };
          const number = calls.push(call);
          isDead = kill?.when === 'before' && kill.at === number;
          died();
          if (stop && !hasStopped && stop.isAt(call, number)) {
            hasStopped = true;
            await outside(stop.meanwhile);
          }
          const result: unknown = await value.apply(target, parameters);
          isDead ||= kill?.when === 'after' && kill.at === number;
          died();
          return result;
        };
      },
    });
  return { wrap, calls };
}

/** An installation that every run is a new process of. */
export type Home = {
  readonly folder: string;
  readonly store: Store;
  readonly queue: Queue;
  readonly events: Events;
  readonly isShared: boolean;
  /** The process that lives. */
  worker: string;
  /** The claims of those that stand still run out, and it is not held against their jobs. */
  expireClaims(): Promise<unknown>;
  close(): Promise<void>;
};

export async function openSqliteHome(folder: string): Promise<Home> {
  const home = { folder, worker: '', isShared: false, events: createLocalEvents() };
  const path = join(folder, 'lectern.db');
  const store = await openSqliteStore(path, {
    now: () => new Date(NOW),
    isAlive: async (id) => id === home.worker,
  });
  // Whoever is not alive has no claims. What the process at work writes at this moment, it ends in this thread.
  const expireClaims = () =>
    vi.waitFor(
      () => {
        const database = new DatabaseSync(path);
        try {
          database.exec('update jobs set times_lost = 0');
        } finally {
          database.close();
        }
      },
      { timeout: 10_000 },
    );
  return Object.assign(home, { store, queue: store.queue, close: store.close, expireClaims });
}

/** With the state and the queue in a database and the site in a bucket. */
export async function openSharedHome(folder: string, database: string): Promise<Home> {
  const store = await openPostgresStore(database, { cacheFile: join(folder, 'cache.db') });
  // It is looked for silent workers at each claim; nobody falls silent by himself.
  const shared = await openSharedWork(database, { lockMs: 600_000, stalledMs: 1, onNotice: () => undefined });
  const client = new pg.Client(database);
  await client.connect();
  return {
    ...{ folder, store, queue: shared.queue, events: shared.events, isShared: true, worker: '' },
    expireClaims: () =>
      client.query(
        `update bullmq.job set locked_until_ms = 0, stalled_marked = true, stalled_count = 0 where state = 'active'`,
      ),
    async close() {
      await client.end();
      await shared.close();
      await store.close();
    },
  };
}

/** A folder that has the conditions and the tags of a bucket. */
function createFolderBucket(folder: string): S3ObjectStore {
  const disk = createDiskObjectStore(folder);
  const look = async (key: string) => {
    const found = await readObject(disk, key);
    if (!found) return undefined;
    const { bytes, ...facts } = found;
    return { ...facts, etag: createHash('md5').update(bytes).digest('hex'), sha256: hashBytes(bytes) };
  };
  return {
    ...disk,
    stat: look,
    async putOver(key, bytes, etag) {
      if ((await look(key))?.etag !== etag) return false;
      return disk.put(key, bytes);
    },
    async *listAll(prefix) {
      for (const name of await disk.list(prefix)) {
        const facts = name.endsWith('/') ? undefined : await look(prefix + name);
        if (name.endsWith('/')) yield* this.listAll(prefix + name);
        else if (facts) yield { ...facts, key: prefix + name };
      }
    },
    sign: () => Promise.reject(new Error('nobody is sent there')),
  };
}

/** What of an installation is on one machine only. */
function openLocal({ folder, store }: Home, wrap: Wrap) {
  const openObjects = (port: string, name: string) =>
    wrap(port, withClaimChecks(createDiskObjectStore(join(folder, name)), store.assertClaim));
  return { mediaStore: openObjects('mediaStore', 'media'), siteStore: openObjects('siteStore', 'feed') };
}

/** What it has where several machines share it; a long text is spoken by this one and another that is never free. */
function openShared({ folder, store }: Home, wrap: Wrap, siteObjects: Store['siteObjects']) {
  const checked = (plain: ObjectStore) => withClaimChecks(plain, store.assertClaim);
  const bucket = (port: string) => wrap(port, createFolderBucket(join(folder, 'bucket', port)));
  const places = { objects: bucket('objects'), plain: bucket('plain'), isPublic: () => true };
  const { plainNames, ...site } = createIndexedObjectStore({ index: siteObjects, ...places, now: () => new Date(NOW) });
  const originals = createOriginals(wrap('originals', createDiskObjectStore(join(folder, 'originals'))));
  const read = createDocumentReader({} as HttpClient, 1e6);
  const narrator: SpreadParts['narrator'] = {
    findMissing: async (segments) => segments.map((segment) => ({ key: segment.text, segment, seconds: 1 })),
    narrate: async (segments) => ({
      sentences: segments.map(({ voice, text }) => {
        return { path: join(folder, SAVED), key: text, sampleRate: 1, samples: 1, voice };
      }),
      unspoken: [],
      synthesised: segments.length,
      reused: 0,
    }),
  };
  const cache = { put: async () => ({ path: '', byteLength: 0, meta: {} }) };
  const workers = {
    list: async () => ['', ''].map((id) => ({ id, concurrency: 1 })),
  } as unknown as SpreadParts['workers'];
  const partStore = wrap('parts', checked(createDiskObjectStore(join(folder, 'parts'))));
  return {
    mediaStore: wrap('mediaStore', checked(createDiskObjectStore(join(folder, 'media')))),
    siteStore: wrap('siteStore', site),
    plainNames,
    ...{ originals, read, keepOriginal: keepFiles(originals, read, { workingDirectory: folder }, signal) },
    spread: { narrator, cache, workers, partStore, leastSeconds: 7, partSeconds: 4 },
  };
}

export type RunCircumstances = {
  readonly kind?: 'sources' | 'publish';
  readonly items?: readonly SourceItem[];
  readonly kill?: Kill;
  readonly stop?: Stop;
};

/** What each installation's hook hears. */
export async function startHooks() {
  const heard: string[] = [];
  const receiver: Origin = await startOrigin((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const { event, title } = JSON.parse(body);
      heard.push(`${request.url}: ${event} ${title}`);
      response.end();
    });
  });
  const own = createHttpClient({ mirrors: [], allowPrivate: [receiver.host], userAgent: 'test', timeoutMs: 5000 });

  /** @returns the calls of ports, of which the last was the one at which it died */
  async function run(home: Home, worker: string, circumstances: RunCircumstances = {}): Promise<readonly Call[]> {
    const { kind = 'sources', kill, stop } = circumstances;
    const { wrap, calls } = mortal(kill, stop);
    const { folder, isShared } = home;
    const saved = pathToFileURL(join(folder, SAVED)).href;
    const items = circumstances.items ?? (isShared ? [...LISTED, { url: saved }] : LISTED);
    const now = () => new Date(Date.parse(NOW) + (kill ? 0 : 60_000));
    const config = parseConfig(
      `hooks: [{ on: [published, updated, failed], url: "${receiver.url}/${basename(folder)}" }]
shows:
  - { id: show, title: T, language: en, author: A, keep: { episodes: ${isShared ? 3 : 2} }, sources: [{ feed: "https://paper.example/feed", text: feed }${isShared ? ', { files: "articles/*.html" }' : ''}] }`,
      'test.yaml',
      folder,
    );
    home.worker = worker;
    // As every start does.
    await home.store.runs.finishLost(NOW, async (id) => id === worker);
    const ports = ['items', 'episodes', 'sources', 'renders', 'retiredFiles', 'runs'] as const;
    const more = isShared ? (['ticks', 'siteObjects'] as const) : [];
    const store = {
      ...home.store,
      ...Object.fromEntries([...ports, ...more].map((port) => [port, wrap<object>(port, home.store[port])])),
    };
    const places: PublishedStores = isShared ? openShared(home, wrap, store.siteObjects) : openLocal(home, wrap);
    const { mediaStore, siteStore } = places;
    // Pages and clips are not asked for: the feed carries the text.
    const parts = {
      config,
      workingDirectory: folder,
      store,
      queue: wrap('queue', home.queue),
      events: home.events,
      listSource: async ({ files }: { readonly files?: string }) => ({
        ...{ unchanged: false, state: { failures: 0 }, notices: [] },
        items: items.filter(({ url }) => url.startsWith('file:') === (files !== undefined)),
      }),
      ...places,
      ownHttp: wrap('hooks', { post: own.post }),
      unheard: new Map(),
      cache: { protect: (work: () => Promise<unknown>) => work(), prune: async () => undefined },
      kokoro: () => ({ voices: [], isQuick: true }),
      // What is heard is the words themselves.
      maker: createPlainMaker({ mediaStore, workDirectory: join(folder, 'work'), now }, ({ text }) => text),
      publisher: createShowPublisher({
        episodes: store.episodes,
        renders: store.renders,
        site: { baseUrl: config.site.baseUrl, generator: 'test' },
        siteStore,
        ...(places.plainNames && { plainNames: places.plainNames }),
        readAssets: async () => [],
        version: 'test',
      }),
      now,
    } as unknown as JobParts;
    try {
      await createRunner(parts, worker).run({ kind }, { trigger: 'manual' }, signal);
    } catch (thrown) {
      if (!kill && !stop) throw thrown;
    }
    return calls;
  }

  return {
    run,
    news: ({ isShared }: Home) => (isShared ? [...NEWS, 'published Saved'].sort() : NEWS),
    toldTo: ({ folder }: Home) =>
      heard
        .flatMap((line) => (line.startsWith(`/${basename(folder)}: `) ? [line.slice(basename(folder).length + 3)] : []))
        .sort(),
    async close() {
      await own.close();
      await receiver.close();
    },
  };
}

export type Hooks = Awaited<ReturnType<typeof startHooks>>;

/** An installation's folder before anything was published. */
export async function makeFolders(folder: string): Promise<void> {
  for (const name of ['work', 'media', 'feed', 'articles']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, SAVED), SAVED_PAGE);
}

export const copyFolder = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true });

/** The calls that leave something behind, by the names of their ports. */
export const writesOf = (calls: readonly Call[]) =>
  calls.flatMap(({ port, method, isOfJob }, index) =>
    isOfJob && !isRead(method) ? [{ at: index + 1, name: `${port}.${method}` }] : [],
  );

/** Whatever is written twice shows here, be it the same; but what lies in a bucket may be put there again. */
export async function lookClosely(home: Home) {
  const { folder, store, queue, isShared } = home;
  const filesOf = async (name: string) =>
    (await readdir(join(folder, name), { withFileTypes: true, recursive: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => join(parentPath, file))
      .sort();
  const files = (await Promise.all(['media', 'feed', ...(isShared ? ['originals'] : [])].map(filesOf))).flat();
  const plain = createFolderBucket(join(folder, 'bucket/plain'));
  const published: string[] = [];
  if (isShared) for await (const { key, sha256 } of plain.listAll('')) published.push(`${key} ${sha256}`);
  return {
    episodes: await store.episodes.list('show'),
    items: await store.items.list('show'),
    sources: await store.sources.find('show', 'https://paper.example/feed'),
    renders: [...(await store.renders.find('show'))].sort(),
    retired: [...(await store.retiredFiles.list('show'))].sort(),
    named: [...(await store.siteObjects.findBelow(''))].sort(),
    left: (await queue.list()).map(({ job }) => job.kind),
    files: await Promise.all(files.map(async (path) => `${path} ${(await stat(path)).mtimeMs}`)),
    published: published.sort(),
    ...(isShared && { parts: await createDiskObjectStore(join(folder, 'parts')).list('show/') }),
  };
}
