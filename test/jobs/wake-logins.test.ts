import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReading } from '../../src/app.ts';
import { findShow } from '../../src/config/find-shows.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import type { ErrorCode, StoredError } from '../../src/errors.ts';
import { wakeLogins } from '../../src/jobs/wake-logins.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';

const NOW = '2026-03-01T00:00:00.000Z';
const LATER = '2026-03-08T00:00:00.000Z';
const FEED = 'feed https://paper.example/feed.xml';
const show = findShow(
  parseConfig(
    'shows: [{ id: a, title: A, language: en, author: A, sources: [{ feed: "https://paper.example/feed.xml" }] }]',
    'x',
    '/',
  ),
  undefined,
);
const error = (code: ErrorCode): StoredError => ({ code, stage: 'fetch', message: 'No.', at: NOW });

let home: string;
let store: Store;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lectern-wake-'));
  store = await openSqliteStore(join(home, 'data/lectern.db'));
});
afterEach(async () => {
  await store.close();
  await rm(home, { recursive: true });
});

it('counts the login of an account among them', async () => {
  const markWith = async (token: string) => {
    const source = `{ linkding: { url: "https://links.example", token: ${token} } }`;
    const text = `shows: [{ id: a, title: A, language: en, author: A, sources: [${source}] }]`;
    const { http, logins } = openReading(parseConfig(text, 'x', '/'));
    await http.close();
    return logins.mark();
  };
  expect(await markWith('one')).toBe(await markWith('one'));
  expect(await markWith('two')).not.toBe(await markWith('one'));
});

it('has what failed for want of a login looked at again once there is another one, and only then', async () => {
  const fail = (url: string, code: ErrorCode, source?: string) =>
    store.items.save({
      ...{ showId: 'a', url, status: 'listed', updatedAt: NOW, nextCheckAt: LATER },
      ...(source !== undefined && { source }),
      attempt: { outcome: 'failed', at: NOW, failures: 3, error: error(code) },
    });
  const due = async () => (await store.items.listDue('a', FEED, { now: NOW, limit: 9 })).map(({ url }) => url);
  let mark = 'one';
  const wake = () => wakeLogins({ store, logins: { mark: async () => mark }, now: () => new Date(NOW) }, show);
  await wake();
  await fail('https://paper.example/closed', 'login', FEED);
  await fail('https://paper.example/gone', 'http-status', FEED);
  await fail('https://paper.example/by-hand', 'login');
  await store.sources.save('a', FEED, { failures: 2, nextTryAt: LATER, checkedAt: NOW, error: error('login') });

  expect(await wake()).toEqual([]);
  expect(await due()).toEqual([]);
  mark = 'two';
  expect(await wake()).toEqual([
    expect.objectContaining({ kind: 'make-episode', reason: 'retry', item: { url: 'https://paper.example/by-hand' } }),
  ]);
  expect(await due()).toEqual(['https://paper.example/closed']);
  expect((await store.sources.find('a', FEED))?.nextTryAt).toBeUndefined();
  expect(await wake()).toEqual([]);
});
