/** The one way out to the web: proxies, mirrors, redirects, limits, retries, and one place that classifies failures. */
import { randomInt } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type Dispatcher, fetch, ProxyAgent, type Response, Socks5ProxyAgent } from 'undici';
import { LecternError, toLecternError } from '../errors.ts';
import { assertPublicHost, createGuardedConnector } from './address-guard.ts';
import { classifyFailure, statusError, tooLarge } from './http-failures.ts';

export type HttpClientOptions = {
  /** `direct`, or a proxy URL (http, https, socks5); for everything, or from a host (`*.example.org`, `*`) to one. */
  readonly proxy?: string | Readonly<Record<string, string>>;
  readonly mirrors: readonly { readonly from: string; readonly to: string }[];
  readonly allowPrivate: readonly string[];
  readonly userAgent: string;
  /** Without a byte for this long, a request is given up. */
  readonly timeoutMs: number;
  /** Further tries after a failure that may pass. Default 2. */
  readonly retries?: number;
  /** The first pause before another try; doubled each time, with jitter. Default 500. */
  readonly backoffMs?: number;
};

export type HttpDocument = {
  /** After redirects; the original address where a mirror answered. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
};

export type HttpClient = {
  /** Fetches a document into memory. @throws LecternError */
  get(
    url: string,
    options: { readonly maxBytes: number; readonly accept?: string; readonly signal: AbortSignal },
  ): Promise<HttpDocument>;
  /** Sends JSON and reads the answer into memory. @throws LecternError */
  post(
    url: string,
    options: {
      readonly json: unknown;
      /** Secrets may stand here: headers are never logged, nor part of an error. */
      readonly headers: Readonly<Record<string, string>>;
      readonly maxBytes: number;
      readonly signal: AbortSignal;
    },
  ): Promise<HttpDocument>;
  /** Streams a file to `path`; on failure nothing stays there. @throws LecternError */
  download(
    url: string,
    path: string,
    options: { readonly maxBytes: number; readonly signal: AbortSignal },
  ): Promise<{ readonly contentType: string | undefined; readonly byteLength: number }>;
  /**
   * One request without retries, its body unread and its status unjudged: for a caller that resumes downloads. Redirects,
   * mirrors and proxies are followed as everywhere.
   */
  open(
    url: string,
    options: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ): Promise<{
    readonly status: number;
    header(name: string): string | undefined;
    readonly body: AsyncIterable<Uint8Array>;
  }>;
  close(): Promise<void>;
};

/** What differs between one request and another. */
type Ask = { readonly headers: Readonly<Record<string, string>>; readonly body?: string };

const MAX_REDIRECTS = 10;
/** A server that asks for a longer pause gets it from the next run. */
const LONGEST_WAIT_MS = 10_000;
/** Whatever the size, nothing may take longer. */
const WHOLE_REQUEST_MS = 60 * 60_000;

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agentOptions = {
    connect: createGuardedConnector(options.allowPrivate, options.timeoutMs),
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
  };
  const direct = new Agent(agentOptions);
  const proxies = new Map<string, Dispatcher>();

  function dispatcherFor(url: URL): Dispatcher {
    const proxy = proxyFor(url.hostname, options.proxy);
    if (proxy === undefined) return direct;
    assertPublicHost(url, options.allowPrivate);
    let dispatcher = proxies.get(proxy);
    if (!dispatcher) {
      const { headersTimeout, bodyTimeout } = agentOptions;
      dispatcher = proxy.startsWith('socks')
        ? new Socks5ProxyAgent(proxy.replace(/^socks5h:/, 'socks5:'), { headersTimeout, bodyTimeout })
        : new ProxyAgent({ uri: proxy, headersTimeout, bodyTimeout });
      proxies.set(proxy, dispatcher);
    }
    return dispatcher;
  }

  async function follow(url: string, ask: Ask, signal: AbortSignal): Promise<{ url: string; response: Response }> {
    const mirrored = mirrorOf(url, options.mirrors);
    let current = mirrored;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const target = URL.parse(current);
      if (!target || !/^https?:$/.test(target.protocol))
        throw new LecternError(`${current} is not an http(s) address.`, { code: 'invalid', stage: 'fetch' });
      const response = await fetch(current, {
        dispatcher: dispatcherFor(target),
        redirect: 'manual',
        headers: { 'user-agent': options.userAgent, 'accept-language': '*', ...ask.headers },
        ...(ask.body !== undefined && { method: 'POST', body: ask.body }),
        signal,
      });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location)
        return { url: mirrored === url ? current : url, response };
      await response.body?.cancel();
      current = mirrorOf(new URL(location, current).href, options.mirrors);
    }
    throw new LecternError(`${url} redirects more than ${MAX_REDIRECTS} times.`, {
      code: 'http-status',
      stage: 'fetch',
    });
  }

  /** One request with its retries; `consume` reads the body. */
  async function request<T>(
    url: string,
    ask: Ask,
    signal: AbortSignal,
    consume: (found: { url: string; response: Response }, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const tries = 1 + (options.retries ?? 2);
    for (let attempt = 1; ; attempt += 1) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(WHOLE_REQUEST_MS)]);
      try {
        const found = await follow(url, ask, limit);
        if (!found.response.ok) {
          await found.response.body?.cancel();
          throw statusError(url, found.response);
        }
        return await consume(found, limit);
      } catch (thrown) {
        const error = classifyFailure(thrown, url, signal);
        const pause = Math.max(
          (options.backoffMs ?? 500) * 2 ** (attempt - 1) * (0.5 + randomInt(1000) / 1000),
          error.retryAfterMs ?? 0,
        );
        if (!error.retryable || attempt >= tries || pause > LONGEST_WAIT_MS || signal.aborted) throw error;
        await sleep(pause, undefined, { signal }).catch((cause) => {
          throw toLecternError(cause, 'fetch');
        });
      }
    }
  }

  return {
    get: (url, { maxBytes, accept = 'text/html,application/xhtml+xml,*/*;q=0.8', signal }) =>
      request(url, { headers: { accept } }, signal, (found) => readDocument(found, url, maxBytes)),

    post: (url, { json, headers, maxBytes, signal }) => {
      const ask = { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) };
      return request(url, ask, signal, (found) => readDocument(found, url, maxBytes));
    },

    download: (url, path, { maxBytes, signal }) =>
      request(url, { headers: { accept: 'audio/*,video/*;q=0.8,*/*;q=0.5' } }, signal, async ({ response }, limit) => {
        let byteLength = 0;
        const counter = new Transform({
          transform(chunk: Uint8Array, _encoding, done) {
            byteLength += chunk.byteLength;
            done(byteLength > maxBytes ? tooLarge(url, maxBytes) : null, chunk);
          },
        });
        try {
          // The DOM's and undici's stream types differ only in name.
          const body = response.body ? Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) : [];
          await pipeline(body, counter, createWriteStream(path), { signal: limit });
        } catch (thrown) {
          await rm(path, { force: true });
          throw thrown;
        }
        return { contentType: response.headers.get('content-type') ?? undefined, byteLength };
      }),

    async open(url, { headers, signal }) {
      try {
        const { response } = await follow(url, { headers: { accept: '*/*', ...headers } }, signal);
        return {
          status: response.status,
          header: (name) => response.headers.get(name) ?? undefined,
          body: response.body ?? Readable.from([]),
        };
      } catch (thrown) {
        throw classifyFailure(thrown, url, signal);
      }
    },

    async close() {
      await Promise.all([direct, ...proxies.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/** The address that is asked instead, by the longest matching `from`. */
export function mirrorOf(url: string, mirrors: HttpClientOptions['mirrors']): string {
  const best = mirrors.filter(({ from }) => url.startsWith(from)).sort((a, b) => b.from.length - a.from.length)[0];
  return best ? best.to + url.slice(best.from.length) : url;
}

/** The proxy for a host, by the most specific pattern; `undefined` for a direct connection. */
export function proxyFor(host: string, proxy: HttpClientOptions['proxy']): string | undefined {
  if (proxy === undefined || typeof proxy === 'string') return proxy === 'direct' ? undefined : proxy;
  const best = Object.keys(proxy)
    .filter(
      (pattern) => pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))),
    )
    .sort((a, b) => b.length - a.length)[0];
  return best === undefined ? undefined : proxyFor(host, proxy[best]);
}

async function readDocument(
  found: { readonly url: string; readonly response: Response },
  asked: string,
  maxBytes: number,
): Promise<HttpDocument> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of found.response.body ?? []) {
    const bytes: Uint8Array = chunk;
    read += bytes.byteLength;
    if (read > maxBytes) throw tooLarge(asked, maxBytes);
    chunks.push(bytes);
  }
  return {
    url: found.url,
    bytes: Buffer.concat(chunks),
    contentType: found.response.headers.get('content-type') ?? undefined,
  };
}
