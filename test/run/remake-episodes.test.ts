import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { toMaking } from '../../src/config/show-settings.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { RunEvent } from '../../src/jobs/events.ts';
import type { JobParts } from '../../src/jobs/handle-job.ts';
import { planBatch, type RunRequest } from '../../src/jobs/plan-batch.ts';
import type { Article } from '../../src/model.ts';
import type { KokoroState } from '../../src/narrate/choose-voices.ts';
import { KOKORO_VOICES } from '../../src/narrate/voice-models/kokoro-catalogue.ts';
import { askVoices } from '../../src/run/add-item.ts';
import type { ItemParts, JobContext } from '../../src/run/article-context.ts';
import { makeEpisode, toEpisodeRecord } from '../../src/run/make-episode.ts';
import { listRemakes, remakeEpisode } from '../../src/run/remake-episodes.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createPlainMaker } from '../helpers/plain-maker.ts';

const everything: KokoroState = { voices: Object.keys(KOKORO_VOICES), isQuick: true };
const { signal } = new AbortController();
const NOW = '2026-05-20T00:00:00.000Z';

let folder = '';
let store: Store;
let kokoro: KokoroState;
let now: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-remake-'));
  await Promise.all(['media', 'work'].map((name) => mkdir(join(folder, name))));
  store = await openSqliteStore(join(folder, 'lectern.db'));
  kokoro = { voices: [], isQuick: true };
  now = NOW;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** What is heard is the names of the voices. */
const maker = () =>
  createPlainMaker(
    {
      mediaStore: createDiskObjectStore(join(folder, 'media')),
      workDirectory: join(folder, 'work'),
      now: () => new Date(now),
    },
    ({ voice }) => voice,
  );

function setUp(more = '') {
  const text = `shows: [{ id: harbour, title: Harbour, language: zh-CN, author: A, sources: [{ files: "*.html" }]${more} }]`;
  const config = parseConfig(text, 'lectern.yaml', folder);
  const [show] = config.shows;
  if (!show) throw new Error('no show');
  // Of the parts, only those that a remake needs.
  const parts = {
    config,
    store,
    maker: maker(),
    kokoro: () => kokoro,
    publisher: { ensureCover: async () => ({ bytes: new Uint8Array(), hash: '' }) },
    now: () => new Date(now),
  } as unknown as ItemParts;
  const events: RunEvent[] = [];
  const context: JobContext = {
    signal,
    assertHeld: async () => undefined,
    report: {
      tell: (event) => void events.push(event),
      item: async (event) => void events.push({ kind: 'item', ...event }),
      announce: async () => {
        throw new Error('No hook hears of a remake.');
      },
    },
  };
  const outcomes = () => events.flatMap((event) => (event.kind === 'item' ? [event.outcome] : []));
  return { show, parts, context, events, outcomes };
}

const anArticle = (name: string): Article => ({
  url: `https://paper.example/${name}`,
  canonicalUrl: `https://paper.example/${name}`,
  title: '潮水之后',
  language: 'zh-CN',
  publishedAt: '2026-05-18',
  tags: [],
  blocks: [{ kind: 'paragraph', text: '渡船停了一个上午。' }],
});

async function publish({ show, parts }: ReturnType<typeof setUp>, name: string, at: string, isByStandIn?: boolean) {
  now = at;
  const article = anArticle(name);
  const onProgress = () => undefined;
  const making = toMaking(show, undefined, kokoro);
  const made = await makeEpisode(
    parts.maker,
    { ...making, article, mode: 'splice', previous: undefined, onProgress },
    signal,
  );
  const record = toEpisodeRecord(made, article.url);
  const { isByStandIn: _, ...old } = record;
  const item = { showId: 'harbour', url: article.url, status: 'published', inputHash: 'x' } as const;
  await store.episodes.save(isByStandIn === undefined ? old : record, {
    ...item,
    episodeId: made.episode.id,
    updatedAt: at,
  });
  now = NOW;
  return made.episode;
}

describe('an episode that a stand-in spoke', () => {
  it('waits as long as the better voice is not there', async () => {
    const set = setUp();
    await publish(set, 'a', '2026-05-19T00:00:00.000Z', true);
    expect(await listRemakes(set.parts, set.show)).toEqual([]);
  });

  it('is made again under its guid, newest first, and its readers are told of no change', async () => {
    const set = setUp();
    const older = await publish(set, 'a', '2026-05-18T00:00:00.000Z', true);
    const newer = await publish(set, 'b', '2026-05-19T00:00:00.000Z', true);
    const ancient = await publish(set, 'c', '2026-05-01T00:00:00.000Z', true);
    kokoro = everything;
    const due = await listRemakes(set.parts, set.show);
    expect(due.map(({ id }) => id)).toEqual([newer.id, older.id]);
    expect(await remakeEpisode(set.parts, set.show, { item: { url: anArticle('b').url } }, set.context)).toBe(true);

    const record = await store.episodes.find('harbour', newer.id);
    expect(record?.episode).toMatchObject({
      guid: newer.guid,
      publishedAt: newer.publishedAt,
      voices: ['kokoro:zf_xiaoxiao'],
    });
    expect(record?.episode.revisedAt).toBeUndefined();
    expect(record?.episode.enclosure.fileName).not.toBe(newer.enclosure.fileName);
    const audio = await readFile(join(folder, 'media', 'harbour', record?.episode.enclosure.fileName ?? ''), 'utf8');
    expect(audio).toContain('kokoro:zf_xiaoxiao');
    expect(set.outcomes()).toEqual(['remade']);
    expect((await listRemakes(set.parts, set.show)).map(({ id }) => id)).toEqual([older.id]);
    expect((await store.episodes.find('harbour', ancient.id))?.episode.voices).toEqual(['espeak:cmn']);
  });

  it('is one of version 0.1, too, unless its show names other voices', async () => {
    const set = setUp();
    await publish(set, 'a', '2026-05-19T00:00:00.000Z');
    kokoro = everything;
    expect(await listRemakes(set.parts, set.show)).toHaveLength(1);
    const named = setUp(', voices: { zh: "espeak:cmn", en: "kokoro:af_heart" }');
    expect(await remakeEpisode(named.parts, named.show, { item: { url: anArticle('a').url } }, named.context)).toBe(
      false,
    );
    expect(await listRemakes(named.parts, named.show)).toEqual([]);
  });

  it('stays as it is when making it again fails', async () => {
    const set = setUp();
    const { id, enclosure } = await publish(set, 'a', '2026-05-19T00:00:00.000Z', true);
    kokoro = everything;
    const failing = {
      ...set.parts.maker,
      narrator: { ...set.parts.maker.narrator, narrate: () => Promise.reject(new Error('x')) },
    };
    expect(
      await remakeEpisode(
        { ...set.parts, maker: failing },
        set.show,
        { item: { url: anArticle('a').url } },
        set.context,
      ),
    ).toBe(false);
    expect((await store.episodes.find('harbour', id))?.episode.enclosure).toEqual(enclosure);
    expect(set.events).toContainEqual(expect.objectContaining({ kind: 'notice', showId: 'harbour' }));
    const asked = { item: { url: anArticle('a').url }, bypassFilters: true } as const;
    const attempt = async () => (await store.items.find('harbour', asked.item.url))?.attempt;
    // Nobody asked for that one.
    expect(await attempt()).toBeUndefined();
    await remakeEpisode({ ...set.parts, maker: failing }, set.show, asked, set.context);
    expect(await attempt()).toMatchObject({ outcome: 'failed', error: { stage: 'narrate', message: 'x' } });
    // Its page, which may be gone, is not asked for.
    const again = { kind: 'make-episode', reason: 'remake', bypassFilters: true };
    const requests: readonly RunRequest[] = [
      { kind: 'retry' },
      { kind: 'retry', item: asked.item.url },
      { kind: 'retry', item: asked.item.url, voices: 'auto' },
    ];
    for (const request of requests)
      expect(await planBatch({ ...set.parts, isDryRun: true } as JobParts, request, 'manual')).toContainEqual(
        expect.objectContaining(again),
      );
    await remakeEpisode(set.parts, set.show, asked, set.context);
    expect(await attempt()).toMatchObject({ outcome: 'done', failures: 0 });
    expect(
      await planBatch({ ...set.parts, isDryRun: true } as JobParts, { kind: 'retry' }, 'manual'),
    ).not.toContainEqual(expect.objectContaining({ kind: 'make-episode' }));
  });
});

it('is read by the voice that somebody asks for, and by the show’s again once that is taken back', async () => {
  kokoro = everything;
  const set = setUp();
  const { id } = await publish(set, 'a', '2026-01-01T00:00:00.000Z', false);
  const { url } = anArticle('a');
  const voicesAfter = async (voices: Parameters<typeof askVoices>[3], more: { readonly bypassFilters?: true }) => {
    await askVoices(store.items, 'harbour', url, voices);
    await remakeEpisode(set.parts, set.show, { item: { url }, ...more }, set.context);
    return (await store.episodes.find('harbour', id))?.episode.voices;
  };
  const wished = { zh: 'espeak:yue' };
  expect(await voicesAfter(wished, {})).toEqual(['kokoro:zf_xiaoxiao']);
  expect(await voicesAfter(wished, { bypassFilters: true })).toEqual(['espeak:yue']);
  expect(await voicesAfter('auto', { bypassFilters: true })).toEqual(['kokoro:zf_xiaoxiao']);
});

describe('an episode whose recording is lost', () => {
  it('is made again from the store, without its source or its page', async () => {
    const set = setUp();
    const { enclosure } = await publish(set, 'a', '2026-01-01T00:00:00.000Z', true);
    const path = join(folder, 'media', 'harbour', enclosure.fileName);
    const bytes = await readFile(path);
    await rm(path);
    expect(await remakeEpisode(set.parts, set.show, { item: { url: anArticle('a').url } }, set.context)).toBe(true);
    expect(await readFile(path)).toEqual(bytes);
    expect(set.outcomes()).toEqual(['remade']);
  });
});

describe('an episode that is there', () => {
  it('is not made again because a better voice has come, or another version of the engine', async () => {
    const set = setUp();
    const article = anArticle('a');
    const make = async (
      state: KokoroState,
      version: string,
      previous: Parameters<typeof makeEpisode>[1]['previous'],
    ) => {
      const base = set.parts.maker;
      const own = { ...base, narrator: { ...base.narrator, voiceVersion: () => version } };
      const making = toMaking(set.show, undefined, state);
      return makeEpisode(own, { ...making, article, mode: 'splice', previous, onProgress: () => undefined }, signal);
    };
    const first = await make(kokoro, '1', undefined);
    const again = await make(everything, '2', toEpisodeRecord(first, article.url));
    expect(again).toMatchObject({ changed: false, isByStandIn: true });
    const named = setUp(', voices: { zh: "kokoro:zm_yunxi" }');
    const making = toMaking(named.show, undefined, everything);
    const previous = toEpisodeRecord(first, article.url);
    const request = { ...making, article, mode: 'splice', previous, onProgress: () => undefined } as const;
    expect(await makeEpisode(named.parts.maker, request, signal)).toMatchObject({
      changed: true,
      episode: { voices: ['kokoro:zm_yunxi'] },
    });
  });
});
