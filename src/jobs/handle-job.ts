/** What each kind of job does. */

import type { ShowConfig, SourceConfig } from '../config/read-config.ts';
import { toPublishable } from '../config/show-settings.ts';
import { isOfTheWhole, toLecternError } from '../errors.ts';
import type { Cache } from '../io/cache.ts';
import type { PublishedStores } from '../io/object-store.ts';
import type { FileOriginal, MailState, SourceState } from '../model.ts';
import type { OpenUrl } from '../narrate/voice-models/download-file.ts';
import { checkPublished } from '../publish/check-published.ts';
import type { ItemParts, JobContext } from '../run/article-context.ts';
import { noteRules } from '../run/broken-rules.ts';
import { applyRetention, reconcileMedia } from '../run/keep-library.ts';
import { makeArticle } from '../run/make-article.ts';
import { makeDigest } from '../run/make-digest.ts';
import { noticeStale } from '../run/notice-stale.ts';
import { remakeEpisode } from '../run/remake-episodes.ts';
import { findSource, sourceKey } from '../run/source-key.ts';
import type { Why } from '../words/why.ts';
import { bringVoice, lacksVoices } from './bring-voice.ts';
import { type Events, installEvent } from './events.ts';
import type { Job, JobKind, ListJob, Outcome } from './job.ts';
import { toStoredError } from './job-report.ts';
import { type ListedArticles, type ListParts, listArticles } from './list-articles.ts';
import type { Queue } from './queue.ts';
import { narratePart, type SpreadParts, spreadNarration } from './spread-narration.ts';
import { sweepOriginals } from './sweep-originals.ts';
import { notify, pingHubs, type TellParts } from './tell-hooks.ts';
import { wakeLogins } from './wake-logins.ts';
import type { HandlerContext, JobResult } from './worker.ts';

export type JobParts = ListParts &
  ItemParts &
  TellParts &
  PublishedStores & {
    readonly queue: Queue;
    readonly events: Events;
    readonly cache: Cache;
    /** Keeps a file that a person adds; `undefined` for what is no file. Absent in a dry run. */
    readonly keepAdded?: (url: string) => Promise<FileOriginal | undefined>;
    /** Marks in a mailbox what was taken of it. */
    readonly markMail?: (
      mail: NonNullable<SourceConfig['mail']>,
      state: MailState,
      signal: AbortSignal,
    ) => Promise<MailState>;
    /** Nobody is asked for a voice. */
    readonly isOffline?: boolean;
    /** Told of each attempt that ended in this process. */
    readonly onJobEnd?: (kind: JobKind, outcome: Outcome['kind'], seconds: number) => void;
    /** Where several machines share the work: how a long text is spread over them. */
    readonly spread?: Omit<SpreadParts, 'queue'>;
    /** The way out to the web, for what is as large as a voice. */
    readonly openUrl: OpenUrl;
  };

export type HandleContext = JobContext &
  Pick<HandlerContext, 'enqueue' | 'help'> & {
    /** The requests that wait for the job by now. */
    readonly batches: () => readonly string[];
    readonly timesPostponed: number;
  };

const DONE = { kind: 'done', changed: false } as const;
const CHANGED = { kind: 'done', changed: true } as const;

/** @throws LecternError what is no article's own failure; `cancelled` on a stop */
export async function handleJob(parts: JobParts, job: Job, context: HandleContext): Promise<JobResult> {
  if (job.kind === 'publish-site') {
    if (parts.isDryRun) return { outcome: DONE };
    await parts.publisher.publishSite(parts.config.shows.map(toPublishable));
    await sweepDaily(parts);
    return { outcome: DONE };
  }
  if (job.kind === 'install-voice') return installVoice(parts, job.patienceMs, context);
  const show = parts.config.shows.find(({ id }) => id === job.showId);
  // The show was taken out of the configuration since; what is published of it stays.
  if (!show) return { outcome: DONE };
  switch (job.kind) {
    case 'narrate-part':
      if (parts.spread) await speakPart(parts.spread, job, context.signal);
      return { outcome: DONE };
    case 'list-source':
    case 'list-files':
      return listSource(parts, show, job, context);
    case 'make-episode':
      return makeOne(parts, show, job, withSpread(parts, show, context));
    case 'make-digest':
      return published(show, await makeDigest(parts, show, job.tick, withSpread(parts, show, context)));
    case 'publish-show':
      return publishShow(parts, show, job.isAnew ?? false, context);
    case 'apply-retention':
      return retain(parts, show, context);
    case 'reconcile-media':
      return { outcome: DONE, next: await restoreMedia(parts, show) };
    case 'notify':
      return notify(parts, show, job, context);
    case 'ping-hubs':
      return pingHubs(parts, show, context);
  }
}

function withSpread({ spread, queue }: JobParts, { id: showId }: ShowConfig, context: HandleContext): HandleContext {
  if (!spread) return context;
  return {
    ...context,
    spread: (episodeId, segments, signal, onProgress) =>
      spreadNarration({ ...spread, queue }, { showId, episodeId }, segments, { ...context, signal }, onProgress),
  };
}

/** What cannot be spoken here is left to whoever asked, who can say so of the article. */
async function speakPart(
  spread: Omit<SpreadParts, 'queue'>,
  job: Extract<Job, { kind: 'narrate-part' }>,
  signal: AbortSignal,
) {
  try {
    await narratePart(spread, job, signal);
  } catch (thrown) {
    if (!['speech', 'no-voice', 'timeout'].includes(toLecternError(thrown, 'narrate').code)) throw thrown;
  }
}

/** What cannot be had now is looked for again after so long. */
const INSTALL_AGAIN_MS = 3_600_000;

async function installVoice(
  { config, openUrl, isOffline = false, now }: JobParts,
  patienceMs: number,
  { signal, report }: HandleContext,
): Promise<JobResult> {
  const told = await bringVoice(config, {
    open: openUrl,
    signal,
    patienceMs,
    isOffline,
    onProgress: (progress) => report.tell(installEvent(progress)),
  });
  if (told) report.tell({ kind: 'notice', message: told.text, why: told.why });
  if (isOffline || config.narrators.kokoro.download === 'never' || !lacksVoices(config)) return { outcome: DONE };
  return { outcome: { kind: 'postponed', until: new Date(now().getTime() + INSTALL_AGAIN_MS).toISOString() } };
}

const published = ({ id }: ShowConfig, changed: boolean): JobResult =>
  changed ? { outcome: CHANGED, next: [{ kind: 'publish-show', showId: id }] } : { outcome: DONE };

async function listSource(
  parts: JobParts,
  show: ShowConfig,
  job: ListJob,
  { signal, report, batches, assertHeld }: HandleContext,
): Promise<JobResult> {
  const source = findSource(show, job.source);
  if (!source) return { outcome: DONE };
  const notice = (message: string, why?: Why) =>
    report.tell({ kind: 'notice', showId: show.id, message, ...(why && { why }) });
  try {
    const next = parts.isDryRun ? [] : await wakeLogins(parts, show);
    const listed = await listArticles(parts, show, source, job.isByHand ?? false, signal);
    if (!listed) {
      const why = { kind: 'source-rests', source: job.source } as const;
      notice(`${job.source} failed before and is left alone for a while.`, why);
      return { outcome: DONE, next };
    }
    for (const message of listed.notices) notice(message);
    const room =
      job.limit === undefined ? Number.POSITIVE_INFINITY : await roomLeft(parts.queue, job.limit, show.id, batches());
    const chosen = listed.jobs.slice(0, room);
    report.tell({ kind: 'listed', showId: show.id, items: chosen.length, untouched: listed.untouched });
    await assertHeld();
    const waiting = batches();
    for (const batch of waiting.length === 0 ? [undefined] : waiting)
      await parts.queue.enqueue(chosen, batch === undefined ? {} : { batch });
    // A source of which articles were left out is listed whole the next time.
    if (chosen.length === listed.jobs.length) {
      await parts.store.sources.save(show.id, job.source, listed.state);
      if (!parts.isDryRun) await markMails(parts, show.id, source, listed.state, notice, signal);
    }
    if (!parts.isDryRun) await settle(listed, notice, signal);
    return { outcome: { kind: 'done', changed: chosen.length > 0 }, next };
  } catch (thrown) {
    const error = toLecternError(signal.aborted ? signal.reason : thrown, 'sources');
    if (isOfTheWhole(error)) throw error;
    const why = toStoredError(error, parts.now());
    report.tell({ kind: 'show-failed', showId: show.id, error: why });
    return { outcome: { kind: 'failed', why } };
  }
}

/** Only what is safely here is marked. What cannot be marked now is marked after the next listing. */
async function markMails(
  { store, markMail }: JobParts,
  showId: string,
  source: SourceConfig,
  state: SourceState,
  notice: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!source.mail || !state.mail?.unmarked || !markMail) return;
  try {
    const mail = await markMail(source.mail, state.mail, signal);
    await store.sources.save(showId, sourceKey(source), { ...state, mail });
  } catch (thrown) {
    const { message, hint = '' } = toLecternError(signal.aborted ? signal.reason : thrown, 'sources');
    notice(`Mails were taken, but not marked: ${message} ${hint}`.trim());
  }
}

/** What cannot be told now is told after the next listing. */
async function settle({ settle: tell }: ListedArticles, notice: (message: string) => void, signal: AbortSignal) {
  try {
    await tell?.(signal);
  } catch (thrown) {
    const { message, hint = '' } = toLecternError(signal.aborted ? signal.reason : thrown, 'sources');
    notice(`What was published could not be archived: ${message} ${hint}`.trim());
  }
}

/** How many articles the batch may still take on. */
async function roomLeft(queue: Queue, limit: number, showId: string, batches: readonly string[]): Promise<number> {
  const waiting = await Promise.all(batches.map((batch) => queue.list({ batch, showId, kind: 'make-episode' })));
  return Math.max(0, limit - Math.max(0, ...waiting.map(({ length }) => length)));
}

async function makeOne(
  parts: JobParts,
  show: ShowConfig,
  job: Extract<Job, { kind: 'make-episode' }>,
  context: HandleContext,
): Promise<JobResult> {
  if (job.reason === 'remake') {
    const changed = !parts.isDryRun && (await remakeEpisode(parts, show, job, context));
    return published(show, changed);
  }
  // Its source was taken out of the configuration since it was listed.
  const isListed = job.reason === 'new' || job.reason === 'changed' || job.reason === 'recheck';
  if (isListed && job.item.source !== undefined && !findSource(show, job.item.source)) return { outcome: DONE };
  const { changed, postponed, next } = await makeArticle(parts, show, job, context);
  if (next) return { outcome: DONE, next: [next] };
  return postponed ? { outcome: { kind: 'postponed', ...postponed } } : published(show, changed);
}

async function publishShow(
  parts: JobParts,
  show: ShowConfig,
  isAnew: boolean,
  { signal, report }: HandleContext,
): Promise<JobResult> {
  if (parts.isDryRun) return { outcome: DONE };
  const { renders } = parts.store;
  if (isAnew) for (const name of (await renders.find(show.id)).keys()) await renders.forget(show.id, name);
  const { episodes, filesWritten, changedIds } = await parts.publisher.publishShow(toPublishable(show));
  if (filesWritten === 0) return { outcome: DONE };
  report.tell({ kind: 'published', showId: show.id, episodes, filesWritten });
  const { siteStore, mediaStore } = parts;
  const where = { siteStore, mediaStore, baseUrl: parts.config.site.baseUrl, showId: show.id, changedIds };
  const broken = (await checkPublished(where, signal)).filter(({ problems }) => problems.length > 0);
  await noteRules(renders, show.id, broken.length > 0);
  for (const { says, problems } of broken) report.tell({ kind: 'rule-broken', showId: show.id, rule: says, problems });
  const hasHubs = !show.access && (parts.config.websub.length > 0 || parts.config.podping !== undefined);
  return { outcome: CHANGED, ...(hasHubs && { next: [{ kind: 'ping-hubs', showId: show.id }] }) };
}

async function retain(parts: JobParts, show: ShowConfig, { report }: HandleContext): Promise<JobResult> {
  const removed = await applyRetention(parts, show, { dryRun: parts.isDryRun ?? false });
  for (const one of removed) report.tell({ kind: 'removed', showId: show.id, ...one });
  if (!parts.isDryRun) await noticeStale(parts, show, report.announce);
  return published(show, removed.length > 0);
}

/** What replaced objects and killed puts leave, on whatever machine. */
async function sweepDaily({ store, siteStore, mediaStore, originals, queue, now }: JobParts): Promise<void> {
  const last = await store.ticks.find(SWEPT);
  if (last !== undefined && now().getTime() - Date.parse(last) < SWEEP_EVERY_MS) return;
  await store.ticks.save(SWEPT, now().toISOString());
  await siteStore.sweep();
  await mediaStore.sweep();
  if (originals) await sweepOriginals(originals, store, queue, now());
}

const SWEPT = 'storage swept';
const SWEEP_EVERY_MS = 24 * 3600_000;

/** Episodes whose files are gone are made again from what is stored, whatever has become of their source. */
async function restoreMedia(parts: JobParts, show: ShowConfig): Promise<readonly Job[]> {
  if (parts.isDryRun) return [];
  const jobs: Job[] = [];
  for (const id of await reconcileMedia(parts, show.id)) {
    const record = await parts.store.episodes.find(show.id, id);
    const item = record && (await parts.store.items.find(show.id, record.itemUrl));
    if (item)
      jobs.push({
        kind: 'make-episode',
        showId: show.id,
        item: { url: item.url, ...(item.source !== undefined && { source: item.source }) },
        reason: 'remake',
      });
  }
  return jobs;
}
