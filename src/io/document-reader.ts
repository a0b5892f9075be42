/** Reads a source item's document, from the web or from a file. */
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { LecternError, toLecternError } from '../errors.ts';
import type { HttpClient, HttpDocument } from './http-client.ts';

export type DocumentReader = (url: string, signal: AbortSignal) => Promise<HttpDocument>;

/** `maxBytes` bounds a document from anywhere. */
export function createDocumentReader(http: HttpClient, maxBytes: number): DocumentReader {
  return (url, signal) =>
    url.startsWith('file:') ? readLocal(url, maxBytes, signal) : http.get(url, { maxBytes, signal });
}

async function readLocal(url: string, maxBytes: number, signal: AbortSignal): Promise<HttpDocument> {
  const path = fileURLToPath(url);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxBytes)
        throw new LecternError(`${path} is larger than ${Math.round(maxBytes / 1e6)} MB.`, {
          code: 'too-large',
          stage: 'fetch',
          hint: 'Raise fetch.maxPageMegabytes if it really is an article.',
          why: { kind: 'larger-than', megabytes: Math.round(maxBytes / 1e6) },
        });
      signal.throwIfAborted();
      return { url, bytes: await file.readFile(), contentType: undefined };
    } finally {
      await file.close();
    }
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR')
      throw new LecternError(`There is no file ${path}.`, {
        code: 'not-found',
        stage: 'fetch',
        hint: 'Check the path in the configuration or on the command line.',
        why: { kind: 'no-file', path },
        cause: thrown,
      });
    throw toLecternError(thrown, 'fetch');
  }
}
