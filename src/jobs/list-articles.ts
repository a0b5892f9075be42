/** `list-source`: what a source lists → a job for each article that is new, changed or due. */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Config, ShowConfig, SourceConfig } from '../config/read-config.ts';
import { toWorkHash } from '../config/work-hash.ts';
import { isOfTheWhole, toLecternError } from '../errors.ts';
import { cacheKey } from '../io/cache.ts';
import type { FileOriginal, MailState, SourceItem, SourceState } from '../model.ts';
import { DIGEST_SOURCE, isSameMailbox, sourceKey } from '../run/source-key.ts';
import type { ListedSource } from '../sources/list-source.ts';
import { beginsWithOldest } from '../sources/reading-order.ts';
import { failedSource, isResting } from '../sources/source-state.ts';
import type { ItemStatus, Items, Store } from '../store/store.ts';
import type { Job, MakeReason } from './job.ts';

/** Lists a source; see {@link ListedSource}. */
export type SourceLister = (
  source: SourceConfig,
  state: SourceState | undefined,
  signal: AbortSignal,
) => Promise<ListedSource>;

export type ListParts = {
  readonly config: Config;
  readonly store: Pick<Store, 'items' | 'sources'>;
  readonly listSource: SourceLister;
  /** Keeps a file for other machines; absent where there are none. `undefined` for what is no file. */
  readonly keepOriginal?: (url: string) => Promise<FileOriginal | undefined>;
  readonly now: () => Date;
};

export type MakeJob = Extract<Job, { kind: 'make-episode' }>;

export type ListedArticles = {
  readonly jobs: readonly MakeJob[];
  /** Known articles of the source that need no look. */
  readonly untouched: number;
  readonly notices: readonly string[];
  /** Tells the service of the account what was published of it, once the listing is saved. */
  readonly settle?: (signal: AbortSignal) => Promise<void>;
  /** Save only after all jobs are enqueued; a crash would drop the listing. */
  readonly state: SourceState;
};

/** Known articles of one source that are looked at again in one run. */
const MOST_RECHECKS = 50;

/**
 * Records what the source lists and names the work. `isByHand`: a person asked, so what failed is tried again now, and a
 * resting source is woken.
 *
 * @returns `undefined` for a source that rests
 * @throws LecternError when the source cannot be listed; that is remembered, and the source rests a while
 */
export async function listArticles(
  parts: ListParts,
  show: ShowConfig,
  source: SourceConfig,
  isByHand: boolean,
  signal: AbortSignal,
): Promise<ListedArticles | undefined> {
  const { items, sources } = parts.store;
  const key = sourceKey(source);
  const before = (await sources.find(show.id, key)) ?? (await findFormer(sources, show, source));
  // A folder is asked as often as one likes; only servers need a rest.
  const mayRest = !isByHand && source.files === undefined;
  if (before && mayRest && isResting(before, parts.now())) return undefined;
  const { current: settingsHash, accepted } = toWorkHash(show, source, parts.config);
  const isAsBefore = before?.settingsHash !== undefined && accepted.includes(before.settingsHash);
  const list = (state: SourceState | undefined) =>
    parts.listSource(source, state, signal).catch(async (thrown: unknown) => {
      const error = toLecternError(thrown, 'sources');
      if (!isOfTheWhole(error)) await sources.save(show.id, key, failedSource(before, error, parts.now()));
      throw error;
    });
  const { keep } = show;
  const askedHash = cacheKey(
    source.limit ?? 0,
    source.maxPages,
    source.links ?? '',
    source.next ?? '',
    ...keptBy(keep),
  );
  const isAskedAsBefore = isAsBefore && before?.askedHash === askedHash;
  const due = await items.listDue(show.id, key, {
    now: parts.now().toISOString(),
    limit: MOST_RECHECKS,
    failed: isByHand,
  });
  let listed = await list(isAskedAsBefore ? before : withAddressOnly(before));
  // Version 0.1 did not record what a source said of an article.
  if (listed.unchanged && due.some(({ listing }) => !listing)) listed = await list(withAddressOnly(before));

  // A mailbox gives only what came since: under other settings its stored mails are looked at again.
  const again = source.mail && before && !isAskedAsBefore ? await storedItems(items, show.id, key) : [];
  const entries = [...listed.items, ...again];
  const urls = entries.map(({ url }) => url);
  const known = await items.listings(show.id, key, urls);
  // Made from the first part on, so that each is numbered as it is published; with bounds, what is dropped is not made.
  const isInOrder = show.type === 'serial' && keptBy(keep).length === 0;
  const jobs = new Map<string, MakeJob>();
  const add = (url: string, reason: MakeReason, input: string | undefined, publishedAt: string | undefined) =>
    jobs.set(url, {
      kind: 'make-episode',
      showId: show.id,
      item: { source: key, url },
      reason,
      ...(input !== undefined && { input }),
      ...(publishedAt !== undefined && !isInOrder && { publishedAt }),
    });
  const news: SourceItem[] = [];
  const dueUrls = new Set(due.map(({ url }) => url));
  for (const entry of entries) {
    const item = source.mail ? await firstListed(items, show.id, entry) : entry;
    const listingHash = await hashListing(item);
    const record = known.byUrl.get(item.url);
    if (record?.status === 'dismissed') continue;
    // Another number of episodes to keep may let in what was left out.
    const isStillOut = record?.status !== 'filtered' || isAskedAsBefore;
    const isKnown = record?.hash === listingHash && isAsBefore && isStillOut && source.page === undefined;
    if (isKnown && !dueUrls.has(item.url)) continue;
    if (!record && (await isOfOtherSource(items, show, key, item.url))) continue;
    const original = await parts.keepOriginal?.(item.url);
    news.push(original ? { ...item, original } : item);
    if (isKnown) continue;
    if (source.page !== undefined && isAsBefore && (await isGone(items, show.id, item.url, parts.now()))) continue;
    add(item.url, record?.hash === undefined ? 'new' : 'changed', listingHash, item.publishedAt);
  }
  // Another limit lets in what came before as well.
  const isKnownPlace = before?.askedHash === askedHash ? (url: string) => known.byUrl.has(url) : undefined;
  const isNewestFirst = source.mail ?? source.wallabag ?? source.linkding;
  const isInReadingOrder = source.files !== undefined || (!isNewestFirst && beginsWithOldest(entries, isKnownPlace));
  const asTheyCame = isInReadingOrder ? news : news.toReversed();
  await items.saveListings(show.id, key, asTheyCame, parts.now().toISOString());
  const listedJobs = [...jobs.values()];
  const first = isInOrder && !isInReadingOrder ? listedJobs.toReversed() : listedJobs;
  for (const { url, listingHash, listing } of due)
    if (!jobs.has(url)) add(url, 'recheck', listingHash, listing?.publishedAt);
  const { settle } = listed;
  const settled = settle ? [...known.byUrl].flatMap(([url, { status }]) => (MADE.has(status) ? url : [])) : [];
  return {
    ...(settle && settled.length > 0 && { settle: (stop: AbortSignal) => settle(settled, stop) }),
    jobs: [...first, ...[...jobs.values()].slice(first.length)],
    untouched: known.count - [...jobs.keys()].filter((url) => known.byUrl.has(url) || dueUrls.has(url)).length,
    notices: listed.notices,
    state: { ...listed.state, settingsHash, askedHash },
  };
}

/** Of a mailbox of which other mails were taken before: it is gone on in where it was left, not begun anew. */
async function findFormer(
  sources: Store['sources'],
  show: ShowConfig,
  { mail }: SourceConfig,
): Promise<SourceState | undefined> {
  if (!mail) return undefined;
  const configured = new Set(show.sources.map(sourceKey));
  let furthest: MailState | undefined;
  for (const name of await sources.names(show.id)) {
    if (configured.has(name) || !isSameMailbox(name, mail)) continue;
    const { mail: left } = (await sources.find(show.id, name)) ?? {};
    if (left && isFurther(left, furthest)) furthest = left;
  }
  return furthest && { failures: 0, mail: furthest };
}

/** A mailbox that was made anew has a greater number (RFC 9051 §2.3.1.1). */
function isFurther(one: MailState, other: MailState | undefined): boolean {
  const age = Number(one.uidValidity) - Number(other?.uidValidity);
  return other === undefined || age > 0 || (age === 0 && one.lastUid > other.lastUid);
}

/** There is an episode with the article. */
const MADE: ReadonlySet<ItemStatus> = new Set(['published', 'duplicate']);

/** What is kept decides what is worth making. Without bounds the hash is that of version 0.1. */
const keptBy = (keep: ShowConfig['keep']) => (Object.values(keep).every((bound) => bound === undefined) ? [] : [keep]);

/** The next listing is then read whole; a mailbox still goes on where it was left. */
const withAddressOnly = (state: SourceState | undefined): SourceState | undefined =>
  state && {
    failures: state.failures,
    ...(state.url !== undefined && { url: state.url }),
    ...(state.moving && { moving: state.moving }),
    ...(state.mail && { mail: state.mail }),
  };

/** The newest listings of a source that are stored. */
async function storedItems(items: Items, showId: string, key: string): Promise<readonly SourceItem[]> {
  const all = await items.list(showId);
  return all.flatMap(({ source, listing }) => (source === key && listing ? [listing] : [])).slice(0, MOST_RECHECKS);
}

/** A mail as it first came: another one with its Message-ID may be anybody's. */
async function firstListed(items: Items, showId: string, mail: SourceItem): Promise<SourceItem> {
  const listing = (await items.find(showId, mail.url))?.listing;
  return listing?.original ? listing : mail;
}

/**
 * An article that two sources list is the first one's. One that was imported, or whose source is no longer configured
 * under its key, is that of the source that lists it.
 */
async function isOfOtherSource(items: Items, { id, sources }: ShowConfig, key: string, url: string): Promise<boolean> {
  const owner = (await items.find(id, url))?.source;
  if (owner === undefined || owner === key) return false;
  return owner === DIGEST_SOURCE || sources.some((source) => sourceKey(source) === owner);
}

/** A page that failed for good, and is not due. */
async function isGone(items: Items, showId: string, url: string, now: Date): Promise<boolean> {
  const known = await items.find(showId, url);
  if (known?.attempt?.outcome !== 'failed' || known.attempt.error?.permanent !== true) return false;
  return known.nextCheckAt === undefined || Date.parse(known.nextCheckAt) > now.getTime();
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
