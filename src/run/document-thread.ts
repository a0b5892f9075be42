/** Reads documents in threads of their own, one each, within a time and a memory; a server answers meanwhile. */
import { Worker } from 'node:worker_threads';
import { LecternError } from '../errors.ts';
import type { ArchiveLimits } from '../extract/documents/archive.ts';
import type { BookPart, DocumentInput, ReadDocument } from '../extract/documents/document-types.ts';
import type { ReadExport } from '../sources/imports/read-export.ts';
import type { ForeignDocument, Why } from '../words/why.ts';

export type DocumentRequest =
  | { readonly kind: 'read'; readonly input: Omit<DocumentInput, 'decode'> }
  | { readonly kind: 'parts'; readonly bytes: Uint8Array }
  | { readonly kind: 'export'; readonly name: string; readonly bytes: Uint8Array; readonly limits: ArchiveLimits };

export type DocumentReply = {
  readonly read?: ReadDocument;
  readonly parts?: readonly BookPart[];
  readonly exports?: readonly ReadExport[];
  /** See {@link DocumentRefusal}. */
  readonly refusal?: { readonly what: string; readonly why: Why };
};

export type DocumentLimits = { readonly milliseconds: number; readonly megabytes: number };

/** A thousand pages of PDF take half a minute on a small machine. */
const LIMITS: DocumentLimits = { milliseconds: 180_000, megabytes: 800 };

/** What a thread has outside of its heap, such as a stream that is unpacked, only the process as a whole tells. */
const LOOK_MS = 100;

const UNREADABLE: Why = { kind: 'document', fault: 'damaged' };

/** @throws LecternError `no-article` which says by name what the document is instead */
export async function readInThread(
  input: Omit<DocumentInput, 'decode'>,
  signal: AbortSignal,
  limits = LIMITS,
): Promise<ReadDocument> {
  const { read } = await ask({ kind: 'read', input }, signal, limits);
  if (!read) throw refuseDocument('could not be read', UNREADABLE);
  return read;
}

/** The chapters of an EPUB. @throws LecternError `no-article` */
export async function listPartsInThread(bytes: Uint8Array, signal: AbortSignal): Promise<readonly BookPart[]> {
  return (await ask({ kind: 'parts', bytes }, signal, LIMITS)).parts ?? [];
}

/** What another service's export holds; nothing of what is none. @throws LecternError `no-article` */
export async function readExportInThread(
  name: string,
  bytes: Uint8Array,
  limits: ArchiveLimits,
  signal: AbortSignal,
): Promise<readonly ReadExport[]> {
  return (await ask({ kind: 'export', name, bytes, limits }, signal, LIMITS)).exports ?? [];
}

async function ask(
  request: DocumentRequest,
  signal: AbortSignal,
  { milliseconds, megabytes }: DocumentLimits,
): Promise<DocumentReply> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('../bundle/cli.js', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // No document has any use for it.
    env: {},
    // Its libraries warn where nobody asked.
    stdout: true,
    stderr: true,
  });
  let stop: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  const before = process.memoryUsage.rss();
  try {
    const reply = await new Promise<DocumentReply>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      const size = `takes more memory to read than ${megabytes} MB`;
      const time = `takes longer to read than ${milliseconds / 60_000} minutes`;
      timer = setTimeout(() => reject(refuseForNow(time, 'time')), milliseconds);
      watch = setInterval(
        () => process.memoryUsage.rss() - before > megabytes * 1e6 && reject(refuseForNow(size, 'memory')),
        LOOK_MS,
      );
      worker.once('message', resolve);
      worker.once('error', (thrown: NodeJS.ErrnoException) =>
        thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve({ refusal: { what: size, why: { kind: 'document', fault: 'memory' } } })
          : reject(thrown),
      );
      worker.once('exit', () => resolve({ refusal: { what: 'could not be read', why: UNREADABLE } }));
    });
    if (reply.refusal !== undefined) throw refuseDocument(reply.refusal.what, reply.refusal.why);
    return reply;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    if (stop) signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** What else the machine had to do may be why. */
const refuseForNow = (what: string, fault: 'time' | 'memory'): LecternError =>
  new LecternError(`The document ${what}.`, {
    code: 'no-article',
    stage: 'extract',
    retryable: true,
    hint: 'It is tried again later; if it fails then too, divide the document.',
    why: { kind: 'document', fault },
  });

/** `what` ends a sentence that begins with the document: “is a picture (PNG)”. */
export const refuseDocument = (what: string, why: Why): LecternError =>
  new LecternError(`The document ${what}.`, {
    code: 'no-article',
    stage: 'extract',
    permanent: true,
    hint: 'Lectern reads web pages, EPUB, PDF, Word (.docx), OpenDocument (.odt), Markdown, plain text, mail (.eml) and saved pages (.mhtml); what another service exports is for `lectern import`, for /add and for POST /api/imports.',
    why,
  });

export const refuseForeign = (what: ForeignDocument): LecternError =>
  refuseDocument(`is ${what}`, { kind: 'foreign-document', what });
