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

/** {@link makeFolderSync} for promises; it takes microseconds. */
export const makeFolder = async (path: string): Promise<void> => makeFolderSync(path);
