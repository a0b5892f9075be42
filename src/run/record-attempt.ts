/** What is recorded and told of an article of which nothing new comes: it is as it was, or the attempt failed. */
import type { LecternError, StoredError } from '../errors.ts';
import { capWait, LONGEST_ITEM_WAIT_MS } from '../io/waits.ts';
import { toStoredError } from '../jobs/job-report.ts';
import type { SourceItem } from '../model.ts';
import type { ItemRecord, Items } from '../store/store.ts';
import type { ArticleContext, MadeArticle } from './article-context.ts';
import { done, itemOf, scheduleCheck } from './item-record.ts';

export const UNCHANGED: MadeArticle = { changed: false };

/** It is as it was; only when to look again is noted. */
export async function recordUnchanged(
  context: ArticleContext,
  known: ItemRecord | undefined,
  seen: Partial<Pick<ItemRecord, 'documentHash' | 'validators' | 'inputHash'>>,
): Promise<MadeArticle> {
  const { parts, job, report, show } = context;
  if (known) {
    const { nextCheckAt: _, ...rest } = known;
    await parts.store.items.save({
      ...rest,
      ...seen,
      ...itemOf(context),
      attempt: done(context),
      ...scheduleCheck(context, { status: known.status, failures: 0, changedAt: known.updatedAt }),
    });
  }
  // A person who names a duplicate is told why nothing comes of it.
  const isDuplicate = known?.status === 'duplicate' && job.bypassFilters === true;
  await report.item({
    showId: show.id,
    url: job.item.url,
    outcome: isDuplicate ? 'duplicate' : 'unchanged',
    ...titleOf(known),
    ...episodeOf(known),
    ...(isDuplicate && known?.reason !== undefined && { reason: known.reason }),
    ...(isDuplicate && known?.why !== undefined && { why: known.why }),
  });
  return UNCHANGED;
}

/** Nothing of what stands changes: a recheck that fails takes nothing back. */
export async function recordFailure(context: ArticleContext, error: LecternError): Promise<MadeArticle> {
  const { parts, show, job, known, report } = context;
  const stored = toStoredError(error, parts.now());
  const title = context.title === undefined ? titleOf(known) : { title: context.title };
  const about = { showId: show.id, url: job.item.url, ...title, ...episodeOf(known) };
  const isPostponed = error.retryable && error.retryAfterMs !== undefined;
  const failures = (known?.attempt?.failures ?? 0) + (isPostponed ? 0 : 1);
  const { nextCheckAt: _, ...stands } = known ?? { showId: show.id, url: job.item.url, status: 'listed' as const };
  const now = parts.now().toISOString();
  const until = new Date(parts.now().getTime() + capWait(error.retryAfterMs, LONGEST_ITEM_WAIT_MS)).toISOString();
  // What was told once and is for good fails no later run.
  const isTold = error.permanent && known?.attempt?.outcome === 'failed' && known.attempt.error?.code === error.code;
  const isUnchanged = isTold && !job.bypassFilters && job.reason !== 'retry';
  await context.assertHeld();
  if (!isPostponed && !isUnchanged) {
    const { showId, ...of } = about;
    await report.announce({
      showId,
      message: { event: 'failed', at: now, ...of, error: stored },
      change: now,
      failures,
    });
  }
  await parts.store.items.save({
    ...stands,
    ...title,
    ...itemOf(context),
    attempt: { outcome: isPostponed ? 'postponed' : 'failed', at: now, failures, error: stored },
    updatedAt: now,
    ...(isPostponed ? { nextCheckAt: until } : scheduleCheck(context, { status: stands.status, failures, error })),
  });
  if (isPostponed) {
    await report.item({ ...about, outcome: 'postponed', error: stored });
    return { changed: false, postponed: { until, why: stored } };
  }
  await report.item({ ...about, ...(isUnchanged ? { outcome: 'unchanged' } : { outcome: 'failed', error: stored }) });
  return { changed: false };
}

/** Its job failed as a whole, again and again: whoever added it is told, and what is not made waits for a retry. */
export async function recordGivenUp(
  items: Items,
  showId: string,
  { url, source }: Pick<SourceItem, 'url'> & Pick<ItemRecord, 'source'>,
  error: StoredError,
): Promise<void> {
  await items.change(showId, [url], (known) => {
    if (known?.status === 'removed' || known?.status === 'dismissed') return undefined;
    const { nextCheckAt, ...stands } = known ?? {
      ...{ showId, url, status: 'listed' as const, ...(source !== undefined && { source }) },
      nextCheckAt: undefined,
    };
    return {
      ...stands,
      ...(stands.status !== 'listed' && nextCheckAt !== undefined && { nextCheckAt }),
      attempt: { outcome: 'failed', at: error.at, failures: (known?.attempt?.failures ?? 0) + 1, error },
      updatedAt: error.at,
    };
  });
}

const titleOf = (known: ItemRecord | undefined) => {
  const title = known?.title ?? known?.listing?.title;
  return title === undefined ? {} : { title };
};
const episodeOf = (known: ItemRecord | undefined) =>
  known?.episodeId === undefined ? {} : { episodeId: known.episodeId };
