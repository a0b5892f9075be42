import { lookup } from 'node:dns';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPrivateAddress } from '../../src/io/address-guard.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../src/io/http-client.ts';
import { listSource } from '../../src/sources/list-source.ts';
import { type Answer, type Origin, startOrigin } from '../helpers/origin.ts';

vi.mock('node:dns', async (original) => {
  const dns = await original<typeof import('node:dns')>();
  return { ...dns, lookup: vi.fn(dns.lookup) };
});

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
let secret: Origin;
beforeEach(async () => {
  secret = await origin((_request, response) => response.end('secret'));
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function origin(answer: Answer) {
  const started = await startOrigin(answer);
  closers.push(started.close);
  return started;
}

function client(options: Partial<HttpClientOptions> = {}) {
  const made = createHttpClient({
    mirrors: [],
    allowPrivate: [],
    userAgent: 'x',
    timeoutMs: 1000,
    retries: 0,
    ...options,
  });
  closers.push(made.close);
  return made;
}

/** What a configuration or a page may have fetched: an article, a clip, a listing. */
const ways: Readonly<Record<string, (http: HttpClient, url: string) => Promise<unknown>>> = {
  'a page': (http, url) => http.get(url, { maxBytes: 1e6, signal }),
  'a clip': async (http, url) => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-guard-'));
    return http.download(url, join(folder, 'clip'), { maxBytes: 1e6, signal }).catch(async (thrown: unknown) => {
      expect(await readdir(folder)).toEqual([]);
      throw thrown;
    });
  },
  'a feed': (http, url) =>
    listSource({ feed: url }, undefined, { http, workingDirectory: '/', maxBytes: 1e6, now: () => new Date() }, signal),
  'an open download': (http, url) => http.open(url, { headers: {}, signal }),
};

async function expectRefusal(asked: Promise<unknown>, asks: readonly string[] = secret.requests) {
  await expect(asked).rejects.toMatchObject({
    code: 'private-address',
    retryable: false,
    hint: expect.stringContaining('fetch.allowPrivate'),
  });
  expect(asks).toEqual([]);
}

describe('an address', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '240.0.0.1', '192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.1'],
    ...['168.63.129.16', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:a9fe:a9fe',
      '::7f00:1',
      '::ffff:0:127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::7f00:1',
    ],
    ...['2002:7f00:1::', '2001::1', '2001:db8::1', '3fff::1', '5f00::1', '100::1', '4000::1', '[::1]', 'nonsense', ''],
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['93.184.216.34', '1.1.1.1', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8', '[2606:4700::1111]'])(
    '%s is public',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );
});

describe.each(Object.entries(ways))('%s', (_name, ask) => {
  it.each([
    ...['127.0.0.1', 'localhost', 'LOCALHOST', '2130706433', '0x7f.1', '0x7f000001', '0177.0.0.1', '127.1'],
    ...[
      '0',
      '0.0.0.0',
      '①②⑦.0.0.1',
      '127。0。0。1',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
    ],
    ...['[64:ff9b::7f00:1]', '169.254.169.254', '10.0.0.1', '[fe80::1]'],
  ])('is not asked of %s', async (host) => {
    await expectRefusal(ask(client(), `http://${host}:${new URL(secret.url).port}/x`));
  });

  it('is not asked of where a redirect leads', async () => {
    const outer = await origin((_request, response) => response.writeHead(302, { location: `${secret.url}/x` }).end());
    await expectRefusal(ask(client({ allowPrivate: [outer.host] }), outer.url));
  });

  it('is not asked of what stands behind a mirror, or comes back from one', async () => {
    const mirrors = [{ from: 'https://canal.example/', to: `${secret.url}/` }];
    await expectRefusal(ask(client({ mirrors }), 'https://canal.example/x'));
    const mirror = await origin((_request, response) => response.writeHead(301, { location: secret.url }).end());
    const back = [{ from: 'https://canal.example/', to: `${mirror.url}/` }];
    await expectRefusal(ask(client({ mirrors: back, allowPrivate: [mirror.host] }), 'https://canal.example/x'));
  });

  it.each(['http://127.0.0.1:9', 'socks5://127.0.0.1:9'])(
    'is not asked through %s for what is private there',
    async (proxy) => {
      const hosts = ['127.0.0.1', '169.254.169.254', '[::1]', '[::ffff:10.0.0.1]', 'localhost', 'localhost.'];
      for (const host of [...hosts, 'a.localhost', 'intranet', 'metadata.google.internal', 'printer.local'])
        await expectRefusal(ask(client({ proxy }), `http://${host}/`));
    },
  );

  it('is not asked of a name that means a private address, not even among others, or only the second time', async () => {
    const resolve = vi.mocked(lookup);
    const port = new URL(secret.url).port;
    const answers = [
      [{ address: '127.0.0.1', family: 4 }],
      [
        { address: '93.184.216.34', family: 4 },
        { address: '::1', family: 6 },
      ],
    ];
    for (const addresses of answers) {
      resolve.mockClear();
      resolve.mockImplementationOnce(((_name: string, _options: unknown, done: (...found: unknown[]) => void) =>
        // As the system calls back: later.
        setImmediate(() => done(null, addresses))) as unknown as typeof lookup);
      await expectRefusal(ask(client(), `http://rebind.example:${port}/`));
      // What was looked at is what is connected to: there is no second question to answer otherwise.
      expect(resolve).toHaveBeenCalledTimes(1);
    }
  });

  it('is not asked of a name that meant a public address only as long as it was looked at', async () => {
    // Public by its number, and nobody's: it was never given to anybody.
    const nobody = [{ address: '2000::1', family: 6 }];
    vi.mocked(lookup).mockImplementationOnce(((_name: string, _options: unknown, done: (...found: unknown[]) => void) =>
      setImmediate(() => done(null, nobody))) as unknown as typeof lookup);
    const asked = ask(client(), `http://localhost:${new URL(secret.url).port}/`);
    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^(?:network|timeout)$/) });
    expect(secret.requests).toEqual([]);
  });
});

it('a private address is allowed at the configured port only', async () => {
  const http = client({ allowPrivate: [secret.host] });
  expect(await http.get(secret.url, { maxBytes: 100, signal })).toMatchObject({ url: secret.url });
  const other = await origin((_request, response) => response.end());
  await expectRefusal(http.get(other.url, { maxBytes: 100, signal }), other.requests);
});

it('a password in an address goes nowhere, into no message either', async () => {
  const { port } = new URL(secret.url);
  const asked = client({ allowPrivate: [secret.host] }).get(`http://me:hush@127.0.0.1:${port}/`, {
    maxBytes: 9,
    signal,
  });
  await expect(asked).rejects.toMatchObject({ code: 'invalid', message: expect.not.stringContaining('hush') });
  expect(secret.requests).toEqual([]);
});
