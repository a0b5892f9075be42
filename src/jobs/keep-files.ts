/** Files that are listed on this machine, for workers on others, and those that a person adds. */
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { Originals } from '../io/originals.ts';
import type { FileOriginal } from '../model.ts';

/** @returns a function that keeps the file at an address; `undefined` for what is no file, or none that can be read */
export function keepFiles(
  originals: Originals,
  read: DocumentReader,
  workingDirectory: string,
  signal: AbortSignal,
): (url: string) => Promise<FileOriginal | undefined> {
  return async (url) => {
    if (!url.startsWith('file:')) return undefined;
    // Whoever makes the article says what is wrong with it.
    const document = await read(url, signal).catch(() => undefined);
    if (!document || recognizeFormat(document.bytes, { fileName: url }).unknown !== undefined) return undefined;
    return { sha256: await originals.put(document.bytes), workingDirectory };
  };
}
