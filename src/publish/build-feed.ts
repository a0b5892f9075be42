/** The RSS feed of a show: PSP-1, Apple's and Podcasting 2.0's rules, the same bytes for the same episodes. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Episode, Show } from '../model.ts';
import { buildChannel } from './build-channel.ts';
import { buildFeedItem } from './build-feed-item.ts';
import { type FeedDocument, type FeedKind, planFeedDocuments } from './feed-archives.ts';
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
  /**
   * Items built earlier, of any show; new ones are added, outdated ones stay. Makes one new episode among thousands
   * cheap.
   */
  readonly items?: Map<string, string>;
};

/** What an item's XML depends on: change one of these and the item is built again. `context` stands for show and site. */
function itemKey(episode: Episode, context: string): string {
  return `${context}${episode.id} ${episode.updatedAt} ${episode.enclosure.sha256.slice(0, 16)} ${episode.missingClips.length}`;
}

function itemBuilder(show: Show, site: Site, options: FeedOptions): (episode: Episode) => string {
  const itemOptions = { lite: options.lite ?? false, mediaMirrors: options.mediaMirrors ?? [] };
  const context = createHash('sha256')
    .update(JSON.stringify([show, site, itemOptions]))
    .digest('base64')
    .slice(0, 12);
  return (episode) => {
    const key = itemKey(episode, context);
    const built = options.items?.get(key) ?? `    ${buildFeedItem(show, episode, site, itemOptions)}\n`;
    options.items?.set(key, built);
    return built;
  };
}

const listedIn = (kind: FeedKind, episodes: readonly Episode[]) =>
  kind === 'lite' ? episodes.filter((episode) => episode.lite) : episodes;

function buildDocument(show: Show, document: FeedDocument, site: Site, options: FeedOptions): string {
  const buildItem = itemBuilder(show, site, options);
  const items = document.episodes.map(buildItem);
  const channel = buildChannel(show, document, site, options.coverFileName);
  const end = channel.lastIndexOf('  </channel>');
  return `${channel.slice(0, end)}${items.join('')}${channel.slice(end)}\n`;
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
  const kind: FeedKind = options.lite ? 'lite' : 'feed';
  for (const document of planFeedDocuments(kind, listedIn(kind, episodes), options.maxItems))
    yield { path: document.fileName, content: buildDocument(show, document, site, options) };
}

/** The feed itself, whole, without its archives. `episodes` newest first. */
export function buildFeed(show: Show, episodes: readonly Episode[], site: Site, options: FeedOptions): string {
  return [...buildFeedDocuments(show, episodes, site, options)].at(-1)?.content ?? '';
}

/** Items built between two turns of the event loop: some 6 ms. */
const AT_ONCE = 50;

/**
 * Builds the items that `options.items` lacks, a few at a time, so that a server that publishes beside serving stays
 * responsive: ten thousand at once would hold it up for more than a second.
 */
export async function prepareFeedItems(
  show: Show,
  episodes: readonly Episode[],
  site: Site,
  options: FeedOptions & { readonly items: Map<string, string> },
  signal: AbortSignal,
): Promise<void> {
  const buildItem = itemBuilder(show, site, options);
  for (const [index, episode] of listedIn(options.lite ? 'lite' : 'feed', episodes).entries()) {
    buildItem(episode);
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate(undefined, { signal });
  }
}
