/** How many bytes lie in folders, counted now and then, since a library has many files. */
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const COUNTED_EVERY_MS = 600_000;

/** Who asks waits so long for the first count; then it goes on without them. */
const PATIENCE_MS = 500;

/** Files that go meanwhile, and a folder that is not there, have no bytes. */
async function measure(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.size ?? 0;
  let bytes = 0;
  const entries = await opendir(path).catch(() => undefined);
  if (entries) for await (const entry of entries) bytes += await measure(join(path, entry.name));
  return bytes;
}

export type FolderSizes<Name extends string> = {
  /** What is known by now. */
  read(): Promise<ReadonlyMap<Name, number>>;
};

/** Of each name, the files and folders that belong to it. */
export function createFolderSizes<Name extends string>(
  places: Readonly<Partial<Record<Name, readonly string[]>>>,
  now: () => number = Date.now,
): FolderSizes<Name> {
  const sizes = new Map<Name, number>();
  let startedAt = Number.NEGATIVE_INFINITY;
  let counting: Promise<unknown> = Promise.resolve();

  async function count(): Promise<void> {
    // The keys of a record are its names.
    for (const [name, paths] of Object.entries(places) as [Name, readonly string[]][]) {
      let bytes = 0;
      for (const path of paths) bytes += await measure(path);
      sizes.set(name, bytes);
    }
  }

  return {
    async read() {
      if (now() - startedAt >= COUNTED_EVERY_MS) {
        startedAt = now();
        counting = count();
      }
      await Promise.race([counting, sleep(PATIENCE_MS, undefined, { ref: false })]);
      return sizes;
    },
  };
}
