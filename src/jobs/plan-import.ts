/** What of an export is new to a show and when each has its turn; and that it waits for it. */
import type { ShowConfig } from '../config/read-config.ts';
import { publicationInstant } from '../run/episode-identity.ts';
import { chooseRemoved, isBounded } from '../run/keep-bounds.ts';
import { IMPORTED } from '../run/source-key.ts';
import type { ChosenItems, WantedItem } from '../sources/imports/choose-items.ts';
import type { ItemStatus, Items, Store } from '../store/store.ts';
import { nextTurn, spread } from './release-imports.ts';

export type ImportPlan = {
  readonly fresh: readonly WantedItem[];
  /** When each of them has its turn; ISO 8601 instants. */
  readonly turns: readonly string[];
  /** How those stand that are known. */
  readonly known: Readonly<Partial<Record<ItemStatus | 'waiting', number>>>;
  /** Of `fresh`, those that the show's `keep` removes as soon as they are made; at least. */
  readonly notKept: number;
};

export async function planImport(
  { items, episodes }: Pick<Store, 'items' | 'episodes'>,
  show: ShowConfig,
  { wanted }: Pick<ChosenItems, 'wanted'>,
): Promise<ImportPlan> {
  const standings = await items.standings(
    show.id,
    wanted.map(({ item }) => item.url),
  );
  const known: Partial<Record<ItemStatus | 'waiting', number>> = {};
  const fresh = wanted.filter(({ item: { url } }) => {
    const standing = standings.get(url);
    if (!standing || standing.isCancelled) return true;
    const name = standing.waits ? 'waiting' : standing.status;
    known[name] = (known[name] ?? 0) + 1;
    return false;
  });
  const now = new Date();
  const from = nextTurn(await items.listWaiting(show.id, IMPORTED, { isReleased: false }), show, now);
  const urls = fresh.map(({ item }) => item.url);
  const turns = spread(urls, show, from).map(({ until }) => until);
  return { fresh, known, turns, notKept: await countNotKept(episodes, show, fresh, now) };
}

/** An article without a date was there when it was saved. */
async function countNotKept(
  episodes: Pick<Store['episodes'], 'heads'>,
  show: ShowConfig,
  fresh: ImportPlan['fresh'],
  now: Date,
): Promise<number> {
  if (!isBounded(show) || show.digest || show.order === 'added') return 0;
  const ahead = fresh.map(({ savedAt, item: { url, publishedAt = savedAt } }) => ({
    ...{ id: url, title: '', byteLength: 0 },
    publishedAt: publicationInstant(publishedAt === undefined ? {} : { publishedAt }, now),
  }));
  const all = [...(await episodes.heads(show.id)), ...ahead];
  const newestFirst = all.sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
  const removed = new Set(chooseRemoved(newestFirst, show.keep, now).map(({ episodeId }) => episodeId));
  return ahead.filter(({ id }) => removed.has(id)).length;
}

/** `by`: a person's id. Killed in between, it goes on with the next call: what is there stays in its place. */
export async function saveImport(
  items: Pick<Items, 'saveWaiting'>,
  show: Pick<ShowConfig, 'id'>,
  { fresh, turns }: Pick<ImportPlan, 'fresh' | 'turns'>,
  signal: AbortSignal,
  by?: string,
): Promise<void> {
  const waiting = fresh.map(({ item }, at) => ({
    ...{ url: item.url, item, until: turns[at] ?? '' },
    ...(by !== undefined && { by }),
  }));
  for (let start = 0; start < waiting.length; start += AT_ONCE) {
    signal.throwIfAborted();
    await items.saveWaiting(show.id, IMPORTED, waiting.slice(start, start + AT_ONCE), new Date().toISOString());
  }
}

/** In one transaction, so that others have their turn between. */
const AT_ONCE = 1000;
