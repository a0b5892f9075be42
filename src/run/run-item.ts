/** One article of a run, from its address to its episode; what becomes of it is recorded and told. */

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
import { toWorkHash, type WorkHash } from '../config/work-hash.ts';
import type { Config, ShowConfig } from '../config.ts';
import { type LecternError, toLecternError } from '../errors.ts';
import { cacheKey, hashBytes } from '../io/cache.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { HttpDocument, Validators } from '../io/http-client.ts';
import type { SourceItem } from '../model.ts';
import type { KokoroState } from '../narrate/choose-voices.ts';
import type { ShowPublisher } from '../show/show-publisher.ts';
import type { EpisodeRecord, ItemRecord, ItemStatus, Store } from '../store/store.ts';
import { identifyEpisode, toPublicUrl } from './episode-identity.ts';
import { findFilterReason } from './filter-article.ts';
import { duplicateReason, findDuplicate } from './find-duplicate.ts';
import { fingerprintText } from './fingerprint-text.ts';
import { type FoundArticle, listing, plan, toRecord } from './item-record.ts';
import { isLeftOutByListing, leaveOut } from './leave-out.ts';
import { type EpisodeMaker, hasEnclosures, makeEpisode, toEpisodeRecord } from './make-episode.ts';
import type { Work } from './plan-work.ts';
import { contentDocument, readArticle, readPageOrContent } from './read-article.ts';
import { type RunTally, toStoredError } from './run-tally.ts';
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
  readonly now: () => Date;
};

/** @returns whether there is something new to publish */
export async function runItem(
  parts: ItemParts,
  show: ShowConfig,
  work: Work,
  dryRun: boolean,
  signal: AbortSignal,
  tally: RunTally,
): Promise<boolean> {
  const known = await parts.store.items.find(show.id, work.url);
  if (known?.status === 'removed' && !work.isForced) return false;
  const watch = watchForStall(signal);
  const context: Context = { parts, show, work, known, dryRun, signal: watch.signal, tally, alive: watch.alive };
  try {
    return await lookAt(context);
  } catch (thrown) {
    if (signal.aborted) throw toLecternError(signal.reason, 'fetch');
    const error = toLecternError(watch.signal.aborted ? watch.signal.reason : thrown, 'fetch');
    // A stop is no fault of the article, and on a full disk every other article would fail the same way.
    if (error.code === 'cancelled' || error.code === 'disk-full') throw error;
    await recordFailure(context, error);
    return false;
  } finally {
    watch.end();
  }
}

type Context = {
  readonly parts: ItemParts;
  readonly show: ShowConfig;
  readonly work: Work;
  readonly known: ItemRecord | undefined;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly tally: RunTally;
  /** Says that something moves. */
  readonly alive: () => void;
};

async function lookAt(context: Context): Promise<boolean> {
  const { parts, show, work, known, signal, tally } = context;
  const workHash = toWorkHash(show, work.source, parts.config);
  if (await isLeftOutByListing(context, workHash.current)) return false;
  const document = await readDocument(context, workHash);
  if (!document) return settle(context, known, {});
  const item = await work.item();
  const documentHash = hashBytes(document.bytes);
  const [inputHash = '', ...former] = inputHashes(workHash, documentHash, item);
  const seen = { documentHash, ...(document.validators && { validators: document.validators }) };
  const isAsBefore = known !== undefined && [inputHash, ...former].includes(known.inputHash);
  if (!work.isAnew && isAsBefore && (await isDone(parts, known, work)))
    return settle(context, known, { ...seen, inputHash });

  const options = toExtractOptions(show, work.source, parts.config);
  const { article: read, report, teaser } = await readArticle(document, item, readerOf(context), options, signal);
  const article = { ...read, canonicalUrl: toPublicUrl(read.canonicalUrl, parts.workingDirectory) };
  const { id } = identifyEpisode(firstIdOf(show), article.canonicalUrl);
  const found: Found = {
    item,
    article,
    id,
    inputHash,
    seen,
    notes: teaser === undefined ? report.problems : [...report.problems, teaser],
  };
  await note(context, found, 'extracted');

  if (teaser !== undefined && !work.isForced && toTeaser(show, work.source) === 'skip')
    return leaveOut(context, found, 'teaser', teaser);
  const reason = work.isForced ? undefined : findFilterReason(article, item, toFilters(show, work.source), parts.now());
  if (reason !== undefined) return leaveOut(context, found, 'filtered', reason);
  const previous = await parts.store.episodes.find(show.id, id);
  const first = await findDuplicate(context, found, previous);
  if (first) return leaveOut(context, found, 'duplicate', duplicateReason(work.url, first), first.episode.id);
  if (context.dryRun) {
    tally.item({ ...describe(context, found), outcome: previous ? 'updated' : 'new' });
    return false;
  }
  return make(context, found, previous);
}

/** What was found at the address. */
type Found = FoundArticle & { readonly item: SourceItem; readonly notes: readonly string[] };

const readerOf = ({ parts, work }: Context): DocumentReader => (work.isForced ? parts.readAsked : parts.read);

/** What an outcome may have been worked out from, the current one first. */
const inputHashes = ({ accepted }: WorkHash, documentHash: string, { content, enclosures }: SourceItem) =>
  accepted.map((hash) => cacheKey(hash, documentHash, content ?? '', enclosures ?? []));

/** Asks only for what may have changed: a document that is known, and whose settings are as they were. */
async function readDocument(context: Context, workHash: WorkHash): Promise<HttpDocument | undefined> {
  const { parts, work, known, signal } = context;
  if (work.source?.text === 'feed') {
    const carried = contentDocument(await work.item());
    if (carried) return carried;
  }
  const { validators, documentHash } = known ?? {};
  if (work.isAnew || !known || !validators || documentHash === undefined || !(await isDone(parts, known, work)))
    return readPageOrContent(await work.item(), readerOf(context), signal);
  // What the source carries is as it was too, and need not be asked for to know it.
  if (work.isRecheck) return parts.readIfChanged(work.url, validators, signal);
  const item = await work.item();
  return inputHashes(workHash, documentHash, item).includes(known.inputHash)
    ? parts.readIfChanged(work.url, validators, signal)
    : readPageOrContent(item, readerOf(context), signal);
}

/** Nothing to do for an item whose document and settings are as they were, if all that came of it is still there. */
async function isDone({ store, maker }: ItemParts, known: ItemRecord, work: Work): Promise<boolean> {
  if (work.isAgain && known.status === 'duplicate') return false;
  if (known.status === 'filtered' || known.status === 'teaser') return true;
  if (known.episodeId === undefined || (known.status !== 'published' && known.status !== 'duplicate')) return false;
  const record = await store.episodes.find(known.showId, known.episodeId);
  if (!record) return false;
  if (known.status === 'duplicate') return true;
  return record.episode.missingClips.length === 0 && hasEnclosures(maker, record.episode);
}

/** It is as it was; only when to look again is noted. */
async function settle(
  context: Context,
  known: ItemRecord | undefined,
  seen: Partial<Pick<ItemRecord, 'documentHash' | 'validators' | 'inputHash'>>,
): Promise<false> {
  const { parts, work, tally, show, dryRun } = context;
  if (known && !dryRun) {
    const { nextCheckAt: _, ...rest } = known;
    await parts.store.items.save({
      ...rest,
      ...seen,
      ...listing(work),
      attempts: 0,
      ...plan(context, { status: known.status, attempts: 0, changedAt: known.updatedAt }),
    });
  }
  // Whoever names a duplicate wants to hear why nothing comes of it.
  const isDuplicate = known?.status === 'duplicate' && work.isForced === true;
  tally.item({
    showId: show.id,
    url: work.url,
    outcome: isDuplicate ? 'duplicate' : 'unchanged',
    ...titleOf(known),
    ...episodeOf(known),
    ...(isDuplicate && known?.reason !== undefined && { reason: known.reason }),
  });
  return false;
}

async function make(context: Context, found: Found, previous: EpisodeRecord | undefined): Promise<boolean> {
  const { parts, show, work, signal, tally, alive } = context;
  const { article } = found;
  const startedAt = performance.now();
  const cover = await parts.publisher.ensureCover(toPublishable(show));
  let stage: ItemStatus = 'extracted';
  const made = await makeEpisode(
    parts.maker,
    {
      ...toMaking(show, work.source, parts.kokoro()),
      article,
      mode: toMode(show, work.source),
      keptMode: previous && !work.isAnew ? toKeptMode(show, work.source, previous.episode) : undefined,
      cover,
      previous: previous && work.isAnew ? { ...previous, audioHash: '' } : previous,
      onProgress: (now, done, total, bytes) => {
        alive();
        tally.progress({ showId: show.id, url: work.url }, article.title, now, done, total, bytes);
        if (now !== 'assemble' || stage === 'narrated') return;
        stage = 'narrated';
        // Where it got is for the operator to see; nothing depends on it.
        note(context, found, stage).catch(() => undefined);
      },
    },
    signal,
  );
  const attempts = made.episode.missingClips.length === 0 ? 0 : (context.known?.attempts ?? 0) + 1;
  const record = toRecord(context, found, 'published', attempts);
  const fingerprint = fingerprintText(article);
  await parts.store.episodes.save(toEpisodeRecord(made, work.url), record, fingerprint);
  tally.made(made);
  tally.item({
    ...describe(context, found),
    notes: [...found.notes, ...made.notes],
    outcome: made.changed ? (previous ? 'updated' : 'new') : 'unchanged',
    durationSeconds: made.episode.timeline.durationSeconds,
    missingClips: made.episode.missingClips,
    seconds: Math.round(performance.now() - startedAt) / 1000,
    sentencesSynthesised: made.sentencesSynthesised,
    sentencesReused: made.sentencesReused,
    byteLength: made.episode.enclosure.byteLength + (made.episode.lite?.byteLength ?? 0),
  });
  return made.changed;
}

async function recordFailure(context: Context, error: LecternError): Promise<void> {
  const { parts, show, work, known, dryRun, tally } = context;
  const stored = toStoredError(error, parts.now());
  const attempts = (known?.attempts ?? 0) + 1;
  // What the article was called may have become known in this try.
  const latest = dryRun ? known : await parts.store.items.find(show.id, work.url);
  const about = { showId: show.id, url: work.url, ...titleOf(latest), ...episodeOf(latest) };
  if (!dryRun)
    await parts.store.items.save({
      ...about,
      ...listing(work),
      status: 'failed',
      inputHash: '',
      attempts,
      error: stored,
      updatedAt: parts.now().toISOString(),
      ...plan(context, { status: 'failed', attempts, error }),
    });
  // What was told once and is for good fails no later run.
  const isTold = error.permanent && known?.status === 'failed' && known.error?.code === error.code;
  const isAsked = work.isForced || work.isRetry;
  if (isTold && !isAsked) tally.item({ ...about, outcome: 'unchanged' });
  else tally.item({ ...about, outcome: 'failed', error: stored });
}

/** Where the article has got to in this run. */
async function note(context: Context, found: Found, status: 'extracted' | 'narrated'): Promise<void> {
  // What is published stays so until its successor is.
  if (context.dryRun || context.known?.status === 'published') return;
  const { listingHash: _, ...record } = toRecord(context, found, status);
  // Without the listing's hash the article counts as new to its source: a killed run's successor takes it up again.
  await context.parts.store.items.save({ ...record, inputHash: '' });
}

const describe = ({ show, work }: Context, { article, id, notes }: Found) => ({
  showId: show.id,
  url: work.url,
  title: article.title,
  episodeId: id,
  notes,
});

const titleOf = (known: ItemRecord | undefined) => (known?.title === undefined ? {} : { title: known.title });
const episodeOf = (known: ItemRecord | undefined) =>
  known?.episodeId === undefined ? {} : { episodeId: known.episodeId };
