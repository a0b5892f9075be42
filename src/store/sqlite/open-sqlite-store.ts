/** The store in one SQLite file (WAL): no server, safe under kill -9 and two processes, rebuilt when it is damaged. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Dialect, Kysely, Migrator, SqliteAdapter, SqliteDialect } from 'kysely';
import { LecternError, toLecternError } from '../../errors.ts';
import { sweepTemporaryFiles } from '../../io/atomic-files.ts';
import { makeFolderSync } from '../../io/make-folder.ts';
import { type BackupSource, fillBackup, finishPending, restoreBackup, withBackup } from '../backed-up-store.ts';
import { hasBackup, isFilled } from '../backup-files.ts';
import { createStore } from '../create-store.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import type { Schema } from '../schema.ts';
import { createCacheIndex } from '../sql/cache-index.ts';
import type { Database } from '../sql/database.ts';
import { createQueue, holdsClaim, type QueueOptions } from '../sql/queue.ts';
import type { StoreWithQueue } from '../store.ts';
import { type Connection, openConnection } from './connection.ts';
import { holdShared, withExclusiveFile } from './file-locks.ts';
import { damaged, damageMarkOf, guardConnection, markDamaged, toStoreError } from './guard-connection.ts';
import { quarantine, salvageRows } from './quarantine.ts';

/** A database up to this size is looked through whenever it is opened: at most some 100 ms. */
const QUICKLY_CHECKED_BYTES = 64e6;

export type OpenOptions = QueueOptions & {
  /**
   * Told when a damaged or lost database was replaced by a new one with what could be read of it and what the backup
   * beside it holds. Absent: such a database is refused and left as it is.
   */
  readonly onRecovery?: (notice: string) => void;
};

/**
 * Opens `path`, creating and migrating it as needed. Beside it stands a folder `backup` with a copy of each episode.
 *
 * @throws LecternError `unreadable` when the file is no database or is damaged, `invalid` when a newer Lectern wrote
 * it, `busy` when another program holds it, or works with a damaged one
 */
export async function openSqliteStore(
  path: string,
  { onRecovery, ...queue }: OpenOptions = {},
): Promise<StoreWithQueue> {
  const backup = backupOf(path);
  let reason: LecternError | undefined;
  try {
    const opened = await open(path, { queue });
    if (onRecovery) await sweepTemporaryFiles(backup);
    if (!onRecovery || !(await isLost(opened, backup))) {
      if (onRecovery && !isFilled(backup)) await fillBackup(await toBackupSource(opened), backup);
      await finishPending(opened.store, backup);
      return withBackup(opened.store, backup);
    }
    await opened.store.close();
  } catch (thrown) {
    if (!onRecovery || !(thrown instanceof LecternError) || thrown.code !== 'unreadable') throw thrown;
    reason = thrown;
  }
  const notice = await recover(path, reason);
  if (notice !== undefined) onRecovery(notice);
  return withBackup((await open(path, { queue })).store, backup);
}

/** Where the copies of a database's episodes lie. */
export const backupOf = (path: string) => join(dirname(path), 'backup');

/** Held by all who have the database open: it is only moved away when nobody has. */
export const usersOf = (path: string) => `${path}.users`;

type Opened = { readonly store: StoreWithQueue; readonly database: Kysely<Schema> };

type Opening = { readonly isAlone?: boolean; readonly queue?: QueueOptions | undefined };

async function open(path: string, { isAlone = false, queue }: Opening = {}): Promise<Opened> {
  let inUse: Connection | undefined;
  let connection: Connection | undefined;
  try {
    makeFolderSync(dirname(path));
    if (!isAlone) inUse = await holdShared(usersOf(path));
    const opened = openConnection(path, { timeoutMs: 10_000 });
    connection = opened;
    opened.exec('pragma journal_mode = WAL; pragma synchronous = FULL');
    assertSound(opened, path);
    const database = new Kysely<Schema>({ dialect: createDialect(opened, path) });
    await migrate(database, path);
    assertReadable(opened, path);
    const plain = toDatabase(database);
    const store = createStore(plain, holdsClaim, {
      cacheIndex: createCacheIndex(plain),
      exclusively: (name, work, signal) => withExclusiveFile(join(dirname(path), `${name}.lock`), work, signal),
      async close() {
        await database.destroy();
        await opened.close();
        await inUse?.close();
      },
    });
    return { store: { ...store, queue: createQueue(plain, queue) }, database };
  } catch (thrown) {
    await connection?.close();
    await inUse?.close();
    throw unreadable(path, toStoreError(thrown, path));
  }
}

/** For whoever holds the users' lock by himself. */
export async function openAlone(path: string): Promise<{ readonly store: StoreWithQueue; readonly tables: Database }> {
  const { store, database } = await open(path, { isAlone: true });
  return { store, tables: toDatabase(database) };
}

/** SQLite has one writer at a time. */
function toDatabase(query: Kysely<Schema>): Database {
  const write: Database['write'] = (work) => query.transaction().execute(work);
  return { query, write, writeAlone: (_, work) => write(work) };
}

function assertSound(connection: Connection, path: string): void {
  if (existsSync(damageMarkOf(path))) throw damaged(path, 'a run met it');
  if (statSync(path).size > QUICKLY_CHECKED_BYTES) return;
  const found = connection.get('pragma quick_check(1)')?.['quick_check'];
  if (found === 'ok') return;
  markDamaged(path);
  // The first line only says which database it is.
  throw damaged(path, String(found).replace(/^\*\*\* .* \*\*\*\s*/, ''));
}

function assertReadable(connection: Connection, path: string): void {
  if (statSync(path).size > QUICKLY_CHECKED_BYTES) return;
  // Within a text SQLite itself notices nothing.
  if (connection.get('select 1 from episodes where not json_valid(episode)') !== undefined)
    throw damaged(path, 'an episode in it cannot be read');
}

/** Replaces the database, unless another process has done so meanwhile. @returns what was done, in words */
async function recover(path: string, reason: LecternError | undefined): Promise<string | undefined> {
  const backup = backupOf(path);
  const work = async () => {
    const again = await open(path, { isAlone: true }).catch(() => undefined);
    const isReplaced = again && !(await isLost(again, backup));
    await again?.store.close();
    if (isReplaced) return undefined;
    const aside = again ? undefined : quarantine(path, new Date());
    const { store } = await open(path, { isAlone: true });
    const rows = aside === undefined ? 0 : await salvageRows(aside, path);
    const episodes = await restoreBackup(store, backup);
    await store.close();
    const restored = `${episodes} ${episodes === 1 ? 'episode' : 'episodes'} of its backup`;
    return aside === undefined
      ? `The database ${path} was gone. A new one has ${restored}.`
      : `${reason?.message ?? 'The database is damaged.'} It is kept as ${aside}; a new one has ${rows} rows of it and ${restored}.`;
  };
  const waiting = AbortSignal.timeout(LONGEST_WAIT_MS);
  for (;;) {
    const turn = AbortSignal.timeout(TURN_MS);
    try {
      return await withExclusiveFile(usersOf(path), work, turn);
    } catch (thrown) {
      if (thrown !== turn.reason) throw thrown;
    }
    // The process with the exclusive lock may have replaced it meanwhile.
    const again = await open(path).catch(() => undefined);
    const isReplaced = again && !(await isLost(again, backup));
    await again?.store.close();
    if (isReplaced) return undefined;
    if (waiting.aborted)
      throw new LecternError(`${reason?.message ?? `The database ${path} is gone.`} Another process works with it.`, {
        code: 'busy',
        stage: 'store',
        hint: 'End every `lectern serve` and `lectern run` of this installation, then start again: the library is then built anew.',
        cause: reason,
      });
  }
}

/** So long it is waited until nobody has a damaged database open, with a look at it now and then. */
const LONGEST_WAIT_MS = 10_000;
const TURN_MS = 500;

/** Nothing is in it, though once there was. */
const isLost = async (opened: Opened, backup: string): Promise<boolean> =>
  (await hasBackup(backup)) && (await isEmpty(opened.database));

async function isEmpty(database: Kysely<Schema>): Promise<boolean> {
  const item = await database.selectFrom('items').select('url').limit(1).executeTakeFirst();
  const person = await database.selectFrom('people').select('id').limit(1).executeTakeFirst();
  return item === undefined && person === undefined;
}

async function toBackupSource({ store, database }: Opened): Promise<BackupSource> {
  const listened = await database.selectFrom('people').select('show_id').distinct().execute();
  const worked = await database.selectFrom('items').select('show_id').distinct().execute();
  return {
    store,
    shows: [...new Set([...worked, ...listened].map(({ show_id }) => show_id))],
    episodes: async (showId) => (await store.episodes.heads(showId)).map(({ id }) => id),
    async about(showId, id) {
      const row = await database
        .selectFrom('episodes')
        .leftJoin('fingerprints', (join) =>
          join
            .onRef('fingerprints.show_id', '=', 'episodes.show_id')
            .onRef('fingerprints.episode_id', '=', 'episodes.id'),
        )
        .select(['digest_id', 'fingerprint'])
        .where('episodes.show_id', '=', showId)
        .where('episodes.id', '=', id)
        .executeTakeFirst();
      return {
        ...(typeof row?.fingerprint === 'string' && { fingerprint: row.fingerprint }),
        ...(typeof row?.digest_id === 'string' && { digestId: row.digest_id }),
      };
    },
  };
}

/** An empty store that ends with the process, for what must not be written down. */
export async function openMemoryStore(options: QueueOptions = {}): Promise<StoreWithQueue> {
  const database = new Kysely<Schema>({ dialect: createDialect(openConnection(':memory:'), ':memory:') });
  const { error } = await migrateToLatest(database);
  if (error !== undefined) throw error;
  const plain = toDatabase(database);
  const store = createStore(plain, holdsClaim, {
    cacheIndex: createCacheIndex(plain),
    exclusively: (_, work) => work(),
    close: () => database.destroy(),
  });
  return { ...store, queue: createQueue(plain, options) };
}

/** SQLite takes back what changed its schema too, of which Kysely's own adapter makes no use. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function createDialect(connection: Connection, path: string): Dialect {
  const dialect = new SqliteDialect({ database: guardConnection(connection, path) });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (database) => dialect.createIntrospector(database),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** All migrations or none: a process that is killed among them would leave tables that the next one cannot create. */
async function migrateToLatest(database: Kysely<Schema>) {
  const options = { db: database, provider: { getMigrations: async () => ({ ...allMigrations }) } };
  const migrations = await new Migrator(options).getMigrations();
  // A transaction locks the database, for which a reader would wait without need.
  const isLatest = migrations.every(({ executedAt }) => executedAt !== undefined);
  return new Migrator({ ...options, disableTransactions: isLatest }).migrateToLatest();
}

async function migrate(database: Kysely<Schema>, path: string): Promise<void> {
  // Kysely does not lock a SQLite migration, and two first runs at once would both create the tables.
  const { error } = await withExclusiveFile(`${path}.migrate`, () => migrateToLatest(database));
  if (error === undefined) return;
  if (error instanceof Error && /corrupted migrations/.test(error.message))
    throw new LecternError(`${path} was written by a newer Lectern.`, {
      code: 'invalid',
      stage: 'store',
      hint: 'Update Lectern, or name another folder in paths.data.',
      cause: error,
    });
  throw error;
}

function unreadable(path: string, thrown: unknown): LecternError {
  const known = toLecternError(thrown, 'store');
  if (known.code !== 'internal') return known;
  return new LecternError(`The database ${path} cannot be used: ${known.message}.`, {
    code: 'invalid',
    stage: 'store',
    hint: 'Put a backup in its place, or move the file away: Lectern then builds the library anew.',
    cause: thrown,
  });
}
