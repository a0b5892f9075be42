/** The page of a show: how to subscribe, and its episodes with a player each. */
import type { Episode, Show } from '../model.ts';
import { buildPage } from './build-page.ts';
import { buildSummary } from './build-show-notes.ts';
import { buildSubscribePanel } from './build-subscribe-panel.ts';
import { toClock, toDate, toIsoDuration } from './format-time.ts';
import { type PageText, pageText } from './page-text.ts';
import { escapeMarkup, toLegalText, toLine } from './safe-text.ts';
import { feedUrl, type Site, showUrl } from './site-urls.ts';

/** Episodes on one page; the older ones follow on further pages, so that a page stays light on a slow network. */
export const EPISODES_PER_PAGE = 50;

function buildEntry(show: Show, episode: Episode): string {
  const title = toLine(episode.article.title) || toLine(show.title);
  const date = toDate(episode.article.publishedAt ?? episode.publishedAt);
  const seconds = episode.timeline.durationSeconds;
  const media = `../media/${encodeURIComponent(show.id)}/${encodeURIComponent(episode.enclosure.fileName)}`;
  const language = escapeMarkup(episode.article.language);
  return `<li data-id="${escapeMarkup(episode.id)}"><h2 lang="${language}"><a href="${encodeURIComponent(episode.id)}/">${escapeMarkup(title)}</a></h2>
<p class="meta"><time datetime="${date}">${date}</time> · <time datetime="${toIsoDuration(seconds)}">${toClock(seconds)}</time></p>
<p lang="${language}">${escapeMarkup(buildSummary(show, episode))}</p>
<audio controls preload="none" src="${escapeMarkup(media)}" aria-label="${escapeMarkup(title)}" data-episode="${escapeMarkup(`${show.id}/${episode.id}`)}"></audio></li>`;
}

/** File name of a page of the list, counted from 1. */
export const showPageFile = (page: number): string => (page === 1 ? 'index.html' : `page-${page}.html`);

function buildPager(page: number, pages: number): string {
  if (pages < 2) return '';
  const links = Array.from({ length: pages }, (_, index) => {
    const number = index + 1;
    const href = number === 1 ? './' : showPageFile(number);
    return number === page ? `<strong aria-current="page">${number}</strong>` : `<a href="${href}">${number}</a>`;
  });
  return `<nav class="pager" aria-label="1–${pages}">${links.join(' ')}</nav>`;
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

export type ShowPageOptions = { readonly coverFileName: string /** Counted from 1. */; readonly page?: number };

/** How many pages the episodes of a show fill; at least one. */
export const showPageCount = (episodes: number): number => Math.max(1, Math.ceil(episodes / EPISODES_PER_PAGE));

/** One page of the show, `episodes` being all of its episodes, newest first. */
export function buildShowPage(show: Show, episodes: readonly Episode[], site: Site, options: ShowPageOptions): string {
  const text = pageText(show.language);
  const page = options.page ?? 1;
  const listed = episodes.slice((page - 1) * EPISODES_PER_PAGE, page * EPISODES_PER_PAGE);
  const list =
    listed.length === 0
      ? `<p>${escapeMarkup(text.noEpisodes)}</p>`
      : `<ol class="episodes">${listed.map((episode) => buildEntry(show, episode)).join('\n')}</ol>`;
  return buildPage({
    title: toLine(show.title),
    language: show.language,
    root: '../',
    description: show.description,
    canonicalUrl: showUrl(site, show),
    feed: { href: 'feed.xml', title: show.title },
    trail: [{ href: '../', title: text.allShows }],
    main: `${buildHead(
      show,
      site,
      options.coverFileName,
      episodes.some((episode) => episode.lite),
      text,
    )}
<form class="search" role="search" hidden data-index="search.json" data-empty="${escapeMarkup(text.nothingFound)}"><label for="search">${escapeMarkup(text.search)}</label><input id="search" type="search" autocomplete="off"></form>
<div class="results" aria-live="polite"></div>
${list}
${buildPager(page, showPageCount(episodes.length))}`,
  });
}
