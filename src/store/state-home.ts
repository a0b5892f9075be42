/** A place that has all of an installation's state, while nobody works with it. */
import type { Queue } from '../jobs/queue.ts';
import type { Database } from './sql/database.ts';

type Tables = Pick<Database, 'query' | 'write'>;

export type StateHome = {
  /** For people; without a password. */
  readonly name: string;
  readonly tables: Tables;
  /** The rows of this machine's cache. */
  readonly cache: Tables;
  /** @throws LecternError `busy` when another process has come to work there */
  assertAlone(): Promise<void>;
  withQueue<T>(work: (queue: Queue) => Promise<T>): Promise<T>;
};
