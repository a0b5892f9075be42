/** Of the operator's page: what needs a hand, each with its remedies. */
import { buildFault } from '../fault-words/choose-fault-words.ts';
import { toClock } from '../format-time.ts';
import { e, hidden } from '../markup.ts';
import { escapeMarkup } from '../safe-text.ts';
import type { StatusText } from '../status-words/status-text.ts';
import { buildRemedy, buildSection, buildSound, buildTime, buildVoiceForm, percent } from './status-markup.ts';
import type { DoubtfulEpisode, StatusView } from './status-view.ts';

function buildFailure(failure: StatusView['failures'][number], view: StatusView, text: StatusText): string {
  const { showId, url, item, job, title, fault, attempts, at, voices = [] } = failure;
  const name = e(title ?? url ?? '');
  const remedy = (action: Parameters<typeof buildRemedy>[0], fields: string) =>
    buildRemedy(action, view, text, fields, name);
  const article = showId === undefined || url === undefined ? '' : `${hidden('show', showId)}${hidden('url', url)}`;
  const remedies =
    job === undefined
      ? [
          ...(article === '' ? [] : [remedy('retry', article), remedy('dismiss', article)]),
          ...(item === undefined
            ? []
            : [remedy('remove', hidden('item', item)), buildVoiceForm(view, text, { item, voices, name })]),
        ]
      : [remedy('retry', hidden('job', job))];
  return `<li><p><strong>${name}</strong></p>
<p class="meta">${showId === undefined ? '' : `${e(showId)} · `}${buildTime(at, view)} · ${text.attempts(attempts)}</p>
<p class="bad">${buildFault(view.language, fault)}</p>
<div class="remedies">${remedies.join('')}</div></li>`;
}

export function buildFailures(view: StatusView, text: StatusText): string {
  const items = view.failures.map((failure) => buildFailure(failure, view, text));
  return buildSection(
    'failures',
    text.failures,
    `<div id="failures" data-fresh>${items.length === 0 ? `<p>${text.noFailures}</p>` : `<ul class="entries">${items.join('\n')}</ul>`}</div>`,
  );
}

function buildSentence({ text: said, heard }: DoubtfulEpisode['sentences'][number], text: StatusText): string {
  if (!heard) return `<li>${e(said)}<br><span class="meta">${text.notSpoken}</span></li>`;
  const { share, voice, start, end } = heard;
  const where = `${toClock(start)}–${toClock(end)}`;
  return `<li>${e(said)}<br><span class="meta">${text.heardWrong(percent(share))} · ${e(voice)} · ${where}</span><br>${buildSound(said, heard)}</li>`;
}

/** Empty when all was spoken and heard right; the page takes it anew as it happens. */
export function buildDoubtful(view: StatusView, text: StatusText): string {
  if (view.doubtful.length === 0) return '<div id="doubtful" data-fresh></div>';
  const items = view.doubtful.map(({ item, title, show, pagePath, voices, sentences }) => {
    const name = e(title);
    const shown = pagePath === undefined ? name : `<a href="${escapeMarkup(pagePath)}">${name}</a>`;
    return `<li><p><strong>${shown}</strong></p><p class="meta">${e(show)}</p>
<ul>${sentences.map((one) => buildSentence(one, text)).join('')}</ul>
<div class="remedies">${buildVoiceForm(view, text, { item, voices, name })}${buildRemedy('remove', view, text, hidden('item', item), name)}</div></li>`;
  });
  const inner = `<p class="meta">${text.doubtfulHint}</p><ul class="entries">${items.join('\n')}</ul>`;
  return `<div id="doubtful" data-fresh>${buildSection('doubtful', text.doubtful, inner)}</div>`;
}
