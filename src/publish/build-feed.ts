/** The RSS feed of a show: PSP-1, Apple's and Podcasting 2.0's rules, the same bytes for the same episodes. */
import { createHash } from 'node:crypto';
import { Podcast } from 'podcast';
import type { Episode, Show } from '../model.ts';
import { parseCategories } from './apple-categories.ts';
import { buildFeedItem, type FeedItemOptions } from './build-feed-item.ts';
import { feedGuid } from './feed-guid.ts';
import { toRfc2822 } from './format-time.ts';
import { toByteLimit, toLegalText, toLine, toWebUrl } from './safe-text.ts';
import { coverUrl, feedUrl, type Site, showUrl } from './site-urls.ts';

export type FeedOptions = {
  /** The feed of the small renditions: only episodes that have one, their enclosures the small files. */
  readonly lite?: boolean;
  /** Name of the cover within `feed/<show>/`: `cover.png` or `cover.jpg`. */
  readonly coverFileName: string;
  /** The newest so many episodes; all when absent. */
  readonly maxItems?: number;
  readonly mediaMirrors?: readonly string[];
  /** Items built earlier, whatever the show; new ones are added, outdated ones stay. Makes one new episode among thousands cheap. */
  readonly items?: Map<string, string>;
};

/** Apple's limit for a description, in bytes. */
const DESCRIPTION_BYTES = 4000;

/** What an item's XML depends on: change one of these and the item is built again. `context` stands for show and site. */
function itemKey(episode: Episode, context: string): string {
  return `${context} ${episode.id} ${episode.updatedAt} ${episode.enclosure.sha256} ${episode.missingClips.length}`;
}

/** Instant of the newest change, or of nothing at all (a show without episodes). */
function newestChange(episodes: readonly Episode[]): string | undefined {
  return episodes
    .map((episode) => new Date(episode.updatedAt).toISOString())
    .toSorted()
    .at(-1);
}

function buildChannel(
  show: Show,
  episodes: readonly Episode[],
  site: Site,
  options: FeedOptions,
  fileName: string,
): string {
  const title = toLine(show.title) || show.id;
  const description = toByteLimit(toLegalText(show.description).trim() || title, DESCRIPTION_BYTES);
  const link = toWebUrl(show.link) ?? showUrl(site, show);
  const image = coverUrl(site, show, options.coverFileName);
  const self = feedUrl(site, show, fileName);
  const email = toLine(show.owner?.email ?? '');
  const newest = episodes[0];
  const podcast = new Podcast({
    title,
    description,
    feedUrl: self,
    siteUrl: link,
    language: show.language,
    generator: site.generator,
    ...(show.copyright === undefined ? {} : { copyright: toLine(show.copyright) }),
    ...(newest === undefined ? {} : { pubDate: toRfc2822(newest.publishedAt) }),
    itunesAuthor: toLine(show.author) || title,
    itunesOwner: { name: toLine(show.owner?.name ?? show.author), email },
    itunesExplicit: show.explicit,
    itunesType: 'episodic',
    itunesImage: image,
    itunesCategory: parseCategories(show.categories).map(({ text, subcategory }) =>
      subcategory === undefined ? { text } : { text, subcats: [{ text: subcategory }] },
    ),
    namespaces: { iTunes: true, podcast: true, simpleChapters: false },
    customElements: [
      { image: [{ url: image }, { title }, { link }] },
      { 'podcast:guid': feedGuid(self) },
      { 'podcast:locked': [...(email === '' ? [] : [{ _attr: { owner: email } }]), 'no'] },
      { 'podcast:medium': 'podcast' },
    ],
  });
  // `podcast` emits an owner with an empty address, which Apple refuses, and repeats the description as a summary.
  podcast.feed.customElements = podcast.feed.customElements.filter(
    (element) => !('itunes:summary' in element) && !(email === '' && 'itunes:owner' in element),
  );
  return withBuildDate(podcast.buildXml({ indent: '  ' }), newestChange(episodes));
}

/**
 * `rss` dates every build now, so that no client could ever be told that nothing changed; put the newest change there,
 * and nothing when there is none. Text in CDATA is stepped over: a description may talk of `<lastBuildDate>`.
 */
function withBuildDate(xml: string, changed: string | undefined): string {
  return xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|\s*<lastBuildDate>[^<]*<\/lastBuildDate>/g, (found) => {
    if (found.startsWith('<!')) return found;
    return changed === undefined ? '' : `\n    <lastBuildDate>${toRfc2822(changed)}</lastBuildDate>`;
  });
}

/**
 * The whole document. `episodes` newest first.
 *
 * @see https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification
 */
export function buildFeed(show: Show, episodes: readonly Episode[], site: Site, options: FeedOptions): string {
  const lite = options.lite ?? false;
  const listed = (lite ? episodes.filter((episode) => episode.lite) : episodes).slice(0, options.maxItems);
  const itemOptions: FeedItemOptions = { lite, mediaMirrors: options.mediaMirrors ?? [] };
  const context = createHash('sha256')
    .update(JSON.stringify([show, site, itemOptions]))
    .digest('hex');
  const items = listed.map((episode) => {
    const key = itemKey(episode, context);
    const built = options.items?.get(key) ?? buildFeedItem(show, episode, site, itemOptions);
    options.items?.set(key, built);
    return `    ${built}\n`;
  });
  const channel = buildChannel(show, listed, site, options, lite ? 'lite.xml' : 'feed.xml');
  const end = channel.lastIndexOf('  </channel>');
  return `${channel.slice(0, end)}${items.join('')}${channel.slice(end)}\n`;
}
