/** The article as HTML in which every spoken sentence and every clip knows when it is heard. */
import type { Block, Cue, Episode } from '../model.ts';
import { toClock } from './format-time.ts';
import { toClipName } from './list-clips.ts';
import { isChinese, type PageText } from './page-text.ts';
import { escapeMarkup, toLine, toWebUrl } from './safe-text.ts';

type NumberedCue = Cue & { readonly index: number };

const seconds = (value: number) => String(Math.round(value * 1000) / 1000);
const timing = (cue: NumberedCue) =>
  `id="c${cue.index}" data-start="${seconds(cue.start)}" data-end="${seconds(cue.end)}"`;
const span = (cue: NumberedCue, text: string) => `<span class="cue" ${timing(cue)}>${escapeMarkup(text)}</span>`;

/**
 * The text with its sentences marked. What the narrator skipped (a footnote mark, an address) stays readable between
 * them. Where the text and the sentences cannot be laid side by side, the sentences are printed as they were spoken.
 */
function markSentences(
  text: string,
  cues: readonly NumberedCue[],
  separator: string,
  markUnspoken: (between: string) => string,
): string {
  let position = 0;
  let html = '';
  for (const cue of cues) {
    const found = text.indexOf(cue.text, position);
    if (found < 0 || cue.text === '') return cues.map((each) => span(each, each.text)).join(separator);
    html += markUnspoken(text.slice(position, found)) + span(cue, cue.text);
    position = found + cue.text.length;
  }
  return html + markUnspoken(text.slice(position));
}

/** Text between the sentences that are heard, with those marked that no voice can say. */
function markUnspokenOf(episode: Episode, block: number, text: PageText): (between: string) => string {
  const unspoken = (episode.unspoken ?? []).filter((sentence) => sentence.block === block && sentence.text !== '');
  return (between) => {
    const found = unspoken.find((sentence) => between.includes(sentence.text));
    if (!found) return escapeMarkup(between);
    const [before = '', after = ''] = between.split(found.text, 2);
    const mark = `<span class="unspoken">${escapeMarkup(found.text)} <small>(${escapeMarkup(text.notSpoken)})</small></span>`;
    return escapeMarkup(before) + mark + escapeMarkup(after);
  };
}

function renderClip(
  block: Block & { kind: 'clip' },
  cue: NumberedCue | undefined,
  episode: Episode,
  text: PageText,
): string {
  const url = toWebUrl(block.url);
  const label = toClipName(block.label ?? cue?.text);
  const source =
    url === undefined
      ? ''
      : ` <a href="${escapeMarkup(url)}" rel="noopener noreferrer">${escapeMarkup(text.openSource)}</a>`;
  const badge = `<span class="badge">${escapeMarkup(text.originalSound)}</span>`;
  const name = label === '' || label === text.originalSound ? '' : ` <span class="label">${escapeMarkup(label)}</span>`;
  if (cue) {
    const span = `${toClock(cue.start)}–${toClock(cue.end)}`;
    return `<figure class="clip cue" ${timing(cue)}><figcaption>${badge}${name} <span class="time">${span}</span>${source}</figcaption></figure>`;
  }
  if (!episode.missingClips.some((clip) => clip.url === block.url))
    return url === undefined ? '' : `<figure class="clip"><figcaption>${badge}${name}${source}</figcaption></figure>`;
  return `<figure class="clip missing"><figcaption>${badge}${name} <span class="reason">${escapeMarkup(text.missingClip)}</span>${source}</figcaption></figure>`;
}

function renderShown(block: Block & { kind: 'figure' | 'table' | 'code' }, text: PageText): string {
  if (block.kind !== 'figure')
    return block.text.trim() === '' ? '' : `<pre tabindex="0">${escapeMarkup(block.text)}</pre>`;
  const image = toWebUrl(block.imageUrl);
  const caption = toLine(block.text);
  if (caption === '' && image === undefined) return '';
  const label = escapeMarkup(caption || text.figure);
  // A link and not a picture: a page of ours sends no reader's address to somebody else's server.
  return `<figure class="shown"><figcaption>${image === undefined ? label : `<a href="${escapeMarkup(image)}" rel="noopener noreferrer">${label}</a>`}</figcaption></figure>`;
}

/** HTML of the text section, without the title. Sentences that no block says (intro, outro) frame it. */
export function buildReadAlong(episode: Episode, text: PageText): string {
  const { article, timeline } = episode;
  const separator = isChinese(article.language) ? '' : ' ';
  const cues: readonly NumberedCue[] = timeline.cues.map((cue, index) => ({ ...cue, index }));
  const firstOfBody = cues.findIndex((cue) => cue.block >= 0);
  const byBlock = new Map<number, NumberedCue[]>();
  for (const cue of cues) byBlock.set(cue.block, [...(byBlock.get(cue.block) ?? []), cue]);
  const own = (block: number): readonly NumberedCue[] => byBlock.get(block) ?? [];
  const frame = (part: readonly NumberedCue[]) =>
    part.length === 0 ? [] : [`<p class="aside">${part.map((cue) => span(cue, cue.text)).join(separator)}</p>`];
  const unblocked = own(-1).filter((cue) => toLine(cue.text) !== toLine(article.title));
  const html: string[] = [...frame(unblocked.filter((cue) => firstOfBody < 0 || cue.index < firstOfBody))];
  let level = 1;
  for (const [index, block] of article.blocks.entries()) {
    if (block.kind === 'clip') {
      html.push(renderClip(block, own(index).at(0), episode, text));
    } else if (block.kind === 'figure' || block.kind === 'table' || block.kind === 'code') {
      html.push(renderShown(block, text));
    } else {
      const inner = markSentences(block.text, own(index), separator, markUnspokenOf(episode, index, text));
      if (block.kind === 'heading') {
        // No level is skipped, or a screen reader's outline breaks (WCAG 1.3.1).
        level = Math.min(Math.max(2, block.level), level + 1);
        html.push(`<h${level}>${inner}</h${level}>`);
      } else if (block.kind === 'quote') html.push(`<blockquote><p>${inner}</p></blockquote>`);
      else if (block.kind === 'listItem') html.push(`<ul><li>${inner}</li></ul>`);
      else html.push(`<p>${inner}</p>`);
    }
  }
  html.push(...frame(unblocked.filter((cue) => firstOfBody >= 0 && cue.index > firstOfBody)));
  return html
    .filter((piece) => piece !== '')
    .join('\n')
    .replaceAll('</li></ul>\n<ul><li>', '</li>\n<li>');
}

/** The title, marked as a sentence when the narrator says it. */
export function buildSpokenTitle(episode: Episode): string {
  const title = toLine(episode.article.title);
  const index = episode.timeline.cues.findIndex((cue) => cue.block === -1 && toLine(cue.text) === title);
  const cue = episode.timeline.cues[index];
  return cue === undefined ? escapeMarkup(title) : span({ ...cue, index }, title);
}
