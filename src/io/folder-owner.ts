/** Remembers which configuration last used a folder, so that another one does not publish over its shows. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LecternError } from '../errors.ts';
import { writeIfChanged } from './atomic-files.ts';
import { type PublishedStores, readObject } from './object-store.ts';

/** A configuration, as its folders remember it. */
export type FolderOwner = {
  /** Its file, absolute. */
  readonly file: string;
  /** The ids of its shows. */
  readonly shows: readonly string[];
};

/** What an installation writes to. */
export type OwnedPlaces = PublishedStores & {
  readonly paths: { readonly data: string; readonly feed: string; readonly media: string };
};

const ownerFile = (folder: string) => join(folder, 'configuration.json');

/** Among what is published, which may be copied anywhere: it has hashes only, and a name that is never served. */
export const OWNER_KEY = '.lectern-owner.json';

/**
 * Notes that a configuration uses the folders, or with `isDryRun` only looks. The one that used them last may have changed
 * its shows or its file, not both.
 *
 * @throws LecternError `config` when another configuration used one of them last
 */
export async function claimFolders(places: OwnedPlaces, owner: FolderOwner, isDryRun = false): Promise<void> {
  const other = await findOtherOwner(places, owner);
  if (other)
    throw new LecternError(
      `${owner.file} (${listShows(owner)}) has no show in common with ${other.name}, which used ${other.folder} last.`,
      {
        code: 'config',
        stage: 'config',
        hint: 'Give each configuration its own paths.data, paths.feed and paths.media; or, when this one replaces the other, run `lectern config adopt` with it.',
      },
    );
  if (!isDryRun) await adoptFolders(places, owner);
}

/** Notes that a configuration uses the folders, whichever used them last. */
export async function adoptFolders({ paths, siteStore, mediaStore }: OwnedPlaces, owner: FolderOwner): Promise<void> {
  const { file, shows } = owner;
  await writeIfChanged(ownerFile(paths.data), `${JSON.stringify({ file, shows })}\n`);
  for (const store of [siteStore, mediaStore]) await store.put(OWNER_KEY, `${JSON.stringify(hashed(owner))}\n`);
}

/** The configuration that used a folder last, when it is another one. */
export async function findOtherOwner(
  { paths, siteStore, mediaStore }: OwnedPlaces,
  owner: FolderOwner,
): Promise<{ readonly folder: string; readonly name: string } | undefined> {
  const last = parseOwner(await readFile(ownerFile(paths.data), 'utf8').catch(() => ''));
  if (isOther(last, owner)) return { folder: paths.data, name: `${last.file} (${listShows(last)})` };
  for (const [folder, store] of [
    [paths.feed, siteStore],
    [paths.media, mediaStore],
  ] as const) {
    const found = await readObject(store, OWNER_KEY);
    if (isOther(parseOwner(found?.bytes.toString('utf8') ?? ''), hashed(owner)))
      return { folder, name: 'another configuration' };
  }
  return undefined;
}

const isOther = (last: FolderOwner | undefined, { file, shows }: FolderOwner): last is FolderOwner =>
  last !== undefined && last.file !== file && !last.shows.some((id) => shows.includes(id));

/** Not used yet, or not readable: nothing is known. */
function parseOwner(text: string): FolderOwner | undefined {
  try {
    const { file, shows } = JSON.parse(text) as FolderOwner;
    return typeof file === 'string' && Array.isArray(shows) ? { file, shows } : undefined;
  } catch {
    return undefined;
  }
}

function hashed({ file, shows }: FolderOwner): FolderOwner {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { file: hash(file), shows: shows.map(hash) };
}

const listShows = ({ shows }: FolderOwner): string => `${shows.length === 1 ? 'show' : 'shows'} ${shows.join(', ')}`;
