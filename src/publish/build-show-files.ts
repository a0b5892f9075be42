/** Everything that belongs under `feed/<show>/`, as names and contents for the caller to write. */
import type { Episode, Show } from '../model.ts';
import { buildChapters } from './build-chapters.ts';
import { buildCover, MADE_COVER } from './build-cover.ts';
import { buildEpisodePage } from './build-episode-page.ts';
import { buildFeedDocuments } from './build-feed.ts';
import { buildSearchIndex } from './build-search-index.ts';
import { buildShowPage, showPageCount, showPageFile } from './build-show-page.ts';
import { buildSrt, buildTranscriptJson, buildVtt } from './build-transcript.ts';
import type { Site } from './site-urls.ts';

export type PublishedFile = {
  /** Relative to the folder it is published in, with `/` between segments. */
  readonly path: string;
  readonly content: string | Uint8Array;
};

export type ShowFilesOptions = {
  /** The operator's own cover as it is, or resized by the caller; made here when absent. */
  readonly cover?: { readonly fileName: string; readonly bytes: Uint8Array };
  /** Episodes in the feed, the older ones in archives; all when absent. */
  readonly maxItems?: number;
  readonly mediaMirrors?: readonly string[];
  /** Feed items built earlier; see {@link buildFeedDocuments}. */
  readonly items?: Map<string, string>;
};

/** Name of the cover within `feed/<show>/`. */
export const coverFileName = (options: ShowFilesOptions): string => options.cover?.fileName ?? MADE_COVER;

/** The files of one episode, their paths relative to `feed/<show>/`. They depend on this episode and the show only. */
export function* buildEpisodeFiles(
  show: Show,
  episode: Episode,
  site: Site,
  options: ShowFilesOptions = {},
): Iterable<PublishedFile> {
  const at = (name: string) => `${episode.id}/${name}`;
  yield { path: at('transcript.vtt'), content: buildVtt(episode) };
  yield { path: at('transcript.srt'), content: buildSrt(episode) };
  yield { path: at('transcript.json'), content: buildTranscriptJson(episode) };
  yield { path: at('chapters.json'), content: buildChapters(show, episode) };
  yield { path: at('index.html'), content: buildEpisodePage(show, episode, site, coverFileName(options)) };
}

/**
 * The files of the show itself: cover, pages and, last, the feeds, so that a feed never names what is not written yet.
 * `episodes` newest first. Without an episode that has a small rendition there is no `lite.xml`.
 */
export function* buildShowLevelFiles(
  show: Show,
  episodes: readonly Episode[],
  site: Site,
  options: ShowFilesOptions = {},
): Iterable<PublishedFile> {
  const cover = coverFileName(options);
  const { maxItems, mediaMirrors, items } = options;
  const feed = {
    coverFileName: cover,
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(mediaMirrors === undefined ? {} : { mediaMirrors }),
    ...(items === undefined ? {} : { items }),
  };
  yield { path: cover, content: options.cover?.bytes ?? buildCover(show) };
  for (let page = 1; page <= showPageCount(episodes.length); page += 1) {
    yield { path: showPageFile(page), content: buildShowPage(show, episodes, site, { coverFileName: cover, page }) };
  }
  yield { path: 'search.json', content: buildSearchIndex(episodes) };
  yield* buildFeedDocuments(show, episodes, site, feed);
  if (episodes.some((episode) => episode.lite)) {
    yield* buildFeedDocuments(show, episodes, site, { ...feed, lite: true });
  }
}

/** All of it: every episode's files, then the show's. */
export function* buildShowFiles(
  show: Show,
  episodes: readonly Episode[],
  site: Site,
  options: ShowFilesOptions = {},
): Iterable<PublishedFile> {
  for (const episode of episodes) yield* buildEpisodeFiles(show, episode, site, options);
  yield* buildShowLevelFiles(show, episodes, site, options);
}
