/** A list of saved articles, which is none to be read aloud. */
import { LecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import { recognizeExport } from '../sources/imports/read-export.ts';

/** The format of an export as its beginning tells it; `undefined` for what is none, and for what is JSON or an archive. */
export const exportFormat = (bytes: Uint8Array): string | undefined =>
  recognizeExport(decodeHtml(bytes.subarray(0, 8000)).html);

/** @throws LecternError `no-article` for an export of another service, with what takes it */
export function refuseExport(bytes: Uint8Array): void {
  const format = exportFormat(bytes);
  if (format !== undefined) throw exportRefusal(format);
}

export const exportRefusal = (format: string): LecternError =>
  new LecternError(`The document is a list of what was saved elsewhere: ${format}.`, {
    code: 'no-article',
    stage: 'extract',
    permanent: true,
    hint: 'Import it: `lectern import`, the page /add and POST /api/imports show what is in it, and make episodes of it bit by bit.',
    why: { kind: 'export', format },
  });
