/** An export as its bytes came → what is in it, unpacked where it is an archive. */
import { type Archive, type ArchiveLimits, openArchive } from '../extract/documents/archive.ts';
import { decodeHtml } from '../io/decode-html.ts';
import { type ReadExport, readExport } from '../sources/imports/read-export.ts';

/** @returns nothing for what is no export of a known format. @throws DocumentRefusal for an archive that cannot be unpacked */
export async function readExportBytes(
  name: string,
  bytes: Uint8Array,
  limits: ArchiveLimits,
): Promise<readonly ReadExport[]> {
  return isArchive(bytes) ? await readArchive(name, bytes, limits) : await readOne(name, bytes, nothing);
}

const isArchive = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const nothing = async () => undefined;

/** What is UTF-8 is so, whatever a page in a field declares. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeHtml(bytes).html;
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

async function readArchive(
  archiveName: string,
  bytes: Uint8Array,
  limits: ArchiveLimits,
): Promise<readonly ReadExport[]> {
  const archive = await openArchive(bytes, limits);
  const named = (ending: RegExp) =>
    archive.names.filter((name) => ending.test(name) && !name.startsWith('__MACOSX/')).sort(byNumber);
  const lists = await readMembers(archiveName, archive, named(/\.(?:csv|json|opml|xml)$/i));
  // Beside lists, pages are those of the articles.
  return lists.length > 0 ? lists : await readMembers(archiveName, archive, named(/\.html?$/i));
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
