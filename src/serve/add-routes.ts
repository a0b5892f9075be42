/** The page that takes articles in, for the operator and for people who may add. Complete without script. */
import { createHash } from 'node:crypto';
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import { LecternError } from '../errors.ts';
import { createSentExports, type Refusal, refusal } from './add-exports.ts';
import {
  fieldOf,
  isAddedBy,
  isWritten,
  optional,
  readWish,
  text,
  toDocument,
  toDraft,
  toQuery,
  toRequest,
} from './add-form.ts';
import type { AddDraft, AddFrame, AddPage } from './add-page.ts';
import { type AddSession, createAddSessions } from './add-session.ts';
import { limitCalls } from './admin-limits.ts';
import { isOwnForm } from './admin-session.ts';
import { callerId } from './callers.ts';
import { languageOf } from './choose-language.ts';
import { entityTag, matchesTag } from './conditional-request.ts';
import { findAddresses } from './find-addresses.ts';
import type { ImportDesk } from './imports.ts';
import { addInstallable, type InstallableOptions } from './installable-page.ts';
import { type ItemDesk, MOST_AT_ONCE } from './items.ts';
import { allowSlowBody } from './listen.ts';
import { isTold, ProblemError } from './problem.ts';
import { readBytes, readSent, type Sent } from './read-upload.ts';
import { isSameSecret } from './secrets.ts';

export type AddRoutesOptions = Pick<InstallableOptions, 'version' | 'readAsset'> & {
  readonly page: AddPage;
  readonly desk: ItemDesk;
  readonly imports: ImportDesk;
  readonly adminToken: string;
  readonly baseUrl: string;
  /** Counts wrong tokens. */
  readonly onFailure: RequestHandler;
};

/** Forms a minute of one token. */
const WRITES = 60;
/** Of what somebody shares who is not logged in. */
const MOST_SHARED = '64kb';
const LITTLE_BYTES = 1_000_000;
/** Characters; longer ones come as files. */
const MOST_PASTED = 1_000_000;

const field = (request: Request, name: string): string | undefined => {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? text(Reflect.get(body, name)) : undefined;
};

/** Mount at the root: `/add` and what is under it. Addresses in answers are relative, wherever a proxy has put us. */
export function createAddRoutes(options: AddRoutesOptions): Router {
  const { page, desk, imports, adminToken, baseUrl, version, readAsset, onFailure } = options;
  const { findPerson } = desk;
  const sessions = createAddSessions({ adminToken, findPerson, isSecure: baseUrl.startsWith('https:') });
  const router = express.Router({ strict: true, caseSensitive: true });
  const found = new WeakMap<Request, AddSession>();
  const exports = createSentExports({ imports, adminToken });

  const send = (response: Response, html: string, status = 200) => response.status(status).type('html').send(html);
  const rootOf = ({ originalUrl }: Request) => (/\/add(?:\?|$)/.test(originalUrl) ? './' : '../');
  const notify = (
    request: Request,
    response: Response,
    notice: Parameters<AddPage['renderNotice']>[1],
    status: number,
  ) => send(response, page.renderNotice(frame(request, rootOf(request)), notice), status);
  const refuse = (request: Request, response: Response) => notify(request, response, 'stale', 403);
  const frame = (request: Request, root: string): AddFrame => ({ language: languageOf(request, page.language), root });
  const sessionOf = (request: Request): AddSession => {
    const session = found.get(request);
    if (!session) throw new Error('unreachable: only those who are logged in come here');
    return session;
  };

  router.use('/add', async (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    response.vary('Accept-Language');
    const session = await sessions.find(request);
    if (session) found.set(request, session);
    next();
  });

  /** Answers the page again, with what is wrong. */
  async function answer(
    request: Request,
    response: Response,
    {
      draft,
      problems = [],
      known = [],
      offers = [],
      status = 200,
    }: Partial<Refusal> & Pick<Refusal, 'draft'> & { status?: number },
    root = './',
  ): Promise<void> {
    const isWatching = request.method === 'GET' && request.query['added'] === '1';
    const shown = {
      ...frame(request, root),
      session: sessionOf(request),
      draft,
      problems,
      known,
      imports: offers,
      isWatching,
    };
    send(response, await page.render(shown), status);
  }

  router.get('/add', async (request, response) => {
    const { url, text: shared, title, door } = request.query;
    const draft = toDraft(optional({ url: text(url), text: text(shared), title: text(title) }));
    if (found.has(request)) return void (await answer(request, response, { draft }));
    const here = frame(request, './');
    const query = toQuery(draft);
    const again = `add${query}${query === '' ? '?' : '&'}door=1`;
    // What a bookmarklet opens comes from another site, and without the cookie; what comes from here has it.
    if (door === undefined && query !== '') return void send(response, page.renderDoor(here, again));
    const isFromElsewhere = request.headers['sec-fetch-site'] === 'cross-site';
    const ways = door === undefined ? { door: again, isFromElsewhere } : {};
    return void send(response, page.renderLogin({ ...here, ...ways, draft, hasFailed: false }));
  });

  router.get('/add/list', async (request, response) => {
    if (!found.has(request)) return void response.status(401).type('text/plain').send('Log in first.\n');
    const html = await page.renderList({ ...frame(request, './'), session: sessionOf(request) });
    const tag = entityTag(createHash('sha256').update(html).digest('hex').slice(0, 32));
    response.setHeader('ETag', tag);
    if (matchesTag(request.get('if-none-match') ?? '', tag)) response.status(304).end();
    else send(response, html);
  });

  addInstallable(router, { page, frame, version, readAsset });

  router.use('/add', (request, response, next) => {
    // What is shared has no token of a form; see there.
    if (request.method !== 'POST' || request.path === '/share') return next();
    return isOwnForm(request, baseUrl) ? next() : refuse(request, response);
  });

  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 20 });
  router.post('/add/login', form, async (request, response, next) => {
    const cookie = await sessions.open(field(request, 'token') ?? '');
    const draft = toDraft(optional({ text: field(request, 'text'), title: field(request, 'title') }));
    if (cookie !== undefined) {
      response.setHeader('Set-Cookie', cookie);
      return response.redirect(303, `../add${toQuery(draft)}`);
    }
    const fail = () => send(response, page.renderLogin({ ...frame(request, '../'), draft, hasFailed: true }), 401);
    return onFailure(request, response, (thrown?: unknown) => (thrown === undefined ? fail() : next(thrown)));
  });

  const loggedIn: RequestHandler = (request, response, next) =>
    found.has(request) ? next() : void refuse(request, response);
  const limit = limitCalls(
    WRITES,
    (request) => callerId(sessionOf(request).caller),
    (response, request) => notify(request, response, 'tooMany', 429),
  );

  /** What is done by a small form of the list. */
  const act = (path: string, work: (request: Request, response: Response) => unknown) =>
    router.post(path, loggedIn, limit, form, async (request, response) => {
      if (!isSameSecret(field(request, 'form') ?? '', sessionOf(request).formToken))
        return void refuse(request, response);
      try {
        await work(request, response);
      } catch (thrown) {
        // An article that went away since the page was drawn; the page that follows shows it.
        if (!(thrown instanceof LecternError && ['not-found', 'usage'].includes(thrown.code))) throw thrown;
      }
      return void response.redirect(303, '../add?added=1');
    });
  act('/add/retry', (request) => desk.retry(sessionOf(request).caller, field(request, 'item') ?? ''));
  act('/add/remove', (request) => desk.remove(sessionOf(request).caller, field(request, 'item') ?? ''));
  act('/add/cancel', (request) => imports.cancel(sessionOf(request).caller, field(request, 'show')));
  act('/add/logout', (_request, response) => response.setHeader('Set-Cookie', sessions.close()));

  /** @returns what could not be added, what of it the form shows again, and exports that are to be looked at first */
  async function add(session: AddSession, sent: Sent, pasted: string): Promise<Refusal | undefined> {
    const title = fieldOf(sent, 'title');
    const keep = (addresses: string, title?: string): AddDraft => ({
      addresses,
      ...optional({ title, ...readWish(sent) }),
    });
    const draft = keep(pasted, title);
    if (pasted.length > MOST_PASTED) return { draft, problems: [{ kind: 'textTooLong', most: MOST_PASTED }] };
    const isText = fieldOf(sent, 'as') === 'text' && isWritten(pasted);
    const document = isText ? toDocument(pasted, title) : undefined;
    const named = isText ? [] : findAddresses(pasted);
    const all = document ? { ...sent, files: [...sent.files, document] } : sent;
    if (named.length + all.files.length === 0)
      return { draft, problems: [{ kind: 'nothing', hasText: isWritten(pasted) }] };
    if (all.files.length > MOST_AT_ONCE) return { draft, problems: [{ kind: 'tooMany', most: MOST_AT_ONCE }] };
    const addresses = named.slice(0, MOST_AT_ONCE - all.files.length);
    const later = named.slice(addresses.length);
    const { files, offers, problems } = await exports.take(session, all);
    const whole = { offers, problems };
    try {
      const { items, refused } =
        addresses.length + files.length === 0
          ? { items: [], refused: [] }
          : await desk.add(session.caller, toRequest(addresses, sent), files);
      const known = items.filter((item) => !isAddedBy(session.caller, item));
      if (refused.length + offers.length + problems.length + known.length + later.length === 0) return undefined;
      const told = [
        ...problems,
        ...refused.map(({ url: name, detail: message, code, why }) => refusal(name, { message, code, why })),
      ];
      const isRefused = (name: string | undefined) => told.some((one) => one.kind === 'refused' && one.name === name);
      const left = isText
        ? [pasted].filter(() => isRefused(document?.fileName))
        : [...addresses.filter(isRefused), ...later];
      return {
        ...whole,
        known,
        // A title that was sent is of what it was sent with.
        draft: keep(left.join('\n'), left.length > 0 && named.length < 2 ? title : undefined),
        problems: [
          ...(later.length > 0 ? [{ kind: 'left' as const, count: later.length, most: MOST_AT_ONCE }] : []),
          ...told,
        ],
      };
    } catch (thrown) {
      if (!isTold(thrown)) throw thrown;
      const name = addresses[0] ?? files[0]?.fileName ?? '';
      return { ...whole, draft, problems: [...problems, refusal(name, thrown)] };
    }
  }

  const whole = readBytes(desk.mostUploadBytes);
  const most = Math.min(LITTLE_BYTES, desk.mostUploadBytes);
  const little = express.raw({ type: 'multipart/form-data', limit: most });
  // What holds no documents does not wait for those of others.
  const bytes: RequestHandler = (request, response, next) => {
    allowSlowBody(request);
    const isLittle = Number(request.headers['content-length'] ?? Infinity) <= most;
    (isLittle ? little : whole)(request, response, next);
  };
  router.post('/add', loggedIn, limit, bytes, async (request, response) => {
    const session = sessionOf(request);
    const sent = await readSent(request);
    if (!isSameSecret(fieldOf(sent, 'form') ?? '', session.formToken)) return void refuse(request, response);
    const refused = await add(session, sent, fieldOf(sent, 'addresses') ?? '');
    if (refused) return void (await answer(request, response, { ...refused, status: statusOf(refused) }));
    return void response.redirect(303, 'add?added=1');
  });

  router.post('/add/import', loggedIn, limit, form, async (request, response) => {
    const session = sessionOf(request);
    if (!isSameSecret(field(request, 'form') ?? '', session.formToken)) return void refuse(request, response);
    const told = await exports.confirm(session, (name) => field(request, name));
    if (told) return void (await answer(request, response, { ...told, status: statusOf(told) }, '../'));
    return void response.redirect(303, '../add?added=1');
  });

  // Only the system itself shares so: no other site can make a browser say so (Fetch Metadata), nor bring our cookie.
  const isShared = (request: Request) => ['none', 'same-origin'].includes(String(request.headers['sec-fetch-site']));
  const small = express.raw({ type: 'multipart/form-data', limit: MOST_SHARED });
  router.post(
    '/add/share',
    (request, response, next) => {
      if (!found.has(request) || !isShared(request)) return void small(request, response, next);
      return void limit(request, response, (thrown?: unknown) =>
        thrown === undefined ? bytes(request, response, next) : next(thrown),
      );
    },
    async (request, response) => {
      const sent = await readSent(request);
      const draft = toDraft(
        optional({ url: fieldOf(sent, 'url'), text: fieldOf(sent, 'text'), title: fieldOf(sent, 'title') }),
      );
      if (!found.has(request) || !isShared(request)) return void response.redirect(303, `../add${toQuery(draft)}`);
      const refused = await add(sessionOf(request), sent, draft.addresses);
      if (refused) return void (await answer(request, response, { ...refused, status: statusOf(refused) }, '../'));
      return void response.redirect(303, '../add?added=1');
    },
  );

  router.use('/add', (thrown: unknown, request: Request, response: Response, next: NextFunction) => {
    const isTooLarge = thrown instanceof Error && Reflect.get(thrown, 'type') === 'entity.too.large';
    if ((!isTooLarge && !(thrown instanceof ProblemError)) || response.headersSent) return next(thrown);
    // What is left of the body is not waited for.
    response.setHeader('Connection', 'close');
    const root = request.path === '/' ? './' : '../';
    if (!found.has(request)) return response.redirect(303, `${root}add`);
    const { problem, status } =
      thrown instanceof ProblemError
        ? { problem: refusal('', thrown), status: thrown.status }
        : { problem: { kind: 'tooLarge' as const, megabytes: desk.mostUploadBytes / 1e6 }, status: 413 };
    return answer(request, response, { draft: { addresses: '' }, problems: [problem], status }, root).catch(next);
  });
  return router;
}

const statusOf = ({ problems }: Refusal) => (problems.length > 0 ? 422 : 200);
