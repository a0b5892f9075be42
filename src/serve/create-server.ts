/** The HTTP server: what was published, as it was published, whether all is well, and the operator's routes. */
import type { IncomingMessage, RequestListener } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import type { Registry } from 'prom-client';
import { LecternError } from '../errors.ts';
import type { PublishedStores } from '../io/object-store.ts';
import { createAddRoutes } from './add-routes.ts';
import type { Admin } from './admin.ts';
import { limitFailures } from './admin-limits.ts';
import {
  answerPublished,
  findPublished,
  isLetIn,
  type ListenerAccess,
  type PublishedOptions,
  type ServedShow,
  sitePath,
} from './answer-published.ts';
import { createApiRoutes } from './api-routes.ts';
import { chooseLanguage, fileIn, languageOf } from './choose-language.ts';
import { contentType } from './content-types.ts';
import { createEventStreams } from './event-stream.ts';
import { observeRequest, type RequestEntry, tellablePath } from './observe-requests.ts';
import { createPageStore } from './page-store.ts';
import { createPersonalPages } from './personal-pages.ts';
import { addProbes, type Health } from './probes.ts';
import { createRequestMetrics, type InstallationFacts, type RequestMetrics } from './request-metrics.ts';
import { type MediaPlaces, sendMedia } from './send-media.ts';
import { sendPage } from './send-page.ts';
import { createStatusRoutes } from './status-routes.ts';

export type ServerOptions = PublishedStores &
  Pick<MediaPlaces, 'mediaAddress'> & {
    /** The shows that are served, the first public one being that of `/feed.xml`; a function when they can change. */
    readonly shows: readonly ServedShow[] | (() => readonly ServedShow[]);
    /** Its path is served too, for a proxy that passes it on unchanged. */
    readonly baseUrl: string;
    /** Hears of each request when it is over. */
    readonly log?: (entry: RequestEntry) => void;
    /** Hears of what should not happen; the request is told as in the log. */
    readonly onError?: (thrown: unknown, request: { readonly method: string; readonly path: string }) => void;
    /** Whether the installation can do its work; answered by `/readyz`. */
    readonly health?: () => Promise<Health>;
    /** What the pages may load: Content Security Policy directives. */
    readonly policy: Readonly<Record<string, readonly string[]>>;
    /** In which they are published, as in `<html lang>`, the main one first; one when absent. */
    readonly languages?: readonly string[];
    /** What the installation counts, for `/metrics`. */
    readonly facts?: () => Promise<InstallationFacts>;
    /** What else this process counts. */
    readonly registries?: readonly Registry[];
    /** Who may listen to private shows; nobody when absent. */
    readonly access?: ListenerAccess;
    /** A QR code as the pages have them, for the pages of private shows. */
    readonly drawQr?: (content: string, label: string) => string;
    /** The operator's routes, `/api` and `/status`; not there when absent. */
    readonly admin?: Admin;
    /** Ends what would never end by itself. */
    readonly stopping?: AbortSignal;
    readonly heartbeatMs?: number;
  };

/** Wrong tries a minute from one address. */
const WRONG_LISTENER_TOKENS = 30;
const WRONG_ADMIN_TOKENS = 10;

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

function serveMedia(options: ServerOptions, published: PublishedOptions) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const target = findPublished(request, published);
    const type = target?.kind === 'media' ? contentType(target.file) : undefined;
    if (target?.kind !== 'media' || !type?.startsWith('audio/')) return next();
    if (!(await isLetIn(request, target, published))) return next();
    const { show, file } = target;
    const media = { key: `${show}/${file}`, type, isPersonal: target.token !== undefined };
    if (!(await sendMedia(request, response, options, media))) next();
  };
}

/** What is away may be back soon. */
const RETRY_AFTER = { 'Retry-After': '10' };

const isAway = (thrown: unknown) => thrown instanceof LecternError && thrown.retryable;

function statusOf(thrown: unknown): number {
  if (isAway(thrown)) return 503;
  const status = typeof thrown === 'object' && thrown !== null && 'status' in thrown ? thrown.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function notFound({ pages, languages = [] }: PublishedOptions) {
  const read = (file: string) => pages.read(file, 'text/html; charset=utf-8');
  return async (request: Request, response: Response): Promise<void> => {
    const isPage = request.accepts('html') !== false;
    const language = isPage ? chooseLanguage(request.headers['accept-language'], languages) : undefined;
    const own = language === undefined || language === languages[0] ? undefined : fileIn('404.html', language);
    const page = (own === undefined ? undefined : await read(own)) ?? (await read('404.html'));
    const vary = languages.length > 1 ? { vary: 'Accept-Language' } : {};
    if (page && isPage)
      sendPage(request, response, page, { cacheControl: 'no-cache', shared: false, status: 404, ...vary });
    else response.status(404).type('text/plain').send('Not found.\n');
  };
}

function addAdmin(
  router: Router,
  options: ServerOptions,
  { pages }: PublishedOptions,
  notThere: express.RequestHandler,
): void {
  const { admin, baseUrl, stopping, heartbeatMs } = options;
  if (!admin) {
    router.use(['/add', '/api', '/status'], notThere);
    return;
  }
  const onFailure = limitFailures(WRONG_ADMIN_TOKENS, undefined, (response, request) => {
    const { addPage } = admin;
    const frame = { language: languageOf(request, addPage.language), root: '../' };
    const language = languageOf(request, admin.language);
    if (request.path === '/status/login') response.type('html').send(admin.renderNotice(language, 'wrongTries'));
    else if (request.path === '/add/login') response.type('html').send(addPage.renderNotice(frame, 'wrongTries'));
    else response.type('text/plain').send('Too many wrong tries. Wait a minute.\n');
  });
  const streams = createEventStreams({ source: admin, stopping, ...(heartbeatMs !== undefined && { heartbeatMs }) });
  router.use('/api', createApiRoutes({ admin, streams, onFailure }));
  router.use(
    createAddRoutes({
      ...{
        page: admin.addPage,
        desk: admin.items,
        imports: admin.imports,
        adminToken: admin.token,
        baseUrl,
        version: admin.version,
        onFailure,
      },
      readAsset: async (name) => (await pages.read(`assets/${name}`, 'text/javascript'))?.bodies.identity?.toString(),
    }),
  );
  const { mediaStore } = options;
  const sendAudio = async (request: Request, response: Response, key: string) => {
    const type = contentType(key);
    return type?.startsWith('audio/') === true
      ? sendMedia(request, response, { mediaStore }, { key, type, isPersonal: true })
      : false;
  };
  router.use(createStatusRoutes({ admin, streams, baseUrl, onFailure, sendAudio }));
}

/** All that is not a published text: recordings, probes, the operator's routes, and what is not there. */
function createApp(options: ServerOptions, published: PublishedOptions, metrics: RequestMetrics): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // A proxy on this machine says who asked; from anybody else it would be a claim.
  app.set('trust proxy', 'loopback');
  app.use(serveMedia(options, published));
  app.use(published.protect);

  const notThere = notFound(published);
  const router = express.Router({ strict: true, caseSensitive: true });
  addAdmin(router, options, published, notThere);
  router.use(limitMethods);
  addProbes(router, { metrics, health: options.health, adminToken: options.admin?.token });
  if (published.prefix !== '') app.use(published.prefix, router);
  app.use(router);

  const isGuess = (request: Request) => /^\/(~|%7e)/i.test(sitePath(request, published.prefix));
  app.use(limitFailures(WRONG_LISTENER_TOKENS, (request) => !isGuess(request) || published.letIn.has(request)));
  app.use(notThere);
  // Express tells an error handler by its four parameters.
  app.use((thrown: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(thrown);
    const status = statusOf(thrown);
    const headers = typeof thrown === 'object' && thrown !== null && 'headers' in thrown ? thrown.headers : undefined;
    for (const name of ['ETag', 'Content-Type', 'Cache-Control', 'Last-Modified']) response.removeHeader(name);
    if (typeof headers === 'object' && headers !== null) response.set({ ...headers });
    if (isAway(thrown)) response.set(RETRY_AFTER);
    if (status >= 500) options.onError?.(thrown, { method: request.method, path: tellablePath(request) });
    response
      .status(status)
      .type('text/plain')
      .send(status === 404 ? 'Not found.\n' : `${status}\n`);
  });
  return app;
}

/** `ancestors` may show the page in a frame. */
const protection = (policy: ServerOptions['policy'], ancestors: "'none'" | '*') =>
  helmet({
    // `frame-ancestors` cannot be said in a page itself.
    contentSecurityPolicy: { useDefaults: false, directives: { ...policy, 'frame-ancestors': [ancestors] } },
    // Whether the host is to be reached by TLS only is for the proxy that has the certificate to say.
    strictTransportSecurity: false,
    frameguard: ancestors === '*' ? false : { action: 'deny' },
  });

/** The application. Give it to {@link listen}. */
export function createServer(options: ServerOptions): RequestListener {
  const { shows, baseUrl, access, drawQr } = options;
  const published: PublishedOptions = {
    pages: createPageStore(options.siteStore),
    personalPages: createPersonalPages({ baseUrl, drawQr }),
    shows: typeof shows === 'function' ? shows : () => shows,
    access,
    letIn: new WeakSet<IncomingMessage>(),
    prefix: new URL(baseUrl).pathname.replace(/\/+$/, ''),
    languages: options.languages,
    protect: protection(options.policy, "'none'"),
    protectEmbed: protection(options.policy, '*'),
  };
  const metrics = createRequestMetrics(options.facts, options.registries);
  const app = createApp(options, published, metrics);
  return (request, response) => {
    observeRequest(request, response, metrics, options.log);
    const fail = (thrown: unknown) => {
      options.onError?.(thrown, { method: request.method ?? '', path: tellablePath(request) });
      if (!response.headersSent) response.writeHead(statusOf(thrown), isAway(thrown) ? RETRY_AFTER : {});
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
