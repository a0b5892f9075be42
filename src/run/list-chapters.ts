/** The chapters of an EPUB, which a source lists one by one. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import { listPartsInThread } from './document-thread.ts';

/** Lists a file's chapters as fragments of its address; a book is read again only when it changed. */
export function createChapterLister(
  read: DocumentReader,
): (url: string, signal: AbortSignal) => Promise<readonly string[]> {
  const known = new Map<string, { readonly state: string; readonly chapters: readonly string[] }>();
  return async (url, signal) => {
    const { mtimeMs, size } = await stat(fileURLToPath(url));
    const state = `${mtimeMs} ${size}`;
    const before = known.get(url);
    if (before?.state === state) return before.chapters;
    const { bytes } = await read(url, signal);
    const isBook = recognizeFormat(bytes).format === 'epub';
    const chapters = isBook ? (await listPartsInThread(bytes, signal)).map(({ part }) => encodeURIComponent(part)) : [];
    known.set(url, { state, chapters });
    return chapters;
  };
}
