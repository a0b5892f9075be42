/** A show's feed and files at once and in memory, as publications write them one by one. */
import type { Episode, Show } from '../../src/model.ts';
import { MADE_COVER } from '../../src/publish/build-cover.ts';
import { buildEpisodeFiles, type PublishedFile } from '../../src/publish/build-episode-files.ts';
import { buildFeedItem } from '../../src/publish/build-feed-item.ts';
import { buildEpisodePartials, type Partials } from '../../src/publish/episode-partials.ts';
import { planFeedDocuments } from '../../src/publish/feed-archives.ts';
import { joinFeed } from '../../src/publish/join-feed.ts';
import { planShowDocuments } from '../../src/publish/show-documents.ts';
import { SMALL_COVER } from '../../src/publish/shrink-picture.ts';
import type { Site } from '../../src/publish/site-urls.ts';
import { plainPng } from '../helpers/plain-png.ts';

const COVER = await plainPng(1400);

export type FeedOptions = {
  /** The feed of the small renditions: only episodes that have one, their enclosures the small files. */
  readonly lite?: boolean;
  /** Name of the cover within `feed/<show>/`: `cover.png` or `cover.jpg`. */
  readonly coverFileName: string;
  /** The newest so many episodes, the older ones in archives of as many each; all when absent. */
  readonly maxItems?: number;
  /** Base addresses that serve the same `media/` folder. */
  readonly mediaMirrors?: readonly string[];
};

/**
 * The documents of a feed under their names, archives first and the feed itself last. `episodes` newest first.
 */
export function* buildFeedDocuments(
  show: Show,
  episodes: readonly Episode[],
  site: Site,
  options: FeedOptions,
): Iterable<{ readonly path: string; readonly content: string }> {
  const { lite = false, mediaMirrors = [], coverFileName, maxItems } = options;
  const listed = lite ? episodes.filter((episode) => episode.lite) : episodes;
  for (const document of planFeedDocuments(lite ? 'lite' : 'feed', listed, maxItems)) {
    const items = document.episodes.map((episode) => buildFeedItem(show, episode, site, { lite, mediaMirrors }));
    yield { path: document.fileName, content: joinFeed(show, document, items, site, coverFileName) };
  }
}

/** The feed itself, whole, without its archives. `episodes` newest first. */
export function buildFeed(show: Show, episodes: readonly Episode[], site: Site, options: FeedOptions): string {
  return [...buildFeedDocuments(show, episodes, site, options)].at(-1)?.content ?? '';
}

/** Everything under `feed/<show>/`. `episodes` newest first. */
export function buildShowFiles(
  show: Show,
  episodes: readonly Episode[],
  site: Site,
  options: { readonly maxItems?: number } = {},
): readonly PublishedFile[] {
  const coverFileName = MADE_COVER;
  const partials = new Map<string, Partials>(
    episodes.map((episode) => [episode.id, buildEpisodePartials(show, episode, site, {})]),
  );
  const listed = episodes.map(({ id, publishedAt, lite }) => ({
    id,
    hash: '',
    publishedAt,
    hasLite: lite !== undefined,
  }));
  const files: PublishedFile[] = [coverFileName, SMALL_COVER].map((path) => ({ path, content: COVER }));
  for (const episode of episodes) files.push(...buildEpisodeFiles(show, episode, site, { coverFileName }));
  for (const document of planShowDocuments(show, listed, site, { coverFileName, frame: '', ...options })) {
    const content = document.build((name) => partials.get(name) ?? {});
    if (document.isPart) partials.set(document.name, { part: content });
    else files.push({ path: document.name, content });
  }
  return files;
}
