/** The state in a SQLite file, for copying it while nobody works with it. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { LecternError } from '../../errors.ts';
import type { StateHome } from '../state-home.ts';
import { withExclusiveFile } from './file-locks.ts';
import { backupOf, openAlone, usersOf } from './open-sqlite-store.ts';

type Work<T> = (home: StateHome) => Promise<T>;

/** A process that only looks something up is done by then. */
const TURN_MS = 1000;

/**
 * Runs `work` on the state in `path`, which no other process can open meanwhile.
 *
 * @throws LecternError `busy` when one has it open
 */
export const withSqliteState = <T>(path: string, work: Work<T>): Promise<T> =>
  withoutUsers(path, async () => {
    const { store, tables } = await openAlone(path);
    const assertAlone = async () => undefined;
    try {
      return await work({ name: path, tables, cache: tables, assertAlone, withQueue: (use) => use(store.queue) });
    } finally {
      await store.close();
    }
  });

/**
 * Runs `work` on a new state, which takes the place of `path` when it is complete; one that a killed process left half
 * done is gone on with. What was in that place is kept and told to `onKept`.
 *
 * @throws LecternError `busy` when a process has the former one open
 */
export const withNewSqliteState = <T>(path: string, onKept: (path: string) => void, work: Work<T>): Promise<T> =>
  withoutUsers(path, async () => {
    const incoming = `${path}.incoming`;
    const result = await withSqliteState(incoming, (home) => work({ ...home, name: path }));
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    // The backup goes first: it would be restored into an empty database.
    for (const former of [backupOf(path), path]) {
      if (!existsSync(former)) continue;
      renameSync(former, `${former}.before-${time}`);
      onKept(`${former}.before-${time}`);
    }
    renameSync(incoming, path);
    for (const suffix of ['.users', '.migrate']) rmSync(`${incoming}${suffix}`, { force: true });
    return result;
  });

async function withoutUsers<T>(path: string, work: () => Promise<T>): Promise<T> {
  const turn = AbortSignal.timeout(TURN_MS);
  return withExclusiveFile(usersOf(path), work, turn).catch((thrown: unknown) => {
    if (thrown !== turn.reason) throw thrown;
    throw new LecternError(`Another process works with ${path}.`, {
      code: 'busy',
      stage: 'store',
      hint: 'End every `lectern serve`, `lectern worker` and `lectern run` of this installation, then try again.',
    });
  });
}
