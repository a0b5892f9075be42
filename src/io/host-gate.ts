/** Politeness to a host: one request at a time, a pause between starts, and rest when the server asks for it. */
import { setTimeout as delay } from 'node:timers/promises';
import { LecternError, toLecternError } from '../errors.ts';
import { capWait, describeWait, LONGEST_HOST_WAIT_MS } from './waits.ts';

export type HostGate = {
  /**
   * Waits for its turn at a host (`name:port`). Whoever is let in gives the returned key back when the answer was read.
   *
   * @throws LecternError `http-status`, retryable, when the host has asked for a rest that is too long to wait for
   */
  enter(host: string, signal: AbortSignal): Promise<() => void>;
  /** At least this between two starts at a host; never less than the gate's own delay. */
  slowDown(host: string, seconds: number): void;
  /** Nobody is let in for so long, a day at most. */
  rest(host: string, milliseconds: number): Promise<void>;
};

/** The rests of hosts as every process of an installation knows them. Instants are ISO 8601. */
export type HostRests = {
  find(host: string): Promise<string | undefined>;
  /** Forgets those that are over at `now`. */
  save(host: string, until: string, now: string): Promise<void>;
};

export type HostGateOptions = {
  readonly delaySeconds: number;
  /** Milliseconds on any clock that never goes back. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Absent: rests end with the process. */
  readonly rests?: HostRests;
  /** The time of day, for what is kept in `rests`. */
  readonly wallClock?: () => number;
};

/** A server that asks for a longer pause gets it from the next run. */
export const LONGEST_WAIT_MS = 10_000;

/** A `Crawl-delay` beyond this would make one article take hours. */
const LONGEST_DELAY_MS = 60_000;

type Host = { last: Promise<void>; startAfter: number; restUntil: number; delayMs: number };

export function createHostGate(options: HostGateOptions): HostGate {
  const { delaySeconds, now = () => performance.now(), sleep, rests, wallClock = Date.now } = options;
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

  /** What other processes know, in milliseconds from now. A rest beyond the longest is from before the clock was put back. */
  async function knownRestMs(name: string): Promise<number> {
    // A store that cannot be read now is no reason to ask nothing any more.
    const until = await rests?.find(name).catch(() => undefined);
    const restMs = until === undefined ? 0 : Date.parse(until) - wallClock();
    return restMs <= LONGEST_HOST_WAIT_MS ? restMs : 0;
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
        const restMs = Math.max(host.restUntil - now(), await knownRestMs(name));
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
      host.delayMs = Math.max(host.delayMs, capWait(seconds * 1000, LONGEST_DELAY_MS));
    },

    async rest(name, milliseconds) {
      const restMs = capWait(milliseconds, LONGEST_HOST_WAIT_MS);
      if (restMs === 0) return;
      const host = find(name);
      host.restUntil = Math.max(host.restUntil, now() + restMs);
      const [since, until] = [wallClock(), wallClock() + restMs].map((at) => new Date(at).toISOString());
      // This process keeps to it in any case.
      if (since !== undefined && until !== undefined) await rests?.save(name, until, since).catch(() => undefined);
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
  new LecternError(`${host} has asked not to be asked again for ${describeWait(restMs)}.`, {
    code: 'http-status',
    stage: 'fetch',
    retryable: true,
    retryAfterMs: Math.ceil(restMs),
    hint: 'Nothing to do: a later run goes on. If it happens often, raise fetch.delaySeconds.',
  });
