/** What an app shows about an episode: a plain summary, and notes with the source, the clips and what is missing. */
import type { Cue, Episode, Show } from '../model.ts';
import { alsoAtHeading, listAlsoAt } from './also-at.ts';
import { toClock, toDate } from './format-time.ts';
import { listClips, nameMissing } from './list-clips.ts';
import { listChapters, sourceOf } from './name-chapters.ts';
import { isChinese, pageText } from './page-text.ts';
import { escapeMarkup, toExcerpt, toLine, toWebUrl } from './safe-text.ts';
import { disclosureOf } from './synthetic-voice.ts';

/** Characters of a text in Latin letters; Chinese says the same in half as many. */
const SUMMARY_CHARACTERS = 280;
const EXCERPT_CHARACTERS = 600;

/** How a sentence is closed; a cue may be a part of one that is in two languages. */
const CLOSED = /[.。！？!?…]["”’»)）」』]*$/u;

/** Where the sentences of a block end that the narrator has found in it. */
function listSentenceEnds(text: string, cues: readonly Cue[]): readonly number[] {
  let position = 0;
  return cues.flatMap((cue) => {
    const spoken = toLine(cue.text);
    const found = text.indexOf(spoken, position);
    if (found < 0) return [];
    position = found + spoken.length;
    return CLOSED.test(spoken) ? [position] : [];
  });
}

function excerptOf({ article, timeline }: Episode, limit: number): string {
  const chinese = isChinese(article.language);
  const ends: number[] = [];
  let excerpt = '';
  for (const [index, block] of article.blocks.entries()) {
    if (block.kind !== 'paragraph' && block.kind !== 'quote') continue;
    const text = toLine(block.text);
    if (excerpt !== '' && !chinese) excerpt += ' ';
    const cues = timeline.cues.filter((cue) => cue.block === index);
    ends.push(...listSentenceEnds(text, cues).map((end) => excerpt.length + end));
    excerpt += text;
    // A pair of surrogates counts for two: enough text for sure.
    if (excerpt.length > limit * 2) break;
  }
  return toExcerpt(excerpt, chinese ? limit / 2 : limit, ends);
}

/** A few sentences of plain text, never empty: `description` is required of an item without a title only, but shown by most apps. */
export function buildSummary(show: Show, episode: Episode): string {
  const excerpt = excerptOf(episode, SUMMARY_CHARACTERS);
  return excerpt === '' ? toLine(episode.article.title) || toLine(show.title) : excerpt;
}

const link = (url: string, text: string) => `<a href="${escapeMarkup(url)}" rel="noopener">${escapeMarkup(text)}</a>`;
const list = (heading: string, entries: readonly string[]) =>
  entries.length === 0
    ? ''
    : `<p>${escapeMarkup(heading)}</p><ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`;

/**
 * HTML for `content:encoded`, made only of `p`, `ul`, `li` and `a`, which every app renders. Times are written as
 * `m:ss`, which apps turn into links that seek.
 */
export function buildShowNotes(show: Show, episode: Episode, pageUrl: string): string {
  const text = pageText(show.language);
  const { article } = episode;
  const source = sourceOf(article);
  const byline = toLine(article.byline ?? '');
  const date = toDate(article.publishedAt ?? '');
  const about = [byline === '' ? '' : text.byline(byline), toLine(article.siteName ?? ''), date].filter(Boolean);
  const clips = listClips(episode).map((clip) => {
    const label = clip.name || text.originalSound;
    return `${toClock(clip.start)} ${clip.url === undefined ? escapeMarkup(label) : link(clip.url, label)}`;
  });
  const missing = episode.missingClips.map((clip) => {
    const url = toWebUrl(clip.url);
    const label = nameMissing(clip, text);
    return `${url === undefined ? escapeMarkup(label) : link(url, label)} (${escapeMarkup(text.missingClip)})`;
  });
  const players = article.blocks.flatMap((block) => {
    const player = 'player' in block ? block.player : undefined;
    const url = toWebUrl(player?.url);
    return player ? [url === undefined ? escapeMarkup(player.host) : link(url, player.host)] : [];
  });
  const chapters = listChapters(episode).map(({ start, title, url }) => {
    const leadsTo = toWebUrl(url);
    const isElsewhere = leadsTo !== undefined && leadsTo !== toWebUrl(article.canonicalUrl);
    return `${toClock(start)} ${isElsewhere ? link(leadsTo, title) : escapeMarkup(title)}`;
  });
  const disclosure = disclosureOf(episode, show.language);
  const revised = toDate(episode.revisedAt ?? '');
  return [
    `<p>${escapeMarkup(excerptOf(episode, EXCERPT_CHARACTERS) || toLine(article.title))}</p>`,
    about.length === 0 ? '' : `<p>${escapeMarkup(about.join(' · '))}</p>`,
    `<p>${source === undefined ? '' : `${link(source, text.originalArticle)} · `}${link(pageUrl, text.readAlong)}</p>`,
    revised === '' ? '' : `<p>${escapeMarkup(text.revised(revised))}</p>`,
    disclosure === '' ? '' : `<p>${escapeMarkup(disclosure)}</p>`,
    episode.modeReason === undefined ? '' : `<p>${escapeMarkup(text.reading[episode.modeReason])}</p>`,
    list(text.clipsHeading, clips),
    list(text.missingHeading, missing),
    list(text.playersHeading, players),
    list(
      text.unspokenHeading,
      (episode.unspoken ?? []).map((sentence) => escapeMarkup(toLine(sentence.text))),
    ),
    list(text.chapters, chapters.length > 1 ? chapters : []),
    list(
      alsoAtHeading(show.language),
      listAlsoAt(episode).map(({ url, title }) => link(url, title)),
    ),
  ].join('');
}
