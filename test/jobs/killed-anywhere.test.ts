/** A process that dies before or after any call of a port: the next one finishes its work, once. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { cp, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { withClaimChecks } from '../../src/io/fenced-object-store.ts';
import { createHttpClient, type HttpClient } from '../../src/io/http-client.ts';
import { currentClaim } from '../../src/jobs/claim-scope.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import { createRunner } from '../../src/jobs/runner.ts';
import type { SourceItem } from '../../src/model.ts';
import { createShowPublisher } from '../../src/show/show-publisher.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { StoreWithQueue } from '../../src/store/store.ts';
import { makeMemoryFolder } from '../helpers/memory-folder.ts';
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
/** What is published before. The show keeps two. */
const BEFORE = [BREAD, story(1, FERRY)];
/** One article is changed, one is new, of one nothing can be spoken; the oldest episode goes. */
const LISTED: readonly SourceItem[] = [
  BREAD,
  story(1, `${FERRY} The fourth measured the height of the water.`),
  story(2, 'Snow fell on the pass at noon. The postman left his bicycle at the inn. He walked down with two goats.'),
  { url: 'https://paper.example/3', title: 'Story 3', content: '<p>&nbsp;</p><img src="/3.png">' },
];
const NEWS = ['failed Story 3', 'published Story 2', 'updated Story 1'];
const signal = new AbortController().signal;
const NOW = '2026-03-10T00:00:00.000Z';

/** Calls that leave nothing behind, or nothing that outlives the process. */
const READS = new Set('find findPartials findSimilar heads list listDue listings stat open extend'.split(' '));

/** What each installation's hook heard. */
const heard: string[] = [];
let receiver: Origin;
let own: HttpClient;
const toldTo = (home: string) =>
  heard
    .flatMap((line) => (line.startsWith(`/${basename(home)}: `) ? [line.slice(basename(home).length + 3)] : []))
    .sort();

type Kill = { readonly at: number; readonly when: 'before' | 'after' };
/** The process stands still before a call for as long as `meanwhile` takes. */
type Stop = { readonly at: number; readonly meanwhile: () => Promise<unknown> };

/** Another process knows nothing of the claim of this one. */
const outside = AsyncLocalStorage.snapshot();

/** Every asynchronous method of a port counts; the process dies or stops at one of them: dead it does nothing any more. */
function mortal(kill: Kill | undefined, stop: Stop | undefined) {
  const calls: { readonly port: string; readonly method: string; readonly isOfJob: boolean }[] = [];
  let isDead = false;
  const wrap = <T extends object>(port: string, driver: T): T =>
    new Proxy(driver, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function' || method === 'watch' || method === 'close') return value;
        return async (...parameters: unknown[]) => {
          const died = () => {
            if (isDead) throw new Error('killed');
          };
          died();
          const call = calls.push({ port, method: String(method), isOfJob: currentClaim() !== undefined });
          isDead = kill?.when === 'before' && kill.at === call;
          died();
          if (stop?.at === call) await outside(stop.meanwhile);
          const result: unknown = await value.apply(target, parameters);
          isDead ||= kill?.when === 'after' && kill.at === call;
          died();
          return result;
        };
      },
    });
  return { wrap, calls };
}

/** An installation that every run is a new process of. */
type Home = { readonly folder: string; readonly store: StoreWithQueue; worker: string };

async function openHome(folder: string): Promise<Home> {
  const home = { folder, worker: '' };
  const store = await openSqliteStore(join(folder, 'lectern.db'), {
    now: () => new Date(NOW),
    isAlive: async (id) => id === home.worker,
  });
  return Object.assign(home, { store });
}

type RunCircumstances = {
  readonly kind?: 'sources' | 'publish';
  readonly items?: readonly SourceItem[];
  readonly stop?: Stop;
};

/** @returns the calls of ports, of which the last was the one at which it died */
async function run(
  home: Home,
  worker: string,
  kill?: Kill,
  { kind = 'sources', items = LISTED, stop }: RunCircumstances = {},
) {
  const { wrap, calls } = mortal(kill, stop);
  const { folder } = home;
  const now = () => new Date(Date.parse(NOW) + (kill ? 0 : 60_000));
  const config = parseConfig(
    `hooks: [{ on: [published, updated, failed], url: "${receiver.url}/${basename(folder)}" }]
shows:
  - { id: show, title: T, language: en, author: A, keep: { episodes: 2 }, sources: [{ feed: "https://paper.example/feed", text: feed }] }`,
    'test.yaml',
    folder,
  );
  home.worker = worker;
  // As every start does.
  await home.store.runs.finishLost(NOW, async (id) => id === worker);
  const ports = ['items', 'episodes', 'sources', 'renders', 'retiredFiles', 'runs', 'queue'] as const;
  const store = { ...home.store, ...Object.fromEntries(ports.map((port) => [port, wrap(port, home.store[port])])) };
  const openObjects = (port: string, name: string) =>
    wrap(port, withClaimChecks(createDiskObjectStore(join(folder, name)), home.store.assertClaim));
  const mediaStore = openObjects('mediaStore', 'media');
  const siteStore = openObjects('siteStore', 'feed');
  // Pages and clips are not asked for: the feed carries the text.
  const parts = {
    config,
    workingDirectory: folder,
    store,
    queue: store.queue,
    events: createLocalEvents(),
    mediaStore,
    siteStore,
    listSource: async () => ({ unchanged: false, items, state: { failures: 0 }, notices: [] }),
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

/** All that a listener, or the next run, meets. */
async function look({ folder, store }: Home) {
  const feed = await readFile(join(folder, 'feed/show/feed.xml'), 'utf8');
  return {
    episodes: (await store.episodes.list('show')).map(({ guid, enclosure }) => `${guid} ${enclosure.sha256}`),
    statuses: (await store.items.list('show')).map(({ url, status }) => `${url} ${status}`).sort(),
    left: (await store.queue.list()).map(({ job }) => job.kind),
    media: (await readdir(join(folder, 'media/show'))).sort(),
    retired: [...(await store.retiredFiles.list('show'))].sort(),
    site: (await readdir(join(folder, 'feed/show'))).sort(),
    feed: feed.replace(/<(lastBuildDate|atom:updated)>.*?<\/\1>/g, ''),
  };
}

describe('a run whose process dies', () => {
  let folder: string;
  const image = () => join(folder, 'image');
  const opened: Home[] = [];
  let points: readonly (Kill & { readonly isOfJob: boolean; readonly name: string })[];
  let wanted: Awaited<ReturnType<typeof look>>;

  const withHome = async <T>(name: string, use: (home: Home) => Promise<T>): Promise<T> => {
    const path = join(folder, name);
    await cp(image(), path, { recursive: true });
    const home = await openHome(path);
    opened.push(home);
    return use(home);
  };

  beforeAll(async () => {
    receiver = await startOrigin((request, response) => {
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
    own = createHttpClient({ mirrors: [], allowPrivate: [receiver.host], userAgent: 'test', timeoutMs: 5000 });
    folder = await makeMemoryFolder('lectern-killed-');
    for (const name of ['work', 'media', 'feed']) await mkdir(join(image(), name), { recursive: true });
    const home = await openHome(image());
    await run(home, 'earlier', undefined, { items: BEFORE });
    await home.store.close();
    await withHome('whole', async (whole) => {
      const calls = await run(whole, 'only');
      wanted = await look(whole);
      expect(toldTo(whole.folder)).toEqual(NEWS);
      const about = (port: string, method: string, isOfJob: boolean) => ({ isOfJob, name: `${port}.${method}` });
      const isRead = (index: number) => READS.has(calls[index]?.method ?? '');
      points = calls.flatMap(({ isOfJob, port, method }, index) => [
        // What is only read changes nothing: to die after it is to die before it.
        ...(index > 0 && isRead(index - 1)
          ? []
          : [{ at: index + 1, when: 'before', ...about(port, method, isOfJob) } as const]),
        ...(isRead(index) ? [] : [{ at: index + 1, when: 'after', ...about(port, method, isOfJob) } as const]),
      ]);
    });
  });
  afterAll(async () => {
    await own.close();
    await receiver.close();
    // Those that close at once share what closing costs.
    await Promise.all(opened.map(({ store }) => store.close()));
    await rm(folder, { recursive: true, force: true });
  });

  it('has something to lose: two episodes, one that goes, files to replace and nothing left to do', () => {
    expect(wanted.episodes).toHaveLength(2);
    expect(wanted.retired).toHaveLength(2);
    expect(wanted.left).toEqual([]);
    expect(points.length).toBeGreaterThan(100);
  });

  it.each(['before', 'after'] as const)(
    '%s any call of a port: nothing is lost, made twice or half published',
    async (when) => {
      for (const kill of points.filter((point) => point.when === when))
        await withHome(`${when}-${kill.at}`, async (home) => {
          const calls = await run(home, 'first', kill);
          // Whatever is in the feed is there, whole.
          const media = await readdir(join(home.folder, 'media/show'));
          const feed = await readFile(join(home.folder, 'feed/show/feed.xml'), 'utf8');
          for (const [, name] of feed.matchAll(/<enclosure [^>]*media\/show\/([^"?]+)/g)) expect(media).toContain(name);
          await run(home, 'second');
          const last = calls.at(-1);
          const where = `killed ${when} call ${kill.at}, ${last?.port}.${last?.method}`;
          expect(await look(home), where).toEqual(wanted);
          // A hook that was called and not yet ticked off is called again.
          const done = (when === 'before' ? calls.slice(0, -1) : calls).map(({ method }) => method);
          const isUnsure = done.lastIndexOf('post') > done.lastIndexOf('complete');
          const told = toldTo(home.folder);
          expect([...new Set(told)], where).toEqual(NEWS);
          expect(told.length, where).toBe(NEWS.length + (isUnsure ? 1 : 0));
        });
    },
    600_000,
  );

  it('stopped before any call that writes, while another process does all the work: it writes nothing when it goes on', async () => {
    const writes = points.filter(({ when, isOfJob }) => when === 'after' && isOfJob);
    // Of calls that are made many times the first and the last, unless all are asked for.
    const names = writes.map(({ name }) => name);
    const isEnd = (name: string, index: number) => [names.indexOf(name), names.lastIndexOf(name)].includes(index);
    const tried = writes.filter(({ name }, index) => process.env['FAULTS'] === 'full' || isEnd(name, index));
    expect(new Set(names).size).toBeGreaterThan(10);
    for (const { at } of tried)
      await withHome(`stopped-${at}`, async (home) => {
        let theirs: Awaited<ReturnType<typeof lookClosely>> | undefined;
        const meanwhile = async () => {
          await run(home, 'successor');
          theirs = await lookClosely(home);
        };
        const calls = await run(home, 'stopped', undefined, { stop: { at, meanwhile } });
        const { port, method } = calls[at - 1] ?? {};
        expect(await lookClosely(home), `stopped before call ${at}, ${port}.${method}`).toEqual(theirs);
        expect([...new Set(toldTo(home.folder))]).toEqual(NEWS);
      });
  }, 600_000);
});

/** Whatever is written twice shows here, be it the same. */
async function lookClosely(home: Home) {
  const { folder, store } = home;
  const filesOf = async (name: string) =>
    (await readdir(join(folder, name), { withFileTypes: true, recursive: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => join(parentPath, file))
      .sort();
  const files = [...(await filesOf('media')), ...(await filesOf('feed'))];
  return {
    ...(await look(home)),
    episodes: await store.episodes.list('show'),
    items: await store.items.list('show'),
    sources: await store.sources.find('show', 'https://paper.example/feed'),
    renders: [...(await store.renders.find('show'))].sort(),
    files: await Promise.all(files.map(async (path) => `${path} ${(await stat(path)).mtimeMs}`)),
  };
}
