/** Files that are there whole or not at all: a temporary name, fsync, rename, fsync of the folder. */
import { randomBytes } from 'node:crypto';
import { copyFile, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { removeAbandoned } from './dead-processes.ts';
import { makeFolder } from './make-folder.ts';

const TEMPORARY = /^\.lectern-(\d+)-[0-9a-f]{12}\.tmp$/;

export const isTemporary = (name: string): boolean => TEMPORARY.test(name);

/** A name beside `path` that nothing serves and {@link sweepTemporaryFiles} knows. */
export function temporaryPathFor(path: string): string {
  return join(dirname(path), `.lectern-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Writes a file unless it already holds just these bytes.
 *
 * @returns whether it was written
 */
export async function writeIfChanged(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const current = await readFile(path).catch(() => undefined);
  if (current?.equals(bytes)) return false;
  await writeAtomically(path, async (temporary) => {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  return true;
}

/** Moves a finished file to its place, on the same disk or across disks, durably. */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  await writeAtomically(to, async (temporary) => {
    await rename(from, temporary).catch(async (thrown: NodeJS.ErrnoException) => {
      if (thrown.code !== 'EXDEV') throw thrown;
      await copyFile(from, temporary);
      await rm(from);
    });
    const file = await open(temporary, 'r');
    await file.sync().finally(() => file.close());
  });
}

/** Has a file filled, and made durable, under a temporary name before it gets its own; a failure leaves nothing. */
export async function writeAtomically(path: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = temporaryPathFor(path);
  try {
    await fill(temporary);
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  await syncDirectory(dirname(path));
}

/** Removes what a killed process left half-written below `directory`. Files of a process that still lives stay. */
export const sweepTemporaryFiles = (directory: string): Promise<number> =>
  removeAbandoned(directory, TEMPORARY, { recursive: true });

/** Whether a file of this very size is there. */
export async function hasSize(path: string, byteLength: number): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size === byteLength,
    () => false,
  );
}

async function syncDirectory(directory: string): Promise<void> {
  // Windows cannot open a directory; there the rename alone has to do.
  const handle = await open(directory, 'r').catch(() => undefined);
  await handle
    ?.sync()
    .catch(() => undefined)
    .finally(() => handle.close());
}
