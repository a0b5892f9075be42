/** Files that are listed on this machine, for workers on others, and those that a person adds. */
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import { readFileBeside } from '../io/file-beside.ts';
import type { HttpDocument } from '../io/http-client.ts';
import type { Originals } from '../io/originals.ts';
import type { Article, FileOriginal } from '../model.ts';

export type KeptFilesOptions = {
  readonly workingDirectory: string;
  /** What lies beside saved pages is kept too, up to these sizes of each file; absent: nothing. */
  readonly most?: { readonly recordingBytes: number; readonly pictureBytes: number };
};

/** @returns a function that keeps the file at an address; `undefined` for what is no file, or none that can be read */
export function keepFiles(
  originals: Pick<Originals, 'put'>,
  read: DocumentReader,
  { workingDirectory, most }: KeptFilesOptions,
  signal: AbortSignal,
): (url: string) => Promise<FileOriginal | undefined> {
  return async (url) => {
    if (!url.startsWith('file:')) return undefined;
    // Whoever makes the article says what is wrong with it.
    const document = await read(url, signal).catch(() => undefined);
    if (!document) return undefined;
    const { format } = recognizeFormat(document.bytes, { fileName: url });
    if (format === undefined) return undefined;
    const beside = most && format === 'html' ? await keepBeside(originals, document, most) : {};
    return { sha256: await originals.put(document.bytes), workingDirectory, ...beside };
  };
}

/**
 * What the page plays and shows and lies below its folder. A file that is too large or cannot be read is left out alone:
 * the article is made without it, and says so of a recording.
 */
async function keepBeside(
  originals: Pick<Originals, 'put'>,
  { bytes, url }: HttpDocument,
  most: NonNullable<KeptFilesOptions['most']>,
): Promise<Pick<FileOriginal, 'recordings' | 'pictures'>> {
  const { extractArticle } = await import('../extract/extract-article.ts');
  const { article } = extractArticle(decodeHtml(bytes).html, url);
  if (!article) return {};
  async function keep(addresses: readonly string[], mostBytes: number) {
    const kept: Record<string, string> = {};
    for (const address of addresses) {
      if (!address.startsWith('file:')) continue;
      const file = await readFileBeside(address, url, mostBytes).catch(() => undefined);
      if (file) kept[address] = await originals.put(file);
    }
    return Object.keys(kept).length > 0 ? kept : undefined;
  }
  const clips = article.blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : []));
  const recordings = await keep(clips, most.recordingBytes);
  const pictures = await keep(picturesOf(article), most.pictureBytes);
  return { ...(recordings && { recordings }), ...(pictures && { pictures }) };
}

function picturesOf({ imageUrl, blocks }: Article): readonly string[] {
  const shown = [imageUrl, ...blocks.map((block) => ('imageUrl' in block ? block.imageUrl : undefined))];
  return [...new Set(shown.filter((url) => url !== undefined))];
}
