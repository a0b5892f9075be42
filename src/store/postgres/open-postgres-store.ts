/** The store in a PostgreSQL database, which several machines may share. */
import { type Kysely, Migrator } from 'kysely';
import { LecternError } from '../../errors.ts';
import { createStore, type StoreSurroundings } from '../create-store.ts';
import { postgresMigrations } from '../migrations/all-migrations.ts';
import type { Schema } from '../schema.ts';
import type { HoldsClaim } from '../sql/database.ts';
import { openCacheIndex } from '../sqlite/open-cache-index.ts';
import type { Store } from '../store.ts';
import { assertFinished } from './copy-mark.ts';
import { openPostgres, type Postgres, type PostgresOptions } from './open-postgres.ts';
import { withRetry } from './retry.ts';

export type OpenPostgresOptions = PostgresOptions & {
  /** Where this machine keeps the rows of its own cache. */
  readonly cacheFile: string;
};

/** `forListeners`: for somebody who waits for an answer, and does not wait for a server that is away. */
export type PostgresStore = Store & { readonly forListeners: Store };

/**
 * Opens the database, which is migrated as needed.
 *
 * @throws LecternError `no-database`, `no-permission`, `not-found`; `invalid` when a newer Lectern wrote it
 */
export async function openPostgresStore(url: string, options: OpenPostgresOptions): Promise<PostgresStore> {
  const postgres = openPostgres(url, options);
  try {
    await migratePostgres(postgres);
    await assertFinished(postgres);
    const cache = await openCacheIndex(options.cacheFile);
    const surroundings: StoreSurroundings = {
      cacheIndex: cache.index,
      exclusively: postgres.exclusively,
      async close() {
        await cache.close();
        await postgres.close();
      },
    };
    const forListeners = createStore(postgres.hurried, holdsClaim, surroundings);
    return { ...createStore(postgres, holdsClaim, surroundings), forListeners };
  } catch (thrown) {
    await postgres.close();
    throw thrown;
  }
}

/** Whoever would take the lane over waits for the transaction; outside of one there is nothing to wait for. */
const holdsClaim: HoldsClaim = async (database, { token }) => {
  const claim = database.selectFrom('claims').select('token').where('token', '=', token);
  return (await (database.isTransaction ? claim.forShare() : claim).executeTakeFirst()) !== undefined;
};

/** Whether any version of Lectern has made its tables there. */
export async function hasTables(url: string, options: PostgresOptions): Promise<boolean> {
  const postgres = openPostgres(url, options);
  try {
    const [applied] = await listMigrations(postgres);
    return applied.length > 0;
  } finally {
    await postgres.close();
  }
}

/** @returns the names of what was done, and of what is to be done */
export async function listMigrations({
  query,
}: Pick<Postgres, 'query'>): Promise<readonly [applied: readonly string[], pending: readonly string[]]> {
  const all = await migratorOf(query).getMigrations();
  const named = (isApplied: boolean) =>
    all.filter(({ executedAt }) => (executedAt !== undefined) === isApplied).map(({ name }) => name);
  return [named(true), named(false)];
}

const migratorOf = (db: Kysely<Schema>) =>
  new Migrator({ db, provider: { getMigrations: async () => ({ ...postgresMigrations }) } });

/** Brings the tables up to this version. @returns the names of what was done */
export async function migratePostgres({ server, direct, exclusively }: Postgres): Promise<readonly string[]> {
  // Two first starts at once would both create the tables in which Kysely notes what was done.
  const migrate = async () => {
    const { error, results = [] } = await migratorOf(direct).migrateToLatest();
    if (error === undefined) return results.map(({ migrationName }) => migrationName);
    if (error instanceof Error && /corrupted migrations/.test(error.message))
      throw new LecternError(`${server} was written to by a newer Lectern.`, {
        code: 'invalid',
        stage: 'store',
        hint: 'Update Lectern, or name another database in `state`.',
        cause: error,
      });
    throw error;
  };
  return exclusively('migrations', () => withRetry({ server }, migrate));
}
