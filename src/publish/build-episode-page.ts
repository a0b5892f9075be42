/** The page of an episode: player, chapters and the text to read along. */
import type { Enclosure, Episode, Show } from '../model.ts';
import { alsoAtHeading, listAlsoAt } from './also-at.ts';
import { buildPage } from './build-page.ts';
import { buildReadAlong, buildSpokenTitle } from './build-read-along.ts';
import { buildSummary } from './build-show-notes.ts';
import { toClock, toDate, toIsoDuration, toLength } from './format-time.ts';
import { nameMissing } from './list-clips.ts';
import { listChapters, sourceOf } from './name-chapters.ts';
import { type PageText, pageText } from './page-text.ts';
import { escapeMarkup, toLine } from './safe-text.ts';
import { episodeUrl, type Site } from './site-urls.ts';

const ROOT = '../../';

const mediaPath = (showId: string, file: Enclosure) =>
  `${ROOT}media/${encodeURIComponent(showId)}/${encodeURIComponent(file.fileName)}`;

const megabytes = (file: Enclosure) => `${(file.byteLength / 1_000_000).toFixed(1)} MB`;

/** The labels that the script needs; it has no words of its own. */
function labels(text: PageText): string {
  const { play, pause, back, forward, speed, position, follow, originalSound } = text;
  return Object.entries({ play, pause, back, forward, speed, position, follow, originalSound })
    .map(([name, value]) => ` data-label-${name.toLowerCase()}="${escapeMarkup(value)}"`)
    .join('');
}

function buildPlayer(show: Show, episode: Episode, coverPath: string, text: PageText): string {
  const duration = Math.round(episode.timeline.durationSeconds * 1000) / 1000;
  const facts = [
    `data-episode="${escapeMarkup(`${show.id}/${episode.id}`)}"`,
    `data-duration="${duration}"`,
    `data-title="${escapeMarkup(toLine(episode.article.title))}"`,
    `data-artist="${escapeMarkup(toLine(episode.article.byline ?? show.author))}"`,
    `data-cover="${escapeMarkup(coverPath)}"`,
    `data-album="${escapeMarkup(toLine(show.title))}"`,
  ].join(' ');
  const lite = episode.lite;
  const small = lite
    ? ` data-lite="${escapeMarkup(mediaPath(show.id, lite))}" data-lite-type="${escapeMarkup(lite.mimeType)}" data-label-lite="${escapeMarkup(`${text.lite} (${megabytes(lite)})`)}"`
    : '';
  // Nothing is fetched before play: many readers pay for each megabyte, and the length is known already.
  return `<section class="player" aria-label="${escapeMarkup(text.play)}" ${facts}${small}${labels(text)}>
<audio controls preload="none" src="${escapeMarkup(mediaPath(show.id, episode.enclosure))}"></audio>
<p class="keys" hidden>${escapeMarkup(text.keys)}</p>
</section>`;
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
  return `<details class="chapters" open><summary>${escapeMarkup(text.chapters)}</summary><ol>${items.join('')}</ol></details>`;
}

function buildMeta(episode: Episode, text: PageText): string {
  const { article, timeline } = episode;
  const written = toDate(article.publishedAt ?? episode.publishedAt);
  const byline = toLine(article.byline ?? '');
  const revised = toDate(episode.revisedAt ?? '');
  const parts = [
    byline === '' ? '' : escapeMarkup(text.byline(byline)),
    escapeMarkup(toLine(article.siteName ?? '')),
    written === '' ? '' : `<time datetime="${written}">${written}</time>`,
    `<time datetime="${toIsoDuration(timeline.durationSeconds)}">${toLength(timeline.durationSeconds)}</time>`,
    revised === '' ? '' : escapeMarkup(text.revised(revised)),
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
      anchor(url, `${alsoAtHeading(show.language)}: ${title}`, ' rel="noopener noreferrer"'),
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

/** The HTML of `feed/<show>/<episode>/index.html`. `coverPath` is relative to it. */
export function buildEpisodePage(show: Show, episode: Episode, site: Site, coverPath: string): string {
  const text = pageText(show.language);
  const title = toLine(episode.article.title) || toLine(show.title);
  return buildPage({
    title: `${title} · ${toLine(show.title)}`,
    language: show.language,
    root: ROOT,
    description: buildSummary(show, episode),
    canonicalUrl: episodeUrl(site, episode, show),
    feed: { href: '../feed.xml', title: show.title },
    trail: [
      { href: ROOT, title: text.allShows },
      { href: '../', title: show.title },
    ],
    main: `<article class="episode">
<h1 lang="${escapeMarkup(episode.article.language)}">${buildSpokenTitle(episode)}</h1>
${buildMeta(episode, text)}
${buildPlayer(show, episode, coverPath, text)}
${buildChapterList(episode, text)}
<div class="text" id="text" lang="${escapeMarkup(episode.article.language)}">
${buildReadAlong(episode, text)}
</div>
${buildMissing(episode, text)}
${buildLinks(show, episode, text)}
</article>`,
  });
}
