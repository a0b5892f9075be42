/** What failed for want of a login is looked at again once there is another one. */
import type { ShowConfig } from '../config/read-config.ts';
import type { SiteLogins } from '../io/site-logins.ts';
import { sourceKey } from '../run/source-key.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './job.ts';

/** @returns jobs for the articles that no source lists */
export async function wakeLogins(
  parts: {
    readonly store: Pick<Store, 'items' | 'sources' | 'ticks'>;
    readonly logins?: Pick<SiteLogins, 'mark'>;
    readonly now: () => Date;
  },
  show: ShowConfig,
): Promise<readonly Job[]> {
  const { items, sources, ticks } = parts.store;
  const name = `logins of ${show.id}`;
  const mark = (await parts.logins?.mark()) ?? '';
  if (((await ticks.find(name)) ?? '') === mark) return [];
  const failed = (await items.listFailed(show.id)).filter(({ attempt }) => attempt?.error?.code === 'login');
  const now = parts.now().toISOString();
  await items.change(
    show.id,
    failed.map(({ url }) => url),
    (known) => known && { ...known, nextCheckAt: now },
  );
  for (const source of show.sources) {
    const state = await sources.find(show.id, sourceKey(source));
    if (state?.error?.code !== 'login') continue;
    const { nextTryAt: _, ...awake } = state;
    await sources.save(show.id, sourceKey(source), awake);
  }
  await ticks.save(name, mark);
  return failed
    .filter(({ source }) => source === undefined)
    .map(({ url }) => ({ kind: 'make-episode', showId: show.id, item: { url }, reason: 'retry', bypassFilters: true }));
}
