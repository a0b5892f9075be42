/**
 * linkding by its API: a token, bookmarks by pages of a hundred.
 *
 * Source: linkding's own documentation of its API (`docs/src/content/docs/api.md`), and `bookmarks/services/bookmarks.py`,
 * by which tags, marks and archiving count as changes. A version that does not know `modified_since` lists all.
 */
import { isObject, type JsonObject, labelsOf, momentOf, type SavedItem, textOf } from '../imports/saved-item.ts';
import { type Account, type AccountHttp, below, isRefused, listPages, parseAnswer, refusedError } from './account.ts';

export type LinkdingSettings = {
  readonly url: string;
  readonly token: string;
  readonly only: 'unread' | 'all';
  readonly tags: readonly string[];
};

const PAGE = 100;

export function createLinkding({ url, token, only, tags }: LinkdingSettings, http: AccountHttp): Account {
  const headers = { authorization: `Token ${token}` };
  const wanted = tags.map((tag) => tag.toLowerCase());
  const refused = (thrown: unknown): never => {
    throw isRefused(thrown) ? refusedError(url, 'linkding.token') : thrown;
  };

  function toSaved(bookmark: JsonObject): SavedItem | undefined {
    const names = labelsOf(bookmark['tag_names']);
    const has = new Set(names.map((name) => name.toLowerCase()));
    if ((only === 'unread' && bookmark['unread'] !== true) || !wanted.every((tag) => has.has(tag))) return undefined;
    return {
      url: textOf(bookmark['url']) ?? '',
      title: textOf(bookmark['title']) ?? textOf(bookmark['website_title']),
      savedAt: momentOf(bookmark['date_added']),
      tags: names,
    };
  }

  return {
    url,
    tellsChanges: true,
    list: (choice, signal) =>
      listPages(
        choice,
        async (page) => {
          // The address of the next page may be another one, behind a proxy, and is none for the token.
          const query = new URLSearchParams({ limit: String(PAGE), offset: String((page - 1) * PAGE) });
          if (choice.since !== undefined) query.set('modified_since', new Date(choice.since * 1000).toISOString());
          const address = below(url, `/api/bookmarks/?${query}`);
          const options = { maxBytes: choice.maxBytes, accept: 'application/json', headers, signal };
          const { bytes } = await http.get(address, options).catch(refused);
          const { results, next } = parseAnswer(bytes, address);
          return { entries: Array.isArray(results) ? results.filter(isObject) : [], isLast: typeof next !== 'string' };
        },
        toSaved,
      ),
    async archive(id, signal) {
      const address = below(url, `/api/bookmarks/${encodeURIComponent(id)}/archive/`);
      await http.post(address, { json: {}, headers, maxBytes: 1_000_000, signal }).catch(refused);
    },
  };
}
