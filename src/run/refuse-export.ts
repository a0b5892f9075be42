/** A list of saved articles, which is none to be read aloud. */
import { LecternError } from '../errors.ts';
import { decodeHtml } from '../io/decode-html.ts';
import { recognizeExport } from '../sources/imports/read-export.ts';

/** @throws LecternError `no-article` for an export of another service, with what takes it */
export function refuseExport(bytes: Uint8Array): void {
  const format = recognizeExport(decodeHtml(bytes.subarray(0, 8000)).html);
  if (format !== undefined)
    throw new LecternError(`The document is a list of what was saved elsewhere: ${format}.`, {
      code: 'no-article',
      stage: 'extract',
      permanent: true,
      hint: '`lectern import` shows what is in it, and makes episodes of it bit by bit.',
    });
}
