/** `lectern migrate --storage`: what is published, from the folders into the bucket or back. */
import type { Config } from '../config/read-config.ts';
import { openFolders, openOriginalObjects, openPublished } from '../drivers/open-published.ts';
import { openState } from '../drivers/open-state.ts';
import { LecternError, usageError } from '../errors.ts';
import { type CopiedObjects, copyObjects, copyPublished } from '../show/copy-published.ts';
import type { Output } from './output.ts';

export type StorageOptions = {
  /** Where it shall be. Default: where the configuration says it is. */
  readonly to?: 'disk' | 's3';
  readonly isDryRun: boolean;
};

/** @returns 0 when every object is there */
export async function migrateStorageCommand(
  config: Config,
  { to = config.storage === 'disk' ? 'disk' : 's3', isDryRun }: StorageOptions,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  if (config.storage === 'disk')
    throw usageError(
      'The configuration names no bucket.',
      'Set storage.s3. `lectern migrate --storage s3` then fills it from the folders, `--storage disk` the folders from it.',
    );
  const { store, queue, close } = await openState(config, { onNotice: (notice) => output.warn(`${notice}\n`) });
  try {
    if ((await queue.list()).some(({ state }) => state === 'claimed'))
      throw new LecternError('Another process works with this installation.', {
        code: 'busy',
        stage: 'store',
        hint: 'End every `lectern serve`, `lectern worker` and `lectern run` of it, then try again.',
      });
    const folders = openFolders(config.paths);
    const bucket = await openPublished(config, store.siteObjects, { signal });
    const [from, into] = to === 's3' ? [folders, bucket] : [bucket, folders];
    const onObject = (key: string) => output.write(`  ${key}\n`);
    const copying = { signal, isDryRun, onObject };
    const { media, site } = await copyPublished(from, into, copying);
    const kept = [
      await openOriginalObjects({ ...config, storage: 'disk' }),
      await openOriginalObjects(config, { signal }),
    ] as const;
    const documents =
      to === 's3' ? await copyObjects(kept[0], kept[1], copying) : await copyObjects(kept[1], kept[0], copying);
    for (const [what, count] of [
      ['recordings', media],
      ['feeds, pages and pictures', site],
      ['documents', documents],
    ] as const)
      output.write(`${describe(what, count, isDryRun)}\n`);
    if (isDryRun) output.write('Nothing was copied (dry run).\n');
    else if (to === 'disk') output.write(`Everything is there. Now take \`storage\` out of ${config.file}.\n`);
    else output.write(`Everything is in the bucket ${config.storage.s3.bucket}; the folders may be emptied.\n`);
    return 0;
  } finally {
    await close();
  }
}

function describe(what: string, { copied, same, bytes }: CopiedObjects, isDryRun: boolean): string {
  const megabytes = (bytes / 1e6).toFixed(1);
  return `${what}: ${copied} ${isDryRun ? 'to be copied' : 'copied'} (${megabytes} MB), ${same} the same already`;
}
