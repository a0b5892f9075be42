/** `make-episode`: one article, from its address to its episode; what becomes of it is recorded and told. */

import type { ShowConfig } from '../config/read-config.ts';
import {
  firstIdOf,
  toExtractOptions,
  toFilters,
  toKeptMode,
  toMaking,
  toMode,
  toPublishable,
  toTeaser,
  withAsked,
} from '../config/show-settings.ts';
import { toWorkHash } from '../config/work-hash.ts';
import { isOfTheWhole, toLecternError } from '../errors.ts';
import { cacheKey, hashBytes } from '../io/cache.ts';
import type { DocumentReader } from '../io/document-reader.ts';
import type { HttpDocument } from '../io/http-client.ts';
import { costOf, progressEvent } from '../jobs/events.ts';
import type { MakeJob } from '../jobs/list-articles.ts';
import type { Article } from '../model.ts';
import type { EpisodeRecord, ItemRecord } from '../store/store.ts';
import { describeFound, isTakenBack, unlessWithdrawn } from './add-item.ts';
import type { ArticleContext, ItemParts, JobContext, MadeArticle } from './article-context.ts';
import { claimAddress } from './claim-address.ts';
import { identifyEpisode } from './episode-identity.ts';
import { findFilterReason } from './filter-article.ts';
import { duplicateReason, findDuplicate } from './find-duplicate.ts';
import { fingerprintText } from './fingerprint-text.ts';
import { pageOf } from './gather-clips.ts';
import { episodeNews } from './hook-news.ts';
import { type FoundArticle, toRecord } from './item-record.ts';
import { keepAttached } from './keep-attached.ts';
import { isBounded, whyNotKept } from './keep-bounds.ts';
import { isLeftOutByListing, leaveOut } from './leave-out.ts';
import { assertLogin, explainLogin, keepFetchedUrl } from './login-page.ts';
import { hasEnclosures, makeEpisode, toEpisodeRecord } from './make-episode.ts';
import { planEpisode, planUpdate } from './plan-episode.ts';
import { dateOf, describeSeries } from './play-order.ts';
import { contentDocument, readArticle, readPageOrContent } from './read-article.ts';
import { fileNameOf, recordingsOf, withKeptPictures, withOriginal } from './read-original.ts';
import { recordFailure, recordUnchanged, UNCHANGED } from './record-attempt.ts';
import { findSource } from './source-key.ts';
import { splitTags } from './split-tags.ts';
import { watchForStall } from './watch-for-stall.ts';
import { watchTakenBack } from './watch-taken-back.ts';

export async function makeArticle(
  parts: ArticleContext['parts'],
  configured: ShowConfig,
  named: MakeJob,
  { signal, report, assertHeld, spread }: JobContext,
): Promise<MadeArticle> {
  const known = await parts.store.items.find(configured.id, named.item.url);
  const job = unlessWithdrawn(named, known);
  const { show, source } = withAsked(configured, findSource(configured, job.item.source), known?.asked);
  // Who names one opens it again before the job is enqueued.
  if (known?.status === 'removed' || known?.status === 'dismissed') {
    // Else its source would name it as changed at every listing.
    if (job.input !== undefined) await parts.store.items.save({ ...known, listingHash: job.input });
    return { changed: false };
  }
  const watch = watchForStall(signal);
  const taken = watchTakenBack(() => isTakenBack(parts.store.items, show.id, job.item.url));
  const context: ArticleContext = {
    parts,
    show,
    source,
    job,
    known,
    item: known?.listing ?? { url: job.item.url, ...(job.item.original && { original: job.item.original }) },
    signal: AbortSignal.any([watch.signal, taken.signal]),
    report,
    assertHeld,
    spread,
    alive() {
      watch.alive();
      taken.alive();
    },
  };
  try {
    return await lookAt(context);
  } catch (thrown) {
    if (signal.aborted) throw toLecternError(signal.reason, 'fetch');
    if (taken.signal.aborted) return UNCHANGED;
    const error = toLecternError(watch.signal.aborted ? watch.signal.reason : thrown, 'fetch');
    // A stop is no fault of the article, and on a full disk every other article would fail the same way.
    if (isOfTheWhole(error)) throw error;
    if (await isTakenBack(parts.store.items, show.id, job.item.url)) return UNCHANGED;
    return recordFailure(context, error);
  } finally {
    watch.end();
  }
}

async function lookAt(context: ArticleContext): Promise<MadeArticle> {
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
    ...attached
  } = await readArticle({ ...document, fileName: fileNameOf(context) }, item, readerOf(context), options, signal).catch(
    explainLogin(parts.logins, document),
  );
  const placed = keepFetchedUrl(parts.logins, document, read);
  const article = {
    ...{ ...withKeptPictures(context, await claimAddress(context, placed)), ...(await keepAttached(parts, attached)) },
    ...splitTags(item, source, read),
  };
  context.title = article.title;
  await noteFound(context, article);
  const { id } = identifyEpisode(firstIdOf(show), article.canonicalUrl);
  const notes = teaser === undefined ? extraction.problems : [...extraction.problems, teaser];
  const found: FoundArticle = { article, id, inputHash, seen, notes, ...(teaser !== undefined && { teaser }) };

  const previous = await parts.store.episodes.find(show.id, id);
  const onTeaser = toTeaser(show, source);
  if (teaser !== undefined) assertLogin(parts.logins, { document, teaser, onTeaser, article, previous });
  if (teaser !== undefined && !job.bypassFilters && onTeaser === 'skip')
    return { changed: await leaveOut(context, found, 'teaser', { text: teaser, why: { kind: 'teaser' } }) };
  const reason = job.bypassFilters ? undefined : findFilterReason(article, item, toFilters(show, source), parts.now());
  if (reason !== undefined) return { changed: await leaveOut(context, found, 'filtered', reason) };
  const first = await findDuplicate(context, found, previous);
  if (first)
    return {
      changed: await leaveOut(context, found, 'duplicate', duplicateReason(job.item.url, first), first.episode.id),
    };
  if (!previous && !job.bypassFilters) {
    const publishedAt = dateOf(context, article);
    const why = await whyNotKept(parts, show, { id, publishedAt });
    if (why !== undefined) return { changed: await leaveOut(context, found, 'not-kept', why) };
    if (await mayBeOutranked(context, publishedAt)) return { changed: false, next: { ...job, publishedAt } };
  }
  if (parts.isDryRun) {
    const planned = planEpisode(show, article, job.item.url, previous, parts.now(), dateOf(context, article));
    const fingerprint = fingerprintText(article);
    await parts.store.episodes.save(planned, toRecord(context, found, 'published'), { fingerprint });
    const update =
      previous && (await planUpdate(parts, { ...(await toRequest(context, found, previous)), previous }, signal));
    const notes =
      update === 'page' ? [...found.notes, 'Only the page changes; the audio stays as it is.'] : found.notes;
    await report.item({
      ...describe(context, found),
      notes,
      outcome: update === 'page' ? 'updated' : (update ?? 'new'),
    });
    return UNCHANGED;
  }
  return { changed: await make(context, found, previous) };
}

/** Who added it sees what was understood while it is narrated. */
async function noteFound(context: ArticleContext, article: Article): Promise<void> {
  const { parts, show, job, assertHeld } = context;
  if (!context.known?.added || parts.isDryRun) return;
  const known = await parts.store.items.find(show.id, job.item.url);
  if (!known?.added || known.status === 'removed' || known.status === 'dismissed') return;
  context.known = { ...known, title: article.title, added: { ...known.added, found: describeFound(article) } };
  await assertHeld();
  await parts.store.items.save(context.known);
}

/** Where a show keeps so many episodes, what others that wait are dated decides whether this one is worth making. */
async function mayBeOutranked({ parts, show, job }: ArticleContext, publishedAt: string): Promise<boolean> {
  if (job.publishedAt !== undefined || show.order === 'added' || !isBounded(show) || show.digest) return false;
  const waiting = await parts.queue.list({ showId: show.id, kind: 'make-episode' });
  return waiting.some(
    ({ state, job: other }) =>
      other.kind === 'make-episode' &&
      state !== 'dead' &&
      other.item.url !== job.item.url &&
      (other.publishedAt === undefined || other.publishedAt > publishedAt),
  );
}

const readerOf = ({ parts, job }: ArticleContext): DocumentReader => (job.bypassFilters ? parts.readAsked : parts.read);

/** Asks only for what may have changed: a document that is known, and whose settings and listing are as they were. */
async function readDocument(
  context: ArticleContext,
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
    : readPageOrContent(item, withOriginal(context, readerOf(context)), signal);
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

/** What the episode is to be made of. */
async function toRequest(
  { parts, show, source, job }: ArticleContext,
  { article }: FoundArticle,
  previous: EpisodeRecord | undefined,
) {
  return {
    ...toMaking(show, source, parts.kokoro()),
    article,
    pages: () => pageOf(job.item.url, article),
    mode: toMode(show, source),
    keptMode: previous && toKeptMode(show, source, previous.episode),
    cover: await parts.publisher.ensureCover(toPublishable(show)),
  };
}

async function make(
  context: ArticleContext,
  found: FoundArticle,
  previous: EpisodeRecord | undefined,
): Promise<boolean> {
  const { parts, show, job, known, signal, report, alive } = context;
  const { article } = found;
  const about = { showId: show.id, url: job.item.url };
  const startedAt = performance.now();
  const isAnew = job.reason === 'rebuild';
  const recordings = recordingsOf(context);
  const made = await makeEpisode(
    parts.maker,
    {
      ...(await toRequest(context, found, isAnew ? undefined : previous)),
      spread: context.spread,
      publishedAt: dateOf(context, article),
      ...describeSeries(context),
      ...(recordings && { recordings }),
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
  if (await isTakenBack(parts.store.items, show.id, job.item.url)) return false;
  const fingerprint = fingerprintText(article);
  if (made.changed) await report.announce(episodeNews(made, previous, job.item.url));
  const beginning = found.teaser === undefined ? {} : { reason: found.teaser, why: { kind: 'teaser' as const } };
  const item = { ...toRecord(context, found, 'published', failures), ...beginning };
  if (!(await parts.store.episodes.save(toEpisodeRecord(made, job.item.url), item, { fingerprint }))) return false;
  await report.item({
    ...describe(context, found),
    notes: [...found.notes, ...made.notes],
    outcome: made.changed ? (previous ? 'updated' : 'new') : 'unchanged',
    seconds: Math.round(performance.now() - startedAt) / 1000,
    ...costOf(made),
  });
  return made.changed;
}

const describe = ({ show, job }: ArticleContext, { article, id, notes }: FoundArticle) => ({
  showId: show.id,
  url: job.item.url,
  title: article.title,
  episodeId: id,
  notes,
});
