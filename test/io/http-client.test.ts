import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../src/io/http-client.ts';
import { classifyFailure, parseRetryAfter } from '../../src/io/http-failures.ts';
import { mirrorOf, proxyFor } from '../../src/io/routes.ts';
import { type Answer, startOrigin } from '../helpers/origin.ts';

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function origin(answer: Answer) {
  const started = await startOrigin(answer);
  closers.push(started.close);
  return started;
}

function client(options: Partial<HttpClientOptions>) {
  const made = createHttpClient({
    mirrors: [],
    allowPrivate: [],
    userAgent: 'Lectern/test',
    timeoutMs: 1000,
    backoffMs: 5,
    ...options,
  });
  closers.push(made.close);
  return made;
}

// What is waited for without a limit would never come.
describe('a document', { timeout: 10_000 }, () => {
  it('comes with its address after redirects and its type', async () => {
    const { url, host } = await origin((request, response) => {
      if (request.url === '/old') return response.writeHead(301, { location: '/new' }).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=gbk' }).end(Buffer.from([0xc4, 0xe3]));
    });
    const found = await client({ allowPrivate: [host] }).get(`${url}/old`, { maxBytes: 1e6, signal });
    expect(found).toMatchObject({ url: `${url}/new`, contentType: 'text/html; charset=gbk' });
    expect([...found.bytes]).toEqual([0xc4, 0xe3]);
  });

  it.each([
    [
      'a redirect loop',
      (_: unknown, response: Parameters<Answer>[1]) => response.writeHead(302, { location: '/' }).end(),
      'http-status',
    ],
    [
      'a body without end',
      (_: unknown, response: Parameters<Answer>[1]) => {
        const more = () => response.write(Buffer.alloc(65_536), () => setImmediate(more));
        more();
      },
      'too-large',
    ],
    [
      'a small body that unpacks to a large one',
      (_: unknown, response: Parameters<Answer>[1]) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50e6))),
      'too-large',
    ],
    ['headers that never come', () => undefined, 'timeout'],
    [
      'a body that stops',
      (_: unknown, response: Parameters<Answer>[1]) => response.writeHead(200, { 'content-length': 99 }).write('x'),
      'timeout',
    ],
    [
      'a connection that breaks',
      (_: unknown, response: Parameters<Answer>[1]) => {
        response.writeHead(200, { 'content-length': 99 }).write('x');
        setImmediate(() => response.destroy());
      },
      'network',
    ],
    ['404', (_: unknown, response: Parameters<Answer>[1]) => response.writeHead(404).end(), 'http-status'],
  ] as const)('%s is refused by name', async (_name, answer, code) => {
    const { url, host } = await origin(answer as Answer);
    const asked = client({ allowPrivate: [host], timeoutMs: 300, retries: 0 }).get(url, { maxBytes: 1e6, signal });
    await expect(asked).rejects.toMatchObject({ code, stage: 'fetch' });
  });

  it('is asked for again when a failure may pass, and not when it will not', async () => {
    let left = 2;
    const flapping = await origin((_request, response) => {
      left -= 1;
      response.writeHead(left >= 0 ? 503 : 200).end('ok');
    });
    const gone = await origin((_request, response) => response.writeHead(410).end());
    const http = client({ allowPrivate: [flapping.host, gone.host] });
    expect(Buffer.from((await http.get(flapping.url, { maxBytes: 100, signal })).bytes).toString()).toBe('ok');
    await expect(http.get(gone.url, { maxBytes: 100, signal })).rejects.toMatchObject({ retryable: false });
    expect([flapping.requests.length, gone.requests.length]).toEqual([3, 1]);
  });

  it('is left to the next run when the server asks for a long pause', async () => {
    const { url, host, requests } = await origin((_request, response) =>
      response.writeHead(429, { 'retry-after': '120' }).end(),
    );
    const asked = client({ allowPrivate: [host] }).get(url, { maxBytes: 100, signal });
    await expect(asked).rejects.toMatchObject({ retryable: true, retryAfterMs: 120_000 });
    expect(requests).toHaveLength(1);
  });

  it('is no longer wanted after a stop', async () => {
    const { url, host } = await origin(() => undefined);
    const stop = new AbortController();
    const asked = client({ allowPrivate: [host], timeoutMs: 60_000 }).get(url, { maxBytes: 100, signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a document that is known', () => {
  it('is asked for with the marks that came with it, through redirects and mirrors too, and then not sent', async () => {
    const seen: unknown[] = [];
    const { url, host } = await origin((request, response) => {
      if (request.url === '/old') return response.writeHead(302, { location: '/new' }).end();
      seen.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === 'W/"7"') return response.writeHead(304).end();
      response.writeHead(200, { etag: 'W/"7"' }).end('text');
    });
    const mirrors = [{ from: 'https://canal.example/', to: `${url}/` }];
    const http = client({ allowPrivate: [host], mirrors });
    for (const address of [`${url}/old`, 'https://canal.example/a']) {
      const first = await http.getIfChanged(address, undefined, { maxBytes: 100, signal });
      expect(first?.validators).toEqual({ etag: 'W/"7"' });
      expect(await http.getIfChanged(address, first?.validators, { maxBytes: 100, signal })).toBeUndefined();
    }
    expect(seen).toEqual([undefined, 'W/"7"', undefined, 'W/"7"']);
    expect((await http.get('https://canal.example/old', { maxBytes: 100, signal })).url).toBe(
      'https://canal.example/old',
    );
  });

  it('cannot be unchanged for who knows nothing of it', async () => {
    const { url, host } = await origin((_request, response) => response.writeHead(304).end());
    const asked = client({ allowPrivate: [host] }).getIfChanged(url, {}, { maxBytes: 100, signal });
    await expect(asked).rejects.toMatchObject({ code: 'http-status' });
  });

  it('says where it moved for good, unless a step of the way was for now or a mirror answered', async () => {
    const { url, host } = await origin((request, response) => {
      const [, status, next] = /^\/(\d+)(\/.*)/.exec(request.url ?? '') ?? [];
      if (status !== undefined) return response.writeHead(Number(status), { location: next }).end();
      response.end('text');
    });
    const http = client({ allowPrivate: [host], mirrors: [{ from: 'https://canal.example/', to: `${url}/` }] });
    const moved = async (address: string) => (await http.get(address, { maxBytes: 100, signal })).movedTo;
    expect(await moved(`${url}/301/308/end`)).toBe(`${url}/end`);
    expect(await moved(`${url}/301/302/end`)).toBeUndefined();
    expect(await moved(`${url}/307/301/end`)).toBeUndefined();
    expect(await moved(`${url}/end`)).toBeUndefined();
    expect(await moved('https://canal.example/301/end')).toBeUndefined();
  });
});

describe('a download', () => {
  it('arrives whole, or leaves no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-http-'));
    const { url, host } = await origin((request, response) => {
      if (request.url === '/whole') return response.end(Buffer.alloc(300_000, 7));
      response.writeHead(200, { 'content-length': 1000 }).write('part');
      setImmediate(() => response.destroy());
    });
    const http = client({ allowPrivate: [host], retries: 0 });
    expect(await http.download(`${url}/whole`, join(folder, 'a'), { maxBytes: 1e6, signal })).toMatchObject({
      byteLength: 300_000,
    });
    expect((await readFile(join(folder, 'a'))).equals(Buffer.alloc(300_000, 7))).toBe(true);
    await expect(http.download(`${url}/part`, join(folder, 'b'), { maxBytes: 1e6, signal })).rejects.toMatchObject({
      code: 'network',
    });
    await expect(http.download(`${url}/whole`, join(folder, 'c'), { maxBytes: 1000, signal })).rejects.toMatchObject({
      code: 'too-large',
    });
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe('proxies', () => {
  it('are chosen by the most specific pattern', () => {
    const proxy = { '*': 'http://a', '*.example.org': 'socks5://b', 'free.example.org': 'direct' };
    expect(['x.net', 'www.example.org', 'free.example.org'].map((host) => proxyFor(host, proxy))).toEqual([
      'http://a',
      'socks5://b',
      undefined,
    ]);
  });

  it('an HTTP proxy carries the request', async () => {
    const { host } = await origin((_request, response) => response.end('through the tunnel'));
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request, socket: Socket) => {
      asked.push(request.url ?? '');
      const [name, port] = host.split(':');
      const onward = connect(Number(port), name, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      onward.pipe(socket).pipe(onward);
    });
    const port = await listening(proxy);
    const http = client({ proxy: `http://127.0.0.1:${port}` });
    const found = await http.get('http://news.example.org/a', { maxBytes: 100, signal });
    expect(Buffer.from(found.bytes).toString()).toBe('through the tunnel');
    expect(asked).toEqual(['news.example.org:80']);
  });

  it('a SOCKS5 proxy carries the request, and the name is resolved there', async () => {
    const { host } = await origin((_request, response) => response.end('through socks'));
    const asked: string[] = [];
    const proxy = createTcpServer((socket) => {
      socket.once('data', () => {
        socket.write(Buffer.from([5, 0]));
        socket.once('data', (request) => {
          // RFC 1928 §4: VER CMD RSV ATYP, and for a name its length and letters.
          asked.push(
            request[3] === 3 ? request.subarray(5, 5 + (request[4] ?? 0)).toString() : `address type ${request[3]}`,
          );
          const [name, port] = host.split(':');
          const onward = connect(Number(port), name, () => {
            socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
            onward.pipe(socket).pipe(onward);
          });
        });
      });
    });
    const port = await listening(proxy);
    const http = client({ proxy: `socks5://127.0.0.1:${port}` });
    const found = await http.get('http://news.example.org/a', { maxBytes: 100, signal });
    expect(Buffer.from(found.bytes).toString()).toBe('through socks');
    expect(asked).toEqual(['news.example.org']);
  });
});

describe('what cannot be reached', { timeout: 10_000 }, () => {
  /** A port that nobody listens on. */
  async function closedPort(): Promise<number> {
    const server = createTcpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    return typeof address === 'object' && address ? address.port : 0;
  }
  const reason = (url: string, options: Partial<HttpClientOptions>) =>
    client({ retries: 0, timeoutMs: 300, ...options })
      .get(url, { maxBytes: 100, signal })
      .then(
        () => 'reached',
        (error: Error) => error.message,
      );
  /** A server below HTTP. */
  const tcp = (answer: (socket: Socket) => void) =>
    listening(createTcpServer((socket) => answer(socket.on('error', () => undefined))));

  it('is told as what it is: refused, no name, no TLS, no HTTP', async () => {
    const host = `127.0.0.1:${await closedPort()}`;
    expect(await reason(`http://${host}/`, { allowPrivate: [host] })).toMatch(/^127.*refuses the connection/);
    expect(await reason('http://nowhere.invalid/', {})).toMatch(/^nowhere\.invalid cannot be reached: its name/);
    const plain = await origin((_request, response) => response.end());
    const tls = reason(`https://${plain.host}/`, { allowPrivate: [plain.host] });
    expect(await tls).toMatch(/does not speak TLS/);
    const noise = `127.0.0.1:${await tcp((socket) => socket.end('220 mail ready\r\n'))}`;
    expect(await reason(`http://${noise}/`, { allowPrivate: [noise] })).toMatch(/does not speak HTTP/);
  });

  it('is told with the proxy, without its password, when the proxy is at fault', async () => {
    const by = (proxy: string) => reason('http://news.example.org/a', { proxy });
    const closed = await closedPort();
    for (const scheme of ['http', 'socks5'])
      expect(await by(`${scheme}://ann:secret@127.0.0.1:${closed}`)).toMatch(
        new RegExp(`^The proxy ${scheme}://127\\.0\\.0\\.1:${closed} cannot be reached: it refuses`),
      );
    expect(await by('http://proxy.invalid:3128')).toMatch(/^The proxy http:\/\/proxy\.invalid:3128 .* its name/);
    const tunnel = (status: number) =>
      listening(
        createServer().on('connect', (_request, socket: Socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)),
      );
    expect(await by(`http://127.0.0.1:${await tunnel(407)}`)).toMatch(/^The proxy .* password \(407\)/);
    expect(await by(`http://127.0.0.1:${await tunnel(502)}`)).toMatch(
      /^The proxy .* news\.example\.org: it answered 502/,
    );
    const socks = (...replies: number[][]) =>
      tcp((socket) => socket.on('data', () => socket.write(Buffer.from(replies.shift() ?? []))));
    expect(await by(`socks5://127.0.0.1:${await socks([5, 255])}`)).toMatch(/^The proxy .* password/);
    expect(await by(`socks5://127.0.0.1:${await socks([5, 0], [5, 5, 0, 1, 0, 0, 0, 0, 0, 0])}`)).toMatch(
      /^The proxy .* cannot reach news\.example\.org: .*refused/,
    );
    expect(await by(`socks5://127.0.0.1:${await tcp((socket) => socket.end('HTTP/1.1 400'))}`)).toMatch(
      /no SOCKS5 proxy/,
    );
  });

  it('because a proxy is silent or hangs up is given up in time', async () => {
    for (const answer of [() => undefined, (socket: Socket) => socket.destroy()])
      expect(await reason('http://news.example.org/a', { proxy: `http://127.0.0.1:${await tcp(answer)}` })).toMatch(
        /^The proxy http:\/\/127\.0\.0\.1:\d+ /,
      );
  });
});

async function listening(server: ReturnType<typeof createTcpServer>): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('small rules', () => {
  it('mirrors go by the longest prefix', () => {
    const mirrors = [
      { from: 'https://a/', to: 'http://b/' },
      { from: 'https://a/c/', to: 'http://d/' },
    ];
    expect(['https://a/x?y', 'https://a/c/x', 'https://z/'].map((url) => mirrorOf(url, mirrors))).toEqual([
      'http://b/x?y',
      'http://d/x',
      'https://z/',
    ]);
  });
  it('Retry-After is seconds or a date', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(['3', 'Thu, 01 Jan 2026 00:00:09 GMT', 'soon', null].map((header) => parseRetryAfter(header, now))).toEqual([
      3000,
      9000,
      undefined,
      undefined,
    ]);
  });

  it.each(['99999999999999999', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT', 'Sat, 01 Jan 275000 00:00:00 GMT'])(
    'Retry-After: %.40s is seven days',
    (header) => {
      expect(parseRetryAfter(header, Date.parse('2026-01-01T00:00:00Z'))).toBe(7 * 24 * 3600_000);
    },
  );
});

describe('a failure below HTTP', () => {
  it.each([
    ['internal', new TypeError('undefined is not a function')],
    [
      'internal',
      new TypeError('fetch failed', { cause: Object.assign(new TypeError('no'), { code: 'ERR_INVALID_ARG_TYPE' }) }),
    ],
    ['network', new TypeError('fetch failed')],
    ['network', new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) })],
  ])('is %s: %s', (code, thrown) => {
    expect(classifyFailure(thrown, 'https://example.org/', signal).code).toBe(code);
  });
});
