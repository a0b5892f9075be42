/** The gate of one process; rests and turns count for every process that shares `rests` and `turns`. */
import { setTimeout as delay } from 'node:timers/promises';
import { LecternError, toLecternError } from '../errors.ts';
import { type HostGate, type HostRests, type HostTurns, LONGEST_WAIT_MS } from './host-gate.ts';
import { capWait, describeWait, LONGEST_HOST_WAIT_MS } from './waits.ts';

export type LocalHostGateOptions = {
  readonly delaySeconds: number;
  /** Milliseconds on any clock that never goes back. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Absent: rests end with the process. */
  readonly rests?: HostRests;
  /** Absent: only this process has them. */
  readonly turns?: HostTurns;
  /** The time of day, for what is kept in `rests`. */
  readonly wallClock?: () => number;
};

/** A `Crawl-delay` beyond this would make one article take hours. */
const LONGEST_DELAY_MS = 60_000;

type Host = { last: Promise<void>; startAfter: number; restUntil: number; delayMs: number };

export function createLocalHostGate(options: LocalHostGateOptions): HostGate {
  const { delaySeconds, now = () => performance.now(), sleep, rests, turns, wallClock = Date.now } = options;
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

  /** Waits for the other processes. @returns how to let them in again */
  async function takeTurn(name: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    for (;;) {
      const turn = await turns?.take(name, find(name).delayMs);
      if (!turn || 'leave' in turn) return turn?.leave;
      await pause(turn.waitMs, signal);
    }
  }

  return {
    async enter(name, signal) {
      const host = find(name);
      const before = host.last;
      let leaveHere: () => void = () => undefined;
      let leaveShared: (() => void) | undefined;
      const mine = new Promise<void>((resolve) => {
        leaveHere = resolve;
      });
      const leave = () => {
        leaveShared?.();
        leaveHere();
      };
      host.last = before.then(() => mine);
      try {
        await abortable(before, signal);
        leaveShared = await takeTurn(name, signal);
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

    async slowDown(name, seconds) {
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
    why: { kind: 'rests', host },
  });
