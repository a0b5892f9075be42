/** Clears away what killed processes were at. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwned } from './atomic-files.ts';
import { isAbandoned } from './file-lock.ts';

/** Each episode under way has a folder that is named after its process. */
export async function sweepWork(workDirectory: string): Promise<void> {
  for (const name of await readdir(workDirectory)) {
    const pid = Number(/^episode-(\d+)-/.exec(name)?.[1]);
    const path = join(workDirectory, name);
    if (!Number.isNaN(pid) && !(await isOwned(path, pid))) await rm(path, { recursive: true, force: true });
  }
}

/** Removes what killed processes left under way in a cache's folder. */
export async function sweepCache(directory: string): Promise<void> {
  const folder = join(directory, 'tmp');
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const pid = Number(/^(\d+)-/.exec(name)?.[1]);
    const isLeft = name.endsWith('.lock') ? await isAbandoned(path) : !Number.isNaN(pid) && !(await isOwned(path, pid));
    if (isLeft) await rm(path, { force: true });
  }
}
