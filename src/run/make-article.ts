/** `make-episode`: one article, from its address to its episode; what becomes of it is recorded and told. */

import type { Config, ShowConfig } from '../config/read-config.ts';
import {
  firstIdOf,
  toExtractOptions,
  toFilters,
  toKeptMode,
  toMaking,
  toMode,
  toPublishable,
  toTeaser,
} from '../config/show-settings.ts';
import { toWorkHash } from '../config/work-hash.ts';
import { type LecternError, type StoredError, toLecternError } from '../errors.ts';
import { cacheKey, hashBytes } from '../io/cache.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { HttpDocument } from '../io/http-client.ts';
import { capWait, LONGEST_ITEM_WAIT_MS } from '../io/waits.ts';
import { costOf, progressEvent } from '../jobs/events.ts';
import { type JobReport, toStoredError } from '../jobs/job-report.ts';
import type { MakeJob } from '../jobs/list-articles.ts';
import type { Queue } from '../jobs/queue.ts';
import type { SourceItem, Validators } from '../model.ts';
import type { KokoroState } from '../narrate/choose-voices.ts';
import type { ShowPublisher } from '../show/show-publisher.ts';
import type { EpisodeRecord, ItemRecord, Store } from '../store/store.ts';
import { identifyEpisode, toPublicUrl } from './episode-identity.ts';
import { findFilterReason } from './filter-article.ts';
import { duplicateReason, findDuplicate } from './find-duplicate.ts';
import { fingerprintText } from './fingerprint-text.ts';
import { episodeNews } from './hook-news.ts';
import { done, type FoundArticle, itemOf, type Looked, scheduleCheck, toRecord } from './item-record.ts';
import { isBounded, whyNotKept } from './keep-bounds.ts';
import { isLeftOutByListing, leaveOut } from './leave-out.ts';
import { type EpisodeMaker, hasEnclosures, makeEpisode, publicationInstant, toEpisodeRecord } from './make-episode.ts';
import { contentDocument, readArticle, readPageOrContent } from './read-article.ts';
import { findSource } from './source-key.ts';
import { watchForStall } from './watch-for-stall.ts';

export type ItemParts = {
  readonly config: Config;
  readonly workingDirectory: string;
  readonly store: Store;
  readonly read: DocumentReader;
  /** For an article that a person named. */
  readonly readAsked: DocumentReader;
  /** `undefined` when the document is still what the validators stand for. */
  readonly readIfChanged: (
    url: string,
    validators: Validators,
    signal: AbortSignal,
  ) => Promise<HttpDocument | undefined>;
  readonly maker: EpisodeMaker;
  /** What of Kokoro can speak now: asked for each episode, and not again until it is made. */
  readonly kokoro: () => KokoroState;
  readonly publisher: ShowPublisher;
  /** Nothing is made: only what would be. */
  readonly isDryRun?: boolean;
  readonly now: () => Date;
};

export type MadeArticle = {
  /** Whether there is something new to publish. */
  readonly changed: boolean;
  /** The server asks to wait. `until`: ISO 8601 instant. */
  readonly postponed?: { readonly until: string; readonly why: StoredError };
  /** It is made in its turn, now that its date is known. */
  readonly next?: MakeJob;
};

type MakeParts = ItemParts & { readonly queue: Pick<Queue, 'list'> };

/** What is common to all that works on a claimed job. */
export type JobContext = {
  readonly signal: AbortSignal;
  readonly report: JobReport;
  /** Throws unless the job is still this worker's: before every write. */
  readonly assertHeld: () => Promise<void>;
};

export async function makeArticle(
  parts: MakeParts,
  show: ShowConfig,
  job: MakeJob,
  { signal, report, assertHeld }: JobContext,
): Promise<MadeArticle> {
  const known = await parts.store.items.find(show.id, job.item.url);
  if ((known?.status === 'removed' || known?.status === 'dismissed') && !job.bypassFilters) {
    // Else its source would name it as changed at every listing.
    if (job.input !== undefined) await parts.store.items.save({ ...known, listingHash: job.input });
    return { changed: false };
  }
  const watch = watchForStall(signal);
  const context: Context = {
    parts,
    show,
    source: findSource(show, job.item.source),
    job,
    known,
    item: known?.listing ?? { url: job.item.url },
    signal: watch.signal,
    report,
    assertHeld,
    alive: watch.alive,
  };
  try {
    return await lookAt(context);
  } catch (thrown) {
    if (signal.aborted) throw toLecternError(signal.reason, 'fetch');
    const error = toLecternError(watch.signal.aborted ? watch.signal.reason : thrown, 'fetch');
    // A stop is no fault of the article, and on a full disk every other article would fail the same way.
    if (error.code === 'cancelled' || error.code === 'disk-full') throw error;
    return recordFailure(context, error);
  } finally {
    watch.end();
  }
}

type Context = Looked & {
  readonly parts: MakeParts;
  readonly show: ShowConfig;
  /** What the source says of it. */
  readonly item: SourceItem;
  readonly signal: AbortSignal;
  readonly report: JobReport;
  readonly assertHeld: () => Promise<void>;
  /** Says that something moves. */
  readonly alive: () => void;
  /** What the article was found to be called, should it fail later. */
  title?: string;
};

async function lookAt(context: Context): Promise<MadeArticle> {
  const { parts, show, source, job, known, item, signal, report } = context;
  const { accepted } = toWorkHash(show, source, parts.config);
  if (await isLeftOutByListing(context)) return UNCHANGED;
  /** What an outcome may have been worked out from, the current one first. */
  const inputHashes = (documentHash: string) =>
    accepted.map((hash) => cacheKey(hash, documentHash, item.content ?? '', item.enclosures ?? []));
  const document = await readDocument(context, inputHashes);
  if (!document) return recordUnchanged(context, known, {});
  const documentHash = hashBytes(document.bytes);
  const [inputHash = '', ...former] = inputHashes(documentHash);
  const seen = { documentHash, ...(document.validators && { validators: document.validators }) };
  const isAsBefore = known?.inputHash !== undefined && [inputHash, ...former].includes(known.inputHash);
  if (job.reason !== 'rebuild' && isAsBefore && (await isDone(parts, known, job)))
    return recordUnchanged(context, known, { ...seen, inputHash });

  const options = toExtractOptions(show, source, parts.config);
  const {
    article: read,
    report: extraction,
    teaser,
  } = await readArticle(document, item, readerOf(context), options, signal);
  const article = { ...read, canonicalUrl: toPublicUrl(read.canonicalUrl, parts.workingDirectory) };
  context.title = article.title;
  const { id } = identifyEpisode(firstIdOf(show), article.canonicalUrl);
  const notes = teaser === undefined ? extraction.problems : [...extraction.problems, teaser];
  const found: Found = { article, id, inputHash, seen, notes };

  if (teaser !== undefined && !job.bypassFilters && toTeaser(show, source) === 'skip')
    return { changed: await leaveOut(context, found, 'teaser', teaser) };
  const reason = job.bypassFilters ? undefined : findFilterReason(article, item, toFilters(show, source), parts.now());
  if (reason !== undefined) return { changed: await leaveOut(context, found, 'filtered', reason) };
  const previous = await parts.store.episodes.find(show.id, id);
  const first = await findDuplicate(context, found, previous);
  if (first)
    return {
      changed: await leaveOut(context, found, 'duplicate', duplicateReason(job.item.url, first), first.episode.id),
    };
  if (!previous && !job.bypassFilters) {
    const publishedAt = publicationInstant(article, parts.now());
    const why = await whyNotKept(parts, show, { id, publishedAt });
    if (why !== undefined) return { changed: await leaveOut(context, found, 'filtered', why) };
    if (await mayBeOutranked(context, publishedAt)) return { changed: false, next: { ...job, publishedAt } };
  }
  if (parts.isDryRun) {
    await report.item({ ...describe(context, found), outcome: previous ? 'updated' : 'new' });
    return UNCHANGED;
  }
  return { changed: await make(context, found, previous) };
}

const UNCHANGED: MadeArticle = { changed: false };

/** Where a show keeps so many episodes, what others that wait are dated decides whether this one is worth making. */
async function mayBeOutranked({ parts, show, job }: Context, publishedAt: string): Promise<boolean> {
  if (job.publishedAt !== undefined || !isBounded(show) || show.digest) return false;
  const waiting = await parts.queue.list({ showId: show.id, kind: 'make-episode' });
  return waiting.some(
    ({ state, job: other }) =>
      other.kind === 'make-episode' &&
      state !== 'dead' &&
      other.item.url !== job.item.url &&
      (other.publishedAt === undefined || other.publishedAt > publishedAt),
  );
}

/** What was found at the address. */
type Found = FoundArticle & { readonly notes: readonly string[] };

const readerOf = ({ parts, job }: Context): DocumentReader => (job.bypassFilters ? parts.readAsked : parts.read);

/** Asks only for what may have changed: a document that is known, and whose settings and listing are as they were. */
async function readDocument(
  context: Context,
  inputHashes: (documentHash: string) => readonly (string | undefined)[],
): Promise<HttpDocument | undefined> {
  const { parts, source, job, known, item, signal } = context;
  if (source?.text === 'feed') {
    const carried = contentDocument(item);
    if (carried) return carried;
  }
  const { validators, documentHash, inputHash } = known ?? {};
  const isAsBefore =
    job.reason !== 'rebuild' &&
    documentHash !== undefined &&
    // What version 0.1 knew of a listing is not recorded; a recheck says that it is as it was.
    (inputHashes(documentHash).includes(inputHash) || (job.reason === 'recheck' && !known?.listing)) &&
    (await isDone(parts, known, job));
  return isAsBefore && validators
    ? parts.readIfChanged(job.item.url, validators, signal)
    : readPageOrContent(item, readerOf(context), signal);
}

/** Nothing to do for an item whose document and settings are as they were, if all that came of it is still there. */
async function isDone({ store, maker }: ItemParts, known: ItemRecord | undefined, job: MakeJob): Promise<boolean> {
  if (!known || (job.allowDuplicate && known.status === 'duplicate')) return false;
  if (known.status === 'filtered' || known.status === 'teaser') return true;
  if (known.episodeId === undefined || (known.status !== 'published' && known.status !== 'duplicate')) return false;
  const record = await store.episodes.find(known.showId, known.episodeId);
  if (!record) return false;
  if (known.status === 'duplicate') return true;
  return record.episode.missingClips.length === 0 && hasEnclosures(maker, record.episode);
}

/** It is as it was; only when to look again is noted. */
async function recordUnchanged(
  context: Context,
  known: ItemRecord | undefined,
  seen: Partial<Pick<ItemRecord, 'documentHash' | 'validators' | 'inputHash'>>,
): Promise<MadeArticle> {
  const { parts, job, report, show } = context;
  if (known) {
    const { nextCheckAt: _, ...rest } = known;
    await parts.store.items.save({
      ...rest,
      ...seen,
      ...itemOf(context),
      attempt: done(context),
      ...scheduleCheck(context, { status: known.status, failures: 0, changedAt: known.updatedAt }),
    });
  }
  // Whoever names a duplicate wants to hear why nothing comes of it.
  const isDuplicate = known?.status === 'duplicate' && job.bypassFilters === true;
  await report.item({
    showId: show.id,
    url: job.item.url,
    outcome: isDuplicate ? 'duplicate' : 'unchanged',
    ...titleOf(known),
    ...episodeOf(known),
    ...(isDuplicate && known?.reason !== undefined && { reason: known.reason }),
  });
  return UNCHANGED;
}

async function make(context: Context, found: Found, previous: EpisodeRecord | undefined): Promise<boolean> {
  const { parts, show, source, job, known, signal, report, alive } = context;
  const { article } = found;
  const about = { showId: show.id, url: job.item.url };
  const startedAt = performance.now();
  const isAnew = job.reason === 'rebuild';
  const cover = await parts.publisher.ensureCover(toPublishable(show));
  const made = await makeEpisode(
    parts.maker,
    {
      ...toMaking(show, source, parts.kokoro()),
      article,
      mode: toMode(show, source),
      keptMode: previous && !isAnew ? toKeptMode(show, source, previous.episode) : undefined,
      cover,
      previous: previous && isAnew ? { ...previous, audioHash: '' } : previous,
      onProgress: (stage, doneSoFar, total, bytes) => {
        alive();
        report.tell(progressEvent(about, article.title, stage, doneSoFar, total, bytes));
      },
    },
    signal,
  );
  const failures = made.episode.missingClips.length === 0 ? 0 : (known?.attempt?.failures ?? 0) + 1;
  await context.assertHeld();
  // Another worker, or a person, may have been here meanwhile.
  const first =
    previous || job.allowDuplicate
      ? undefined
      : await findDuplicate(context, found, await parts.store.episodes.find(show.id, found.id));
  if (first) return leaveOut(context, found, 'duplicate', duplicateReason(job.item.url, first), first.episode.id);
  if (!job.bypassFilters && (await parts.store.items.find(show.id, job.item.url))?.status === 'removed') return false;
  const fingerprint = fingerprintText(article);
  if (made.changed) await report.announce(episodeNews(made, previous, job.item.url));
  await parts.store.episodes.save(
    toEpisodeRecord(made, job.item.url),
    toRecord(context, found, 'published', failures),
    {
      fingerprint,
    },
  );
  await report.item({
    ...describe(context, found),
    notes: [...found.notes, ...made.notes],
    outcome: made.changed ? (previous ? 'updated' : 'new') : 'unchanged',
    seconds: Math.round(performance.now() - startedAt) / 1000,
    ...costOf(made),
  });
  return made.changed;
}

/** Nothing of what stands changes: a recheck that fails takes nothing back. */
async function recordFailure(context: Context, error: LecternError): Promise<MadeArticle> {
  const { parts, show, job, known, report } = context;
  const stored = toStoredError(error, parts.now());
  const title = context.title === undefined ? titleOf(known) : { title: context.title };
  const about = { showId: show.id, url: job.item.url, ...title, ...episodeOf(known) };
  const isPostponed = error.retryable && error.retryAfterMs !== undefined;
  const failures = (known?.attempt?.failures ?? 0) + (isPostponed ? 0 : 1);
  const { nextCheckAt: _, ...stands } = known ?? { showId: show.id, url: job.item.url, status: 'listed' as const };
  const now = parts.now().toISOString();
  const until = new Date(parts.now().getTime() + capWait(error.retryAfterMs, LONGEST_ITEM_WAIT_MS)).toISOString();
  // What was told once and is for good fails no later run.
  const isTold = error.permanent && known?.attempt?.outcome === 'failed' && known.attempt.error?.code === error.code;
  const isUnchanged = isTold && !job.bypassFilters && job.reason !== 'retry';
  await context.assertHeld();
  if (!isPostponed && !isUnchanged) {
    const { showId, ...of } = about;
    await report.announce({
      showId,
      message: { event: 'failed', at: now, ...of, error: stored },
      change: now,
      failures,
    });
  }
  await parts.store.items.save({
    ...stands,
    ...title,
    ...itemOf(context),
    attempt: { outcome: isPostponed ? 'postponed' : 'failed', at: now, failures, error: stored },
    updatedAt: now,
    ...(isPostponed ? { nextCheckAt: until } : scheduleCheck(context, { status: stands.status, failures, error })),
  });
  if (isPostponed) {
    await report.item({ ...about, outcome: 'postponed', error: stored });
    return { changed: false, postponed: { until, why: stored } };
  }
  await report.item({ ...about, ...(isUnchanged ? { outcome: 'unchanged' } : { outcome: 'failed', error: stored }) });
  return { changed: false };
}

const describe = ({ show, job }: Context, { article, id, notes }: Found) => ({
  showId: show.id,
  url: job.item.url,
  title: article.title,
  episodeId: id,
  notes,
});

const titleOf = (known: ItemRecord | undefined) => {
  const title = known?.title ?? known?.listing?.title;
  return title === undefined ? {} : { title };
};
const episodeOf = (known: ItemRecord | undefined) =>
  known?.episodeId === undefined ? {} : { episodeId: known.episodeId };
