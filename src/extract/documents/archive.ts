/** The members of a ZIP archive in memory, with bounds on what they unpack to; nothing is written anywhere. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { DocumentRefusal } from './document-types.ts';

/** A book has a file for each chapter and picture. */
const MOST_MEMBERS = 20_000;

export type ArchiveLimits = {
  /** Of one member; the largest novels are 4 MB as one file. */
  readonly memberMegabytes: number;
  /** Of all members that are read. */
  readonly megabytes: number;
  readonly members?: number;
};

const LIMITS: ArchiveLimits = { memberMegabytes: 40, megabytes: 150 };

export type Archive = {
  /** Of its files, as the archive spells them, in its order. */
  readonly names: readonly string[];
  /** The name of a member as the archive spells it: the same but for the case of its letters, if none is the same. */
  find(name: string): string | undefined;
  /** `undefined` for what is not there. @throws DocumentRefusal for what is too large, damaged or encrypted */
  read(name: string): Promise<Uint8Array | undefined>;
};

/** @throws DocumentRefusal for a damaged archive, and for one with names that lead out of it */
export async function openArchive(
  bytes: Uint8Array,
  { memberMegabytes, megabytes, members: mostMembers = MOST_MEMBERS }: ArchiveLimits = LIMITS,
): Promise<Archive> {
  const members = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { autoClose: false });
    if (zip.entryCount > mostMembers) throw new DocumentRefusal(`holds more than ${mostMembers} files`, 'too-much');
    // The reader refuses names that are absolute or go up.
    for await (const entry of zip.eachEntry()) if (!members.has(entry.fileName)) members.set(entry.fileName, entry);
  } catch (thrown) {
    throw refuse(thrown);
  }
  const spelled = new Map([...members.keys()].reverse().map((name) => [fold(name), name]));
  const find = (name: string) => (members.has(name) ? name : spelled.get(fold(name)));
  let read = 0;
  const tooLarge = () =>
    new DocumentRefusal(`unpacks to more than ${memberMegabytes} MB a file or ${megabytes} MB in all`, 'too-much');
  return {
    names: [...members.keys()].filter((name) => !name.endsWith('/')),
    find,
    async read(name) {
      const entry = members.get(find(name) ?? '');
      if (!entry) return undefined;
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw new DocumentRefusal('has a password', 'password');
      const chunks: Buffer[] = [];
      let size = 0;
      try {
        if (entry.uncompressedSize > memberMegabytes * 1e6) throw tooLarge();
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
          const part = chunk as Buffer;
          size += part.length;
          read += part.length;
          // What is declared may be less than what there is.
          if (size > memberMegabytes * 1e6 || read > megabytes * 1e6) throw tooLarge();
          chunks.push(part);
        }
      } catch (thrown) {
        throw refuse(thrown);
      }
      return Buffer.concat(chunks, size);
    },
  };
}

const fold = (name: string) => name.normalize().toLowerCase();

function refuse(thrown: unknown): DocumentRefusal {
  if (thrown instanceof DocumentRefusal) return thrown;
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return new DocumentRefusal(`is a damaged archive (${why.slice(0, 200)})`, 'damaged');
}
