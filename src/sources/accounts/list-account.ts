/** What an account keeps now, and how it is told what was published of it. */
import type { SavedState, SourceItem } from '../../model.ts';
import type { Account } from './account.ts';
import type { AccountSettings } from './open-account.ts';

export type ListedAccount = {
  readonly items: readonly SourceItem[];
  readonly notices: readonly string[];
  /** To be given to the next listing; absent where that is to be whole. */
  readonly saved?: SavedState;
  /** Archives those of the articles that are the account's; absent where it is to stay as it is. */
  readonly settle?: (urls: readonly string[], signal: AbortSignal) => Promise<void>;
};

/** Whatever a service forgets to tell is found then. */
const WHOLE_AGAIN_MS = 24 * 3_600_000;

/** Of one listing; the others are archived after the next. */
const MOST_ARCHIVED = 100;

export async function listAccount(
  account: Account,
  { wallabag, linkding, limit }: AccountSettings & { readonly limit?: number | undefined },
  {
    maxBytes,
    now,
    saved: before,
  }: { readonly maxBytes: number; readonly now: Date; readonly saved?: SavedState | undefined },
  signal: AbortSignal,
): Promise<ListedAccount> {
  const { archive } = wallabag ?? linkding ?? {};
  // What is to be archived has to be listed, and the newest of all are not those of what changed.
  const tellsChanges = account.tellsChanges === true && !archive && limit === undefined;
  const isPart = tellsChanges && before !== undefined && now.getTime() - Date.parse(before.wholeAt) < WHOLE_AGAIN_MS;
  // What changed within the same second may not have been listed.
  const since = isPart ? before.since - 1 : undefined;
  const { entries, isCut, changedAt } = await account.list({ limit, maxBytes, since }, signal);
  const known = changedAt ?? (isPart ? before.since : undefined);
  const isTold = tellsChanges && !isCut && known !== undefined;
  const saved = isTold ? { saved: { since: known, wholeAt: isPart ? before.wholeAt : now.toISOString() } } : {};
  const items = entries.map(({ item }) => item);
  const notices =
    isCut && items.length !== limit
      ? [`${account.url} has more than ${items.length} articles; the others are left out.`]
      : [];
  if (!archive) return { items, notices, ...saved };
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
