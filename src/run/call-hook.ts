/** One call of an operator's program or server, and one ping of a WebSub hub. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import type { StoredError } from '../errors.ts';
import { LecternError } from '../errors.ts';
import { cacheKey } from '../io/cache.ts';
import type { HttpClient } from '../io/http-client.ts';

/** What hooks are told, as JSON. */
export type HookMessage = {
  readonly event: 'published' | 'updated' | 'failed' | 'stale';
  readonly showId: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly title?: string;
  /** The article's address. */
  readonly url?: string;
  readonly episodeId?: string;
  readonly feedUrl: string;
  readonly error?: StoredError;
  /** With `stale`: when the newest episode came; absent when there is none. */
  readonly newestAt?: string;
};

/** What they are to hear of, and what it is known by. */
export type HookNews = {
  readonly showId: string;
  /** The show and its feed may have moved until it is told. */
  readonly message: Omit<HookMessage, 'showId' | 'feedUrl'>;
  /** What the row says once it is true, and no other news of the article: a file name, or an instant. */
  readonly change: string;
  /** With `failed`: in a row, this one included. */
  readonly failures?: number;
  /** The row is written by the job of a digest. */
  readonly isOfDigest?: true;
};

export type Hook = {
  readonly on: readonly HookMessage['event'][];
  readonly command?: readonly string[] | undefined;
  readonly url?: string | undefined;
  readonly secret?: string | undefined;
};

/** Names a hook by where it goes, so that jobs need not hold its address, which may have a key. */
export const hookIdOf = ({ command, url }: Hook): string => cacheKey(command ?? url ?? '').slice(0, 16);

/** For people: nothing of an address but its origin. */
export const nameHook = ({ command, url = '' }: Hook): string =>
  `The hook ${command ? command[0] : new URL(url).origin}`;

/** A program may take so long. */
const COMMAND_LIMIT_MS = 60_000;

/** Of an answer, which nobody reads. */
const MOST_ANSWER_BYTES = 65_536;

/** @throws LecternError when the program failed or the server did not take it */
export async function callHook(
  http: Pick<HttpClient, 'post'>,
  { command, url, secret }: Hook,
  message: HookMessage,
  signal: AbortSignal,
): Promise<void> {
  const body = JSON.stringify(message);
  if (command) await runCommand(command, body, signal);
  if (url === undefined) return;
  const headers = secret === undefined ? {} : sign(body, secret);
  await http.post(url, { json: message, headers, maxBytes: MOST_ANSWER_BYTES, signal });
}

/** Tells a WebSub hub that a feed changed. @throws LecternError when it did not take it */
export async function pingHub(
  http: Pick<HttpClient, 'post'>,
  hub: string,
  feedUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const form = { 'hub.mode': 'publish', 'hub.url': feedUrl, 'hub.topic': feedUrl };
  await http.post(hub, { form, headers: {}, maxBytes: MOST_ANSWER_BYTES, signal });
}

/** Tells a Podping server that a feed changed, as podping.cloud takes it. @throws LecternError when it did not take it */
export async function sendPodping(
  http: Pick<HttpClient, 'open'>,
  { url, key }: { readonly url: string; readonly key: string },
  feedUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const address = new URL(url);
  for (const [name, value] of Object.entries({ url: feedUrl, reason: 'update', medium: 'podcast' }))
    address.searchParams.set(name, value);
  const { status, body } = await http.open(address.href, { headers: { authorization: key }, signal });
  // Whatever it says, its status counts.
  for await (const _ of body) break;
  if (status >= 200 && status < 300) return;
  const isRefused = status === 401 || status === 403;
  throw new LecternError(`${address.host} answered with status ${status}.`, {
    code: 'http-status',
    stage: 'publish',
    retryable: status === 429 || status >= 500,
    ...(isRefused && { hint: 'Look whether podping.key is the token of an account.' }),
  });
}

/** As GitHub and others sign theirs: receivers have code for it. */
const sign = (body: string, secret: string) => ({
  'x-lectern-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

/** No shell: the message reaches the program as data only. @throws LecternError when it ends with another status than 0 */
function runCommand(command: readonly string[], input: string, signal: AbortSignal): Promise<void> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(COMMAND_LIMIT_MS)]);
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'], signal: limit, killSignal: 'SIGKILL' });
    let complaint = '';
    const fail = (why: string, cause?: unknown) =>
      reject(
        new LecternError(why, {
          code: limit.aborted ? 'timeout' : 'invalid',
          stage: 'publish',
          retryable: true,
          hint: 'Run it by hand with the message on its standard input.',
          cause,
        }),
      );
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 500) complaint += chunk.toString('utf8').slice(0, 500);
    });
    // A program that does not read its input is none the worse for it.
    child.stdin.on('error', () => undefined);
    child.once('error', (cause) => fail(`${program} could not be run (${cause.message}).`, cause));
    child.once('close', (status) =>
      status === 0 ? resolve() : fail(`${program} ended with status ${status}. ${complaint.trim()}`.trim()),
    );
    child.stdin.end(`${input}\n`);
  });
}
