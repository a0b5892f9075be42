/** Tries a PostgreSQL database as a run would use it, and leaves nothing there but the tables. */
import { sql } from 'kysely';
import { LecternError } from '../../errors.ts';
import { openPostgres, type Postgres } from './open-postgres.ts';
import { listMigrations, migratePostgres } from './open-postgres-store.ts';

/** The oldest that is tested. */
const LEAST_VERSION = 15;

const PATIENCE_MS = 2000;

export type TriedPostgres = {
  readonly server: string;
  /** As the server writes it. */
  readonly version: string;
  /** How many steps brought the tables up to this version. */
  readonly migrated: number;
};

/** @throws LecternError what is missing, and what to do about it */
export async function tryPostgres(url: string): Promise<TriedPostgres> {
  const postgres = openPostgres(url, { patienceMs: PATIENCE_MS });
  const { server, query } = postgres;
  try {
    const { rows } = await sql<{ version: string; encoding: string }>`
      select current_setting('server_version') as version, current_setting('server_encoding') as encoding`.execute(
      query,
    );
    const { version = '', encoding = '' } = rows[0] ?? {};
    if (Number.parseInt(version, 10) < LEAST_VERSION)
      throw unfit(`${server} is version ${version}.`, `Use PostgreSQL ${LEAST_VERSION} or later.`);
    if (encoding !== 'UTF8')
      throw unfit(
        `${server} keeps texts in ${encoding}.`,
        'Make the database with `createdb -E UTF8 -T template0 NAME`.',
      );
    const [, pending] = await listMigrations(postgres);
    if (pending.length > 0) await migratePostgres(postgres);
    await writeAndRollBack(postgres);
    return { server, version, migrated: pending.length };
  } finally {
    await postgres.close();
  }
}

const unfit = (message: string, hint: string) => new LecternError(message, { code: 'invalid', stage: 'store', hint });

class RolledBack extends Error {}

async function writeAndRollBack({ server, write }: Postgres): Promise<void> {
  const tick = { name: 'a trial', at: '标题 🙂' };
  const trial = write(async (transaction) => {
    await transaction.insertInto('ticks').values(tick).execute();
    const row = await transaction.selectFrom('ticks').select('at').where('name', '=', tick.name).executeTakeFirst();
    if (row?.at !== tick.at)
      throw unfit(`${server} gave back “${row?.at}” for “${tick.at}”.`, 'Name another database.');
    throw new RolledBack();
  });
  await trial.catch((thrown: unknown) => {
    if (!(thrown instanceof RolledBack)) throw thrown;
  });
}
