/** A large file over a bad line: what has come stays, and the next try asks for the rest (RFC 9110 §13.1.5, §14). */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open as openFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LecternError, toLecternError } from '../../errors.ts';

/** An answer whose body has not been read; redirects have been followed. */
export type OpenedUrl = {
  readonly status: number;
  header(name: string): string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
};

/** One request, without retries: the way out to the web, with its proxies and mirrors. */
export type OpenUrl = (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
) => Promise<OpenedUrl>;

export type DownloadOptions = {
  readonly open: OpenUrl;
  readonly maxBytes: number;
  /** Hex; a file with another one is thrown away. */
  readonly sha256?: string;
  readonly signal: AbortSignal;
  /** `total` is undefined where the server does not say. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
  /** Further tries after one that brought nothing. Default 4. */
  readonly retries?: number;
  /** The pause before the second try, ms; doubled each time. Default 1,000. */
  readonly backoffMs?: number;
};

export type Downloaded = { readonly byteLength: number; readonly sha256: string };

/** What the rest of a file is asked for by. */
type PartState = { readonly url: string; readonly validator?: string };

/**
 * Downloads to `path`. A broken try leaves `<path>.part`, which the next call goes on with, provided that the server
 * says by a strong validator that the file is still the same one.
 *
 * @throws LecternError `network`, `http-status`, `too-large`, `invalid` (another SHA-256), `disk-full`, `cancelled`
 */
export async function downloadFile(url: string, path: string, options: DownloadOptions): Promise<Downloaded> {
  const part = `${path}.part`;
  const { signal, retries = 4, backoffMs = 1000 } = options;
  for (let failures = 0; ; ) {
    const before = await sizeOf(part);
    try {
      signal.throwIfAborted();
      await fetchRest(url, part, options);
      break;
    } catch (thrown) {
      const error = classify(thrown, url, signal);
      // A line that breaks again and again still gets there while each try brings something.
      failures = (await sizeOf(part)) > before ? 1 : failures + 1;
      if (!error.retryable || failures > retries) throw error;
      await sleep(backoffMs * 2 ** (failures - 1), undefined, { signal }).catch((cause) => {
        throw toLecternError(cause, 'fetch');
      });
    }
  }
  const found = await hashFile(part, signal);
  if (options.sha256 !== undefined && found.sha256 !== options.sha256) {
    await discard(part);
    throw new LecternError(
      `${url} is not the file that is known: its SHA-256 is ${found.sha256} instead of ${options.sha256}.`,
      {
        code: 'invalid',
        stage: 'fetch',
        hint: 'It was changed on its way, or its publisher has replaced it. Try again; if you trust the new file, install it by its address.',
      },
    );
  }
  await rename(part, path);
  await rm(stateOf(part), { force: true });
  return found;
}

async function fetchRest(url: string, part: string, options: DownloadOptions): Promise<void> {
  const { open, maxBytes, signal, onProgress } = options;
  const state = await readState(part);
  const resumable = state?.url === url && state.validator !== undefined ? await sizeOf(part) : 0;
  const response = await open(url, {
    headers: {
      'accept-encoding': 'identity',
      ...(resumable > 0 && { range: `bytes=${resumable}-`, 'if-range': state?.validator ?? '' }),
    },
    signal,
  });
  const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(response.header('content-range') ?? '');
  // All of it was there when the line broke.
  if (response.status === 416 && resumable > 0 && Number(range?.[2]) === resumable) return drain(response);
  const continues = response.status === 206 && Number(range?.[1]) === resumable;
  if (response.status !== 200 && !continues) {
    await drain(response);
    if (resumable > 0 && (response.status === 206 || response.status === 416)) await discard(part);
    throw statusError(url, response.status, resumable > 0);
  }
  const offset = continues ? resumable : 0;
  const length = Number(response.header('content-length') ?? Number.NaN);
  const total = continues ? Number(range?.[2]) : Number.isFinite(length) ? length : undefined;
  if ((total ?? 0) > maxBytes) {
    await drain(response);
    throw tooLarge(url, maxBytes);
  }
  if (!continues) {
    const validator = strongValidator(response);
    await writeFile(part, '');
    await writeFile(stateOf(part), JSON.stringify({ url, ...(validator !== undefined && { validator }) }));
  }
  let done = offset;
  onProgress?.(done, total);
  // Each chunk is on the disk before the next is asked for, so that what has come is there when the line breaks.
  const file = await openFile(part, 'a');
  try {
    for await (const chunk of response.body) {
      signal.throwIfAborted();
      done += chunk.byteLength;
      if (done > maxBytes) throw tooLarge(url, maxBytes);
      await file.writeFile(chunk);
      onProgress?.(done, total);
    }
  } finally {
    await file.close();
  }
  if (total !== undefined && done !== total)
    throw new LecternError(`${url} broke off after ${done} of ${total} bytes.`, {
      code: 'network',
      stage: 'fetch',
      retryable: true,
    });
}

/** RFC 9110 §13.1.5: a weak ETag may not be used; a date is the next best. */
function strongValidator(response: OpenedUrl): string | undefined {
  const etag = response.header('etag');
  if (etag !== undefined && !etag.startsWith('W/')) return etag;
  return response.header('last-modified');
}

async function hashFile(path: string, signal: AbortSignal): Promise<Downloaded> {
  const hash = createHash('sha256');
  let byteLength = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    // Without an encoding, a file's chunks are bytes.
    const bytes = chunk as Uint8Array;
    hash.update(bytes);
    byteLength += bytes.byteLength;
  }
  return { byteLength, sha256: hash.digest('hex') };
}

const stateOf = (part: string) => `${part}.json`;

async function readState(part: string): Promise<PartState | undefined> {
  try {
    return JSON.parse(await readFile(stateOf(part), 'utf8')) as PartState;
  } catch {
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function discard(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(stateOf(part), { force: true });
}

/** A body that nobody reads would keep its connection. */
async function drain(response: OpenedUrl): Promise<void> {
  await response.body[Symbol.asyncIterator]().return?.();
}

function statusError(url: string, status: number, isRest: boolean): LecternError {
  return new LecternError(`${url} answered ${status}.`, {
    code: 'http-status',
    stage: 'fetch',
    retryable: status === 408 || status === 429 || status >= 500 || (isRest && (status === 206 || status === 416)),
    ...(status === 404 && { hint: '“lectern voices list” names what can be installed; check the address.' }),
  });
}

const tooLarge = (url: string, maxBytes: number) =>
  new LecternError(`${url} is larger than ${Math.round(maxBytes / 1e6)} MB.`, { code: 'too-large', stage: 'fetch' });

function classify(thrown: unknown, url: string, signal: AbortSignal): LecternError {
  if (signal.aborted) return toLecternError(new DOMException('stopped', 'AbortError'), 'fetch');
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) if (cause instanceof LecternError) return cause;
  const known = toLecternError(thrown, 'fetch');
  if (known.code !== 'internal') return known;
  return new LecternError(`${url} cannot be downloaded (${known.message}).`, {
    code: 'network',
    stage: 'fetch',
    retryable: true,
    hint: 'Run it again: it goes on where it broke off. Where the site is filtered, set fetch.proxy or fetch.mirrors.',
    cause: thrown,
  });
}
