/** What the operator's routes of `lectern serve` know and can do: the store, the runs, the disk. */
import { LecternError } from '../errors.ts';
import type { Originals } from '../io/originals.ts';
import type { Queue } from '../jobs/queue.ts';
import { describeQueue } from '../jobs/queue-facts.ts';
import type { ControlEvent, RunControl } from '../jobs/run-control.ts';
import { sampleSentence } from '../narrate/languages.ts';
import { normalizeText } from '../narrate/normalize/normalize-text.ts';
import { parseVoice } from '../narrate/speaker.ts';
import type { Speakers } from '../narrate/speakers.ts';
import { encodeWav } from '../narrate/wav.ts';
import { buildNoticePage } from '../publish/build-notice-page.ts';
import { buildStatusPage } from '../publish/build-status-page.ts';
import { sayFault } from '../publish/fault-words/choose-fault-words.ts';
import { buildLoginPage } from '../publish/status-page/build-login-page.ts';
import { buildNotDonePage } from '../publish/status-page/build-not-done-page.ts';
import { dismissItem } from '../run/dismiss-item.ts';
import type { Admin, ItemRequest } from '../serve/admin.ts';
import type { ListenerAccess } from '../serve/answer-published.ts';
import type { InstallationFacts } from '../serve/request-metrics.ts';
import { describeRunEvent } from './describe-run-event.ts';
import { listHearable } from './hearable-voices.ts';
import { createAddPage } from './serve-add-page.ts';
import { createImportDesk, type ImportDeskOptions } from './serve-imports.ts';
import { createItemDesk } from './serve-items.ts';
import { readLatest, sumHeard } from './status-episodes.ts';
import { createStatusReader, type StatusReaderOptions } from './status-view.ts';
import { watchProgress } from './watch-progress.ts';

export type ServeAdminOptions = StatusReaderOptions & {
  readonly queue: Queue;
  readonly control: RunControl;
  readonly speakers: Speakers;
  readonly originals: Pick<Originals, 'put' | 'putPassing' | 'open' | 'remove'>;
  readonly access: ListenerAccess;
  /** How exports are read; default: in a thread. */
  readonly readExport?: NonNullable<ImportDeskOptions['readExport']>;
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

/** The numbers that `/metrics` tells. What is counted of a show's episodes is counted again once these have changed. */
export function createFactsReader({
  config,
  store,
  control,
  queue,
  workers,
}: Pick<ServeAdminOptions, 'config' | 'store' | 'control' | 'queue' | 'workers'>): () => Promise<InstallationFacts> {
  const known = new Map<string, { readonly mark: string | undefined; readonly facts: EpisodeFacts }>();

  async function readEpisodes(showId: string): Promise<EpisodeFacts> {
    const mark = await store.episodes.mark(showId);
    const before = known.get(showId);
    if (before && before.mark === mark) return before.facts;
    const heads = await store.episodes.heads(showId);
    const facts = { episodes: heads.length, heard: sumHeard(await readLatest(showId, heads, store.episodes)) };
    known.set(showId, { mark, facts });
    return facts;
  }

  return async () => {
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
          ...(await readEpisodes(id)),
          itemsByStatus: await store.items.countByStatus(id),
        })),
      ),
    };
  };
}

type EpisodeFacts = Pick<InstallationFacts['shows'][number], 'episodes' | 'heard'>;

const RUNS_LOOKED_THROUGH = 50;

export function createServeAdmin(token: string, options: ServeAdminOptions): Admin {
  const { config, store, control } = options;
  const language = config.site.languages?.[0] ?? config.shows[0]?.language ?? 'en';

  const findProgress = watchProgress(control);
  const { queue, originals } = options;
  const items = createItemDesk({ config, store, queue, control, originals, findProgress });
  const readStatus = createStatusReader(options, findProgress);
  const imports = createImportDesk(options);

  function demandShow(id: string | undefined): { readonly showId?: string } {
    if (id === undefined) return {};
    if (config.shows.some((show) => show.id === id)) return { showId: id };
    throw new LecternError(`There is no show ${id}.`, {
      ...{ code: 'usage', stage: 'serve' },
      why: { kind: 'no-such-show', show: id },
    });
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
      why: { kind: 'no-such-item' },
    });
  }

  return {
    token,
    version: options.version.replace(/^\S+ /, ''),
    language,
    items,
    imports,
    addPage: createAddPage({ config, desk: items, imports, access: options.access }),
    answers: store.idempotencyKeys,
    eventsSince: control.eventsSince,
    // Whatever is watched is an event of the control; the server only knows less of it.
    watch: (listener) => control.watch(listener),
    describe: (event, wanted) => describeRunEvent(event as ControlEvent, wanted, config.timezone),
    renderLogin: buildLoginPage,
    renderNotDone: buildNotDonePage,
    sayFault,
    renderNotice: (wanted, notice) => buildNoticePage({ language: wanted, root: '../', back: 'status', notice }),

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

    renderStatus: async (page) => buildStatusPage({ ...(await readStatus(page.language)), formToken: page.formToken }),
  };
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
