/** Clears away what killed processes were at. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeAbandoned } from './dead-processes.ts';
import { isAbandoned } from './file-lock.ts';

/** Each episode under way has a folder that is named after its process. */
export const sweepWork = (workDirectory: string): Promise<number> => removeAbandoned(workDirectory, /^episode-(\d+)-/);

/** Removes what killed processes left under way in a cache's folder. */
export async function sweepCache(directory: string): Promise<void> {
  const folder = join(directory, 'tmp');
  await removeAbandoned(folder, /^(\d+)-/);
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (name.endsWith('.lock') && (await isAbandoned(path))) await rm(path, { force: true });
  }
}
