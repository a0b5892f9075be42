/** Remembers which configuration last used a data folder, so that another one does not publish over its shows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LecternError } from '../errors.ts';
import { writeIfChanged } from './atomic-files.ts';

/** A configuration, as a data folder remembers it. */
export type FolderOwner = {
  /** Its file, absolute. */
  readonly file: string;
  /** The ids of its shows. */
  readonly shows: readonly string[];
};

const ownerFile = (folder: string) => join(folder, 'configuration.json');

/**
 * Notes that a configuration uses the folder. The one that used it last may have changed its shows or its file, not both.
 *
 * @throws LecternError `config` when another configuration used it last
 */
export async function claimFolder(folder: string, owner: FolderOwner): Promise<void> {
  const last = await findOtherOwner(folder, owner);
  if (!last) return adoptFolder(folder, owner);
  throw new LecternError(
    `${owner.file} (${listShows(owner)}) has no show in common with ${last.file} (${listShows(last)}), which used ${folder} last.`,
    {
      code: 'config',
      stage: 'config',
      hint: 'Give each configuration its own paths.data, paths.feed and paths.media; or, when this one replaces the other, run `lectern config adopt` with it.',
    },
  );
}

/** Notes that a configuration uses the folder, whichever used it last. */
export async function adoptFolder(folder: string, { file, shows }: FolderOwner): Promise<void> {
  await writeIfChanged(ownerFile(folder), `${JSON.stringify({ file, shows })}\n`);
}

/** The configuration that used the folder last, when it is another one. */
export async function findOtherOwner(folder: string, { file, shows }: FolderOwner): Promise<FolderOwner | undefined> {
  const last = await readOwner(folder);
  if (!last || last.file === file || last.shows.some((id) => shows.includes(id))) return undefined;
  return last;
}

async function readOwner(folder: string): Promise<FolderOwner | undefined> {
  try {
    const { file, shows } = JSON.parse(await readFile(ownerFile(folder), 'utf8')) as FolderOwner;
    return typeof file === 'string' && Array.isArray(shows) ? { file, shows } : undefined;
  } catch {
    // Not used yet, or not readable: nothing is known.
    return undefined;
  }
}

const listShows = ({ shows }: FolderOwner): string => `${shows.length === 1 ? 'show' : 'shows'} ${shows.join(', ')}`;
