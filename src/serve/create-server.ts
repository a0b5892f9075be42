/** The HTTP server: what was published, as it was published, and whether all is well. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import type { Show } from '../model.ts';
import { PAGE_POLICY } from '../page-policy.ts';
import { answerPublished, findPublished, type PublishedOptions, requestPath } from './answer-published.ts';
import { contentType } from './content-types.ts';
import { createPageStore } from './page-store.ts';
import { createRequestMetrics, type RequestMetrics } from './request-metrics.ts';
import { hashInName, sendMedia } from './send-media.ts';
import { sendPage } from './send-page.ts';

export type Health = { readonly ok: boolean; readonly detail: Readonly<Record<string, unknown>> };

export type ServerOptions = {
  /** Absolute paths. */
  readonly feedDirectory: string;
  readonly mediaDirectory: string;
  /** The shows that are served, the first one being the one of `/feed.xml`; a function when they can change. */
  readonly shows: readonly Pick<Show, 'id'>[] | (() => readonly Pick<Show, 'id'>[]);
  /** Its path is served too, for a proxy that passes it on unchanged. */
  readonly baseUrl: string;
  /** One line a request, without the query. */
  readonly log?: (line: string) => void;
  /** Whether the installation can do its work; answered by `/readyz`. */
  readonly health?: () => Promise<Health>;
  /** The content hash of an audio file whose name does not hold it. */
  readonly enclosureHash?: (showId: string, fileName: string) => string | undefined;
  /** Further routes: `/api`, `/status`. */
  readonly routes?: Router;
};

/** `frame-ancestors` cannot be said in a page itself and is added here. */
const POLICY = { ...PAGE_POLICY, 'frame-ancestors': ["'none'"] };

/** GET and HEAD are all that published files know (RFC 9110 §15.5.6); OPTIONS is for scripts of other sites. */
function limitMethods(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  response.setHeader('Allow', 'GET, HEAD, OPTIONS');
  if (request.method !== 'OPTIONS') {
    response.status(405).type('text/plain').send('Only GET and HEAD are possible here.\n');
    return;
  }
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', 'Range, If-Range, If-None-Match, If-Modified-Since');
  response.status(204).end();
}

function addProbes(router: Router, metrics: RequestMetrics, health: ServerOptions['health']): void {
  const plain = (response: Response) => response.setHeader('Cache-Control', 'no-store');
  router.get('/healthz', (_request, response) => {
    plain(response).type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const found = await health?.().catch((thrown: unknown) => ({ ok: false, detail: { error: String(thrown) } }));
    plain(response)
      .status(found?.ok === false ? 503 : 200)
      .json(found ?? { ok: true, detail: {} });
  });
  router.get('/metrics', (_request, response) => {
    plain(response).type('text/plain; version=0.0.4').send(metrics.render());
  });
  router.get('/robots.txt', (_request, response) => {
    response.type('text/plain').send('User-agent: *\nAllow: /\n');
  });
}

function serveMedia(options: ServerOptions, published: PublishedOptions) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const target = findPublished(request, published);
    const type = target?.kind === 'media' ? contentType(target.file) : undefined;
    if (target?.kind !== 'media' || !type?.startsWith('audio/')) return next();
    const { show, file } = target;
    const hash = options.enclosureHash?.(show, file) ?? hashInName(file);
    await sendMedia(request, response, { directory: join(options.mediaDirectory, show), fileName: file, type, hash });
  };
}

function statusOf(thrown: unknown): number {
  const status = typeof thrown === 'object' && thrown !== null && 'status' in thrown ? thrown.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** All that is not a published text: recordings, probes, the caller's routes, and what is not there. */
function createApp(options: ServerOptions, published: PublishedOptions, metrics: RequestMetrics): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(serveMedia(options, published));
  app.use(published.protect);

  const router = express.Router({ strict: true, caseSensitive: true });
  if (options.routes) router.use(options.routes);
  router.use(limitMethods);
  addProbes(router, metrics, options.health);
  if (published.prefix !== '') app.use(published.prefix, router);
  app.use(router);

  app.use(async (request: Request, response: Response) => {
    const path = join(options.feedDirectory, '404.html');
    const page = await published.pages.read(path, 'text/html; charset=utf-8');
    if (page && request.accepts('html'))
      sendPage(request, response, page, { cacheControl: 'no-cache', shared: false, status: 404 });
    else response.status(404).type('text/plain').send('Not found.\n');
  });
  // Express tells an error handler by its four parameters.
  app.use((thrown: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(thrown);
    const status = statusOf(thrown);
    const headers = typeof thrown === 'object' && thrown !== null && 'headers' in thrown ? thrown.headers : undefined;
    for (const name of ['ETag', 'Content-Type', 'Cache-Control', 'Last-Modified']) response.removeHeader(name);
    if (typeof headers === 'object' && headers !== null) response.set({ ...headers });
    if (status === 500) options.log?.(`${request.method} ${request.path} failed: ${String(thrown)}`);
    response
      .status(status)
      .type('text/plain')
      .send(status === 404 ? 'Not found.\n' : `${status}\n`);
  });
  return app;
}

function logRequest(request: IncomingMessage, response: ServerResponse, log: (line: string) => void): void {
  const started = performance.now();
  const path = requestPath(request);
  response.once('close', () => {
    log(`${request.method} ${path} ${response.statusCode} ${Math.round(performance.now() - started)}ms`);
  });
}

/** The application. Give it to {@link listen}. */
export function createServer(options: ServerOptions): RequestListener {
  const { shows } = options;
  const published: PublishedOptions = {
    feedDirectory: options.feedDirectory,
    pages: createPageStore(),
    showIds: () => (typeof shows === 'function' ? shows() : shows).map(({ id }) => id),
    prefix: new URL(options.baseUrl).pathname.replace(/\/+$/, ''),
    protect: helmet({
      contentSecurityPolicy: { useDefaults: false, directives: POLICY },
      // Whether the host is to be reached by TLS only is for the proxy that has the certificate to say.
      strictTransportSecurity: false,
      frameguard: { action: 'deny' },
    }),
  };
  const metrics = createRequestMetrics();
  const app = createApp(options, published, metrics);
  return (request, response) => {
    metrics.count(request, response);
    if (options.log) logRequest(request, response, options.log);
    const fail = (thrown: unknown) => {
      options.log?.(`${request.method} ${requestPath(request)} failed: ${String(thrown)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    };
    try {
      const answered = answerPublished(request, response, published);
      if (answered === true) return;
      if (answered === false) app(request, response);
      else answered.then((done) => done || app(request, response)).catch(fail);
    } catch (thrown) {
      fail(thrown);
    }
  };
}
