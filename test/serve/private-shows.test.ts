import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildQrSvg } from '../../src/publish/build-subscribe-panel.ts';
import { feedGuid } from '../../src/publish/feed-guid.ts';
import type { RequestEntry } from '../../src/serve/observe-requests.ts';
import { createAccess, createToken, hashToken } from '../../src/show/access.ts';
import type { Person } from '../../src/store/store.ts';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const BASE = 'https://radio.example/pod';
const AUDIO = Buffer.from(Array.from({ length: 4000 }, (_, index) => index % 249));
const FILE = 'abc123.0f1e2d3c.mp3';
const FIXED = 'the-token-of-the-family-1';

/** Subscribers as the store has them, in memory. */
function createSubscribers() {
  const rows: Person[] = [];
  return {
    rows,
    list: async (showId: string) => rows.filter((row) => row.showId === showId),
    add(showId: string, name: string): string {
      const token = createToken();
      rows.push({
        id: name,
        showId,
        name,
        may: ['listen'],
        tokenHash: hashToken(token),
        createdAt: '2024-05-18T00:00:00.000Z',
      });
      return token;
    },
    revoke(name: string): void {
      const index = rows.findIndex((row) => row.name === name);
      const row = rows[index];
      if (row) rows[index] = { ...row, revokedAt: '2024-05-19T00:00:00.000Z' };
    },
  };
}

const subscribers = createSubscribers();
const log: RequestEntry[] = [];
const secrets: string[] = [FIXED];
const problems: unknown[] = [];
let site: PublishedSite;

function newListener(showId: string, name: string): string {
  const token = subscribers.add(showId, name);
  secrets.push(token);
  return token;
}

beforeAll(async () => {
  const inner = sampleShow({ id: 'inner', title: '内部会议', isPrivate: true });
  const family = sampleShow({ id: 'family', title: 'Family news', isPrivate: true });
  const episodeOf = (showId: string) => sampleEpisode({ showId, guid: `urn:lectern:${showId}:abc123` });
  site = await serveSite(
    {
      baseUrl: BASE,
      drawQr: buildQrSvg,
      log: (entry) => log.push(entry),
      onError: (thrown, about) => problems.push([String(thrown), about]),
      access: createAccess({
        shows: () => [
          { id: 'inner', subscribers: true },
          { id: 'family', token: FIXED, subscribers: false },
        ],
        people: subscribers,
      }),
    },
    {
      shows: [
        { show: inner, episodes: [episodeOf('inner')] },
        { show: sampleShow(), episodes: [sampleEpisode()] },
        { show: family, episodes: [episodeOf('family')] },
      ],
    },
  );
  for (const show of ['inner', 'harbour', 'family']) await site.put(`media/${show}/${FILE}`, AUDIO);
});

afterAll(() => site.stop());

let clients = 0;

/** Each request from an address of its own, as a proxy on this machine tells it, unless the test gives one. */
async function get(path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
  clients += 1;
  const address = `10.0.${clients >> 8}.${clients & 255}`;
  const answer = await request(site.origin + path, { headers: { 'x-forwarded-for': address, ...headers }, method });
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.from(await answer.body.arrayBuffer()) };
}

/** Another token that differs in its last letter only. */
const nearMiss = (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');

const everything = (show: string) => [
  `/${show}/`,
  `/${show}/feed.xml`,
  `/${show}/cover.png`,
  `/${show}/search.json`,
  `/${show}/app.webmanifest`,
  `/${show}/abc123/`,
  `/${show}/abc123/transcript.vtt`,
  `/${show}/abc123/chapters.json`,
  `/media/${show}/${FILE}`,
];

describe('a private show', () => {
  it('is all there under a token, and nothing of it without or with another show’s', async () => {
    const token = newListener('inner', 'ann');
    const stranger = newListener('family', 'bea');
    for (const path of everything('inner')) {
      const found = await get(`/~${token}${path}`);
      expect(found.status, path).toBe(200);
      expect(found.headers['cache-control'], path).toMatch(/^private, /);
      expect(found.headers['referrer-policy'], path).toBe('no-referrer');
      expect(found.headers['x-robots-tag'], path).toContain('noindex');
      const head = await get(`/~${token}${path}`, {}, 'HEAD');
      expect([head.status, head.headers['content-length']], path).toEqual([200, String(found.body.length)]);
      for (const closed of [
        path,
        `/~${FIXED}${path}`,
        `/~${stranger}${path}`,
        `/~${nearMiss(token)}${path}`,
        `/~${path}`,
      ])
        expect((await get(closed)).status, closed).toBe(404);
    }
    // As some clients write the tilde, and as a proxy may pass it on.
    expect((await get(`/%7E${token}/inner/feed.xml`)).status).toBe(200);
    expect((await get(`/pod/~${token}/inner/feed.xml`)).status).toBe(200);
  });

  it('is installed as an app of its own, which opens below its token', async () => {
    const token = newListener('inner', 'cy');
    for (const page of [`/~${token}/inner/`, `/~${token}/inner/abc123/`]) {
      const { body } = await get(page);
      const href = /<link rel="manifest" href="([^"]*)"/.exec(body.toString())?.[1] ?? '';
      const address = new URL(href, site.origin + page);
      const manifest = await get(address.pathname);
      expect(manifest.headers['content-type']).toMatch(/^application\/manifest\+json/);
      const { name, start_url: start, scope, icons } = JSON.parse(manifest.body.toString());
      expect(name).toBe('内部会议');
      for (const path of [start, scope]) expect(new URL(path, address).pathname).toBe(`/~${token}/inner/`);
      expect((await get(new URL(icons[0].src, address).pathname)).status).toBe(200);
    }
  });

  it('says no more to a wrong token than a show that does not exist', async () => {
    const answers = await Promise.all(
      ['inner', 'nothing', 'harbour'].flatMap((show) =>
        [`/~wrong-token-of-some-length/${show}`, `/~wrong-token-of-some-length/${show}/`].map((path) =>
          get(path, { accept: 'text/html' }),
        ),
      ),
    );
    const seen = answers.map(({ status, body, headers }) => [status, body.toString(), headers['location']]);
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(seen[0]?.[0]).toBe(404);
  });

  it('names only addresses with the listener’s own token, each of which leads somewhere', async () => {
    const token = newListener('inner', 'bea');
    const feed = (await get(`/~${token}/inner/feed.xml`)).body.toString();
    const named = [...feed.matchAll(/https:\/\/radio\.example\/pod\/[^\s"<]*/g)].map(([url]) => url);
    expect(named.length).toBeGreaterThan(8);
    for (const url of new Set(named)) {
      expect(url).toContain(`/pod/~${token}/`);
      expect((await get(new URL(url).pathname)).status, url).toBe(200);
    }
    expect(feed).toContain('<itunes:block>Yes</itunes:block>');
    // The identity of the feed is the same for everybody.
    expect(feed).toContain(feedGuid(`${BASE}/~/inner/feed.xml`));
  });

  it('gives its page subscribe links and a QR code for the listener’s own address', async () => {
    const token = newListener('inner', 'cat');
    const page = (await get(`/~${token}/inner/`)).body.toString();
    const own = `radio.example/pod/~${token}/inner/feed.xml`;
    expect(page).toContain(`podcast://${own}`);
    expect(page).toContain(encodeURIComponent(`https://${own}`));
    const label = /class="qr"[^>]*aria-label="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(page).toContain(buildQrSvg(`https://${own}`, label));
    expect(page).not.toContain('/~/');
    expect(page).not.toContain('~%2F');
  });

  it('is answered from conditions and in ranges as any other', async () => {
    const token = newListener('inner', 'dan');
    const path = `/~${token}/inner/feed.xml`;
    const zipped = await get(path, { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    const tag = String(zipped.headers['etag']);
    expect((await get(path, { 'accept-encoding': 'gzip', 'if-none-match': tag })).status).toBe(304);
    const media = `/~${token}/media/inner/${FILE}`;
    const part = await get(media, { range: 'bytes=10-19' });
    expect([part.status, part.body.equals(AUDIO.subarray(10, 20))]).toEqual([206, true]);
    const known = String((await get(media)).headers['etag']);
    expect((await get(media, { 'if-none-match': known })).status).toBe(304);
  });

  it('has another tag for each listener, so that no cache mixes them up', async () => {
    const [one, two] = [newListener('inner', 'eve'), newListener('inner', 'fay')];
    const tags = await Promise.all(
      [one, two].map(async (token) => (await get(`/~${token}/inner/feed.xml`)).headers['etag']),
    );
    expect(tags[0]).not.toBe(tags[1]);
  });

  it('is closed to a revoked token at once, recordings too', async () => {
    const token = newListener('inner', 'gus');
    const other = newListener('inner', 'hal');
    const { headers } = await get(`/~${token}/inner/feed.xml`);
    subscribers.revoke('gus');
    for (const path of everything('inner')) expect((await get(`/~${token}${path}`)).status, path).toBe(404);
    const condition = { 'if-none-match': String(headers['etag']) };
    expect((await get(`/~${token}/inner/feed.xml`, condition)).status).toBe(404);
    expect((await get(`/~${other}/inner/feed.xml`)).status).toBe(200);
  });

  it('is open to the one token of the configuration, where there is one', async () => {
    for (const path of everything('family')) expect((await get(`/~${FIXED}${path}`)).status, path).toBe(200);
    const uninvited = newListener('family', 'ida');
    expect((await get(`/~${uninvited}/family/feed.xml`)).status).toBe(404);
  });

  it('is not what the first feed’s address leads to', async () => {
    expect((await get('/feed.xml')).body.toString()).toContain('<title>港口听报</title>');
    const token = newListener('inner', 'jon');
    expect((await get(`/~${token}/feed.xml`)).status).toBe(404);
  });

  it('leads from its root to the public front page, and its pages find their assets', async () => {
    const token = newListener('inner', 'kim');
    expect(await get(`/~${token}/`)).toMatchObject({ status: 308, headers: { location: '../' } });
    expect((await get(`/~${token}/assets/lectern.css`)).status).toBe(200);
  });

  it('stays as it is when its files change', async () => {
    const token = newListener('inner', 'lea');
    const before = await get(`/~${token}/inner/abc123/`);
    await site.put('feed/inner/abc123/index.html', `${before.body.toString().replaceAll(token, '')}<!-- new -->`);
    const after = await get(`/~${token}/inner/abc123/`, { 'if-none-match': String(before.headers['etag']) });
    expect(after.status).toBe(200);
    expect(after.body.toString()).toContain('<!-- new -->');
  });
});

describe('tokens', () => {
  it('are in no log entry, no metric and no reported problem', async () => {
    const token = newListener('inner', 'mia');
    await get(`/~${token}/media/inner/${FILE}`, { 'user-agent': 'last one' });
    await get(`/%7e${token}/media/inner/missing.0f1e2d3c.mp3`, { referer: `${BASE}/~${token}/inner/` });
    await get(`/~${token}/inner/`, { 'user-agent': `reader of ${BASE}/~${token}/inner/feed.xml` });
    const asked = vi.spyOn(subscribers, 'list');
    for (const path of [`/media/inner/${FILE}`, '/inner/feed.xml']) {
      asked.mockRejectedValueOnce(new Error('no database'));
      expect((await get(`/~${token}${path}`)).status).toBe(500);
    }
    asked.mockRestore();
    expect(problems).toHaveLength(2);
    await vi.waitFor(() => expect(log.some(({ userAgent }) => userAgent === 'last one')).toBe(true));
    const metrics = (await get('/metrics')).body.toString();
    expect(log.some(({ path }) => path === `/~*/media/inner/${FILE}`)).toBe(true);
    for (const secret of secrets)
      expect(`${JSON.stringify(log)}${metrics}${JSON.stringify(problems)}`).not.toContain(secret);
  });

  it.each([
    ['one address', () => '192.0.2.1'],
    ['one that claims others, to which a proxy adds its own', (index: number) => `198.51.100.${index}, 192.0.2.2`],
    ['the many addresses of one line', (index: number) => `2001:db8:0:${(index % 200).toString(16)}::${index}`],
  ])('cannot be guessed for long from %s, while a right one is never held up', async (_name, address) => {
    const token = newListener('inner', 'nan');
    const from = (index: number) => ({ 'x-forwarded-for': address(index) });
    const statuses: number[] = [];
    for (let index = 0; index < 40; index += 1)
      statuses.push((await get(`/~guess-number-${index}-of-many/inner/feed.xml`, from(index))).status);
    expect(statuses[0]).toBe(404);
    expect(statuses.at(-1)).toBe(429);
    expect((await get(`/~${token}/inner/feed.xml`, from(1))).status).toBe(200);
    expect((await get(`/~${token}/media/inner/${FILE}`, from(1))).status).toBe(200);
    expect((await get(`/~${token}/inner/not-there.xml`, from(1))).status).toBe(404);
    expect((await get('/harbour/feed.xml', from(1))).status).toBe(200);
    expect((await get('/~guess-from-elsewhere-now/inner/feed.xml')).status).toBe(404);
  });

  it('are 192 random bits, of which only a hash is kept', async () => {
    const token = newListener('inner', 'oda');
    expect(Buffer.from(token, 'base64url')).toHaveLength(24);
    expect(JSON.stringify(subscribers.rows)).not.toContain(token);
  });
});
