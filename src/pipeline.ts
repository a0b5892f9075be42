/** The scheduled job: every show's sources, every article in turn, published as each is finished. */
import { randomUUID } from 'node:crypto';
import { cronOf } from './config/scheduled-jobs.ts';
import { toPublishable } from './config/show-settings.ts';
import type { Config, ShowConfig } from './config.ts';
import type { StoredError } from './errors.ts';
import { LecternError, toLecternError } from './errors.ts';
import type { Cache } from './io/cache.ts';
import type { PublishedStores } from './io/object-store.ts';
import type { SourceItem } from './model.ts';
import { checkPublished } from './publish/check-published.ts';
import { keepLibrary, tidyMedia } from './run/keep-library.ts';
import { makeDigest } from './run/make-digest.ts';
import type { Notifier } from './run/notify.ts';
import { type PlanParts, planSource, type SourcePlan, sourceKey, type Work } from './run/plan-work.ts';
import { createRecorder, feedUrlOf, noticeStale, RUNS_KEPT } from './run/record-run.ts';
import { listRemakes, remakeEpisode } from './run/remake-episodes.ts';
import type { OnRunEvent, RunEvent } from './run/run-events.ts';
import { type ItemParts, runItem } from './run/run-item.ts';
import { createRunTally, type RunTally } from './run/run-tally.ts';
import type { Leases, RunSummary, RunTrigger } from './store/store.ts';

export type PipelineParts = PlanParts &
  ItemParts &
  PublishedStores & {
    readonly leases: Leases;
    readonly notifier: Notifier;
    readonly cache: Cache;
  };

export type RunRequest = {
  /** Only this show. */
  readonly showId?: string;
  /** Only the source with this number, counted from 1, of each show. */
  readonly source?: number;
  /** Only the sources that go by this cron expression. */
  readonly cron?: string;
  /** Joins what came since the last digest instead of looking at the sources. */
  readonly digest?: boolean;
  /** At most so many articles a show. */
  readonly limit?: number;
  /** Says what would be done; makes and writes nothing. */
  readonly dryRun?: boolean;
  /** These instead of the sources' items; for one show. */
  readonly items?: readonly SourceItem[];
  /** With `items`: episodes come of them though others have their text. */
  readonly again?: boolean;
  /** Only what failed, or the article with this address or episode id. */
  readonly retry?: 'failed' | { readonly item: string };
  /** With `retry`: made again though nothing changed. */
  readonly rebuild?: boolean;
  readonly trigger?: RunTrigger;
  /** Chosen by a caller that has to name the run before it begins. */
  readonly runId?: string;
};

export type RunReport = {
  readonly runId: string;
  readonly summary: RunSummary;
  readonly items: readonly Extract<RunEvent, { kind: 'item' }>[];
  /** Failures before any article: a source that lists nothing, a show that another process works on. */
  readonly showErrors: readonly StoredError[];
};

/** One pass. What fails is recorded and told; only a stop on request is thrown, after what is finished was published. */
export async function run(
  parts: PipelineParts,
  request: RunRequest,
  signal: AbortSignal,
  onEvent: OnRunEvent,
): Promise<RunReport> {
  const { config, store, now } = parts;
  const { runId = randomUUID(), trigger = 'manual', dryRun = false } = request;
  const shows = selectShows(config, request);
  await assertKnown(parts, shows, request);
  const tally = createRunTally(onEvent);
  tally.tell({ kind: 'run-started', runId, trigger, shows: shows.map(({ id }) => id) });
  if (!dryRun) await store.runs.start({ id: runId, trigger, startedAt: now().toISOString() });
  const record = createRecorder(parts, runId, tally, dryRun);
  const context: RunContext = { parts, request, signal, tally, record, published: new Set() };
  try {
    for (const show of shows) await parts.cache.protect(() => runShow(context, show));
  } finally {
    if (!dryRun) {
      await record();
      for (const show of shows.filter(({ id, access }) => !access && context.published.has(id)))
        parts.notifier.ping(feedUrlOf(config, show));
      await parts.cache.prune(config.cache.maxMegabytes * 1e6);
      await parts.publisher.publishSite(config.shows.map(toPublishable));
      await store.runs.finish(runId, now().toISOString(), tally.summary());
      await store.runs.prune(RUNS_KEPT);
    }
  }
  tally.tell({ kind: 'run-finished', runId, summary: tally.summary() });
  return { runId, summary: tally.summary(), items: tally.items, showErrors: tally.showErrors };
}

type RunContext = {
  readonly parts: PipelineParts;
  readonly request: RunRequest;
  readonly signal: AbortSignal;
  readonly tally: RunTally;
  /** Writes into the history what has been told since the last time. */
  readonly record: () => Promise<void>;
  /** Shows whose feed is another one than before. */
  readonly published: Set<string>;
};

async function runShow(context: RunContext, show: ShowConfig): Promise<void> {
  const { parts, request, signal, tally } = context;
  const dryRun = request.dryRun ?? false;
  const held = dryRun ? { lease: { release: () => undefined } } : parts.leases.acquire(`show-${show.id}`);
  if (!held.lease) return tally.failShow(show.id, busy(show.id, held.holder));
  try {
    if (request.digest) return await runDigest(context, show);
    const { work, plans } = await listWork(context, show);
    const chosen = work.slice(0, request.limit);
    tally.tell({ kind: 'show-started', showId: show.id, items: chosen.length });
    // What an earlier run finished and could not publish comes first.
    if (!dryRun) await publish(context, show);
    for (const one of chosen) {
      signal.throwIfAborted();
      const changed = await runItem(parts, show, one, dryRun, signal, tally);
      if (changed) await publish(context, show);
      await context.record();
    }
    if (dryRun) return;
    await remakeEpisodes(context, show);
    // A source whose articles were not all gone through is listed whole the next time.
    if (chosen.length === work.length)
      for (const { key, state } of plans) await parts.store.sources.save(show.id, key, state);
    const removed = await keepLibrary(parts, show, { dryRun: false });
    for (const one of removed) tally.tell({ kind: 'removed', showId: show.id, ...one });
    if (removed.length > 0) await publish(context, show);
    await noticeStale(parts, show);
  } catch (thrown) {
    const error = toLecternError(signal.aborted ? signal.reason : thrown, 'store');
    if (error.code === 'cancelled') throw error;
    tally.failShow(show.id, error);
  } finally {
    held.lease.release();
  }
}

/** What is new comes first; what only sounds better, after it. */
async function remakeEpisodes(context: RunContext, show: ShowConfig): Promise<void> {
  const { parts, request, signal, tally } = context;
  if (request.items || request.retry !== undefined || request.source !== undefined) return;
  for (const { id } of await listRemakes(parts, show)) {
    signal.throwIfAborted();
    if (await remakeEpisode(parts, show, id, signal, tally)) await publish(context, show);
    await context.record();
  }
}

async function runDigest(context: RunContext, show: ShowConfig): Promise<void> {
  const { parts, signal, tally } = context;
  tally.tell({ kind: 'show-started', showId: show.id, items: 1 });
  if (await makeDigest(parts, show, signal, tally)) await publish(context, show);
  await context.record();
}

type PlannedWork = { readonly work: readonly Work[]; readonly plans: readonly SourcePlan[] };

async function listWork(context: RunContext, show: ShowConfig): Promise<PlannedWork> {
  const { parts, request, signal, tally } = context;
  if (request.items)
    return {
      work: request.items.map((item) => ({
        url: item.url,
        item: async () => item,
        isForced: true,
        isAgain: request.again ?? false,
      })),
      plans: [],
    };
  if (request.retry !== undefined) return { work: await listRetries(context, show), plans: [] };
  const damaged = request.dryRun ? new Set<string>() : await tidyMedia(parts, show.id);
  const work = new Map<string, Work>();
  const plans: SourcePlan[] = [];
  for (const [index, source] of show.sources.entries()) {
    if (request.source !== undefined && request.source !== index + 1) continue;
    if (request.cron !== undefined && request.cron !== cronOf(parts.config, show, source)) continue;
    try {
      const asked = { isByHand: request.trigger !== 'schedule', damaged };
      const plan = await planSource(parts, show, source, asked, signal);
      const name = sourceKey(source);
      if (!plan) {
        tally.tell({
          kind: 'notice',
          showId: show.id,
          message: `${name} failed before and is left alone for a while.`,
        });
        continue;
      }
      for (const message of plan.notices) tally.tell({ kind: 'notice', showId: show.id, message });
      tally.untouched(plan.untouched);
      plans.push(plan);
      for (const one of plan.work) if (!work.has(one.url)) work.set(one.url, one);
    } catch (thrown) {
      const error = toLecternError(thrown, 'sources');
      if (error.code === 'cancelled') throw error;
      tally.failShow(show.id, error);
    }
  }
  return { work: [...work.values()], plans };
}

async function listRetries({ parts, request }: RunContext, show: ShowConfig): Promise<readonly Work[]> {
  const { retry } = request;
  const wanted = typeof retry === 'object' ? retry.item : undefined;
  const items = await parts.store.items.list(show.id);
  const chosen = items.filter(({ url, episodeId, status }) =>
    wanted === undefined ? status === 'failed' : url === wanted || episodeId === wanted,
  );
  return chosen.map(({ url, source: key, listingHash }) => {
    const source = show.sources.find((one) => sourceKey(one) === key);
    return {
      url,
      item: async () => ({ url }),
      isForced: wanted !== undefined,
      isRetry: true,
      isAnew: request.rebuild ?? false,
      ...(source && { source }),
      ...(key !== undefined && { sourceKey: key }),
      ...(listingHash !== undefined && { listingHash }),
    };
  });
}

async function publish({ parts, signal, tally, published }: RunContext, show: ShowConfig): Promise<void> {
  const { episodes, filesWritten, changedIds } = await parts.publisher.publishShow(toPublishable(show));
  if (filesWritten === 0) return;
  published.add(show.id);
  tally.tell({ kind: 'published', showId: show.id, episodes, filesWritten });
  const { siteStore, mediaStore } = parts;
  const where = { siteStore, mediaStore, baseUrl: parts.config.site.baseUrl, showId: show.id, changedIds };
  for (const { says, problems } of await checkPublished(where, signal))
    if (problems.length > 0) tally.tell({ kind: 'rule-broken', showId: show.id, rule: says, problems });
}

function selectShows(config: Config, { showId, items }: RunRequest): readonly ShowConfig[] {
  if (showId === undefined) return items ? config.shows.slice(0, 1) : config.shows;
  const shows = config.shows.filter(({ id }) => id === showId);
  if (shows.length > 0) return shows;
  throw new LecternError(`There is no show ${showId}.`, {
    code: 'usage',
    stage: 'cli',
    hint: `The configuration has ${config.shows.map(({ id }) => id).join(', ')}.`,
  });
}

/** What was asked for by name has to be there. @throws LecternError `usage` */
async function assertKnown({ store }: PipelineParts, shows: readonly ShowConfig[], request: RunRequest): Promise<void> {
  const { source, retry } = request;
  const most = Math.max(...shows.map(({ sources }) => sources.length));
  if (source !== undefined && source > most)
    throw new LecternError(`There is no source ${source}.`, {
      code: 'usage',
      stage: 'cli',
      hint: shows.map(({ id, sources }) => `${id} has the sources 1 to ${sources.length}.`).join(' '),
    });
  if (typeof retry !== 'object') return;
  for (const { id } of shows) {
    const known = (await store.items.find(id, retry.item)) ?? (await store.items.listOfEpisode(id, retry.item))[0];
    if (known) return;
  }
  throw new LecternError(`There is no article or episode ${retry.item}.`, {
    code: 'usage',
    stage: 'cli',
    hint: '`lectern list` names those that are known; `lectern add` makes an episode of another one.',
  });
}

const busy = (showId: string, holder: string) =>
  new LecternError(`The show ${showId} is being worked on by ${holder}.`, {
    code: 'busy',
    stage: 'store',
    retryable: true,
    hint: 'Wait until that run is done.',
  });
