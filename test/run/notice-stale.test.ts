import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/read-config.ts';
import type { HookNews } from '../../src/run/call-hook.ts';
import { noticeStale } from '../../src/run/notice-stale.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { anEpisode } from '../contracts/store-contract.ts';

describe('a show that has had nothing new for too long', () => {
  let home: string;
  let store: Store;
  let told: HookNews[];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lectern-stale-'));
    store = await openSqliteStore(join(home, 'lectern.db'));
    told = [];
  });
  afterEach(async () => {
    await store.close();
    await rm(home, { recursive: true, force: true });
  });

  async function notice(now: string, more = ', staleAfterHours: 24'): Promise<number> {
    const config = parseConfig(
      `shows: [{ id: show, title: T, language: en, author: A, sources: [{ files: a }]${more} }]`,
      'test.yaml',
      home,
    );
    const [show] = config.shows;
    if (!show) throw new Error('no show');
    await noticeStale({ store, now: () => new Date(now) }, show, async (news) => void told.push(news));
    return told.length;
  }
  const publish = (id: string, updatedAt: string) =>
    store.episodes.save(
      { episode: anEpisode(id, updatedAt), itemUrl: id, audioHash: '' },
      { showId: 'show', url: id, status: 'published', episodeId: id, updatedAt },
    );

  it('is told of once, and again after the next episode has grown old', async () => {
    await publish('a', '2026-03-01T00:00:00.000Z');
    expect(await notice('2026-03-01T23:00:00Z')).toBe(0);
    expect(await notice('2026-03-02T01:00:00Z')).toBe(1);
    expect(told[0]).toMatchObject({
      showId: 'show',
      message: { event: 'stale', newestAt: '2026-03-01T00:00:00.000Z' },
    });
    expect(await notice('2026-03-05T00:00:00Z')).toBe(1);
    await publish('b', '2026-03-05T00:00:00.000Z');
    expect(await notice('2026-03-05T12:00:00Z')).toBe(1);
    expect(await notice('2026-03-07T00:00:00Z')).toBe(2);
  });

  it('counts from its first run when it never had an episode', async () => {
    expect(await notice('2026-03-09T00:00:00Z')).toBe(0);
    await store.runs.start({ id: 'r', trigger: 'schedule', worker: 'w', startedAt: '2026-03-01T00:00:00.000Z' });
    expect(await notice('2026-03-01T12:00:00Z')).toBe(0);
    expect(await notice('2026-03-03T00:00:00Z')).toBe(1);
    expect(told[0]?.message).not.toHaveProperty('newestAt');
  });

  it('is nobody’s business when the show does not ask for it', async () => {
    await publish('a', '2026-03-01T00:00:00.000Z');
    expect(await notice('2027-03-01T00:00:00Z', '')).toBe(0);
  });
});
