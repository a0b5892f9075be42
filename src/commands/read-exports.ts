/** The files that `lectern import` is given, unpacked where they are archives. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LecternError, toLecternError } from '../errors.ts';
import { type Archive, openArchive } from '../extract/documents/archive.ts';
import { decodeHtml } from '../io/decode-html.ts';
import { IMPORT_FORMATS, type ReadExport, readExport } from '../sources/imports/read-export.ts';

/** An export without its pages is some megabytes; one with them a few hundred. No string holds more than 512. */
const MOST_MEGABYTES = 500;
const ARCHIVE_LIMITS = { memberMegabytes: 200, megabytes: 1000, members: 200_000 };

export type FileExports = { readonly file: string; readonly exports: readonly ReadExport[] };

/** @throws LecternError for a file that cannot be read, or is no export of a known format */
export async function readExports(file: string): Promise<FileExports> {
  const name = basename(file);
  const bytes = await readBytes(file);
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  const exports = isArchive ? await readArchive(name, bytes) : await readOne(name, bytes, nothing);
  if (exports.length === 0)
    throw new LecternError(`${file} is no export that is known here.`, {
      code: 'usage',
      stage: 'cli',
      hint: `Known are: ${IMPORT_FORMATS.join(', ')}; also packed as ZIP. A list of addresses is for \`lectern add --from\`.`,
    });
  return { file, exports };
}

const nothing = async () => undefined;

/** What is UTF-8 is so, whatever a page in a field declares. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeHtml(bytes).html;
  }
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

async function readOne(
  name: string,
  bytes: Uint8Array,
  sibling: (path: string) => Promise<string | undefined>,
): Promise<readonly ReadExport[]> {
  const read = await readExport({ name, text: decodeText(bytes) }, sibling);
  return read ? [read] : [];
}

async function readArchive(archiveName: string, bytes: Uint8Array): Promise<readonly ReadExport[]> {
  try {
    const archive = await openArchive(bytes, ARCHIVE_LIMITS);
    const named = (ending: RegExp) =>
      archive.names.filter((name) => ending.test(name) && !name.startsWith('__MACOSX/')).sort(byNumber);
    const lists = await readMembers(archiveName, archive, named(/\.(?:csv|json|opml|xml)$/i));
    // Beside lists, pages are those of the articles.
    return lists.length > 0 ? lists : await readMembers(archiveName, archive, named(/\.html?$/i));
  } catch (thrown) {
    if (thrown instanceof LecternError) throw thrown;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new LecternError(`${archiveName} ${why}.`, { code: 'unreadable', stage: 'cli', cause: thrown });
  }
}

const byNumber = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });

async function readMembers(
  archiveName: string,
  archive: Archive,
  names: readonly string[],
): Promise<readonly ReadExport[]> {
  const found: ReadExport[] = [];
  for (const name of names) {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const sibling = async (path: string) => {
      const page = await archive.read(folder + path);
      return page && decodeText(page);
    };
    const member = await archive.read(name);
    if (member) found.push(...(await readOne(`${archiveName}, ${name}`, member, sibling)));
  }
  return found;
}
