/** Reads a document as the program does, in this thread. */
import type { DocumentInput, ReadDocument } from '../../../src/extract/documents/document-types.ts';
import { readDocument } from '../../../src/extract/documents/read-document.ts';
import { recognizeFormat } from '../../../src/extract/documents/recognize-format.ts';
import { decodeHtml } from '../../../src/io/decode-html.ts';

/** @throws what the document is instead of one that can be read */
export async function readBytes(
  bytes: Uint8Array,
  name: Partial<Pick<DocumentInput, 'url' | 'fileName' | 'contentType' | 'part'>> = {},
): Promise<ReadDocument> {
  const { format, unknown } = recognizeFormat(bytes, name);
  if (format === undefined || format === 'html') throw new Error(`is ${unknown ?? 'a page'}`);
  const decode: DocumentInput['decode'] = (from, contentType) => decodeHtml(from, contentType).html;
  return readDocument({ url: 'file:///document', ...name, bytes, format, decode });
}

/** What is heard of a document: each block as its kind and its text. */
export const heard = ({ article }: ReadDocument): readonly string[] =>
  article.blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`h${block.level} ${block.text}`];
    if (block.kind === 'clip' || block.text === '') return [];
    return [block.kind === 'paragraph' ? block.text : `${block.kind} ${block.text}`];
  });
