/** The page of a show: its episodes, each with a button that plays it, and how to subscribe. */
import type { Show } from '../model.ts';
import { buildEntry, PLAY_ICON } from './build-entry.ts';
import { buildPage, LISTENING, MANIFEST } from './build-page.ts';
import { buildSubscribePanel } from './build-subscribe-panel.ts';
import { buildTagList, listFrequentTags } from './list-tags.ts';
import type { ListedEpisode } from './listed-episode.ts';
import { folderIn, type PageLanguage } from './page-languages.ts';
import { type PageText, pageText } from './page-text.ts';
import { pageWords } from './page-words/choose-page-words.ts';
import { escapeMarkup, toLegalText, toLine } from './safe-text.ts';
import { buildPager, type PagePlace } from './show-pages.ts';
import { SMALL_COVER } from './shrink-picture.ts';
import { feedUrl, type Site, showUrl } from './site-urls.ts';

export type ShowPageOptions = {
  readonly hasLite: boolean;
  readonly hue?: number;
  /** Newest first. */
  readonly episodes: readonly ListedEpisode[];
  /** Of the whole show. */
  readonly count: number;
  readonly place: PagePlace;
  readonly language: PageLanguage;
  /** Episodes in the feed, when the page has, or leads to, older ones. */
  readonly inFeed?: number;
};

function buildHero(
  show: Show,
  site: Site,
  { hasLite, count, place, episodes }: ShowPageOptions,
  text: PageText,
): string {
  const words = pageWords(text.htmlLanguage);
  const lite = hasLite ? feedUrl(site, show, 'lite.xml') : undefined;
  const description = toLegalText(show.description).trim();
  // An older page stays as it is when episodes come: it says nothing of their number.
  const number = place.number === undefined && count > 0 ? ` · ${words.episodes(count)}` : '';
  const play =
    episodes.length === 0 || place.number !== undefined
      ? ''
      : `<button type="button" class="main play-newest" hidden>${PLAY_ICON}${escapeMarkup(words.playNewest)}</button>`;
  return `<header class="hero"><img class="cover" src="${SMALL_COVER}" alt="" width="200" height="200">
<div><h1>${escapeMarkup(toLine(show.title))}</h1>
<p class="meta">${escapeMarkup(toLine(show.author))}${number}</p>
<p class="lead">${escapeMarkup(description)}</p></div>
<div class="acts">${play}<details class="unfold"><summary>${escapeMarkup(text.subscribe)}</summary>
${buildSubscribePanel(feedUrl(site, show), lite, text, 'subscribe')}
</details></div></header>`;
}

const TAGS_SHOWN = 12;

/** One page of the show. */
export function buildShowPage(show: Show, site: Site, options: ShowPageOptions): string {
  const { episodes, place, inFeed } = options;
  const { language, languages } = options.language;
  const text = pageText(language);
  const title = toLine(show.title);
  const entries = episodes.map((episode) =>
    buildEntry(episode, {
      ...{ showId: show.id, showTitle: title, toShow: '', root: '../', text, language: options.language },
      ...{ namesShow: false, headingLevel: 2 },
    }),
  );
  // Within the form, which is hidden where no script can search.
  const { tags: label } = pageWords(text.htmlLanguage);
  const tags = buildTagList(listFrequentTags(episodes, TAGS_SHOWN, language), '', label);
  return buildPage({
    title: place.number === undefined ? title : `${title} · ${place.number}`,
    language,
    languages: { language, languages, name: place.fileName },
    root: '../',
    ...(options.hue === undefined ? {} : { hue: options.hue }),
    assets: LISTENING,
    manifest: show.isPrivate ? MANIFEST : undefined,
    description: show.description,
    canonicalUrl: `${showUrl(site, show)}${place.number === undefined ? '' : place.fileName}`,
    feed: { href: 'feed.xml', title: show.title },
    trail: [{ href: folderIn('../', options.language), title: text.allShows }],
    main: `${buildHero(show, site, options, text)}
<form class="search" role="search" hidden data-index="search.json" data-page="${languages.length < 2 ? '' : folderIn('', options.language)}"><label class="visually-hidden" for="search">${escapeMarkup(text.search)}</label><input id="search" type="search" autocomplete="off" placeholder="${escapeMarkup(text.search)}">${tags}</form>
<div class="results" aria-live="polite"></div>
${show.isPrivate && place.number === undefined ? `<section class="kept" hidden><h2>${escapeMarkup(pageWords(text.htmlLanguage).keptHere)}</h2><ul class="begun-list"></ul></section>\n` : ''}${inFeed === undefined ? '' : `<p class="meta">${escapeMarkup(pageWords(text.htmlLanguage).olderThanFeed(inFeed))}</p>`}
${entries.length === 0 ? `<p>${escapeMarkup(text.noEpisodes)}</p>` : `<ol class="episodes">${entries.join('\n')}</ol>`}
${buildPager(place, text, options.language)}`,
  });
}
