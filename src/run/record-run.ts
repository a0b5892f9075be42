/** Tells those who want to hear of what became of articles and feeds. */

import type { Config, ShowConfig } from '../config/read-config.ts';
import { toPublishable } from '../config/show-settings.ts';
import type { ItemEvent } from '../jobs/events.ts';
import { feedUrl } from '../publish/site-urls.ts';
import type { Store } from '../store/store.ts';
import type { HookMessage, Notifier } from './notify.ts';

export type RecordParts = {
  readonly config: Config;
  readonly store: Store;
  readonly notifier: Notifier;
  readonly now: () => Date;
};

/** Runs that the history keeps. */
export const RUNS_KEPT = 500;

const HEARD: Readonly<Partial<Record<ItemEvent['outcome'], HookMessage['event']>>> = {
  new: 'published',
  updated: 'updated',
  failed: 'failed',
};

/** What hooks hear of an article; what was left out, or as it was, is nothing to hear of. */
export function notifyOf({ config, notifier, now }: Omit<RecordParts, 'store'>, event: ItemEvent): void {
  const heard = HEARD[event.outcome];
  const show = config.shows.find(({ id }) => id === event.showId);
  if (heard === undefined || !show) return;
  const { showId, url, title, episodeId, error } = event;
  const message: HookMessage = {
    event: heard,
    showId,
    at: now().toISOString(),
    url,
    feedUrl: feedUrlOf(config, show),
    ...(title !== undefined && { title }),
    ...(episodeId !== undefined && { episodeId }),
    ...(error !== undefined && { error }),
  };
  notifier.tell(message);
}

const feedUrlOf = (config: Config, show: ShowConfig): string => feedUrl(config.site, toPublishable(show).show);

/** Tells WebSub hubs of the public feeds among those that changed. */
export function pingHubs({ config, notifier }: Omit<RecordParts, 'store'>, showIds: ReadonlySet<string>): void {
  for (const show of config.shows.filter(({ id, access }) => !access && showIds.has(id)))
    notifier.ping(feedUrlOf(config, show));
}

/** Tells once that a show has had no new episode for too long. */
export async function noticeStale({ config, store, notifier, now }: RecordParts, show: ShowConfig): Promise<void> {
  if (show.staleAfterHours === undefined) return;
  const heads = await store.episodes.heads(show.id);
  const newestAt = heads.reduce((newest, { createdAt }) => (createdAt > newest ? createdAt : newest), '');
  const since = newestAt === '' ? ((await store.runs.list(RUNS_KEPT)).at(-1)?.startedAt ?? '') : newestAt;
  const name = `stale ${show.id}`;
  if (
    since === '' ||
    now().getTime() - Date.parse(since) < show.staleAfterHours * 3_600_000 ||
    (await store.ticks.find(name)) === since
  )
    return;
  await store.ticks.save(name, since);
  notifier.tell({
    event: 'stale',
    showId: show.id,
    at: now().toISOString(),
    feedUrl: feedUrlOf(config, show),
    ...(newestAt !== '' && { newestAt }),
  });
}
