/** The page of an episode: player, chapters and the text to read along. */
import type { Enclosure, Episode, Show } from '../model.ts';
import { alsoAtHeading, listAlsoAt } from './also-at.ts';
import { PLAY_ICON, type Track, trackAttribute } from './build-entry.ts';
import type { ShownPicture } from './build-figure.ts';
import { buildLinkPreview } from './build-link-preview.ts';
import { buildPage, LISTENING, MANIFEST } from './build-page.ts';
import { buildReadAlong, buildSpokenTitle } from './build-read-along.ts';
import { buildSummary } from './build-show-notes.ts';
import { toClock, toDate, toDateWords, toIsoDuration, toLength } from './format-time.ts';
import { nameMissing } from './list-clips.ts';
import { buildTagList, listTags } from './list-tags.ts';
import { listChapters, sourceOf } from './name-chapters.ts';
import { folderIn, mainLanguage, type PageLanguage, planLanguages } from './page-languages.ts';
import { type PageText, pageText } from './page-text.ts';
import { pageWords } from './page-words/choose-page-words.ts';
import { escapeMarkup, toLine } from './safe-text.ts';
import { SMALL_COVER } from './shrink-picture.ts';
import { episodeUrl, type Site } from './site-urls.ts';

const ROOT = '../../';

const mediaPath = (showId: string, file: Enclosure) =>
  `${ROOT}media/${encodeURIComponent(showId)}/${encodeURIComponent(file.fileName)}`;

const megabytes = (file: Enclosure) => `${(file.byteLength / 1_000_000).toFixed(1)} MB`;

function buildPlayer(
  show: Show,
  episode: Episode,
  { art, page }: { readonly art: string; readonly page: string },
  text: PageText,
): string {
  const { enclosure, lite, article, timeline } = episode;
  const title = toLine(article.title) || toLine(show.title);
  const src = mediaPath(show.id, enclosure);
  const track: Track = {
    id: `${show.id}/${episode.id}`,
    title,
    language: article.language,
    show: toLine(show.title),
    page,
    src,
    ...(lite && { lite: mediaPath(show.id, lite), liteType: lite.mimeType }),
    art,
    seconds: Math.round(timeline.durationSeconds * 1000) / 1000,
  };
  // Nothing is fetched before play: many readers pay for each megabyte, and the length is known already.
  return `<div class="player" ${trackAttribute(track)}>
<audio controls preload="none" src="${escapeMarkup(src)}" aria-label="${escapeMarkup(title)}"></audio>
<button type="button" class="main play-page" hidden>${PLAY_ICON}<span>${escapeMarkup(pageWords(text.htmlLanguage).listen)}</span></button>
</div>`;
}

function buildChapterList(episode: Episode, text: PageText): string {
  const { cues } = episode.timeline;
  const chapters = listChapters(episode);
  if (chapters.length < 2) return '';
  const items = chapters.map((chapter) => {
    const cue = Math.max(
      0,
      cues.findIndex((each) => each.end > chapter.start),
    );
    return `<li><a href="#c${cue}" data-seek="${Math.round(chapter.start * 1000) / 1000}"><span class="time">${toClock(chapter.start)}</span> ${escapeMarkup(chapter.title)}</a></li>`;
  });
  return `<nav class="chapters" aria-label="${escapeMarkup(text.chapters)}"><details open><summary>${escapeMarkup(text.chapters)}</summary><ol>${items.join('')}</ol></details></nav>`;
}

function buildMeta(episode: Episode, text: PageText): string {
  const { article, timeline } = episode;
  const written = toDate(article.publishedAt ?? episode.publishedAt);
  const byline = toLine(article.byline ?? '');
  const revised = toDate(episode.revisedAt ?? '');
  const source = sourceOf(article);
  const siteName = toLine(article.siteName ?? '') || (source === undefined ? '' : new URL(source).host);
  const words = (date: string) => toDateWords(date, text.htmlLanguage);
  const parts = [
    source === undefined
      ? escapeMarkup(siteName)
      : `<a href="${escapeMarkup(source)}" rel="noopener noreferrer">${escapeMarkup(siteName)}</a>`,
    byline === '' ? '' : escapeMarkup(text.byline(byline)),
    written === '' ? '' : `<time datetime="${written}">${words(written)}</time>`,
    `<time datetime="${toIsoDuration(timeline.durationSeconds)}">${toLength(timeline.durationSeconds)}</time>`,
    revised === '' ? '' : escapeMarkup(text.revised(words(revised))),
  ];
  return `<p class="meta">${parts.filter(Boolean).join(' · ')}</p>`;
}

function buildLinks(show: Show, episode: Episode, text: PageText): string {
  const source = sourceOf(episode.article);
  const anchor = (href: string, label: string, attributes = '') =>
    `<li><a href="${escapeMarkup(href)}"${attributes}>${escapeMarkup(label)}</a></li>`;
  const items = [
    source === undefined ? '' : anchor(source, text.originalArticle, ' rel="noopener noreferrer"'),
    anchor(mediaPath(show.id, episode.enclosure), `${text.download} (${megabytes(episode.enclosure)})`, ' download'),
    episode.lite
      ? anchor(mediaPath(show.id, episode.lite), `${text.lite} (${megabytes(episode.lite)})`, ' download')
      : '',
    anchor('transcript.vtt', `${text.transcript} VTT`),
    anchor('transcript.srt', `${text.transcript} SRT`),
    ...listAlsoAt(episode).map(({ url, title }) =>
      anchor(url, `${alsoAtHeading(text.htmlLanguage)}: ${title}`, ' rel="noopener noreferrer"'),
    ),
  ];
  return `<ul class="links">${items.join('')}</ul>`;
}

/** Missing recordings that have no place in the text are named under it. */
function buildMissing(episode: Episode, text: PageText): string {
  const placed = new Set(episode.article.blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : [])));
  const rest = episode.missingClips.filter((clip) => !placed.has(clip.url));
  if (rest.length === 0) return '';
  const items = rest.map(
    (clip) => `<li>${escapeMarkup(nameMissing(clip, text))} (${escapeMarkup(text.missingClip)})</li>`,
  );
  return `<section class="missing"><h2>${escapeMarkup(text.missingHeading)}</h2><ul>${items.join('')}</ul></section>`;
}

export type EpisodeLook = {
  /** Name of the show's cover within `feed/<show>/`. */
  readonly coverFileName: string;
  /** File name of a picture of its own in the episode's folder. */
  readonly art?: string;
  readonly hue?: number;
  /** Copies of the pictures in the text, in the episode's folder, by their addresses. */
  readonly pictures?: ReadonlyMap<string, ShownPicture>;
};

/** The HTML of `embed.html`: the player alone, for frames on other sites. */
export function buildEmbedPage(show: Show, episode: Episode, site: Site, look: EpisodeLook): string {
  const language = mainLanguage(site, show.language);
  const text = pageText(language);
  const title = toLine(episode.article.title) || toLine(show.title);
  const folder = `${ROOT}${encodeURIComponent(show.id)}/`;
  const page = `${folder}${encodeURIComponent(episode.id)}/`;
  const art = `${look.art === undefined ? folder : page}${SMALL_COVER}`;
  const [own, shown] = [escapeMarkup(episode.article.language), escapeMarkup(title)];
  return buildPage({
    title,
    language,
    root: ROOT,
    ...(look.hue === undefined ? {} : { hue: look.hue }),
    assets: LISTENING,
    canonicalUrl: episodeUrl(site, episode, show),
    trail: [],
    main: `<article class="episode embed"><header class="hero"><img class="cover" src="${escapeMarkup(art)}" alt="" width="200" height="200">
<div><h1 lang="${own}"><a href="${escapeMarkup(page)}" target="_blank" rel="noopener">${shown}</a></h1>
<p class="meta">${escapeMarkup(toLine(show.title))}</p>${buildPlayer(show, episode, { art, page }, text)}</div></header></article>`,
  });
}

const mainOf = (site: Site, show: Show): PageLanguage => {
  const language = mainLanguage(site, show.language);
  return planLanguages(site, show.language)[0] ?? { language, languages: [language] };
};

/** The HTML of `feed/<show>/<episode>/index.html`, in one of its languages. */
export function buildEpisodePage(
  show: Show,
  episode: Episode,
  site: Site,
  look: EpisodeLook,
  page: PageLanguage = mainOf(site, show),
): string {
  const { language: shown, languages } = page;
  const text = pageText(shown);
  const words = pageWords(shown);
  const title = toLine(episode.article.title) || toLine(show.title);
  const language = escapeMarkup(episode.article.language);
  const art = look.art === undefined ? `../${SMALL_COVER}` : SMALL_COVER;
  return buildPage({
    title: `${title} · ${toLine(show.title)}`,
    language: shown,
    languages: { language: shown, languages, name: 'index.html' },
    root: ROOT,
    ...(look.hue === undefined ? {} : { hue: look.hue }),
    assets: LISTENING,
    manifest: show.isPrivate ? `../${MANIFEST}` : undefined,
    description: buildSummary(show, episode),
    canonicalUrl: episodeUrl(site, episode, show),
    feed: { href: '../feed.xml', title: show.title },
    head: buildLinkPreview(show, episode, site, look),
    trail: [
      { href: folderIn(ROOT, page), title: text.allShows },
      { href: folderIn('../', page), title: show.title },
    ],
    main: `<article class="episode">
<header class="hero"><img class="cover" src="${art}" alt="" width="200" height="200">
<div><h1 lang="${language}">${buildSpokenTitle(episode)}</h1>
${buildMeta(episode, text)}${buildTagList(listTags(episode.article, show), folderIn('../', page), words.tags)}</div>
<div class="acts">${buildPlayer(show, episode, { art, page: folderIn('', page) }, text)}<button type="button" class="quiet keep" hidden></button><button type="button" class="quiet copy-text" hidden data-done="${escapeMarkup(text.copied)}">${escapeMarkup(words.copyText)}</button></div></header>
<div class="columns">
${buildChapterList(episode, text)}
<div class="text" id="text" lang="${language}">
${buildReadAlong(episode, text, look.pictures)}
</div>
</div>
${buildMissing(episode, text)}
<section class="files" aria-label="${escapeMarkup(words.files)}">${buildLinks(show, episode, text)}</section>
</article>`,
  });
}
