/** What the operator's routes of `lectern serve` know and can do: the store, the runs, the disk. */
import { statfs } from 'node:fs/promises';
import type { Config } from '../config/read-config.ts';
import { LecternError } from '../errors.ts';
import type { Originals } from '../io/originals.ts';
import { showOf } from '../jobs/events.ts';
import type { Job } from '../jobs/job.ts';
import type { Queue } from '../jobs/queue.ts';
import { describeQueue } from '../jobs/queue-facts.ts';
import type { ControlEvent, RunControl } from '../jobs/run-control.ts';
import type { Workers } from '../jobs/workers.ts';
import { sampleSentence } from '../narrate/languages.ts';
import { normalizeText } from '../narrate/normalize/normalize-text.ts';
import { parseVoice } from '../narrate/speaker.ts';
import type { Speakers } from '../narrate/speakers.ts';
import { encodeWav } from '../narrate/wav.ts';
import { buildLoginPage, buildStatusPage, type StatusView } from '../publish/build-status-page.ts';
import { dismissItem } from '../run/dismiss-item.ts';
import type { Admin, ItemRequest } from '../serve/admin.ts';
import type { ListenerAccess } from '../serve/answer-published.ts';
import type { InstallationFacts } from '../serve/request-metrics.ts';
import type { RunItem, Store } from '../store/store.ts';
import { describeRunEvent } from './describe-run-event.ts';
import { listHearable } from './hearable-voices.ts';
import { listHeardShows } from './heard-shows.ts';
import { createAddPage } from './serve-add-page.ts';
import { createImportDesk, type ImportDeskOptions } from './serve-imports.ts';
import { createItemDesk } from './serve-items.ts';

export type ServeAdminOptions = {
  readonly config: Config;
  readonly store: Store;
  readonly queue: Queue;
  readonly workers: Pick<Workers, 'list'>;
  readonly control: RunControl;
  /** Writes down of runs whose process was killed that they are lost. */
  readonly finishLostRuns: () => Promise<void>;
  readonly nextRun: () => Date | undefined;
  /** Why a changed configuration is not in use. */
  readonly refused: () => string | undefined;
  readonly speakers: Speakers;
  readonly originals: Pick<Originals, 'put' | 'open' | 'remove'>;
  readonly access: ListenerAccess;
  /** How exports are read; default: in a thread. */
  readonly readExport?: NonNullable<ImportDeskOptions['readExport']>;
  /** `Lectern 0.1.0`. */
  readonly version: string;
};

const LEAST_TOKEN_CHARACTERS = 16;

/** @throws LecternError `config` for a token that could be guessed */
export function assertAdminToken(token: string): void {
  if (token.length >= LEAST_TOKEN_CHARACTERS) return;
  throw new LecternError(`LECTERN_ADMIN_TOKEN has only ${token.length} characters.`, {
    code: 'config',
    stage: 'config',
    hint: `Give it at least ${LEAST_TOKEN_CHARACTERS}, at random: openssl rand -base64 24.`,
  });
}

/** The numbers that `/metrics` and the status page share. */
export async function readFacts({
  config,
  store,
  control,
  queue,
  workers,
}: Pick<ServeAdminOptions, 'config' | 'store' | 'control' | 'queue' | 'workers'>): Promise<InstallationFacts> {
  const runs = await store.runs.list(RUNS_LOOKED_THROUGH);
  const success = runs.find(({ outcome, summary }) => outcome === 'finished' && summary?.failed === 0);
  return {
    runs: control.outcomes(),
    ...(success?.finishedAt !== undefined && { lastSuccessSeconds: Date.parse(success.finishedAt) / 1000 }),
    cacheBytes: await store.cacheIndex.totalBytes(),
    queue: describeQueue(await queue.list(), new Date()),
    workers: countBy((await workers.list()).map(({ role }) => role)),
    shows: await Promise.all(
      config.shows.map(async ({ id, access }) => ({
        id,
        isPrivate: access !== undefined,
        episodes: (await store.episodes.heads(id)).length,
        itemsByStatus: await store.items.countByStatus(id),
      })),
    ),
  };
}

const RUNS_LOOKED_THROUGH = 50;
const RUNS_SHOWN = 20;
/** Of these runs, the articles are shown too. */
const RUNS_OPENED = 5;
const FAILURES_SHOWN = 50;
const LINES_SHOWN = 100;

export function createServeAdmin(token: string, options: ServeAdminOptions): Admin {
  const { config, store, control, nextRun } = options;
  const language = config.site.languages?.[0] ?? config.shows[0]?.language ?? 'en';
  const describe = (event: ControlEvent) => describeRunEvent(event, language, config.timezone);

  const items = createItemDesk({ config, store, queue: options.queue, control, originals: options.originals });
  const imports = createImportDesk(options);

  function demandShow(id: string | undefined): { readonly showId?: string } {
    if (id === undefined) return {};
    if (config.shows.some((show) => show.id === id)) return { showId: id };
    throw new LecternError(`There is no show ${id}.`, { code: 'usage', stage: 'serve' });
  }

  async function demandItem({ show, url, id }: ItemRequest) {
    const { showId = '' } = demandShow(show);
    const [found] =
      url === undefined ? await store.items.listOfEpisode(showId, id ?? '') : [await store.items.find(showId, url)];
    if (found) return found;
    throw new LecternError('There is no such article.', {
      code: 'not-found',
      stage: 'serve',
      hint: '`lectern list` names those that are known; POST /api/runs with its url makes a new one.',
    });
  }

  return {
    token,
    version: options.version.replace(/^\S+ /, ''),
    items,
    imports,
    addPage: createAddPage({ config, desk: items, imports, access: options.access }),
    answers: store.idempotencyKeys,
    eventsSince: control.eventsSince,
    // Whatever is watched is an event of the control; the server only knows less of it.
    watch: (listener) => control.watch(listener),
    describe: (event) => describe(event as ControlEvent),
    renderLogin: ({ hasFailed }) => buildLoginPage({ language, hasFailed }),

    async speakSample(voice, signal) {
      const known = listHearable(config).find((one) => one.voice === voice);
      if (!known) return undefined;
      const { driver, name } = parseVoice(voice);
      const { language } = known;
      const text = normalizeText(sampleSentence(language), language);
      return encodeWav(await options.speakers.synthesize({ driver, voice: name, language, text }, signal));
    },

    startRun({ show, source, limit, url, again }) {
      const chosen = demandShow(show);
      if (url !== undefined) {
        const request = { kind: 'add' as const, ...chosen, items: [{ url: new URL(url).href }] };
        return { id: control.request({ ...request, ...(again && { allowDuplicate: true }) }, 'api').id };
      }
      const bounds = { ...(source !== undefined && { source }), ...(limit !== undefined && { limit }) };
      return { id: control.request({ kind: 'sources', ...chosen, ...bounds }, 'api').id };
    },

    async retryItem(request) {
      const { showId, ...known } = await demandItem(request);
      return { id: control.request({ kind: 'retry', showId, item: known.url }, 'api').id };
    },

    async retryJob(id) {
      const dead = (await options.queue.list({ isDead: true })).find((queued) => queued.id === id);
      if (dead) await options.queue.enqueue([dead.job], { dueAt: '' });
    },

    async dismissItem(request) {
      await dismissItem(store.items, await demandItem(request), new Date());
    },

    async findRun(id) {
      const [now, recorded] = [control.find(id), await store.runs.find(id)];
      if (!now && !recorded) return undefined;
      const ended = recorded?.outcome === 'finished' ? ('finished' as const) : ('failed' as const);
      const state = now?.state ?? (recorded?.outcome === undefined ? 'running' : ended);
      return { ...recorded, id, trigger: now?.trigger ?? recorded?.trigger, state };
    },

    async renderStatus({ formToken }) {
      const facts = await readFacts(options);
      const view: StatusView = {
        language,
        formToken,
        timeZone: config.timezone,
        version: options.version,
        disks: await readDisks(config),
        shows: config.shows.map(({ id, title, access }) => {
          const { episodes = 0, itemsByStatus = {} } = facts.shows.find((show) => show.id === id) ?? {};
          return { id, title, isPrivate: access !== undefined, episodes, itemsByStatus };
        }),
        current: await listCurrent(options),
        lines: control
          .eventsSince(0)
          .filter(({ event }) => event.kind !== 'progress')
          .slice(-LINES_SHOWN)
          .map(describe),
        failures: await listFailures(options),
        workers: await listWorkers(options),
        voices: listHearable(config),
        heard: await listHeardShows(config, store.episodes),
        runs: await listRuns(store),
        ...optional('nextRun', nextRun()),
        ...optional('refused', options.refused()),
      };
      return buildStatusPage(view);
    },
  };
}

/** What `exactOptionalPropertyTypes` wants: an absent key instead of an undefined one. */
const optional = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  // One key of the right type, or none, is just what the type says.
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };

async function readDisks({ paths }: Config): Promise<StatusView['disks']> {
  const read = async (name: 'media' | 'data') => {
    const found = await statfs(paths[name]).catch(() => undefined);
    return found ? [{ name, freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize }] : [];
  };
  return [...(await read('media')), ...(await read('data'))];
}

async function listFailures({ config, store, queue }: ServeAdminOptions): Promise<StatusView['failures']> {
  const items = (await Promise.all(config.shows.map(({ id }) => store.items.listFailed(id)))).flat();
  const articles = items.slice(0, FAILURES_SHOWN).map(({ showId, url, title, attempt, updatedAt }) => ({
    showId,
    url,
    attempts: attempt?.failures ?? 1,
    message: attempt?.error?.message ?? '',
    at: attempt?.at ?? updatedAt,
    ...optional('title', title),
    ...optional('hint', attempt?.error?.hint),
  }));
  const dead = (await queue.list({ isDead: true })).slice(-FAILURES_SHOWN).map((queued) => ({
    ...showOf(queued.job),
    job: queued.id,
    title: nameJob(queued.job),
    attempts: queued.timesPostponed + 1,
    message: queued.why?.message ?? '',
    at: queued.why?.at ?? '1970-01-01',
    ...optional('hint', queued.why?.hint),
  }));
  return [...articles, ...dead];
}

async function listWorkers({ workers }: ServeAdminOptions): Promise<StatusView['workers']> {
  return (await workers.list()).map(({ role, machine, startedAt, doing }) => ({
    ...{ role, machine, startedAt },
    doing: doing.map(({ job }) => ({ kind: job.kind, about: nameJob(job) })),
  }));
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** What a job is about. */
function nameJob(job: Job): string {
  if (job.kind === 'make-episode') return job.item.url;
  if (job.kind === 'list-source') return job.source;
  if (job.kind !== 'notify') return 'showId' in job ? job.showId : job.kind;
  const { event, title, url = '' } = job.message;
  return `${event}: ${title ?? url}`;
}

/** Of other processes too, whose events do not come here when each has its own. */
async function listCurrent({ store, control, finishLostRuns }: ServeAdminOptions): Promise<StatusView['current']> {
  await finishLostRuns();
  const own = control.current();
  const recorded = (await store.runs.list(RUNS_SHOWN)).filter(
    ({ id, outcome }) => outcome === undefined && !control.find(id),
  );
  return [...own, ...recorded.map(({ trigger }) => ({ state: 'running' as const, trigger }))];
}

async function listRuns(store: Store): Promise<StatusView['runs']> {
  const runs = await store.runs.list(RUNS_SHOWN);
  return Promise.all(
    runs.map(async ({ id, trigger, startedAt, finishedAt, outcome, summary }, index) => ({
      trigger,
      startedAt,
      items: index < RUNS_OPENED ? ((await store.runs.find(id))?.items ?? []).map(toLine) : [],
      ...optional('finishedAt', finishedAt),
      ...optional('ended', outcome === 'finished' ? undefined : outcome),
      ...(summary && {
        counts: {
          new: summary.new,
          updated: summary.updated,
          unchanged: summary.unchanged,
          duplicate: summary.duplicate ?? 0,
          filtered: summary.filtered,
          postponed: summary.postponed ?? 0,
          failed: summary.failed,
        },
      }),
    })),
  );
}

function toLine({ outcome, title, url, error, reason }: RunItem): StatusView['runs'][number]['items'][number] {
  return { outcome, title: title ?? url, ...optional('note', error?.message ?? reason) };
}
