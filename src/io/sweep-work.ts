/** Clears away what killed processes were at. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwned } from './atomic-files.ts';

/** Each episode under way has a folder that is named after its process. */
export async function sweepWork(workDirectory: string): Promise<void> {
  for (const name of await readdir(workDirectory)) {
    const pid = Number(/^episode-(\d+)-/.exec(name)?.[1]);
    const path = join(workDirectory, name);
    if (!Number.isNaN(pid) && !(await isOwned(path, pid))) await rm(path, { recursive: true, force: true });
  }
}
