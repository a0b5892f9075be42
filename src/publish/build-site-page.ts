/** The front page: every show and how to subscribe to it. */
import type { Show } from '../model.ts';
import { buildPage } from './build-page.ts';
import { buildSubscribePanel } from './build-subscribe-panel.ts';
import { pageText } from './page-text.ts';
import { escapeMarkup, toLegalText, toLine } from './safe-text.ts';
import { feedUrl, type Site, siteUrl } from './site-urls.ts';

/** What the front page says about a show. */
export type ListedShow = { readonly show: Show; readonly coverFileName: string; readonly hasLite: boolean };

function buildCard({ show, coverFileName, hasLite }: ListedShow, site: Site, index: number): string {
  const text = pageText(show.language);
  const path = encodeURIComponent(show.id);
  const lite = hasLite ? feedUrl(site, show, 'lite.xml') : undefined;
  return `<li lang="${text.htmlLanguage}"><div class="show-head"><img class="cover" src="${path}/${escapeMarkup(coverFileName)}" alt="" width="160" height="160">
<div><h2><a href="${path}/">${escapeMarkup(toLine(show.title))}</a></h2>
<p class="meta">${escapeMarkup(toLine(show.author))}</p>
<p>${escapeMarkup(toLegalText(show.description).trim())}</p></div></div>
<details><summary>${escapeMarkup(text.subscribe)}</summary>
${buildSubscribePanel(feedUrl(site, show), lite, text, `show-${index}`)}
</details></li>`;
}

/** The HTML of `feed/index.html`. */
export function buildSitePage(shows: readonly ListedShow[], site: Site): string {
  const language = site.languages?.[0] ?? shows[0]?.show.language ?? 'en';
  const text = pageText(language);
  const cards = shows.map((listed, index) => buildCard(listed, site, index));
  return buildPage({
    title: text.shows,
    language,
    root: './',
    canonicalUrl: siteUrl(site),
    trail: [],
    main: `<h1>${escapeMarkup(text.shows)}</h1>
${cards.length === 0 ? `<p>${escapeMarkup(text.noShows)}</p>` : `<ul class="shows">${cards.join('\n')}</ul>`}
<p class="meta"><a href="opml.xml">OPML</a></p>`,
  });
}
