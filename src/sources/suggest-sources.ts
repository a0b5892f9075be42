/** What was found at a site, as sources for the configuration: the best way first. */
import type { FoundSources } from './find-sources.ts';

export type SuggestedSource = Readonly<Record<string, string | number>>;

/** Nobody wants a feed's whole past read aloud at the first run. */
const MANY_ITEMS = 30;
const MOST_PAGES = 50;

export function suggestSources({ url, feeds, sitemaps, index }: FoundSources): readonly SuggestedSource[] {
  return [
    ...feeds.map(({ url: feed, items, withText }) => ({
      feed,
      ...(items.length > 0 && withText === items.length && { text: 'feed' }),
      ...(items.length > MANY_ITEMS && { limit: MANY_ITEMS }),
    })),
    ...(index ? [{ index: url, links: index.selector }] : []),
    ...sitemaps.map((sitemap) => ({ sitemap: sitemap.url, limit: MOST_PAGES })),
  ];
}
