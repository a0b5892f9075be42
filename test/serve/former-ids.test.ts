import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccess } from '../../src/show/access.ts';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const TOKEN = 'the-token-of-the-family-1';
const FILE = 'abc123.0f1e2d3c.mp3';

describe('the former addresses of a renamed show', () => {
  let site: PublishedSite;
  beforeAll(async () => {
    const [open, family] = [sampleShow({ id: 'quay' }), sampleShow({ id: 'home', isPrivate: true })];
    site = await serveSite(
      {
        baseUrl: 'https://radio.example/pod',
        shows: [
          { id: 'quay', formerly: ['harbour', 'port', 'quay'] },
          { id: 'loop', moved: new Map([['feed.xml', 'http://loop.example/loop/feed.xml']]) },
          { id: 'gone', moved: new Map([['feed.xml', 'https://other.example/gone.rss']]) },
          { id: 'home', isPrivate: true, formerly: ['family'] },
        ],
        access: createAccess({
          shows: () => [{ id: 'home', token: TOKEN, subscribers: false }],
          people: { list: async () => [] },
        }),
      },
      {
        shows: [
          { show: open, episodes: [sampleEpisode({ showId: 'quay' })] },
          { show: sampleShow({ id: 'gone' }), episodes: [sampleEpisode({ showId: 'gone' })] },
          { show: family, episodes: [sampleEpisode({ showId: 'home' })] },
        ],
      },
    );
    for (const show of ['quay', 'home']) await site.put(`media/${show}/${FILE}`, 'sound');
  });
  afterAll(() => site.stop());

  const episode = sampleEpisode().id;
  const ask = (path: string) => request(`${site.origin}${path}`, { headers: { 'x-forwarded-for': '192.0.2.7' } });

  it.each([
    ['/harbour/feed.xml', '/quay/feed.xml'],
    ['/port/feed.xml', '/quay/feed.xml'],
    ['/harbour', '/quay/'],
    ['/harbour/', '/quay/'],
    [`/harbour/${episode}/`, `/quay/${episode}/`],
    [`/harbour/${episode}/transcript.vtt`, `/quay/${episode}/transcript.vtt`],
    ['/harbour/feed.xml?from=app', '/quay/feed.xml?from=app'],
    [`/media/harbour/${FILE}`, `/media/quay/${FILE}`],
    [`/~${TOKEN}/family/feed.xml`, `/~${TOKEN}/home/feed.xml`],
    [`/~${TOKEN}/media/family/${FILE}`, `/~${TOKEN}/media/home/${FILE}`],
    ['/pod/harbour/feed.xml', '/pod/quay/feed.xml'],
  ])('lead for good: %s', async (former, present) => {
    const answer = await ask(former);
    expect(answer.statusCode).toBe(301);
    const { pathname, search } = new URL(String(answer.headers['location']), `${site.origin}${former}`);
    expect(pathname + search).toBe(present);
    expect(String(answer.headers['cache-control'])).toMatch(former.includes('~') ? /^private/ : /^public/);
    expect((await ask(present)).statusCode).toBe(200);
  });

  it.each([
    '/family/feed.xml',
    '/~a-token-that-is-none/family/feed.xml',
    `/~${TOKEN}/harbour/feed.xml`,
    '/harbour/%2e%2e/x',
    '/nobody/feed.xml',
  ])('lead nowhere without a right token, or where nothing was: %s', async (path) => {
    expect((await ask(path)).statusCode).toBe(404);
  });

  it('are no longer former when the show has one of them again', async () => {
    expect((await ask('/quay/feed.xml')).statusCode).toBe(200);
  });

  it('of a feed that has moved lead for good to the other server, and its pages stay', async () => {
    const answer = await ask('/pod/gone/feed.xml');
    expect([answer.statusCode, answer.headers['location']]).toEqual([301, 'https://other.example/gone.rss']);
    const own = await request(`${site.origin}/loop/feed.xml`, { headers: { host: 'loop.example' } });
    expect(own.statusCode).not.toBe(301);
    expect((await ask('/gone/')).statusCode).toBe(200);
    expect((await ask('/quay/feed.xml')).statusCode).toBe(200);
  });
});
