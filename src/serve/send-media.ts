/** Answers GET and HEAD for an audio file, streamed from the disk: ranges, strong validators, caching for ever. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { PERSONAL_HEADERS } from './answer-published.ts';
import { entityTag, rangeApplies } from './conditional-request.ts';
import { normaliseRange } from './normalise-range.ts';

/** The content hash that the assembler puts into a file name: `<episode>.<hash>.mp3`. */
export function hashInName(fileName: string): string | undefined {
  return /\.([0-9a-f]{8,64})(?:\.[a-z]+)?\.[a-z0-9]+$/.exec(fileName)?.[1];
}

export type MediaFile = {
  /** Absolute path of the show's media folder. */
  readonly directory: string;
  readonly fileName: string;
  readonly type: string;
  /** Hash of the content, hex, when it is known. */
  readonly hash: string | undefined;
  /** For the holder of a token only. */
  readonly isPersonal: boolean;
};

/**
 * Sends the file with Express's `sendFile`, whose ranges are right but for If-Range, where it takes a weak tag for a
 * strong one and a newer date for the same. Resolves when the answer is finished, also when the client left.
 *
 * @throws what `send` throws: an error with `status` 404, 416, …
 */
export async function sendMedia(request: Request, response: Response, file: MediaFile): Promise<void> {
  const etag = file.hash === undefined ? undefined : entityTag(file.hash);
  if (etag !== undefined) response.setHeader('ETag', etag);
  response.setHeader('Content-Type', file.type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'Accept-Ranges, Content-Length, Content-Range, ETag');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  // A changed episode has another name, so what a name holds never changes.
  const age = etag === undefined ? 'max-age=300' : 'max-age=31536000, immutable';
  response.setHeader('Cache-Control', `${file.isPersonal ? 'private' : 'public'}, ${age}`);
  if (file.isPersonal) response.setHeaders(new Map(Object.entries(PERSONAL_HEADERS)));
  // `send` would take it for a wish to have the whole file again; a condition is answered all the same (RFC 9110 §13.1.2).
  delete request.headers['cache-control'];
  const ifRange = request.get('if-range');
  // `send` compares a date itself, by the file's; only a tag is decided here.
  if (ifRange?.includes('"') && !rangeApplies(ifRange, { etag: etag ?? '', lastModified: '' }))
    delete request.headers.range;
  const { range } = request.headers;
  if (range !== undefined) {
    const found = await stat(join(file.directory, file.fileName)).catch(() => undefined);
    const usable = found && normaliseRange(range, found.size);
    if (usable === undefined) delete request.headers.range;
    else request.headers.range = usable;
  }
  return new Promise((resolve, reject) => {
    response.sendFile(
      file.fileName,
      { root: file.directory, dotfiles: 'deny', cacheControl: false, lastModified: true, acceptRanges: true },
      (error?: NodeJS.ErrnoException) => {
        if (!error || response.headersSent || error.code === 'ECONNABORTED') resolve();
        else reject(error);
      },
    );
  });
}
