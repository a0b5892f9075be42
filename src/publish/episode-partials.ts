/** What a show's documents need of an episode, made once with the episode's files. */
import type { Episode, Show } from '../model.ts';
import { buildFeedItem, type FeedItemOptions } from './build-feed-item.ts';
import { buildSearchEntry } from './build-search-index.ts';
import { buildListed } from './listed-episode.ts';
import type { Site } from './site-urls.ts';

/** Texts by name, as they are kept between two publications. */
export type Partials = Readonly<Record<string, string>>;

export type EpisodePartialOptions = {
  readonly mediaMirrors?: readonly string[];
  /** File name of a picture of its own in the episode's folder. */
  readonly art?: string;
  readonly number?: FeedItemOptions['number'];
  /** Of the episode's page. */
  readonly hue?: number;
};

/**
 * `item` and `lite`: the items of the two feeds; `listed`: facts for the lists; `search` and `title`: in the search index,
 * with the text and without; `updatedAt`.
 */
export function buildEpisodePartials(
  show: Show,
  episode: Episode,
  site: Site,
  { mediaMirrors = [], art, hue, number }: EpisodePartialOptions,
): Partials {
  const item = (lite: boolean) =>
    buildFeedItem(show, episode, site, { lite, mediaMirrors, number, ...(art === undefined ? {} : { art }) });
  return {
    updatedAt: episode.updatedAt,
    item: item(false),
    ...(episode.lite ? { lite: item(true) } : {}),
    listed: buildListed(show, episode, {
      ...(art === undefined ? {} : { art }),
      ...(hue === undefined ? {} : { hue }),
    }),
    search: buildSearchEntry(show, episode, { withText: true }),
    title: buildSearchEntry(show, episode, { withText: false }),
  };
}
