/** Every address that the feed and the pages use, in one place. */
import type { Episode, Show } from '../model.ts';

/** What the publisher needs to know about the site as a whole. */
export type Site = {
  /** Absolute, with or without a path and a trailing slash: `https://example.org/podcasts`. */
  readonly baseUrl: string;
  /** Named in the feed, e.g. `Lectern 0.1.0`. */
  readonly generator: string;
  /** BCP 47; the first is the language of the page that lists the shows. */
  readonly languages?: readonly string[];
};

/** First path segments that the server needs for itself: no show may have one of these ids. */
export const RESERVED_SHOW_IDS: readonly string[] = [
  'api',
  'assets',
  'favicon.ico',
  'feed.xml',
  'healthz',
  'index.html',
  'media',
  'metrics',
  'opml',
  'opml.xml',
  'readyz',
  'robots.txt',
  'status',
];

const join = (site: Pick<Site, 'baseUrl'>, ...segments: readonly string[]) =>
  [site.baseUrl.replace(/\/+$/, ''), ...segments.map(encodeURIComponent)].join('/');

export const siteUrl = (site: Site): string => `${join(site)}/`;
export const showUrl = (site: Site, show: Show): string => `${join(site, show.id)}/`;
export const feedUrl = (site: Site, show: Show, fileName = 'feed.xml'): string => join(site, show.id, fileName);
export const coverUrl = (site: Site, show: Show, fileName: string): string => join(site, show.id, fileName);
export const episodeUrl = (site: Site, episode: Episode): string => `${join(site, episode.showId, episode.id)}/`;
export const episodeFileUrl = (site: Site, episode: Episode, fileName: string): string =>
  join(site, episode.showId, episode.id, fileName);

/** `base` is the site's, or a mirror's that holds the same `media/` folder. */
export const mediaUrl = (base: string, showId: string, fileName: string): string =>
  join({ baseUrl: base }, 'media', showId, fileName);
