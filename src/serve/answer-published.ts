/** Answers what was published as text or picture, on `node:http` itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseLanguage, fileIn } from './choose-language.ts';
import { contentType } from './content-types.ts';
import type { PageStore, StoredPage } from './page-store.ts';
import type { PersonalPages } from './personal-pages.ts';
import { type PublishedPath, resolveFormer, resolvePath, resolvePrivatePath, splitToken } from './published-path.ts';
import { type SendPageOptions, sendPage, sendUnchanged } from './send-page.ts';

/** A show, as far as serving goes. */
export type ServedShow = {
  readonly id: string;
  /** Served under tokens only. */
  readonly isPrivate?: boolean;
  /** Ids that lead to it for good. */
  readonly formerly?: readonly string[];
  /** Documents that are elsewhere now, by their names here: apps are led there for good. */
  readonly moved?: ReadonlyMap<string, string>;
};

/** Who may listen to private shows. */
export type ListenerAccess = {
  /** `undefined` for a token that does not let in, and for a show that is not there. */
  authorize(showId: string, token: string): Promise<string | undefined>;
};

export type PublishedOptions = {
  readonly pages: PageStore;
  readonly personalPages: PersonalPages;
  readonly shows: () => readonly ServedShow[];
  readonly access: ListenerAccess | undefined;
  /** Path of the site's base address without its final slash; requests may come with or without it. */
  readonly prefix: string;
  /** Sets the headers that protect a page in a browser. */
  readonly protect: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** The same of the player that other sites may frame. */
  readonly protectEmbed: PublishedOptions['protect'];
  /** In which pages are published, their main one first; one when absent. */
  readonly languages?: readonly string[] | undefined;
  /** Requests whose token was right; see {@link isLetIn}. */
  readonly letIn: WeakSet<IncomingMessage>;
};

export type PublishedTarget = PublishedPath & { readonly token?: string };

/** The path of a request, undecoded, without the query. */
export function requestPath(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** The path of a request below the site's base address. */
export function sitePath(request: IncomingMessage, prefix: string): string {
  const path = requestPath(request);
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/** What a request asks for, wherever the site is mounted; `undefined` for what is not published or not to be fetched so. */
export function findPublished(
  request: IncomingMessage,
  { prefix, shows, languages }: Pick<PublishedOptions, 'prefix' | 'shows' | 'languages'>,
): PublishedTarget | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const path = sitePath(request, prefix);
  const ids = (isPrivate: boolean) =>
    shows().flatMap((show) => ((show.isPrivate ?? false) === isPrivate ? show.id : []));
  const formers = (isPrivate: boolean) =>
    new Map(
      shows()
        .filter((show) => (show.isPrivate ?? false) === isPrivate)
        .flatMap(({ id, formerly = [] }) => formerly.filter((former) => former !== id).map((former) => [former, id])),
    );
  const split = splitToken(path);
  if (!split) return resolvePath(path, ids(false), languages) ?? resolveFormer(path, formers(false));
  const found = resolvePrivatePath(split.rest, ids(true), languages) ?? resolveFormer(split.rest, formers(true));
  return found && { ...found, token: split.token };
}

/** Whether a target is for everybody or the request's token lets in; remembers that it did. */
export async function isLetIn(
  request: IncomingMessage,
  { token, show }: PublishedTarget,
  { access, letIn }: Pick<PublishedOptions, 'access' | 'letIn'>,
): Promise<boolean> {
  if (token === undefined || show === undefined || letIn.has(request)) return true;
  if ((await access?.authorize(show, token)) === undefined) return false;
  letIn.add(request);
  return true;
}

/** What is sent under a token is for one person: no shared cache, no index of the web, no address passed on. */
export const PERSONAL_HEADERS = { 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' } as const;

function cachingOf(file: string, isPersonal: boolean): SendPageOptions {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const say = (age: string, shared: boolean): SendPageOptions =>
    isPersonal
      ? { cacheControl: `private, ${age}`, shared, headers: PERSONAL_HEADERS }
      : { cacheControl: `public, ${age}`, shared };
  if (/\.(xml|vtt|srt|json)$/.test(name)) return say('max-age=300', true);
  if (/\.(png|jpg)$/.test(name)) return say('max-age=3600', true);
  return name.endsWith('.html') ? say('no-cache', false) : say('max-age=600', false);
}

/**
 * True when the request was answered. Feeds are asked for all day by every subscriber, nearly always to hear that
 * nothing changed; Express alone costs four times as much as this answer (97 µs against 22 of CPU), so it is not asked.
 */
export function answerPublished(
  request: IncomingMessage,
  response: ServerResponse,
  options: PublishedOptions,
): boolean | Promise<boolean> {
  const target = findPublished(request, options);
  if (target === undefined || target.kind === 'media') return false;
  if (target.token === undefined || target.show === undefined) return answerTarget(request, response, target, options);
  return isLetIn(request, target, options).then((may) => may && answerTarget(request, response, target, options));
}

function answerTarget(
  request: IncomingMessage,
  response: ServerResponse,
  target: Exclude<PublishedTarget, { kind: 'media' }>,
  options: PublishedOptions,
): boolean | Promise<boolean> {
  const { token } = target;
  if (target.kind === 'redirect') {
    // Relative, since a proxy may have taken a part of the path away.
    const personal = token === undefined ? {} : { ...PERSONAL_HEADERS, 'Cache-Control': 'private, no-cache' };
    const search = (request.url ?? '').slice(requestPath(request).length);
    const answer = target.isForGood
      ? // A day, since a show may get its former id back.
        { status: 301, location: `${target.location}${search}`, headers: { 'Cache-Control': 'public, max-age=86400' } }
      : { status: 308, location: target.location, headers: {} };
    const headers = { ...answer.headers, ...personal };
    response.writeHead(answer.status, { Location: answer.location, 'Content-Length': 0, ...headers }).end();
    return true;
  }
  const [id, ...name] = target.file.split('/');
  const moved = options
    .shows()
    .find((served) => served.id === id)
    ?.moved?.get(name.join('/'));
  if (moved !== undefined && !isAskedFor(request, moved)) {
    const headers = { 'Cache-Control': 'public, max-age=86400', 'Access-Control-Allow-Origin': '*' };
    response.writeHead(301, { Location: moved, 'Content-Length': 0, ...headers }).end();
    return true;
  }
  return answerFile(request, response, target, options);
}

/** One that leads to itself would be followed without end. */
function isAskedFor(request: IncomingMessage, address: string): boolean {
  const { host, pathname } = new URL(address);
  return host === request.headers.host && pathname === requestPath(request);
}

/** The file that was asked for, in the language that the reader wants where there are several. */
function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  target: PublishedTarget & { readonly kind: 'page' },
  options: PublishedOptions,
): boolean | Promise<boolean> {
  const { languages = [] } = options;
  // A name says the language itself; folders say none.
  const isFolder = requestPath(request).endsWith('/');
  if (languages.length < 2 || !target.file.endsWith('.html') || !isFolder)
    return sendFile(request, response, target, options);
  const language = chooseLanguage(request.headers['accept-language'], languages) ?? '';
  const [main] = languages;
  const vary = 'Accept-Language';
  if (language === main) return sendFile(request, response, target, options, vary);
  const other = { ...target, file: fileIn(target.file, language) };
  const plain = () => sendFile(request, response, target, options, vary);
  // One that is not published yet is there in the main language.
  const sent = sendFile(request, response, other, options, vary);
  return sent instanceof Promise ? sent.then((done) => done || plain()) : sent || plain();
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  target: PublishedTarget & { readonly kind: 'page' },
  options: PublishedOptions,
  vary?: string,
): boolean | Promise<boolean> {
  const { token, show } = target;
  const type = contentType(target.file.slice(target.file.lastIndexOf('/') + 1));
  if (type === undefined) return false;
  const caching = { ...cachingOf(target.file, token !== undefined), ...(vary === undefined ? {} : { vary }) };
  const send = (page: StoredPage): true => {
    const protect = target.file.endsWith('/embed.html') ? options.protectEmbed : options.protect;
    if (type.startsWith('text/html')) protect(request, response, () => undefined);
    sendPage(request, response, page, caching);
    return true;
  };
  const answer = (page: StoredPage | undefined): boolean | Promise<boolean> => {
    if (page === undefined) return false;
    if (token === undefined || show === undefined) return send(page);
    return options.personalPages.personalise(page, show, token).then(send);
  };
  const known = options.pages.peek(target.file);
  if (known !== undefined) return answer(known);
  const read = () => options.pages.read(target.file, type).then(answer);
  if (request.headers['if-none-match'] === undefined) return read();
  // A page that is not at hand is not fetched to say that it is as it was.
  return options.pages.findValidators(target.file).then((found) => {
    if (found === undefined) return read();
    const hashes = token === undefined ? [found.hash] : [found.hash, options.personalPages.hashOf(found, token)];
    return sendUnchanged(request, response, hashes, found.lastModified, caching) || read();
  });
}
