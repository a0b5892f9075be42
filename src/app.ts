/** The composition root: the only place that chooses drivers and hands them to the stages. */

import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createAssembler } from './assemble/create-assembler.ts';
import { type FfmpegPaths, findFfmpeg } from './assemble/find-ffmpeg.ts';
import type { Config, Environment } from './config.ts';
import { isAlive, sweepTemporaryFiles } from './io/atomic-files.ts';
import { createDiskCache, sweepCache } from './io/cache.ts';
import { createClipFetcher } from './io/clip-fetcher.ts';
import { createDocumentReader, type DocumentReader } from './io/document-reader.ts';
import { createHttpClient, type HttpClient } from './io/http-client.ts';
import { createNativeEspeakSpeaker } from './narrate/drivers/espeak-native.ts';
import { createOpenAiSpeaker } from './narrate/drivers/openai.ts';
import { createSherpaSpeaker } from './narrate/drivers/sherpa.ts';
import { createNarrator } from './narrate/narrate.ts';
import { engineVersion } from './narrate/speaker.ts';
import { createSpeakerPool } from './narrate/speaker-pool.ts';
import { createSpeakers, type Speakers } from './narrate/speakers.ts';
import type { PipelineParts } from './pipeline.ts';
import { readWebAssets } from './serve/read-web-assets.ts';
import { createShowPublisher } from './show-publisher.ts';
import { createFileLeases } from './store/sqlite/file-leases.ts';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts';
import type { Store } from './store/store.ts';

const packageFile = new URL('../package.json', import.meta.url);

/** Lectern's own version. */
export const VERSION: string = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;

function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

export type Reading = { readonly http: HttpClient; readonly read: DocumentReader };

/** What it takes to read articles and no more. */
export function openReading({ fetch, narrators }: Config): Reading {
  const http = createHttpClient({
    ...(fetch.proxy !== undefined && { proxy: fetch.proxy }),
    mirrors: fetch.mirrors,
    // The operator's own narrator may be on this machine or beside it.
    allowPrivate: [...fetch.allowPrivate, ...(narrators.openai ? [hostAndPort(narrators.openai.baseUrl)] : [])],
    userAgent: fetch.userAgent ?? `Lectern/${VERSION} (podcast of articles; reads as a feed reader does)`,
    timeoutMs: fetch.timeoutSeconds * 1000,
  });
  return { http, read: createDocumentReader(http, fetch.maxPageMegabytes * 1e6) };
}

/** Where installed neural voices lie, one folder a model. */
export const voiceModelsDirectory = ({ paths }: Config): string => join(paths.data, 'voices');

/** The narrators that are set up. */
export function openSpeakers(config: Config, http: HttpClient): Speakers {
  const { openai } = config.narrators;
  const pooled = new Map(['espeak', 'flite'].map((driver) => [driver, engineVersion(driver)]));
  return createSpeakers(createSpeakerPool(), pooled, [
    createNativeEspeakSpeaker(),
    createSherpaSpeaker({ modelsDirectory: voiceModelsDirectory(config) }),
    ...(openai ? [createOpenAiSpeaker(http, openai)] : []),
  ]);
}

/** The store of an installation, for what only looks things up. */
export function openStore({ paths }: Config): Promise<Store> {
  return openSqliteStore(join(paths.data, 'lectern.db'));
}

export type App = {
  readonly parts: PipelineParts;
  readonly ffmpeg: FfmpegPaths;
  readonly speakers: Speakers;
  /** Lets go of threads, connections and the store, in that order. */
  close(): Promise<void>;
};

/** Everything that a run needs. Sweeps what a killed process left. @throws LecternError */
export async function openApp(
  config: Config,
  environment: Environment,
  workingDirectory: string,
  signal: AbortSignal,
): Promise<App> {
  const { paths } = config;
  const ffmpeg = await findFfmpeg(environment, signal);
  const store = await openStore(config);
  const workDirectory = join(paths.data, 'work');
  await mkdir(workDirectory, { recursive: true });
  await sweepTemporaryFiles(paths.feed);
  await sweepTemporaryFiles(paths.media);
  await sweepCache(join(paths.data, 'cache'));
  await sweepWork(workDirectory);

  const { http, read } = openReading(config);
  const cache = createDiskCache(join(paths.data, 'cache'), store.cacheIndex);
  const speakers = openSpeakers(config, http);
  const { baseUrl, languages } = config.site;
  const site = { baseUrl, generator: `Lectern ${VERSION}`, ...(languages && { languages }) };
  return {
    ffmpeg,
    speakers,
    parts: {
      config,
      workingDirectory,
      version: VERSION,
      store,
      leases: createFileLeases(join(paths.data, 'leases')),
      read,
      cache,
      maker: {
        narrator: createNarrator(speakers, cache),
        assembler: createAssembler({ ffmpeg, cache }),
        clips: createClipFetcher(http, cache, config.fetch.maxClipMegabytes * 1e6),
        mediaDirectory: paths.media,
        workDirectory,
        now: () => new Date(),
      },
      publisher: createShowPublisher({
        episodes: store.episodes,
        renders: store.renders,
        site,
        feedDirectory: paths.feed,
        readAssets: () => readWebAssets(signal),
        version: VERSION,
      }),
      now: () => new Date(),
    },
    async close() {
      await speakers.close();
      await http.close();
      await store.close();
    },
  };
}

/** Each episode under way has a folder that is named after its process. */
async function sweepWork(workDirectory: string): Promise<void> {
  for (const name of await readdir(workDirectory)) {
    const pid = Number(/^episode-(\d+)-/.exec(name)?.[1]);
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(workDirectory, name), { recursive: true, force: true });
  }
}
