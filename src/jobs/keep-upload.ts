/** A document that somebody sends → what is kept of it, and the request that makes an episode of it. */
import { recognizeFormat } from '../extract/documents/recognize-format.ts';
import type { Originals } from '../io/originals.ts';
import { refuseDocument, refuseForeign } from '../run/document-thread.ts';
import { refuseExport } from '../run/refuse-export.ts';
import { toUploadUrl } from '../run/upload-address.ts';
import type { ItemRef } from './job.ts';
import type { RunRequest } from './plan-batch.ts';

export type Upload = {
  readonly bytes: Uint8Array;
  /** As its sender calls it: a title for what has none, and what tells Markdown from plain text. */
  readonly fileName?: string;
};

export type UploadOptions = {
  /** Default: the first show. */
  readonly showId?: string;
  /** An episode of its own, though another has the same text. */
  readonly allowDuplicate?: boolean;
};

const MOST_NAME_CHARACTERS = 200;

/**
 * Keeps a document and names it by its content: the same bytes are the same article.
 *
 * @throws LecternError `no-article` for what is no document that can be read, by its name
 */
export async function keepUpload(originals: Pick<Originals, 'put'>, { bytes, fileName }: Upload): Promise<ItemRef> {
  assertReadable({ bytes, ...(fileName !== undefined && { fileName }) });
  const sha256 = await originals.put(bytes);
  const name = fileName?.replace(/^.*[/\\]/s, '').slice(-MOST_NAME_CHARACTERS);
  return { url: toUploadUrl(sha256), original: { sha256, ...(name && { fileName: name }) } };
}

/** {@link keepUpload}, as a request for a run: for the API and for whatever else takes documents in. */
export async function planUpload(
  originals: Pick<Originals, 'put'>,
  upload: Upload,
  { showId, allowDuplicate }: UploadOptions = {},
): Promise<Extract<RunRequest, { kind: 'add' }>> {
  return {
    kind: 'add',
    items: [await keepUpload(originals, upload)],
    ...(showId !== undefined && { showId }),
    ...(allowDuplicate !== undefined && { allowDuplicate }),
  };
}

function assertReadable({ bytes, fileName }: Upload): void {
  if (bytes.byteLength === 0) throw refuseDocument('is empty', { kind: 'document', fault: 'empty' });
  refuseExport(bytes);
  const { unknown } = recognizeFormat(bytes, { fileName });
  if (unknown !== undefined) throw refuseForeign(unknown);
}
