/** Files that are listed on this machine, for workers on others, and those that a person adds. */
import { readFile, stat } from 'node:fs/promises';
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import { extractArticle } from '../extract/extract-article.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import { findFileBeside } from '../io/file-beside.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { Originals } from '../io/originals.ts';
import type { FileOriginal } from '../model.ts';

export type KeptFilesOptions = {
  readonly workingDirectory: string;
  /** Recordings beside saved pages are kept too, up to this size of each; absent: none. */
  readonly mostRecordingBytes?: number;
};

/** @returns a function that keeps the file at an address; `undefined` for what is no file, or none that can be read */
export function keepFiles(
  originals: Pick<Originals, 'put'>,
  read: DocumentReader,
  { workingDirectory, mostRecordingBytes = 0 }: KeptFilesOptions,
  signal: AbortSignal,
): (url: string) => Promise<FileOriginal | undefined> {
  return async (url) => {
    if (!url.startsWith('file:')) return undefined;
    // Whoever makes the article says what is wrong with it.
    const document = await read(url, signal).catch(() => undefined);
    if (!document) return undefined;
    const { format } = recognizeFormat(document.bytes, { fileName: url });
    if (format === undefined) return undefined;
    const recordings =
      format === 'html' && mostRecordingBytes > 0
        ? await keepRecordings(originals, document, mostRecordingBytes)
        : undefined;
    return { sha256: await originals.put(document.bytes), workingDirectory, ...(recordings && { recordings }) };
  };
}

/** What the page plays and lies below its folder. What cannot be had is told of by whoever makes the article. */
async function keepRecordings(
  originals: Pick<Originals, 'put'>,
  { bytes, url }: HttpDocument,
  mostBytes: number,
): Promise<FileOriginal['recordings']> {
  const { article } = extractArticle(decodeHtml(bytes).html, url);
  const kept: Record<string, string> = {};
  for (const block of article?.blocks ?? []) {
    if (block.kind !== 'clip' || !block.url.startsWith('file:')) continue;
    const path = await findFileBeside(block.url, url).catch(() => undefined);
    if (path === undefined || (await stat(path)).size > mostBytes) continue;
    kept[block.url] = await originals.put(await readFile(path));
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}
