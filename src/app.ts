/** The composition root: the only place that chooses drivers and hands them to the stages. */

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAssembler } from './assemble/create-assembler.ts';
import { encodersFor, type FfmpegPaths, findFfmpeg } from './assemble/find-ffmpeg.ts';
import type { Config, Environment } from './config/read-config.ts';
import { toAudioSettings } from './config/show-settings.ts';
import { openObjects, openOwned, type ServedStores } from './drivers/open-published.ts';
import { openProofing, openRecognizers, openTranscriber } from './drivers/open-recognizer.ts';
import { openSpeakers } from './drivers/open-speakers.ts';
import { databaseOf, hasState, openDryState, openState } from './drivers/open-state.ts';
import { createDiskCache } from './io/cache.ts';
import { createClipFetcher } from './io/clip-fetcher.ts';
import { createDocumentReader, type DocumentReader } from './io/document-reader.ts';
import { readFileBeside } from './io/file-beside.ts';
import { claimFolders, type FolderOwner } from './io/folder-owner.ts';
import { createHttpClient, type HttpClient } from './io/http-client.ts';
import { createLocalHostGate, type LocalHostGateOptions } from './io/local-host-gate.ts';
import { makeFolder } from './io/make-folder.ts';
import { type Originals, withoutPuts } from './io/originals.ts';
import { createPoliteClient } from './io/polite-client.ts';
import { markProcess } from './io/process-marks.ts';
import { createRobotsRules, type RobotsMemory } from './io/robots-rules.ts';
import { proxyFor } from './io/routes.ts';
import { createSiteLogins, type SiteLogins } from './io/site-logins.ts';
import { sweepCache, sweepWork } from './io/sweep-work.ts';
import { bringVoice } from './jobs/bring-voice.ts';
import { installEvent } from './jobs/events.ts';
import { firstWaiting } from './jobs/first-waiting.ts';
import type { JobParts } from './jobs/handle-job.ts';
import { ALL_KINDS } from './jobs/job.ts';
import { keepFiles } from './jobs/keep-files.ts';
import { createLocalEvents } from './jobs/local-events.ts';
import { createRunner, type Runner, type RunnerOptions } from './jobs/runner.ts';
import { hasSourceFolders } from './jobs/watch-sources.ts';
import { createLocalWorkers, type WorkerCard, type WorkerRole, type Workers } from './jobs/workers.ts';
import { createNarrator } from './narrate/narrate.ts';
import type { OpenRecognizers } from './narrate/recognizer.ts';
import type { Speakers } from './narrate/speakers.ts';
import { kokoroFolder, readKokoroState } from './narrate/voice-models/kokoro-state.ts';
import { createChapterLister } from './run/list-chapters.ts';
import { hashOfUpload } from './run/upload-address.ts';
import { readWebAssets } from './serve/read-web-assets.ts';
import { MOST_ART_BYTES } from './show/episode-art.ts';
import { createFeedIdentities } from './show/feed-identities.ts';
import { moveRenamedShows } from './show/move-renamed.ts';
import { createShowPublisher } from './show/show-publisher.ts';
import { createAccounts } from './sources/accounts/open-account.ts';
import { listSource } from './sources/list-source.ts';
import { markTaken } from './sources/mail/list-mail.ts';
import type { MailAccess } from './sources/mail/mailbox.ts';
import type { Store } from './store/store.ts';
import { VERSION } from './version.ts';

function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

/** A server has at least so long for one recording. */
const HEARING_SECONDS = 120;

export type Reading = {
  /** For what a person or the configuration asks for. */
  readonly http: HttpClient;
  /** For the operator's own narrator and hooks, which may be on this machine or beside it; closed with `http`. */
  readonly own: HttpClient;
  /** For the operator's own recogniser; closed with `http`. */
  readonly hearing: HttpClient;
  /** For what sources and articles lead to: keeps to robots.txt. */
  readonly polite: HttpClient;
  /** Reads what a person asks for. */
  readonly read: DocumentReader;
  readonly logins: SiteLogins;
};

/**
 * What it takes to read articles and no more. `onNotice` is told once when robots.txt is to be ignored; `shared` is
 * what other processes know of hosts.
 */
export function openReading(
  { fetch, narrators, recognizers, hooks, podping, shows }: Config,
  onNotice?: (notice: string) => void,
  { memory, ...shared }: Pick<LocalHostGateOptions, 'rests' | 'turns'> & { memory?: RobotsMemory } = {},
): Reading {
  const gate = createLocalHostGate({ delaySeconds: fetch.delaySeconds, ...shared });
  const mailboxes = shows.flatMap(({ sources }) => sources.flatMap(({ mail }) => mail ?? []));
  const accounts = shows.flatMap(({ sources }) =>
    sources.flatMap(({ wallabag, linkding }) => wallabag ?? linkding ?? []),
  );
  const logins = createSiteLogins(fetch.sites, [...mailboxes, ...accounts]);
  const open = (
    ownAddresses: readonly string[],
    of: { readonly logins?: SiteLogins; readonly retries?: number; readonly timeoutMs?: number } = {},
  ) =>
    createHttpClient({
      ...(fetch.proxy !== undefined && { proxy: fetch.proxy }),
      mirrors: fetch.mirrors,
      allowPrivate: [...fetch.allowPrivate, ...ownAddresses.map(hostAndPort)],
      userAgent: fetch.userAgent ?? `Lectern/${VERSION} (podcast of articles; reads as a feed reader does)`,
      timeoutMs: fetch.timeoutSeconds * 1000,
      gate,
      ...of,
    });
  const http = open([], { logins });
  // A client of its own, so that no page can name what only the operator may ask.
  const servers = [narrators.openai?.baseUrl, recognizers.openai?.baseUrl];
  const own = open(
    [...servers, ...accounts.map(({ url }) => url), podping?.url, ...hooks.map(({ url }) => url)].filter(
      (url) => url !== undefined,
    ),
  );
  // A small machine takes its time for half a minute of speech; what cannot be heard now is heard another time.
  const hearing = open(recognizers.openai ? [recognizers.openai.baseUrl] : [], {
    ...{ retries: 0, timeoutMs: Math.max(fetch.timeoutSeconds, HEARING_SECONDS) * 1000 },
  });
  const robots = fetch.robots === 'ignore' ? 'ignore' : createRobotsRules(http, gate, { memory });
  return {
    http: {
      ...http,
      close: async () => {
        await Promise.all([http.close(), own.close(), hearing.close()]);
      },
    },
    own,
    hearing,
    polite: createPoliteClient(http, robots, onNotice),
    read: createDocumentReader(http, fetch.maxPageMegabytes * 1e6),
    logins,
  };
}

/** How mailboxes are reached. */
export const mailAccess = ({ fetch }: Config): MailAccess => ({
  timeoutMs: fetch.timeoutSeconds * 1000,
  maxBytes: fetch.maxPageMegabytes * 1e6,
  proxyFor: (host) => proxyFor(host, fetch.proxy),
});

/** A configuration, as its folders remember it. */
export const ownerOf = ({ file, shows }: Config): FolderOwner => ({
  file,
  shows: shows.flatMap(({ id, formerly }) => [id, ...formerly]),
});

export type App = {
  readonly parts: JobParts;
  readonly originals: Originals;
  readonly workers: Pick<Workers, 'list'>;
  /** What was published, for a server: a listener waits for nothing that is away. */
  readonly served: ServedStores;
  readonly forListeners: Store;
  readonly runner: Runner;
  readonly ffmpeg: FfmpegPaths;
  readonly speakers: Speakers;
  readonly recognizers: OpenRecognizers;
  /** Has the neural voice come, meanwhile, if a show lacks it and nothing forbids it. */
  bringVoice(): Promise<void>;
  /** Waits for it, by no job: a job of a shared queue might bring it to another machine. */
  bringVoiceHere(patienceMs: number): Promise<void>;
  /** Moves what renamed shows left under their former ids, and the audio of shows that became private or public. @throws LecternError `busy` while a process works on them */
  moveRenamed(): Promise<void>;
  /** Writes down of runs whose process was killed that they are lost. */
  finishLostRuns(): Promise<void>;
  /** Lets go of threads, connections and the store, in that order. */
  close(): Promise<void>;
};

/** How long a place may take to answer that has the neural voice, when nobody waits for it. */
const VOICE_PATIENCE_MS = 30_000;

export type AppOptions = Omit<RunnerOptions, 'files'> & {
  /** Whether the files of sources lie on this machine; default: if their folders are there. */
  readonly hasFiles?: boolean | undefined;
  /** What the process is to others. Default `run`. */
  readonly role?: WorkerRole;
  readonly onJobEnd?: NonNullable<JobParts['onJobEnd']>;
  /** Whether a show has become private since. */
  readonly isClosed?: (showId: string) => boolean;
  /** Every folder stays as it is; what has to be written lies in a temporary one. */
  readonly isDryRun?: boolean;
  /** Nobody is asked for a voice. */
  readonly isOffline?: boolean;
};

/**
 * Everything that a run needs. Sweeps what a killed process left.
 *
 * @throws LecternError
 */
export async function openApp(
  config: Config,
  environment: Environment,
  workingDirectory: string,
  signal: AbortSignal,
  onNotice: (notice: string) => void,
  { isClosed, onJobEnd, isDryRun = false, isOffline = false, role = 'run', hasFiles, ...running }: AppOptions = {},
): Promise<App> {
  const { paths } = config;
  await claimFolders({ paths, ...(await openOwned(config)) }, ownerOf(config), isDryRun);
  const encoders = encodersFor(config.shows.map(toAudioSettings));
  const ffmpeg = await findFfmpeg(environment, signal, { encoders, onNotice });
  const scratch = isDryRun ? await mkdtemp(join(tmpdir(), 'lectern-dry-run-')) : undefined;
  const isNew = scratch !== undefined && !(await hasState(config));
  const data = scratch !== undefined && (isNew || !existsSync(databaseOf(config))) ? scratch : paths.data;
  const mark = await markProcess(join(scratch ?? paths.data, 'processes'));
  const located = { state: isNew ? ('sqlite' as const) : config.state, paths: { data } };
  const state = await (isDryRun
    ? openDryState(located)
    : openState(located, { onRecovery: onNotice, onNotice, isAlive: mark.isAlive })
  ).catch(async (thrown: unknown) => {
    await mark.remove();
    throw thrown;
  });
  const { store, queue, shared } = state;
  const {
    served,
    published,
    originals,
    parts: partStore,
    moveMisplaced,
  } = await openObjects(config, store, state.forListeners, signal);
  const isListing = config.state === 'sqlite' || (hasFiles ?? hasSourceFolders(config, workingDirectory));
  const startedAt = new Date().toISOString();
  const { only, isIdle = false, concurrency = 1 } = running;
  const about = { id: mark.id, role, machine: hostname(), startedAt, concurrency: isIdle ? 0 : concurrency };
  const taken = isListing ? only : (only ?? ALL_KINDS).filter((kind) => kind !== 'list-files');
  const card: WorkerCard = { ...about, ...(taken && { only: taken }) };
  await shared?.workers.announce(card);
  const finishLostRuns = () => store.runs.finishLost(new Date().toISOString(), (shared?.workers ?? mark).isAlive);
  if (!isDryRun) await finishLostRuns();
  const workDirectory = join(scratch ?? paths.data, 'work');
  await makeFolder(workDirectory);
  if (mark.hasFoundDead) {
    await published.siteStore.sweep();
    await published.mediaStore.sweep();
    await sweepCache(join(paths.data, 'cache'));
    await sweepWork(workDirectory);
    await mark.buryDead();
  }

  const { http, own, hearing, polite, read, logins } = openReading(config, onNotice, {
    rests: store.hostRests,
    ...(shared && { turns: shared.turns, memory: shared.robots }),
  });
  const maxBytes = config.fetch.maxPageMegabytes * 1e6;
  const cache = createDiskCache(join(data, 'cache'), store.cacheIndex);
  const speakers = openSpeakers(config, own);
  const recognizers = openRecognizers(config, hearing);
  const narrator = createNarrator(speakers, cache, openProofing(config, recognizers, cache, onNotice));
  const listChapters = createChapterLister(read);
  const openAccount = createAccounts(own, () => new Date());
  const maxClipBytes = config.fetch.maxClipMegabytes * 1e6;
  const hasBucket = config.storage !== 'disk';
  const keeping = {
    workingDirectory,
    ...(hasBucket && { most: { recordingBytes: maxClipBytes, pictureBytes: MOST_ART_BYTES } }),
  };
  const keep = keepFiles(originals, read, keeping, signal);
  const kept = isDryRun ? withoutPuts(originals) : originals;
  const { baseUrl, languages } = config.site;
  const heard = { hubs: config.websub, usesPodping: config.podping !== undefined };
  const site = { baseUrl, generator: `Lectern ${VERSION}`, ...(languages && { languages }), ...heard };
  const parts: JobParts = {
    ...published,
    config,
    workingDirectory,
    store,
    events: shared?.events ?? createLocalEvents(),
    queue,
    ...(onJobEnd && { onJobEnd }),
    ...(shared && { spread: { narrator, cache, workers: shared.workers, partStore } }),
    isDryRun,
    originals: kept,
    ...(hasBucket && !isDryRun && { keepOriginal: keep }),
    ...(!isDryRun && { keepAdded: keep }),
    listSource: (source, state, stop) =>
      listSource(
        source,
        state,
        {
          ...{ http: polite, workingDirectory, maxBytes, listChapters, openAccount, now: () => new Date() },
          mail: { ...mailAccess(config), keep: kept.put },
        },
        stop,
      ),
    markMail: (mail, state, stop) => markTaken(mail, state, mailAccess(config), stop),
    read: createDocumentReader(polite, maxBytes),
    readAsked: read,
    readIfChanged: (url, validators, stop) => polite.getIfChanged(url, validators, { maxBytes, signal: stop }),
    ownHttp: own,
    logins,
    unheard: new Map(),
    openUrl: http.open,
    isOffline: isOffline || environment.LECTERN_OFFLINE !== undefined,
    cache,
    kokoro: () => readKokoroState(kokoroFolder(paths.data)),
    maker: {
      narrator,
      assembler: createAssembler({ ffmpeg, cache }),
      transcriber: openTranscriber(config, recognizers, cache, onNotice),
      clips: createClipFetcher(http, cache, maxClipBytes, originals, logins),
      mediaStore: published.mediaStore,
      workDirectory,
      now: () => new Date(),
    },
    publisher: createShowPublisher({
      episodes: store.episodes,
      renders: store.renders,
      numbers: store.episodeNumbers,
      items: store.items,
      firstWaiting: (showId) => firstWaiting({ queue, items: store.items }, showId, new Date()),
      identifyFeeds: createFeedIdentities(store.feeds, published.siteStore, site),
      site,
      // A dry run reads the cover, which is part of what decides an episode's audio.
      siteStore: isDryRun ? { ...published.siteStore, put: async () => false } : published.siteStore,
      ...(published.plainNames && { plainNames: published.plainNames }),
      mediaMirrors: config.site.mirrors,
      fetchImage: async (url, stop, articleUrl) => {
        if (url.startsWith('file:')) return readFileBeside(url, articleUrl, MOST_ART_BYTES);
        const kept = hashOfUpload(url);
        if (kept !== undefined) return (await originals.open(kept)) ?? new Uint8Array();
        // No picture is worth being asked for in the operator's name.
        return (await polite.get(url, { maxBytes: MOST_ART_BYTES, accept: 'image/*', page: '', signal: stop })).bytes;
      },
      readAssets: () => readWebAssets(signal),
      version: VERSION,
      ...(isClosed && { isClosed }),
    }),
    now: () => new Date(),
  };
  const closing = new AbortController();
  const bringVoiceHere = async (patienceMs: number) => {
    const { events, openUrl: open } = parts;
    const told = await bringVoice(config, {
      ...{ open, patienceMs, isOffline: parts.isOffline ?? false, signal: AbortSignal.any([signal, closing.signal]) },
      onProgress: (progress) => events.publish([], installEvent(progress)),
    });
    if (told) events.publish([], { kind: 'notice', message: told.text, why: told.why });
  };
  return {
    ffmpeg,
    served,
    forListeners: state.forListeners,
    speakers,
    recognizers,
    async moveRenamed() {
      const moving = { ...published, store, queue, now: () => new Date(), signal };
      await moveRenamedShows(moving, config.shows);
      await moveMisplaced();
    },
    parts,
    finishLostRuns,
    originals,
    workers: shared?.workers ?? createLocalWorkers(card, queue),
    bringVoiceHere,
    async bringVoice() {
      if (shared) void bringVoiceHere(VOICE_PATIENCE_MS).catch(() => undefined);
      else await queue.enqueue([{ kind: 'install-voice', patienceMs: VOICE_PATIENCE_MS }], { dueAt: '' });
    },
    runner: createRunner(parts, mark.id, { ...running, files: isListing ? 'own' : 'elsewhere' }),
    async close() {
      closing.abort();
      await speakers.close();
      await recognizers.close();
      await http.close();
      await state.close();
      await mark.remove();
      if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
    },
  };
}
