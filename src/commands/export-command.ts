/** `lectern export DIR --base-url URL`: the site as plain files for another address, e.g. a bucket's. */
import { isAbsolute, relative, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { findShows } from '../config/find-shows.ts';
import type { Config, ShowConfig } from '../config/read-config.ts';
import { toPublishable } from '../config/show-settings.ts';
import { openFolders, openPublished } from '../drivers/open-published.ts';
import { openStore } from '../drivers/open-state.ts';
import { usageError } from '../errors.ts';
import type { PublishedStores } from '../io/object-store.ts';
import { checkPublished } from '../publish/check-published.ts';
import { readWebAssets } from '../serve/read-web-assets.ts';
import { type ExportedShow, exportSite } from '../show/export-site.ts';
import { VERSION } from '../version.ts';
import type { Output } from './output.ts';

export type ExportCommandOptions = {
  readonly directory: string;
  /** What every address in the exported feeds starts with. */
  readonly baseUrl: string;
  readonly showId?: string;
  readonly json: boolean;
};

/** @returns 0 when the exported feeds keep every rule, 1 when they do not */
export async function exportCommand(
  config: Config,
  options: ExportCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const directory = resolve(options.directory);
  assertApart(directory, Object.values(config.paths));
  const baseUrl = toBaseUrl(options.baseUrl);
  const shows = chooseShows(config, options.showId, output);
  const { baseUrl: ownBaseUrl, languages, mirrors } = config.site;
  const to = { ...openFolders({ feed: directory, media: resolve(directory, 'media') }), name: directory };
  const store = await openStore(config);
  const bar = createBar(output.isTerminal && !options.json);
  try {
    const exported = await exportSite(
      {
        store,
        ownBaseUrl,
        from: await openPublished(config, store.siteObjects),
        to,
        shows: shows.map(toPublishable),
        site: { baseUrl, generator: `Lectern ${VERSION}`, ...(languages && { languages }) },
        mediaMirrors: mirrors,
        readAssets: () => readWebAssets(signal),
        version: VERSION,
        onProgress: bar.update,
      },
      signal,
    );
    bar.stop();
    let broken = 0;
    for (const show of exported) broken += await report(show, to, baseUrl, options.json, output, signal);
    return broken === 0 ? 0 : 1;
  } finally {
    bar.stop();
    await store.close();
  }
}

/** Tells what was done for a show and which rules its exported feed breaks. @returns how many */
async function report(
  { changedIds, ...show }: ExportedShow,
  stores: PublishedStores,
  baseUrl: string,
  json: boolean,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const rules = await checkPublished({ ...stores, baseUrl, showId: show.showId, changedIds }, signal);
  const broken = rules.filter(({ problems }) => problems.length > 0);
  if (json) output.write(`${JSON.stringify({ ...show, changed: changedIds.length, broken })}\n`);
  else {
    const { showId, episodes, filesWritten, mediaAdded, mediaRemoved } = show;
    const media = `${mediaAdded} recordings added, ${mediaRemoved} removed`;
    output.write(`${showId}: ${episodes} episodes; ${filesWritten} files written, ${media}\n`);
    for (const { says, problems } of broken)
      output.write(`NOT ${says}\n${problems.map((problem) => `      ${problem}\n`).join('')}`);
  }
  return broken.length;
}

function chooseShows(config: Config, showId: string | undefined, output: Output): readonly ShowConfig[] {
  const chosen = findShows(config, showId);
  const open = chosen.filter(({ access }) => access === undefined);
  if (open.length === 0)
    throw usageError(
      'Private shows are not exported: plain files cannot ask for a token.',
      'Serve them with `lectern serve`.',
    );
  for (const { id } of chosen)
    if (!open.some((show) => show.id === id)) output.warn(`${id} is private and is not exported.\n`);
  return open;
}

function toBaseUrl(address: string): string {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw usageError(`${address} is no address of a site.`, 'Give --base-url an absolute http:// or https:// URL.');
  return address.replace(/\/+$/, '');
}

/** An export into the installation's own folders would mix two sites. */
function assertApart(directory: string, folders: readonly string[]): void {
  const holds = (outer: string, inner: string) => {
    const path = relative(outer, inner);
    return !path.startsWith('..') && !isAbsolute(path);
  };
  const met = folders.find((folder) => holds(folder, directory) || holds(directory, folder));
  if (met !== undefined)
    throw usageError(`${directory} and ${met} lie in one another.`, 'Name a folder apart from feed, media and data.');
}

function createBar(isShown: boolean) {
  const bar = isShown
    ? new SingleBar({ format: '  {show} {bar} {value}/{total} episodes, {eta_formatted} left', clearOnComplete: true })
    : undefined;
  let current = '';
  return {
    update(showId: string, done: number, of: number): void {
      if (showId !== current) bar?.start(of, done, { show: showId });
      current = showId;
      bar?.update(done + 1);
    },
    stop(): void {
      bar?.stop();
    },
  };
}
