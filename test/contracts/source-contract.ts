/** What every source on the web has to bear, held against a real server that misbehaves. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../src/io/http-client.ts';
import type { SourceState } from '../../src/model.ts';
import { listSource } from '../../src/sources/list-source.ts';
import type { Source } from '../../src/sources/source.ts';
import { type Answer, startOrigin, trickle } from '../helpers/origin.ts';

const { signal } = new AbortController();
const NOW = new Date('2026-03-01T12:00:00Z');

const SENTENCE = '运河上的船闸今年冬天比往年早两个星期结冰，看守人每天清晨都要去敲开冰面。';

export type SourceKind = {
  readonly source: (url: string) => Source;
  /** A listing of these addresses, as the server sends it, each with the title `Canal`. */
  readonly document: (urls: readonly string[]) => string;
};

export function describeSource(kind: string, { source, document }: SourceKind): void {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function serve(answer: Answer, options: Partial<HttpClientOptions> = {}) {
    const origin = await startOrigin(answer);
    const http = createHttpClient({
      mirrors: [],
      allowPrivate: [origin.host],
      userAgent: 'Lectern/test',
      timeoutMs: 300,
      retries: 0,
      backoffMs: 1,
      ...options,
    });
    closers.push(http.close, origin.close);
    const list = (state?: SourceState, day = 0) => {
      const now = () => new Date(NOW.getTime() + day * 86_400_000);
      return listSource(
        source(`${origin.url}/list`),
        state,
        { http, workingDirectory: '/', maxBytes: 1e6, now },
        signal,
      );
    };
    return { origin, list };
  }

  const pages = ['https://canal.example/2026/one', 'https://canal.example/2026/two'];
  const body = document(pages);
  const ok: Answer = (_request, response) => response.end(body);

  describe(`a ${kind}`, () => {
    it('names its articles, each once, without what is added to links for statistics', async () => {
      const listing = document([...pages, `${pages[0]}?utm_source=list#top`]);
      const { list } = await serve((_request, response) => response.end(listing));
      const { items, unchanged, state } = await list();
      expect(items.map(({ url }) => url)).toEqual(pages);
      expect(unchanged).toBe(false);
      expect(state).toMatchObject({ failures: 0, checkedAt: NOW.toISOString(), changedAt: NOW.toISOString() });
    });

    it('is asked conditionally, with the server’s own validators', async () => {
      const seen: unknown[] = [];
      const { list } = await serve((request, response) => {
        seen.push([request.headers['if-none-match'], request.headers['if-modified-since']]);
        if (request.headers['if-none-match'] === 'W/"a,b"') return response.writeHead(304).end();
        response.writeHead(200, { etag: 'W/"a,b"', 'last-modified': 'Sun, 01 Mar 2026 10:00:00 GMT' }).end(body);
      });
      const first = await list();
      const second = await list({ ...first.state, failures: 3, nextTryAt: '2026-01-01T00:00:00Z' });
      expect(second).toMatchObject({ unchanged: true, items: [], state: { failures: 0 } });
      expect(second.state.nextTryAt).toBeUndefined();
      expect((await list(second.state)).unchanged).toBe(true);
      expect(seen).toEqual([[undefined, undefined], ...Array(2).fill(['W/"a,b"', 'Sun, 01 Mar 2026 10:00:00 GMT'])]);
    });

    it('that sends the same bytes again is unchanged, whatever its validators', async () => {
      let tag = 0;
      const { list } = await serve((_request, response) => {
        tag += 1;
        response.writeHead(200, { etag: `"${tag}"` }).end(body);
      });
      const { state } = await list();
      expect(await list(state)).toMatchObject({ unchanged: true, items: [], state: { validators: { etag: '"2"' } } });
    });

    it('that moved for good is asked at its new place once that has listed it three times over three days', async () => {
      const { list, origin } = await serve((request, response) => {
        if (request.url === '/list') return response.writeHead(301, { location: '/half' }).end();
        if (request.url === '/half') return response.writeHead(308, { location: '/new' }).end();
        response.end(body);
      });
      const told: (readonly string[])[] = [];
      let state: SourceState | undefined;
      for (const day of [0, 0, 0, 2, 3, 4]) {
        const listed = await list(state, day);
        told.push(listed.notices);
        state = listed.state;
        expect(state.url).toBe(day < 3 ? undefined : `${origin.url}/new`);
      }
      expect(told.map(({ length }) => length)).toEqual([1, 0, 0, 0, 1, 0]);
      expect(told[4]?.join()).toContain('asked from now on');
      const toNew = ['GET /list', 'GET /half', 'GET /new'];
      expect(origin.requests).toEqual([...Array(5).fill(toNew).flat(), 'GET /new']);
    });

    it('that is elsewhere for now, or was once only, stays where it is', async () => {
      let status = 302;
      const { list } = await serve((request, response) => {
        if (status !== 200 && request.url === '/list') return response.writeHead(status, { location: '/new' }).end();
        response.end(body);
      });
      let { state, notices } = await list();
      expect([state.moving, notices]).toEqual([undefined, []]);
      for (status of [301, 200, 301, 301]) ({ state } = await list(state, status === 200 ? 1 : 9));
      expect(state).toMatchObject({ moving: { times: 2 } });
      expect(state.url).toBeUndefined();
    });

    it('that gives nothing at its new place is asked at its own again', async () => {
      let portal: Answer = (_request, response) => response.writeHead(410).end();
      const { list, origin } = await serve((request, response) =>
        request.url === '/new' ? portal(request, response) : response.end(body),
      );
      for (const answer of [portal, ((_request, response) => response.end('<p>Log in')) satisfies Answer]) {
        portal = answer;
        const { items, state, notices } = await list({ failures: 0, url: `${origin.url}/new`, bodyHash: 'aa' });
        expect(items).toHaveLength(2);
        expect(state.url).toBeUndefined();
        expect(notices).toEqual([expect.stringContaining(`${origin.url}/list is asked again`)]);
      }
    });

    it('is read in the charset that its bytes are in, not the one that the server claims', async () => {
      const gbk = encodeGbk(document(pages).replaceAll('Canal', SENTENCE));
      const { list } = await serve((_request, response) =>
        response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(gbk),
      );
      expect((await list()).items.map(({ title }) => title)).toEqual([SENTENCE, SENTENCE]);
    });

    it('that flaps is asked again at once', async () => {
      let asked = 0;
      const { list } = await serve(
        (request, response) => {
          asked += 1;
          if (asked < 3) return response.writeHead(503).end();
          ok(request, response);
        },
        { retries: 2 },
      );
      expect((await list()).items).toHaveLength(2);
    });

    it('that trickles is given up as a whole, without another try', async () => {
      const { list, origin } = await serve(trickle(1), {
        retries: 2,
        limits: { document: { graceMs: 200, leastBytesPerSecond: 1000, mostMs: 1000, mostUnsizedMs: 1000 } },
      });
      await expect(list()).rejects.toMatchObject({
        code: 'timeout',
        retryable: true,
        message: expect.stringContaining('too slowly'),
      });
      expect(origin.requests).toEqual(['GET /list']);
    });

    const endless: Answer = (_request, response) => {
      const more = () => response.write(' '.repeat(65_536), () => setImmediate(more));
      more();
    };
    it.each<[string, Answer, object]>([
      ['headers that never come', () => undefined, { code: 'timeout', retryable: true }],
      ['a body without end', endless, { code: 'too-large' }],
      [
        'a body shorter than it says',
        (_request: IncomingMessage, response: ServerResponse) => {
          response.writeHead(200, { 'content-length': body.length + 50 }).write(body);
          setImmediate(() => response.destroy());
        },
        { code: 'network', retryable: true },
      ],
      [
        'a body that unpacks without end',
        (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(' '.repeat(30e6))),
        { code: 'too-large' },
      ],
      [
        'redirects in a circle',
        (_request, response) => response.writeHead(302, { location: '/list' }).end(),
        { code: 'http-status' },
      ],
      [
        'a redirect to a private address',
        (_request, response) => response.writeHead(301, { location: 'http://169.254.169.254/' }).end(),
        { code: 'private-address' },
      ],
      [
        'a wish for rest',
        (_request, response) => response.writeHead(429, { 'retry-after': '90' }).end(),
        { code: 'http-status', retryable: true, retryAfterMs: 90_000 },
      ],
      [
        'a server out of order',
        (_request, response) => response.writeHead(500).end(),
        { code: 'http-status', retryable: true },
      ],
      [
        'something else',
        (_request, response) => response.end('{"hello": [1]}'),
        { hint: expect.stringContaining('lectern source test') },
      ],
    ])('fails by name with %s', async (_name, answer, error) => {
      const { list } = await serve(answer);
      await expect(list()).rejects.toMatchObject(error);
    });
  });
}

/** Each pair of bytes by the character that it stands for. */
const GBK = new Map<string, readonly number[]>();
for (let first = 0x81; first < 0xff; first += 1)
  for (let second = 0x40; second < 0xff; second += 1)
    GBK.set(new TextDecoder('gbk').decode(Uint8Array.of(first, second)), [first, second]);

const encodeGbk = (text: string): Buffer =>
  Buffer.from(
    [...text].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : (GBK.get(character) ?? [63]))),
  );
