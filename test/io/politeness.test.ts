import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClient } from '../../src/io/http-client.ts';
import { createLocalHostGate } from '../../src/io/local-host-gate.ts';
import { createPoliteClient } from '../../src/io/polite-client.ts';
import { createRobotsRules, type RobotsMemory } from '../../src/io/robots-rules.ts';
import { type Answer, startOrigin, trickle } from '../helpers/origin.ts';

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(answer: Answer) {
  const origin = await startOrigin(answer);
  let clock = 0;
  const gate = createLocalHostGate({
    delaySeconds: 0,
    now: () => clock,
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
  });
  const http = createHttpClient({
    mirrors: [],
    allowPrivate: [origin.host],
    userAgent: 'Lectern/test',
    timeoutMs: 500,
    retries: 0,
    gate,
  });
  closers.push(http.close, origin.close);
  let now = 0;
  const robots = createRobotsRules(http, gate, { now: () => now });
  const polite = createPoliteClient(http, robots);
  const get = (path: string, by: HttpClient = polite) => by.get(`${origin.url}${path}`, { maxBytes: 1e6, signal });
  const wait = (hours: number) => {
    now += hours * 3600_000;
  };
  return { origin, http, clock: () => clock, get, wait };
}

/** A site with this robots.txt. */
const withRobots =
  (robots: string): Answer =>
  (request, response) => {
    if (request.url === '/robots.txt') return response.end(robots);
    if (request.url === '/moved') return response.writeHead(301, { location: '/private/x' }).end();
    response.end('page');
  };

describe('robots.txt', () => {
  it('is asked once a day, and its groups for everybody and for us are kept to', async () => {
    const { get, origin, wait } = await serve(
      withRobots('User-agent: *\nDisallow: /\n\nUser-agent: Lectern\nDisallow: /private/\nAllow: /private/open\n'),
    );
    await get('/a');
    await get('/private/open');
    await expect(get('/private/x')).rejects.toMatchObject({
      code: 'no-permission',
      retryable: false,
      hint: expect.stringContaining('fetch.robots: ignore'),
    });
    await expect(get('/moved')).rejects.toMatchObject({ code: 'no-permission' });
    expect(origin.requests).toEqual(['GET /robots.txt', 'GET /a', 'GET /private/open', 'GET /moved']);
    wait(25);
    await get('/b');
    expect(origin.requests.filter((request) => request === 'GET /robots.txt')).toHaveLength(2);
  });

  it('does not bind what a person asks for', async () => {
    const { get, http } = await serve(withRobots('User-agent: *\nDisallow: /'));
    await expect(get('/a')).rejects.toMatchObject({ code: 'no-permission' });
    expect(await get('/a', http)).toMatchObject({ bytes: Buffer.from('page') });
  });

  it.each([404, 410, 403])('that is answered with %i forbids nothing', async (status) => {
    const { get } = await serve((request, response) =>
      request.url === '/robots.txt' ? response.writeHead(status).end('Disallow: /') : response.end('page'),
    );
    await get('/a');
  });

  it.each([500, 503, 429])('that is answered with %i means not now, and is asked again later', async (status) => {
    let isUp = false;
    const { get, origin, wait } = await serve((request, response) => {
      if (request.url === '/robots.txt' && !isUp) return response.writeHead(status).end();
      response.end('');
    });
    for (let time = 0; time < 2; time += 1)
      await expect(get('/a')).rejects.toMatchObject({ retryable: true, hint: expect.stringContaining('fetch.robots') });
    expect(origin.requests).toEqual(['GET /robots.txt']);
    isUp = true;
    wait(1);
    await get('/a');
  });

  it('that never comes means not now', async () => {
    const { get, origin } = await serve((request, response) => {
      if (request.url !== '/robots.txt') response.end('page');
    });
    await expect(get('/a')).rejects.toMatchObject({ retryable: true });
    expect(origin.requests).toEqual(['GET /robots.txt']);
  });

  it('is read by one process for all that share what it says, for a day', async () => {
    const { origin, http } = await serve(withRobots('User-agent: *\nDisallow: /private/\n'));
    const kept = new Map<string, { readonly text: string; readonly until: number }>();
    const memory: RobotsMemory = {
      find: async (of, at) => ((kept.get(of)?.until ?? 0) > at ? kept.get(of) : undefined),
      save: async (of, text, until) => void kept.set(of, { text, until }),
    };
    let now = 0;
    const open = () => createPoliteClient(http, createRobotsRules(http, undefined, { now: () => now, memory }));
    const get = (by: HttpClient, path: string) => by.get(`${origin.url}${path}`, { maxBytes: 1e6, signal });
    const asked = () => origin.requests.filter((line) => line === 'GET /robots.txt').length;
    await get(open(), '/a');
    now = 20 * 3600_000;
    const late = open();
    await get(late, '/b');
    await expect(get(late, '/private/x')).rejects.toMatchObject({ code: 'no-permission' });
    expect(asked()).toBe(1);
    // A day after it was read, not after it was looked up.
    now = 25 * 3600_000;
    await get(late, '/c');
    expect(asked()).toBe(2);
  });

  it('that cannot be had tells why the site cannot be reached, and not of rules', async () => {
    const { origin, http } = await serve((_request, response) => response.end());
    await origin.close();
    const polite = createPoliteClient(http, createRobotsRules(http, undefined));
    const asked = polite.get(`${origin.url}/a`, { maxBytes: 100, signal });
    await expect(asked).rejects.toMatchObject({ code: 'network', message: expect.stringMatching(/^127.* refuses/) });
    await expect(asked).rejects.not.toMatchObject({ hint: expect.stringContaining('robots') });
  });

  it('that trickles means not now', async () => {
    const { origin, http } = await serve(trickle(9));
    const polite = createPoliteClient(http, createRobotsRules(http, undefined, { limitMs: 100 }));
    const asked = polite.get(`${origin.url}/a`, { maxBytes: 100, signal });
    await expect(asked).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('robots.txt') });
    expect(origin.requests).toEqual(['GET /robots.txt']);
  });

  it('is still had by others when the one that asked first was stopped', async () => {
    const { origin, http } = await serve(withRobots(''));
    const stop = new AbortController();
    const polite = createPoliteClient(http, createRobotsRules(http, undefined));
    const stopped = polite.get(`${origin.url}/a`, { maxBytes: 100, signal: stop.signal });
    const other = polite.get(`${origin.url}/b`, { maxBytes: 100, signal });
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect((await other).bytes.toString()).toBe('page');
  });

  it('without end is read as far as its first half megabyte', async () => {
    const { get } = await serve((request, response) => {
      if (request.url !== '/robots.txt') return response.end('page');
      response.write(`User-agent: *\nDisallow: /private/\n`);
      const more = () => response.write('# more and more\n'.repeat(4096), () => setImmediate(more));
      more();
    });
    await get('/a');
    await expect(get('/private/x')).rejects.toMatchObject({ code: 'no-permission' });
  });

  it('sets the pace', async () => {
    const { get, clock } = await serve(withRobots('User-agent: *\nCrawl-delay: 9\n'));
    for (const path of ['/a', '/b', '/c']) await get(path);
    expect(clock()).toBe(18_000);
  });

  it('is not asked where the operator says so, which is said once', async () => {
    const { origin, http } = await serve(withRobots('User-agent: *\nDisallow: /'));
    const notices: string[] = [];
    const careless = createPoliteClient(http, 'ignore', (notice) => notices.push(notice));
    for (const path of ['/a', '/b']) await careless.get(`${origin.url}${path}`, { maxBytes: 100, signal });
    expect(origin.requests).toEqual(['GET /a', 'GET /b']);
    expect(notices).toEqual([expect.stringContaining('robots.txt')]);
  });
});

it('a server that asks for rest is left alone with everything, clips too', async () => {
  const { origin, http, get } = await serve((_request, response) =>
    response.writeHead(503, { 'retry-after': '300' }).end(),
  );
  await expect(get('/a', http)).rejects.toMatchObject({ retryAfterMs: 300_000 });
  const clip = http.download(`${origin.url}/clip.mp3`, '/nowhere/clip', { maxBytes: 1e6, signal });
  await expect(clip).rejects.toMatchObject({ retryable: true, retryAfterMs: 300_000 });
  expect(origin.requests).toEqual(['GET /a']);
});

it('the next one is let in whatever became of the one before', async () => {
  const { get, http } = await serve((request, response) => {
    if (request.url === '/broken') return response.destroy();
    if (request.url === '/large') return response.end(Buffer.alloc(2e6));
    response.end('page');
  });
  await expect(get('/broken', http)).rejects.toMatchObject({ code: 'network' });
  await expect(get('/large', http)).rejects.toMatchObject({ code: 'too-large' });
  await get('/fine', http);
});
