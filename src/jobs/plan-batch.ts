/** What somebody asks for → the jobs of it. */

import { findShows } from '../config/find-shows.ts';
import type { ShowConfig } from '../config/read-config.ts';
import { cronOf, cronsOf } from '../config/show-settings.ts';
import { usageError } from '../errors.ts';
import type { FileOriginal } from '../model.ts';
import { type AddedItem, askVoices, recordAdded, reopenItem } from '../run/add-item.ts';
import { listRemakes } from '../run/remake-episodes.ts';
import { sourceKey } from '../run/source-key.ts';
import { type ItemRecord, RUNS_KEPT, type RunTrigger } from '../store/store.ts';
import type { JobParts } from './handle-job.ts';
import type { ItemRef, Job } from './job.ts';
import type { JobFilter } from './queue.ts';
import { releaseImports } from './release-imports.ts';

/** Without `showId`, for every show. */
export type RunRequest = { readonly showId?: string } & (
  | {
      readonly kind: 'sources';
      /** Only the source with this number, counted from 1, of each show. */
      readonly source?: number;
      /** Only the sources that go by this cron expression. */
      readonly cron?: string;
      /** At most so many articles a show. */
      readonly limit?: number;
    }
  /** Articles that a person names, for one show. */
  | {
      readonly kind: 'add';
      /** Documents that were sent among them, see `keep-upload.ts`. */
      readonly items: readonly AddedItem[];
      /** The id of the person; absent for the operator. */
      readonly by?: string;
      readonly allowDuplicate?: boolean;
    }
  /** What failed; with `item`, the article with this address or episode id, whatever became of it. */
  | {
      readonly kind: 'retry';
      readonly item?: string;
      /** With `item`: by language, what reads it from now on; `auto`: as its show has it. */
      readonly voices?: Readonly<Record<string, string>> | 'auto';
    }
  /** The article with this address or episode id, made again though nothing changed. */
  | { readonly kind: 'rebuild'; readonly item: string }
  /** What came since the last digest, joined into one episode. */
  | { readonly kind: 'digest' }
  | { readonly kind: 'publish'; readonly isAnew?: boolean }
  | { readonly kind: 'retention' }
);

/** @throws LecternError `usage` when it names what is not there */
export async function planBatch(parts: JobParts, request: RunRequest, trigger: RunTrigger): Promise<readonly Job[]> {
  const all = findShows(parts.config, request.showId);
  const shows = request.kind === 'add' ? all.slice(0, 1) : all;
  assertSource(shows, request);
  if ('item' in request && request.item !== undefined) await assertKnown(parts, shows, request.item);
  const jobs: Job[] = [];
  if (!parts.isDryRun)
    for (const kind of ['notify', 'ping-hubs'] as const) jobs.push(...(await listLeft(parts, { kind })));
  for (const show of shows) {
    // What an earlier run made and could not publish comes first.
    jobs.push({ kind: 'publish-show', showId: show.id, ...(isAnew(request) && { isAnew: true }) });
    jobs.push(...(await planShow(parts, show, request, trigger)));
    if (request.kind !== 'publish') jobs.push({ kind: 'apply-retention', showId: show.id });
  }
  return [...jobs, { kind: 'publish-site' }];
}

const isAnew = (request: RunRequest) => request.kind === 'publish' && request.isAnew === true;

async function planShow(
  parts: JobParts,
  show: ShowConfig,
  request: RunRequest,
  trigger: RunTrigger,
): Promise<readonly Job[]> {
  const showId = show.id;
  switch (request.kind) {
    case 'sources':
      return planSources(parts, show, request, trigger);
    case 'add': {
      const originals = await keepAll(
        parts,
        request.items.map(({ url }) => url),
      );
      await recordAdded(parts.store.items, showId, request.items, request.by, parts.now());
      return request.items.map(({ url, original }) => ({
        kind: 'make-episode',
        showId,
        item: toItemRef(url, original ?? originals.get(url)),
        reason: 'new',
        bypassFilters: true,
        ...(request.allowDuplicate && { allowDuplicate: true }),
      }));
    }
    case 'retry':
    case 'rebuild': {
      const { item } = request;
      const reason = request.kind;
      const chosen =
        item === undefined ? await parts.store.items.listFailed(showId) : await findItems(parts, showId, item);
      const voices = 'voices' in request ? request.voices : undefined;
      for (const { url } of item === undefined ? [] : chosen) {
        await reopenItem(parts.store.items, showId, url, parts.now());
        if (voices !== undefined) await askVoices(parts.store.items, showId, url, voices);
      }
      // What is published needs nobody's server to be read again.
      const isRemade = ({ status, attempt }: ItemRecord) =>
        reason === 'retry' &&
        status === 'published' &&
        (attempt?.error?.isOfRemake || (voices !== undefined && attempt?.error?.stage !== 'narrate'));
      return chosen.map((record) => ({
        kind: 'make-episode',
        showId,
        item: { url: record.url, ...(record.source !== undefined && { source: record.source }) },
        reason: isRemade(record) ? 'remake' : reason,
        ...(record.listingHash !== undefined && { input: record.listingHash }),
        ...((item !== undefined || isRemade(record)) && { bypassFilters: true }),
      }));
    }
    case 'digest':
      return show.digest ? [{ kind: 'make-digest', showId, tick: parts.now().toISOString() }] : [];
    case 'retention':
      return [{ kind: 'reconcile-media', showId }];
    case 'publish':
      return [];
  }
}

async function planSources(
  parts: JobParts,
  show: ShowConfig,
  { source, cron, limit }: Extract<RunRequest, { kind: 'sources' }>,
  trigger: RunTrigger,
): Promise<readonly Job[]> {
  const showId = show.id;
  const chosen = show.sources.filter(
    (one, index) =>
      (source === undefined || source === index + 1) &&
      (cron === undefined || cron === cronOf(parts.config, show, one)),
  );
  const left = await listLeft(parts, { showId, kind: 'make-episode' });
  const remakes = source === undefined ? await listRemakes(parts, show) : [];
  const isDue = source === undefined && (cron === undefined || cronsOf(parts.config, show).has(cron));
  const room = limit === undefined ? undefined : Math.max(0, limit - left.length);
  const imports = isDue && room !== 0 ? await releaseImports(parts, show, room) : [];
  return [
    ...(parts.isDryRun ? [] : [{ kind: 'reconcile-media', showId } as const]),
    ...left.slice(0, limit),
    ...imports,
    ...chosen.map(
      (one): Job => ({
        kind: one.files === undefined ? 'list-source' : 'list-files',
        showId,
        source: sourceKey(one),
        ...(trigger !== 'schedule' && { isByHand: true }),
        ...(limit !== undefined && { limit }),
      }),
    ),
    ...(await remakeJobs(
      parts,
      show,
      remakes.map(({ id }) => id),
    )),
  ];
}

const toItemRef = (url: string, original: FileOriginal | undefined): ItemRef => ({
  url,
  ...(original && { original }),
});

/** The files among them, kept where every worker finds them, so that a rebuild needs nobody. */
async function keepAll({ keepAdded }: JobParts, urls: readonly string[]): Promise<ReadonlyMap<string, FileOriginal>> {
  const kept = new Map<string, FileOriginal>();
  for (const url of urls) {
    const original = await keepAdded?.(url);
    if (original) kept.set(url, original);
  }
  return kept;
}

/** What a killed or stopped run left, and what was postponed and is due by now; not what a run under way waits for. */
async function listLeft({ queue, store, now }: JobParts, filter: JobFilter): Promise<readonly Job[]> {
  const at = now().toISOString();
  const jobs = (await queue.list(filter)).filter(
    // The claim of a process that has ended is given up when the next one is asked for.
    ({ state, dueAt }) => state !== 'dead' && dueAt <= at,
  );
  if (jobs.length === 0) return [];
  const open = new Set((await store.runs.list(RUNS_KEPT)).filter(({ outcome }) => !outcome).map(({ id }) => id));
  return jobs.filter(({ batches }) => !batches.some((batch) => open.has(batch))).map(({ job }) => job);
}

async function remakeJobs({ store }: JobParts, show: ShowConfig, ids: readonly string[]): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  for (const id of ids) {
    const record = await store.episodes.find(show.id, id);
    if (record) jobs.push({ kind: 'make-episode', showId: show.id, item: { url: record.itemUrl }, reason: 'remake' });
  }
  return jobs;
}

/** By its address, or by the id of the episode that was made of it. */
async function findItems({ store }: JobParts, showId: string, named: string): Promise<readonly ItemRecord[]> {
  const byUrl = await store.items.find(showId, named);
  if (byUrl) return [byUrl];
  const ofEpisode = await store.items.listOfEpisode(showId, named);
  const made = ofEpisode.filter(({ status }) => status !== 'duplicate');
  return made.length > 0 ? made : ofEpisode;
}

function assertSource(shows: readonly ShowConfig[], request: RunRequest): void {
  if (request.kind !== 'sources' || request.source === undefined) return;
  const most = Math.max(...shows.map(({ sources }) => sources.length));
  if (request.source <= most) return;
  throw usageError(
    `There is no source ${request.source}.`,
    shows.map(({ id, sources }) => `${id} has the sources 1 to ${sources.length}.`).join(' '),
  );
}

async function assertKnown(parts: JobParts, shows: readonly ShowConfig[], item: string): Promise<void> {
  for (const { id } of shows) if ((await findItems(parts, id, item)).length > 0) return;
  throw usageError(
    `There is no article or episode ${item}.`,
    '`lectern list` names those that are known; `lectern add` makes an episode of another one.',
  );
}
