/** A show that keeps a part of its episodes: what would be removed at once is not narrated. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import { createRunner } from '../../src/jobs/runner.ts';
import type { SourceItem } from '../../src/model.ts';
import { createShowPublisher } from '../../src/show/show-publisher.ts';
import { openMemoryStore, openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { withoutWrites } from '../../src/store/without-writes.ts';
import { createPlainMaker } from '../helpers/plain-maker.ts';

const SUBJECTS = ['ferry', 'mill', 'orchard', 'quarry', 'signal box'];
const NOW = '2026-03-10T00:00:00.000Z';
const day = (index: number) => `2026-03-0${index + 1}T09:00:00.000Z`;
const pages = new Map(
  SUBJECTS.map((subject, index) => {
    const prose = [1, 2, 3].map(
      (part) =>
        `<p>On day ${part * 7 + index} the ${subject} of valley ${index} was ${'counted, painted and '.repeat(part)}opened by the ${subject} keeper of the year ${1900 + index * 17 + part}, who had waited for it.</p>`,
    );
    return [
      `https://paper.example/${index}`,
      `<html lang="en"><head><title>The ${subject}</title><meta property="article:published_time" content="${day(index)}"></head><body><article><h1>The ${subject}</h1>${prose.join('')}</article></body></html>`,
    ];
  }),
);
/** The oldest first. */
const listing: readonly SourceItem[] = [...pages.keys()].map((url) => ({ url }));
const dated = listing.map((item, index) => ({ ...item, publishedAt: day(index) }));

let folder: string;
let home: string;
let narrated: string[];
let asked: string[];
/** Of the home, once it was opened. */
let library: Awaited<ReturnType<typeof openSqliteStore>> | undefined;
const opened: { close(): Promise<void> }[] = [];
// Those that close at once share what closing costs.
const closeAll = () => Promise.all(opened.splice(0).map((one) => one.close()));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-kept-'));
  home = join(folder, 'empty');
  for (const name of ['work', 'media', 'feed']) await mkdir(join(home, name), { recursive: true });
  // The tables and the cover are what takes longest.
  await run('{}', []);
  await closeAll();
});
afterAll(async () => {
  await closeAll();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  home = await mkdtemp(join(folder, 'home-'));
  await cp(join(folder, 'empty'), home, { recursive: true });
  [narrated, asked, library] = [[], [], undefined];
});

/** A run over these items. */
async function report(keep: string, items: readonly SourceItem[], more = '', isDryRun = false) {
  const config = parseConfig(
    `shows: [{ id: show, title: T, language: en, author: A, keep: ${keep}, sources: [{ feed: "https://paper.example/feed" }]${more} }]`,
    'test.yaml',
    home,
  );
  library ??= await openSqliteStore(join(home, 'lectern.db'), { now: () => new Date(NOW) });
  const store = isDryRun ? withoutWrites(library, await openMemoryStore()) : library;
  if (!opened.includes(library)) opened.push(library);
  const [mediaStore, siteStore] = ['media', 'feed'].map((name) => createDiskObjectStore(join(home, name)));
  if (!mediaStore || !siteStore) throw new Error('unreachable');
  const maker = createPlainMaker(
    { mediaStore, workDirectory: join(home, 'work'), now: () => new Date(NOW) },
    ({ text }) => text,
  );
  const parts = {
    config,
    workingDirectory: home,
    store,
    queue: store.queue,
    isDryRun,
    events: createLocalEvents(),
    mediaStore,
    siteStore,
    read: async (url: string) => {
      asked.push(url);
      return { url, bytes: Buffer.from(pages.get(url) ?? ''), contentType: 'text/html; charset=utf-8' };
    },
    listSource: async () => ({ unchanged: false, items, state: { failures: 0 }, notices: [] }),
    unheard: new Map(),
    cache: { protect: (work: () => Promise<unknown>) => work(), prune: async () => undefined },
    kokoro: () => ({ voices: [], isQuick: true }),
    maker: {
      ...maker,
      narrator: {
        ...maker.narrator,
        narrate: (...[segments, ...rest]: Parameters<typeof maker.narrator.narrate>) => {
          narrated.push(segments[0]?.text ?? '');
          return maker.narrator.narrate(segments, ...rest);
        },
      },
    },
    publisher: createShowPublisher({
      episodes: store.episodes,
      renders: store.renders,
      site: { baseUrl: config.site.baseUrl, generator: 'test' },
      siteStore,
      readAssets: async () => [],
      version: 'test',
    }),
    now: () => new Date(NOW),
  } as unknown as JobParts;
  const stop = new AbortController().signal;
  const removed: string[] = [];
  parts.events.subscribe(undefined, (event) => event.kind === 'removed' && removed.push(event.title));
  const { items: told, runId } = await createRunner(parts, 'test').run(
    { kind: 'sources' },
    { trigger: 'manual' },
    stop,
  );
  // They are kept with the run.
  const notices = (await library.runs.find(runId))?.notices ?? [];
  if (!isDryRun)
    expect(notices.flatMap(({ event }) => (event.kind === 'removed' ? [event.title] : []))).toEqual(removed);
  return {
    removed,
    outcomes: told.map(({ outcome, url }) => `${outcome} ${url}`).sort(),
    titles: (await store.episodes.heads('show')).map(({ title }) => title),
  };
}

/** What a run leaves in the feed, by title, the newest first. */
const run = async (...parameters: Parameters<typeof report>) => (await report(...parameters)).titles;

const newest = (count: number) =>
  SUBJECTS.toReversed()
    .slice(0, count)
    .map((subject) => `The ${subject}`);

describe('what a show would not keep', () => {
  it('is neither asked for nor narrated where the source says its date', async () => {
    expect(await run('{ episodes: 1 }', dated)).toEqual(newest(1));
    expect(narrated).toHaveLength(1);
    expect(asked).toEqual(['https://paper.example/4']);
  });

  it('is not narrated where only the article says its date', async () => {
    expect(await run('{ episodes: 2 }', listing)).toEqual(newest(2));
    expect(narrated).toHaveLength(2);
  });

  it('is not narrated when it is too old, whatever else there is', async () => {
    expect(await run('{ days: 7 }', listing)).toEqual(newest(3));
    expect(narrated).toHaveLength(3);
  });

  it('is made where the digest is still to hold it', async () => {
    await run('{ episodes: 1 }', dated, ', digest: { cron: "0 18 * * *" }');
    expect(narrated).toHaveLength(5);
  });

  it('is nothing where everything is kept', async () => {
    expect(await run('{}', listing)).toEqual(newest(5));
    expect(asked).toHaveLength(5);
  });

  it.each([
    ['where the source says the dates', dated],
    ['where only the articles say their dates', listing],
  ])('is what a dry run says, %s', async (_, items) => {
    await run('{ episodes: 2 }', items.slice(0, 1));
    const dry = await report('{ episodes: 2 }', items, '', true);
    expect(narrated).toHaveLength(1);
    const done = await report('{ episodes: 2 }', items);
    expect(dry).toEqual({ ...done, titles: [...done.titles, 'The ferry'] });
    expect(done).toMatchObject({ removed: ['The ferry'], titles: newest(2) });
    expect(done.outcomes.filter((outcome) => outcome.startsWith('new'))).toHaveLength(2);
  });

  it.each([
    ['where the source says the dates', dated],
    ['where only the articles say their dates', listing],
  ])('is made once more is kept, %s', async (_, items) => {
    await run('{ episodes: 1 }', items);
    expect(await run('{ episodes: 3 }', items)).toEqual(newest(3));
    expect(narrated).toHaveLength(3);
    await run('{ episodes: 2 }', items);
    expect(await run('{ episodes: 2 }', items)).toEqual(newest(2));
    expect(narrated).toHaveLength(3);
    // What was made once and removed stays so.
    expect(await run('{}', items)).toHaveLength(4);
  });

  it('is made once the filter that left it out is gone', async () => {
    const filters = ', filters: { textIncludes: ["quarry"] }';
    expect(await run('{ episodes: 2 }', listing, filters)).toEqual(['The quarry']);
    expect(await run('{ episodes: 2 }', listing)).toEqual(newest(2));
    expect(narrated).toHaveLength(2);
  });

  it('is nothing new once older episodes have been made', async () => {
    expect(await run('{ episodes: 2 }', dated.slice(0, 2))).toEqual(['The mill', 'The ferry']);
    expect(await run('{ episodes: 2 }', dated)).toEqual(newest(2));
    expect(narrated).toHaveLength(4);
  });
});
