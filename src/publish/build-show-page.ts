/** The page of a show: how to subscribe, and its episodes with a player each. */
import type { Episode, Show } from '../model.ts';
import { buildPage } from './build-page.ts';
import { buildSummary } from './build-show-notes.ts';
import { buildSubscribePanel } from './build-subscribe-panel.ts';
import { toDate, toIsoDuration, toLength } from './format-time.ts';
import { type PageText, pageText } from './page-text.ts';
import { escapeMarkup, toLegalText, toLine } from './safe-text.ts';
import { buildPager, type PagePlace } from './show-pages.ts';
import { feedUrl, type Site, showUrl } from './site-urls.ts';

/** The episode as it is listed on its show's page: an `<li>`. */
export function buildShowEntry(show: Show, episode: Episode): string {
  const title = toLine(episode.article.title) || toLine(show.title);
  const date = toDate(episode.article.publishedAt ?? episode.publishedAt);
  const seconds = episode.timeline.durationSeconds;
  const media = `../media/${encodeURIComponent(show.id)}/${encodeURIComponent(episode.enclosure.fileName)}`;
  const language = escapeMarkup(episode.article.language);
  return `<li data-id="${escapeMarkup(episode.id)}"><h2 lang="${language}"><a href="${encodeURIComponent(episode.id)}/">${escapeMarkup(title)}</a></h2>
<p class="meta"><time datetime="${date}">${date}</time> · <time datetime="${toIsoDuration(seconds)}">${toLength(seconds)}</time></p>
<p lang="${language}">${escapeMarkup(buildSummary(show, episode))}</p>
<audio controls preload="none" src="${escapeMarkup(media)}" aria-label="${escapeMarkup(title)}" data-episode="${escapeMarkup(`${show.id}/${episode.id}`)}"></audio></li>`;
}

function buildHead(show: Show, site: Site, coverFileName: string, hasLite: boolean, text: PageText): string {
  const lite = hasLite ? feedUrl(site, show, 'lite.xml') : undefined;
  const description = toLegalText(show.description).trim();
  return `<div class="show-head"><img class="cover" src="${escapeMarkup(coverFileName)}" alt="" width="160" height="160">
<div><h1>${escapeMarkup(toLine(show.title))}</h1>
<p class="meta">${escapeMarkup(toLine(show.author))}</p>
<p>${escapeMarkup(description)}</p></div></div>
${buildSubscribePanel(feedUrl(site, show), lite, text, 'subscribe')}`;
}

export type ShowPageOptions = {
  readonly coverFileName: string;
  readonly hasLite: boolean;
  /** Made by {@link buildShowEntry}, newest first. */
  readonly entries: readonly string[];
  readonly place: PagePlace;
};

/** One page of the show. */
export function buildShowPage(show: Show, site: Site, options: ShowPageOptions): string {
  const text = pageText(show.language);
  const { entries, place } = options;
  const list =
    entries.length === 0
      ? `<p>${escapeMarkup(text.noEpisodes)}</p>`
      : `<ol class="episodes">${entries.join('\n')}</ol>`;
  return buildPage({
    title: place.number === undefined ? toLine(show.title) : `${toLine(show.title)} · ${place.number}`,
    language: show.language,
    root: '../',
    description: show.description,
    canonicalUrl: `${showUrl(site, show)}${place.number === undefined ? '' : place.fileName}`,
    feed: { href: 'feed.xml', title: show.title },
    trail: [{ href: '../', title: text.allShows }],
    main: `${buildHead(show, site, options.coverFileName, options.hasLite, text)}
<form class="search" role="search" hidden data-index="search.json" data-empty="${escapeMarkup(text.nothingFound)}"><label for="search">${escapeMarkup(text.search)}</label><input id="search" type="search" autocomplete="off"></form>
<div class="results" aria-live="polite"></div>
${list}
${buildPager(place, text)}`,
  });
}
