/** An episode in a list: art, date, title, summary and a button that plays it. */
import { toDateWords, toIsoDuration, toMinutes } from './format-time.ts';
import type { ListedEpisode } from './listed-episode.ts';
import { folderIn, type PageLanguage } from './page-languages.ts';
import type { PageText } from './page-text.ts';
import { pageWords } from './page-words/choose-page-words.ts';
import { hueClass } from './picture-hue.ts';
import { escapeMarkup } from './safe-text.ts';
import { SMALL_COVER } from './shrink-picture.ts';

/** What a script needs to play an episode anywhere on the site; addresses are relative to the page. */
export type Track = {
  /** `show/episode`. */
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly show: string;
  readonly page: string;
  readonly src: string;
  readonly lite?: string;
  readonly liteType?: string;
  readonly art: string;
  readonly seconds: number;
};

export const PLAY_ICON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 5v14l11-7z"/></svg>';

/** An attribute that holds a track. */
export const trackAttribute = (track: Track): string => `data-track="${escapeMarkup(JSON.stringify(track))}"`;

export type EntryPlace = {
  readonly showId: string;
  readonly showTitle: string;
  /** From the page to the show's folder, and to the site's root: empty, or ending with a slash. */
  readonly toShow: string;
  readonly root: string;
  readonly text: PageText;
  readonly language: PageLanguage;
  /** On lists of several shows. */
  readonly namesShow: boolean;
  readonly headingLevel: 2 | 3;
};

/** An `<li>`. Without script the button is a link to the recording. */
export function buildEntry(episode: ListedEpisode, place: EntryPlace): string {
  const { showId, showTitle, toShow, root, text } = place;
  const words = pageWords(text.htmlLanguage);
  const { id, title, date, seconds, lite } = episode;
  const language = escapeMarkup(episode.language);
  const folder = `${toShow}${encodeURIComponent(id)}/`;
  const page = folderIn(folder, place.language);
  const media = (file: string) => `${root}media/${encodeURIComponent(showId)}/${encodeURIComponent(file)}`;
  const art = `${episode.hasArt ? folder : toShow}${SMALL_COVER}`;
  const track: Track = {
    id: `${showId}/${id}`,
    title,
    language: episode.language,
    show: showTitle,
    page,
    src: media(episode.file),
    ...(lite && { lite: media(lite.file), liteType: lite.type }),
    art,
    seconds,
  };
  const heading = `h${place.headingLevel}`;
  const from = place.namesShow
    ? ` · <a href="${escapeMarkup(folderIn(toShow, place.language))}">${escapeMarkup(showTitle)}</a>`
    : '';
  return `<li class="entry ${hueClass(episode.hue)}" data-id="${escapeMarkup(id)}" ${trackAttribute(track)}>
<img class="art" src="${escapeMarkup(art)}" alt="" width="96" height="96" loading="lazy">
<div><p class="meta"><time datetime="${date}">${toDateWords(date, text.htmlLanguage)}</time>${from}</p>
<${heading} lang="${language}"><a href="${escapeMarkup(page)}">${escapeMarkup(title)}</a></${heading}>
<p class="summary" lang="${language}">${escapeMarkup(episode.summary)}</p></div>
<p class="act"><a class="pill" href="${escapeMarkup(track.src)}" aria-label="${escapeMarkup(`${text.play}: ${title}`)}">${PLAY_ICON}<time datetime="${toIsoDuration(seconds)}">${words.minutes(toMinutes(seconds))}</time></a></p></li>`;
}
