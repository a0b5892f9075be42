/** What an account keeps now, and how it is told what was published of it. */
import type { SourceItem } from '../../model.ts';
import type { Account } from './account.ts';
import type { AccountSettings } from './open-account.ts';

export type ListedAccount = {
  readonly items: readonly SourceItem[];
  readonly notices: readonly string[];
  /** Archives those of the articles that are the account's; absent where it is to stay as it is. */
  readonly settle?: (urls: readonly string[], signal: AbortSignal) => Promise<void>;
};

/** Of one listing; the others are archived after the next. */
const MOST_ARCHIVED = 100;

export async function listAccount(
  account: Account,
  { wallabag, linkding, limit }: AccountSettings & { readonly limit?: number | undefined },
  maxBytes: number,
  signal: AbortSignal,
): Promise<ListedAccount> {
  const { entries, isCut } = await account.list({ limit, maxBytes }, signal);
  const items = entries.map(({ item }) => item);
  const notices =
    isCut && items.length !== limit
      ? [`${account.url} has more than ${items.length} articles; the others are left out.`]
      : [];
  if (!(wallabag ?? linkding)?.archive) return { items, notices };
  // What is starred, or all, holds what was archived before.
  const ids = new Map(entries.flatMap(({ item, id, isRead }) => (isRead ? [] : [[item.url, id]])));
  return {
    items,
    notices,
    async settle(urls, stop) {
      for (const id of urls.flatMap((url) => ids.get(url) ?? []).slice(0, MOST_ARCHIVED))
        await account.archive(id, stop);
    },
  };
}
