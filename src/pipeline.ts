/** The scheduled job: every show's sources, every article in turn, published as each is finished. */
import { randomUUID } from 'node:crypto';
import type { Config, ShowConfig, SourceConfig } from './config.ts';
import { identifyEpisode, toPublicUrl } from './episode-identity.ts';
import { LecternError, toLecternError } from './errors.ts';
import { type Cache, cacheKey, hashBytes } from './io/cache.ts';
import type { DocumentReader } from './io/document-reader.ts';
import { type EpisodeMaker, hasEnclosures, makeEpisode } from './make-episode.ts';
import type { SourceItem } from './model.ts';
import { checkPublished } from './publish/check-published.ts';
import { readArticle } from './read-article.ts';
import type { OnRunEvent, RunEvent } from './run-events.ts';
import { createRunTally, type RunTally, toStoredError } from './run-tally.ts';
import type { ShowPublisher } from './show-publisher.ts';
import { toAudioSettings, toExtractOptions, toMode, toPublishable, toScriptOptions } from './show-settings.ts';
import { listSourceItems } from './sources/list-source-items.ts';
import type { ItemRecord, Leases, RunSummary, Store, StoredError } from './store/store.ts';

export type PipelineParts = {
  readonly config: Config;
  readonly workingDirectory: string;
  readonly version: string;
  readonly store: Store;
  readonly leases: Leases;
  readonly read: DocumentReader;
  readonly cache: Cache;
  readonly maker: EpisodeMaker;
  readonly publisher: ShowPublisher;
  readonly now: () => Date;
};

export type RunRequest = {
  /** Only this show. */
  readonly showId?: string;
  /** Only the source with this number, counted from 1, of each show. */
  readonly source?: number;
  /** At most so many articles a show. */
  readonly limit?: number;
  /** Says what would be done; makes and writes nothing. */
  readonly dryRun?: boolean;
  /** These instead of the sources' items; for one show. */
  readonly items?: readonly SourceItem[];
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
  const runId = randomUUID();
  const shows = selectShows(parts.config, request);
  const tally = createRunTally(onEvent);
  tally.tell({ kind: 'run-started', runId, shows: shows.map(({ id }) => id) });
  if (!request.dryRun)
    await parts.store.runs.start({ id: runId, trigger: 'manual', startedAt: parts.now().toISOString() });
  try {
    for (const show of shows) await runShow(parts, show, request, signal, tally);
  } finally {
    if (!request.dryRun) {
      await parts.cache.prune(parts.config.cache.maxMegabytes * 1e6);
      await parts.publisher.publishSite(parts.config.shows.map(toPublishable));
      await parts.store.runs.finish(runId, parts.now().toISOString(), tally.summary());
    }
  }
  tally.tell({ kind: 'run-finished', runId, summary: tally.summary() });
  return { runId, summary: tally.summary(), items: tally.items, showErrors: tally.showErrors };
}

async function runShow(
  parts: PipelineParts,
  show: ShowConfig,
  request: RunRequest,
  signal: AbortSignal,
  tally: RunTally,
): Promise<void> {
  const held = request.dryRun ? { lease: { release: () => undefined } } : parts.leases.acquire(`show-${show.id}`);
  if (!held.lease) return tally.failShow(show.id, busy(show.id, held.holder));
  try {
    const work = await listWork(parts, show, request, tally);
    tally.tell({ kind: 'show-started', showId: show.id, items: work.length });
    // What an earlier run finished and could not publish comes first.
    if (!request.dryRun) await publish(parts, show, signal, tally);
    for (const { item, source } of work) {
      signal.throwIfAborted();
      const changed = await runItem(parts, show, source, item, request.dryRun ?? false, signal, tally);
      if (changed) await publish(parts, show, signal, tally);
    }
  } catch (thrown) {
    const error = toLecternError(signal.aborted ? signal.reason : thrown, 'store');
    if (error.code === 'cancelled') throw error;
    tally.failShow(show.id, error);
  } finally {
    held.lease.release();
  }
}

type Work = { readonly item: SourceItem; readonly source: SourceConfig | undefined };

async function listWork(
  parts: PipelineParts,
  show: ShowConfig,
  request: RunRequest,
  tally: RunTally,
): Promise<readonly Work[]> {
  if (request.items) return request.items.map((item) => ({ item, source: undefined }));
  const work = new Map<string, Work>();
  for (const [index, source] of show.sources.entries()) {
    if (request.source !== undefined && request.source !== index + 1) continue;
    try {
      for (const item of await listSourceItems(source, parts.workingDirectory))
        if (!work.has(item.url)) work.set(item.url, { item, source });
    } catch (thrown) {
      tally.failShow(show.id, toLecternError(thrown, 'sources'));
    }
  }
  return [...work.values()].slice(0, request.limit);
}

/** @returns whether there is something new to publish */
async function runItem(
  parts: PipelineParts,
  show: ShowConfig,
  source: SourceConfig | undefined,
  item: SourceItem,
  dryRun: boolean,
  signal: AbortSignal,
  tally: RunTally,
): Promise<boolean> {
  const { items, episodes } = parts.store;
  const known = await items.find(show.id, item.url);
  const about = { showId: show.id, url: item.url };
  let inputHash = known?.inputHash ?? '';
  let title = known?.title;
  try {
    const document = await parts.read(item.url, signal);
    inputHash = cacheKey(parts.version, parts.config.timezone, show, source ?? null, hashBytes(document.bytes));
    if (known?.inputHash === inputHash && (await isDone(parts, known))) {
      tally.item({ ...about, outcome: 'unchanged', ...titleOf(known), ...episodeOf(known) });
      return false;
    }
    const read = await readArticle(document, item, parts.read, toExtractOptions(show, source, parts.config), signal);
    const article = { ...read.article, canonicalUrl: toPublicUrl(read.article.canonicalUrl, parts.workingDirectory) };
    title = article.title;
    const { id } = identifyEpisode(show.id, article.canonicalUrl);
    const previous = await episodes.find(show.id, id);
    const record: ItemRecord = {
      ...about,
      status: 'published',
      inputHash,
      title,
      episodeId: id,
      attempts: 0,
      updatedAt: parts.now().toISOString(),
    };
    const details = { ...about, title, episodeId: id, notes: read.report.problems };
    if (previous && previous.itemUrl !== item.url && (await items.find(show.id, previous.itemUrl))) {
      if (!dryRun) await items.save({ ...record, status: 'duplicate' });
      tally.item({ ...details, outcome: 'duplicate' });
      return false;
    }
    if (dryRun) {
      tally.item({ ...details, outcome: previous ? 'updated' : 'new' });
      return false;
    }
    const cover = await parts.publisher.ensureCover(toPublishable(show));
    const made = await makeEpisode(
      parts.maker,
      {
        showId: show.id,
        showTitle: show.title,
        author: show.author,
        article,
        mode: toMode(show, source),
        script: toScriptOptions(show),
        audio: toAudioSettings(show),
        cover,
        previous,
        onProgress: (stage, done, total) => tally.progress(about, article.title, stage, done, total),
      },
      signal,
    );
    await episodes.save({ episode: made.episode, itemUrl: item.url, audioHash: made.audioHash }, record);
    tally.made(made);
    tally.item({
      ...details,
      outcome: made.changed ? (previous ? 'updated' : 'new') : 'unchanged',
      durationSeconds: made.episode.timeline.durationSeconds,
      missingClips: made.episode.missingClips,
    });
    return made.changed;
  } catch (thrown) {
    const error = toLecternError(signal.aborted ? signal.reason : thrown, 'fetch');
    // A stop is no fault of the article, and on a full disk every other article would fail the same way.
    if (error.code === 'cancelled') throw error;
    const stored = toStoredError(error, parts.now());
    if (!dryRun)
      await items.save({
        ...about,
        status: 'failed',
        inputHash,
        attempts: (known?.status === 'failed' ? known.attempts : 0) + 1,
        error: stored,
        updatedAt: parts.now().toISOString(),
        ...(title !== undefined && { title }),
        ...episodeOf(known),
      });
    tally.item({ ...about, outcome: 'failed', error: stored, ...(title !== undefined && { title }) });
    return false;
  }
}

/** Nothing to do for an item whose document and settings are as they were, if all that came of it is still there. */
async function isDone(parts: PipelineParts, known: ItemRecord): Promise<boolean> {
  if (known.status === 'failed' || known.episodeId === undefined) return false;
  const record = await parts.store.episodes.find(known.showId, known.episodeId);
  if (!record) return false;
  if (known.status === 'duplicate') return true;
  return record.episode.missingClips.length === 0 && hasEnclosures(parts.maker, record.episode);
}

async function publish(parts: PipelineParts, show: ShowConfig, signal: AbortSignal, tally: RunTally): Promise<void> {
  const { episodes, filesWritten } = await parts.publisher.publishShow(toPublishable(show));
  if (filesWritten === 0) return;
  tally.tell({ kind: 'published', showId: show.id, episodes, filesWritten });
  const { paths, site } = parts.config;
  const where = { feedDirectory: paths.feed, mediaDirectory: paths.media, baseUrl: site.baseUrl, showId: show.id };
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

const titleOf = (known: ItemRecord) => (known.title === undefined ? {} : { title: known.title });
const episodeOf = (known: ItemRecord | undefined) =>
  known?.episodeId === undefined ? {} : { episodeId: known.episodeId };

const busy = (showId: string, holder: string) =>
  new LecternError(`The show ${showId} is being worked on by ${holder}.`, {
    code: 'busy',
    stage: 'store',
    retryable: true,
    hint: 'Wait until that run is done.',
  });
