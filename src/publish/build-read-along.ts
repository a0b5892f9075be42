/** The article as its author wrote it, as HTML in which every sentence that is heard and every clip knows when. */
import type { Block, Episode, Span } from '../model.ts';
import { buildFigure, type ShownPicture } from './build-figure.ts';
import { toClock } from './format-time.ts';
import { toClipName } from './list-clips.ts';
import { isChinese, type PageText } from './page-text.ts';
import { pageWords } from './page-words/choose-page-words.ts';
import { type NumberedCue, placeCues } from './place-cues.ts';
import { renderInline } from './render-inline.ts';
import { escapeMarkup, toLine, toWebUrl } from './safe-text.ts';

const seconds = (value: number) => String(Math.round(value * 1000) / 1000);
const timing = (cue: NumberedCue) =>
  `id="c${cue.index}" data-start="${seconds(cue.start)}" data-end="${seconds(cue.end)}"`;
const mark = (cue: NumberedCue, html: string, words = '') => `<span class="cue" ${timing(cue)}${words}>${html}</span>`;

/** When each word is heard: `from-to@seconds`, places in the sentence and seconds since it began. */
function wordTimes(cue: NumberedCue): string {
  let position = 0;
  const words = (cue.words ?? []).flatMap(({ text, start }) => {
    const from = position + (text.length - text.trimStart().length);
    const to = position + text.trimEnd().length;
    position += text.length;
    return to > from ? [`${from}-${to}@${Math.round(Math.max(0, start - cue.start) * 100) / 100}`] : [];
  });
  return words.length === 0 ? '' : ` data-words="${words.join(' ')}"`;
}

type Written = { readonly text: string; readonly spans?: readonly Span[] };

/** A block's text: its sentences marked, what is not heard readable between them, what no voice can say marked as such. */
function renderText(
  { text, spans = [] }: Written,
  cues: readonly NumberedCue[],
  unspoken: readonly string[],
  words: PageText,
): string {
  const between = (from: number, to: number): string => {
    const found = unspoken.find((sentence) => text.slice(from, to).includes(sentence));
    if (found === undefined) return renderInline(text, spans, from, to);
    const [start, end] = [text.indexOf(found, from), text.indexOf(found, from) + found.length];
    const silent = `<span class="unspoken">${renderInline(text, spans, start, end)} <small>(${escapeMarkup(words.notSpoken)})</small></span>`;
    return renderInline(text, spans, from, start) + silent + between(end, to);
  };
  let position = 0;
  let html = '';
  for (const { cue, from, to } of placeCues(text, cues)) {
    if (from === undefined || to === undefined) {
      html += ` ${mark(cue, escapeMarkup(cue.text))} `;
      continue;
    }
    // Other words than those that were heard have no times.
    const times = text.slice(from, to) === cue.text ? wordTimes(cue) : '';
    html += between(position, from) + mark(cue, renderInline(text, spans, from, to), times);
    position = to;
  }
  return html + between(position, text.length);
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
    return `<figure class="clip cue" ${timing(cue)}><figcaption>${badge}${name} <span class="time">${span}</span>${source}</figcaption>${renderWave(cue)}</figure>${renderTranscript(cue, text)}`;
  }
  if (!episode.missingClips.some((clip) => clip.url === block.url))
    return url === undefined ? '' : `<figure class="clip"><figcaption>${badge}${name}${source}</figcaption></figure>`;
  return `<figure class="clip missing"><figcaption>${badge}${name} <span class="reason">${escapeMarkup(text.missingClip)}</span>${source}</figcaption></figure>`;
}

/** The peaks of a recording as bars, drawn as one path. */
function renderWave({ peaks = [] }: NumberedCue): string {
  if (peaks.length === 0) return '';
  const bars = peaks.map((peak, index) => {
    const half = Math.max(2, Math.round(peak / 2));
    return `M${index * 4} ${50 - half}h3v${half * 2}h-3z`;
  });
  return `<div class="wave"><svg viewBox="0 0 ${peaks.length * 4} 100" preserveAspectRatio="none" aria-hidden="true"><path d="${bars.join('')}"/></svg></div>`;
}

/** What is said in a recording, as far as a machine wrote it down. */
function renderTranscript(clip: NumberedCue, text: PageText): string {
  const said = (clip.transcript ?? []).map(
    ({ start, end, text: words }) =>
      `<span class="cue" data-start="${seconds(start)}" data-end="${seconds(end)}">${escapeMarkup(toLine(words))}</span>`,
  );
  const { byMachine } = pageWords(text.htmlLanguage);
  return said.length === 0
    ? ''
    : `<p class="aside said">${said.join(' ')} <small>(${escapeMarkup(byMachine)})</small></p>`;
}

function renderTable(rows: readonly (readonly string[])[]): string {
  const [first = [], ...rest] = rows;
  const cells = (row: readonly string[], tag: 'td' | 'th scope="col"') =>
    `<tr>${row.map((cell) => `<${tag}>${escapeMarkup(toLine(cell))}</${tag.slice(0, 2)}>`).join('')}</tr>`;
  const isHead = rest.length > 0 && first.every((cell) => /\p{L}/u.test(cell));
  const head = isHead ? `<thead>${cells(first, 'th scope="col"')}</thead>` : '';
  const body = (isHead ? rest : rows).map((row) => cells(row, 'td')).join('');
  return `<div class="scroll" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>`;
}

function renderShown(block: Block & { kind: 'figure' | 'table' | 'code' }): string {
  if (block.kind === 'table' && block.rows !== undefined && block.rows.length > 0) return renderTable(block.rows);
  return block.text.trim() === '' ? '' : `<pre tabindex="0">${escapeMarkup(block.text)}</pre>`;
}

/** HTML of the text section, without the title. Sentences that no block says (intro, outro) frame it. */
export function buildReadAlong(
  episode: Episode,
  text: PageText,
  pictures: ReadonlyMap<string, ShownPicture> = new Map(),
): string {
  const { article, timeline } = episode;
  const separator = isChinese(article.language) ? '' : ' ';
  const cues: readonly NumberedCue[] = timeline.cues.map((cue, index) => ({ ...cue, index }));
  const firstOfBody = cues.findIndex((cue) => cue.block >= 0);
  const byBlock = new Map<number, NumberedCue[]>();
  for (const cue of cues) byBlock.set(cue.block, [...(byBlock.get(cue.block) ?? []), cue]);
  const own = (block: number): readonly NumberedCue[] => byBlock.get(block) ?? [];
  const aside = (part: readonly NumberedCue[]) =>
    part.length === 0
      ? []
      : [`<p class="aside">${part.map((cue) => mark(cue, escapeMarkup(cue.text))).join(separator)}</p>`];
  const unblocked = own(-1).filter((cue) => toLine(cue.text) !== toLine(article.title));
  const html: string[] = aside(unblocked.filter((cue) => firstOfBody < 0 || cue.index < firstOfBody));
  let level = 1;
  for (const [index, block] of article.blocks.entries()) {
    if (block.kind === 'clip') {
      // What is said before a recording is no part of it.
      html.push(...aside(own(index).filter((cue) => cue.kind === 'speech')));
      const heard = own(index).find((cue) => cue.kind === 'clip');
      html.push(renderClip(block, heard, episode, text));
    } else if (block.kind === 'figure') {
      html.push(buildFigure(block, pictures, text));
    } else if (block.kind === 'table' || block.kind === 'code') {
      html.push(renderShown(block));
    } else {
      const unspoken = (episode.unspoken ?? []).filter((one) => one.block === index && one.text !== '');
      const texts = unspoken.map((one) => one.text);
      const inner = renderText(block, own(index), texts, text);
      if (block.kind === 'heading') {
        // No level is skipped, or a screen reader's outline breaks (WCAG 1.3.1).
        level = Math.min(Math.max(2, block.level), level + 1);
        html.push(`<h${level}>${inner}</h${level}>`);
      } else if (block.kind === 'quote') html.push(`<blockquote><p>${inner}</p></blockquote>`);
      else if (block.kind === 'listItem') html.push(`<ul><li>${inner}</li></ul>`);
      else html.push(`<p>${inner}</p>`);
    }
  }
  html.push(...aside(unblocked.filter((cue) => firstOfBody >= 0 && cue.index > firstOfBody)));
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
  return cue === undefined ? escapeMarkup(title) : mark({ ...cue, index }, escapeMarkup(title));
}
