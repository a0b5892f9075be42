/** The files that `lectern import` is given, unpacked where they are archives. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LecternError, toLecternError } from '../errors.ts';
import { readExportBytes } from '../run/read-export-bytes.ts';
import { IMPORT_FORMATS, type ReadExport } from '../sources/imports/read-export.ts';

/** An export without its pages is some megabytes; one with them a few hundred. No string holds more than 512. */
const MOST_MEGABYTES = 500;
const ARCHIVE_LIMITS = { memberMegabytes: 200, megabytes: 1000, members: 200_000 };

export type FileExports = { readonly file: string; readonly exports: readonly ReadExport[] };

/** @throws LecternError for a file that cannot be read, or is no export of a known format */
export async function readExportFiles(file: string): Promise<FileExports> {
  const name = basename(file);
  const exports = await readExportBytes(name, await readBytes(file), ARCHIVE_LIMITS).catch((thrown: unknown) => {
    if (thrown instanceof LecternError) throw thrown;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new LecternError(`${name} ${why}.`, { code: 'unreadable', stage: 'cli', cause: thrown });
  });
  if (exports.length === 0)
    throw new LecternError(`${file} is no export that is known here.`, {
      code: 'usage',
      stage: 'cli',
      hint: `Known are: ${IMPORT_FORMATS.join(', ')}; also packed as ZIP. A list of addresses is for \`lectern add --from\`.`,
    });
  return { file, exports };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > MOST_MEGABYTES * 1e6)
      throw new LecternError(`${file} is larger than ${MOST_MEGABYTES} MB.`, { code: 'too-large', stage: 'cli' });
    return await readFile(file);
  } catch (thrown) {
    const error = toLecternError(thrown, 'cli');
    throw new LecternError(`The export ${file} cannot be read: ${error.message}`, {
      code: error.code === 'too-large' ? 'too-large' : 'usage',
      stage: 'cli',
      cause: thrown,
    });
  }
}
