/** A failed article that the operator has seen to: no more tries, and no more in the list of failures. */
import { usageError } from '../errors.ts';
import { type ItemRecord, type Items, shownStatus } from '../store/store.ts';

/** @throws LecternError `usage` for one that does not fail */
export async function dismissItem(items: Items, { showId, url }: ItemRecord, now: Date): Promise<void> {
  await items.change(showId, [url], (item) => item && toDismissed(item, now));
}

function toDismissed(item: ItemRecord, now: Date): ItemRecord {
  const { nextCheckAt: _, ...rest } = item;
  if (item.attempt?.outcome !== 'failed' && shownStatus(item) !== 'postponed')
    throw usageError(
      `${item.url} does not fail: it is ${shownStatus(item)}.`,
      '`lectern remove` takes an episode out.',
    );
  // What is published stays so; only its failed recheck is seen to.
  const status = item.status === 'listed' ? 'dismissed' : item.status;
  const attempt = { outcome: 'done', at: now.toISOString(), failures: 0 } as const;
  return { ...rest, status, attempt, updatedAt: now.toISOString() };
}
