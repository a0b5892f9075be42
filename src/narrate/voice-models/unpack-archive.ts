/** Strangers' archives: plain files and folders below one folder, within limits, or nothing. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import unbzip2 from 'unbzip2-stream';
import { LecternError, toLecternError } from '../../errors.ts';
import { makeFolder } from '../../io/make-folder.ts';

export type UnpackOptions = {
  readonly signal: AbortSignal;
  /** Files and folders. Default 20,000: eSpeak's data alone has about 400. */
  readonly maxEntries?: number;
  /** Default 4 GB. */
  readonly maxBytes?: number;
  /** Bytes of the archive that have been read. */
  readonly onProgress?: (done: number) => void;
};

/** Bytes that come out of one that goes in, once some are out: voices have 1 to 10. */
const MOST_RATIO = 200;
/** Below this, how well an archive was packed is nobody's concern. */
const RATIO_FREE_BYTES = 10e6;

type ArchiveEntry = AsyncIterable<Uint8Array> & { readonly header: Header };

/**
 * Unpacks a tar archive (as it is, gzip or bzip2, told by its first bytes) into a folder, which the caller removes when
 * this throws.
 *
 * @returns the one folder that holds everything in the archive, or `''` when there is none
 * @throws LecternError `invalid` for a path that leads out, a link, a device, a damaged archive; `too-large`; `cancelled`
 */
export async function unpackArchive(archive: string, folder: string, options: UnpackOptions): Promise<string> {
  const { signal, maxEntries = 20_000, maxBytes = 4e9, onProgress } = options;
  let read = 0;
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      read += chunk.byteLength;
      onProgress?.(read);
      next(null, chunk);
    },
  });
  let unpacked = 0;
  // What stands between the files counts as well: an archive can be a bomb without holding one.
  const limit = new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      unpacked += chunk.byteLength;
      if (unpacked > maxBytes) next(tooLarge(`it unpacks to more than ${Math.round(maxBytes / 1e6)} MB`));
      else if (unpacked > Math.max(read * MOST_RATIO, RATIO_FREE_BYTES))
        next(tooLarge(`it unpacks to more than ${MOST_RATIO} times its size`));
      else next(null, chunk);
    },
  });
  const decompressor = await decompressorFor(archive);
  // The library's streams keep to Node's interface, though not to its types.
  const unpacker = extract() as unknown as NodeJS.WritableStream & AsyncIterable<ArchiveEntry>;
  const outcomes = await Promise.allSettled([
    writeEntries(unpacker, folder, maxEntries),
    pipeline(createReadStream(archive), counter, decompressor, limit, unpacker, { signal }),
  ]);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  if (failures.length > 0) throw classify(failures, signal);
  const roots = outcomes[0].status === 'fulfilled' ? outcomes[0].value : new Set<string>();
  if (roots.size === 0) throw refuse('it is empty');
  const [only = ''] = roots;
  return roots.size === 1 ? only : '';
}

/** @returns the first parts of all paths; `''` for a file that lies beside the folders */
async function writeEntries(
  entries: AsyncIterable<ArchiveEntry>,
  folder: string,
  maxEntries: number,
): Promise<ReadonlySet<string>> {
  const roots = new Set<string>();
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    if (count > maxEntries) throw tooLarge(`it holds more than ${maxEntries} files`);
    const parts = judgeEntry(entry.header);
    const [root, ...below] = parts;
    const isFolder = entry.header.type === 'directory';
    if (root !== undefined) roots.add(isFolder || below.length > 0 ? root : '');
    await writeEntry(join(folder, ...parts), isFolder, entry);
  }
  return roots;
}

/**
 * The parts of an entry's path; none for the archive's own folder (`./`).
 *
 * @throws LecternError `invalid` for whatever is neither a file nor a folder below the archive's own
 */
function judgeEntry({ name, type }: Pick<Header, 'name' | 'type'>): readonly string[] {
  if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory')
    throw refuse(`“${name}” in it is a ${type}, not a file`);
  // The second and third are Windows' ways of being absolute.
  if (name.startsWith('/') || name.includes('\\') || /^[a-z]:/i.test(name) || name.includes('\0'))
    throw refuse(`“${name}” in it leads out of its folder`);
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw refuse(`“${name}” in it leads out of its folder`);
  return parts;
}

async function writeEntry(path: string, isFolder: boolean, content: AsyncIterable<Uint8Array>): Promise<void> {
  await makeFolder(isFolder ? path : dirname(path));
  if (isFolder) {
    for await (const _chunk of content);
    return;
  }
  // A second file of the same name is refused.
  const file = await open(path, 'wx', 0o644);
  try {
    for await (const chunk of content) await file.write(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function decompressorFor(archive: string): Promise<NodeJS.ReadWriteStream> {
  const file = await open(archive, 'r');
  const head = Buffer.alloc(3);
  await file.read(head, 0, 3, 0).finally(() => file.close());
  if (head.toString('latin1') === 'BZh') return unbzip2();
  return head[0] === 0x1f && head[1] === 0x8b ? createGunzip() : new PassThrough();
}

const refuse = (why: string, cause?: unknown) =>
  new LecternError(`The archive is refused: ${why}.`, {
    code: 'invalid',
    stage: 'narrate',
    hint: 'Nothing of it was kept. Take the voice from its publisher.',
    cause,
  });

const tooLarge = (why: string) =>
  new LecternError(`The archive is refused: ${why}.`, { code: 'too-large', stage: 'narrate' });

/** One end of the stream breaks off because of the other's failure: the cause is the one that says something. */
function classify(failures: readonly unknown[], signal: AbortSignal): LecternError {
  if (signal.aborted) return toLecternError(new DOMException('stopped', 'AbortError'), 'narrate');
  const errors = failures.map((failure) => failure as NodeJS.ErrnoException);
  const own = errors.find((error) => error instanceof LecternError);
  if (own) return toLecternError(own, 'narrate');
  if (errors.some(({ code }) => code === 'EEXIST')) return refuse('it holds the same file twice', errors[0]);
  const cause = errors.find(
    ({ code, message }) => code !== 'ERR_STREAM_PREMATURE_CLOSE' && !/prematurely/.test(message),
  );
  const known = toLecternError(cause ?? errors[0], 'narrate');
  return known.code === 'internal' ? refuse(`it is damaged, or no tar archive (${known.message})`, cause) : known;
}
