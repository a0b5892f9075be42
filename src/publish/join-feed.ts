/** The RSS feed of a show: PSP-1, Apple's and Podcasting 2.0's rules, the same bytes for the same episodes. */
import type { Show } from '../model.ts';
import { buildChannel, type DatedEpisode } from './build-channel.ts';
import type { FeedDocument } from './feed-archives.ts';
import type { FeedIdentity } from './feed-guid.ts';
import type { Site } from './site-urls.ts';

/**
 * A document put together from its items as `buildFeedItem` made them, in the order of its episodes.
 *
 * @see https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification
 */
export function joinFeed(
  show: Show,
  document: FeedDocument<DatedEpisode>,
  items: readonly string[],
  site: Site,
  coverFileName: string,
  identity?: FeedIdentity,
): string {
  const channel = buildChannel(show, document, site, coverFileName, identity);
  const end = channel.lastIndexOf('  </channel>');
  return `${channel.slice(0, end)}${items.map((item) => `    ${item}\n`).join('')}${channel.slice(end)}\n`;
}
