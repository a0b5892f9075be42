/** Objects as files of a folder, which any web server can publish as it is. */
import { close, createReadStream, createWriteStream, fstat, open, type Stats, statSync } from 'node:fs';
import { link, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { isTemporary, moveIntoPlace, sweepTemporaryFiles, writeAtomically, writeIfChanged } from './atomic-files.ts';
import { assertObjectKey, type ObjectFacts, type ObjectStore } from './object-store.ts';

const openFile = promisify(open);
const statOpen = promisify(fstat);
const closeFile = promisify(close);

/** Bytes that are read at once: with the usual 64 KB a recording costs a quarter more of the processor. */
const highWaterMark = 262_144;

/** Shared between the stores of this process, so that one links to the files of another. */
const folders = new WeakMap<ObjectStore, string>();

export function createDiskObjectStore(directory: string): ObjectStore {
  const at = (key: string): string => {
    assertObjectKey(key);
    return join(directory, key);
  };
  const below = (prefix: string): string => (prefix === '' ? directory : at(prefix.replace(/\/$/, '')));

  const store: ObjectStore = {
    put: (key, content) => writeIfChanged(at(key), content),
    putFile: (key, path) => moveIntoPlace(path, at(key)),

    async copyFrom(other, key, as = key) {
      assertObjectKey(key);
      const path = at(as);
      const folder = folders.get(other);
      if (folder !== undefined) {
        const [theirs, ours] = [look(join(folder, key)), look(path)];
        if (theirs === undefined) return false;
        // Files never change, so that both folders may share one; across disks it is copied.
        const share = (temporary: string) => link(join(folder, key), temporary);
        if (theirs.etag === ours?.etag) return true;
        const isShared = await writeAtomically(path, share).then(
          () => true,
          () => false,
        );
        if (isShared) return true;
      }
      const opened = await other.open(key);
      if (!opened) return false;
      await writeAtomically(path, (temporary) => pipeline(opened.body, createWriteStream(temporary, { flush: true })));
      return true;
    },

    async open(key, range) {
      const path = at(key);
      // A pipe in the folder would be waited for.
      if (look(path) === undefined) return undefined;
      const fd = await openFile(path, 'r').catch(absence);
      if (fd === undefined) return undefined;
      const found = await statOpen(fd);
      const [start, end] = [range?.from ?? 0, Math.min(range?.to ?? found.size, found.size)];
      if (start < end)
        return { ...factsOf(found), body: createReadStream(path, { fd, start, end: end - 1, highWaterMark }) };
      await closeFile(fd);
      return { ...factsOf(found), body: Readable.from([]) };
    },

    stat: (key) => look(at(key)),

    async list(prefix) {
      const entries = (await readdir(below(prefix), { withFileTypes: true }).catch(absence)) ?? [];
      const shown = entries.filter(({ name }) => !isTemporary(name));
      return shown.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    },

    remove: (keyOrPrefix) =>
      keyOrPrefix.endsWith('/')
        ? rm(below(keyOrPrefix), { recursive: true, force: true })
        : rm(at(keyOrPrefix), { force: true }),

    sweep: async () => void (await sweepTemporaryFiles(directory)),
  };
  folders.set(store, directory);
  return store;
}

/** Without a promise: what is in the kernel's cache is looked up in 3 µs, while handing it to a thread takes ten times that. */
function look(path: string): ObjectFacts | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? factsOf(found) : undefined;
  } catch (thrown) {
    return absence(thrown);
  }
}

/** A replaced file has another inode, also when a quick second put left it size and time. */
const factsOf = ({ size, mtimeMs, ino }: Stats): ObjectFacts => ({
  byteLength: size,
  modifiedMs: mtimeMs,
  etag: `${ino}-${mtimeMs}-${size}`,
});

/** @throws what stands for anything but absence */
function absence(thrown: unknown): undefined {
  const { code = '' } = thrown as NodeJS.ErrnoException;
  if (!['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code)) throw thrown;
}
