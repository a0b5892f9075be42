import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RequestEntry } from '../../src/serve/observe-requests.ts';
import { type PublishedSite, serveSite } from './published-site.ts';
import { ADMIN_TOKEN, createSampleAdmin } from './sample-admin.ts';

// Whoever is not given up is waited for, by the test too.
vi.setConfig({ testTimeout: 10_000 });

const AUDIO = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 241));
const MEDIA = '/media/harbour/abc123.0f1e2d3c.mp3';
const log: RequestEntry[] = [];
const problems: unknown[] = [];
let site: PublishedSite;

beforeAll(async () => {
  site = await serveSite(
    {
      log: (entry) => log.push(entry),
      onError: (thrown) => problems.push(thrown),
      admin: createSampleAdmin().admin,
    },
    undefined,
    { limits: { headersMs: 300, requestMs: 400, checkMs: 50, idleMs: 400, maxConnections: 40 } },
  );
  await site.put(MEDIA.slice(1), AUDIO);
  await site.put('secret.txt', 'the secret');
  await site.put('feed/harbour/.env', 'the secret');
});

// Whatever was tried, the server is the same afterwards, and had no trouble of its own.
afterAll(async () => {
  expect((await send('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).text).toMatch(/^HTTP\/1.1 200 /);
  expect(problems).toEqual([]);
  await site.stop();
});

type Answer = { readonly text: string; readonly status: number; readonly head: string; readonly body: string };

function open(): Socket {
  const socket = connect(site.port, '127.0.0.1');
  socket.on('error', () => undefined);
  return socket;
}

/** Sends bytes as they are and reads until the server closes. */
function send(bytes: string | Buffer): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = open();
    const chunks: Buffer[] = [];
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const [head = '', ...rest] = text.split('\r\n\r\n');
      resolve({ text, head, body: rest.join('\r\n\r\n'), status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]) });
    });
  });
}

const get = (path: string, ...headers: string[]) =>
  send([`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n'));

describe('traversal', () => {
  it.each([
    '/../secret.txt',
    '/harbour/../../secret.txt',
    '/media/harbour/../../../secret.txt',
    '/media/harbour/..%2f..%2fsecret.txt',
    '/media/harbour/%2e%2e/%2e%2e/secret.txt',
    '/media/harbour/..%252f..%252fsecret.txt',
    '/media/harbour/..\\..\\secret.txt',
    '/media/harbour/....//....//secret.txt',
    '/media/..;/secret.txt',
    '/harbour/.env',
    '/harbour/%2eenv',
    '/assets/../../secret.txt',
    '/assets/..%c0%af..%c0%afsecret.txt',
    '/~x/../secret.txt',
    '/~x/assets/../../../secret.txt',
    '/~x/media/harbour/../../../secret.txt',
    '/pod/../secret.txt',
    '//secret.txt',
    'http://x/../secret.txt',
    'file:///etc/passwd',
    '/harbour/feed.xml%00.txt',
    '/media/harbour/abc123.0f1e2d3c.mp3/',
    '/__proto__/feed.xml',
    '/constructor/',
    '/media/__proto__/x.mp3',
  ])('%s leads nowhere', async (path) => {
    const answer = await get(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('the secret');
    expect(answer.text).not.toMatch(/ENOENT|root:|node_modules|\.ts:|at async/);
  });
});

describe('methods', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'SEARCH', 'POST', 'PURGE'])(
    '%s is refused, and echoes nothing',
    async (method) => {
      for (const path of ['/harbour/feed.xml', MEDIA, '/', '/healthz']) {
        const answer = await send(
          `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Secret: echo-me\r\nContent-Length: 0\r\n\r\n`,
        );
        expect(answer.status, path).toBe(405);
        expect(answer.head).toContain('Allow: GET, HEAD, OPTIONS');
        expect(answer.text).not.toContain('echo-me');
      }
    },
  );

  it.each([
    ['an invented method', 'EVIL / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a tunnel', 'CONNECT example.com:80 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no HTTP at all', `\u0016\u0003\u0001${'\u0000'.repeat(40)}`],
    ['a request without a host', 'GET / HTTP/1.1\r\n\r\n'],
  ])('%s gets no page', async (_name, bytes) => {
    const answer = await send(bytes);
    expect(answer.status === 400 || answer.text === '').toBe(true);
  });

  it.each([
    'X-HTTP-Method-Override: DELETE',
    'X-HTTP-Method: PUT',
    'X-Original-URL: /status',
    'X-Rewrite-URL: /api/runs',
  ])('%s changes nothing', async (header) => {
    const answer = await get('/harbour/feed.xml', header);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<rss');
  });

  it('no upgrade to another protocol is offered', async () => {
    const answer = await send(
      'GET /harbour/feed.xml HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    );
    expect(answer.status).toBe(200);
  });
});

describe('request smuggling', () => {
  it.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6'],
    ['a length that is no number', 'Content-Length: +5'],
    ['an unknown coding', 'Transfer-Encoding: xchunked'],
    ['a coding with a space before the colon', 'Transfer-Encoding : chunked'],
  ])('%s is refused', async (_name, header) => {
    const answer = await send(
      `POST /api/runs HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    expect(answer.text).not.toMatch(/^ok$/m);
    expect([400, 401, 501]).toContain(answer.status);
  });
});

describe('headers', () => {
  it.each([
    ['an address', `/${'a'.repeat(20_000)}`, []],
    ['one header', '/', [`X-Big: ${'a'.repeat(20_000)}`]],
    ['many headers', '/', Array.from({ length: 3000 }, (_, index) => `X-${index}: abcdef`)],
    ['cookies', '/status', [`Cookie: ${'lectern_session=1.a.b; '.repeat(1000)}`]],
  ])('%s too long is refused', async (_name, path, headers) => {
    expect([414, 431]).toContain((await get(path, ...headers)).status);
  });

  it('an address never becomes a header or a line of the log', async () => {
    for (const path of ['/harbour%0d%0aSet-Cookie:%20a=b', '/%0d%0aX-Evil:%201/x', '/harbour/abc%0aX-Evil:%201'])
      expect((await get(path)).head).not.toMatch(/set-cookie|x-evil/i);
    await get('/harbour/feed.xml', 'User-Agent: line\tand\u0007bell');
    await vi.waitFor(() => expect(log.length).toBeGreaterThan(5));
    for (const { path, userAgent } of log) expect(`${path}${userAgent ?? ''}`).not.toMatch(/[\r\n]/);
  });

  it('the host that a client claims is repeated nowhere', async () => {
    for (const path of ['/', '/harbour/', '/harbour', '/harbour/feed.xml', '/nothing', '/status']) {
      const answer = await send(
        `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n`,
      );
      expect(answer.text, path).not.toContain('evil.example');
    }
  });

  it('validators and codings of any shape are only compared', async () => {
    const odd = ['"', 'W/', ',,,,', '*, *', `"${'a'.repeat(5000)}"`, '"a"'.repeat(2000).slice(0, 8000), '\u00ff'];
    for (const value of odd) {
      for (const name of ['If-None-Match', 'If-Modified-Since', 'If-Range', 'Accept-Encoding', 'Accept', 'Range'])
        for (const path of ['/harbour/feed.xml', MEDIA, '/nothing']) {
          const { status } = await get(path, `${name}: ${value}`);
          expect([200, 304, 404, 416], `${name}: ${value}`).toContain(status);
        }
    }
  });

  it.each(['/', '/harbour/', '/harbour/abc123/', '/nothing', '/status', '/api/runs'])(
    '%s carries what protects it in a browser',
    async (path) => {
      const { head } = await get(path, 'Accept: text/html');
      expect(head).toMatch(/content-security-policy: .*default-src 'none'.*frame-ancestors 'none'/i);
      expect(head).toMatch(/x-content-type-options: nosniff/i);
      expect(head).toMatch(/x-frame-options: deny/i);
      expect(head).toMatch(/referrer-policy: no-referrer/i);
      expect(head).toMatch(/cross-origin-opener-policy: same-origin/i);
      expect(head).not.toMatch(/x-powered-by|^server:/im);
    },
  );
});

describe('range abuse', () => {
  it.each([
    ['thousands of ranges', `bytes=${Array.from({ length: 2500 }, (_, index) => `${index}-`).join(',')}`],
    ['overlapping ranges', `bytes=${'0-199999,'.repeat(500)}0-1`],
    [
      'the smallest of ranges',
      `bytes=${Array.from({ length: 1000 }, (_, index) => `${index * 2}-${index * 2}`).join(',')}`,
    ],
    ['numbers beyond any file', `bytes=0-${'9'.repeat(400)}`],
    ['a start beyond any file', `bytes=${'9'.repeat(400)}-`],
    ['a suffix beyond any file', `bytes=-${'9'.repeat(400)}`],
    ['negative numbers', 'bytes=--5'],
    ['words', 'bytes=a-b'],
    ['other units', 'seconds=0-1'],
    ['nothing', 'bytes='],
  ])('%s: at most the file once', async (_name, range) => {
    const answer = await get(MEDIA, `Range: ${range}`);
    expect([200, 206, 416]).toContain(answer.status);
    expect(answer.body.length).toBeLessThanOrEqual(AUDIO.length);
    expect(answer.head).not.toContain('multipart');
    if (answer.status === 200) expect(answer.body.length).toBe(AUDIO.length);
  });
});

describe('slow and many clients', () => {
  const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

  it('a head that never ends is given up long before a body would be', async () => {
    const strict = await serveSite({}, undefined, { limits: { headersMs: 200, requestMs: 3_600_000, checkMs: 50 } });
    const socket = connect(strict.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => socket.write('X-A: b\r\n'), 20);
    await closed(socket);
    clearInterval(drip);
    await strict.stop();
  });

  it('a body that never ends is given up', async () => {
    const socket = open();
    socket.resume();
    socket.write(
      `POST /api/runs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ADMIN_TOKEN}\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{`,
    );
    const drip = setInterval(() => socket.write(' '), 20);
    await closed(socket);
    clearInterval(drip);
  });

  it('a reader that takes nothing is given up, and its file let go', async () => {
    await site.put('media/harbour/large.0f1e2d3c.mp3', Buffer.alloc(30_000_000));
    const socket = open();
    socket.pause();
    socket.write('GET /media/harbour/large.0f1e2d3c.mp3 HTTP/1.1\r\nHost: x\r\n\r\n');
    await vi.waitFor(
      () => expect(log.some(({ path, aborted }) => path.endsWith('large.0f1e2d3c.mp3') && aborted)).toBe(true),
      { timeout: 10_000 },
    );
    socket.destroy();
  });

  it('connections beyond the limit are dropped, and those within go on', async () => {
    const sockets = Array.from({ length: 60 }, open);
    await Promise.race(sockets.map(closed));
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(async () => expect((await get('/healthz')).status).toBe(200));
  });
});
