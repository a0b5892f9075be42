/** The store in one SQLite file (WAL): no server, and safe under kill -9 and two processes. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { LecternError, toLecternError } from '../../errors.ts';
import { createStore } from '../create-store.ts';
import { allMigrations } from '../migrations/all-migrations.ts';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';
import { withExclusiveFile } from './file-leases.ts';

/**
 * Opens `path`, creating and migrating it as needed.
 *
 * @throws LecternError `unreadable` when the file is no database or is damaged, `invalid` when a newer Lectern wrote it
 */
export async function openSqliteStore(path: string): Promise<Store> {
  let connection: Database.Database;
  try {
    mkdirSync(dirname(path), { recursive: true });
    connection = new Database(path, { timeout: 10_000 });
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    // Kysely does not lock a SQLite migration, and two first runs at once would both create the tables.
    await withExclusiveFile(`${path}.migrate`, () => migrate(database, path));
  } catch (thrown) {
    await database.destroy();
    throw thrown;
  }
  return createStore(database);
}

async function migrate(database: Kysely<Schema>, path: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...allMigrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && /corrupted migrations/.test(error.message))
    throw new LecternError(`${path} was written by a newer Lectern.`, {
      code: 'invalid',
      stage: 'store',
      hint: 'Update Lectern, or name another folder in paths.data.',
      cause: error,
    });
  throw unreadable(path, error);
}

function unreadable(path: string, thrown: unknown): LecternError {
  const known = toLecternError(thrown, 'store');
  if (known.code !== 'internal') return known;
  return new LecternError(`The database ${path} cannot be used: ${known.message}.`, {
    code: 'unreadable',
    stage: 'store',
    hint: 'Put a backup in its place, or move the file away: Lectern then starts anew and makes every episode again.',
    cause: thrown,
  });
}
