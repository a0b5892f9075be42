/** A lock that is a file: for work that two processes on one machine should not do twice. */
import { unlinkSync, writeFileSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { isOwned } from './dead-processes.ts';
import { inFolderOf } from './make-folder.ts';

/**
 * Takes a lock file that holds the number of its process, and returns how to give it up; `undefined` while another has
 * it. The lock of a process that is gone is taken over; should two take it at once, the work is done twice and no more.
 */
export async function tryLock(path: string): Promise<(() => void) | undefined> {
  try {
    inFolderOf(path, () => writeFileSync(path, String(process.pid), { flag: 'wx' }));
    return () => release(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    if (await isAbandoned(path)) await rm(path, { force: true });
    return undefined;
  }
}

function release(path: string): void {
  try {
    // `rmSync` takes several times as long.
    unlinkSync(path);
  } catch (thrown) {
    // Taken over meanwhile.
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
  }
}

/** A process that died before it could write its number leaves an empty lock. */
const EMPTY_LOCK_MS = 5000;

/** Whether the process that took a lock is gone. */
export async function isAbandoned(lockPath: string): Promise<boolean> {
  const holder = Number(await readFile(lockPath, 'utf8').catch(() => ''));
  if (holder > 0) return !(await isOwned(lockPath, holder));
  const written = await stat(lockPath).catch(() => undefined);
  return written !== undefined && Date.now() - written.mtimeMs > EMPTY_LOCK_MS;
}
