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
  /** WebSub hubs that hear of changed feeds (W3C WebSub §4). */
  readonly hubs?: readonly string[];
  /** Whether Podping does. */
  readonly usesPodping?: boolean;
};

/** First path segments that the server needs for itself: no show may have one of these ids. */
export const RESERVED_SHOW_IDS: readonly string[] = [
  'add',
  'api',
  'assets',
  'embed',
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
  'worker.js',
];

/**
 * First path segment of all that belongs to a private show. The server serves it under `~` and the listener's token, and
 * writes that for this placeholder into what it sends.
 */
export const PRIVATE_SEGMENT = '~';

/** A show, as far as its addresses go. */
export type AddressedShow = Pick<Show, 'id' | 'isPrivate'>;

/** All that an address needs to know of a site. */
type Base = Pick<Site, 'baseUrl'>;

const join = (site: Base, ...segments: readonly string[]) =>
  [site.baseUrl.replace(/\/+$/, ''), ...segments.map(encodeURIComponent)].join('/');

const within = ({ isPrivate }: AddressedShow) => (isPrivate ? [PRIVATE_SEGMENT] : []);

export const siteUrl = (site: Base): string => `${join(site)}/`;
export const showUrl = (site: Base, show: AddressedShow): string => `${join(site, ...within(show), show.id)}/`;
export const feedUrl = (site: Base, show: AddressedShow, fileName = 'feed.xml'): string =>
  join(site, ...within(show), show.id, fileName);
export const coverUrl = (site: Base, show: AddressedShow, fileName: string): string =>
  join(site, ...within(show), show.id, fileName);
/** `show` is the episode's. */
export const episodeUrl = (site: Base, episode: Episode, show: AddressedShow): string =>
  `${join(site, ...within(show), show.id, episode.id)}/`;
export const episodeFileUrl = (site: Base, episode: Episode, fileName: string, show: AddressedShow): string =>
  join(site, ...within(show), show.id, episode.id, fileName);

/** `base` is the site's, or a mirror's that holds the same `media/` folder. */
export const mediaUrl = (base: string, show: AddressedShow, fileName: string): string =>
  join({ baseUrl: base }, ...within(show), 'media', show.id, fileName);

/** The feeds of a show that has moved, by file name, and where each is now; only those that its new address tells. */
export function listMovedFeeds({
  newFeedUrl,
}: {
  readonly newFeedUrl?: string | undefined;
}): ReadonlyMap<string, string> {
  if (newFeedUrl === undefined) return new Map();
  const beside = newFeedUrl.replace(/\/feed\.xml$/, '/lite.xml');
  return new Map([['feed.xml', newFeedUrl], ...(beside === newFeedUrl ? [] : [['lite.xml', beside] as const])]);
}
