/** The list of all feeds, for apps that import subscriptions at once. */
import type { Show } from '../model.ts';
import { escapeMarkup, toLine } from './safe-text.ts';
import { feedUrl, type Site, showUrl } from './site-urls.ts';

/** OPML 2.0 (opml.org/spec2.opml), one `rss` outline a show. */
export function buildOpml(shows: readonly Show[], site: Site): string {
  const outlines = shows.map((show) => {
    const title = escapeMarkup(toLine(show.title));
    return `    <outline type="rss" text="${title}" title="${title}" xmlUrl="${escapeMarkup(feedUrl(site, show))}" htmlUrl="${escapeMarkup(showUrl(site, show))}" language="${escapeMarkup(show.language)}"/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>${escapeMarkup(site.generator)}</title></head>
  <body>
${outlines.join('')}  </body>
</opml>
`;
}
