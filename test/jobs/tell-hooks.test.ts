import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import { type ErrorCode, LecternError, type StoredError } from '../../src/errors.ts';
import type { RunEvent } from '../../src/jobs/events.ts';
import { notify, pingHubs, planNotify } from '../../src/jobs/tell-hooks.ts';
import type { HookNews } from '../../src/run/call-hook.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Attempt, Store } from '../../src/store/store.ts';
import { anEpisode } from '../contracts/store-contract.ts';

const AT = '2026-03-01T00:00:00.000Z';
const URL = 'https://paper.example/1';
const GONE: StoredError = { code: 'http-status', stage: 'fetch', message: '410', permanent: true, at: AT };
const LATE: StoredError = { code: 'timeout', stage: 'fetch', message: 'late', at: AT };
const failure = (code: ErrorCode, retryable = true) => new LecternError('no', { code, stage: 'fetch', retryable });

describe('hooks and hubs', () => {
  let home: string;
  let store: Store;
  let now: Date;
  /** What each call meets; further ones succeed. */
  let failures: LecternError[];
  let told: unknown[];
  /** What Podping answers; further answers are 200. */
  let statuses: number[];
  let notices: string[];
  let unheard: Map<string, string>;
  const config = parseConfig(
    `hooks: [{ on: [published, updated, failed, stale], url: "https://a.example/?key=secret" }, { on: [failed], url: "https://b.example/" }]
websub: ["https://hub.example/", "https://other.example/"]
shows: [{ id: show, title: T, language: en, author: A, sources: [{ files: a }] }]`,
    'test.yaml',
    '/',
  );
  const [show = undefined as never] = config.shows;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lectern-tell-'));
    store = await openSqliteStore(join(home, 'lectern.db'));
    now = new Date(AT);
    failures = [];
    told = [];
    statuses = [];
    notices = [];
    unheard = new Map();
  });
  afterEach(async () => {
    await store.close();
    await rm(home, { recursive: true, force: true });
  });

  const parts = (hooks = config.hooks) => ({
    config: { ...config, hooks },
    store,
    unheard,
    now: () => now,
    ownHttp: {
      open: async (url: string, { headers }: { readonly headers: Readonly<Record<string, string>> }) => {
        told.push({ url, ...headers });
        return { status: statuses.shift() ?? 200, header: () => undefined, body: Readable.from(['Success!']) };
      },
      post: async (url: string, { json, form }: { json?: unknown; form?: unknown }) => {
        const error = failures.shift();
        if (error) throw error;
        told.push(json ?? form);
        return { url, bytes: new Uint8Array(), contentType: undefined };
      },
    },
  });
  const context = (timesPostponed = 0) => ({
    signal: new AbortController().signal,
    timesPostponed,
    report: {
      tell: (event: RunEvent) => void (event.kind === 'notice' && notices.push(event.message)),
      item: async () => undefined,
      announce: async () => undefined,
    },
  });
  const stale: HookNews = { showId: 'show', message: { event: 'stale', at: AT }, change: AT };
  const jobOf = (news: HookNews) => {
    const [job] = planNotify(config, news);
    if (!job) throw new Error('no job');
    return job;
  };
  const tell = (news: HookNews, timesPostponed = 0) => notify(parts(), show, jobOf(news), context(timesPostponed));

  it('have a job for each hook that asked for it, without its address', () => {
    const failed: HookNews = { showId: 'show', message: { event: 'failed', at: AT, url: URL }, change: AT };
    expect(planNotify(config, failed)).toHaveLength(2);
    expect(planNotify(config, stale)).toHaveLength(1);
    expect(JSON.stringify(planNotify(config, failed))).not.toMatch(/secret|example\/\?/);
  });

  it('are told later when they could not hear, later each time, and given up after that with a word to the operator', async () => {
    const pauses: number[] = [];
    for (let times = 0; ; times += 1) {
      failures = [failure('http-status')];
      const { outcome, isGivenUp } = await tell(stale, times);
      if (isGivenUp) break;
      if (outcome.kind !== 'postponed') throw new Error(outcome.kind);
      pauses.push((Date.parse(outcome.until) - now.getTime()) / 1000);
    }
    expect(pauses).toEqual([5, 30, 120, 600, 3600]);
    expect(notices).toEqual([
      'The hook https://a.example could not be told: no It is told later.',
      'The hook https://a.example could not be told: no',
    ]);
    expect(await tell(stale)).toMatchObject({ outcome: { kind: 'done' } });
    expect(told).toEqual([
      { event: 'stale', at: AT, showId: 'show', feedUrl: expect.stringMatching(/show\/feed\.xml$/) },
    ]);
  });

  it('that refuse for good are given up at once; hooks out of the configuration are dropped', async () => {
    failures = [failure('http-status', false)];
    expect(await tell(stale)).toMatchObject({ isGivenUp: true, outcome: { why: { message: /a\.example could not/ } } });
    expect(await notify(parts([]), show, jobOf(stale), context())).toEqual({
      outcome: { kind: 'done', changed: false },
    });
    expect(told).toEqual([]);
  });

  it('that time out delay no other call', async () => {
    failures = [failure('timeout')];
    const first = await tell(stale);
    expect(first.outcome).toMatchObject({ kind: 'postponed', why: { code: 'timeout' } });
    // Not tried, and not counted as a try.
    const second = await tell({ ...stale, change: 'another' });
    expect(second.outcome).toEqual({ kind: 'postponed', until: '2026-03-01T00:00:05.000Z' });
    now = new Date(now.getTime() + 5000);
    expect((await tell(stale, 1)).outcome.kind).toBe('done');
    expect((await tell({ ...stale, change: 'another' })).outcome.kind).toBe('done');
  });

  it('are told nothing that has not happened', async () => {
    const episode = { ...anEpisode('e1', AT), showId: 'show' };
    const item = { showId: 'show', url: URL, status: 'published', episodeId: 'e1', updatedAt: AT } as const;
    const news = (event: 'published' | 'updated', change: string): HookNews => ({
      showId: 'show',
      message: { event, at: AT, url: URL, episodeId: 'e1' },
      change,
    });
    const save = (fileName: string, updatedAt: string) =>
      store.episodes.save(
        {
          episode: { ...episode, updatedAt, enclosure: { ...episode.enclosure, fileName } },
          itemUrl: URL,
          audioHash: '',
        },
        item,
      );
    const isTold = async (one: HookNews, timesPostponed = 0) => {
      const before = told.length;
      await tell(one, timesPostponed);
      return told.length > before;
    };
    expect(await isTold(news('published', 'e1.a.mp3'))).toBe(false);
    await save('e1.a.mp3', AT);
    expect(await isTold(news('published', 'e1.a.mp3'))).toBe(true);
    expect(await isTold(news('updated', 'e1.b.mp3'))).toBe(false);
    expect(await isTold(news('updated', '2026-03-02T00:00:00.000Z'))).toBe(false);
    await save('e1.b.mp3', '2026-03-02T00:00:00.000Z');
    expect(await isTold(news('updated', '2026-03-02T00:00:00.000Z'))).toBe(true);
    // It was so, and another version came before anybody was told.
    expect(await isTold(news('published', 'e1.a.mp3'))).toBe(true);

    const failed = (change: string, error: StoredError, count: number): HookNews => ({
      showId: 'show',
      message: { event: 'failed', at: change, url: URL, error },
      change,
      failures: count,
    });
    const attempt = (value: Attempt) => store.items.save({ ...item, attempt: value });
    expect(await isTold(failed('T1', LATE, 1))).toBe(false);
    await attempt({ outcome: 'failed', at: 'T1', failures: 1, error: LATE });
    expect(await isTold(failed('T1', LATE, 1))).toBe(true);
    // Killed before the row was written, and tried again.
    expect(await isTold(failed('T0', LATE, 1))).toBe(false);
    // For good, so that the second failure was not told of.
    await attempt({ outcome: 'failed', at: 'T2', failures: 2, error: GONE });
    expect(await isTold(failed('T1', GONE, 1))).toBe(true);
    expect(await isTold(failed('T1', GONE, 2))).toBe(false);
    // What could not be told when it was so is told though the article is mended.
    await attempt({ outcome: 'done', at: 'T3', failures: 0 });
    expect(await isTold(failed('T1', GONE, 1))).toBe(false);
    expect(await isTold(failed('T1', GONE, 1), 1)).toBe(true);
  });

  it('of WebSub: hubs are pinged for public feeds, and again after a failure', async () => {
    failures = [failure('http-status')];
    expect((await pingHubs(parts(), show, context())).outcome.kind).toBe('postponed');
    expect(told).toHaveLength(1);
    expect((await pingHubs(parts(), show, context(1))).outcome.kind).toBe('done');
    expect(told).toHaveLength(3);
    expect(told[0]).toMatchObject({ 'hub.mode': 'publish', 'hub.url': expect.stringMatching(/show\/feed\.xml$/) });
    await pingHubs(parts(), { ...show, access: { token: 'x', subscribers: false } }, context());
    expect(told).toHaveLength(3);
  });

  it('of Podping: a public feed is told with its key, again when the server is busy and never when it refuses', async () => {
    const podping = { key: 'the-secret-key', url: 'https://podping.example' };
    const own = { ...parts(), config: { ...config, websub: [], podping } };
    const ping = async (times = 0) => (await pingHubs(own, show, context(times))).outcome.kind;
    expect(await ping()).toBe('done');
    const feed = encodeURIComponent('http://localhost:8080/show/feed.xml');
    const url = `https://podping.example/?url=${feed}&reason=update&medium=podcast`;
    expect(told).toEqual([{ url, authorization: 'the-secret-key' }]);
    statuses = [503, 401];
    expect(await ping()).toBe('postponed');
    expect(await ping(1)).toBe('failed');
    expect(notices.at(-1)).toContain('Podping (https://podping.example) could not be told');
    expect(notices.join()).not.toContain('secret');
    await pingHubs(own, { ...show, access: { token: 'x', subscribers: false } }, context());
    expect(told).toHaveLength(3);
  });
});
