/** The RSS feed of a show: PSP-1, Apple's and Podcasting 2.0's rules, the same bytes for the same episodes. */
import type { Episode, Show } from '../model.ts';
import { buildChannel, type DatedEpisode } from './build-channel.ts';
import { buildFeedItem } from './build-feed-item.ts';
import { type FeedDocument, planFeedDocuments } from './feed-archives.ts';
import type { Site } from './site-urls.ts';

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

/** A document put together from its items as {@link buildFeedItem} made them, in the order of its episodes. */
export function joinFeed(
  show: Show,
  document: FeedDocument<DatedEpisode>,
  items: readonly string[],
  site: Site,
  coverFileName: string,
): string {
  const channel = buildChannel(show, document, site, coverFileName);
  const end = channel.lastIndexOf('  </channel>');
  return `${channel.slice(0, end)}${items.map((item) => `    ${item}\n`).join('')}${channel.slice(end)}\n`;
}

/**
 * The documents of a feed under their names, archives first and the feed itself last. `episodes` newest first.
 *
 * @see https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification
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
