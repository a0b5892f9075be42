/** What a feed says about the show: the channel of the RSS document, built by the `podcast` package. */
import { Podcast } from 'podcast';
import type { Show } from '../model.ts';
import { parseCategories } from './apple-categories.ts';
import type { FeedDocument } from './feed-archives.ts';
import { type FeedIdentity, feedGuid } from './feed-guid.ts';
import { listPrefixes } from './feed-prefixes.ts';
import { toRfc2822 } from './format-time.ts';
import { isChinese, pageText } from './page-text.ts';
import { channelTags } from './podcast-tags.ts';
import { toByteLimit, toLegalText, toLine, toWebUrl } from './safe-text.ts';
import { coverUrl, feedUrl, listMovedFeeds, type Site, showUrl } from './site-urls.ts';
import { updateFrequency } from './update-frequency.ts';

/** Apple's limit for a description, in bytes. */
const DESCRIPTION_BYTES = 4000;

/** What the channel says of its episodes. ISO 8601 instants. */
export type DatedEpisode = { readonly publishedAt: string; readonly updatedAt: string };

/** Instant of the newest change, or of nothing at all (a show without episodes). */
function newestChange(episodes: readonly DatedEpisode[]): string | undefined {
  const newest = episodes.reduce(
    (latest, { updatedAt }) => Math.max(latest, Date.parse(updatedAt)),
    Number.NEGATIVE_INFINITY,
  );
  return Number.isFinite(newest) ? new Date(newest).toISOString() : undefined;
}

/** Links between a feed and its archives (RFC 5005 §4). */
function historyElements(show: Show, { isArchive, kind, previous, next }: FeedDocument<DatedEpisode>, site: Site) {
  const link = (rel: string, fileName: string | undefined) =>
    fileName === undefined ? [] : [{ 'atom:link': { _attr: { rel, href: feedUrl(site, show, fileName) } } }];
  return [
    ...(isArchive ? [{ 'fh:archive': '' }, ...link('current', `${kind}.xml`)] : []),
    ...link('prev-archive', previous),
    ...link('next-archive', next),
  ];
}

/** Where the feed is now, for apps that know another address of it, besides the redirect. */
function newFeedUrl(show: Show, current: string, identity: FeedIdentity | undefined, site: Site): string | undefined {
  if (show.newFeedUrl !== undefined) return listMovedFeeds(show).get(current);
  return show.formerIds || identity?.hasMoved ? feedUrl(site, show, current) : undefined;
}

/** Where apps hear of changes; of the feed alone are hubs told. */
function hubElements(show: Show, { isArchive, kind }: FeedDocument<DatedEpisode>, site: Site) {
  if (show.isPrivate || isArchive || kind === 'lite') return [];
  return [
    ...(site.hubs ?? []).map((href) => ({ 'atom:link': { _attr: { rel: 'hub', href } } })),
    ...(site.usesPodping ? [{ 'podcast:podping': { _attr: { usesPodping: 'true' } } }] : []),
  ];
}

function nameLite(name: string, language: string): string {
  const { lite } = pageText(language);
  return isChinese(language) ? `${name}（${lite}）` : `${name} (${lite})`;
}

/** The channel's XML without items: a whole document, to put items before its end. */
export function buildChannel(
  show: Show,
  document: FeedDocument<DatedEpisode>,
  site: Site,
  coverFileName: string,
  identity?: FeedIdentity,
): string {
  const { episodes, fileName } = document;
  const name = toLine(show.title) || show.id;
  const isLite = document.kind === 'lite';
  const title = isLite ? nameLite(name, show.language) : name;
  const description = toByteLimit(toLegalText(show.description).trim() || title, DESCRIPTION_BYTES);
  const link = toWebUrl(show.link) ?? showUrl(site, show);
  const image = coverUrl(site, show, coverFileName);
  const self = feedUrl(site, show, fileName);
  const current = document.kind === 'lite' ? 'lite.xml' : 'feed.xml';
  const moved = newFeedUrl(show, current, identity, site);
  const email = toLine(show.owner?.email ?? '');
  const isLocked = show.feedTags?.locked === true && email !== '';
  const { namespaces = {}, elements = [] } = show.feedTags ?? {};
  const newest = episodes[0];
  const frequency = updateFrequency(episodes, show.language);
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
    itunesType: show.type ?? 'episodic',
    itunesImage: image,
    itunesCategory: parseCategories(show.categories).map(({ text, subcategory }) =>
      subcategory === undefined ? { text } : { text, subcats: [{ text: subcategory }] },
    ),
    namespaces: { iTunes: true, podcast: true, simpleChapters: false },
    customElements: [
      { image: [{ url: image }, { title }, { link }] },
      {
        'podcast:guid':
          identity?.guid ?? feedGuid(feedUrl(site, { ...show, id: show.formerIds?.[0] ?? show.id }, current)),
      },
      ...(moved !== undefined && !document.isArchive ? [{ 'itunes:new-feed-url': moved }] : []),
      { 'podcast:locked': [...(email === '' ? [] : [{ _attr: { owner: email } }]), isLocked ? 'yes' : 'no'] },
      { 'podcast:medium': 'podcast' },
      // Kept out of directories: a feed that was handed to them, and one that lists the same episodes a second time.
      ...(show.isPrivate || isLite ? [{ 'itunes:block': 'Yes' }, { 'podcast:block': 'yes' }] : []),
      ...(frequency === undefined
        ? []
        : [{ 'podcast:updateFrequency': [{ _attr: { rrule: frequency.rrule } }, frequency.words] }]),
      ...channelTags(show, image),
      ...hubElements(show, document, site),
      ...historyElements(show, document, site),
    ],
    customNamespaces: {
      ...(document.isArchive ? { fh: 'http://purl.org/syndication/history/1.0' } : {}),
      ...usedNamespaces(namespaces, elements),
    },
  });
  // `podcast` emits an owner with an empty address, which Apple refuses, and repeats the description as a summary.
  podcast.feed.customElements = podcast.feed.customElements.filter(
    (element) => !('itunes:summary' in element) && !(email === '' && 'itunes:owner' in element),
  );
  return withElements(withBuildDate(podcast.buildXml({ indent: '  ' }), newestChange(episodes)), elements);
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

const OTHER_NAMESPACES: Readonly<Record<string, string>> = {
  googleplay: 'http://www.google.com/schemas/play-podcasts/1.0',
  psc: 'http://podlove.org/simple-chapters',
  fh: 'http://purl.org/syndication/history/1.0',
};

/** What further elements need: the operator's own, and well-known ones that the feed has no need of itself. */
function usedNamespaces(own: Readonly<Record<string, string>>, elements: readonly string[]): Record<string, string> {
  const used = new Set(elements.flatMap((element) => [...listPrefixes(element)]));
  const known = Object.entries(OTHER_NAMESPACES).filter(([prefix]) => used.has(prefix));
  return Object.fromEntries([...known, ...Object.entries(own)]);
}

/** Puts elements before the end of a channel, as they are. */
function withElements(xml: string, elements: readonly string[]): string {
  const end = xml.lastIndexOf('  </channel>');
  return `${xml.slice(0, end)}${elements.map((element) => `    ${element.trim()}\n`).join('')}${xml.slice(end)}`;
}
