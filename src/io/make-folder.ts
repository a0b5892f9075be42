/** A folder with those above it. Node's own `recursive: true` never ends where the file system refuses, as /proc does. */
import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder unless it is there. */
export async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch(async (thrown: NodeJS.ErrnoException) => {
    // Another process was faster.
    if (thrown.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw thrown;
  });
}

/** {@link makeFolder} for what must not be interrupted. */
export function makeFolderSync(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolderSync(dirname(path));
  try {
    mkdirSync(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path).isDirectory()) throw thrown;
  }
}
