/** Documents that are sent: one as the body itself, or several as a form's files (`multipart/form-data`, RFC 7578). */
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { allowSlowBody } from './listen.ts';
import { ProblemError } from './problem.ts';

/** A document as it came. */
export type SentFile = { readonly bytes: Uint8Array; readonly fileName?: string };

export type Sent = {
  /** Of a form. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly SentFile[];
};

const MOST_PARTS = 250;

/** Each lies in memory until it is kept. */
const AT_ONCE = 2;

/** Reads a whole body into `request.body`, as bytes. For callers that are let in only: it may take as long as it takes. */
export function readBytes(mostBytes: number): RequestHandler {
  const parse = express.raw({ type: () => true, limit: mostBytes });
  let reading = 0;
  return (request: Request, response: Response, next: NextFunction) => {
    if (reading >= AT_ONCE)
      throw new ProblemError(409, 'Other documents are being sent at this moment.', 'Send it again in a minute.', {
        kind: 'others-sending',
      });
    const { socket } = request;
    if (response.closed || socket.destroyed)
      throw new ProblemError(400, 'The body was cut off.', 'Send it again.', { kind: 'cut-off' });
    reading += 1;
    const release = () => {
      response.off('close', release);
      socket.off('close', release);
      reading -= 1;
    };
    response.on('close', release);
    // One that waits behind another on its connection is never told that this has ended.
    socket.on('close', release);
    allowSlowBody(request);
    parse(request, response, next);
  };
}

/** Of a request whose body {@link readBytes} has read. @throws ProblemError 400, 415 */
export async function readSent(request: Request): Promise<Sent> {
  const body: unknown = request.body;
  const bytes = body instanceof Uint8Array ? body : new Uint8Array();
  const contentType = request.headers['content-type'] ?? '';
  if (request.is('application/x-www-form-urlencoded') || contentType === '')
    throw new ProblemError(
      415,
      'The body is of no known kind.',
      'Send JSON, a form with files, or a document with its type.',
      { kind: 'broken-form' },
    );
  if (!request.is('multipart/form-data')) {
    const { name } = request.query;
    return { fields: new Map(), files: [{ bytes, ...(typeof name === 'string' && { fileName: name }) }] };
  }
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  assertFewParts(bytes, boundary?.[1] ?? boundary?.[2] ?? '');
  const form = await new globalThis.Response(bytes, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw new ProblemError(400, 'The form cannot be read.', 'Send multipart/form-data as RFC 7578 has it.', {
        kind: 'broken-form',
      });
    });
  const fields = new Map<string, string[]>();
  const files: SentFile[] = [];
  for (const [name, value] of form.entries())
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
    // A browser sends one without a name when no file was chosen.
    else if (value.name !== '' || value.size > 0)
      files.push({ bytes: new Uint8Array(await value.arrayBuffer()), ...(value.name && { fileName: value.name }) });
  return { fields, files };
}

/** Each part costs far more than its bytes. */
function assertFewParts(bytes: Uint8Array, boundary: string): void {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = -1;
  for (let parts = -1; parts <= MOST_PARTS; parts += 1) {
    at = boundary === '' ? -1 : body.indexOf(`--${boundary}`, at + 1);
    if (at < 0) return;
  }
  throw new ProblemError(413, `The form has more than ${MOST_PARTS} parts.`, 'Send fewer at once.', {
    kind: 'many-parts',
    most: MOST_PARTS,
  });
}
