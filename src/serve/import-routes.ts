/** `/api/imports`: the export of another service is looked into and its articles are taken over, some a day. */
import express, { type Request, type RequestHandler, type Router } from 'express';
import { limitCalls } from './admin-limits.ts';
import { type Callers, callerId } from './callers.ts';
import { answerOnce, hashBody, hashParts, type KeptAnswers } from './idempotency.ts';
import { cancelSchema, type ImportDesk, importSchema, lookSchema } from './imports.ts';
import { ProblemError } from './problem.ts';
import { check } from './read-request.ts';
import { readBytes, readSent } from './read-upload.ts';

/** Calls a minute of one token. */
const WRITES = 20;
const READS = 600;

export type ImportRoutesOptions = {
  readonly desk: ImportDesk;
  readonly mostBytes: number;
  readonly callers: Callers;
  readonly answers: KeptAnswers;
};

/** Mount at `/api/imports`, behind {@link Callers.identify}. */
export function createImportRoutes({ desk, mostBytes, callers, answers }: ImportRoutesOptions): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const keyOf = (request: Request) => callerId(callers.of(request));
  const [writes, reads] = [limitCalls(WRITES, keyOf), limitCalls(READS, keyOf)];
  router.use((request, response, next) => {
    const limit: RequestHandler = request.method === 'GET' || request.method === 'HEAD' ? reads : writes;
    return limit(request, response, next);
  });
  router.post('/', readBytes(mostBytes), async (request, response) => {
    const { fields, files } = await readSent(request);
    const [file] = files;
    if (!file || files.length > 1)
      throw new ProblemError(
        400,
        file ? 'There is more than one file.' : 'There is no file.',
        'Send one export: as the body, or as the only file of a form.',
        { kind: 'one-export' },
      );
    const wanted = check(readFields({ ...request.query, ...Object.fromEntries(fields) }), importSchema);
    const work = async () => {
      const view = await desk.take(callers.of(request), wanted, file);
      if (view) return { status: 200, body: view };
      throw new ProblemError(
        422,
        'The file is no export that is known here.',
        'docs/importing.md lists those that are; an article or a document is for POST /api/items.',
        { kind: 'no-export' },
      );
    };
    const bodyHash = hashParts(wanted, [file.fileName ?? '', hashBody(file.bytes)]);
    await answerOnce(request, response, answers, { caller: keyOf(request), bodyHash, work });
  });
  router.get('/', async (request, response) => {
    check(request.query, lookSchema);
    response.json(await desk.waiting(callers.of(request)));
  });
  router.delete('/', async (request, response) => {
    const { show, by } = check(request.query, cancelSchema);
    response.json({ cancelled: await desk.cancel(callers.of(request), show, by) });
  });
  return router;
}

/** Each as often as it may be there, whichever way it came. */
function readFields(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isSeveral = (name: string) => name === 'tag' || name === 'folder';
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const all = Array.isArray(value) ? value : [value];
      return [name, isSeveral(name) ? all : all.at(-1)];
    }),
  );
}
