/** A failed article that the operator has seen to: no more tries, and no more in the list of failures. */
import { usageError } from '../errors.ts';
import { type ItemRecord, type Items, shownStatus } from '../store/store.ts';

/** @throws LecternError `usage` for one that does not fail */
export async function dismissItem(items: Items, item: ItemRecord, now: Date): Promise<void> {
  const { nextCheckAt: _, ...rest } = item;
  if (item.attempt?.outcome !== 'failed' && shownStatus(item) !== 'postponed')
    throw usageError(
      `${item.url} does not fail: it is ${shownStatus(item)}.`,
      '`lectern remove` takes an episode out.',
    );
  // What is published stays so; only its failed recheck is seen to.
  const status = item.status === 'listed' ? 'dismissed' : item.status;
  const attempt = { outcome: 'done', at: now.toISOString(), failures: 0 } as const;
  await items.save({ ...rest, status, attempt, updatedAt: now.toISOString() });
}
