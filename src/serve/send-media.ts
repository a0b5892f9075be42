/** Answers GET and HEAD for an audio file, streamed from the store: ranges, strong validators, caching for ever. */
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { cacheKey } from '../io/cache.ts';
import type { ByteRange, ObjectStore } from '../io/object-store.ts';
import { PERSONAL_HEADERS } from './answer-published.ts';
import { entityTag, isNotModified, isPreconditionFailed, rangeApplies } from './conditional-request.ts';
import { normaliseRange } from './normalise-range.ts';

/** The content hash that the assembler puts into a file name: `<episode>.<hash>.mp3`. */
function hashInName(fileName: string): string | undefined {
  return /\.([0-9a-f]{8,64})(?:\.[a-z]+)?\.[a-z0-9]+$/.exec(fileName)?.[1];
}

export type MediaFile = {
  readonly key: string;
  readonly type: string;
  /** For the holder of a token only. */
  readonly isPersonal: boolean;
};

export type MediaPlaces = {
  readonly mediaStore: ObjectStore;
  /** Where else the listener gets it; absent: from here. */
  readonly mediaAddress?: (key: string, method: 'GET' | 'HEAD', isPersonal: boolean) => Promise<string>;
};

/** A failure as the server's handler of errors tells it. */
const failure = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  Object.assign(new Error(`HTTP ${status}`), { status, headers });

/**
 * Resolves when the answer is finished, also when the client left.
 *
 * @returns whether there is such a file; nothing was answered when there is none
 * @throws an error with `status` 412, 416, …
 */
export async function sendMedia(
  request: Request,
  response: Response,
  { mediaStore: store, mediaAddress }: MediaPlaces,
  { key, type, isPersonal }: MediaFile,
): Promise<boolean> {
  const facts = await store.stat(key);
  if (!facts) return false;
  const hash = hashInName(key);
  // What the store tells of its insides stays inside.
  const etag = entityTag(hash ?? cacheKey(facts.etag).slice(0, 32));
  const current = { etag, lastModified: new Date(facts.modifiedMs).toUTCString() };
  response.setHeader('ETag', etag);
  response.setHeader('Last-Modified', current.lastModified);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'Accept-Ranges, Content-Length, Content-Range, ETag');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  // A changed episode has another name, so what a name holds never changes.
  const age = hash === undefined ? 'max-age=300' : 'max-age=31536000, immutable';
  response.setHeader('Cache-Control', `${isPersonal ? 'private' : 'public'}, ${age}`);
  if (isPersonal) response.setHeaders(new Map(Object.entries(PERSONAL_HEADERS)));

  const { 'if-none-match': ifNoneMatch, 'if-modified-since': ifModifiedSince } = request.headers;
  const { 'if-match': ifMatch, 'if-unmodified-since': ifUnmodifiedSince } = request.headers;
  if (isPreconditionFailed({ ifMatch, ifUnmodifiedSince }, current)) throw failure(412);
  if (isNotModified({ ifNoneMatch, ifModifiedSince }, current)) {
    response.writeHead(304).end();
    return true;
  }
  // The policy of the site's own pages lets them play from here only.
  if (mediaAddress && request.get('sec-fetch-site') !== 'same-origin') {
    const location = await mediaAddress(key, request.method === 'HEAD' ? 'HEAD' : 'GET', isPersonal);
    // The tag is the file's, and the address soon another one.
    for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges']) response.removeHeader(name);
    response.writeHead(302, { Location: location, 'Cache-Control': 'private, no-store', 'Content-Length': 0 }).end();
    return true;
  }
  // Ranges are known to GET alone (RFC 9110 §14.2).
  const isRanged = request.method === 'GET' && rangeApplies(request.get('if-range'), current);
  const range = isRanged ? findRange(request, facts.byteLength) : undefined;
  const { from, to } = range ?? { from: 0, to: facts.byteLength };
  const opened = request.method === 'HEAD' ? undefined : await store.open(key, { from, to });
  if (request.method !== 'HEAD' && opened?.etag !== facts.etag) {
    // It was replaced or removed since it was looked at.
    opened?.body.destroy();
    throw failure(503, { 'Retry-After': '1' });
  }
  response.writeHead(range ? 206 : 200, {
    'Content-Type': type,
    'Content-Length': to - from,
    ...(range && { 'Content-Range': `bytes ${from}-${to - 1}/${facts.byteLength}` }),
  });
  if (opened) await pump(opened.body, response);
  else response.end();
  return true;
}

/** `pipeline` costs a sixth more of the processor. The client may leave at any moment. */
const pump = (body: Readable, response: Response) =>
  new Promise<void>((resolve) => {
    const end = () => {
      body.destroy();
      resolve();
    };
    response.on('error', () => undefined);
    response.once('close', end);
    if (response.closed) return end();
    // What was promised cannot be sent any more.
    body.on('error', () => response.destroy());
    body.pipe(response);
  });

/** The one range that is asked for; the whole file answers several. @throws an error with `status` 416 */
function findRange(request: Request, size: number): Required<ByteRange> | undefined {
  const usable = normaliseRange(request.headers.range ?? '', size);
  if (usable === undefined || !/^ *bytes=/.test(usable)) return undefined;
  request.headers.range = usable;
  const ranges = request.range(size, { combine: true });
  if (ranges === -1) throw failure(416, { 'Content-Range': `bytes */${size}` });
  const [only, ...others] = Array.isArray(ranges) ? ranges : [];
  return only && others.length === 0 ? { from: only.start, to: only.end + 1 } : undefined;
}
