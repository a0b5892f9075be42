/** A process that dies before any call of a port: the next one finishes its work, once. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import { createHttpClient, type HttpClient } from '../../src/io/http-client.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import { createRunner } from '../../src/jobs/runner.ts';
import type { SourceItem } from '../../src/model.ts';
import { createShowPublisher } from '../../src/show/show-publisher.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { createPlainMaker } from '../helpers/plain-maker.ts';

const TEXT = [
  'The ferry was late and nobody minded, for the morning was warm and the river lay still as a plate. The ferryman had found a heron on the landing stage and would not cast off before it flew. Three of the passengers began a game of cards on a crate of plums. The fourth, a surveyor, wrote down the hour and the height of the water.',
  'Bread has become dearer in the upper town, where the last mill was sold to people who mean to live in it. Two bakers now fetch their flour across the hills by mule. A third has begun to grind oats in a coffee mill, half a pound at a time, and sells the result as a curiosity. Nobody has yet asked the council what it thinks.',
];
const ITEMS: readonly SourceItem[] = TEXT.map((text, index) => ({
  url: `https://paper.example/${index}`,
  title: `Story ${index}`,
  publishedAt: `2026-03-0${index + 1}T00:00:00.000Z`,
  content: `<p>${text.replaceAll('. ', '.</p><p>')}</p>`,
}));
/** Nothing of it can be spoken. */
const SILENT = { url: 'https://paper.example/2', title: 'Story 2', content: '<p>&nbsp;</p><img src="/2.png">' };
const signal = new AbortController().signal;
const NOW = '2026-03-10T00:00:00.000Z';

/** Calls that leave nothing behind, or nothing that outlives the process. */
const READS = new Set('find findPieces findSimilar heads list listDue listings stat open extend'.split(' '));

/** What each installation's hook heard. */
const heard: string[] = [];
let receiver: Origin;
let own: HttpClient;
const NEWS = ['failed Story 2', 'published Story 0', 'published Story 1'];
const toldTo = (home: string) =>
  heard
    .flatMap((line) => (line.startsWith(`/${basename(home)}: `) ? [line.slice(basename(home).length + 3)] : []))
    .sort();

/** Every asynchronous method of a port counts; before call number `at` the process dies, and does nothing any more. */
function mortal(at: number) {
  const names: string[] = [];
  let isDead = false;
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function' || name === 'watch' || name === 'close') return value;
        return async (...parameters: unknown[]) => {
          if (isDead) throw new Error('killed');
          names.push(String(name));
          if (names.length === at) isDead = true;
          if (isDead) throw new Error('killed');
          return value.apply(target, parameters);
        };
      },
    });
  return { wrap, names };
}

/** @returns the calls of ports, of which the last was not done when it died */
async function run(
  home: string,
  worker: string,
  at: number,
  kind: 'sources' | 'publish' = 'sources',
): Promise<readonly string[]> {
  const { wrap, names } = mortal(at);
  const now = () => new Date(Date.parse(NOW) + (at === 0 ? 60_000 : 0));
  const config = parseConfig(
    `hooks: [{ on: [published, updated, failed], url: "${receiver.url}/${basename(home)}" }]
shows: [{ id: show, title: T, language: en, author: A, sources: [{ feed: "https://paper.example/feed", text: feed }] }]`,
    'test.yaml',
    home,
  );
  const opened = await openSqliteStore(join(home, 'lectern.db'), {
    now,
    isAlive: async (id) => id === worker,
  });
  // As every start does.
  await opened.runs.finishLost(NOW, async (id) => id === worker);
  const store = {
    ...opened,
    items: wrap(opened.items),
    episodes: wrap(opened.episodes),
    sources: wrap(opened.sources),
    renders: wrap(opened.renders),
    retiredFiles: wrap(opened.retiredFiles),
    runs: wrap(opened.runs),
  };
  const mediaStore = wrap(createDiskObjectStore(join(home, 'media')));
  const siteStore = wrap(createDiskObjectStore(join(home, 'feed')));
  // Pages and clips are not asked for: the feed carries the text.
  const parts = {
    config,
    workingDirectory: home,
    store,
    queue: wrap(opened.queue),
    events: createLocalEvents(),
    mediaStore,
    siteStore,
    listSource: async () => ({ unchanged: false, items: [...ITEMS, SILENT], state: { failures: 0 }, notices: [] }),
    ownHttp: wrap({ post: own.post }),
    unheard: new Map(),
    cache: { protect: (work: () => Promise<unknown>) => work(), prune: async () => undefined },
    kokoro: () => ({ voices: [], isQuick: true }),
    // What is heard is the words themselves.
    maker: createPlainMaker({ mediaStore, workDirectory: join(home, 'work'), now }, ({ text }) => text),
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
    if (at === 0) throw thrown;
  } finally {
    await opened.close();
  }
  return names;
}

/** All that a listener, or the next run, meets. */
async function look(home: string) {
  const store = await openSqliteStore(join(home, 'lectern.db'));
  try {
    const feed = await readFile(join(home, 'feed/show/feed.xml'), 'utf8');
    return {
      episodes: (await store.episodes.list('show')).map(({ guid, enclosure }) => `${guid} ${enclosure.sha256}`),
      statuses: (await store.items.list('show')).map(({ url, status }) => `${url} ${status}`).sort(),
      left: (await store.queue.list()).map(({ job }) => job.kind),
      media: (await readdir(join(home, 'media/show'))).sort(),
      feed: feed.replace(/<(lastBuildDate|atom:updated)>.*?<\/\1>/g, ''),
    };
  } finally {
    await store.close();
  }
}

describe('a run whose process dies', () => {
  let folder: string;
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
    folder = await mkdtemp(join(tmpdir(), 'lectern-killed-'));
  });
  afterAll(async () => {
    await own.close();
    await receiver.close();
    await rm(folder, { recursive: true, force: true });
  });
  const homeFrom = async (name: string) => {
    const home = join(folder, name);
    await cp(join(folder, 'empty'), home, { recursive: true });
    return home;
  };

  it('before any call of a port: nothing is lost, made twice or half published', async () => {
    const empty = join(folder, 'empty');
    for (const name of ['work', 'media', 'feed']) await mkdir(join(empty, name), { recursive: true });
    // The tables and the cover are there: what takes longest, and is not looked at.
    await run(empty, 'earlier', 0, 'publish');
    const whole = await homeFrom('whole');
    const calls = await run(whole, 'only', 0);
    const wanted = await look(whole);
    expect(wanted.episodes).toHaveLength(2);
    expect(wanted.left).toEqual([]);
    expect(toldTo(whole)).toEqual(NEWS);
    // What is only read changes nothing: to die after it is to die before it.
    const points = calls.flatMap((_, index) => (READS.has(calls[index - 1] ?? '') ? [] : [index + 1]));
    expect(points.length).toBeGreaterThan(40);
    for (const at of points) {
      const home = await homeFrom(`at-${at}`);
      const names = await run(home, 'first', at);
      // Whatever is in the feed is there, whole.
      const media = await readdir(join(home, 'media/show')).catch(() => []);
      const feed = await readFile(join(home, 'feed/show/feed.xml'), 'utf8').catch(() => '');
      for (const [, name] of feed.matchAll(/<enclosure [^>]*media\/show\/([^"?]+)/g)) expect(media).toContain(name);
      await run(home, 'second', 0);
      const where = `killed before call ${at}, ${names.at(-1)}`;
      expect(await look(home), where).toEqual(wanted);
      // A hook that was called and not yet ticked off is called again.
      const isUnsure = names.slice(0, -1).lastIndexOf('post') > names.slice(0, -1).lastIndexOf('complete');
      const told = toldTo(home);
      expect([...new Set(told)], where).toEqual(NEWS);
      expect(told.length, where).toBe(NEWS.length + (isUnsure ? 1 : 0));
      await rm(home, { recursive: true, force: true });
    }
  }, 600_000);
});
