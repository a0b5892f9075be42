/** A SQLite connection that is whole when it is closed, and whose failures carry SQLite's own names. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';

export type Row = Readonly<Record<string, unknown>>;

export type Connection = {
  /** One statement or several, without parameters or rows. */
  exec(sql: string): void;
  /** Whether the statement gives rows. */
  isReader(sql: string): boolean;
  all(sql: string, parameters?: readonly unknown[]): Row[];
  /** The first row. */
  get(sql: string, parameters?: readonly unknown[]): Row | undefined;
  run(sql: string, parameters?: readonly unknown[]): Changes;
  isInTransaction(): boolean;
  /** At once when only {@link Connection.exec} was used. */
  close(): Promise<void>;
};

export type Changes = { readonly changes: number; readonly lastInsertRowid: number | bigint };

export type ConnectionOptions = {
  readonly isReadOnly?: boolean;
  /** So long a lock is waited for; by default not at all. */
  readonly timeoutMs?: number;
};

/** Statements that are kept prepared; an application has fewer. */
const KEPT_STATEMENTS = 200;

/**
 * Opens the database file, creating it unless it is only to be read.
 *
 * @throws Error `code` is the name of SQLite's primary result code: `SQLITE_BUSY`, `SQLITE_CORRUPT`, `SQLITE_FULL`, …
 */
export function openConnection(path: string, options: ConnectionOptions = {}): Connection {
  const { isReadOnly = false, timeoutMs = 0 } = options;
  const database = named(() => new DatabaseSync(path, { readOnly: isReadOnly, timeout: timeoutMs }));
  const statements = new Map<string, StatementSyncInstance>();
  let prepared = 0;
  const collected = new FinalizationRegistry(() => {
    prepared -= 1;
  });

  function prepare(sql: string): StatementSyncInstance {
    const kept = statements.get(sql);
    if (kept) return kept;
    const statement = named(() => database.prepare(sql));
    prepared += 1;
    collected.register(statement, undefined);
    const [oldest] = statements.keys();
    if (oldest !== undefined && statements.size >= KEPT_STATEMENTS) statements.delete(oldest);
    statements.set(sql, statement);
    return statement;
  }

  /**
   * The driver finalizes statements when they are collected, and SQLite keeps a connection with statements open: it
   * would hold its locks, and remove the log beside a new database of the same name later.
   */
  async function finalizeStatements(): Promise<void> {
    statements.clear();
    for (let round = 0; prepared > 0 && round < 10; round += 1) {
      await collectGarbage();
    }
    // Finalizers in native code run a turn later.
    await nextTurn();
  }

  return {
    exec: (sql) => named(() => database.exec(sql)),
    isReader: (sql) => prepare(sql).columns().length > 0,
    all: (sql, parameters = []) => named(() => prepare(sql).all(...parameters)),
    get: (sql, parameters = []) => named(() => prepare(sql).get(...parameters)),
    run: (sql, parameters = []) => named(() => prepare(sql).run(...parameters)),
    isInTransaction: () => database.isTransaction,
    close: async () => {
      if (prepared > 0) await finalizeStatements();
      if (database.isOpen) database.close();
    },
  };
}

let collect: (() => void) | undefined;
let collecting: Promise<void> | undefined;

/** It stops the process for some 50 ms: connections that close at once share it. */
function collectGarbage(): Promise<void> {
  collecting ??= nextTurn().then(() => {
    collecting = undefined;
    collectNow();
    return nextTurn();
  });
  return collecting;
}

function collectNow(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    // A function of V8's own.
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}

/** The texts of sqlite3_errstr(): the driver's `all` tells no code (as of 1.2.1). */
const CODE_OF_MESSAGE: readonly (readonly [message: RegExp, code: string])[] = [
  [/database disk image is malformed|malformed database schema/, 'SQLITE_CORRUPT'],
  [/file is not a database/, 'SQLITE_NOTADB'],
  [/database is locked/, 'SQLITE_BUSY'],
  [/database (table|schema) is locked/, 'SQLITE_LOCKED'],
  [/database or disk is full/, 'SQLITE_FULL'],
  [/attempt to write a readonly database/, 'SQLITE_READONLY'],
  [/unable to open database file/, 'SQLITE_CANTOPEN'],
  [/disk I\/O error/, 'SQLITE_IOERR'],
];

function named<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    // The driver throws errors only.
    const error = thrown as Error & { readonly sqliteCodeName?: string };
    const code = error.sqliteCodeName ?? CODE_OF_MESSAGE.find(([message]) => message.test(error.message))?.[1];
    throw code === undefined ? error : Object.assign(error, { code });
  }
}
