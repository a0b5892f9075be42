/** The part of the composition root that chooses where state lies and who holds the jobs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/read-config.ts';
import type { SharedWork } from '../jobs/bullmq/open-shared-work.ts';
import type { Job } from '../jobs/job.ts';
import type { Queue } from '../jobs/queue.ts';
import type { PostgresStore } from '../store/postgres/open-postgres-store.ts';
import { type OpenOptions, openMemoryStore, openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import { withNewSqliteState, withSqliteState } from '../store/sqlite/with-sqlite-state.ts';
import type { StateHome } from '../store/state-home.ts';
import type { Store } from '../store/store.ts';
import { withoutWrites } from '../store/without-writes.ts';

export type Located = { readonly state: Config['state']; readonly paths: Pick<Config['paths'], 'data'> };

/** The SQLite file of an installation: its state, or only the rows of this machine's cache when a server has the state. */
export const databaseOf = ({ state, paths }: Located): string =>
  join(paths.data, state === 'sqlite' ? 'lectern.db' : 'cache.db');

/** How long a person who looks something up waits for a database server. */
const LOOK_PATIENCE_MS = 5000;

/**
 * The store of an installation. Without `onRecovery`, for what only looks things up, a damaged one is left as it is, and a
 * server that does not answer is not waited for.
 */
export async function openStore(located: Located, options: OpenOptions = {}): Promise<Store> {
  const { state } = located;
  return state === 'sqlite' ? openSqliteStore(databaseOf(located), options) : openShared(state, located, options);
}

async function openShared(url: string, located: Located, { onRecovery }: OpenOptions): Promise<PostgresStore> {
  // Most installations have no use for its client.
  const { openPostgresStore } = await import('../store/postgres/open-postgres-store.ts');
  const waiting = onRecovery ? { onNotice: onRecovery } : { patienceMs: LOOK_PATIENCE_MS };
  return openPostgresStore(url, { ...waiting, cacheFile: databaseOf(located) });
}

/** Whether an installation has been worked with. */
export async function hasState(located: Located): Promise<boolean> {
  if (located.state === 'sqlite') return existsSync(databaseOf(located));
  const { hasTables } = await import('../store/postgres/open-postgres-store.ts');
  return hasTables(located.state, { patienceMs: LOOK_PATIENCE_MS });
}

export type State = {
  readonly store: Store;
  /** For whoever waits for an answer: a database server that is away is not waited for. */
  readonly forListeners: Store;
  readonly queue: Queue;
  /** What the machines share that work on one database server. */
  readonly shared?: SharedWork;
  close(): Promise<void>;
};

/** The store and the jobs, to work with. */
export async function openState(
  located: Located,
  options: OpenOptions & { readonly onNotice: (notice: string) => void },
): Promise<State> {
  if (located.state === 'sqlite') {
    const store = await openSqliteStore(databaseOf(located), options);
    return { store, forListeners: store, queue: store.queue, close: store.close };
  }
  const { forListeners, ...store } = await openShared(located.state, located, options);
  try {
    const { openSharedWork } = await import('../jobs/bullmq/open-shared-work.ts');
    const shared = await openSharedWork(located.state, options);
    const close = async () => {
      await shared.close();
      await store.close();
    };
    const { queue } = shared;
    const renameShow: Store['renameShow'] = async (from, to, now) => {
      await store.renameShow(from, to, now);
      await renameJobs(queue, from, to);
    };
    return { store: { ...store, renameShow }, forListeners, queue, shared, close };
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

export type StateOptions = {
  /** The state is new: it has to be made there. */
  readonly isTarget: boolean;
  /** Told of what had to be moved out of its way. */
  readonly onKept: (path: string) => void;
};

/** Runs `work` on all the state of an installation. @throws LecternError `busy` while any process works with it */
export async function withState<T>(
  located: Located,
  { isTarget, onKept }: StateOptions,
  work: (home: StateHome) => Promise<T>,
): Promise<T> {
  const file = databaseOf(located);
  const { state } = located;
  if (state === 'sqlite') return isTarget ? withNewSqliteState(file, onKept, work) : withSqliteState(file, work);
  const { withPostgresState } = await import('../store/postgres/with-postgres-state.ts');
  const { openSharedWork } = await import('../jobs/bullmq/open-shared-work.ts');
  const withQueue: StateHome['withQueue'] = async (use) => {
    const shared = await openSharedWork(state, { onNotice: () => undefined });
    return use(shared.queue).finally(() => shared.close());
  };
  return withPostgresState(state, { cacheFile: file, isTarget, withQueue }, work);
}

/** What waits goes on under the other id. Its former self comes to nothing: its show is no longer configured. */
async function renameJobs(queue: Queue, from: string, to: string): Promise<void> {
  // Only jobs of a show have its id.
  for (const { job, state, dueAt, batches } of await queue.list({ showId: from }))
    for (const batch of state === 'waiting' ? [...batches, undefined] : [])
      await queue.enqueue([{ ...job, showId: to } as Job], { dueAt, ...(batch !== undefined && { batch }) });
}

/** To look what would be done: nothing is written, and nobody else hears of it. */
export async function openDryState(located: Located): Promise<State> {
  const store = withoutWrites(await openStore(located), await openMemoryStore());
  return { store, forListeners: store, queue: store.queue, close: store.close };
}
