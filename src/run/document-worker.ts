/** The thread in which one document is read: whatever it does to the memory or the time, the program goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentInput, DocumentRefusal } from '../extract/documents/document-types.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { DocumentReply, DocumentRequest } from './document-thread.ts';

const decode: DocumentInput['decode'] = (bytes, contentType) => decodeHtml(bytes, contentType).html;

/** Loads the libraries for what is asked only. */
async function work(request: DocumentRequest): Promise<DocumentReply> {
  if (request.kind === 'export') {
    const { readExportBytes } = await import('./read-export-bytes.ts');
    return { exports: await readExportBytes(request.name, request.bytes, request.limits) };
  }
  const { listParts, readDocument } = await import('../extract/documents/read-document.ts');
  if (request.kind === 'parts') return { parts: await listParts({ bytes: request.bytes, decode }) };
  return { read: await readDocument({ ...request.input, decode }) };
}

async function answer(request: DocumentRequest): Promise<DocumentReply> {
  try {
    return await work(request);
  } catch (thrown) {
    if (thrown instanceof DocumentRefusal) return { refusal: { what: thrown.message, why: thrown.why } };
    // What no library was made for: nesting that overflows the stack, offsets that lead nowhere.
    const what = `cannot be read (${String(thrown instanceof Error ? thrown.message : thrown).slice(0, 200)})`;
    return { refusal: { what, why: { kind: 'document', fault: 'damaged' } } };
  }
}

void answer(workerData as DocumentRequest).then((reply) => parentPort?.postMessage(reply));
