/** The operator's interface for programs: start runs, watch them, try failed articles again. */
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { LecternError } from '../errors.ts';
import type { Admin } from './admin.ts';
import type { EventStreams } from './event-stream.ts';
import { isSameSecret } from './secrets.ts';

const httpUrl = z.url({ protocol: /^https?$/ }).max(4000);
const showId = z.string().min(1).max(200);

const startSchema = z
  .strictObject({
    show: showId.optional(),
    source: z.int().min(1).optional(),
    limit: z.int().min(1).optional(),
    url: httpUrl.optional(),
    again: z.boolean().optional(),
  })
  .refine(({ again, url }) => !again || url !== undefined, 'again goes with url');

const itemSchema = z
  .strictObject({
    show: showId,
    // Whatever a source once listed, a saved file's address too: it has to be known already.
    url: z.string().min(1).max(4000).optional(),
    id: z.string().min(1).max(200).optional(),
  })
  .refine(({ url, id }) => (url === undefined) !== (id === undefined), 'either url or id');

const STATUS_BY_CODE: Readonly<Record<string, number>> = { usage: 400, invalid: 400, 'not-found': 404, busy: 409 };

/** A request body, checked. @throws LecternError `usage` that names every problem */
function readBody<T>(request: Request, schema: z.ZodType<T>): T {
  const body: unknown = request.body;
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new LecternError(problems.join('; '), { code: 'usage', stage: 'serve' });
}

/** Bearer tokens only and no cookie: another site's page cannot send one (CSRF). */
function demandToken(token: string, onFailure: RequestHandler): RequestHandler {
  return (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    const presented = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (presented !== undefined && isSameSecret(presented, token)) return next();
    return onFailure(request, response, () => {
      response.setHeader('WWW-Authenticate', 'Bearer');
      response.status(401).json({ error: 'The token is missing or wrong.' });
    });
  };
}

function demandJson(request: Request, response: Response, next: NextFunction): void {
  // `null` is a request without a body.
  if (request.is('json') === false) response.status(415).json({ error: 'Send JSON.' });
  else next();
}

/** Mount at `/api`. `onFailure` counts wrong tokens. */
export function createApiRoutes(admin: Admin, streams: EventStreams, onFailure: RequestHandler): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  router.use(demandToken(admin.token, onFailure));
  router.use(demandJson, express.json({ limit: '16kb' }));

  router.post('/runs', (request, response) => {
    const { id } = admin.startRun(readBody(request, startSchema));
    response.status(202).location(`runs/${id}`).json({ id });
  });
  router.post('/items/retry', async (request, response) => {
    response.status(202).json({ id: (await admin.retryItem(readBody(request, itemSchema))).id });
  });
  router.post('/items/dismiss', async (request, response) => {
    await admin.dismissItem(readBody(request, itemSchema));
    response.status(204).end();
  });
  router.get('/runs/:id', async (request, response) => {
    response.json(await demandRun(request.params.id));
  });
  router.get('/runs/:id/events', async (request, response) => {
    const { id, state } = await demandRun(request.params.id);
    streams.open(request, response, { runId: id, isOver: state === 'finished' || state === 'failed' });
  });
  router.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing here.' });
  });
  router.use((thrown: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = thrown instanceof LecternError ? STATUS_BY_CODE[thrown.code] : undefined;
    if (!(thrown instanceof LecternError) || status === undefined) return next(thrown);
    const { message, hint } = thrown;
    response.status(status).json({ error: message, ...(hint !== undefined && { hint }) });
  });

  async function demandRun(id: string) {
    const run = await admin.findRun(id);
    if (run) return run;
    throw new LecternError('There is no such run.', { code: 'not-found', stage: 'serve' });
  }
  return router;
}
