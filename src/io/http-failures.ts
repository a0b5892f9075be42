/** The one place that names every failure of HTTP and of the network below it. */
import type { Response } from 'undici';
import { LecternError, toLecternError } from '../errors.ts';
import { networkFailure } from './network-failures.ts';
import { capWait, LONGEST_ITEM_WAIT_MS } from './waits.ts';

export const tooLarge = (url: string, maxBytes: number) =>
  new LecternError(`${url} is larger than ${Math.round(maxBytes / 1e5) / 10} MB.`, {
    code: 'too-large',
    stage: 'fetch',
    hint: 'Raise fetch.maxPageMegabytes or fetch.maxClipMegabytes if it is wanted.',
    why: { kind: 'larger-than', megabytes: Math.round(maxBytes / 1e5) / 10 },
  });

/** Ways to pack an answer that nobody asked for and nothing here undoes. What is no way at all is passed over, as browsers do. */
const FOREIGN_CODINGS = /^(?:zstd|compress|x-compress|dcb|dcz)$/i;

/** The answer's packing, if it cannot be undone. */
export function foreignCoding({ headers }: Response): string | undefined {
  const codings = (headers.get('content-encoding') ?? '').split(',').map((coding) => coding.trim());
  return codings.find((coding) => FOREIGN_CODINGS.test(coding));
}

export const packedError = (url: string, why: string, isRetryable: boolean, cause?: unknown) =>
  new LecternError(`${url} cannot be unpacked (${why}).`, {
    code: 'unreadable',
    stage: 'fetch',
    retryable: isRetryable,
    hint: 'The server packs what it sends otherwise than it says, or was asked; a mirror may do better.',
    why: { kind: 'packed-otherwise' },
    cause,
  });

export function statusError(url: string, response: Response): LecternError {
  const { status } = response;
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'));
  return new LecternError(`${url} answered ${status} ${response.statusText}`.trim().concat('.'), {
    code: 'http-status',
    stage: 'fetch',
    httpStatus: status,
    why: { kind: 'answered', host: URL.parse(url)?.host ?? url, status },
    retryable: status === 408 || status === 425 || status === 429 || status >= 500,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...((status === 404 || status === 410) && { permanent: true, hint: 'Check the address; the page may have moved.' }),
    ...((status === 401 || status === 403) && { hint: 'The site refuses; a mirror or a proxy may be allowed in.' }),
  });
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date; milliseconds from `now`, seven days at most. */
export function parseRetryAfter(header: string | null, now: number = Date.now()): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return capWait(Number(header) * 1000, LONGEST_ITEM_WAIT_MS);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : capWait(at - now, LONGEST_ITEM_WAIT_MS);
}

/**
 * What the network did, as an error that says what to do. `signal` tells a stop on request from everything else; `proxy`
 * is the one by which the address was asked.
 */
export function classifyFailure(thrown: unknown, url: string, signal: AbortSignal, proxy?: string): LecternError {
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) if (cause instanceof LecternError) return cause;
  if (signal.aborted) return toLecternError(signal.reason ?? thrown, 'fetch');
  const inner = innermost(thrown);
  const code = (inner as NodeJS.ErrnoException).code ?? '';
  const host = URL.parse(url)?.host ?? url;
  if (/TIMEOUT|ETIMEDOUT/.test(code) || inner.name === 'TimeoutError')
    return new LecternError(`${url} did not answer in time.`, {
      code: 'timeout',
      stage: 'fetch',
      retryable: true,
      hint: 'Try again later, raise fetch.timeoutSeconds, or set fetch.proxy or fetch.mirrors if the site is filtered here.',
      why: { kind: 'no-answer', host },
      cause: thrown,
    });
  if (/too many content-encodings/.test(inner.message))
    return packedError(url, 'it is packed many times over', false, thrown);
  // zlib's own; what is cut off may be whole the next time.
  if (/^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_ZSTD)/.test(code))
    return packedError(url, inner.message, code === 'Z_BUF_ERROR', thrown);
  const failure = networkFailure(inner, host, proxy, thrown);
  if (failure) return failure;
  if (isUnexplained(inner))
    return new LecternError(`${host} cannot be reached (${inner.message}).`, {
      code: 'network',
      stage: 'fetch',
      retryable: true,
      hint: 'Check the network; where the site is filtered, set fetch.proxy or fetch.mirrors.',
      why: { kind: 'unreachable', host, code: inner.message },
      cause: thrown,
    });
  if (inner.message === 'bad port')
    return new LecternError(`${host} cannot be asked: its port is kept for another protocol.`, {
      code: 'invalid',
      stage: 'fetch',
      hint: 'Check the address.',
      why: { kind: 'closed-port', host },
      cause: thrown,
    });
  return toLecternError(thrown, 'fetch');
}

/** fetch's own word for a broken connection, when nothing below it says more. Any other TypeError is a fault of ours. */
const isUnexplained = ({ name, message }: Error): boolean =>
  name === 'TypeError' && (message === 'fetch failed' || message === 'terminated');

function innermost(thrown: unknown): Error {
  let error = thrown instanceof Error ? thrown : new Error(String(thrown));
  while (error.cause instanceof Error) error = error.cause;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  return error;
}
