/** One connection that hears PostgreSQL's notifications, made anew whenever it is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

/** `payload`: `undefined` when the connection was lost for a while, so that something may have been missed. */
export type OnNotification = (payload: string | undefined) => void;

export type PostgresListener = {
  /** @returns how to stop hearing */
  hear(channel: string, onNotification: OnNotification): () => void;
  close(): Promise<void>;
};

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/** @throws whatever PostgreSQL says at the first attempt */
export async function openPostgresListener(
  connectionString: string,
  channels: readonly string[],
): Promise<PostgresListener> {
  const { default: pg } = await import('pg');
  const hearers = new Map<string, Set<OnNotification>>(channels.map((channel) => [channel, new Set()]));
  const closing = new AbortController();
  let client: Client | undefined;

  async function connect(): Promise<void> {
    const opened = new pg.Client({ connectionString, application_name: 'lectern listener', keepAlive: true });
    opened.on('notification', ({ channel, payload = '' }) => {
      for (const tell of [...(hearers.get(channel) ?? [])]) tell(payload);
    });
    // Of the connection that is in use only: one that never came about is told of by `connect`.
    opened.on('error', () => opened === client && void reconnect());
    opened.on('end', () => opened === client && void reconnect());
    try {
      await opened.connect();
      for (const channel of channels) await opened.query(`listen "${channel}"`);
      client = opened;
    } catch (thrown) {
      await opened.end().catch(() => undefined);
      throw thrown;
    }
  }

  async function reconnect(): Promise<void> {
    client = undefined;
    for (let pauseMs = FIRST_PAUSE_MS; !closing.signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      const isBack = await connect().then(
        () => true,
        () => false,
      );
      if (!isBack) continue;
      if (closing.signal.aborted) await end();
      for (const tell of [...hearers.values()].flatMap((all) => [...all])) tell(undefined);
      return;
    }
  }

  async function end(): Promise<void> {
    const ending = client;
    client = undefined;
    await ending?.end().catch(() => undefined);
  }

  await connect();
  return {
    hear(channel, onNotification) {
      // Two that share a function are two.
      const mine: OnNotification = (payload) => onNotification(payload);
      hearers.get(channel)?.add(mine);
      return () => hearers.get(channel)?.delete(mine);
    },
    async close() {
      closing.abort();
      await end();
    },
  };
}
