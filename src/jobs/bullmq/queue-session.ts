/** A queue's connections to PostgreSQL: BullMQ's statements and ours, in one transaction where they belong together. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IQueueBackend } from 'bullmq';
import type { PoolClient } from 'pg';

export type QueueSession = {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Done again when the server could not do it now: all that `work` does has to be undone by a rollback. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** BullMQ's operations on one of its queues; those within {@link QueueSession.transaction} are part of it. */
  backend(queue: string): IQueueBackend;
  close(): Promise<void>;
};

export type SessionOptions = {
  /** How long a claim holds that is not extended. */
  readonly lockMs: number;
  /** How often it is looked for claims that were not. */
  readonly stalledMs: number;
  /** So long it is tried to reach a server that is away. Default 60 s. */
  readonly patienceMs?: number;
};

/** One for each loop that takes jobs, its heartbeat and a watcher: more would only wait for the server's processors. */
const MOST_CONNECTIONS = 4;

/** BullMQ fails what was lost too often; here the worker does, who can say why. */
const NEVER = 2 ** 31 - 1;

/** @throws whatever PostgreSQL or BullMQ's migrations have to say */
export async function openQueueSession(connectionString: string, options: SessionOptions): Promise<QueueSession> {
  const { lockMs, stalledMs, patienceMs = 60_000 } = options;
  // Most installations have no use for them.
  const [{ default: pg }, { createPostgresBackend, DEFAULT_SCHEMA, runMigrations }] = await Promise.all([
    import('pg'),
    import('bullmq'),
  ]);
  const pool = new pg.Pool({
    connectionString,
    max: MOST_CONNECTIONS,
    application_name: 'lectern queue',
    connectionTimeoutMillis: 10_000,
    // BullMQ's statements name no schema; ours find their tables where the store's do. Awaited, whatever its type says.
    onConnect: (client) =>
      client.query(
        `select set_config('search_path', '${DEFAULT_SCHEMA}, ' || current_setting('search_path'), false)`,
      ) as never,
  });
  pool.on('error', () => undefined);
  const current = new AsyncLocalStorage<PoolClient>();

  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    const until = performance.now() + patienceMs;
    for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 2000)) {
      try {
        return await work();
      } catch (thrown) {
        if (!isPassing(thrown) || performance.now() + pauseMs > until) throw thrown;
        await sleep(pauseMs);
      }
    }
  }

  // The part of a pool that BullMQ uses.
  const query = (text: string, values?: readonly unknown[]) => {
    const client = current.getStore();
    return client ? client.query(text, values?.slice()) : patiently(() => pool.query(text, values?.slice()));
  };
  const shared = { query, connect: () => pool.connect(), end: async () => undefined, on: () => shared };

  try {
    const client = await pool.connect();
    try {
      await runMigrations(client as never, DEFAULT_SCHEMA);
    } finally {
      client.release();
    }
    const connection = { lockDuration: lockMs, stalledInterval: stalledMs, maxStalledCount: NEVER, connection: shared };
    // A pool to BullMQ, and options of its workers, who share this type with its queues.
    const root = createPostgresBackend('lectern', connection as never);
    await root.waitUntilReady();
    const backends = new Map<string, IQueueBackend>();
    return {
      query: async <Row>(text: string, values?: readonly unknown[]) => (await query(text, values)).rows as Row[],
      backend(name) {
        const backend = backends.get(name) ?? root.forQueue(name);
        backends.set(name, backend);
        return backend;
      },
      transaction: (work) =>
        patiently(async () => {
          const client = await pool.connect();
          let broken: Error | undefined;
          try {
            await client.query('begin');
            const result = await current.run(client, work);
            await client.query('commit');
            return result;
          } catch (thrown) {
            await client.query('rollback').catch((error: Error) => {
              broken = error;
            });
            throw thrown;
          } finally {
            client.release(broken);
          }
        }),
      async close() {
        await root.close();
        await pool.end();
      },
    };
  } catch (thrown) {
    await pool.end();
    throw thrown;
  }
}

/** Connection lost or refused, the server stopping or starting, a deadlock, two transactions in each other's way. */
function isPassing(thrown: unknown): boolean {
  const { code = '', message = '' } = thrown as { readonly code?: string; readonly message?: string };
  return (
    /^(?:08|57P0[123]|40001|40P01|ECONN|EPIPE|ETIMEDOUT|53300)/.test(code) ||
    /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
      message,
    )
  );
}
