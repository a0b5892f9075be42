/** Reads documents in threads of their own, one each, within a time and a memory; a server answers meanwhile. */
import { Worker } from 'node:worker_threads';
import { LecternError } from '../errors.ts';
import type { BookPart, DocumentInput, ReadDocument } from '../extract/documents/document-types.ts';

export type DocumentRequest =
  | { readonly kind: 'read'; readonly input: Omit<DocumentInput, 'decode'> }
  | { readonly kind: 'parts'; readonly bytes: Uint8Array };

export type DocumentReply = {
  readonly read?: ReadDocument;
  readonly parts?: readonly BookPart[];
  /** See {@link DocumentRefusal}. */
  readonly refusal?: string;
};

/** A thousand pages of PDF take half a minute on a small machine. */
const LIMIT_MS = 180_000;
const MOST_MEGABYTES = 700;

/** @throws LecternError `no-article` which says by name what the document is instead */
export async function readInThread(input: Omit<DocumentInput, 'decode'>, signal: AbortSignal): Promise<ReadDocument> {
  const { read } = await ask({ kind: 'read', input }, signal);
  if (!read) throw refuseDocument('could not be read');
  return read;
}

/** The chapters of an EPUB. @throws LecternError `no-article` */
export async function listPartsInThread(bytes: Uint8Array, signal: AbortSignal): Promise<readonly BookPart[]> {
  return (await ask({ kind: 'parts', bytes }, signal)).parts ?? [];
}

async function ask(request: DocumentRequest, signal: AbortSignal): Promise<DocumentReply> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./document-worker.js', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    // No document has any use for it.
    env: {},
    // Its libraries warn where nobody asked.
    stdout: true,
    stderr: true,
  });
  let stop: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const reply = await new Promise<DocumentReply>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      timer = setTimeout(
        () => resolve({ refusal: `takes longer to read than ${LIMIT_MS / 60_000} minutes` }),
        LIMIT_MS,
      );
      worker.once('message', resolve);
      worker.once('error', (thrown: NodeJS.ErrnoException) =>
        thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve({ refusal: `takes more memory to read than ${MOST_MEGABYTES} MB` })
          : reject(thrown),
      );
      worker.once('exit', () => resolve({ refusal: 'could not be read' }));
    });
    if (reply.refusal !== undefined) throw refuseDocument(reply.refusal);
    return reply;
  } finally {
    clearTimeout(timer);
    if (stop) signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** `what` ends a sentence that begins with the document: “is a picture (PNG)”. */
export const refuseDocument = (what: string): LecternError =>
  new LecternError(`The document ${what}.`, {
    code: 'no-article',
    stage: 'extract',
    permanent: true,
    hint: 'Lectern reads web pages, EPUB, PDF, Word (.docx), OpenDocument (.odt), Markdown, plain text, mail (.eml) and saved pages (.mhtml).',
  });
