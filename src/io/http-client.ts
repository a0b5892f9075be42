/** The one way out to the web: proxies, mirrors, redirects, limits, retries, turns at a host. */

import { randomInt } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FormData, type Response } from 'undici';
import { LecternError, toLecternError } from '../errors.ts';
import type { Validators } from '../model.ts';
import {
  type AnswerLimits,
  type AnswerPace,
  CLIP_LIMITS,
  createAnswerPace,
  DOCUMENT_LIMITS,
  WORK_LIMITS,
} from './answer-pace.ts';
import { createFollower, type Found, type Hop } from './follow-redirects.ts';
import { type HostGate, LONGEST_WAIT_MS } from './host-gate.ts';
import { classifyFailure, foreignCoding, packedError, statusError, tooLarge } from './http-failures.ts';
import type { Mirrors, ProxyRules } from './routes.ts';
import { findLostLogin, type SiteLogins } from './site-logins.ts';

export type HttpClientOptions = {
  readonly proxy?: ProxyRules;
  readonly mirrors: Mirrors;
  /** host:port that may resolve to a private address. */
  readonly allowPrivate: readonly string[];
  readonly userAgent: string;
  /** Without a byte for this long, a request is given up. */
  readonly timeoutMs: number;
  /** Further tries after a failure that may pass. Default 2. */
  readonly retries?: number;
  /** The first pause before another try; doubled each time, with jitter. Default 500. */
  readonly backoffMs?: number;
  /** What sites are sent that the operator has an account with. */
  readonly logins?: SiteLogins;
  /** Where `get`, `getIfChanged` and `download` wait for their turn at a host. Absent: nobody waits. */
  readonly gate?: HostGate;
  /** How long whole answers may take; for tests. */
  readonly limits?: { readonly clip?: AnswerLimits; readonly document?: AnswerLimits };
};

export type HttpDocument = {
  /** After redirects; the original address where a mirror answered. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly validators?: Validators;
  /** Where the document now is for good: the end of the redirects, when every one of them was permanent (301, 308). */
  readonly movedTo?: string;
};

export type GetOptions = {
  /** Of the document as it is unpacked. */
  readonly maxBytes: number;
  readonly accept?: string;
  /** Secrets may stand here, as in those of `post`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Asked before each address, redirects too; throws to forbid it. */
  readonly beforeHop?: Hop;
  /** The page that names the address; a login is then sent to the page's own site only. */
  readonly page?: string;
};

export type Multipart = {
  /** Under the name `file`. */
  readonly file: { readonly bytes: Uint8Array; readonly name: string; readonly type: string };
  readonly fields: readonly (readonly [name: string, value: string])[];
};

function toFormData({ file, fields }: Multipart): FormData {
  const form = new FormData();
  form.append('file', new Blob([file.bytes], { type: file.type }), file.name);
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

export type HttpClient = {
  /** Fetches a document into memory. @throws LecternError */
  get(url: string, options: GetOptions): Promise<HttpDocument>;
  /** {@link HttpClient.get} of what may be known already: `undefined` when the server says that nothing changed. */
  getIfChanged(url: string, known: Validators | undefined, options: GetOptions): Promise<HttpDocument | undefined>;
  /** Sends JSON and reads the answer into memory. @throws LecternError */
  post(
    url: string,
    options: {
      readonly json?: unknown;
      readonly method?: 'POST' | 'PATCH';
      /** Sent as a form (`application/x-www-form-urlencoded`) instead. */
      readonly form?: Readonly<Record<string, string>>;
      /** Sent as a form with a file (`multipart/form-data`) instead. */
      readonly multipart?: Multipart;
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
    options: Omit<GetOptions, 'accept'> & {
      /** How much has come; `expected` is absent where the server does not say. */
      readonly onBytes?: (received: number, expected: number | undefined) => void;
    },
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

const PAGES = 'text/html,application/xhtml+xml,*/*;q=0.8';
const RECORDINGS = 'audio/*,video/*;q=0.8,*/*;q=0.5';

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { follow, close } = createFollower(options);
  const { clip: clipLimits = CLIP_LIMITS, document: documentLimits = DOCUMENT_LIMITS } = options.limits ?? {};

  /** One request with its retries; `consume` reads the body. What ran into `limits` is not tried again. */
  async function request<T>(
    url: string,
    ask: Parameters<typeof follow>[1],
    limits: AnswerLimits,
    signal: AbortSignal,
    consume: (found: Found, pace: AnswerPace, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const tries = 1 + (options.retries ?? 2);
    const pace = createAnswerPace(url, limits);
    const limit = AbortSignal.any([signal, pace.signal]);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const found = await follow(url, ask, limit);
        try {
          const lost = findLostLogin(url, found, found.response.status);
          if (lost) {
            await found.response.body?.cancel();
            throw lost;
          }
          if (!found.response.ok && !(found.response.status === 304 && ask.isConditional)) {
            await found.response.body?.cancel();
            const error = statusError(url, found.response);
            if (error.retryAfterMs !== undefined) await options.gate?.rest(found.host, error.retryAfterMs);
            throw error;
          }
          const coding = foreignCoding(found.response);
          if (coding !== undefined) {
            await found.response.body?.cancel();
            throw packedError(url, `it is packed as ${coding}`, false);
          }
          pace.begin(declaredLength(found.response));
          return await consume(found, pace, limit);
        } finally {
          pace.end();
          found.leave();
        }
      } catch (thrown) {
        const error = classifyFailure(thrown, url, signal);
        const pause = Math.max(
          (options.backoffMs ?? 500) * 2 ** (attempt - 1) * (0.5 + randomInt(1000) / 1000),
          error.retryAfterMs ?? 0,
        );
        if (!error.retryable || attempt >= tries || pause > LONGEST_WAIT_MS || limit.aborted) throw error;
        await sleep(pause, undefined, { signal }).catch((cause) => {
          throw toLecternError(cause, 'fetch');
        });
      }
    }
  }

  const turn = ({ beforeHop, page }: Pick<GetOptions, 'beforeHop' | 'page'>) => ({
    ...(options.gate && { gate: options.gate }),
    ...(beforeHop && { beforeHop }),
    ...(page !== undefined && { page }),
  });

  return {
    get: (url, { maxBytes, accept = PAGES, headers, signal, ...hops }) =>
      request(url, { headers: { accept, ...headers }, ...turn(hops) }, documentLimits, signal, (found, pace) =>
        readDocument(found, url, maxBytes, pace),
      ),

    getIfChanged(url, known, { maxBytes, accept = PAGES, signal, ...hops }) {
      const headers = {
        accept,
        ...(known?.etag !== undefined && { 'if-none-match': known.etag }),
        ...(known?.lastModified !== undefined && { 'if-modified-since': known.lastModified }),
      };
      const isConditional = known?.etag !== undefined || known?.lastModified !== undefined;
      const ask = { headers, isConditional, ...turn(hops) };
      return request(url, ask, documentLimits, signal, async (found, pace) =>
        found.response.status === 304 ? undefined : readDocument(found, url, maxBytes, pace),
      );
    },

    post: (url, { json, form, multipart, method = 'POST', headers, maxBytes, signal }) => {
      const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
      const body = form ? new URLSearchParams(form).toString() : JSON.stringify(json);
      // The type of a form with a file names its boundary, which fetch chooses.
      const ask = multipart
        ? { method, headers, body: toFormData(multipart) }
        : { method, headers: { 'content-type': type, ...headers }, body };
      return request(url, ask, WORK_LIMITS, signal, (found, pace) => readDocument(found, url, maxBytes, pace));
    },

    download(url, path, { maxBytes, onBytes, signal, ...hops }) {
      const ask = { headers: { accept: RECORDINGS }, ...turn(hops) };
      return request(url, ask, clipLimits, signal, ({ response }, pace, limit) => {
        const expected = declaredLength(response);
        if (response.headers.has('icy-name') || response.headers.has('icy-metaint')) throw liveStream(url);
        if (expected !== undefined && expected > maxBytes) throw tooLarge(url, maxBytes);
        let received = 0;
        const onChunk = (bytes: number) => {
          received += bytes;
          pace.received(bytes);
          onBytes?.(received, expected);
        };
        return saveBody(response, path, url, maxBytes, onChunk, limit);
      });
    },

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

    close,
  };
}

/** The length of the body as it is unpacked, where the server says it. */
function declaredLength({ headers }: Response): number | undefined {
  const length = headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(length) && !headers.has('content-encoding') ? Number(length) : undefined;
}

/** Shoutcast and Icecast name the station of a live stream. */
const liveStream = (url: string) =>
  new LecternError(`${url} is a live stream, not a recording.`, {
    code: 'wrong-type',
    stage: 'fetch',
    hint: 'The article goes on without it; `extract.remove` in the configuration takes its player out of the page.',
    why: { kind: 'live-stream' },
  });

async function saveBody(
  response: Response,
  path: string,
  url: string,
  maxBytes: number,
  onChunk: (bytes: number) => void,
  signal: AbortSignal,
) {
  let byteLength = 0;
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      byteLength += chunk.byteLength;
      onChunk(chunk.byteLength);
      done(byteLength > maxBytes ? tooLarge(url, maxBytes) : null, chunk);
    },
  });
  try {
    // The DOM's and undici's stream types differ only in name.
    const body = response.body ? Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]) : [];
    await pipeline(body, counter, createWriteStream(path), { signal });
  } catch (thrown) {
    await rm(path, { force: true });
    throw thrown;
  }
  return { contentType: response.headers.get('content-type') ?? undefined, byteLength };
}

async function readDocument(
  { url, movedTo, response }: Found,
  asked: string,
  maxBytes: number,
  pace: AnswerPace,
): Promise<HttpDocument> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of response.body ?? []) {
    const bytes: Uint8Array = chunk;
    read += bytes.byteLength;
    pace.received(bytes.byteLength);
    if (read > maxBytes) throw tooLarge(asked, maxBytes);
    chunks.push(bytes);
  }
  const etag = response.headers.get('etag');
  const lastModified = response.headers.get('last-modified');
  return {
    url,
    bytes: Buffer.concat(chunks),
    contentType: response.headers.get('content-type') ?? undefined,
    ...((etag || lastModified) && { validators: { ...(etag && { etag }), ...(lastModified && { lastModified }) } }),
    ...(movedTo !== undefined && { movedTo }),
  };
}
