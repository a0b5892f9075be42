/** The rows of a machine's cache in a SQLite file of their own, for a store that lies elsewhere. */
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { CacheIndex } from '../../io/cache.ts';
import { makeFolderSync } from '../../io/make-folder.ts';
import type { Schema } from '../schema.ts';
import { createCacheIndex } from '../sql/cache-index.ts';
import type { Database } from '../sql/database.ts';
import { type Connection, openConnection } from './connection.ts';
import { withExclusiveFile } from './file-locks.ts';
import { damageMarkOf, guardConnection } from './guard-connection.ts';

const TABLE = `create table if not exists cache_entries (
  key text primary key, extension text not null, byte_length integer not null, sha256 text not null, meta text not null,
  used_on text not null);
create index if not exists cache_entries_oldest on cache_entries (used_on, key)`;

export type OpenedCacheIndex = {
  readonly index: CacheIndex;
  readonly database: Pick<Database, 'query' | 'write'>;
  close(): Promise<void>;
};

/** Opens `path`. A damaged file is begun anew: what the rows were about is then made again. */
export async function openCacheIndex(path: string): Promise<OpenedCacheIndex> {
  makeFolderSync(dirname(path));
  const connection = await withExclusiveFile(`${path}.opening`, async () => {
    if (!existsSync(damageMarkOf(path))) {
      const opened = tryOpen(path);
      if (opened) return opened;
    }
    for (const suffix of ['', '-wal', '-shm', '.damaged']) rmSync(`${path}${suffix}`, { force: true });
    return open(path);
  });
  const query = new Kysely<Schema>({ dialect: new SqliteDialect({ database: guardConnection(connection, path) }) });
  const database: OpenedCacheIndex['database'] = { query, write: (work) => query.transaction().execute(work) };
  return {
    index: createCacheIndex(database),
    database,
    async close() {
      await query.destroy();
      await connection.close();
    },
  };
}

function open(path: string): Connection {
  const connection = openConnection(path, { timeoutMs: 10_000 });
  try {
    // What a power cut takes from the rows is made again, as what it takes from the cache.
    connection.exec(`pragma journal_mode = WAL; pragma synchronous = NORMAL; ${TABLE}`);
    return connection;
  } catch (thrown) {
    void connection.close();
    throw thrown;
  }
}

function tryOpen(path: string): Connection | undefined {
  try {
    const connection = open(path);
    if (connection.get('pragma quick_check(1)')?.['quick_check'] === 'ok') return connection;
    void connection.close();
    return undefined;
  } catch (thrown) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test((thrown as { code?: string }).code ?? '')) return undefined;
    throw thrown;
  }
}
