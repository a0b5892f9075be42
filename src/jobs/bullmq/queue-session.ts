/** A queue's connections to PostgreSQL: BullMQ's statements and ours, in one transaction where they belong together. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IQueueBackend } from 'bullmq';
import type { PoolClient } from 'pg';
import { nameServer } from '../../store/postgres/open-postgres.ts';
import { withRetry } from '../../store/postgres/retry.ts';

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
  readonly onNotice?: (notice: string) => void;
};

/** One for each loop that takes jobs, its heartbeat and a watcher: more would only wait for the server's processors. */
const MOST_CONNECTIONS = 4;

/** BullMQ fails what was lost too often; here the worker does, who can say why. */
const NEVER = 2 ** 31 - 1;

/** @throws whatever PostgreSQL or BullMQ's migrations have to say */
export async function openQueueSession(connectionString: string, options: SessionOptions): Promise<QueueSession> {
  const { lockMs, stalledMs, onNotice } = options;
  const retrying = { server: nameServer(connectionString), onNotice };
  // Most installations have no use for them.
  const [{ default: pg }, { createPostgresBackend, DEFAULT_SCHEMA, runMigrations }] = await Promise.all([
    import('pg'),
    import('bullmq'),
  ]);
  const pool = new pg.Pool({
    connectionString,
    max: MOST_CONNECTIONS,
    application_name: 'lectern queue',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    query_timeout: 65_000,
    // A process that is stopped in a transaction holds up whoever takes its job over.
    idle_in_transaction_session_timeout: 5000,
    // BullMQ's statements name no schema; ours find their tables where the store's do. Awaited, whatever its type says.
    onConnect: (client) =>
      client.query(
        `select set_config('search_path', '${DEFAULT_SCHEMA}, ' || current_setting('search_path'), false)`,
      ) as never,
  });
  pool.on('error', () => undefined);
  const current = new AsyncLocalStorage<PoolClient>();

  const patiently = <T>(work: () => Promise<T>): Promise<T> => withRetry(retrying, work);

  // There are some thirty, all without text of their own: each connection plans each of them once.
  const names = new Map<string, string>();
  const prepare = (text: string, values: readonly unknown[]) => {
    const name = names.get(text) ?? `lectern ${names.size}`;
    names.set(text, name);
    return { name, text, values: values.slice() };
  };

  // The part of a pool that BullMQ uses.
  const query = (text: string, values?: readonly unknown[]) => {
    const asked = values ? prepare(text, values) : { text };
    const client = current.getStore();
    return client ? client.query(asked) : patiently(() => pool.query(asked));
  };
  const shared = { query, connect: () => pool.connect(), end: async () => undefined, on: () => shared };

  try {
    await patiently(async () => {
      const client = await pool.connect();
      try {
        await runMigrations(client as never, DEFAULT_SCHEMA);
      } finally {
        client.release();
      }
    });
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
          const fail = (error: Error) => {
            broken = error;
          };
          // Its end between two statements would end the process.
          client.on('error', fail);
          try {
            await client.query('begin');
            const result = await current.run(client, work);
            await client.query('commit');
            return result;
          } catch (thrown) {
            await client.query('rollback').catch(fail);
            throw thrown;
          } finally {
            client.off('error', fail);
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
