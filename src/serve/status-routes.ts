/** The operator's page: a form to log in, then runs, failures and what can be done about them. Complete without script. */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { LecternError } from '../errors.ts';
import type { Admin } from './admin.ts';
import { createSessions, isOwnForm } from './admin-session.ts';
import { languageOf } from './choose-language.ts';
import type { EventStreams, StreamedEvent } from './event-stream.ts';
import { statusOf } from './problem.ts';
import { isSameSecret } from './secrets.ts';

export type StatusRoutesOptions = {
  readonly admin: Admin;
  readonly streams: EventStreams;
  readonly baseUrl: string;
  /** Counts wrong tokens. */
  readonly onFailure: RequestHandler;
  /** Sends an episode's audio, of whatever show. @returns whether there is such a file */
  readonly sendAudio: (request: Request, response: Response, key: string) => Promise<boolean>;
};

/** A field of a form; `undefined` for an empty one and for what is no text. */
function field(request: Request, name: string): string | undefined {
  const body: unknown = request.body;
  const value = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Mount at the root: `/status` and what is under it. Addresses in answers are relative, wherever a proxy has put us. */
export function createStatusRoutes({ admin, streams, baseUrl, onFailure, sendAudio }: StatusRoutesOptions): Router {
  const sessions = createSessions(admin.token, baseUrl.startsWith('https:'));
  const router = express.Router({ strict: true, caseSensitive: true });
  const page = (response: Response, html: string, status = 200) => response.status(status).type('html').send(html);
  const back = (response: Response) => response.redirect(303, '../status');
  const wanted = (request: Request) => languageOf(request, admin.language);
  const refuse = (request: Request, response: Response) =>
    page(response, admin.renderNotice(wanted(request), 'stale'), 403);

  router.use('/status', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    response.vary('Accept-Language');
    next();
  });
  router.get('/status', async (request, response) => {
    const [session, language] = [sessions.find(request), wanted(request)];
    const html = session
      ? await admin.renderStatus({ ...session, language })
      : admin.renderLogin({ language, hasFailed: false });
    page(response, html);
  });
  router.get('/status/events', (request, response) => {
    const present = (event: StreamedEvent) => admin.describe(event, wanted(request));
    if (sessions.find(request)) streams.open(request, response, { isOver: false, present });
    else response.status(401).type('text/plain').send('Log in first.\n');
  });

  router.get('/status/voices/:voice.wav', async (request, response) => {
    if (!sessions.find(request)) return void response.status(401).type('text/plain').send('Log in first.\n');
    const leaving = new AbortController();
    response.on('close', () => leaving.abort());
    const sound = await admin.speakSample(request.params.voice, leaving.signal);
    if (sound) response.type('audio/wav').send(Buffer.from(sound));
    else response.status(404).type('text/plain').send('There is no such voice.\n');
  });

  router.get('/status/media/:show/:file', async (request, response) => {
    if (!sessions.find(request)) return void response.status(401).type('text/plain').send('Log in first.\n');
    const { show, file } = request.params;
    const isName = [show, file].every((name) => /^[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u.test(name));
    if (!isName || !(await sendAudio(request, response, `${show}/${file}`)))
      response.status(404).type('text/plain').send('There is no such audio.\n');
  });

  router.use('/status', (request, response, next) => {
    if (request.method !== 'POST') return next();
    return isOwnForm(request, baseUrl) ? next() : refuse(request, response);
  });
  const form = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 20 });
  router.post('/status/login', form, (request, response, next) => {
    if (isSameSecret(field(request, 'token') ?? '', admin.token)) {
      response.setHeader('Set-Cookie', sessions.open());
      return back(response);
    }
    return onFailure(request, response, (thrown?: unknown) =>
      thrown === undefined
        ? page(response, admin.renderLogin({ language: wanted(request), hasFailed: true }), 401)
        : next(thrown),
    );
  });

  /** What a logged-in operator does with a form of their own page. */
  const act = (path: string, work: (request: Request, response: Response) => unknown) =>
    router.post(path, form, async (request, response) => {
      const session = sessions.find(request);
      if (!session || !isSameSecret(field(request, 'form') ?? '', session.formToken)) return refuse(request, response);
      try {
        await work(request, response);
      } catch (thrown) {
        // A show or an article that went away since the page was drawn; the page that follows shows it.
        if (!(thrown instanceof LecternError)) throw thrown;
        if (thrown.code !== 'not-found')
          return page(response, admin.renderNotDone(wanted(request), thrown), statusOf(thrown));
      }
      return back(response);
    });
  act('/status/run', (request) => admin.startRun({ show: field(request, 'show') }));
  act('/status/retry', (request) => {
    const job = field(request, 'job');
    if (job !== undefined) return admin.retryJob(job);
    return admin.retryItem({ show: field(request, 'show') ?? '', url: field(request, 'url') });
  });
  act('/status/dismiss', (request) =>
    admin.dismissItem({ show: field(request, 'show') ?? '', url: field(request, 'url') }),
  );
  const operator = { kind: 'operator' } as const;
  act('/status/remove', (request) => admin.items.remove(operator, field(request, 'item') ?? ''));
  act('/status/voice', (request) =>
    admin.items.retry(operator, field(request, 'item') ?? '', { voice: field(request, 'voice') }),
  );
  act('/status/logout', (_request, response) => response.setHeader('Set-Cookie', sessions.close()));
  return router;
}
