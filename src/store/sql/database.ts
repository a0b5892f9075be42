/** What this folder's modules need of a database, whichever it is. */
import type { Kysely } from 'kysely';
import { lostClaim } from '../../errors.ts';
import { currentClaim, type HeldClaim } from '../../jobs/claim-scope.ts';
import type { Schema } from '../schema.ts';

/** May be run again after it was rolled back: it speaks with the database and does nothing else. */
export type Work<T> = (transaction: Kysely<Schema>) => Promise<T>;

export type Database = {
  /** Only for reading. */
  readonly query: Kysely<Schema>;
  /** One transaction. */
  write<T>(work: Work<T>): Promise<T>;
  /** One transaction that begins after any other of the same name has ended, in whatever process. */
  writeAlone<T>(name: string, work: Work<T>): Promise<T>;
};

/** Neither SQLite's driver nor PostgreSQL gives back a text beyond this one character. */
export const toParameter = <T>(value: T): T | string =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

/** Whether a claim is current, and in a transaction stays so until that ends. */
export type HoldsClaim = (database: Kysely<Schema>, claim: HeldClaim) => Promise<boolean>;

/**
 * The same database, in which whatever is written for a job is written under the job's claim: a worker that was stopped
 * for a while and goes on changes nothing that its successor has made.
 */
export function underClaims(database: Database, holds: HoldsClaim): Database {
  const checked =
    <T>(work: Work<T>): Work<T> =>
    async (transaction) => {
      const claim = currentClaim();
      if (claim && !(await holds(transaction, claim))) throw lostClaim();
      return work(transaction);
    };
  return {
    query: database.query,
    write: (work) => database.write(checked(work)),
    writeAlone: (name, work) => database.writeAlone(name, checked(work)),
  };
}
