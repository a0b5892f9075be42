/** `lectern remove`, `prune`, `rebuild` and `dismiss`: the life of what was published. */
import { type App, openApp } from '../app.ts';
import { type Config, readEnvironment } from '../config/read-config.ts';
import { usageError } from '../errors.ts';
import type { RunEvent } from '../jobs/events.ts';
import type { RunRequest } from '../jobs/plan-batch.ts';
import type { RunReport } from '../jobs/runner.ts';
import { dismissItem } from '../run/dismiss-item.ts';
import { applyRetention } from '../run/keep-library.ts';
import { findDroppedShows, removeDroppedShow } from '../show/dropped-shows.ts';
import { describeError, type Output } from './output.ts';

type Choice = { readonly showId?: string; readonly json: boolean };

const chosenShows = ({ shows }: Config, showId: string | undefined) =>
  shows.filter(({ id }) => showId === undefined || id === showId);

/** @throws LecternError `usage` when no show has such an episode */
export async function removeCommand(
  config: Config,
  { id, showId, json }: Choice & { readonly id: string },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  return withApp(config, output, signal, async (app) => {
    const { episodes } = app.parts.store;
    for (const show of chosenShows(config, showId)) {
      const record = await episodes.find(show.id, id);
      if (!record) continue;
      await episodes.remove(show.id, id, new Date().toISOString());
      await runQuietly(app, { kind: 'publish', showId: show.id }, output, signal);
      const { title } = record.episode.article;
      output.write(
        json
          ? `${JSON.stringify({ showId: show.id, episodeId: id, title })}\n`
          : `Removed ${id} from ${show.id}: ${title}\nIts source may list it on; it is not made again unless \`lectern add\` names it.\n`,
      );
      return 0;
    }
    throw usageError(`There is no episode ${id}.`, '`lectern list` shows the ids.');
  });
}

type RemovedEvent = Extract<RunEvent, { kind: 'removed' }>;

/**
 * Beside `withDropped`, `showId` names one dropped show, and nothing else is pruned.
 *
 * @throws LecternError `usage` when there is no such dropped show
 */
export async function pruneCommand(
  config: Config,
  { showId, json, dryRun, withDropped = false }: Choice & { readonly dryRun: boolean; readonly withDropped?: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const prune = async (app: App) => {
    const dropped = withDropped ? await chooseDropped(config, app.parts, showId) : [];
    let removed = 0;
    const tell = ({ kind: _, ...one }: Omit<RemovedEvent, 'kind'> & { readonly kind?: 'removed' }) => {
      removed += 1;
      output.write(
        json
          ? `${JSON.stringify({ ...one, ...(dryRun && { dryRun }) })}\n`
          : `${dryRun ? 'would remove' : 'removed'} ${one.episodeId} ${one.title}: ${one.reason}\n`,
      );
    };
    app.parts.events.subscribe(undefined, (event) => event.kind === 'removed' && tell(event));
    for (const show of chosenShows(config, showId)) {
      removed = 0;
      if (dryRun)
        for (const one of await applyRetention(app.parts, show, { dryRun })) tell({ showId: show.id, ...one });
      else await app.runner.run({ kind: 'retention', showId: show.id }, { trigger: 'manual' }, signal);
      if (!json && removed === 0) output.write(`${show.id}: nothing to remove.\n`);
    }
    for (const id of dropped) {
      if (!dryRun) await removeDroppedShow(app.parts, id);
      output.write(
        json
          ? `${JSON.stringify({ showId: id, reason: 'dropped', ...(dryRun && { dryRun }) })}\n`
          : `${dryRun ? 'would remove' : 'removed'} feed, pages and audio of the dropped show ${id}\n`,
      );
    }
    if (withDropped && !json && dropped.length === 0) output.write('There are no dropped shows.\n');
    return 0;
  };
  return withApp(config, output, signal, prune, dryRun);
}

/** All when none is named. @throws LecternError `usage` */
async function chooseDropped(
  { shows }: Config,
  { siteStore, mediaStore, store }: App['parts'],
  showId: string | undefined,
): Promise<readonly string[]> {
  const dropped = await findDroppedShows([siteStore, mediaStore], store, shows);
  if (showId === undefined) return dropped;
  if (dropped.includes(showId)) return [showId];
  throw usageError(
    `There is no dropped show ${showId}.`,
    dropped.length === 0 ? 'There are no dropped shows.' : `The dropped shows are ${dropped.join(', ')}.`,
  );
}

/** Writes all of `feed/` again from the store. */
export async function rebuildCommand(
  config: Config,
  { showId, json }: Choice,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  return withApp(config, output, signal, async (app) => {
    for (const { id } of chosenShows(config, showId)) {
      await runQuietly(app, { kind: 'publish', showId: id, isAnew: true }, output, signal);
      const { length } = await app.parts.store.episodes.heads(id);
      output.write(
        json
          ? `${JSON.stringify({ showId: id, episodes: length })}\n`
          : `${id}: the feed and the pages of ${length} ${length === 1 ? 'episode' : 'episodes'} are written anew.\n`,
      );
    }
    return 0;
  });
}

/** The article is not tried again, unless somebody names it. @throws LecternError `usage` for one that does not fail */
export async function dismissCommand(
  config: Config,
  { url, showId, json }: Choice & { readonly url: string },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  return withApp(config, output, signal, async ({ parts: { store } }) => {
    for (const { id } of chosenShows(config, showId)) {
      const item = await store.items.find(id, url);
      if (!item) continue;
      await dismissItem(store.items, item, new Date());
      output.write(
        json
          ? `${JSON.stringify({ showId: id, url })}\n`
          : `Dismissed in ${id}: ${item.title ?? url}\nIt is tried again only when \`lectern retry\` names it.\n`,
      );
      return 0;
    }
    throw usageError(`There is no article ${url}.`, '`lectern list` shows their addresses.');
  });
}

/** For what only looks after the library. @throws LecternError what could not be done */
async function runQuietly(app: App, request: RunRequest, output: Output, signal: AbortSignal): Promise<RunReport> {
  const report = await app.runner.run(request, { trigger: 'manual' }, signal);
  for (const error of report.showErrors) for (const line of describeError(error)) output.warn(`${line}\n`);
  return report;
}

async function withApp(
  config: Config,
  output: Output,
  signal: AbortSignal,
  work: (app: App) => Promise<number>,
  isDryRun = false,
): Promise<number> {
  const warn = (notice: string) => output.warn(`${notice}\n`);
  const app = await openApp(config, readEnvironment(), process.cwd(), signal, warn, { isDryRun });
  try {
    if (!isDryRun) await app.moveRenamed();
    return await work(app);
  } finally {
    await app.close();
  }
}
