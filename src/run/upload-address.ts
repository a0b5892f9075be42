/** The address of what has none: of its content, so that the same document is the same article, whoever sends it. */

const PREFIX = 'urn:sha256:';

/** `sha256`: hex. */
export const toUploadUrl = (sha256: string): string => `${PREFIX}${sha256}`;

/** The hash of the document that an address stands for, or a chapter's; `undefined` for addresses of places. */
export const hashOfUpload = (url: string): string | undefined =>
  url.startsWith(PREFIX) ? /^([\da-f]{64})(?:#|$)/.exec(url.slice(PREFIX.length))?.[1] : undefined;

/** Of a document that can be had from nowhere but the originals: one that was sent, or a mail. */
export const isPlaceless = (url: string): boolean => url.startsWith('urn:');
