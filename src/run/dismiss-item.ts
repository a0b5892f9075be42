/** An article that failed or waits, and that the operator has seen to: no more tries. */
import { usageError } from '../errors.ts';
import { type ItemRecord, type Items, shownStatus } from '../store/store.ts';
import { waitsUntil } from './source-key.ts';

/** @throws LecternError `usage` for one that neither fails nor waits */
export async function dismissItem(items: Items, { showId, url }: ItemRecord, now: Date): Promise<void> {
  await items.change(showId, [url], (item) => item && toDismissed(item, now));
}

function toDismissed(item: ItemRecord, now: Date): ItemRecord {
  const { nextCheckAt: _, ...rest } = item;
  if (item.attempt?.outcome !== 'failed' && shownStatus(item) !== 'postponed' && waitsUntil(item) === undefined)
    throw usageError(
      `${item.url} does not fail: it is ${shownStatus(item)}.`,
      '`lectern remove` takes an episode out.',
      { kind: 'not-failing', url: item.url },
    );
  // What is published stays so; only its failed recheck is seen to.
  const status = item.status === 'listed' ? 'dismissed' : item.status;
  const attempt = { outcome: 'done', at: now.toISOString(), failures: 0 } as const;
  return { ...rest, status, attempt, updatedAt: now.toISOString() };
}
