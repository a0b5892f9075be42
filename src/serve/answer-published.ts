/** Answers what was published as text or picture, on `node:http` itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { contentType } from './content-types.ts';
import type { PageStore, StoredPage } from './page-store.ts';
import { type PublishedPath, resolvePath } from './published-path.ts';
import { type SendPageOptions, sendPage } from './send-page.ts';

export type PublishedOptions = {
  readonly feedDirectory: string;
  readonly pages: PageStore;
  readonly showIds: () => readonly string[];
  /** Path of the site's base address without its final slash; requests may come with or without it. */
  readonly prefix: string;
  /** Sets the headers that protect a page in a browser. */
  readonly protect: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
};

/** The path of a request, undecoded, without the query. */
export function requestPath(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** What a request asks for, wherever the site is mounted; `undefined` for what is not published or not to be fetched so. */
export function findPublished(
  request: IncomingMessage,
  { prefix, showIds }: Pick<PublishedOptions, 'prefix' | 'showIds'>,
): PublishedPath | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const path = requestPath(request);
  return resolvePath(prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path, showIds());
}

function cachingOf(file: string): SendPageOptions {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (/\.(xml|vtt|srt|json)$/.test(name)) return { cacheControl: 'public, max-age=300', shared: true };
  if (/\.(png|jpg)$/.test(name)) return { cacheControl: 'public, max-age=3600', shared: true };
  if (name.endsWith('.html')) return { cacheControl: 'public, no-cache', shared: false };
  return { cacheControl: 'public, max-age=600', shared: false };
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
  if (target.kind === 'redirect') {
    // Relative, since a proxy may have taken a part of the path away.
    response.writeHead(308, { Location: target.location, 'Content-Length': 0 }).end();
    return true;
  }
  const type = contentType(target.file.slice(target.file.lastIndexOf('/') + 1));
  if (type === undefined) return false;
  const path = join(options.feedDirectory, target.file);
  const send = (page: StoredPage | undefined): boolean => {
    if (page === undefined) return false;
    if (type.startsWith('text/html')) options.protect(request, response, () => undefined);
    sendPage(request, response, page, cachingOf(target.file));
    return true;
  };
  const known = options.pages.peek(path);
  return known === undefined ? options.pages.read(path, type).then(send) : send(known);
}
