/** Imported articles whose time has come → their jobs; the others keep their distance. */
import type { ShowConfig } from '../config/read-config.ts';
import { recordAdded } from '../run/add-item.ts';
import { IMPORTED } from '../run/source-key.ts';
import type { Store, ToWait, Waiting } from '../store/store.ts';
import type { MakeJob } from './list-articles.ts';

const DAY_MS = 86_400_000;

/** In one transaction, so that others have their turn between. */
const AT_ONCE = 500;

type Parts = { readonly store: { readonly items: Store['items'] }; readonly now: () => Date };

/** From one imported article to the next; all at once, they keep their order. */
const distanceMs = ({ import: { perDay } }: Pick<ShowConfig, 'import'>) =>
  perDay === 0 ? 1 : Math.max(1, Math.floor(DAY_MS / perDay));

/** When articles have their turn, in their order: the first at `from`. */
export const spread = (urls: readonly string[], show: Pick<ShowConfig, 'import'>, from: Date): readonly ToWait[] =>
  urls.map((url, at) => ({ url, until: new Date(from.getTime() + at * distanceMs(show)).toISOString() }));

/** When the next one that is imported has its turn: now, or behind those that wait. */
export function nextTurn(waiting: readonly Waiting[], show: Pick<ShowConfig, 'import'>, now: Date): Date {
  const last = waiting.at(-1);
  return last ? new Date(Math.max(now.getTime(), Date.parse(last.until) + distanceMs(show))) : now;
}

/**
 * At most a day's articles, the longest due first. What was handed on and is not made, since a process was killed or the
 * page could not be had, is named again. After a standstill, or with another `import.perDay`, the rest is spread anew.
 */
export async function releaseImports(
  { store: { items }, now }: Parts,
  show: ShowConfig,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly MakeJob[]> {
  const at = now();
  const until = at.toISOString();
  const { perDay } = show.import;
  const atMost = perDay === 0 ? limit : Math.min(Math.max(1, Math.ceil(perDay)), limit);
  const again = await items.listWaiting(show.id, IMPORTED, { isReleased: true, until });
  const fresh = await items.listWaiting(show.id, IMPORTED, {
    isReleased: false,
    // At once is at once, whatever moments they were given before.
    ...(perDay > 0 && { until }),
    ...(Number.isFinite(atMost) && { limit: atMost }),
  });
  let behind = fresh.length;
  for (const some of inRuns(fresh)) {
    behind -= some.length;
    await recordAdded(items, show.id, some, some[0]?.by, at, behind);
  }
  if (perDay > 0) await spreadAnew(items, show, at, fresh.length > 0 && fresh.length === Math.ceil(perDay));
  return [...again, ...fresh].map(({ url }) => ({
    kind: 'make-episode',
    showId: show.id,
    item: { url },
    reason: 'new',
    bypassFilters: true,
  }));
}

/** In their order: what one person brought, as far as it stands together. */
function inRuns(waiting: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const runs: Waiting[][] = [];
  for (const one of waiting) {
    const last = runs.at(-1);
    if (last && last.length < AT_ONCE && last[0]?.by === one.by) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** Some of those that come next show how all are spread. */
const LOOKED_AT = 10;

/** `isFull`: a day's articles were released, so that more that are overdue were missed. */
async function spreadAnew(items: Store['items'], show: ShowConfig, at: Date, isFull: boolean): Promise<void> {
  const distance = distanceMs(show);
  const head = await items.listWaiting(show.id, IMPORTED, { isReleased: false, limit: LOOKED_AT });
  const moments = head.map(({ until }) => Date.parse(until));
  const [first] = moments;
  if (first === undefined) return;
  // One that was dismissed leaves a gap.
  const least = Math.min(...moments.slice(1).map((moment, before) => moment - (moments[before] ?? moment)));
  const isSpread = moments.length === 1 || least === distance;
  if (isSpread && !(isFull && first <= at.getTime())) return;
  const urls = (await items.listWaiting(show.id, IMPORTED, { isReleased: false })).map(({ url }) => url);
  await items.saveWaiting(show.id, IMPORTED, spread(urls, show, new Date(at.getTime() + distance)), at.toISOString());
}
