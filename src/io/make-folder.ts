/** A folder with those above it. Node's own `recursive: true` never ends where the file system refuses, as /proc does. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder unless it is there. */
export function makeFolderSync(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolderSync(dirname(path));
  try {
    mkdirSync(path);
  } catch (thrown) {
    // Another process was faster.
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path).isDirectory()) throw thrown;
  }
}

/** Does what makes the file `path`; its folder, which most often is there, is made when it turns out to be missing. */
export function inFolderOf<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    makeFolderSync(dirname(path));
    return make();
  }
}

/** {@link makeFolderSync} for promises; it takes microseconds. */
export const makeFolder = async (path: string): Promise<void> => makeFolderSync(path);
