/** `lectern list`: every article that is known, and what became of it. */
import { openStore } from '../app.ts';
import type { Config } from '../config.ts';
import { describeError, formatDuration, type Output } from './terminal.ts';

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
      if (!json) output.write(`${show.id}: ${episodes.size} episodes, ${items.length} articles\n`);
      for (const item of items) {
        const episode = item.episodeId === undefined ? undefined : episodes.get(item.episodeId);
        if (json) {
          output.write(`${JSON.stringify({ ...item, episode })}\n`);
          continue;
        }
        const length = episode ? formatDuration(episode.timeline.durationSeconds) : '';
        output.write(
          `  ${item.status.padEnd(9)} ${(item.episodeId ?? '').padEnd(12)} ${length.padStart(7)}  ${item.title ?? item.url}\n`,
        );
        for (const { reason } of episode?.missingClips ?? [])
          output.write(`            a clip is missing: ${reason}\n`);
        if (item.error) for (const line of describeError(item.error)) output.write(`            ${line}\n`);
      }
    }
    return 0;
  } finally {
    await store.close();
  }
}
