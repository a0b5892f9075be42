/** Turns at hosts in a table that all processes of an installation share; a process that fell silent loses its own. */
import { randomUUID } from 'node:crypto';
import type { HostTurns } from './host-gate.ts';

export type PostgresHostTurnsOptions = {
  readonly query: <Row>(text: string, values: readonly unknown[]) => Promise<readonly Row[]>;
  /** The time of day, the same for all processes. */
  readonly wallClock: () => number;
};

/** How long a turn lasts whose process is not heard of. */
const LEASE_MS = 12_000;

/** How often a host is looked at that another process asks. */
const LOOK_MS = 200;

export type PostgresHostTurns = HostTurns & { close(): void };

export function createPostgresHostTurns({ query, wallClock }: PostgresHostTurnsOptions): PostgresHostTurns {
  const held = new Map<string, string>();
  const leaving = new Map<string, Promise<unknown>>();
  const renewing = setInterval(() => {
    if (held.size === 0) return;
    // What is not renewed now is renewed the next time.
    query('update host_turns set held_until = $1 where token = any($2)', [
      wallClock() + LEASE_MS,
      [...held.values()],
    ]).catch(() => undefined);
  }, LEASE_MS / 4);
  renewing.unref();

  async function leave(host: string, token: string): Promise<void> {
    held.delete(host);
    const left = query('update host_turns set token = null where host = $1 and token = $2', [host, token]);
    leaving.set(
      host,
      left.catch(() => undefined),
    );
    await leaving.get(host);
  }

  return {
    async take(host, pauseMs) {
      await leaving.get(host);
      leaving.delete(host);
      const [now, token] = [Math.round(wallClock()), randomUUID()];
      const taken = await query(
        `insert into host_turns (host, token, held_until, free_at) values ($1, $2, $3, $4)
         on conflict (host) do update set token = $2, held_until = $3, free_at = $4
           where host_turns.free_at <= $5 and (host_turns.token is null or host_turns.held_until <= $5)
         returning host`,
        [host, token, now + LEASE_MS, Math.ceil(now + pauseMs), now],
      );
      if (taken.length > 0) {
        held.set(host, token);
        return { leave: () => void leave(host, token) };
      }
      const [row] = await query<{ token: string | null; free_at: string | number }>(
        'select token, free_at from host_turns where host = $1',
        [host],
      );
      const pauses = Math.max(0, Number(row?.free_at ?? now) - now);
      return { waitMs: row?.token == null ? pauses : Math.max(pauses, LOOK_MS) };
    },
    close: () => clearInterval(renewing),
  };
}
