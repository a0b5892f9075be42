/** The state in a PostgreSQL database, for copying it while nobody works with it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { LecternError } from '../../errors.ts';
import { countRows } from '../copy-tables.ts';
import { openCacheIndex } from '../sqlite/open-cache-index.ts';
import type { StateHome } from '../state-home.ts';
import { STATE_TABLES } from '../tables.ts';
import { assertFinished, isUnfinished, markFinished, markUnfinished } from './copy-mark.ts';
import { openPostgres, type Postgres } from './open-postgres.ts';
import { migratePostgres } from './open-postgres-store.ts';

const APPLICATION = 'lectern migrate';
const PATIENCE_MS = 10_000;

export type PostgresStateOptions = {
  /** Where this machine keeps the rows of its own cache. */
  readonly cacheFile: string;
  /** It has to be new, or left half copied; nobody can open it before `work` has ended. */
  readonly isTarget: boolean;
  readonly withQueue: StateHome['withQueue'];
};

/** @throws LecternError `busy` while a process works with it; `invalid` when a target has rows of its own */
export async function withPostgresState<T>(
  url: string,
  { cacheFile, isTarget, withQueue }: PostgresStateOptions,
  work: (home: StateHome) => Promise<T>,
): Promise<T> {
  const options = { applicationName: APPLICATION, patienceMs: PATIENCE_MS };
  const postgres = openPostgres(url, options);
  const assertAlone = () => assertNobodyElse(postgres);
  try {
    await assertAlone();
    await migratePostgres(postgres);
    if (!isTarget) await assertFinished(postgres);
    else if (!(await isUnfinished(postgres))) {
      await assertEmpty(postgres);
      await markUnfinished(postgres);
    }
    const cache = await openCacheIndex(cacheFile);
    try {
      const result = await work({
        name: postgres.server,
        tables: postgres,
        cache: cache.database,
        assertAlone,
        withQueue,
      });
      if (isTarget) await markFinished(postgres);
      return result;
    } finally {
      await cache.close();
    }
  } finally {
    await postgres.close();
  }
}

/** The server needs a moment to see that a process has ended. */
const LOOKS = 10;
const LOOK_PAUSE_MS = 100;

async function assertNobodyElse({ query, server }: Postgres): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and application_name like 'lectern%' and application_name <> ${APPLICATION}
      limit 1`.execute(query);
    if (rows.length === 0) return;
    await sleep(LOOK_PAUSE_MS);
  }
  throw new LecternError(`Another process works with ${server}.`, {
    code: 'busy',
    stage: 'store',
    hint: 'End every `lectern serve`, `lectern worker` and `lectern run` that uses it, then try again.',
  });
}

async function assertEmpty(postgres: Postgres): Promise<void> {
  for (const table of STATE_TABLES) {
    const rows = await countRows(postgres, table);
    if (rows === 0) continue;
    throw new LecternError(`${postgres.server} has a library already (${rows} rows in ${table.name}).`, {
      code: 'invalid',
      stage: 'store',
      hint: 'Name an empty database: `createdb NAME`.',
    });
  }
}
