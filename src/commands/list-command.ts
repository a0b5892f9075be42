/** `lectern list`: every article that is known, and what became of it. */

import type { Config } from '../config/read-config.ts';
import { openStore } from '../drivers/open-state.ts';
import { waitsUntil } from '../run/source-key.ts';
import { shownStatus } from '../store/store.ts';
import { describeError, type Output } from './output.ts';
import { formatDuration } from './terminal.ts';

export async function listCommand(
  config: Config,
  { showId, json }: { readonly showId?: string; readonly json: boolean },
  output: Output,
): Promise<number> {
  const store = await openStore(config);
  try {
    for (const show of config.shows.filter(({ id }) => showId === undefined || id === showId)) {
      const episodes = new Map((await store.episodes.list(show.id)).map((episode) => [episode.id, episode]));
      const items = await store.items.list(show.id);
      const duplicates = items.filter(({ status }) => status === 'duplicate').length;
      const ofThem =
        duplicates === 0 ? '' : `, ${duplicates} of them ${duplicates === 1 ? 'a duplicate' : 'duplicates'}`;
      if (!json) output.write(`${show.id}: ${episodes.size} episodes, ${items.length} articles${ofThem}\n`);
      for (const item of items) {
        const episode = item.episodeId === undefined ? undefined : episodes.get(item.episodeId);
        const until = waitsUntil(item);
        const status = until === undefined ? shownStatus(item) : 'waiting';
        if (json) {
          output.write(`${JSON.stringify({ ...item, status, ...(until && { waitsUntil: until }), episode })}\n`);
          continue;
        }
        const isDuplicate = item.status === 'duplicate';
        const error = item.attempt?.error;
        const length = episode && !isDuplicate ? formatDuration(episode.timeline.durationSeconds) : '';
        output.write(
          `  ${status.padEnd(9)} ${(item.episodeId ?? '').padEnd(12)} ${length.padStart(7)}  ${item.title ?? item.url}\n`,
        );
        if (until !== undefined) output.write(`            until ${until.slice(0, 16).replace('T', ' ')} UTC\n`);
        if (isDuplicate)
          output.write(
            `            ${item.reason ?? `the same article as “${episode?.article.title ?? item.episodeId}”`}\n`,
          );
        if (item.status === 'teaser' && item.reason !== undefined) output.write(`            ${item.reason}\n`);
        for (const { reason } of isDuplicate ? [] : (episode?.missingClips ?? []))
          output.write(`            a clip is missing: ${reason}\n`);
        if (error) for (const line of describeError(error)) output.write(`            ${line}\n`);
      }
    }
    return 0;
  } finally {
    await store.close();
  }
}
