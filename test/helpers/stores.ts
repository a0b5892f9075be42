/** Every store, for tests of what is built on one. */
import { join } from 'node:path';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { copyDatabase, createSharedDatabase, postgresPrograms } from './postgres-server.ts';

export type StoreUnderTest = {
  readonly name: string;
  /** Its tests are skipped. */
  readonly isAbsent: boolean;
  /** A new one, with what a machine keeps for itself in `home`. */
  open(home: string): Promise<Store>;
};

let tables: Promise<string> | undefined;

/** A database with empty tables, made once in this process. */
async function makeTables(home: string): Promise<string> {
  const address = await createSharedDatabase();
  const store = await openPostgresStore(address, { cacheFile: join(home, 'data/cache.db') });
  await store.close();
  return address;
}

export const STORES: readonly StoreUnderTest[] = [
  { name: 'SQLite', isAbsent: false, open: (home) => openSqliteStore(join(home, 'data/lectern.db')) },
  {
    name: 'PostgreSQL',
    isAbsent: postgresPrograms === undefined,
    async open(home) {
      tables ??= makeTables(home);
      return openPostgresStore(await copyDatabase(await tables), { cacheFile: join(home, 'data/cache.db') });
    },
  },
];
