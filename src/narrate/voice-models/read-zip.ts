/** Single files out of a zip archive: a wheel, or NumPy's `.npz`. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { LecternError } from '../../errors.ts';

/**
 * Writes the named files of an archive, and no other.
 *
 * @param wanted from the name in the archive to the path on the disk
 * @param maxBytes of each file, unpacked
 * @throws LecternError `invalid` for a damaged archive and for a file that is not in it
 */
export async function extractFiles(
  archive: string,
  wanted: ReadonlyMap<string, string>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<void> {
  const missing = new Set(wanted.keys());
  try {
    const zip = await openPromise(archive, { autoClose: false });
    try {
      for await (const entry of zip.eachEntry()) {
        const path = wanted.get(entry.fileName);
        if (path === undefined) continue;
        if (entry.uncompressedSize > maxBytes) throw new Error(`${entry.fileName} is too large`);
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path), { signal });
        missing.delete(entry.fileName);
      }
    } finally {
      zip.close();
    }
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    throw refuse(`it is damaged (${thrown instanceof Error ? thrown.message : String(thrown)})`, thrown);
  }
  if (missing.size > 0) throw refuse(`${[...missing].join(', ')} is not in it`);
}

const refuse = (why: string, cause?: unknown) =>
  new LecternError(`The archive is refused: ${why}.`, { code: 'invalid', stage: 'narrate', cause });
