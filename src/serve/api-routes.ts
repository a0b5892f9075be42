/** The interface for programs: articles are added and looked after, by people too; the operator starts and watches runs. */
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import { LecternError } from '../errors.ts';
import type { Admin } from './admin.ts';
import { limitCalls } from './admin-limits.ts';
import { createCallers } from './callers.ts';
import type { EventStreams } from './event-stream.ts';
import { createImportRoutes } from './import-routes.ts';
import { createItemRoutes } from './item-routes.ts';
import { buildOpenApi } from './openapi.ts';
import { answerProblem, ProblemError, sayProblems } from './problem.ts';
import { readBody, readJson } from './read-request.ts';
import { knownItemSchema, startSchema } from './run-schemas.ts';

/** Calls a minute from one address, whoever they are of. */
const CALLS = 1200;

export type ApiRoutesOptions = {
  readonly admin: Admin;
  readonly streams: EventStreams;
  /** Counts wrong tokens. */
  readonly onFailure: RequestHandler;
};

/** Pages of other sites and browser extensions may call, with a token of their own: no cookie opens anything here. */
function allowOrigins(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'ETag, Location, Retry-After, RateLimit, Idempotency-Replayed');
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, DELETE, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, If-None-Match, Idempotency-Key');
  response.setHeader('Access-Control-Max-Age', '86400');
  response.status(204).end();
}

/** Mount at `/api`. */
export function createApiRoutes({ admin, streams, onFailure }: ApiRoutesOptions): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const callers = createCallers(admin.token, admin.items, onFailure);
  router.use(sayProblems(admin.sayFault), allowOrigins, limitCalls(CALLS));
  router.get('/openapi.json', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.json(buildOpenApi(admin.version));
  });
  router.use(callers.identify);
  const { operatorOnly } = callers;
  const json = readJson('16kb');

  router.post('/items/retry', operatorOnly, json, async (request, response) => {
    response.status(202).json({ id: (await admin.retryItem(readBody(request, knownItemSchema))).id });
  });
  router.post('/items/dismiss', operatorOnly, json, async (request, response) => {
    await admin.dismissItem(readBody(request, knownItemSchema));
    response.status(204).end();
  });
  router.use('/items', createItemRoutes({ desk: admin.items, callers, answers: admin.answers }));
  router.use(
    '/imports',
    createImportRoutes({
      ...{ desk: admin.imports, mostBytes: admin.items.mostUploadBytes },
      ...{ callers, answers: admin.answers },
    }),
  );
  router.post('/runs', operatorOnly, json, (request, response) => {
    const { id } = admin.startRun(readBody(request, startSchema));
    response.status(202).location(`runs/${id}`).json({ id });
  });
  router.get('/runs/:id', operatorOnly, async (request, response) => {
    response.json(await demandRun(String(request.params['id'])));
  });
  router.get('/runs/:id/events', operatorOnly, async (request, response) => {
    const { id, state } = await demandRun(String(request.params['id']));
    streams.open(request, response, {
      runId: id,
      isOver: state === 'finished' || state === 'failed',
      present: (event) => event,
    });
  });
  router.use(() => {
    throw new ProblemError(404, 'There is nothing here.', '/api/openapi.json names what there is.', {
      kind: 'nothing-here',
    });
  });
  router.use(answerProblem);

  async function demandRun(id: string) {
    const run = await admin.findRun(id);
    if (run) return run;
    throw new LecternError('There is no such run.', {
      code: 'not-found',
      stage: 'serve',
      why: { kind: 'nothing-here' },
    });
  }
  return router;
}
