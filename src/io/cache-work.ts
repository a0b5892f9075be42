/** Work that uses a cache, in this process and in others: what it has used since it began is not to be pruned. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeAbandoned } from './dead-processes.ts';
import { makeFolderSync } from './make-folder.ts';

export type CacheWork = {
  /** Marks the work for as long as it takes. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** When the latest work under way in this process began, ISO 8601; `''` when there is none. */
  latestStart(): string;
  /** When the earliest work under way in any living process began; now when there is none. */
  earliestStart(): Promise<string>;
};

/** `<pid>-<random>.work`, which holds when the work began. */
const MARK = /^(\d+)-[0-9a-f]+\.work$/;

/** Marks are files in `folder`; a killed process's no longer count. */
export function createCacheWork(folder: string): CacheWork {
  const starts = new Map<string, string>();
  return {
    async run(work) {
      const path = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.work`);
      const start = new Date().toISOString();
      starts.set(path, start);
      try {
        makeFolderSync(folder);
        writeFileSync(path, start);
      } catch {
        // On a full disk there is still work that needs no room.
      }
      try {
        return await work();
      } finally {
        starts.delete(path);
        rmSync(path, { force: true });
      }
    },
    latestStart: () => [...starts.values()].reduce((one, other) => (one > other ? one : other), ''),
    async earliestStart() {
      let earliest = new Date().toISOString();
      for (const start of starts.values()) if (start < earliest) earliest = start;
      await removeAbandoned(folder, MARK);
      for (const name of await readdir(folder).catch(() => []))
        if (MARK.test(name)) earliest = earlierOf(join(folder, name), earliest);
      return earliest;
    },
  };
}

/** A mark without its content is just being written: nothing was used by then. */
function earlierOf(path: string, earliest: string): string {
  try {
    const start = readFileSync(path, 'utf8');
    return start !== '' && start < earliest ? start : earliest;
  } catch {
    return earliest;
  }
}
