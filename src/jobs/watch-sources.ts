/** Watches the folders that shows take saved articles from: a new file need not wait for the clock. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { watch } from 'chokidar';
import type { Config } from '../config/read-config.ts';
import { fixedFolder } from '../sources/list-files.ts';
import type { RunRequest } from './plan-batch.ts';

/** A file is taken to be whole when it has not grown for so long. */
const STEADY_MS = 2000;

/** Asks for a run of each source whose files changed. @returns how to stop */
export function watchSources(
  config: Config,
  workingDirectory: string,
  onChange: (request: RunRequest) => void,
): () => Promise<void> {
  const watchers = config.shows.flatMap((show) =>
    show.sources.flatMap(({ files }, index) => {
      if (files === undefined) return [];
      const watcher = watch(resolve(workingDirectory, fixedFolder(files)), {
        ignoreInitial: true,
        awaitWriteFinish: { stabilityThreshold: STEADY_MS },
      });
      let timer: NodeJS.Timeout | undefined;
      watcher.on('all', () => {
        // Many files that come together are one run.
        clearTimeout(timer);
        timer = setTimeout(() => onChange({ kind: 'sources', showId: show.id, source: index + 1 }), STEADY_MS);
      });
      return [
        async () => {
          clearTimeout(timer);
          await watcher.close();
        },
      ];
    }),
  );
  return async () => {
    await Promise.all(watchers.map((close) => close()));
  };
}

/** Whether the folders of all sources that are files are there, so that this is the machine to list them. */
export const hasSourceFolders = ({ shows }: Config, workingDirectory: string): boolean =>
  shows
    .flatMap(({ sources }) => sources.flatMap(({ files }) => files ?? []))
    .every((files) => hasFolder(files, workingDirectory));

/** Of one pattern of files. */
export const hasFolder = (files: string, workingDirectory: string): boolean =>
  existsSync(resolve(workingDirectory, fixedFolder(files)));
