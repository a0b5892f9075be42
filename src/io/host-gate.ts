/** The port to politeness: every request to a host enters here first. */

export type HostGate = {
  /**
   * Waits for its turn at a host (`name:port`): one request at a time, with a pause between starts. Whoever is let in
   * gives the returned key back when the answer was read.
   *
   * @throws LecternError `http-status`, retryable, when the host has asked for a rest that is too long to wait for; `cancelled`
   */
  enter(host: string, signal: AbortSignal): Promise<() => void>;
  /** At least this between two starts at a host, a minute at most; never less than the gate's own delay. */
  slowDown(host: string, seconds: number): Promise<void>;
  /** Nobody is let in for so long, a day at most, by any process of the installation. */
  rest(host: string, milliseconds: number): Promise<void>;
};

/** The rests of hosts as every process of an installation knows them. Instants are ISO 8601. */
export type HostRests = {
  find(host: string): Promise<string | undefined>;
  /** Forgets those that are over at `now`. */
  save(host: string, until: string, now: string): Promise<void>;
};

/** Turns at hosts among the processes of an installation. */
export type HostTurns = {
  /** Takes the turn at a host when it is free and `pauseMs` have gone since the last start there; else says when to ask again. */
  take(host: string, pauseMs: number): Promise<{ readonly leave: () => void } | { readonly waitMs: number }>;
};

/** A server that asks for a longer pause gets it from the next run. */
export const LONGEST_WAIT_MS = 10_000;
