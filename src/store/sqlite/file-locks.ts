/** Locks on small SQLite files: the system gives them up when a process dies, however. */
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolderSync } from '../../io/make-folder.ts';
import { type Connection, openConnection } from './connection.ts';

/** Runs `work` while no other process runs one with the same path, nor shares it; waits its turn until `signal`. */
export async function withExclusiveFile<T>(path: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  let held = tryExclusive(path);
  while (!held) {
    signal?.throwIfAborted();
    await sleep(50);
    held = tryExclusive(path);
  }
  try {
    return await work();
  } finally {
    await held.close();
  }
}

/** Shared lock, held until it is closed; waits for an exclusive one to end. */
export async function holdShared(path: string): Promise<Connection> {
  // Reading anything takes the lock, and the end of the transaction would give it up.
  const share = () => tryLock(path, 'BEGIN; SELECT count(*) FROM sqlite_master');
  let held = share();
  while (!held) {
    await sleep(50);
    held = share();
  }
  return held;
}

const tryExclusive = (path: string) => tryLock(path, 'BEGIN EXCLUSIVE');

function tryLock(path: string, statements: string): Connection | undefined {
  makeFolderSync(dirname(path));
  const connection = openConnection(path);
  try {
    connection.exec(statements);
    return connection;
  } catch (thrown) {
    void connection.close();
    if ((thrown as { code?: string }).code === 'SQLITE_BUSY') return undefined;
    throw thrown;
  }
}
