import { afterEach, describe, expect, it } from 'vitest';
import { createHostGate } from '../../src/io/host-gate.ts';
import { createHttpClient, type HttpClient } from '../../src/io/http-client.ts';
import { createPoliteClient } from '../../src/io/polite-client.ts';
import { createRobotsRules } from '../../src/io/robots-rules.ts';
import { type Answer, startOrigin, trickle } from '../helpers/origin.ts';

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A gate whose clock goes on only while somebody waits for it. */
function fakeGate(delaySeconds: number) {
  let clock = 0;
  const gate = createHostGate({
    delaySeconds,
    now: () => clock,
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
  });
  return { gate, clock: () => clock };
}

describe('a host', () => {
  it('is asked one thing at a time, in order, with a pause between starts', async () => {
    const { gate, clock } = fakeGate(2);
    const log: string[] = [];
    const ask = async (name: string) => {
      const leave = await gate.enter('a', signal);
      log.push(`${name} at ${clock()}`);
      await Promise.resolve();
      log.push(`${name} done`);
      leave();
    };
    await Promise.all([ask('one'), ask('two'), ask('three')]);
    expect(log).toEqual(['one at 0', 'one done', 'two at 2000', 'two done', 'three at 4000', 'three done']);
  });

  it('holds up no other host', async () => {
    const { gate } = fakeGate(5);
    await gate.enter('a', signal);
    const leave = await gate.enter('b', signal);
    leave();
  });

  it('gets the longer pause that its robots.txt asks for, within reason', async () => {
    const { gate, clock } = fakeGate(1);
    gate.slowDown('a', 7);
    gate.slowDown('b', 100_000);
    gate.slowDown('c', 0.1);
    const took: number[] = [];
    for (const host of ['a', 'b', 'c']) {
      (await gate.enter(host, signal))();
      const before = clock();
      (await gate.enter(host, signal))();
      took.push(clock() - before);
    }
    expect(took).toEqual([7000, 60_000, 1000]);
  });

  it('that wants rest gets it: a short one is waited for, a long one is left to a later run', async () => {
    const { gate, clock } = fakeGate(0);
    await gate.rest('a', 4000);
    (await gate.enter('a', signal))();
    expect(clock()).toBe(4000);
    await gate.rest('a', 600_000);
    await expect(gate.enter('a', signal)).rejects.toMatchObject({ retryable: true, retryAfterMs: 600_000 });
    (await gate.enter('b', signal))();
  });

  it('rests a day at most, for every process of the installation, and is forgotten when the clock was put back', async () => {
    const kept = new Map<string, string>();
    let time = Date.parse('2026-03-01T12:00:00Z');
    const process = () =>
      createHostGate({
        delaySeconds: 0,
        now: () => 0,
        wallClock: () => time,
        rests: { find: async (host) => kept.get(host), save: async (host, until) => void kept.set(host, until) },
      });
    const first = process();
    for (const wanted of [Number.POSITIVE_INFINITY, 1e17]) await first.rest('a', wanted);
    await first.rest('b', Number.NaN);
    expect([...kept]).toEqual([['a', '2026-03-02T12:00:00.000Z']]);
    time += 3600_000;
    await expect(process().enter('a', signal)).rejects.toMatchObject({
      retryAfterMs: 23 * 3600_000,
      message: expect.stringContaining('23 hours'),
    });
    (await process().enter('b', signal))();
    time -= 2 * 3600_000;
    (await process().enter('a', signal))();
    time += 26 * 3600_000;
    (await process().enter('a', signal))();
  });

  it('is asked, though what rests cannot be read or kept', async () => {
    const fail = async () => {
      throw new Error('The disk is full.');
    };
    const gate = createHostGate({ delaySeconds: 0, rests: { find: fail, save: fail } });
    (await gate.enter('a', signal))();
    await gate.rest('a', 600_000);
    await expect(gate.enter('a', signal)).rejects.toMatchObject({ retryable: true });
  });

  it('is not waited for after a stop, and the one behind is still let in', async () => {
    const { gate } = fakeGate(0);
    const leave = await gate.enter('a', signal);
    const stop = new AbortController();
    const stopped = gate.enter('a', stop.signal);
    const behind = gate.enter('a', signal);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    leave();
    (await behind)();
  });
});

async function serve(answer: Answer) {
  const origin = await startOrigin(answer);
  const { gate, clock } = fakeGate(0);
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
  return { origin, http, gate, clock, get, wait };
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
