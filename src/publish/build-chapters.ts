/** The chapters of an episode as Podcasting 2.0's JSON chapters 1.2. */
import type { Episode, Show } from '../model.ts';
import { listChapters } from './name-chapters.ts';
import { toLine, toWebUrl } from './safe-text.ts';

const toMilliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;

/** The file's text; `startTime` in seconds with milliseconds, ascending, none past the end of the audio. */
export function buildChapters(show: Show, episode: Episode): string {
  const chapters = listChapters(episode).map((chapter) => {
    const url = toWebUrl(chapter.url);
    const img = toWebUrl(chapter.imageUrl);
    return {
      startTime: toMilliseconds(chapter.start),
      title: chapter.title,
      ...(img === undefined ? {} : { img }),
      ...(url === undefined ? {} : { url }),
    };
  });
  const author = toLine(episode.article.byline ?? show.author);
  const head = { version: '1.2.0', title: toLine(episode.article.title), author, podcastName: toLine(show.title) };
  return `${JSON.stringify({ ...head, chapters })}\n`;
}
