/** Which article of a show that is still to be made came first: what came later gets no number before it. */
import type { Items } from '../store/store.ts';
import type { Queue } from './queue.ts';

/** What is postponed again and again holds the others up no longer. */
const LONGEST_MS = 86_400_000;

/** When it came, as an ISO 8601 instant; `undefined` when none waits. */
export async function firstWaiting(
  { queue, items }: { readonly queue: Pick<Queue, 'list'>; readonly items: Pick<Items, 'firstCameAt'> },
  showId: string,
  now: Date,
): Promise<string | undefined> {
  const urls = (await queue.list({ showId, kind: 'make-episode' })).flatMap((queued) => {
    const { job, state, timesPostponed, enqueuedAt = '' } = queued;
    if (job.kind !== 'make-episode' || job.reason !== 'new' || state === 'dead') return [];
    const isHeldUp = timesPostponed > 0 && !(now.getTime() - Date.parse(enqueuedAt) < LONGEST_MS);
    return isHeldUp ? [] : job.item.url;
  });
  return urls.length === 0 ? undefined : items.firstCameAt(showId, urls);
}
