import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/io/http-client.ts';
import type { SourceState } from '../../src/model.ts';
import { listPages } from '../../src/sources/accounts/account.ts';
import { createAccounts } from '../../src/sources/accounts/open-account.ts';
import { listSource } from '../../src/sources/list-source.ts';
import type { Source } from '../../src/sources/source.ts';
import { startOrigin } from '../helpers/origin.ts';
import { LOGIN, startWallabag, type WallabagEntry } from '../helpers/wallabag-server.ts';

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Lists as an installation does that runs on, an hour or more later each time where wanted. */
function lister({ host, close }: { readonly host: string; close(): Promise<void> }) {
  const http = createHttpClient({
    mirrors: [],
    allowPrivate: [host],
    userAgent: 'Lectern/test',
    timeoutMs: 3000,
    retries: 0,
  });
  closers.push(http.close, close);
  let now = new Date('2026-03-01T12:00:00Z');
  const openAccount = createAccounts(http, () => now);
  return {
    list: (source: Source, state?: SourceState) =>
      listSource(source, state, { http, workingDirectory: '/', maxBytes: 1e6, now: () => now, openAccount }, signal),
    later(hours: number) {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
  };
}

describe('a Wallabag account', () => {
  const entry = (id: number, more: Partial<WallabagEntry> = {}): WallabagEntry => ({
    id,
    url: `https://paper.example/${id}`,
    title: `Title ${id}`,
    content: `<p>Text ${id}</p>`,
    is_archived: 0,
    is_starred: 0,
    tags: [],
    created_at: new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString().replace('.000Z', '+0000'),
    ...more,
  });
  async function start(entries: WallabagEntry[]) {
    const server = await startWallabag(entries);
    const { list, later } = lister(server);
    const account = { ...LOGIN, url: `${server.url}/`, only: 'unread', tags: [], archive: false } as const;
    return {
      server,
      later,
      account,
      list: (more: object = {}, state?: SourceState, limit?: number) =>
        list({ wallabag: { ...account, ...more }, limit }, state),
    };
  }
  const idsOf = ({ items }: { readonly items: readonly { readonly url: string }[] }) =>
    items.map(({ url }) => Number(url.slice(url.lastIndexOf('/') + 1)));

  it('lists what is unread, page by page, last saved first, with title, tags and text', async () => {
    const { server, list } = await start([
      ...Array.from({ length: 65 }, (_, at) => entry(at + 1)),
      entry(70, { is_archived: 1 }),
      entry(71, { url: 'https://paper.example/71?utm_source=rss', tags: ['water', 'slow'] }),
      entry(72, { url: 'javascript:alert(1)//x.example' }),
    ]);
    const listed = await list();
    expect(idsOf(listed)).toEqual([71, ...Array.from({ length: 65 }, (_, at) => 65 - at)]);
    expect(listed.items[0]).toEqual({
      url: 'https://paper.example/71',
      title: 'Title 71',
      tags: ['water', 'slow'],
      content: '<p>Text 71</p>',
    });
    expect(listed.notices).toEqual([]);
    expect(server.requests.filter((one) => one.includes('/api/'))).toHaveLength(3);
    expect(server.requests.join()).not.toContain('robots');
    expect(server.grants).toEqual(['password']);
  });

  it('lists what is starred, has tags, or is all; and no more than wanted', async () => {
    const { server, list } = await start([
      entry(1, { is_starred: 1, is_archived: 1 }),
      entry(2, { tags: ['water', 'slow'] }),
      entry(3, { tags: ['water'] }),
      ...Array.from({ length: 40 }, (_, at) => entry(at + 10)),
    ]);
    expect(idsOf(await list({ only: 'starred' }))).toEqual([1]);
    expect(idsOf(await list({ tags: ['water', 'slow'] }))).toEqual([2]);
    expect(idsOf(await list({ only: 'all' }))).toHaveLength(43);
    const before = server.requests.length;
    expect(idsOf(await list({}, undefined, 2))).toEqual([49, 48]);
    expect(server.requests.slice(before).filter((one) => one.includes('/api/'))).toHaveLength(1);
  });

  it('says that nothing changed when nothing did', async () => {
    const { server, list } = await start([entry(1)]);
    const { state } = await list();
    expect(await list({}, state)).toMatchObject({ unchanged: true, items: [] });
    server.entries.push(entry(2));
    expect(idsOf(await list({}, state))).toEqual([2, 1]);
  });

  it('asks only for what changed since, and for all again after a day', async () => {
    const { server, list, later } = await start(Array.from({ length: 40 }, (_, at) => entry(at + 1)));
    const asked = async (state?: SourceState, more: object = {}, limit?: number) => {
      const before = server.requests.length;
      const listed = await list(more, state, limit);
      const pages = server.requests.slice(before).filter((one) => one.includes('/api/')).length;
      return { listed, ids: listed.unchanged ? 'unchanged' : idsOf(listed), pages };
    };
    const first = await asked();
    expect([first.ids.length, first.pages]).toEqual([40, 2]);
    const second = await asked(first.listed.state);
    expect([second.ids, second.pages]).toEqual([[40], 1]);
    const third = await asked(second.listed.state);
    expect(third.ids).toBe('unchanged');
    server.entries.push(entry(41));
    const [old] = server.entries;
    if (old) old.updated_at = '2026-03-01T10:00:00+0000';
    const fourth = await asked(third.listed.state);
    expect([fourth.ids, fourth.pages]).toEqual([[41, 40, 1], 1]);
    expect((await asked(fourth.listed.state)).ids).toEqual([1]);
    // What is archived once published, has a tag or is among the newest has to be listed whole.
    for (const [more, limit] of [[{ archive: true }], [{ tags: ['water'] }], [{}, 35]] as const) {
      const { listed } = await asked(undefined, more, limit);
      const again = await asked(listed.state, more, limit);
      expect(again.pages).toBe(limit === undefined ? (await asked(undefined, more, limit)).pages : 2);
    }
    later(25);
    expect((await asked(fourth.listed.state)).ids).toHaveLength(41);
  });

  it('renews its token when it ends or is taken back, by the password when it must', async () => {
    const { server, list, later } = await start([entry(1)]);
    await list();
    await list();
    later(1);
    await list();
    server.revoke({ refresh: false });
    await list();
    expect(server.grants).toEqual(['password', 'refresh_token', 'refresh_token']);
    server.revoke({ refresh: true });
    expect(idsOf(await list())).toEqual([1]);
    expect(server.grants.slice(3)).toEqual(['password']);
  });

  it('says which keys to check when it is not let in, and nothing of what was sent', async () => {
    const { list } = await start([entry(1)]);
    const failure = await list({ password: 'wrong-password' }).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({
      code: 'login',
      message: expect.stringMatching(/does not let in\.$/),
      hint: expect.stringContaining('wallabag.clientId'),
    });
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toMatch(/wrong-password|the-secret/);
  });

  it('says so when the address is another service’s', async () => {
    const origin = await startOrigin((_request, response) => response.end('<html>Welcome</html>'));
    const { list } = lister(origin);
    const account = { ...LOGIN, url: origin.url, only: 'unread', tags: [], archive: false } as const;
    await expect(list({ wallabag: account })).rejects.toMatchObject({
      code: 'unreadable',
      hint: expect.stringContaining('start page'),
    });
  });

  it('archives what was published, and only where wanted', async () => {
    const { server, list } = await start([entry(1), entry(2), entry(3)]);
    expect((await list()).settle).toBeUndefined();
    const { settle, state } = await list({ archive: true });
    await settle?.(['https://paper.example/1', 'https://paper.example/3', 'https://paper.example/unknown'], signal);
    expect(server.entries.map(({ is_archived }) => is_archived)).toEqual([1, 0, 1]);
    expect(idsOf(await list({ archive: true }, state))).toEqual([2]);
    const before = server.requests.length;
    await (await list({ archive: true, only: 'all' })).settle?.(['https://paper.example/1'], signal);
    expect(server.requests.slice(before).filter((one) => one.startsWith('PATCH'))).toEqual([]);
  });
});

it('lists no more text than it may hold at once, and says so', async () => {
  const entries = [1, 2, 3].map((id) => ({ id, url: `https://paper.example/${id}`, content: 'Five.' }));
  const list = (mostContent: number) =>
    listPages(
      { maxBytes: 1e6, mostContent },
      async () => ({ entries, isLast: true }),
      ({ url, content }) => ({ url: String(url), content: String(content) }),
    );
  expect((await list(15)).isCut).toBe(false);
  const { entries: kept, isCut } = await list(14);
  expect([kept.map(({ id }) => id), isCut]).toEqual([['1', '2'], true]);
});

describe('a linkding account', () => {
  async function start() {
    const archived: string[] = [];
    const asked: (string | null)[] = [];
    const all = Array.from({ length: 130 }, (_, at) => ({
      id: at + 1,
      url: `https://paper.example/${at + 1}`,
      title: at === 0 ? '' : `Title ${at + 1}`,
      description: '',
      notes: '',
      website_title: null,
      website_description: null,
      web_archive_snapshot_url: '',
      is_archived: false,
      unread: at % 2 === 0,
      shared: false,
      tag_names: at === 4 ? ['Water', 'slow'] : ['water'],
      date_added: '2020-09-26T09:46:23.006313Z',
      date_modified: at === 0 ? '2026-03-01T10:00:00.275335Z' : '2020-09-26T16:01:14.275335Z',
    }));
    const origin = await startOrigin((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      if (request.headers.authorization !== 'Token the-token') return response.writeHead(401).end('{}');
      const id = /^\/api\/bookmarks\/(\d+)\/archive\/$/.exec(pathname)?.[1];
      if (id !== undefined && request.method === 'POST') {
        archived.push(id);
        return response.writeHead(204).end();
      }
      const since = searchParams.get('modified_since');
      asked.push(since);
      const offset = Number(searchParams.get('offset'));
      const chosen = since === null ? all : all.filter((one) => Date.parse(one.date_modified) > Date.parse(since));
      const results = chosen.slice(offset, offset + Number(searchParams.get('limit')));
      // As behind a proxy that is not told of.
      const next =
        offset + results.length < chosen.length
          ? `http://linkding.internal:9090/api/bookmarks/?limit=100&offset=${offset + 100}`
          : null;
      return response.end(JSON.stringify({ count: chosen.length, next, previous: null, results }));
    });
    const { list, later } = lister(origin);
    const account = { url: origin.url, token: 'the-token', only: 'all', tags: [], archive: true } as const;
    return {
      ...{ archived, asked, all, later },
      list: (more: object = {}, state?: SourceState) => list({ linkding: { ...account, ...more } }, state),
    };
  }

  it('lists all pages by its own address, or what is unread or has tags, and archives', async () => {
    const { archived, list } = await start();
    const listed = await list();
    expect(listed.items).toHaveLength(130);
    expect(listed.items.slice(0, 2)).toEqual([
      { url: 'https://paper.example/1', tags: ['water'] },
      { url: 'https://paper.example/2', title: 'Title 2', tags: ['water'] },
    ]);
    expect((await list({ only: 'unread' })).items).toHaveLength(65);
    expect((await list({ tags: ['water', 'SLOW'] })).items.map(({ url }) => url)).toEqual(['https://paper.example/5']);
    await listed.settle?.(['https://paper.example/7'], signal);
    expect(archived).toEqual(['7']);
    await expect(list({ token: 'another' })).rejects.toMatchObject({ hint: expect.stringContaining('linkding.token') });
  });

  it('is asked for what changed since, and once a day for all', async () => {
    const { all, asked, later, list } = await start();
    const own = { archive: false, only: 'unread' };
    const { state } = await list(own);
    later(2);
    for (const at of [1, 2, 3])
      all[at] = { ...all[at], unread: at !== 2, date_modified: '2026-03-01T13:00:00.5Z' } as (typeof all)[number];
    asked.length = 0;
    const changed = await list(own, state);
    expect([changed.items.map(({ url }) => url), asked]).toEqual([
      [1, 2, 4].map((id) => `https://paper.example/${id}`),
      ['2026-03-01T09:59:59.000Z'],
    ]);
    later(2);
    await list(own, changed.state);
    later(24);
    expect((await list(own, changed.state)).items).toHaveLength(66);
    expect(asked.slice(1)).toEqual(['2026-03-01T12:59:59.000Z', null, null]);
  });
});
