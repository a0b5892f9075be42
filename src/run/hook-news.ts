/** What hooks are to hear of, written down before the row that it tells of: a kill in between loses nothing. */
import type { EpisodeRecord, Store } from '../store/store.ts';
import type { HookNews } from './call-hook.ts';
import type { MadeEpisode } from './make-episode.ts';

/** Of an episode that was made, before it is saved. */
export function episodeNews(
  { episode }: Pick<MadeEpisode, 'episode'>,
  previous: EpisodeRecord | undefined,
  url: string,
): HookNews {
  const { fileName } = episode.enclosure;
  return {
    showId: episode.showId,
    message: {
      event: previous ? 'updated' : 'published',
      at: episode.updatedAt,
      title: episode.article.title,
      url,
      episodeId: episode.id,
    },
    // Another version of the text may be read by the same audio.
    change: fileName === previous?.episode.enclosure.fileName ? episode.updatedAt : fileName,
  };
}

/** Whether the row says so; it never does when the process was killed before it was written. */
export async function hasHappened(
  { items, episodes, retiredFiles }: Pick<Store, 'items' | 'episodes' | 'retiredFiles'>,
  { showId, message, change, failures = 0 }: HookNews,
): Promise<boolean> {
  const { event, url = '', episodeId = '', error } = message;
  if (event === 'stale') return true;
  if (event === 'failed') {
    const attempt = (await items.find(showId, url))?.attempt;
    if (attempt?.outcome !== 'failed') return false;
    // A failure for good is told once, however often the article is looked at.
    const isRepeated = attempt.error?.permanent === true && attempt.error.code === error?.code;
    return attempt.at === change || (isRepeated && attempt.failures > failures);
  }
  const episode = (await episodes.find(showId, episodeId))?.episode;
  if (episode?.enclosure.fileName === change || episode?.updatedAt === change) return true;
  // A version that another one has replaced by now.
  return (await retiredFiles.list(showId)).includes(change);
}
