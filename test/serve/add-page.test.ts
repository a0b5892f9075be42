import { type Dispatcher, FormData, request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { createAddSessions } from '../../src/serve/add-session.ts';
import type { RequestEntry } from '../../src/serve/observe-requests.ts';
import { listeningTokenOf } from '../../src/show/access.ts';
import { anEpisode } from '../contracts/store-contract.ts';
import { createItemsPlace, type ItemsPlace, OPERATOR } from './items-api.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const NOW = '2026-01-01T00:00:00.000Z';

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
  readonly body?: string | FormData | Buffer;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
};

async function ask(method: Dispatcher.HttpMethod, path: string, { body, cookie, headers = {} }: Options = {}) {
  const answer = await request(site.origin + path, {
    method,
    headers: {
      'x-forwarded-for': `10.3.0.${clients}`,
      ...(typeof body === 'string' && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
    body: body ?? null,
  });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString() };
}

const get = (path: string, options: Options = {}) => ask('GET', path, options);
const post = (path: string, body: string | FormData, options: Options = {}) => ask('POST', path, { body, ...options });

async function logIn(token = ann.token) {
  const answer = await post('/add/login', new URLSearchParams({ token }).toString());
  const setCookie = String(answer.headers['set-cookie'] ?? '');
  const cookie = setCookie.split(';', 1)[0] ?? '';
  const form = / name="form" value="([^"]+)"/.exec((await get('/add', { cookie })).text)?.[1] ?? '';
  return { answer, setCookie, cookie, form };
}

function formOf(fields: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, text] of Object.entries(files)) form.append('files', new File([text], name));
  return form;
}

const urlsOf = async (showId = 'harbour') => (await place.store.items.list(showId)).map(({ url }) => url);

describe('who is at the page', () => {
  it('gives a session that holds no token in clear, for this page alone', async () => {
    const { answer, setCookie, cookie } = await logIn();
    expect([answer.status, answer.headers['location']]).toEqual([303, '../add']);
    expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
    // Without a path it is kept for /add/.
    expect(setCookie).not.toContain('Path=');
    expect(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString('latin1')).not.toContain(ann.token);
    for (const path of ['/api/items', '/status/events', '/api/runs/x'])
      expect((await get(path, { cookie })).status).toBe(401);
    expect((await get('/add', { cookie })).text).toContain('ann');
  });

  it('ends at once when the token is revoked, and when the operator’s is another', async () => {
    const bea = await place.person('bea', 'harbour');
    const { cookie } = await logIn(bea.token);
    expect((await get('/add/list', { cookie })).status).toBe(200);
    await place.store.people.revoke('harbour', bea.id, new Date().toISOString());
    expect((await get('/add/list', { cookie })).status).toBe(401);
    const other = createAddSessions({ adminToken: 'another', findPerson: async () => undefined, isSecure: true });
    const { cookie: annes } = await logIn();
    expect(await other.find({ headers: { cookie: annes } } as never)).toBeUndefined();
  });

  it('ends by itself: the operator’s after twelve hours, a person’s after half a year', async () => {
    let now = Date.now();
    const findPerson = async () => ({ kind: 'person', id: 'a', name: 'a', showId: 's' }) as const;
    const sessions = createAddSessions({ adminToken: OPERATOR, findPerson, isSecure: false, now: () => now });
    const cookies = await Promise.all([OPERATOR, 'hers'].map((token) => sessions.open(token)));
    const left = async () =>
      (await Promise.all(cookies.map((cookie) => sessions.find({ headers: { cookie } } as never)))).map(Boolean);
    expect(await left()).toEqual([true, true]);
    now += 13 * 3_600_000;
    expect(await left()).toEqual([false, true]);
    now += 181 * 24 * 3_600_000;
    expect(await left()).toEqual([false, false]);
  });

  it('takes no changed cookie', async () => {
    const { cookie } = await logIn();
    const [name, sealed = ''] = cookie.split('=');
    for (const changed of ['', 'x', sealed.slice(0, -4), `${sealed.slice(0, 30)}AAAA${sealed.slice(34)}`])
      expect((await get('/add/list', { cookie: `${name}=${changed}` })).status).toBe(401);
  });

  it('says that a token is wrong, and slows down who guesses', async () => {
    const statuses = [];
    for (let index = 0; index < 12; index += 1) statuses.push((await post('/add/login', 'token=wrong')).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await post('/add/login', new URLSearchParams({ token: ann.token }).toString())).status).toBe(303);
  });

  it('writes no token and no shared address into the log', async () => {
    await get(`/add?url=https://secret.example/&token=${ann.token}`);
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`${ann.token}|secret\\.example`));
  });
});

describe('what other sites cannot do', () => {
  it.each([
    ['without the form’s token', {}, ''],
    ['with a wrong one', { form: 'x' }, ''],
    ['from another site', undefined, 'cross-site'],
    ['from a sibling', undefined, 'same-site'],
  ])('adds, retries and removes nothing %s', async (_, fields, fetchSite) => {
    const { cookie, form } = await logIn();
    const headers = fetchSite === '' ? {} : { 'sec-fetch-site': fetchSite };
    const sent = { ...(fields ?? { form }), addresses: 'https://forged.example/' };
    expect((await post('/add', formOf(sent), { cookie, headers })).status).toBe(403);
    for (const action of ['retry', 'remove', 'logout']) {
      const answer = await post(`/add/${action}`, new URLSearchParams({ ...sent, item: 'x' }).toString(), {
        ...{ cookie, headers },
      });
      expect(answer.status).toBe(403);
    }
    expect(await urlsOf()).not.toContain('https://forged.example/');
  });

  it('logs nobody in', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await post('/add/login', new URLSearchParams({ token: ann.token }).toString(), { headers });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it.each([{ 'sec-fetch-site': 'cross-site' }, {}])('shares nothing, but fills the form, with %o', async (headers) => {
    const { cookie } = await logIn();
    const answer = await post('/add/share', formOf({ text: 'see https://shared.example/' }), { cookie, headers });
    expect([answer.status, answer.headers['location']]).toEqual([303, '../add?text=https%3A%2F%2Fshared.example%2F']);
    expect(await urlsOf()).not.toContain('https://shared.example/');
  });

  it('reads little of what is shared by who is not logged in', async () => {
    const large = formOf({ text: 'https://a.example/' }, { 'a.txt': 'x'.repeat(100_000) });
    const answer = await post('/add/share', large, { headers: { 'sec-fetch-site': 'none' } });
    expect([answer.status, answer.headers['location']]).toEqual([303, '../add']);
    const raw = await ask('POST', '/add/share', {
      ...{ body: Buffer.from('x'), headers: { 'content-type': 'application/pdf', 'sec-fetch-site': 'none' } },
    });
    expect(raw.status).toBe(303);
  });

  it('frames no page of it, learns no address, and loads nothing from elsewhere', async () => {
    const { headers } = await get('/add');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-frame-options']).toBe('DENY');
  });
});

describe('adding', () => {
  it('adds addresses and documents with what is wanted of them', async () => {
    const { cookie, form } = await logIn();
    const answer = await post(
      '/add',
      formOf(
        { form, addresses: 'https://one.example/a\nand https://two.example/b.', mode: 'narration', voice: 'flite:slt' },
        { 'notes.md': '# Notes\n\nThe bridge is open again.' },
      ),
      { cookie },
    );
    expect([answer.status, answer.headers['location']]).toEqual([303, 'add?added=1']);
    const one = await place.store.items.find('harbour', 'https://one.example/a');
    expect(one).toMatchObject({ added: { by: 'ann' }, asked: { mode: 'narration', voices: { en: 'flite:slt' } } });
    expect(await urlsOf()).toContain('https://two.example/b');
    expect(place.sent.map((bytes) => Buffer.from(bytes).toString())).toEqual(['# Notes\n\nThe bridge is open again.']);
    const { text } = await get('/add?added=1', { cookie });
    expect(text).toContain('notes.md');
    expect(text).toContain('http-equiv="refresh" content="5"');
  });

  it('shares at once what the system passes on, wherever the address is', async () => {
    const { cookie } = await logIn();
    const headers = { 'sec-fetch-site': 'none' };
    const fields = { title: 'A bridge', text: 'A bridge https://three.example/c', url: '' };
    expect((await post('/add/share', formOf(fields), { cookie, headers })).headers['location']).toBe('../add?added=1');
    expect(await place.store.items.find('harbour', 'https://three.example/c')).toMatchObject({ title: 'A bridge' });
  });

  it('says what it does not take, and keeps what was typed', async () => {
    const { cookie, form } = await logIn();
    const nothing = await post('/add', formOf({ form, addresses: 'the bridge' }), { cookie });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toMatch(/role="alert".*There is no address in it.*>the bridge<\/textarea>/s);
    const image = await post('/add', formOf({ form }, { 'a.png': '\u0089PNG\r\n\u001a\n\0\0\0' }), { cookie });
    expect(image.status).toBe(422);
    expect(image.text).toMatch(/<li>a\.png: /);
  });

  it('takes as many of a long list as it may at once, and leaves the rest in the form', async () => {
    const { cookie, form } = await logIn((await place.person('max', 'harbour')).token);
    const many = Array.from({ length: 203 }, (_, index) => `https://many.example/${index}`).join('\n');
    const answer = await post('/add', formOf({ form, addresses: many }), { cookie });
    expect(answer.text).toContain('3 addresses are left in the field');
    expect(answer.text).toMatch(/<textarea[^>]*>https:\/\/many\.example\/200\s+\S+201\s+\S+202<\/textarea>/);
    expect((await urlsOf()).filter((url) => url.startsWith('https://many.example/'))).toHaveLength(200);
    const files = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.md`, 'A text.']));
    const refused = await post('/add', formOf({ form, addresses: '' }, files), { cookie });
    expect(refused.text).toContain('at most 200 articles');
  });

  it('says in the reader’s language what is wrong', async () => {
    const { cookie, form } = await logIn();
    const headers = { 'accept-language': 'zh-TW' };
    const image = formOf({ form }, { 'a.png': '\u0089PNG\r\n\u001a\n\0\0\0' });
    expect((await post('/add', image, { cookie, headers })).text).toMatch(/<li>a\.png: 這是二進位檔案，[^<]+。<\/li>/);
    const stale = await post('/add', formOf({ form: 'x', addresses: 'https://a.example/' }), { cookie, headers });
    expect([stale.status, stale.text]).toEqual([403, expect.stringContaining('這個頁面開啟太久了')]);
    expect(stale.text).toContain('href="./add"');
    const retried = await post('/add/retry', 'form=x&item=y', { cookie, headers: { 'accept-language': 'en' } });
    expect([retried.status, retried.text]).toEqual([403, expect.stringContaining('This page was open for too long.')]);
    expect(retried.text).toContain('href="../add"');
    const record = { showId: 'harbour', url: 'https://slow.example/', status: 'listed', updatedAt: NOW } as const;
    const error = { code: 'timeout', stage: 'fetch', message: 'It took too long.', at: NOW } as const;
    const attempt = { outcome: 'failed', at: NOW, failures: 1, error } as const;
    await place.store.items.save({ ...record, added: { at: NOW, by: ann.id }, attempt });
    expect((await get('/add', { cookie, headers })).text).toContain('請稍後重試。 <span lang="en">It took too long.');
    for (let index = 0; index < 10; index += 1) await post('/add/login', 'token=wrong');
    const guessed = await post('/add/login', 'token=wrong', { headers });
    expect([guessed.status, guessed.text]).toEqual([429, expect.stringContaining('試錯的次數太多')]);
  });

  it('adds to no other show than the token is for', async () => {
    const { cookie, form } = await logIn();
    const sent = formOf({ form, addresses: 'https://other.example/', show: 'inner' });
    expect((await post('/add', sent, { cookie })).status).toBe(422);
    expect(await urlsOf('inner')).toEqual([]);
    const { text } = await get('/add', { cookie });
    expect(text).not.toContain('Inner');
    expect((await get('/add', { cookie: (await logIn(OPERATOR)).cookie })).text).toContain('<option value="inner">');
  });

  it('refuses what is too large, by name', async () => {
    const { cookie } = await logIn();
    const large = formOf({}, { 'a.txt': 'x'.repeat(300_000) });
    const answer = await post('/add', large, { cookie });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('larger than 0.2 MB');
  });

  it('takes back and tries again, for who added it only', async () => {
    const { cookie, form } = await logIn();
    await post('/add', formOf({ form, addresses: 'https://back.example/' }), { cookie });
    const item = /id="item-([^"]+)"[^>]*data-say="https:\/\/back/.exec((await get('/add/list', { cookie })).text)?.[1];
    const act = (path: string, who: { cookie: string; form: string }) =>
      post(path, new URLSearchParams({ form: who.form, item: item ?? '' }).toString(), { cookie: who.cookie });
    const stranger = await logIn((await place.person('cal', 'harbour')).token);
    const status = async () => (await place.store.items.find('harbour', 'https://back.example/'))?.status;
    expect((await act('/add/remove', stranger)).status).toBe(303);
    expect(await status()).toBe('listed');
    expect((await act('/add/remove', { cookie, form })).headers['location']).toBe('../add?added=1');
    expect(await status()).toBe('removed');
    await act('/add/retry', { cookie, form });
    expect(await status()).toBe('listed');
  });

  it.each(['retry', 'remove'] as const)('does not say that it could %s when the database is away', async (action) => {
    const { cookie, form } = await logIn();
    vi.spyOn(place.admin.items, action).mockRejectedValueOnce(
      new LecternError('db.internal does not answer.', { code: 'no-database', stage: 'store', retryable: true }),
    );
    const body = new URLSearchParams({ form, item: 'harbour.x' }).toString();
    const answer = await post(`/add/${action}`, body, { cookie });
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('db.internal');
    expect((await post(`/add/${action}`, body, { cookie })).status).toBe(303);
  });

  it('tells nobody where the server keeps things', async () => {
    const { cookie, form } = await logIn();
    const fail = () => {
      throw new LecternError('The disk is full (/srv/secret).', { code: 'disk-full', stage: 'store' });
    };
    for (const addresses of ['', 'https://four.example/']) {
      vi.spyOn(place.sent as Uint8Array[], 'push').mockImplementationOnce(fail);
      const answer = await post('/add', formOf({ form, addresses }, { 'a.md': 'A text.' }), { cookie });
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain('secret');
    }
    vi.spyOn(place.admin.items, 'list').mockRejectedValueOnce(
      new LecternError('db.internal cannot keep it.', { code: 'too-large', stage: 'store' }),
    );
    const told = await get('/api/items', { headers: { authorization: `Bearer ${ann.token}` } });
    expect([told.status, told.text]).toEqual([413, expect.not.stringContaining('internal')]);
  });

  it('leads who may listen too to the episodes of a private show, and nobody else', async () => {
    const [eve, fay] = [await place.person('eve', 'inner', ['listen', 'add']), await place.person('fay', 'inner')];
    const now = new Date().toISOString();
    for (const { id } of [eve, fay])
      await place.store.episodes.save(
        { episode: { ...anEpisode(id, now), showId: 'inner' }, itemUrl: `https://${id}.example/`, audioHash: 'h' },
        {
          ...{ showId: 'inner', url: `https://${id}.example/`, status: 'published', episodeId: id, updatedAt: now },
          added: { at: now, by: id },
        },
      );
    const list = async ({ token }: typeof eve) =>
      (await get('/add/list', { cookie: (await logIn(token)).cookie })).text;
    expect(await list(eve)).toContain(`href="./~${listeningTokenOf(eve.token)}/inner/eve/"`);
    expect(await list(fay)).toContain('Ready');
    expect(await list(fay)).not.toContain('href');
  });

  it('says of what somebody else added before that it is there, with its title and no right over it', async () => {
    const [eva, zoe] = [await place.person('eva', 'harbour'), await place.person('zoe', 'harbour')];
    const now = new Date().toISOString();
    const url = 'https://known.example/1';
    await place.store.episodes.save(
      { episode: { ...anEpisode('known', now), showId: 'harbour' }, itemUrl: url, audioHash: 'h' },
      {
        ...{ showId: 'harbour', url, status: 'published', episodeId: 'known', updatedAt: now },
        added: { at: now, by: eva.id },
      },
    );
    const { cookie, form } = await logIn(zoe.token);
    const answer = await post('/add', formOf({ form, addresses: `${url} https://zoe.example/new` }), { cookie });
    expect(answer.status).toBe(200);
    const known = /<div id="known"[^>]*>(.*?)<\/div>/s.exec(answer.text)?.[1] ?? '';
    expect(known).toMatch(/There already:.*标题 known.*Ready.*href="\.\/harbour\/known\/"/s);
    expect(known).not.toMatch(/<button|zoe\.example/);
    expect(answer.text).toContain('>https://zoe.example/new</strong>');
    // What she added herself is in her list.
    const again = await post('/add', formOf({ form, addresses: 'https://zoe.example/new' }), { cookie });
    expect(again.status).toBe(303);
  });

  it('offers to take a text without addresses itself', async () => {
    const { cookie, form } = await logIn((await place.person('ida', 'harbour')).token);
    const text = `The pier at dusk\n\n${'The keeper of the pier lights its lamps one by one. '.repeat(3)}`;
    const asked = await post('/add', formOf({ form, addresses: text }), { cookie });
    expect(asked.status).toBe(422);
    // Behind the main button, which the Enter key presses.
    expect(asked.text).toMatch(
      /<button class="main".*<button name="as" value="text"[^>]*>Add the text itself<.*<\/form>/s,
    );
    expect((await post('/add', formOf({ form, addresses: 'the bridge' }), { cookie })).text).not.toContain('"as"');
    const before = place.sent.length;
    expect((await post('/add', formOf({ form, addresses: text, as: 'text' }), { cookie })).status).toBe(303);
    expect(place.sent.slice(before).map((bytes) => Buffer.from(bytes).toString().replaceAll('\r\n', '\n'))).toEqual([
      text,
    ]);
    expect((await get('/add', { cookie })).text).toContain('<strong>The pier at dusk.txt</strong>');
    vi.spyOn(place.admin.items, 'add');
    // What a phone shares is whole.
    const long = `${'The keeper of the pier lights its lamps one by one. '.repeat(60)}The end.`;
    const shared = await post('/add/share', formOf({ text: long }), { cookie, headers: { 'sec-fetch-site': 'none' } });
    expect(shared.text).toContain('The end.</textarea>');
    expect(shared.text).toContain('Add the text itself');
    // The text that was not taken stays, with the title that it was shared with.
    const elsewhere = await post('/add', formOf({ form, addresses: text, as: 'text', show: 'nope' }), { cookie });
    expect([elsewhere.status, elsewhere.text]).toEqual([
      422,
      expect.stringMatching(/<textarea[^>]*>The pier at dusk\s+The keeper of the pier/),
    ]);
    const titled = formOf({ text: long, title: 'Lamps of the north' });
    const asks = await post('/add/share', titled, { cookie, headers: { 'sec-fetch-site': 'none' } });
    expect(asks.text).toContain('name="title" value="Lamps of the north"');
    const headed = formOf({ form, addresses: long, title: 'Lamps of the north', as: 'text' });
    expect((await post('/add', headed, { cookie })).status).toBe(303);
    expect((await get('/add', { cookie })).text).toContain('<strong>Lamps of the north.txt</strong>');
    // Addresses are no text, whichever button sends them.
    const urls = Array.from({ length: 3 }, (_, at) => `https://ida.example/a-rather-long-address/${at}`);
    const named = await post('/add', formOf({ form, addresses: urls.join('\n'), as: 'text' }), { cookie });
    expect([named.status, await urlsOf()]).toEqual([303, expect.arrayContaining(urls)]);
    vi.mocked(place.admin.items.add).mockClear();
    const few = await post('/add', formOf({ form, addresses: 'few words', as: 'text' }), { cookie });
    expect([few.status, vi.mocked(place.admin.items.add).mock.calls]).toEqual([422, []]);
    vi.restoreAllMocks();
  });

  it('says of an article that no episode came of why, in the reader’s language, and of a duplicate only what it repeats', async () => {
    const gus = await place.person('gus', 'harbour');
    const now = new Date().toISOString();
    const common = { showId: 'harbour', updatedAt: now, added: { at: now, by: gus.id } };
    const why = { kind: 'too-short', characters: 40, least: 200 } as const;
    const short = {
      ...common,
      url: 'https://gus.example/short',
      status: 'filtered',
      reason: 'Too short.',
      why,
    } as const;
    const first = { ...common, url: 'https://gus.example/1', status: 'published', episodeId: 'gus' } as const;
    await place.store.items.save(short);
    await place.store.episodes.save(
      { episode: { ...anEpisode('gus', now), showId: 'harbour' }, itemUrl: first.url, audioHash: 'h' },
      first,
    );
    const again = {
      ...first,
      url: 'https://gus.example/2',
      status: 'duplicate',
      reason: 'Run `lectern add`.',
    } as const;
    await place.store.items.save(again);
    const { cookie } = await logIn(gus.token);
    const list = async (language: string) =>
      (await get('/add/list', { cookie, headers: { 'accept-language': language } })).text;
    expect(await list('zh-CN')).toContain('<p>只有 40 字，少于 filters.minCharacters 的 200 字。</p>');
    expect(await list('en')).toContain('<p><span lang="en">Too short.</span></p>');
    expect(await list('en')).not.toContain('lectern add');
  });

  it('asks for little when nothing changed', async () => {
    const { cookie } = await logIn();
    const { headers } = await get('/add/list', { cookie });
    expect((await get('/add/list', { cookie, headers: { 'if-none-match': String(headers['etag']) } })).status).toBe(
      304,
    );
  });
});

describe('exports of other services', () => {
  const row = (name: string, at: number, state: string) =>
    `The ${name},https://saved.example/${name},${at},,${state}\n`;
  const pocket = `title,url,time_added,tags,status\n${row('first', 1_500_000_000, 'unread')}${row('second', 1_600_000_000, 'archive')}${row('third', 1_700_000_000, 'unread')}`;
  const offer = (text: string) => / name="export" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const confirm = ({ cookie, form }: { cookie: string; form: string }, fields: Readonly<Record<string, string>>) =>
    post('/add/import', new URLSearchParams({ form, name: 'pocket.csv', ...fields }).toString(), { cookie });
  const saved = async () => (await urlsOf()).filter((url) => url.startsWith('https://saved.example/'));

  it('shows what is in one before anything is added, adds the rest, and imports what is chosen when asked to', async () => {
    const { cookie, form } = await logIn();
    const sent = formOf({ form, addresses: 'https://beside.example/' }, { 'pocket.csv': pocket });
    const shown = await post('/add', sent, { cookie });
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(
      /Import pocket\.csv.*3 articles for Harbour, 5 a day.*1 of them read before.*The first/s,
    );
    expect(shown.text).toContain('<button class="main" name="act" value="add">Import 3 articles</button>');
    expect(await urlsOf()).toContain('https://beside.example/');
    expect(await saved()).toEqual([]);
    const broken = formOf({ form, addresses: '' }, { 'pocket.csv': `${pocket}short\n` });
    const chinese = await post('/add', broken, { cookie, headers: { 'accept-language': 'zh-CN' } });
    expect(chinese.text).toContain('<li>无法读取：第 5 行不完整</li>');
    const key = offer(shown.text);
    const again = await confirm({ cookie, form }, { export: key, act: 'show', onlyUnread: 'true', newest: '1' });
    expect(again.text).toMatch(/1 article for Harbour.*2 left out as chosen.*name="onlyUnread" value="true" checked/s);
    expect(await saved()).toEqual([]);
    const done = await confirm({ cookie, form }, { export: key, act: 'add', onlyUnread: 'true' });
    expect([done.status, done.headers['location']]).toEqual([303, '../add?added=1']);
    expect((await saved()).sort()).toEqual(['https://saved.example/first', 'https://saved.example/third']);
    expect(await place.store.items.find('harbour', 'https://saved.example/first')).toMatchObject({ importedBy: 'ann' });
    expect(place.sent.map((bytes) => Buffer.from(bytes).toString())).not.toContain(pocket);
    expect((await confirm({ cookie, form }, { export: key, act: 'add' })).text).toContain('not here any more');
  });

  it('is shown again, with what is wrong, when it cannot be imported as it was chosen', async () => {
    const { cookie, form } = await logIn();
    const csv =
      'title,url,time_added,tags,status\nA,https://full.example/1,3,,unread\nB,https://full.example/2,3,,unread\n';
    const key = offer((await post('/add', formOf({ form }, { 'p.csv': csv }), { cookie })).text);
    const { countWaiting } = place.store.items;
    Object.assign(place.store.items, { countWaiting: async () => ({ count: 999 }) });
    const choice = { export: key, act: 'add', order: 'newest', onlyUnread: 'true' };
    const full = await confirm({ cookie, form }, choice);
    Object.assign(place.store.items, { countWaiting });
    expect(full.status).toBe(422);
    expect(full.text).toMatch(/999 articles of yours wait already.*newest 1 of them/s);
    const isAsChosen = /name="onlyUnread" value="true" checked.*value="newest" selected/s;
    expect([offer(full.text), isAsChosen.test(full.text)]).toEqual([key, true]);
    const none = await confirm({ cookie, form }, { ...choice, newest: '0' });
    expect([none.status, offer(none.text), isAsChosen.test(none.text)]).toEqual([422, key, true]);
    expect(none.text).toContain('a whole number, 1 or more');
  });

  it('is kept where it can be imported, for each who sent it', async () => {
    const [annes, eds] = [await logIn(), await logIn((await place.person('ed', 'harbour')).token)];
    const before = place.passing.size;
    const opml = '<opml version="2.0"><body><outline text="P" xmlUrl="https://paper.example/rss"/></body></opml>';
    await post('/add', formOf({ form: annes.form }, { 'a.opml': opml }), annes);
    expect(place.passing.size).toBe(before);
    const csv = 'title,url,time_added,tags,status\nA,https://each.example/,3,,unread\n';
    const send = async (who: typeof annes) =>
      (await post('/add', formOf({ form: who.form, mode: 'narration' }, { 'e.csv': csv }), who)).text;
    const [first, second] = [await send(annes), await send(eds)];
    expect(first).toContain('Mode and voice are the show’s');
    await confirm(annes, { export: offer(first), act: 'add' });
    expect((await confirm(eds, { export: offer(second), act: 'add' })).text).toContain('1 known already');
  });

  it('is for who sent it alone, and what waits can be cancelled by who brought it', async () => {
    const annes = await logIn();
    const key = offer((await post('/add', formOf({ form: annes.form }, { 'p.csv': pocket }), annes)).text);
    const cal = await logIn((await place.person('dan', 'harbour')).token);
    expect((await confirm(cal, { export: key, act: 'add' })).status).toBe(422);
    expect((await confirm({ ...cal, form: annes.form }, { export: key, act: 'add' })).status).toBe(403);
    const waits = async (who: { cookie: string }) => (await get('/add/list', who)).text.includes('articles waiting');
    expect([await waits(annes), await waits(cal), await waits(await logIn(OPERATOR))]).toEqual([true, false, true]);
    const cancel = (who: typeof cal) =>
      post('/add/cancel', new URLSearchParams({ form: who.form, show: 'harbour' }).toString(), { cookie: who.cookie });
    await cancel(cal);
    expect(await waits(annes)).toBe(true);
    await cancel(annes);
    expect(await waits(annes)).toBe(false);
  });

  it('tells of feeds what takes them', async () => {
    const { cookie, form } = await logIn();
    const opml = '<opml version="2.0"><body><outline text="P" xmlUrl="https://paper.example/rss"/></body></opml>';
    const { text, status } = await post('/add', formOf({ form }, { 'a.opml': opml }), { cookie });
    expect([status, offer(text)]).toEqual([200, '']);
    expect(text).toContain('1 feed, which are no articles. The operator puts them under a show');
  });

  it('cannot be imported from another site', async () => {
    const { cookie, form } = await logIn();
    const headers = { 'sec-fetch-site': 'cross-site' };
    const body = new URLSearchParams({ form, export: 'x', act: 'add' }).toString();
    expect((await post('/add/import', body, { cookie, headers })).status).toBe(403);
  });
});

describe('what browsers install', () => {
  it('has icons of the sizes that the manifest names, and a share target within the site', async () => {
    const { text, headers } = await get('/add/manifest.webmanifest', {
      headers: { 'accept-language': 'zh-TW, en;q=0.5' },
    });
    const manifest = JSON.parse(text);
    expect(headers['content-type']).toContain('application/manifest+json');
    expect(manifest).toMatchObject({ lang: 'zh-Hant', start_url: '../add', share_target: { action: 'share' } });
    for (const { src, sizes } of manifest.icons) {
      const { bytes } = await get(`/add/${src}`);
      // IHDR follows the signature (PNG §11.2.1).
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
    expect((await get('/add/icon-7.png')).status).toBe(404);
  });

  it('has a worker for the page, which is another one for another version', async () => {
    const { text, headers } = await get('/add/worker.js');
    expect(headers['service-worker-allowed']).toBe('../add');
    expect(headers['content-type']).toContain('javascript');
    expect(text).toMatch(/^\/\/ 1\.2\.3\n/);
    expect((await get('/add/offline')).text).toContain('No connection');
  });

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['zh-HK', 'zh-Hant'],
    ['fr, en;q=0.5, zh;q=0.1', 'en'],
    ['fr', 'en'],
  ])('speaks to a browser that asks for %s in %s', async (accepted, language) => {
    const { text, headers } = await get('/add', { headers: { 'accept-language': accepted } });
    expect(text).toContain(`<html lang="${language}">`);
    expect(headers['vary']).toContain('Accept-Language');
  });
});

it('is not there without an admin token', async () => {
  const bare = await serveSite();
  const statuses = [];
  for (const path of ['/add', '/add/login', '/add/manifest.webmanifest'])
    statuses.push((await request(bare.origin + path)).statusCode);
  await bare.stop();
  expect(statuses).toEqual([404, 404, 404]);
});
