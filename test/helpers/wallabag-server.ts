/** A server that answers as Wallabag 2.6 does: tokens, entries by pages, changes. */
import type { IncomingMessage } from 'node:http';
import { type Origin, startOrigin } from './origin.ts';

export type WallabagEntry = {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly content: string;
  is_archived: 0 | 1;
  readonly is_starred: 0 | 1;
  readonly tags: readonly string[];
  readonly created_at: string;
  /** Default: when it was created. */
  updated_at?: string;
};

export const LOGIN = { clientId: '1_abc', clientSecret: 'the-secret', user: 'ann', password: 'the-password' };

export type WallabagServer = Origin & {
  readonly entries: WallabagEntry[];
  /** What was granted so far, as `password` and `refresh_token`. */
  readonly grants: string[];
  /** No token that was given until now opens anything; without `refresh`, none can be renewed either. */
  revoke(what: { readonly refresh: boolean }): void;
};

export async function startWallabag(entries: WallabagEntry[]): Promise<WallabagServer> {
  const grants: string[] = [];
  let access = new Set<string>();
  let refresh = new Set<string>();

  function grant(form: URLSearchParams): object | undefined {
    const isClient = form.get('client_id') === LOGIN.clientId && form.get('client_secret') === LOGIN.clientSecret;
    const isKnown =
      form.get('grant_type') === 'refresh_token'
        ? refresh.delete(form.get('refresh_token') ?? '')
        : form.get('username') === LOGIN.user && form.get('password') === LOGIN.password;
    if (!isClient || !isKnown) return undefined;
    grants.push(form.get('grant_type') ?? '');
    const [token, renewal] = [`access-${grants.length}`, `renewal-${grants.length}`];
    access.add(token);
    refresh.add(renewal);
    return { access_token: token, expires_in: 3600, token_type: 'bearer', scope: null, refresh_token: renewal };
  }

  const changedAt = ({ created_at, updated_at = created_at }: WallabagEntry) => updated_at;
  const toAnswer = (entry: WallabagEntry) => ({
    ...entry,
    uid: null,
    updated_at: changedAt(entry),
    published_at: null,
    published_by: null,
    mimetype: 'text/html',
    language: 'en',
    reading_time: 1,
    domain_name: new URL(entry.url).hostname,
    annotations: [],
    tags: entry.tags.map((label, id) => ({ id, label, slug: label })),
    _links: { self: { href: `/api/entries/${entry.id}` } },
  });

  function list(query: URLSearchParams): object | undefined {
    const chosen = entries
      .filter(
        (entry) =>
          (query.get('archive') === null || String(entry.is_archived) === query.get('archive')) &&
          Date.parse(changedAt(entry)) / 1000 > Number(query.get('since') ?? 0) &&
          (query.get('starred') === null || String(entry.is_starred) === query.get('starred')) &&
          (query.get('tags') ?? '').split(',').every((tag) => tag === '' || entry.tags.includes(tag)),
      )
      .sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
    const [page, limit] = [Number(query.get('page') ?? 1), Number(query.get('perPage') ?? 30)];
    const pages = Math.max(1, Math.ceil(chosen.length / limit));
    // Pagerfanta knows no page behind the last.
    if (page > pages) return undefined;
    const items = chosen.slice((page - 1) * limit, page * limit).map(toAnswer);
    return { page, limit, pages, total: chosen.length, _links: {}, _embedded: { items } };
  }

  const origin = await startOrigin(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/robots.txt') return response.end('User-agent: *\nDisallow: /\n');
    const body = await readBody(request);
    if (pathname === '/oauth/v2/token') {
      const token = grant(new URLSearchParams(body));
      return answer(
        token ? 200 : 400,
        token ?? { error: 'invalid_grant', error_description: 'Invalid username and password combination' },
      );
    }
    if (!access.has((request.headers.authorization ?? '').replace(/^Bearer /, '')))
      return answer(401, { error: 'invalid_grant', error_description: 'The access token provided is invalid.' });
    if (pathname === '/api/entries.json') {
      const listed = list(searchParams);
      return answer(listed ? 200 : 404, listed ?? {});
    }
    const entry = entries.find(({ id }) => pathname === `/api/entries/${id}.json`);
    if (!entry || request.method !== 'PATCH') return answer(404, {});
    const { archive } = JSON.parse(body) as { archive?: 0 | 1 };
    entry.is_archived = archive ?? entry.is_archived;
    return answer(200, toAnswer(entry));
  });
  return {
    ...origin,
    entries,
    grants,
    revoke(what) {
      access = new Set();
      if (what.refresh) refresh = new Set();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
