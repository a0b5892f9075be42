/** Politeness to a host: one request at a time, a pause between starts, and rest when the server asks for it. */
import { setTimeout as delay } from 'node:timers/promises';
import { LecternError, toLecternError } from '../errors.ts';

export type HostGate = {
  /**
   * Waits for its turn at a host (`name:port`). Whoever is let in gives the returned key back when the answer was read.
   *
   * @throws LecternError `http-status`, retryable, when the host has asked for a rest that is too long to wait for
   */
  enter(host: string, signal: AbortSignal): Promise<() => void>;
  /** At least this between two starts at a host; never less than the gate's own delay. */
  slowDown(host: string, seconds: number): void;
  /** Nobody is let in for so long. */
  rest(host: string, milliseconds: number): void;
};

export type HostGateOptions = {
  readonly delaySeconds: number;
  /** Milliseconds on any clock that never goes back. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

/** A server that asks for a longer pause gets it from the next run. */
export const LONGEST_WAIT_MS = 10_000;

/** A `Crawl-delay` beyond this would make one article take hours. */
const LONGEST_DELAY_MS = 60_000;

type Host = { last: Promise<void>; startAfter: number; restUntil: number; delayMs: number };

export function createHostGate({ delaySeconds, now = () => performance.now(), sleep }: HostGateOptions): HostGate {
  const hosts = new Map<string, Host>();
  const pause = sleep ?? ((milliseconds, signal) => delay(milliseconds, undefined, { signal }));

  function find(name: string): Host {
    let host = hosts.get(name);
    if (!host) {
      host = { last: Promise.resolve(), startAfter: 0, restUntil: 0, delayMs: delaySeconds * 1000 };
      hosts.set(name, host);
    }
    return host;
  }

  return {
    async enter(name, signal) {
      const host = find(name);
      const before = host.last;
      let leave: () => void = () => undefined;
      const mine = new Promise<void>((resolve) => {
        leave = resolve;
      });
      host.last = before.then(() => mine);
      try {
        await abortable(before, signal);
        const restMs = host.restUntil - now();
        if (restMs > LONGEST_WAIT_MS) throw resting(name, restMs);
        const waitMs = Math.max(restMs, host.startAfter - now());
        if (waitMs > 0) await pause(waitMs, signal);
        signal.throwIfAborted();
        host.startAfter = now() + host.delayMs;
        return leave;
      } catch (thrown) {
        leave();
        throw toLecternError(signal.aborted ? signal.reason : thrown, 'fetch');
      }
    },

    slowDown(name, seconds) {
      const host = find(name);
      host.delayMs = Math.min(Math.max(host.delayMs, seconds * 1000), LONGEST_DELAY_MS);
    },

    rest(name, milliseconds) {
      const host = find(name);
      host.restUntil = Math.max(host.restUntil, now() + milliseconds);
    },
  };
}

function abortable(waited: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    void waited.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}

const resting = (host: string, restMs: number) =>
  new LecternError(`${host} has asked not to be asked again for ${Math.ceil(restMs / 1000)} s.`, {
    code: 'http-status',
    stage: 'fetch',
    retryable: true,
    retryAfterMs: Math.ceil(restMs),
    hint: 'Nothing to do: a later run goes on. If it happens often, raise fetch.delaySeconds.',
  });
