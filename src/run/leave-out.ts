/** Articles that no episode comes of: the operator does not want them, or another has their text. */

import { toFilters } from '../config/show-settings.ts';
import type { ShowConfig } from '../config.ts';
import type { ItemRecord, Store } from '../store/store.ts';
import { listingReason } from './filter-article.ts';
import { linkDuplicate } from './find-duplicate.ts';
import { type FoundArticle, type Looked, listing, toRecord } from './item-record.ts';
import type { RunTally } from './run-tally.ts';

type LeaveOutContext = Looked & {
  readonly parts: { readonly store: Store };
  readonly show: ShowConfig;
  readonly known: ItemRecord | undefined;
  readonly dryRun: boolean;
  readonly tally: RunTally;
};

/** What the source says of an article can be enough to leave it out; its page is then not asked for. */
export async function isLeftOutByListing(context: LeaveOutContext, settingsHash: string): Promise<boolean> {
  const { parts, show, work, known, tally, dryRun } = context;
  if (work.isForced || work.isRecheck || (known && known.status !== 'filtered')) return false;
  const item = await work.item();
  const reason = listingReason(item, toFilters(show, work.source), parts.now());
  if (reason === undefined) return false;
  const about = { showId: show.id, url: work.url, ...(item.title !== undefined && { title: item.title }) };
  tally.item({ ...about, outcome: 'filtered', reason });
  if (!dryRun)
    await parts.store.items.save({
      ...about,
      ...listing(work),
      status: 'filtered',
      inputHash: settingsHash,
      attempts: 0,
      reason,
      updatedAt: parts.now().toISOString(),
    });
  return true;
}

/** Records that no episode comes of an article. @returns whether another episode's notes changed by it */
export async function leaveOut(
  context: LeaveOutContext,
  found: FoundArticle & { readonly notes: readonly string[] },
  status: 'filtered' | 'teaser' | 'duplicate',
  reason: string | undefined,
  episodeId?: string,
): Promise<boolean> {
  const { parts, tally, dryRun } = context;
  const outcome = {
    showId: context.show.id,
    url: context.work.url,
    title: found.article.title,
    notes: found.notes,
    outcome: status === 'teaser' ? ('filtered' as const) : status,
    ...(reason !== undefined && { reason }),
    ...(episodeId !== undefined && { episodeId }),
  };
  tally.item(outcome);
  if (dryRun) return false;
  await parts.store.items.save({
    ...toRecord(context, found, status),
    ...(reason !== undefined && { reason }),
    ...(episodeId !== undefined && { episodeId }),
  });
  return status === 'duplicate' && episodeId !== undefined && episodeId !== found.id
    ? linkDuplicate(context, found, episodeId)
    : false;
}
