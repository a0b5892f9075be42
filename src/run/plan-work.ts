/** A show's sources → the articles that a run has to look at: new ones, changed ones, and those whose time has come. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { toWorkHash } from '../config/work-hash.ts';
import type { Config, ShowConfig, SourceConfig } from '../config.ts';
import { toLecternError } from '../errors.ts';
import { cacheKey } from '../io/cache.ts';
import type { SourceItem } from '../model.ts';
import type { SourceState } from '../source-state.ts';
import { failedSource, isResting } from '../source-state.ts';
import type { ListedSource } from '../sources/list-source.ts';
import type { ItemRecord, Store } from '../store/store.ts';

/** Lists a source; see {@link ListedSource}. */
export type SourceLister = (
  source: SourceConfig,
  state: SourceState | undefined,
  signal: AbortSignal,
) => Promise<ListedSource>;

export type PlanParts = {
  readonly config: Config;
  readonly store: Store;
  readonly listSource: SourceLister;
  readonly now: () => Date;
};

/** One article to look at. */
export type Work = {
  readonly url: string;
  readonly source?: SourceConfig;
  readonly sourceKey?: string;
  readonly listingHash?: string;
  /** What the source says of it; asks the source again when it has not been listed in this run. */
  readonly item: () => Promise<SourceItem>;
  /** Its source says nothing new of it, and the settings are those it was last gone through with. */
  readonly isRecheck?: boolean;
  /** Named by a person: also what was removed or filtered is looked at. */
  readonly isForced?: boolean;
  /** Named as one that failed, alone or with all others. */
  readonly isRetry?: boolean;
  /** Made again though nothing changed. */
  readonly isAnew?: boolean;
  /** An episode of its own, though another has its text or address. */
  readonly isAgain?: boolean;
};

export type SourcePlan = {
  readonly key: string;
  readonly work: readonly Work[];
  /** Known articles of the source that need no look. */
  readonly untouched: number;
  readonly notices: readonly string[];
  /** To be kept when all the work was gone through; before that a killed run would lose what the source has listed. */
  readonly state: SourceState;
};

export type PlanRequest = {
  /** A person asked: what failed is tried again now, and a resting source is woken. */
  readonly isByHand: boolean;
  /** Episodes whose files are gone. */
  readonly damaged: ReadonlySet<string>;
};

/** Known articles of one source that are looked at again in one run. */
const MOST_RECHECKS = 50;

/** What a source is called in the store: its kind and address, whatever else is changed about it. */
export function sourceKey({ files, page, feed, index, sitemap }: SourceConfig): string {
  const kinds = { files, page, feed, index, sitemap };
  const named = Object.entries(kinds).find(([, address]) => address !== undefined);
  return named ? named.join(' ') : '';
}

/** @throws LecternError when the source cannot be listed; that is remembered, and the source rests a while */
export async function planSource(
  parts: PlanParts,
  show: ShowConfig,
  source: SourceConfig,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<SourcePlan | undefined> {
  const { items, sources } = parts.store;
  const key = sourceKey(source);
  const before = await sources.find(show.id, key);
  // A folder is asked as often as one likes; only servers need a rest.
  const mayRest = !request.isByHand && source.files === undefined;
  if (before && mayRest && isResting(before, parts.now())) return undefined;
  const { current: settingsHash, accepted } = toWorkHash(show, source, parts.config);
  const isAsBefore = before?.settingsHash !== undefined && accepted.includes(before.settingsHash);
  const known = await items.listings(show.id, key);
  const list = (state: SourceState | undefined) =>
    parts.listSource(source, state, signal).catch(async (thrown: unknown) => {
      const error = toLecternError(thrown, 'sources');
      if (error.code !== 'cancelled') await sources.save(show.id, key, failedSource(before, error, parts.now()));
      throw error;
    });
  const askedHash = cacheKey(source.limit ?? 0, source.maxPages, source.links ?? '', source.next ?? '');
  const isAskedAsBefore = isAsBefore && before?.askedHash === askedHash;
  const listed = await list(isAskedAsBefore ? before : forget(before));
  const work = new Map<string, Work>();
  for (const item of listed.items) {
    const listingHash = await hashListing(item);
    const isKnown = known.get(item.url) === listingHash && isAsBefore && source.page === undefined;
    if (source.page !== undefined && isAsBefore && (await isGone(items, show.id, item.url, parts.now()))) continue;
    if (isKnown || (await isOfOtherSource(items, show.id, key, item.url, known))) continue;
    work.set(item.url, { url: item.url, source, sourceKey: key, listingHash, item: async () => item });
  }

  let again: Promise<ReadonlyMap<string, SourceItem>> | undefined;
  const relist = async (url: string): Promise<SourceItem> => {
    const from = (all: readonly SourceItem[]) => new Map(all.map((item) => [item.url, item]));
    again ??= listed.unchanged
      ? list(forget(before)).then(({ items: all }) => from(all))
      : Promise.resolve(from(listed.items));
    return (await again).get(url) ?? { url };
  };
  const due = await items.listDue(show.id, key, {
    now: parts.now().toISOString(),
    limit: MOST_RECHECKS,
    failed: request.isByHand,
  });
  for (const record of [...due, ...(await listDamaged(items, show.id, key, request.damaged))])
    if (!work.has(record.url) && record.status !== 'removed')
      work.set(record.url, {
        url: record.url,
        source,
        sourceKey: key,
        item: () => relist(record.url),
        isRecheck: isAsBefore,
        ...(record.listingHash !== undefined && { listingHash: record.listingHash }),
      });
  return {
    key,
    work: [...work.values()],
    untouched: [...known.keys()].filter((url) => !work.has(url)).length,
    notices: listed.notices,
    state: { ...listed.state, settingsHash, askedHash },
  };
}

/** The addresses alone: the next listing is then read whole. */
const forget = (state: SourceState | undefined): SourceState | undefined =>
  state && {
    failures: state.failures,
    ...(state.url !== undefined && { url: state.url }),
    ...(state.moving && { moving: state.moving }),
  };

/** An article that two sources list is the first one's. */
async function isOfOtherSource(
  items: Store['items'],
  showId: string,
  key: string,
  url: string,
  known: ReadonlyMap<string, string>,
): Promise<boolean> {
  if (known.has(url)) return false;
  const record = await items.find(showId, url);
  return record?.source !== undefined && record.source !== key;
}

/** A page that failed for good, and is not due. */
async function isGone(items: Store['items'], showId: string, url: string, now: Date): Promise<boolean> {
  const known = await items.find(showId, url);
  if (known?.status !== 'failed' || known.error?.permanent !== true) return false;
  return known.nextCheckAt === undefined || Date.parse(known.nextCheckAt) > now.getTime();
}

async function listDamaged(
  items: Store['items'],
  showId: string,
  key: string,
  damaged: ReadonlySet<string>,
): Promise<readonly ItemRecord[]> {
  const records = await Promise.all([...damaged].map((id) => items.listOfEpisode(showId, id)));
  return records.flat().filter(({ source, status }) => source === key && status === 'published');
}

/** A file says by its time and size whether it is another one; an article on the web by what its source says of it. */
async function hashListing({ url, title, byline, updatedAt, content, enclosures }: SourceItem): Promise<string> {
  const file = url.startsWith('file:') ? await stat(fileURLToPath(url)).catch(() => undefined) : undefined;
  return cacheKey(
    title ?? '',
    byline ?? '',
    updatedAt ?? '',
    content ?? '',
    enclosures ?? [],
    file ? [file.mtimeMs, file.size] : [],
  );
}
