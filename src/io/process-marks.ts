/** Tells whether a process was killed, so that only then the folders are searched for what it left behind. */
import { randomBytes } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwned } from './atomic-files.ts';
import { makeFolder } from './make-folder.ts';

export type ProcessMark = {
  /** A process that was marked here has ended without removing its mark. */
  readonly hasFoundDead: boolean;
  /** To be called when what the dead left is cleared away; a kill before that leaves it to the next start. */
  buryDead(): Promise<void>;
  /** This process ends in order. */
  remove(): Promise<void>;
};

/** Marks this process in `directory`. A search through the pages of ten thousand episodes takes half a second. */
export async function markProcess(directory: string): Promise<ProcessMark> {
  await makeFolder(directory);
  const dead: string[] = [];
  for (const name of await readdir(directory)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1]);
    const path = join(directory, name);
    if (!Number.isNaN(pid) && !(await isOwned(path, pid))) dead.push(path);
  }
  const own = join(directory, `${process.pid}-${randomBytes(6).toString('hex')}`);
  await writeFile(own, '');
  return {
    hasFoundDead: dead.length > 0,
    async buryDead() {
      for (const path of dead) await rm(path, { force: true });
    },
    remove: () => rm(own, { force: true }),
  };
}
