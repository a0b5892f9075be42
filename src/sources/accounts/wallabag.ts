/**
 * Wallabag by its API: OAuth 2 with the owner's password (RFC 6749 §4.3), entries by pages of thirty.
 *
 * Source: Wallabag's own `src/Controller/Api/EntryRestController.php`, and FOSOAuthServerBundle for the tokens.
 */
import { isObject, type JsonObject, textOf } from '../imports/saved-item.ts';
import { readWallabagEntry } from '../imports/wallabag.ts';
import { type Account, type AccountHttp, below, isRefused, listPages, parseAnswer, refusedError } from './account.ts';

export type WallabagSettings = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly user: string;
  readonly password: string;
  readonly only: 'unread' | 'starred' | 'all';
  readonly tags: readonly string[];
};

type Token = { readonly access: string; readonly refresh?: string; readonly until: number };

const PAGE = 30;
const TOKEN_BYTES = 100_000;
/** Before the end of a token it is not used for another request. */
const MARGIN_MS = 60_000;

/** Tokens are kept in this object alone. */
export function createWallabag(settings: WallabagSettings, http: AccountHttp, now: () => Date): Account {
  const { url, clientId, clientSecret, user, password, only, tags } = settings;
  let token: Token | undefined;

  async function ask(fields: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Token> {
    const address = below(url, '/oauth/v2/token');
    const form = { ...fields, client_id: clientId, client_secret: clientSecret };
    const { bytes } = await http.post(address, { form, headers: {}, maxBytes: TOKEN_BYTES, signal });
    const answer = parseAnswer(bytes, address);
    const access = textOf(answer['access_token']);
    if (access === undefined) throw refusedError(url, 'wallabag.clientId, clientSecret, user and password');
    const refresh = textOf(answer['refresh_token']);
    const seconds = typeof answer['expires_in'] === 'number' ? answer['expires_in'] : 3600;
    return { access, until: now().getTime() + seconds * 1000, ...(refresh !== undefined && { refresh }) };
  }

  /** By the refresh token where there is one that is still good, else by the password. */
  async function renew(signal: AbortSignal): Promise<Token> {
    const refresh = token?.refresh;
    token = undefined;
    try {
      if (refresh !== undefined)
        return await ask({ grant_type: 'refresh_token', refresh_token: refresh }, signal).catch((thrown: unknown) => {
          if (!isRefused(thrown)) throw thrown;
          return ask({ grant_type: 'password', username: user, password }, signal);
        });
      return await ask({ grant_type: 'password', username: user, password }, signal);
    } catch (thrown) {
      throw isRefused(thrown) ? refusedError(url, 'wallabag.clientId, clientSecret, user and password') : thrown;
    }
  }

  async function withToken<T>(
    use: (headers: { authorization: string }) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const authorized = ({ access }: Token) => use({ authorization: `Bearer ${access}` });
    if (!token || token.until - MARGIN_MS < now().getTime()) token = await renew(signal);
    try {
      return await authorized(token);
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown;
      // It may have been taken back before its time.
      token = await renew(signal);
      return authorized(token);
    }
  }

  return {
    url,
    // A tag that is added to an entry does not count as a change of it there.
    tellsChanges: tags.length === 0,
    list: (choice, signal) =>
      listPages(
        choice,
        async (page) => {
          const query = new URLSearchParams({
            sort: 'created',
            order: 'desc',
            page: String(page),
            perPage: String(PAGE),
          });
          if (choice.since !== undefined) query.set('since', String(choice.since));
          if (only === 'unread') query.set('archive', '0');
          if (only === 'starred') query.set('starred', '1');
          if (tags.length > 0) query.set('tags', tags.join(','));
          const address = below(url, `/api/entries.json?${query}`);
          const { bytes } = await withToken(
            (headers) => http.get(address, { maxBytes: choice.maxBytes, accept: 'application/json', headers, signal }),
            signal,
          );
          const { pages, _embedded: embedded } = parseAnswer(bytes, address);
          const { items } = isObject(embedded) ? embedded : { items: [] };
          const entries: readonly JsonObject[] = Array.isArray(items) ? items.filter(isObject) : [];
          return { entries, isLast: typeof pages !== 'number' || page >= pages };
        },
        readWallabagEntry,
      ),
    async archive(id, signal) {
      const address = below(url, `/api/entries/${encodeURIComponent(id)}.json`);
      await withToken(
        (headers) =>
          http.post(address, { method: 'PATCH', json: { archive: 1 }, headers, maxBytes: 10_000_000, signal }),
        signal,
      );
    },
  };
}
