/** `/api/items`: articles are added, looked at, tried again and taken back. */
import { createHash } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { limitCalls } from './admin-limits.ts';
import { type Callers, callerId } from './callers.ts';
import { entityTag, matchesTag } from './conditional-request.ts';
import { answerOnce, hashBody, hashParts, type KeptAnswers } from './idempotency.ts';
import { type AddRequest, addSchema, type ItemDesk, listSchema, retrySchema, uploadSchema } from './items.ts';
import { check, readBody, readJson } from './read-request.ts';
import { readBytes, readSent, type SentFile } from './read-upload.ts';

/** Calls a minute of one token. */
const WRITES = 60;
const READS = 600;

/** Two hundred addresses of the greatest length. */
const MOST_JSON = '1mb';

export type ItemRoutesOptions = {
  readonly desk: ItemDesk;
  readonly callers: Callers;
  readonly answers: KeptAnswers;
};

/** Mount at `/api/items`, behind {@link Callers.identify}. */
export function createItemRoutes({ desk, callers, answers }: ItemRoutesOptions): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const keyOf = (request: Request) => callerId(callers.of(request));
  const [writes, reads] = [limitCalls(WRITES, keyOf), limitCalls(READS, keyOf)];
  router.use((request, response, next) => {
    const limit: RequestHandler = request.method === 'GET' || request.method === 'HEAD' ? reads : writes;
    return limit(request, response, next);
  });

  const bodies = new WeakMap<Request, string>();
  const json = readJson(MOST_JSON, (request, bytes) => bodies.set(request, hashBody(bytes)));
  const once = (request: Request, response: Response, work: Parameters<typeof answerOnce>[3]['work']) =>
    answerOnce(request, response, answers, {
      caller: keyOf(request),
      bodyHash: hashParts(bodies.get(request) ?? '', request.query),
      work,
    });

  const bytes = readBytes(desk.mostUploadBytes);
  router.post('/', (request, response, next) => {
    const isJson = request.is('json') !== false || request.headers['content-length'] === '0';
    return (isJson ? json : bytes)(request, response, next);
  });
  router.post('/', async (request, response) => {
    const [wanted, files] = await readAdded(request, bodies);
    const work = async () => ({ status: 202, body: await desk.add(callers.of(request), wanted, files) });
    await once(request, response, work);
  });
  router.get('/', async (request, response) => {
    const list = await desk.list(callers.of(request), check(request.query, listSchema));
    sendIfChanged(request, response, list);
  });
  router.get('/:id', async (request, response) => {
    sendIfChanged(request, response, await desk.find(callers.of(request), request.params.id));
  });
  router.post('/:id/retry', json, async (request, response) => {
    const { id } = request.params;
    const wish = readBody(request, retrySchema);
    await once(request, response, async () => ({
      status: 202,
      body: await desk.retry(callers.of(request), String(id), wish),
    }));
  });
  router.post('/:id/dismiss', json, async (request, response) => {
    await desk.dismiss(callers.of(request), String(request.params['id']));
    response.status(204).end();
  });
  router.delete('/:id', async (request, response) => {
    await desk.remove(callers.of(request), request.params.id);
    response.status(204).end();
  });
  return router;
}

/** What is to be added, whichever way it is sent. */
async function readAdded(
  request: Request,
  bodies: WeakMap<Request, string>,
): Promise<readonly [AddRequest, readonly SentFile[]]> {
  if (!(request.body instanceof Uint8Array)) return [readBody(request, addSchema), []];
  const { fields, files } = await readSent(request);
  // Not the body itself: a form that is made anew has another boundary.
  const parts = files.map(({ fileName = '', bytes }) => [fileName, hashBody(bytes)]);
  bodies.set(request, hashParts([...fields], parts));
  const form = [...fields].map(([name, values]) => [name, name === 'url' ? values : values.at(-1)]);
  const { url, again, name: _, ...wish } = check({ ...request.query, ...Object.fromEntries(form) }, uploadSchema);
  const items = url.map((one) => ({ url: one }));
  return [{ ...wish, items, again: again === 'true' }, files];
}

/** With a tag, so that who asks again and again is told only that nothing changed. */
function sendIfChanged(request: Request, response: Response, body: unknown): void {
  const text = JSON.stringify(body);
  const tag = entityTag(createHash('sha256').update(text).digest('hex').slice(0, 32));
  response.set({ ETag: tag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' });
  if (matchesTag(request.get('if-none-match') ?? '', tag)) response.status(304).end();
  else response.status(200).type('json').send(text);
}
