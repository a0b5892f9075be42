import { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createImportDesk } from '../../src/commands/serve-imports.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { LecternError } from '../../src/errors.ts';
import { importSchema } from '../../src/serve/imports.ts';
import type { RequestEntry } from '../../src/serve/observe-requests.ts';
import type { ItemRecord } from '../../src/store/store.ts';
import { anEpisode } from '../contracts/store-contract.ts';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { createItemsPlace, type ItemsPlace, OPERATOR } from './items-api.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

let place: ItemsPlace;
let site: PublishedSite;
let ann: { readonly id: string; readonly token: string };
let clients = 0;
const log: RequestEntry[] = [];

beforeAll(async () => {
  place = await createItemsPlace();
  ann = await place.person('ann', 'harbour');
  site = await serveSite({ admin: place.admin, log: (entry) => log.push(entry) });
});

beforeEach(() => {
  clients += 1;
});

afterAll(async () => {
  await site.stop();
  await place.store.close();
});

type Options = {
  readonly method?: Dispatcher.HttpMethod;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

async function ask(path: string, { method = 'GET', token = OPERATOR, body, headers = {} }: Options = {}) {
  const answer = await request(site.origin + path, {
    method,
    headers: {
      'x-forwarded-for': `10.2.0.${clients}`,
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.body.text();
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text,
    json: /^[{[]/.test(text) ? JSON.parse(text) : undefined,
  };
}

const post = (body: unknown, options: Options = {}) => ask('/api/items', { method: 'POST', body, ...options });
const jobsOf = async (url: string) =>
  (await place.store.queue.list({ kind: 'make-episode' })).flatMap(({ job }) =>
    job.kind === 'make-episode' && job.item.url === url ? [job] : [],
  );

/** What the work on an article leads to. */
async function settle(url: string, more: Partial<ItemRecord>, showId = 'harbour'): Promise<void> {
  const { attempt: _, ...known } = (await place.store.items.find(showId, url)) ?? {
    showId,
    url,
    status: 'listed' as const,
  };
  const now = new Date().toISOString();
  await place.store.items.save({ ...known, updatedAt: now, ...more });
  for (let claim = await place.store.queue.claim('w'); claim; claim = await place.store.queue.claim('w'))
    await place.store.queue.complete(claim);
}

async function publish(url: string, id: string, showId = 'harbour'): Promise<void> {
  const known = await place.store.items.find(showId, url);
  const now = new Date().toISOString();
  await place.store.episodes.save(
    { episode: { ...anEpisode(id, now), showId }, itemUrl: url, audioHash: 'h' },
    { ...(known ?? { showId, url }), status: 'published', episodeId: id, updatedAt: now },
  );
  await settle(url, {});
}

const failed = (message: string) =>
  ({
    attempt: {
      outcome: 'failed',
      at: '2026-01-02T00:00:00.000Z',
      failures: 1,
      error: { code: 'http-status', stage: 'fetch', message, hint: 'Wait.', at: '2026-01-02T00:00:00.000Z' },
    },
  }) as const;

describe('adding articles', () => {
  it('answers at once, with the job in the queue, and shows what came of it', async () => {
    const url = 'https://paper.example/added';
    const answer = await post({ url, mode: 'narration', voice: 'flite:slt' }, { token: ann.token });
    expect(answer.status).toBe(202);
    const [item] = answer.json.items;
    expect(item).toMatchObject({
      ...{ show: 'harbour', url, state: 'waiting', mode: 'narration', voices: { en: 'flite:slt' } },
      added: { by: { id: 'ann', name: 'ann' } },
    });
    expect(await jobsOf(url)).toMatchObject([{ showId: 'harbour', bypassFilters: true }]);

    const known = await place.store.items.find('harbour', url);
    const found = { language: 'en', characters: 4000, minutes: 4.2, clips: 2 };
    if (known?.added) await place.store.items.save({ ...known, title: 'Found', added: { ...known.added, found } });
    place.events.publish([], {
      ...{ kind: 'progress', showId: 'harbour', url, title: 'Found' },
      ...{ stage: 'narrate', done: 3, total: 250, unit: 'seconds' },
    });
    expect((await ask(`/api/items/${item.id}`, { token: ann.token })).json).toMatchObject({
      ...{ title: 'Found', found, state: 'waiting' },
      progress: { stage: 'narrate', done: 3, total: 250, unit: 'seconds' },
    });

    await publish(url, 'e1');
    place.events.publish([], { kind: 'item', showId: 'harbour', url, outcome: 'new' });
    const made = (await ask(`/api/items/${item.id}`, { token: ann.token })).json;
    expect(made).toMatchObject({ state: 'published', episode: { url: 'https://radio.example/pod/harbour/e1/' } });
    expect(made.progress).toBeUndefined();
  });

  it('takes many at once, and names those that it cannot take by their place', async () => {
    const answer = await post({
      show: 'harbour',
      items: [
        { url: 'https://paper.example/m1', title: 'One' },
        { url: 'file:///etc/passwd' },
        { url: 'https://paper.example/m2', show: 'inner' },
        { url: 'https://paper.example/m3', voice: 'kokoro:nobody' },
        { url: 'https://paper.example/m4', show: 'nothing' },
      ],
    });
    expect(answer.status).toBe(202);
    expect(answer.json.items).toMatchObject([
      { url: 'https://paper.example/m1', show: 'harbour', title: 'One', added: {} },
      { url: 'https://paper.example/m2', show: 'inner' },
    ]);
    expect(answer.json.refused).toMatchObject([
      { index: 1, url: 'file:///etc/passwd' },
      { index: 3, detail: expect.stringContaining('flite:slt') },
      { index: 4, detail: expect.stringContaining('harbour') },
    ]);
    expect(answer.json.items[0].added.by).toBeUndefined();
  });

  it.each([
    ['nothing', {}, 400],
    ['two ways to say it', { url: 'https://paper.example/', items: [{ url: 'https://paper.example/' }] }, 400],
    ['a script', { url: 'javascript:alert(1)' }, 400],
    ['a file of the server', { url: 'file:///etc/passwd' }, 400],
    ['an unknown mode', { url: 'https://paper.example/', mode: 'loud' }, 400],
    ['an unknown key', { url: 'https://paper.example/', shwo: 'harbour' }, 400],
    ['an unknown show', { url: 'https://paper.example/', show: 'nothing' }, 404],
    ['too many', { items: Array.from({ length: 201 }, () => ({ url: 'https://paper.example/' })) }, 400],
    ['too much', { url: `https://paper.example/${'x'.repeat(1_100_000)}` }, 413],
  ])('refuses %s as a problem with a remedy', async (_name, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
    expect(answer.json.detail).toContain(answer.json.error);
  });

  it('says a problem in the language that is asked for, and by name', async () => {
    const headers = { 'accept-language': 'zh-TW,zh;q=0.9' };
    const answer = await post({ url: 'ftp://paper.example/' }, { headers });
    expect(answer.json).toMatchObject({
      detail: '「ftp://paper.example/」不是網址，應以 https:// 或 http:// 開頭。',
      error: '“ftp://paper.example/” is no address on the web.',
      why: { kind: 'no-address', url: 'ftp://paper.example/' },
    });
    const items = [{ url: 'https://paper.example/told' }, { url: 'x' }];
    expect((await post({ items })).json.refused).toMatchObject([{ index: 1, why: { kind: 'no-address', url: 'x' } }]);
    const stranger = await ask('/api/items', { token: 'nobody-knows-this-one', headers });
    expect([stranger.status, stranger.json.detail]).toEqual([401, expect.stringContaining('權杖缺少或有誤')]);
  });

  it.each([
    ['an unknown key', '/api/items', '{"colour":1,"url":"https://a.example/"}', {}, 400, 'wrong-request', 'colour'],
    ['a wrong value', '/api/items', '{"items":[{"url":3}]}', {}, 400, 'wrong-request', ''],
    ['no JSON', '/api/items', '{"url"', {}, 400, 'broken-json', ''],
    ['an unknown encoding', '/api/items', '{}', { 'content-encoding': 'xyz' }, 415, 'unknown-encoding', ''],
    ['a large body', '/api/runs', `{"show":"${'x'.repeat(20_000)}"}`, {}, 413, 'large-body', '16 kB'],
    ['a run of no show', '/api/runs', '{"show":"attic"}', {}, 400, 'no-such-show', 'attic'],
    ['no article', '/api/items/retry', '{"show":"harbour","id":"none"}', {}, 404, 'no-such-item', ''],
    ['imports of nobody', 'DELETE /api/imports?by=zed&show=harbour', '', {}, 404, 'no-such-person', 'zed'],
    ['imports of others', 'DELETE /api/imports?by=zed', '', { authorization: 'ann' }, 404, 'imported-by-others', ''],
  ])('says in Chinese alone what is wrong with a request: %s', async (_name, to, body, more, status, kind, about) => {
    const [, method = 'POST', path = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(to) ?? [];
    const authorization = `Bearer ${'authorization' in more ? ann.token : OPERATOR}`;
    const answer = await request(site.origin + path, {
      method: method as Dispatcher.HttpMethod,
      headers: {
        ...{ 'x-forwarded-for': `10.2.1.${clients}`, 'accept-language': 'zh-CN', ...more, authorization },
        ...(body !== '' && { 'content-type': 'application/json' }),
      },
      body: body || null,
    });
    const problem = (await answer.body.json()) as Record<string, unknown>;
    expect([answer.statusCode, problem['why']]).toEqual([status, expect.objectContaining({ kind })]);
    expect(problem['detail']).toMatch(/^[^a-z]*\p{Script=Han}.*。$/u);
    expect(problem['detail']).toContain(about);
    expect(problem['detail']).not.toContain(problem['error']);
  });

  it('makes again what was removed or left out, and leaves what stands to whom it belongs', async () => {
    const [out, mine] = ['https://paper.example/out', 'https://paper.example/of-a-source'];
    await settle(out, { status: 'filtered', reason: 'Too short.', inputHash: 'h' });
    expect((await post({ url: out }, { token: ann.token })).json.items).toMatchObject([
      { state: 'waiting', added: { by: { id: 'ann' } } },
    ]);
    expect((await place.store.items.find('harbour', out))?.inputHash).toBeUndefined();
    await publish(mine, 'e2');
    const answer = await post({ url: mine }, { token: ann.token });
    expect(answer.json.items).toMatchObject([{ state: 'published' }]);
    expect(answer.json.items[0].added).toBeUndefined();
    const removing = await ask(`/api/items/${answer.json.items[0].id}`, { method: 'DELETE', token: ann.token });
    expect(removing.status).toBe(404);
    expect(await place.store.episodes.find('harbour', 'e2')).toBeDefined();
  });

  it('holds up a person of whom too much waits', async () => {
    const bea = await place.person('bea', 'harbour');
    const many = (from: number, count: number) => ({
      items: Array.from({ length: count }, (_, at) => ({ url: `https://paper.example/bea/${from + at}` })),
    });
    expect((await post(many(0, 150), { token: bea.token })).status).toBe(202);
    const answer = await post(many(200, 100), { token: bea.token });
    expect([answer.status, answer.json.detail]).toEqual([409, expect.stringContaining('150 articles')]);
    const kept = place.sent.length;
    const form = new FormData();
    for (let index = 0; index < 51; index += 1) form.append('file', new Blob([`Text ${index}.`]), 'a.txt');
    const sent = await fetch(`${site.origin}/api/items`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bea.token}`, 'x-forwarded-for': `10.2.0.${clients}` },
      body: form,
    });
    expect([sent.status, place.sent.length]).toEqual([409, kept]);
  });
});

describe('documents that are sent', () => {
  const send = async (body: FormData | Buffer, path = '/api/items', headers: Record<string, string> = {}) => {
    const answer = await fetch(site.origin + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${ann.token}`, 'x-forwarded-for': `10.2.0.${clients}`, ...headers },
      body,
    });
    const text = await answer.text();
    return { status: answer.status, text, json: /^[{[]/.test(text) ? JSON.parse(text) : undefined };
  };
  const form = (files: Readonly<Record<string, string>>, fields: readonly (readonly [string, string])[] = []) => {
    const made = new FormData();
    for (const [name, value] of fields) made.append(name, value);
    for (const [name, text] of Object.entries(files)) made.append('file', new Blob([text]), name);
    return made;
  };

  it('come as a form’s files, with addresses beside them, and as a body', async () => {
    const both = form({ 'notes.md': '# Notes\n\nA text.', 'x.png': '\x89PNG\r\n\x1a\n' }, [
      ['mode', 'narration'],
      ['url', 'https://paper.example/with-a-file'],
    ]);
    const answer = await send(both);
    expect(answer.status).toBe(202);
    expect(answer.json.items).toMatchObject([
      { url: 'https://paper.example/with-a-file', mode: 'narration' },
      { url: expect.stringMatching(/^urn:sha256:/), title: 'notes.md', mode: 'narration', state: 'waiting' },
    ]);
    expect(answer.json.refused).toMatchObject([{ index: 2, url: 'x.png', detail: expect.stringContaining('no text') }]);
    expect(place.sent.map((bytes) => Buffer.from(bytes).toString())).toEqual(['# Notes\n\nA text.']);
    expect(await jobsOf(answer.json.items[1].url)).toMatchObject([{ item: { original: { fileName: 'notes.md' } } }]);

    const markdown = { 'content-type': 'text/markdown', 'idempotency-key': 'upload' };
    const raw = () => send(Buffer.from('# Raw\n\nA text.'), '/api/items?name=../raw.md&show=harbour', markdown);
    const first = await raw();
    expect(first.json.items).toMatchObject([{ title: 'raw.md', show: 'harbour' }]);
    expect((await raw()).text).toBe(first.text);
    expect(place.sent).toHaveLength(2);
  });

  it('are known again by what was sent, and not by how a form divides it', async () => {
    const key = { 'idempotency-key': 'form' };
    const [one, other] = [{ 'a.md': 'The one.' }, { 'a.md': 'The other.' }];
    const first = await send(form(one, [['mode', 'narration']]), undefined, key);
    expect(first.status).toBe(202);
    expect((await send(form(one, [['mode', 'narration']]), undefined, key)).text).toBe(first.text);
    const changed = [
      form(other, [['mode', 'narration']]),
      form(one),
      form({ 'b.md': 'The one.' }, [['mode', 'narration']]),
    ];
    for (const made of changed) expect((await send(made, undefined, key)).status).toBe(422);
    expect((await send(form(one, [['mode', 'narration']]), '/api/items?again=true', key)).status).toBe(422);
  });

  it.each([
    ['too large', () => Buffer.alloc(200_001, 'a'), 'text/plain', 413],
    ['no document', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png', 422],
    ['empty', () => Buffer.alloc(0), 'text/plain', 400],
    ['a form of a page', () => Buffer.from('url=https://paper.example/'), 'application/x-www-form-urlencoded', 415],
    ['a form that is none', () => Buffer.from('x'), 'multipart/form-data; boundary=b', 400],
    [
      'a form of far too many parts',
      () => Buffer.from('--b\r\n\r\n'.repeat(300)),
      'multipart/form-data; boundary=b',
      413,
    ],
  ])('are refused when they are %s', async (name, body, type, status) => {
    const answer = await send(body(), '/api/items', { 'content-type': type });
    expect([answer.status, answer.json.status]).toEqual([status, status]);
    if (name === 'too large') expect(answer.json.detail).toContain('larger than 0.2 MB. Send less at once');
  });

  it('may come slowly, if their sender is let in', async () => {
    const strict = await serveSite({ admin: place.admin }, undefined, { limits: { requestMs: 150, checkMs: 50 } });
    const slowly = (token: string) =>
      request(`${strict.origin}/api/items`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain', 'content-length': '8' },
        body: Readable.from(
          (async function* () {
            yield 'One ';
            await new Promise((resolve) => setTimeout(resolve, 400));
            yield 'two.';
          })(),
        ),
      }).then(({ statusCode }) => statusCode);
    expect(await slowly(ann.token)).toBe(202);
    expect(await slowly('wrong').catch(() => 401)).toBe(401);
    await strict.stop();
  });
});

describe('a request with an Idempotency-Key', () => {
  const key = (name: string) => ({ headers: { 'idempotency-key': name } });
  const body = { url: 'https://paper.example/once' };

  it('is done once and answered twice alike', async () => {
    const first = await post(body, key('k1'));
    await settle(body.url, { status: 'removed' });
    const second = await post(body, key('k1'));
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await jobsOf(body.url)).toEqual([]);
    expect((await post(body, { ...key('k1'), token: ann.token })).headers['idempotency-replayed']).toBeUndefined();
  });

  it('is refused with another body, and done when the first one failed', async () => {
    await post(body, key('k2'));
    expect((await post({ url: 'https://paper.example/other' }, key('k2'))).status).toBe(422);
    expect((await post({ ...body, show: 'nothing' }, key('k3'))).status).toBe(404);
    expect((await post(body, key('k3'))).status).toBe(202);
    expect((await post(body, key('x'.repeat(256)))).status).toBe(400);
  });
});

describe('the articles', () => {
  it('are listed by show, state and page; to a person only what she added', async () => {
    const cid = await place.person('cid', 'inner');
    const urls = ['a', 'b', 'c'].map((name) => `https://paper.example/cid/${name}`);
    for (const url of urls) await post({ url }, { token: cid.token });
    await settle(urls[0] ?? '', failed('The server answered 503.'), 'inner');
    const list = async (query: string, token = cid.token) => (await ask(`/api/items${query}`, { token })).json;
    expect((await list('')).items.map(({ url }: { url: string }) => url)).toEqual(urls.toReversed());
    const page = await list('?limit=2');
    expect([page.items.length, page.next]).toEqual([2, 2]);
    expect(await list('?limit=2&offset=2')).toMatchObject({ items: [{ url: urls[0] }] });
    expect((await list('?state=failed')).items).toMatchObject([
      { url: urls[0], error: { message: 'The server answered 503.', hint: 'Wait.' } },
    ]);
    expect((await list('?show=inner', OPERATOR)).items.length).toBeGreaterThan(2);
    expect((await ask('/api/items?show=harbour', { token: cid.token })).status).toBe(404);
    expect((await ask('/api/items?limit=0')).status).toBe(400);
  });

  it('are told as unchanged to whoever has them', async () => {
    const { items } = (await post({ url: 'https://paper.example/tagged' })).json;
    const path = `/api/items/${items[0].id}`;
    const first = await ask(path);
    const again = await ask(path, { headers: { 'if-none-match': String(first.headers['etag']) } });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', first.headers['etag']]);
    await settle('https://paper.example/tagged', failed('Gone.'));
    expect((await ask(path, { headers: { 'if-none-match': String(first.headers['etag']) } })).status).toBe(200);
  });

  it('are tried again, dismissed and taken back by whoever added them, and by the operator', async () => {
    const url = 'https://paper.example/hers';
    const { items } = (await post({ url }, { token: ann.token })).json;
    const path = `/api/items/${items[0].id}`;
    const dan = await place.person('dan', 'harbour');
    for (const [method, tail] of [
      ['GET', ''],
      ['POST', '/retry'],
      ['POST', '/dismiss'],
      ['DELETE', ''],
    ] as const)
      expect((await ask(path + tail, { method, token: dan.token })).status, tail).toBe(404);

    await settle(url, failed('The server answered 503.'));
    expect((await ask(`${path}/retry`, { method: 'POST', token: ann.token })).json).toMatchObject({ state: 'waiting' });
    expect(await jobsOf(url)).toMatchObject([{ reason: 'retry' }]);
    await settle(url, failed('The server answered 503.'));
    expect((await ask(`${path}/dismiss`, { method: 'POST', token: ann.token })).status).toBe(204);
    expect((await ask(path)).json.state).toBe('dismissed');
    expect((await ask(`${path}/dismiss`, { method: 'POST' })).status).toBe(400);

    await post({ url }, { token: ann.token });
    await publish(url, 'e3');
    expect((await ask(path, { method: 'DELETE', token: ann.token })).status).toBe(204);
    expect(await place.store.episodes.find('harbour', 'e3')).toBeUndefined();
    expect((await ask(path)).json.state).toBe('removed');
    expect(await place.store.queue.list({ showId: 'harbour', kind: 'publish-show' })).not.toEqual([]);
  });

  it('keep the episode that somebody’s duplicate repeats', async () => {
    await publish('https://paper.example/first', 'e4');
    const url = 'https://paper.example/second';
    const { items } = (await post({ url }, { token: ann.token })).json;
    await settle(url, { status: 'duplicate', episodeId: 'e4', reason: 'The same article.' });
    expect((await ask(`/api/items/${items[0].id}`)).json).toMatchObject({ state: 'duplicate', episode: { id: 'e4' } });
    await ask(`/api/items/${items[0].id}`, { method: 'DELETE', token: ann.token });
    expect(await place.store.episodes.find('harbour', 'e4')).toBeDefined();
  });
});

describe('exports of other services', () => {
  const entry = (name: string, is_archived: number) => ({
    ...{ url: `https://kept.example/${name}`, title: name, is_archived, created_at: '2024-01-01T00:00:00Z' },
  });
  const wallabag = [entry('one', 0), entry('two', 1)];
  const take = (query = '', more: Options = {}) =>
    ask(`/api/imports${query}`, { method: 'POST', body: wallabag, token: ann.token, ...more });

  it('are looked into, taken over when that is confirmed, seen and cancelled by who brought them', async () => {
    const shown = await take('?onlyUnread=true');
    expect(shown.json).toMatchObject({ isAdded: false, toAdd: 1, leftOut: 1, files: [{ entries: 2 }], perDay: 5 });
    expect((await ask('/api/imports', { token: ann.token })).json).toEqual({ waiting: [] });
    const headers = { 'idempotency-key': 'import' };
    expect((await take('?confirm=true', { headers })).json).toMatchObject({ isAdded: true, toAdd: 2 });
    expect((await take('?confirm=true', { headers })).headers['idempotency-replayed']).toBe('true');
    expect((await take('?confirm=true')).json).toMatchObject({ isAdded: false, toAdd: 0, known: { waiting: 2 } });
    const kit = await place.person('kit', 'harbour');
    const waits = async (token: string) => (await ask('/api/imports', { token })).json.waiting;
    expect(await waits(ann.token)).toMatchObject([{ show: 'harbour', count: 2 }]);
    expect([await waits(kit.token), (await waits(OPERATOR)).length]).toEqual([[], 1]);
    const mine = await ask('/api/items?state=waiting', { token: ann.token });
    const [first] = mine.json.items.filter(({ url }: { url: string }) => url.startsWith('https://kept.example/'));
    expect(first).toMatchObject({ waitsUntil: expect.stringMatching(/Z$/) });
    expect((await ask(`/api/items/${first.id}`, { method: 'DELETE', token: kit.token })).status).toBe(404);
    expect((await ask(`/api/items/${first.id}`, { method: 'DELETE', token: ann.token })).status).toBe(204);
    const cancel = async (token: string) => (await ask('/api/imports', { method: 'DELETE', token })).json;
    expect([await cancel(kit.token), await cancel(ann.token)]).toEqual([{ cancelled: 0 }, { cancelled: 1 }]);
  });

  it('wait for a person no more at once than she may add, and a thousand where they are spread', async () => {
    const config = parseConfig(
      'shows: [{ id: harbour, title: H, language: en, author: A, import: { perDay: 0 }, sources: [{ page: "https://a.example/" }] }, { id: inner, title: I, language: en, author: A, sources: [{ page: "https://a.example/" }] }]',
      'lectern.yaml',
      '/nowhere',
    );
    const exportOf = (count: number) => [
      {
        format: 'JSON',
        problems: [],
        feeds: [],
        items: Array.from({ length: count }, (_, at) => ({ url: `https://a.example/${at}` })),
      },
    ];
    const readExport = async (name: string) => exportOf(Number(name));
    const originals = { putPassing: async () => '', open: async () => undefined, remove: async () => undefined };
    const desk = createImportDesk({ config, store: place.store, originals, readExport });
    const wish = (more = {}) => importSchema.parse({ confirm: 'true', ...more });
    const importing = (showId: string, count: number, more = {}) =>
      desk.take({ kind: 'person', id: 'lea', name: 'Lea', showId }, wish(more), {
        fileName: String(count),
        bytes: Buffer.from(JSON.stringify(wallabag)),
      });
    await expect(importing('harbour', 201)).rejects.toMatchObject({
      code: 'busy',
      hint: expect.stringContaining('newest 200'),
    });
    expect(await importing('harbour', 201, { newest: 199 })).toMatchObject({ isAdded: true });
    await expect(importing('harbour', 201)).rejects.toMatchObject({ hint: expect.stringContaining('newest 1 of') });
    await expect(importing('inner', 1001)).rejects.toMatchObject({
      code: 'busy',
      hint: expect.stringContaining('newest 1000'),
    });
    // Of two that come at once, neither is sent away.
    const both = [1, 2].map(() => importing('inner', 3, { confirm: 'false' }));
    expect(await Promise.all(both)).toMatchObject([{ toAdd: 3 }, { toAdd: 3 }]);
    const operator = { kind: 'operator' } as const;
    await place.person('lea', 'harbour');
    await expect(desk.cancel(operator, 'harbour', 'nobody')).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      desk.cancel({ kind: 'person', id: 'ann', name: 'Ann', showId: 'harbour' }, undefined, 'lea'),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await desk.cancel(operator, 'harbour', ann.id)).toBe(0);
    expect((await ask('/api/imports?by=lea', { method: 'DELETE' })).json).toEqual({ cancelled: 199 });
  });

  it('go to no other show than the token is for, and what is none is named', async () => {
    expect((await take('?show=inner&confirm=true')).status).toBe(404);
    const none = await take('', { body: [{ nothing: 1 }] });
    expect([none.status, none.json.hint]).toEqual([422, expect.stringContaining('POST /api/items')]);
    const headers = { 'content-type': 'application/octet-stream' };
    const item = await ask('/api/items', { method: 'POST', body: wallabag, token: ann.token, headers });
    expect([item.status, item.json.hint]).toEqual([422, expect.stringContaining('POST /api/imports')]);
  });
});

describe('a person’s token', () => {
  const item = 'harbour.0000000000000000';
  /** Every route of the server, with whether her token opens more than none. */
  const ROUTES: readonly (readonly [method: Dispatcher.HttpMethod, path: string, isHers?: boolean])[] = [
    ['GET', '/api/items', true],
    ['POST', '/api/items', true],
    ['GET', `/api/items/${item}`, true],
    ['POST', `/api/items/${item}/retry`, true],
    ['POST', `/api/items/${item}/dismiss`, true],
    ['DELETE', `/api/items/${item}`, true],
    ['GET', '/api/imports', true],
    ['POST', '/api/imports', true],
    ['DELETE', '/api/imports', true],
    ['POST', '/api/items/retry'],
    ['POST', '/api/items/dismiss'],
    ['POST', '/api/runs'],
    ['GET', '/api/runs/x'],
    ['GET', '/api/runs/x/events'],
    ['GET', '/api/openapi.json'],
    ['GET', '/status'],
    ['GET', '/status/events'],
    ['GET', '/status/voices/x.wav'],
    ['GET', '/status/media/harbour/x.mp3'],
    ['POST', '/status/run'],
    ['POST', '/status/retry'],
    ['POST', '/status/dismiss'],
    ['POST', '/status/logout'],
    ['GET', '/add'],
    ['GET', '/add/list'],
    ['POST', '/add'],
    ['POST', '/add/share'],
    ['POST', '/add/logout'],
    ['GET', '/add/manifest.webmanifest'],
    ['GET', '/metrics'],
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/robots.txt'],
    ['GET', '/'],
    ['GET', '/opml'],
    ['GET', '/feed.xml'],
    ['GET', '/harbour/'],
    ['GET', '/harbour/feed.xml'],
    ['GET', '/inner/'],
    ['GET', '/inner/feed.xml'],
    ['GET', '/media/inner/x.mp3'],
  ];

  it('opens its own routes and no other', async () => {
    const eve = await place.person('eve', 'inner');
    const inner = sampleShow({ id: 'inner', isPrivate: true });
    const whole = await serveSite(
      { admin: place.admin },
      {
        shows: [
          { show: sampleShow(), episodes: [sampleEpisode()] },
          { show: inner, episodes: [sampleEpisode({ showId: 'inner' })] },
        ],
      },
    );
    const look = async (method: Dispatcher.HttpMethod, path: string, headers: Record<string, string>) => {
      clients += 1;
      const address = { 'x-forwarded-for': `10.3.0.${clients}` };
      const { statusCode, body } = await request(whole.origin + path, { method, headers: { ...address, ...headers } });
      const text = await body.text();
      return { status: statusCode, text: path === '/metrics' ? '' : text };
    };
    for (const [method, path, isHers = false] of ROUTES) {
      const hers = await look(method, path, { authorization: `Bearer ${eve.token}` });
      const nobodys = await look(method, path, {});
      if (isHers) expect([nobodys.status, [401, 403].includes(hers.status)], path).toEqual([401, false]);
      else if (nobodys.status === 401) expect([401, 403], path).toContain(hers.status);
      else expect(hers, path).toEqual(nobodys);
      for (const cookie of ['lectern_session', 'token'])
        expect((await look(method, path, { cookie: `${cookie}=${eve.token}` })).status, path).toBe(nobodys.status);
    }
    for (const path of ['/inner/', '/inner/feed.xml', '/media/inner/x.mp3', '/harbour/feed.xml'])
      expect((await look('GET', `/~${eve.token}${path}`, {})).status, path).toBe(404);
    const status = await look('GET', '/status', { cookie: `lectern_session=${eve.token}` });
    expect(status).toEqual(await look('GET', '/status', {}));
    await whole.stop();
  });

  it('is over at the next request once it is revoked, and that of a listener adds nothing', async () => {
    const fay = await place.person('fay', 'harbour');
    expect((await ask('/api/items', { token: fay.token })).status).toBe(200);
    await place.store.people.revoke('harbour', 'fay', new Date().toISOString());
    expect((await ask('/api/items', { token: fay.token })).status).toBe(401);
    const gil = await place.person('gil', 'inner', ['listen']);
    expect((await ask('/api/items', { token: gil.token })).status).toBe(401);
  });

  it('stands in no log, however it is sent', async () => {
    await post({ url: 'https://paper.example/logged' }, { token: ann.token });
    await ask(`/api/items?token=${ann.token}`);
    await ask(`/api/items/~${ann.token}`);
    expect(JSON.stringify(log)).not.toContain(ann.token);
  });
});

describe('calls from other sites', () => {
  it('are allowed with a token of their own, and never with a cookie', async () => {
    const preflight = await ask('/api/items', {
      method: 'OPTIONS',
      token: '',
      headers: { origin: 'chrome-extension://abc', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe('*');
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    expect(preflight.headers['access-control-allow-methods']).toContain('DELETE');
    for (const name of ['Authorization', 'Content-Type', 'Idempotency-Key'])
      expect(preflight.headers['access-control-allow-headers']).toContain(name);
    expect((await post({ url: 'https://paper.example/cors' })).headers['access-control-allow-origin']).toBe('*');
    const status = await ask('/status', { headers: { origin: 'https://evil.example' } });
    expect(status.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a database that is away', () => {
  it('is told as a problem, to be tried again, without what it is called', async () => {
    const away = new LecternError('db.example does not answer.', {
      code: 'no-database',
      stage: 'store',
      retryable: true,
    });
    const items = { ...place.admin.items, list: () => Promise.reject(away) };
    const whole = await serveSite({ admin: { ...place.admin, items } });
    const { statusCode, headers, body } = await request(`${whole.origin}/api/items`, {
      headers: { authorization: `Bearer ${ann.token}` },
    });
    expect([statusCode, headers['retry-after']]).toEqual([503, '10']);
    expect(await body.text()).not.toContain('db.example');
    await whole.stop();
  });
});

describe('a caller', () => {
  it('is held up after too many calls, and another one is not', async () => {
    const hal = await place.person('hal', 'harbour');
    const body = { url: 'https://paper.example/' };
    const statuses: number[] = [];
    for (let count = 0; count < 62; count += 1)
      statuses.push((await post({ ...body, mode: 'none' }, { token: hal.token })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([400, 429]);
    const held = await post(body, { token: hal.token });
    expect(held.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(held.headers['retry-after']).toBeDefined();
    expect((await post(body, { token: ann.token })).status).toBe(202);
  });
});
