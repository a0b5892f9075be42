/** A mark in a database that is being copied into, so that nobody works with half of a library. */
import { sql } from 'kysely';
import { LecternError } from '../../errors.ts';
import type { Postgres } from './open-postgres.ts';

type Queried = Pick<Postgres, 'query' | 'server'>;

export async function isUnfinished({ query }: Queried): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select to_regclass('unfinished_copy') is not null as is`.execute(query);
  return rows[0]?.is === true;
}

/** @throws LecternError `invalid` */
export async function assertFinished(postgres: Queried): Promise<void> {
  if (!(await isUnfinished(postgres))) return;
  throw new LecternError(`${postgres.server} has only a part of what is copied into it.`, {
    code: 'invalid',
    stage: 'store',
    hint: 'Run `lectern migrate --to` again with the former `state`: it goes on where it ended.',
  });
}

export const markUnfinished = ({ query }: Queried) =>
  sql`create table if not exists unfinished_copy (since timestamptz not null default now())`.execute(query);

export const markFinished = ({ query }: Queried) => sql`drop table if exists unfinished_copy`.execute(query);
