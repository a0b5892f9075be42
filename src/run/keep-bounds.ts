/** Which episodes a show keeps: by number, age and size. */

import type { ShowConfig } from '../config/read-config.ts';
import type { EpisodeHead, Store } from '../store/store.ts';
import type { Told, Why } from '../words/why.ts';

export type RemovedEpisode = {
  readonly episodeId: string;
  readonly title: string;
  /** Which rule took it, in words. */
  readonly reason: string;
  readonly why: Why;
};

const DAY_MS = 86_400_000;

/** `heads` newest first. */
export function chooseRemoved(
  heads: readonly Pick<EpisodeHead, 'id' | 'title' | 'publishedAt' | 'byteLength'>[],
  keep: ShowConfig['keep'],
  now: Date,
): readonly RemovedEpisode[] {
  const oldest = keep.days === undefined ? '' : new Date(now.getTime() - keep.days * DAY_MS).toISOString();
  let bytes = 0;
  return heads.flatMap(({ id, title, publishedAt, byteLength }, index) => {
    bytes += byteLength;
    const reason =
      index >= (keep.episodes ?? Number.POSITIVE_INFINITY)
        ? {
            text: `${keep.episodes === 1 ? 'a newer episode is' : `${keep.episodes} newer episodes are`} there (keep.episodes)`,
            why: { kind: 'enough-newer' as const, most: keep.episodes ?? 0 },
          }
        : publishedAt < oldest
          ? {
              text: `it is older than ${keep.days} days (keep.days)`,
              why: { kind: 'older-than-kept' as const, days: keep.days ?? 0 },
            }
          : // The newest stays, however large.
            index > 0 && bytes > (keep.megabytes ?? Number.POSITIVE_INFINITY) * 1e6
            ? {
                text: `newer episodes fill ${keep.megabytes} MB (keep.megabytes)`,
                why: { kind: 'no-room-kept' as const, megabytes: keep.megabytes ?? 0 },
              }
            : undefined;
    return reason === undefined ? [] : [{ episodeId: id, title, reason: reason.text, why: reason.why }];
  });
}

/** Whether the show keeps a part of its episodes only. */
export const isBounded = ({ keep }: ShowConfig): boolean => Object.values(keep).some((bound) => bound !== undefined);

/**
 * Why an episode would not stay, were it made now; `undefined` when it would. Without an id: as far as the date tells.
 * What the next digest is to hold stays until it does.
 */
export async function whyNotKept(
  { store, now }: { readonly store: Pick<Store, 'episodes'>; readonly now: () => Date },
  show: ShowConfig,
  { id = '', publishedAt }: { readonly id?: string; readonly publishedAt: string },
): Promise<Told | undefined> {
  if (!isBounded(show) || show.digest) return undefined;
  const heads = await store.episodes.heads(show.id);
  const isAfter = (head: EpisodeHead) =>
    head.publishedAt === publishedAt ? head.id > id : head.publishedAt < publishedAt;
  const at = heads.findIndex(isAfter);
  const before = at < 0 ? heads : heads.slice(0, at);
  const all = [...before, { id, title: '', publishedAt, byteLength: 0 }];
  const removed = chooseRemoved(all, show.keep, now()).find(({ episodeId }) => episodeId === id);
  return removed && { text: removed.reason, why: removed.why };
}
