/** Connections to a PostgreSQL server that survive its restarts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import type { Schema } from '../schema.ts';
import { type Database, toParameter, type Work } from '../sql/database.ts';
import { isAway, type Retrying, withRetry } from './retry.ts';

/** Few: a process works on one article and answers some listeners, and a server has a hundred for all of them. */
const CONNECTIONS = 5;

const CONNECT_MS = 10_000;
const STATEMENT_MS = 60_000;

/** A process that is stopped in a transaction holds up whoever takes its job over. */
const IDLE_IN_TRANSACTION_MS = 5000;

const LOCK_POLL_MS = 100;

/** A restart of the server takes less. */
const HURRY_MS = 3000;

/** After so long without an answer to a statement, the way to the server is taken for cut. */
const NO_ANSWER_MS = STATEMENT_MS + 5000;

export type Postgres = Database & {
  /** For somebody who waits for an answer: a server that is away is not waited for. */
  readonly hurried: Database;
  /** The server and the database, without the password. */
  readonly server: string;
  readonly pool: pg.Pool;
  /** Nothing is tried again. */
  readonly direct: Kysely<Schema>;
  /** Runs `work`, which may take long, while no other process runs one of this name; waits its turn until `signal`. */
  exclusively<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  close(): Promise<void>;
};

export type PostgresOptions = Omit<Retrying, 'server'> & {
  /** As `pg_stat_activity` shows it. Default `lectern`. */
  readonly applicationName?: string;
};

/** Nothing is asked of the server yet. `url`: as libpq takes it. */
export function openPostgres(url: string, options: PostgresOptions = {}): Postgres {
  const server = nameServer(url);
  const retrying: Retrying = { ...options, server };
  const pool = new pg.Pool({
    application_name: options.applicationName ?? 'lectern',
    keepAlive: true,
    max: CONNECTIONS,
    // Whoever moves the state elsewhere sees that this process works with it.
    min: 1,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: NO_ANSWER_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    options: '-c datestyle=ISO -c timezone=UTC',
    types: { getTypeParser },
    connectionString: url,
  });
  // A connection that ends while nobody uses it is no failure: the next statement gets another.
  pool.on('error', () => undefined);
  const direct = toKysely(() => checkOut(pool));
  return {
    ...toDatabase(pool, direct, retrying),
    hurried: toDatabase(pool, direct, { server, patienceMs: Math.min(HURRY_MS, retrying.patienceMs ?? HURRY_MS) }),
    server,
    pool,
    direct,
    async exclusively(name, work, signal) {
      for (;;) {
        const client = await withRetry(retrying, () => tryLock(pool, name));
        if (client) return work().finally(() => client.release(true));
        await sleep(LOCK_POLL_MS, undefined, { signal });
      }
    },
    close: () => pool.end(),
  };
}

/** `PostgreSQL at db.example.org:5432 (database lectern)` */
export function nameServer(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url });
  return `PostgreSQL at ${host}:${port} (database ${database ?? ''})`;
}

function toDatabase(pool: pg.Pool, direct: Kysely<Schema>, retrying: Retrying): Database {
  const query = toKysely(async () => ({
    query: (text: string, parameters: readonly unknown[]) =>
      withRetry(retrying, () => pool.query(text, parameters.map(toParameter))),
    release: () => undefined,
  }));
  const begin = <T>(level: 'repeatable read' | 'read committed', work: Work<T>) =>
    withRetry(retrying, () => direct.transaction().setIsolationLevel(level).execute(work));
  return {
    query,
    write: (work) => begin('repeatable read', work),
    // What is read after the lock must not be from before it.
    writeAlone: (name, work) =>
      begin('read committed', async (transaction) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
        return work(transaction);
      }),
  };
}

/** A connection that holds a lock as long as it lives; `undefined`: another does. */
async function tryLock(pool: pg.Pool, name: string): Promise<pg.PoolClient | undefined> {
  const client = await pool.connect();
  client.on('error', () => undefined);
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name]);
    if (rows[0]?.held === true) return client;
    client.release(true);
    return undefined;
  } catch (thrown) {
    client.release(true);
    throw thrown;
  }
}

type Client = {
  query(text: string, parameters: readonly unknown[]): Promise<unknown>;
  release(): void;
};

const toKysely = (connect: () => Promise<Client>): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new PostgresDialect({
      // Kysely asks a client for nothing else, unless rows are streamed.
      pool: { connect: connect as () => Promise<PostgresPoolClient>, end: async () => undefined },
    }),
  });

/** A connection for a transaction; one that has failed is not used again. */
async function checkOut(pool: pg.Pool): Promise<Client> {
  const client = await pool.connect();
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure = error;
  };
  // Its end between two statements would end the process.
  client.on('error', fail);
  return {
    async query(text, parameters) {
      try {
        return await client.query(text, parameters.map(toParameter));
      } catch (thrown) {
        if (isAway(thrown as Error)) fail(thrown as Error);
        throw thrown;
      }
    },
    release() {
      client.off('error', fail);
      client.release(failure);
    },
  };
}

const { INT8, TIMESTAMPTZ } = pg.types.builtins;

/** Counts as numbers, instants as `Date.prototype.toISOString` writes them. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === INT8) return Number;
  const parse = pg.types.getTypeParser(type, format as 'text');
  return type === TIMESTAMPTZ ? (text: string) => (parse(text) as Date).toISOString() : parse;
}
