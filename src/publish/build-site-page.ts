/** The front page: what is new over all shows, and the shows. */
import type { Show } from '../model.ts';
import { buildEntry } from './build-entry.ts';
import { buildPage, LISTENING } from './build-page.ts';
import { buildSubscribePanel } from './build-subscribe-panel.ts';
import type { ListedEpisode } from './listed-episode.ts';
import { folderIn, type PageLanguage, planLanguages } from './page-languages.ts';
import { type PageText, pageText } from './page-text.ts';
import { pageWords } from './page-words/choose-page-words.ts';
import { hueClass } from './picture-hue.ts';
import { escapeMarkup, toLegalText, toLine } from './safe-text.ts';
import { SMALL_COVER } from './shrink-picture.ts';
import { feedUrl, type Site, siteUrl } from './site-urls.ts';

/** What the front page says about a show. */
export type ListedShow = {
  readonly show: Show;
  readonly hue?: number;
  readonly hasLite: boolean;
  /** Newest first; as many as the front page may need. */
  readonly newest: readonly ListedEpisode[];
};

const EN: PageLanguage = { language: 'en', languages: ['en'] };

/** So many that a phone shows them in a few strokes. */
const NEWEST = 12;

function buildCard(
  { show, hue, hasLite }: ListedShow,
  site: Site,
  index: number,
  text: PageText,
  language: PageLanguage,
): string {
  const path = encodeURIComponent(show.id);
  const page = folderIn(`${path}/`, language);
  const own = escapeMarkup(show.language);
  const lite = hasLite ? feedUrl(site, show, 'lite.xml') : undefined;
  return `<li class="${hueClass(hue)}"><img class="cover" src="${path}/${SMALL_COVER}" alt="" width="200" height="200" loading="lazy">
<h3 lang="${own}"><a href="${page}">${escapeMarkup(toLine(show.title))}</a></h3>
<p class="meta" lang="${own}">${escapeMarkup(toLine(show.author))}</p>
<p class="summary" lang="${own}">${escapeMarkup(toLegalText(show.description).trim())}</p>
<details class="unfold"><summary>${escapeMarkup(text.subscribe)}</summary>
${buildSubscribePanel(feedUrl(site, show), lite, text, `show-${index}`)}
</details></li>`;
}

/** The language of the site where no page says one. */
export const siteLanguage = (shows: readonly ListedShow[], site: Site): string =>
  site.languages?.[0] ?? shows[0]?.show.language ?? 'en';

/** The HTML of `feed/index.html`, in one of its languages. */
export function buildSitePage(
  shows: readonly ListedShow[],
  site: Site,
  { language, languages }: PageLanguage = planLanguages(site, siteLanguage(shows, site))[0] ?? EN,
): string {
  const text = pageText(language);
  const words = pageWords(language);
  const newest = shows
    .flatMap(({ show, newest: episodes }) => episodes.map((episode) => ({ show, episode })))
    .toSorted((left, right) => right.episode.publishedAt.localeCompare(left.episode.publishedAt))
    .slice(0, NEWEST)
    .map(({ show, episode }) =>
      buildEntry(episode, {
        ...{ showId: show.id, showTitle: toLine(show.title), toShow: `${encodeURIComponent(show.id)}/`, root: './' },
        ...{ language: { language, languages }, text, namesShow: shows.length > 1, headingLevel: 3 },
      }),
    );
  const cards = shows.map((listed, index) => buildCard(listed, site, index, text, { language, languages }));
  const [first] = shows;
  return buildPage({
    title: text.shows,
    language,
    languages: { language, languages, name: 'index.html' },
    root: './',
    ...(first?.hue === undefined ? {} : { hue: first.hue }),
    assets: LISTENING,
    canonicalUrl: siteUrl(site),
    trail: [],
    main: `<h1 class="front">${escapeMarkup(text.shows)}</h1>
<section class="begun" hidden><h2>${escapeMarkup(words.begun)}</h2><ul class="begun-list"></ul></section>
<section class="kept" hidden><h2>${escapeMarkup(words.keptHere)}</h2><ul class="begun-list"></ul></section>
${newest.length === 0 ? '' : `<section><h2>${escapeMarkup(words.newest)}</h2><ol class="episodes wide">${newest.join('\n')}</ol></section>`}
<section><h2>${escapeMarkup(words.allShows)}</h2>
${cards.length === 0 ? `<p>${escapeMarkup(text.noShows)}</p>` : `<ul class="shows">${cards.join('\n')}</ul>`}</section>
<p class="acts"><a class="quiet" href="opml.xml">OPML</a> <button type="button" class="quiet take-along" hidden>${escapeMarkup(words.takeAlong)}</button></p>`,
  });
}
