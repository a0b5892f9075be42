/** Tells once that a show has had no new episode for too long. */
import type { ShowConfig } from '../config/read-config.ts';
import { RUNS_KEPT, type Store } from '../store/store.ts';
import type { HookNews } from './call-hook.ts';

export type StaleParts = {
  readonly store: Pick<Store, 'episodes' | 'runs' | 'ticks'>;
  readonly now: () => Date;
};

export async function noticeStale(
  { store, now }: StaleParts,
  show: Pick<ShowConfig, 'id' | 'staleAfterHours'>,
  announce: (news: HookNews) => Promise<void>,
): Promise<void> {
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
  const message = { event: 'stale', at: now().toISOString(), ...(newestAt !== '' && { newestAt }) } as const;
  await announce({ showId: show.id, message, change: since });
  await store.ticks.save(name, since);
}
