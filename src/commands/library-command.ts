/** `lectern remove`, `lectern prune` and `lectern rebuild`: the life of what was published. */
import { openApp } from '../app.ts';
import { toPublishable } from '../config/show-settings.ts';
import { type Config, readEnvironment, type ShowConfig } from '../config.ts';
import { LecternError } from '../errors.ts';
import { keepLibrary, tidyMedia } from '../run/keep-library.ts';
import type { Output } from './terminal.ts';

type Choice = { readonly showId?: string; readonly json: boolean };

/** @throws LecternError `usage` when no show has such an episode, `busy` when a run works on it */
export async function removeCommand(
  config: Config,
  { id, showId, json }: Choice & { readonly id: string },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  return withShows(config, showId, output, signal, async (app, shows) => {
    const { episodes } = app.parts.store;
    for (const show of shows) {
      const record = await episodes.find(show.id, id);
      if (!record) continue;
      await holdShow(app, show, async () => {
        await episodes.remove(show.id, id, new Date().toISOString());
        await app.parts.publisher.publishShow(toPublishable(show));
      });
      const { title } = record.episode.article;
      output.write(
        json
          ? `${JSON.stringify({ showId: show.id, episodeId: id, title })}\n`
          : `Removed ${id} from ${show.id}: ${title}\nIts source may list it on; it is not made again unless \`lectern add\` names it.\n`,
      );
      return 0;
    }
    throw new LecternError(`There is no episode ${id}.`, {
      code: 'usage',
      stage: 'cli',
      hint: '`lectern list` shows the ids.',
    });
  });
}

export async function pruneCommand(
  config: Config,
  { showId, json, dryRun }: Choice & { readonly dryRun: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  return withShows(config, showId, output, signal, async (app, shows) => {
    for (const show of shows)
      await holdShow(app, show, async () => {
        if (!dryRun) await tidyMedia(app.parts, show.id);
        const removed = await keepLibrary(app.parts, show, { dryRun });
        if (!dryRun && removed.length > 0) await app.parts.publisher.publishShow(toPublishable(show));
        for (const one of removed)
          output.write(
            json
              ? `${JSON.stringify({ showId: show.id, ...one })}\n`
              : `${dryRun ? 'would remove' : 'removed'} ${one.episodeId} ${one.title}: ${one.reason}\n`,
          );
        if (!json && removed.length === 0) output.write(`${show.id}: nothing to remove.\n`);
      });
    if (!dryRun) await app.parts.cache.prune(config.cache.maxMegabytes * 1e6);
    return 0;
  });
}

/** Writes all of `feed/` again from the store. */
export async function rebuildCommand(
  config: Config,
  { showId, json }: Choice,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  return withShows(config, showId, output, signal, async (app, shows) => {
    const { renders } = app.parts.store;
    for (const show of shows)
      await holdShow(app, show, async () => {
        for (const name of (await renders.find(show.id)).keys()) await renders.forget(show.id, name);
        const { episodes } = await app.parts.publisher.publishShow(toPublishable(show));
        output.write(
          json
            ? `${JSON.stringify({ showId: show.id, episodes })}\n`
            : `${show.id}: the feed and the pages of ${episodes} ${episodes === 1 ? 'episode' : 'episodes'} are written anew.\n`,
        );
      });
    await app.parts.publisher.publishSite(config.shows.map(toPublishable));
    return 0;
  });
}

type App = Awaited<ReturnType<typeof openApp>>;

async function withShows(
  config: Config,
  showId: string | undefined,
  output: Output,
  signal: AbortSignal,
  work: (app: App, shows: readonly ShowConfig[]) => Promise<number>,
): Promise<number> {
  const app = await openApp(config, readEnvironment(), process.cwd(), signal, (notice) => output.warn(`${notice}\n`));
  try {
    await app.moveRenamed();
    return await work(
      app,
      config.shows.filter(({ id }) => showId === undefined || id === showId),
    );
  } finally {
    await app.close();
  }
}

async function holdShow(app: App, { id }: ShowConfig, work: () => Promise<void>): Promise<void> {
  const held = app.parts.leases.acquire(`show-${id}`);
  if (!held.lease)
    throw new LecternError(`The show ${id} is being worked on by ${held.holder}.`, {
      code: 'busy',
      stage: 'store',
      retryable: true,
      hint: 'Wait until that run is done.',
    });
  try {
    await work();
  } finally {
    held.lease.release();
  }
}
