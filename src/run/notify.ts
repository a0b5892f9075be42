/** Tells the operator's programs and servers what became of articles, beside the run and never in its way. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { StoredError } from '../errors.ts';
import { LecternError, toLecternError } from '../errors.ts';
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

export type Hook = {
  readonly on: readonly HookMessage['event'][];
  readonly command?: readonly string[] | undefined;
  readonly url?: string | undefined;
  readonly secret?: string | undefined;
};

export type Notifier = {
  /** Returns at once; failures are tried again, then told through `onProblem`. */
  tell(message: HookMessage): void;
  /** Tells WebSub hubs that a feed changed. */
  ping(feedUrl: string): void;
  /** Waits for what is under way, at most `graceMs`, then gives up the rest. */
  close(graceMs: number): Promise<void>;
};

export type NotifierOptions = {
  readonly hooks: readonly Hook[];
  readonly hubs: readonly string[];
  readonly http: Pick<HttpClient, 'post'>;
  readonly onProblem: (message: string) => void;
  /** Pauses before further tries. Default 5 s, 30 s, 2 min. */
  readonly pausesMs?: readonly number[];
};

const COMMAND_LIMIT_MS = 60_000;
const AT_ONCE = 4;

export function createNotifier(options: NotifierOptions): Notifier {
  const { hooks, hubs, http, onProblem, pausesMs = [5_000, 30_000, 120_000] } = options;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const stopping = new AbortController();

  function enqueue(name: string, work: (signal: AbortSignal) => Promise<unknown>): void {
    void queue.add(() => deliver(name, work));
  }

  async function deliver(name: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await work(stopping.signal);
        return;
      } catch (thrown) {
        const error = toLecternError(thrown, 'publish');
        const pause = pausesMs[attempt];
        if (pause === undefined || !error.retryable || stopping.signal.aborted) {
          onProblem(`${name} could not be told: ${error.message}`);
          return;
        }
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  return {
    tell(message) {
      const body = JSON.stringify(message);
      for (const { on, command, url, secret } of hooks) {
        if (!on.includes(message.event)) continue;
        if (command) enqueue(`The hook ${command[0]}`, (signal) => runCommand(command, body, signal));
        if (url !== undefined)
          enqueue(`The hook ${new URL(url).origin}`, (signal) =>
            http.post(url, {
              json: message,
              headers: secret === undefined ? {} : sign(body, secret),
              maxBytes: 65_536,
              signal,
            }),
          );
      }
    },
    ping(feedUrl) {
      const form = { 'hub.mode': 'publish', 'hub.url': feedUrl, 'hub.topic': feedUrl };
      for (const hub of hubs)
        enqueue(`The hub ${hub}`, (signal) => http.post(hub, { form, headers: {}, maxBytes: 65_536, signal }));
    },
    async close(graceMs) {
      const timer = setTimeout(() => stopping.abort(), graceMs);
      await queue.onIdle();
      clearTimeout(timer);
    },
  };
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
