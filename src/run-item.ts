/** One article of a run, from its address to its episode; what becomes of it is recorded and told. */
import type { Config, ShowConfig } from './config.ts';
import { identifyEpisode, toPublicUrl } from './episode-identity.ts';
import { LecternError, toLecternError } from './errors.ts';
import { findFilterReason, listingReason } from './filter-article.ts';
import { fingerprintText } from './fingerprint-text.ts';
import { cacheKey, hashBytes } from './io/cache.ts';
import type { DocumentReader } from './io/document-reader.ts';
import type { HttpDocument } from './io/http-client.ts';
import { type EpisodeMaker, hasEnclosures, makeEpisode } from './make-episode.ts';
import type { Article, SourceItem } from './model.ts';
import type { Work } from './plan-work.ts';
import { readArticle } from './read-article.ts';
import { nextCheck } from './recheck-policy.ts';
import { type RunTally, toStoredError } from './run-tally.ts';
import type { ShowPublisher } from './show-publisher.ts';
import {
  toAudioSettings,
  toExtractOptions,
  toFilters,
  toMode,
  toPublishable,
  toScriptOptions,
  toWorkHash,
} from './show-settings.ts';
import type { EpisodeRecord, ItemRecord, ItemStatus, Store, Validators } from './store/store.ts';

export type ItemParts = {
  readonly config: Config;
  readonly workingDirectory: string;
  readonly store: Store;
  readonly read: DocumentReader;
  /** `undefined` when the document is still what the validators stand for. */
  readonly readIfChanged: (
    url: string,
    validators: Validators,
    signal: AbortSignal,
  ) => Promise<HttpDocument | undefined>;
  readonly maker: EpisodeMaker;
  readonly publisher: ShowPublisher;
  readonly now: () => Date;
};

/** Without any progress for so long, an article is given up and the run goes on with the next one. */
const STALLED_MS = 15 * 60_000;

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
  const settingsHash = toWorkHash(show, work.source, parts.config);
  if (await isLeftOutByListing(context, settingsHash)) return false;
  const document = await readDocument(context, settingsHash);
  if (!document) return settle(context, known, {});
  const item = await work.item();
  const documentHash = hashBytes(document.bytes);
  const inputHash = cacheKey(settingsHash, documentHash, item.content ?? '', item.enclosures ?? []);
  const seen = { documentHash, ...(document.validators && { validators: document.validators }) };
  if (known?.inputHash === inputHash && (await isDone(parts, known))) return settle(context, known, seen);

  const options = toExtractOptions(show, work.source, parts.config);
  const { article: read, report } = await readArticle(document, item, parts.read, options, signal);
  const article = { ...read, canonicalUrl: toPublicUrl(read.canonicalUrl, parts.workingDirectory) };
  const { id } = identifyEpisode(show.id, article.canonicalUrl);
  const found: Found = { item, article, id, inputHash, seen, notes: report.problems };
  await note(context, found, 'extracted');

  const reason = work.isForced ? undefined : findFilterReason(article, item, toFilters(show, work.source), parts.now());
  if (reason !== undefined) return leaveOut(context, found, 'filtered', reason);
  const previous = await parts.store.episodes.find(show.id, id);
  const first = await findFirst(context, found, previous);
  if (first !== undefined) return leaveOut(context, found, 'duplicate', undefined, first);
  if (context.dryRun) {
    tally.item({ ...describe(context, found), outcome: previous ? 'updated' : 'new' });
    return false;
  }
  return make(context, found, previous);
}

/** What the source says of an article can be enough to leave it out; its page is then not asked for. */
async function isLeftOutByListing(context: Context, settingsHash: string): Promise<boolean> {
  const { parts, show, work, known, tally, dryRun } = context;
  if (work.isForced || (known && known.status !== 'filtered')) return false;
  const item = await work.item();
  const reason = listingReason(item, toFilters(show, work.source), parts.now());
  if (reason === undefined) return false;
  const about = { showId: show.id, url: work.url, ...(item.title !== undefined && { title: item.title }) };
  tally.item({ ...about, outcome: 'filtered', reason });
  if (!dryRun)
    await parts.store.items.save({
      ...about,
      ...listing(work),
      status: 'filtered',
      inputHash: settingsHash,
      attempts: 0,
      reason,
      updatedAt: parts.now().toISOString(),
    });
  return true;
}

/** What was found at the address. */
type Found = {
  readonly item: SourceItem;
  readonly article: Article;
  readonly id: string;
  readonly inputHash: string;
  readonly seen: Pick<ItemRecord, 'documentHash' | 'validators'>;
  readonly notes: readonly string[];
};

/** Asks only for what may have changed: a document that is known, and whose settings are as they were. */
async function readDocument(context: Context, settingsHash: string): Promise<HttpDocument | undefined> {
  const { parts, work, known, signal } = context;
  if (work.source?.text === 'feed') {
    const { content } = await work.item();
    if (content !== undefined)
      return { url: work.url, bytes: Buffer.from(content), contentType: 'text/html; charset=utf-8' };
  }
  const { validators, documentHash } = known ?? {};
  if (!known || !validators || documentHash === undefined || !(await isDone(parts, known)))
    return parts.read(work.url, signal);
  const item = await work.item();
  const isAsBefore =
    known.inputHash === cacheKey(settingsHash, documentHash, item.content ?? '', item.enclosures ?? []);
  return isAsBefore ? parts.readIfChanged(work.url, validators, signal) : parts.read(work.url, signal);
}

/** Nothing to do for an item whose document and settings are as they were, if all that came of it is still there. */
async function isDone({ store, maker }: ItemParts, known: ItemRecord): Promise<boolean> {
  if (known.status === 'filtered') return true;
  if (known.episodeId === undefined || (known.status !== 'published' && known.status !== 'duplicate')) return false;
  const record = await store.episodes.find(known.showId, known.episodeId);
  if (!record) return false;
  if (known.status === 'duplicate') return true;
  return record.episode.missingClips.length === 0 && hasEnclosures(maker, record.episode);
}

/** It is as it was; only when to look again is noted. */
async function settle(context: Context, known: ItemRecord | undefined, seen: Found['seen']): Promise<false> {
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
  tally.item({ showId: show.id, url: work.url, outcome: 'unchanged', ...titleOf(known), ...episodeOf(known) });
  return false;
}

/** The episode that this article repeats: of another item with the same canonical address, or with nearly its text. */
async function findFirst(
  { parts, show, work }: Context,
  { article, id }: Found,
  previous: EpisodeRecord | undefined,
): Promise<string | undefined> {
  const { items, episodes } = parts.store;
  if (previous) return previous.itemUrl !== work.url && (await items.find(show.id, previous.itemUrl)) ? id : undefined;
  const fingerprint = fingerprintText(article);
  return fingerprint === undefined ? undefined : episodes.findSimilar(show.id, fingerprint);
}

async function leaveOut(
  context: Context,
  found: Found,
  status: 'filtered' | 'duplicate',
  reason: string | undefined,
  episodeId?: string,
): Promise<boolean> {
  const { parts, tally, dryRun } = context;
  const { episodeId: _, ...about } = describe(context, found);
  const outcome = {
    ...about,
    outcome: status,
    ...(reason !== undefined && { reason }),
    ...(episodeId !== undefined && { episodeId }),
  };
  tally.item(outcome);
  if (dryRun) return false;
  await parts.store.items.save({
    ...toRecord(context, found, status),
    ...(reason !== undefined && { reason }),
    ...(episodeId !== undefined && { episodeId }),
  });
  return status === 'duplicate' && episodeId !== undefined && episodeId !== found.id
    ? linkDuplicate(context, found, episodeId)
    : false;
}

/** The notes of the first say where else the text stands. @returns whether they changed */
async function linkDuplicate({ parts, show, work }: Context, { article }: Found, id: string): Promise<boolean> {
  const { episodes, items } = parts.store;
  const record = await episodes.find(show.id, id);
  const item = record && (await items.find(show.id, record.itemUrl));
  if (!record || !item) return false;
  const others = record.episode.alsoAt ?? [];
  if (others.some(({ url }) => url === article.canonicalUrl) || item.url === work.url) return false;
  const also = { url: article.canonicalUrl, ...(article.siteName !== undefined && { title: article.siteName }) };
  await episodes.save({ ...record, episode: { ...record.episode, alsoAt: [...others, also] } }, item);
  return true;
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
      showId: show.id,
      showTitle: show.title,
      author: show.author,
      article,
      mode: toMode(show, work.source),
      script: toScriptOptions(show),
      audio: toAudioSettings(show),
      cover,
      previous,
      onProgress: (now, done, total) => {
        alive();
        tally.progress({ showId: show.id, url: work.url }, article.title, now, done, total);
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
  await parts.store.episodes.save(
    { episode: made.episode, itemUrl: work.url, audioHash: made.audioHash },
    record,
    fingerprint,
  );
  tally.made(made);
  tally.item({
    ...describe(context, found),
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
  tally.item({ ...about, outcome: 'failed', error: stored });
}

/** Where the article has got to in this run. */
async function note(context: Context, found: Found, status: 'extracted' | 'narrated'): Promise<void> {
  // What is published stays so until its successor is.
  if (context.dryRun || context.known?.status === 'published') return;
  await context.parts.store.items.save({ ...toRecord(context, found, status), inputHash: '' });
}

function toRecord(context: Context, found: Found, status: ItemStatus, attempts = 0): ItemRecord {
  const { parts, show, work } = context;
  const { article, id, inputHash, seen } = found;
  const changedAt = article.publishedAt;
  return {
    showId: show.id,
    url: work.url,
    ...listing(work),
    status,
    inputHash,
    ...seen,
    title: article.title,
    episodeId: id,
    attempts,
    updatedAt: parts.now().toISOString(),
    ...plan(context, { status, attempts, ...(changedAt !== undefined && { changedAt }) }),
  };
}

const listing = ({ sourceKey, listingHash }: Work): Pick<ItemRecord, 'source' | 'listingHash'> => ({
  ...(sourceKey !== undefined && { source: sourceKey }),
  ...(listingHash !== undefined && { listingHash }),
});

function plan(
  { parts, work }: Context,
  about: { status: ItemStatus; attempts: number; changedAt?: string; error?: LecternError },
): Pick<ItemRecord, 'nextCheckAt'> {
  const { status, attempts, changedAt, error } = about;
  const nextCheckAt = nextCheck(
    {
      url: work.url,
      status,
      attempts,
      isRetryable: error?.retryable ?? true,
      ...(error?.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
      ...(changedAt !== undefined && { changedAt }),
    },
    parts.now(),
    Math.random(),
  );
  return nextCheckAt === undefined ? {} : { nextCheckAt };
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

/** Every stage has limits of its own; this is for what nobody thought of. */
function watchForStall(signal: AbortSignal): {
  readonly signal: AbortSignal;
  readonly alive: () => void;
  readonly end: () => void;
} {
  const stalled = new AbortController();
  const timer = setTimeout(
    () =>
      stalled.abort(
        new LecternError(`Nothing has moved for ${STALLED_MS / 60_000} minutes.`, {
          code: 'timeout',
          stage: 'cli',
          retryable: true,
          hint: 'It is tried again later; `lectern doctor` tells whether the narrators and ffmpeg work.',
        }),
      ),
    STALLED_MS,
  );
  return {
    signal: AbortSignal.any([signal, stalled.signal]),
    alive: () => void timer.refresh(),
    end: () => clearTimeout(timer),
  };
}
