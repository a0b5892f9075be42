/** Articles that no episode comes of: the operator does not want them, or another has their text. */

import type { ShowConfig } from '../config/read-config.ts';
import { toFilters } from '../config/show-settings.ts';
import type { JobReport } from '../jobs/job-report.ts';
import type { Store } from '../store/store.ts';
import type { Told } from '../words/why.ts';
import { listingReason } from './filter-article.ts';
import { linkDuplicate } from './find-duplicate.ts';
import { done, type FoundArticle, itemOf, type Looked, toRecord } from './item-record.ts';
import { whyNotKept } from './keep-bounds.ts';

type LeaveOutContext = Looked & {
  readonly parts: { readonly store: Pick<Store, 'items' | 'episodes'>; readonly now: () => Date };
  readonly show: ShowConfig;
  readonly report: JobReport;
};

/** What the source says of an article can be enough to leave it out; its page is then not asked for. */
export async function isLeftOutByListing(context: LeaveOutContext): Promise<boolean> {
  const { parts, show, source, job, known, report } = context;
  const isNew = known === undefined || known.status === 'filtered' || known.status === 'listed';
  if (job.bypassFilters || job.reason === 'recheck' || !isNew || !known?.listing) return false;
  const { title } = known.listing;
  const publishedAt = show.order === 'added' ? known.cameAt : known.listing.publishedAt;
  const told =
    listingReason(known.listing, toFilters(show, source), parts.now()) ??
    (publishedAt === undefined ? undefined : await whyNotKept(parts, show, { publishedAt }));
  if (told === undefined) return false;
  const { text: reason, why } = told;
  const about = { showId: show.id, url: job.item.url, ...(title !== undefined && { title }) };
  await parts.store.items.save({
    ...itemOf(context),
    ...about,
    status: 'filtered',
    attempt: done(context),
    ...{ reason, why },
    updatedAt: parts.now().toISOString(),
  });
  await report.item({ ...about, outcome: 'filtered', reason, why });
  return true;
}

/**
 * Records that no episode comes of an article. One that the show would not keep is worked out anew whenever it is
 * looked at, as that depends on what else there is. @returns whether another episode's notes changed by it
 */
export async function leaveOut(
  context: LeaveOutContext,
  found: FoundArticle,
  how: 'filtered' | 'not-kept' | 'teaser' | 'duplicate',
  { text: reason, why }: Told,
  episodeId?: string,
): Promise<boolean> {
  const { parts, report } = context;
  const status = how === 'not-kept' ? 'filtered' : how;
  const outcome = {
    showId: context.show.id,
    url: context.job.item.url,
    title: found.article.title,
    notes: found.notes,
    outcome: status === 'teaser' ? ('filtered' as const) : status,
    reason,
    why,
    ...(episodeId !== undefined && { episodeId }),
  };
  const record = toRecord(context, found, status);
  const { inputHash: _, nextCheckAt: __, ...unsettled } = record;
  await parts.store.items.save({
    ...(how === 'not-kept' ? unsettled : record),
    reason,
    why,
    ...(episodeId !== undefined && { episodeId }),
  });
  const isLinked =
    status === 'duplicate' && episodeId !== undefined && episodeId !== found.id
      ? await linkDuplicate(context, found, episodeId)
      : false;
  await report.item(outcome);
  return isLinked;
}
