/** The thread in which one document is read: whatever it does to the memory or the time, the program goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentInput, DocumentRefusal } from '../extract/documents/document-types.ts';
import { listParts, readDocument } from '../extract/documents/read-document.ts';
import { decodeHtml } from '../io/decode-html.ts';
import type { DocumentReply, DocumentRequest } from './document-thread.ts';

const decode: DocumentInput['decode'] = (bytes, contentType) => decodeHtml(bytes, contentType).html;

async function answer(request: DocumentRequest): Promise<DocumentReply> {
  try {
    if (request.kind === 'parts') return { parts: await listParts(request.bytes) };
    return { read: await readDocument({ ...request.input, decode }) };
  } catch (thrown) {
    if (thrown instanceof DocumentRefusal) return { refusal: thrown.message };
    // What no library was made for: nesting that overflows the stack, offsets that lead nowhere.
    return { refusal: `cannot be read (${String(thrown instanceof Error ? thrown.message : thrown).slice(0, 200)})` };
  }
}

parentPort?.postMessage(await answer(workerData as DocumentRequest));
