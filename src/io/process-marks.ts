/** Which processes work on an installation: each leaves a mark, so that others see when it was killed. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findAbandoned, isOwned } from './dead-processes.ts';
import { makeFolder } from './make-folder.ts';

export type ProcessMark = {
  /** Names this process among all that work on the installation. */
  readonly id: string;
  /** A process that was marked here has ended without removing its mark. */
  readonly hasFoundDead: boolean;
  /** Whether the process with this mark still runs; one that ended in order does not either. */
  isAlive(id: string): Promise<boolean>;
  /** To be called when what the dead left is cleared away; a kill before that leaves it to the next start. */
  buryDead(): Promise<void>;
  /** This process ends in order. */
  remove(): Promise<void>;
};

const MARK = /^(\d+)-/;

/** Marks this process in `directory`. A search through the pages of ten thousand episodes takes half a second. */
export async function markProcess(directory: string): Promise<ProcessMark> {
  await makeFolder(directory);
  const dead = await findAbandoned(directory, MARK);
  const id = `${process.pid}-${randomBytes(6).toString('hex')}`;
  await writeFile(join(directory, id), '');
  return {
    id,
    hasFoundDead: dead.length > 0,
    async isAlive(other) {
      const path = join(directory, other);
      return existsSync(path) && isOwned(path, Number(MARK.exec(other)?.[1]));
    },
    async buryDead() {
      for (const path of dead) await rm(path, { force: true });
    },
    remove: () => rm(join(directory, id), { force: true }),
  };
}
