/** A served installation under one configuration: its store, its runs, its clock and what answers requests. */

import type { RequestListener } from 'node:http';
import { watch } from 'chokidar';
import type { Logger } from 'pino';
import { openApp } from '../app.ts';
import type { Config, Environment } from '../config/read-config.ts';
import { toPublishable } from '../config/show-settings.ts';
import { databaseOf } from '../drivers/open-state.ts';
import { toLecternError } from '../errors.ts';
import type { RunEvent } from '../jobs/events.ts';
import { type ControlEvent, createRunControl } from '../jobs/run-control.ts';
import { type Schedule, startSchedule } from '../jobs/schedule.ts';
import { planJobs } from '../jobs/scheduled-jobs.ts';
import { watchSources } from '../jobs/watch-sources.ts';
import { buildQrSvg } from '../publish/build-subscribe-panel.ts';
import { planLanguages } from '../publish/page-languages.ts';
import { PAGE_POLICY } from '../publish/page-policy.ts';
import { listMovedFeeds } from '../publish/site-urls.ts';
import { createServer } from '../serve/create-server.ts';
import { createJobMetrics, publicName } from '../serve/job-metrics.ts';
import { createAccess } from '../show/access.ts';
import { isPrivateNow, listPrivateShows } from '../show/served-access.ts';
import { damageMarkOf } from '../store/sqlite/guard-connection.ts';
import { VERSION } from '../version.ts';
import { moveRenamedPatiently } from './move-renamed-patiently.ts';
import { createFactsReader, createServeAdmin } from './serve-admin.ts';
import { tryVoices } from './try-voices.ts';

export type Installation = {
  readonly listener: RequestListener;
  /**
   * Brings what is published up to the store, which takes a while after a new version; tries the voices; then starts the
   * clock and watches the folders of articles. The neural voice comes meanwhile, if nothing forbids it.
   */
  start(options: { readonly schedule: boolean }): Promise<void>;
  /** Before it answers: moves what renamed shows left under their former ids, once no other process works on them. */
  prepare(): Promise<void>;
  /** The latest configuration lets in others than before: the front page no longer names what it closes. */
  applyAccess(): Promise<void>;
  /** No more ticks, and no job after the one at work: its successor does what waits. */
  drain(): Promise<void>;
  /** Resolves when the runs that were asked for here are over, in this process or another. */
  idle(): Promise<void>;
  /** No more ticks; the job at work stops where it is. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

export type InstallationOptions = {
  readonly environment: Environment;
  readonly log: Logger;
  /** Nobody is asked for a voice. */
  readonly isOffline: boolean;
  /** Other processes do the jobs. */
  readonly isIdle?: boolean;
  /** Whether the files of sources lie on this machine. */
  readonly hasFiles?: boolean | undefined;
  /** The database was found damaged, by whomever: what is open of it is of no more use. */
  readonly onDamage: () => void;
  /** The latest valid configuration, which says who may listen; default: the one that is opened. */
  readonly latest?: () => Config;
  /** Why a changed configuration is not in use; `undefined` when none was refused. */
  readonly refused?: () => string | undefined;
};

/** Ready to answer with what was published before. @throws LecternError */
export async function openInstallation(
  config: Config,
  {
    environment,
    log,
    isOffline,
    isIdle = false,
    hasFiles,
    onDamage,
    latest = () => config,
    refused = () => undefined,
  }: InstallationOptions,
  signal: AbortSignal,
): Promise<Installation> {
  const token = environment.LECTERN_ADMIN_TOKEN;
  const warn = (message: string) => log.warn(message);
  const isClosed = (showId: string) => config.shows.some((show) => show.id === showId && isPrivateNow(show, latest()));
  const jobs = createJobMetrics();
  const app = await openApp(config, environment, process.cwd(), signal, warn, {
    isClosed,
    isServing: true,
    role: 'serve',
    isIdle,
    hasFiles,
    isOffline,
    onJobEnd: jobs.observe,
  });
  const onError = (thrown: unknown) => log.error(toLecternError(thrown, 'store').message);
  // Any process that finds corruption creates `<db>.damaged`.
  const marks = watch(damageMarkOf(databaseOf(config))).on('add', onDamage);
  const { queue } = app.parts;
  const store = app.forListeners;
  const { runner } = app;
  const control = createRunControl({
    run: runner.run,
    events: app.parts.events,
    onError,
  });
  app.parts.events.subscribe(undefined, (event, _batches, isOwn) => {
    if (isOwn && event.kind === 'item' && event.heard) jobs.hear(publicName(config, event.showId), event.heard);
  });
  const logProgress = createProgressLog(log);
  control.watch(({ runId, event, isForeign }) => {
    // It stands in the log of the process that did it.
    if (isForeign) return;
    if (event.kind === 'progress') logProgress(event);
    else logEvent(runId === undefined ? log : log.child({ runId }), event);
  });
  const shows = config.shows.map(toPublishable);

  const retiring = new AbortController();
  const ticking = new AbortController();
  let schedule: Schedule | undefined;
  let stopWatching: () => Promise<void> = async () => undefined;
  let closing: Promise<void> | undefined;
  const access = createAccess({
    shows: () => listPrivateShows(config, latest()),
    people: store.people,
  });
  const adminOptions = {
    access,
    config,
    store,
    queue,
    control,
    workers: app.workers,
    speakers: app.speakers,
    siteStore: app.served.siteStore,
    originals: app.originals,
    finishLostRuns: app.finishLostRuns,
    version: `Lectern ${VERSION}`,
    nextRun: () => schedule?.next(),
    refused,
  };
  const readFacts = createFactsReader(adminOptions);
  const listener = createServer({
    policy: PAGE_POLICY,
    languages: planLanguages({ languages: config.site.languages ?? ['en'] }, 'en').map(({ language }) => language),
    ...app.served,
    shows: () =>
      config.shows.map((show) => ({
        id: show.id,
        formerly: show.formerly,
        isPrivate: isPrivateNow(show, latest()),
        moved: listMovedFeeds(show),
      })),
    baseUrl: config.site.baseUrl,
    access,
    drawQr: buildQrSvg,
    log: (entry) => log.info(entry, 'request'),
    onError: (thrown, request) => log.error({ ...request, error: String(thrown) }, 'request failed'),
    health: async () => ({
      ok: true,
      detail: {
        lastRun: (await store.runs.list(1))[0] ?? null,
        // Anybody may ask, so only that it is so.
        configuration: refused() === undefined ? 'in use' : 'a change was refused, the former one is in use',
      },
    }),
    registries: [jobs.registry],
    facts: async () => {
      const facts = await readFacts();
      return { ...facts, shows: facts.shows.map((show) => ({ ...show, isPrivate: isClosed(show.id) })) };
    },
    // A browser that watches a run reconnects, to the instance that took over.
    stopping: AbortSignal.any([signal, retiring.signal]),
    ...(token !== undefined && { admin: createServeAdmin(token, adminOptions) }),
  });

  return {
    listener,
    async start(options) {
      runner.start();
      const stopping = AbortSignal.any([signal, retiring.signal]);
      const publishing = runner.run({ kind: 'publish' }, { trigger: 'schedule' }, stopping);
      // Its workers may be long in coming.
      if (isIdle) publishing.catch((thrown: unknown) => stopping.aborted || onError(thrown));
      else await publishing;
      const voices = { speakers: app.speakers, kokoro: app.parts.kokoro(), which: 'own' } as const;
      for (const { voice, error } of isIdle ? [] : await tryVoices(config, voices, signal))
        if (error) log.error({ voice, hint: error.hint }, `A voice cannot speak: ${error.message}`);
      if (!isIdle) await app.bringVoice();
      if (!options.schedule) return;
      schedule = startSchedule({
        jobs: planJobs(config),
        timezone: config.timezone,
        ticks: app.parts.store.ticks,
        now: () => new Date(),
        onTick: async (job) => {
          if (!ticking.signal.aborted) await control.request(job.request, 'schedule').finished;
        },
        onError,
        onNotice: warn,
      });
      stopWatching = watchSources(config, process.cwd(), (request) => void control.request(request, 'schedule'));
    },
    prepare: () => moveRenamedPatiently(app, warn, signal),
    // No job: it must not wait for the article at work.
    applyAccess: () => app.parts.publisher.publishSite(shows),
    async drain() {
      retiring.abort();
      await stopWatching();
      ticking.abort();
      await runner.drain();
    },
    async idle() {
      await control.idle();
      await schedule?.stop();
    },
    async stop() {
      await Promise.all([stopWatching(), schedule?.stop(), runner.stop(), control.stop()]);
    },
    close() {
      retiring.abort();
      closing ??= Promise.all([marks.close(), runner.stop(), control.stop()]).then(app.close);
      return closing;
    },
  };
}

/** Of a voice's installation: a line a file, and one for each tenth of it. */
function createProgressLog(log: Logger): (event: Extract<RunEvent, { kind: 'progress' }>) => void {
  let last = '';
  return ({ stage, title, done, total, unit }) => {
    const now = `${stage} ${title}: ${Math.floor((done / Math.max(total, done, 1e-6)) * 10) * 10} %`;
    if (unit === 'MB' && now !== last) log.info(now);
    last = now;
  };
}

function logEvent(log: Logger, event: ControlEvent['event']): void {
  // A run that failed is an error, which is told as one.
  if (event.kind === 'run-failed') return;
  const failed =
    event.kind === 'show-failed' ||
    event.kind === 'rule-broken' ||
    (event.kind === 'item' && event.outcome === 'failed');
  log[failed ? 'warn' : 'info'](event, event.kind);
}
