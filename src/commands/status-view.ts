/** Gathers what the status page shows: the store, the runs, the clock, the disk. */
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/read-config.ts';
import { recognizersDirectory } from '../drivers/open-recognizer.ts';
import { voiceModelsDirectory } from '../drivers/open-speakers.ts';
import { databaseOf } from '../drivers/open-state.ts';
import { createFolderSizes } from '../io/folder-sizes.ts';
import type { ObjectStore } from '../io/object-store.ts';
import type { Queue } from '../jobs/queue.ts';
import type { ControlEvent, RunControl } from '../jobs/run-control.ts';
import type { Workers } from '../jobs/workers.ts';
import type { StatusView } from '../publish/status-page/status-view.ts';
import { hasBrokenRule } from '../run/broken-rules.ts';
import { findDroppedShows } from '../show/dropped-shows.ts';
import type { Store } from '../store/store.ts';
import { describeRunEvent } from './describe-run-event.ts';
import { listHearable } from './hearable-voices.ts';
import { listDoubtful, listHeardShows, readLatestEpisodes } from './status-episodes.ts';
import { listCurrent, listRuns } from './status-runs.ts';
import { listSchedule } from './status-schedule.ts';
import { countQueued, listFailures, listWorkers } from './status-work.ts';
import type { FindProgress } from './watch-progress.ts';

export type StatusReaderOptions = {
  readonly config: Config;
  readonly store: Store;
  readonly queue: Pick<Queue, 'list'>;
  readonly workers: Pick<Workers, 'list'>;
  readonly control: Pick<RunControl, 'current' | 'find' | 'eventsSince'>;
  readonly siteStore: Pick<ObjectStore, 'list'>;
  /** Writes down of runs whose process was killed that they are lost. */
  readonly finishLostRuns: () => Promise<void>;
  readonly nextRun: () => Date | undefined;
  /** Why a changed configuration is not in use. */
  readonly refused: () => string | undefined;
  /** `Lectern 0.1.0`. */
  readonly version: string;
};

const LINES_SHOWN = 100;

/** @returns all but what is the session's, in a language (BCP 47) */
export function createStatusReader(
  { config, store, queue, workers, control, siteStore, finishLostRuns, nextRun, refused, version }: StatusReaderOptions,
  findProgress: FindProgress,
): (language: string) => Promise<Omit<StatusView, 'formToken'>> {
  const readStorage = createStorageReader(config, store);
  return async (language) => {
    await finishLostRuns();
    const describe = (event: Pick<ControlEvent, 'at' | 'event'>) => describeRunEvent(event, language, config.timezone);
    const now = new Date();
    const [next, refusal] = [nextRun(), refused()];
    const voices = listHearable(config);
    const latest = await readLatestEpisodes(config, store.episodes);
    const events = control.eventsSince(0).filter(({ event }) => event.kind !== 'progress');
    return {
      ...{ language, timeZone: config.timezone, version, voices },
      ...(next && { nextRun: next }),
      ...(refusal !== undefined && { refused: refusal }),
      disks: await readDisks(config),
      storage: await readStorage(),
      shows: await listShows(config, store),
      current: await listCurrent(store, control),
      lines: events.slice(-LINES_SHOWN).map(describe),
      workers: await listWorkers(workers, findProgress),
      queued: countQueued(await queue.list(), now),
      ...(await listFailures(config, store, queue, voices)),
      doubtful: listDoubtful(latest, voices),
      runs: await listRuns(store, control, describe, language),
      schedule: await listSchedule(config, store, next !== undefined, now),
      heard: listHeardShows(latest),
      brokenFeeds: await findBrokenFeeds(config, store),
      dropped: await findDroppedShows([siteStore], store, config.shows),
    };
  };
}

async function listShows({ shows }: Config, { episodes, items }: Store): Promise<StatusView['shows']> {
  return Promise.all(
    shows.map(async ({ id, title, access, keep }) => {
      const heads = await episodes.heads(id);
      const { episodes: most, days, megabytes } = keep;
      return {
        ...{ id, title, isPrivate: access !== undefined, episodes: heads.length },
        byteLength: heads.reduce((sum, { byteLength }) => sum + byteLength, 0),
        keep: {
          ...(most !== undefined && { episodes: most }),
          ...(days !== undefined && { days }),
          ...(megabytes !== undefined && { megabytes }),
        },
        itemsByStatus: await items.countByStatus(id),
      };
    }),
  );
}

/** Feeds of which a rule was broken when they were written last. */
async function findBrokenFeeds({ shows }: Config, { renders }: Store): Promise<readonly string[]> {
  const broken = await Promise.all(
    shows.map(async ({ id, title }) => ((await hasBrokenRule(renders, id)) ? title : [])),
  );
  return broken.flat();
}

async function readDisks({ paths }: Config): Promise<StatusView['disks']> {
  const read = async (name: 'media' | 'data') => {
    const found = await statfs(paths[name]).catch(() => undefined);
    return found ? [{ name, freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize }] : [];
  };
  return [...(await read('media')), ...(await read('data'))];
}

/** What lies in a bucket, or in a database server, is not counted. */
function createStorageReader(config: Config, { cacheIndex }: Store): () => Promise<StatusView['storage']> {
  const { paths, cache } = config;
  const database = databaseOf(config);
  const onDisk = {
    site: [paths.feed],
    media: [paths.media],
    originals: [join(paths.data, 'originals')],
  };
  const here = {
    voices: [voiceModelsDirectory(config)],
    recognizers: [recognizersDirectory(config)],
    database: [database, `${database}-wal`],
  };
  const places: Partial<Record<StatusView['storage'][number]['name'], readonly string[]>> =
    config.storage === 'disk' ? { ...onDisk, ...here } : here;
  const sizes = createFolderSizes(places);
  return async () => {
    const known = await sizes.read();
    const counted = Object.keys(places).map((key) => {
      // The keys of the places are such names.
      const name = key as keyof typeof places;
      const bytes = known.get(name);
      return { name, ...(bytes !== undefined && { bytes }) };
    });
    const kept = { bytes: await cacheIndex.totalBytes(), limitBytes: cache.maxMegabytes * 1e6 };
    return [...counted, { name: 'cache', ...kept }];
  };
}
