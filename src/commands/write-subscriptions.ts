/** Feeds of another reader, as sources of a show: printed, or put into its configuration where that is asked for. */
import { open, realpath, stat } from 'node:fs/promises';
import { stringify } from 'yaml';
import { addSources } from '../config/add-sources.ts';
import { type Config, parseConfig, readConfigFile, type ShowConfig } from '../config/read-config.ts';
import { usageError } from '../errors.ts';
import { writeAtomically } from '../io/atomic-files.ts';
import type { Subscription } from '../sources/read-opml.ts';
import type { Output } from './output.ts';

export function printSubscriptions(feeds: readonly Subscription[], json: boolean, output: Output): void {
  if (json) {
    for (const feed of feeds) output.write(`${JSON.stringify(feed)}\n`);
    return;
  }
  let folder = '';
  output.write('# To follow these, put them under a show’s sources:\nsources:\n');
  for (const { url, title, folders } of feeds) {
    const path = folders.join(' / ');
    if (path !== folder && path !== '') output.write(`  # ${path}\n`);
    folder = path;
    output.write(`  - feed: ${scalar(url)}${title === undefined ? '' : ` # ${title}`}\n`);
  }
}

const scalar = (text: string) => stringify(text, { lineWidth: 0 }).trimEnd();

/** Feeds that the show has stay as they are. @throws LecternError `usage` when its sources are written otherwise */
export async function writeSubscriptions(
  { file }: Config,
  show: ShowConfig,
  feeds: readonly Subscription[],
  json: boolean,
  output: Output,
): Promise<void> {
  const has = new Set(show.sources.flatMap(({ feed }) => (feed === undefined ? [] : new URL(feed).href)));
  const fresh = feeds.filter(({ url }) => !has.has(url));
  if (fresh.length > 0) {
    const text = await readConfigFile(file);
    const added = addSources(
      text,
      show.id,
      fresh.map(({ url }) => ({ feed: url })),
    );
    const isWhole = () => {
      const now = parseConfig(added ?? '', file, process.cwd()).shows.find(({ id }) => id === show.id);
      return now?.sources.length === show.sources.length + fresh.length;
    };
    if (added === undefined || !isWhole())
      throw usageError(
        `The sources of ${show.id} in ${file} are not written as a list of lines.`,
        'Without --write they are printed, to be put there by hand.',
      );
    await replaceFile(await realpath(file), added);
  }
  const known = feeds.length - fresh.length;
  output.write(
    json
      ? `${JSON.stringify({ kind: 'sources', show: show.id, file, added: fresh.map(({ url }) => url), known })}\n`
      : `${fresh.length} ${fresh.length === 1 ? 'source' : 'sources'} added to ${show.id} in ${file}, ${known} known already.\n`,
  );
}

/** Who may read it stays as it is: it may hold secrets. */
async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  await writeAtomically(path, async (temporary) => {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.chmod(mode);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}
