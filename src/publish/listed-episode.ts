/** An episode as lists show and play it: the facts, kept as JSON, of which each list makes its own HTML. */
import type { Episode, Show } from '../model.ts';
import { buildSummary } from './build-show-notes.ts';
import { toDate } from './format-time.ts';
import { listTags } from './list-tags.ts';
import { toLine } from './safe-text.ts';

export type ListedEpisode = {
  readonly id: string;
  readonly title: string;
  /** BCP 47, of title and summary. */
  readonly language: string;
  readonly summary: string;
  /** The article's, `2024-05-18`. */
  readonly date: string;
  /** ISO 8601 instant; orders the lists. */
  readonly publishedAt: string;
  readonly seconds: number;
  /** File name in the show's media folder. */
  readonly file: string;
  readonly lite?: { readonly file: string; readonly type: string };
  /** Whether its folder has a picture of its own. */
  readonly hasArt: boolean;
  readonly hue?: number;
  readonly tags?: readonly string[];
};

export type ListedLook = { readonly art?: string; readonly hue?: number };

/** What is kept of an episode for the lists: JSON. */
export function buildListed(show: Show, episode: Episode, { art, hue }: ListedLook): string {
  const { article, enclosure, lite } = episode;
  const tags = listTags(article, show);
  const listed: ListedEpisode = {
    id: episode.id,
    title: toLine(article.title) || toLine(show.title),
    language: article.language,
    summary: buildSummary(show, episode),
    date: toDate(article.publishedAt ?? episode.publishedAt),
    publishedAt: episode.publishedAt,
    seconds: Math.round(episode.timeline.durationSeconds),
    file: enclosure.fileName,
    ...(lite && { lite: { file: lite.fileName, type: lite.mimeType } }),
    hasArt: art !== undefined,
    ...(hue === undefined ? {} : { hue }),
    ...(tags.length > 0 && { tags }),
  };
  return JSON.stringify(listed);
}

/** Our own JSON, one object or an array of them; nothing when there is none. */
export function readListed(json: string): readonly ListedEpisode[] {
  if (json === '') return [];
  const found = JSON.parse(json) as ListedEpisode | readonly ListedEpisode[];
  return Array.isArray(found) ? found : [found as ListedEpisode];
}

/** What a player of another page needs to go on with the show: small, since it is fetched when an episode ends. */
export function buildQueueEntry(json: string): string {
  return readListed(json)
    .map(({ id, title, language, seconds, file, lite, hasArt }) =>
      JSON.stringify({ id, title, language, seconds, file, ...(lite && { lite }), hasArt }),
    )
    .join(',');
}
