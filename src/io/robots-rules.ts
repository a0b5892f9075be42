/** What a site's robots.txt allows (RFC 9309), asked once a day a site. */
import robotsModule from 'robots-parser';
import { type ErrorCode, LecternError } from '../errors.ts';
import { withDeadline } from './answer-pace.ts';
import type { HostGate } from './host-gate.ts';
import type { HttpClient } from './http-client.ts';
import { classifyFailure, parseRetryAfter } from './http-failures.ts';
import { capWait, LONGEST_HOST_WAIT_MS } from './waits.ts';

export type RobotsRules = {
  /** @throws LecternError `no-permission` when the site does not want it; retryable when its rules cannot be had now */
  check(url: string, signal: AbortSignal): Promise<void>;
};

// Its types say that it is an ES module, whose default would be this; it is CommonJS, and is this itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** The name by which a robots.txt speaks to us (RFC 9309 §2.2.1). */
export const PRODUCT_TOKEN = 'Lectern';

/** RFC 9309 §2.4: no longer than 24 hours. */
const KEPT_MS = 24 * 3600_000;
/** A site whose rules could not be had is asked for them again after this. */
const FAILURE_KEPT_MS = 5 * 60_000;
/** RFC 9309 §2.5: the least that has to be read, and all that is. */
const MOST_BYTES = 500 * 1024;

/** A few kilobytes, however slow the line. */
const WHOLE_ANSWER_MS = 60_000;

const TOLD_AS_IT_IS: readonly ErrorCode[] = ['cancelled', 'private-address', 'http-status', 'network', 'timeout'];

/** What other processes have read; `until`, milliseconds since 1970: as long as it may be gone by. */
export type RobotsMemory = {
  find(origin: string, now: number): Promise<{ readonly text: string; readonly until: number } | undefined>;
  save(origin: string, text: string, until: number): Promise<void>;
};

type Rules = { readonly isAllowed: (url: string) => boolean; readonly until?: number };
type Known = { readonly until: number; readonly rules: Promise<Rules> };

/** The rules are kept as long as the program runs, and in `memory` for others. `gate` learns of each `Crawl-delay`. */
export function createRobotsRules(
  http: Pick<HttpClient, 'open'>,
  gate: HostGate | undefined,
  {
    now = Date.now,
    limitMs = WHOLE_ANSWER_MS,
    memory,
  }: { now?: () => number; limitMs?: number; memory?: RobotsMemory | undefined } = {},
): RobotsRules {
  const sites = new Map<string, Known>();

  async function read(origin: string, text: string): Promise<Rules> {
    const url = `${origin}/robots.txt`;
    const robots = robotsParser(url, text);
    const delay = robots.getCrawlDelay(PRODUCT_TOKEN);
    if (delay !== undefined) await gate?.slowDown(new URL(url).host, delay);
    return { isAllowed: (page) => robots.isAllowed(page, PRODUCT_TOKEN) !== false };
  }

  async function keep(origin: string, text: string): Promise<Rules> {
    await memory?.save(origin, text, now() + KEPT_MS).catch(() => undefined);
    return read(origin, text);
  }

  async function ask(origin: string, signal: AbortSignal): Promise<Rules> {
    const url = `${origin}/robots.txt`;
    const { host } = new URL(url);
    // A memory that cannot be asked now is no reason not to ask the site.
    const kept = await memory?.find(origin, now()).catch(() => undefined);
    if (kept) return { ...(await read(origin, kept.text)), until: kept.until };
    const leave = await gate?.enter(host, signal);
    const limit = withDeadline(signal, limitMs, () => tooSlow(url));
    try {
      const { status, header, body } = await http.open(url, {
        headers: { accept: 'text/plain' },
        signal: limit.signal,
      });
      // RFC 9309 §2.3.1.3: what a site does not have, it does not forbid. A site that is too busy has not answered.
      if (status >= 400 && status < 500 && status !== 429) {
        await discard(body);
        return keep(origin, '');
      }
      if (status < 200 || status >= 300) {
        await discard(body);
        const retryAfterMs = parseRetryAfter(header('retry-after') ?? null);
        if (retryAfterMs !== undefined) await gate?.rest(host, retryAfterMs);
        throw unavailable(url, `answered ${status}`, retryAfterMs);
      }
      return await keep(origin, await readStart(body));
    } catch (thrown) {
      const error = classifyFailure(thrown, url, signal);
      // What keeps the rules away keeps the pages away too, and is told as what it is.
      if (TOLD_AS_IT_IS.includes(error.code)) throw error;
      throw unavailable(url, 'could not be had', error.retryAfterMs, error);
    } finally {
      limit.end();
      leave?.();
    }
  }

  function find(origin: string, signal: AbortSignal): Promise<Rules> {
    const known = sites.get(origin);
    if (known && known.until > now()) return known.rules;
    const rules = ask(origin, signal);
    sites.set(origin, { until: now() + KEPT_MS, rules });
    rules.then(({ until }) => until !== undefined && sites.set(origin, { until, rules })).catch(() => undefined);
    rules.catch((thrown: unknown) => {
      // A stop says nothing about the site.
      if (signal.aborted) sites.delete(origin);
      else {
        const waitMs = capWait(thrown instanceof LecternError ? thrown.retryAfterMs : 0, LONGEST_HOST_WAIT_MS);
        sites.set(origin, { until: now() + Math.max(FAILURE_KEPT_MS, waitMs), rules });
      }
    });
    return rules;
  }

  return {
    async check(url, signal) {
      const { origin, host } = new URL(url);
      const { isAllowed } = await find(origin, signal).catch((thrown: unknown) => {
        // The first asker's stop does not stop the others.
        if (signal.aborted || !(thrown instanceof LecternError) || thrown.code !== 'cancelled') throw thrown;
        return find(origin, signal);
      });
      if (isAllowed(url)) return;
      throw new LecternError(`${host} does not want programs to fetch ${url} (robots.txt).`, {
        code: 'no-permission',
        stage: 'fetch',
        permanent: true,
        hint: `\`lectern add ${url}\` fetches one article that you ask for yourself; with the owner's leave, set fetch.robots: ignore.`,
        why: { kind: 'robots', host },
      });
    },
  };
}

async function readStart(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    read += chunk.byteLength;
    if (read >= MOST_BYTES) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_BYTES));
}

async function discard(body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _chunk of body) break;
}

const tooSlow = (url: string) =>
  new LecternError(`${url} did not come whole in time.`, { code: 'timeout', stage: 'fetch', retryable: true });

const unavailable = (url: string, what: string, retryAfterMs: number | undefined, cause?: unknown) =>
  new LecternError(`${url} ${what}, so nothing is fetched from there now (RFC 9309).`, {
    code: 'http-status',
    stage: 'fetch',
    retryable: true,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    hint: "A later run asks again; with the owner's leave, set fetch.robots: ignore.",
    why: { kind: 'no-answer', host: URL.parse(url)?.host ?? url },
    cause,
  });
