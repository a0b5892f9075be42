/** Of the operator's page: what runs now and how far it is, who works on it, what waits, and what was said meanwhile. */

import { e } from '../markup.ts';
import { escapeMarkup } from '../safe-text.ts';
import type { StatusText } from '../status-words/status-text.ts';
import { buildForm, buildSection, buildTime } from './status-markup.ts';
import type { StatusView } from './status-view.ts';

export function buildNow(view: StatusView, text: StatusText): string {
  const running = view.current.map(
    ({ state, trigger }) => `<li>${text.states[state]} (${text.triggers[trigger]})</li>`,
  );
  const options = view.shows.map(({ id, title }) => `<option value="${escapeMarkup(id)}">${e(title)}</option>`);
  const lines = view.lines.map(({ text: line, isBad }) => `<p${isBad ? ' class="bad"' : ''}>${escapeMarkup(line)}</p>`);
  const run = `<label for="run-show">${text.show}</label> <select id="run-show" name="show"><option value="">${text.allShows}</option>${options.join('')}</select> <button>${text.runNow}</button>`;
  const inner = `${view.refused === undefined ? '' : `<p class="bad" role="alert">${text.refused}: ${e(view.refused)}</p>\n`}<div id="current" data-fresh>${running.length === 0 ? `<p>${text.idle}</p>` : `<ul>${running.join('')}</ul>`}</div>
<p class="work" id="work" hidden><progress aria-labelledby="work-name"></progress> <span id="work-name"></span></p>
${buildForm('run', view, run)}
<h3 id="log-name">${text.log}</h3>
<div class="log" id="log" role="log" tabindex="0" aria-labelledby="log-name">${lines.join('\n')}</div>`;
  return buildSection('now', text.now, inner);
}

type Doing = StatusView['workers'][number]['doing'][number];

/** A row knows its article, so that the script can move its bar. */
function buildDoing({ kind, about, item, progress }: Doing, text: StatusText): string {
  const mark = item === undefined ? '' : ` data-work="${escapeMarkup(item)}"`;
  const name = `${e(text.kinds[kind] ?? kind)}: ${e(about)}`;
  if (!progress) return `<li${mark}>${name}</li>`;
  const { stage, done, total } = progress;
  const bar = `<progress value="${done.toFixed(1)}" max="${Math.max(total, 1).toFixed(1)}" aria-label="${name}"></progress>`;
  return `<li${mark}>${name}<br><span class="meta">${text.stages[stage]}</span> ${bar}</li>`;
}

export function buildWorkers(view: StatusView, text: StatusText): string {
  const items = view.workers.map(({ role, machine, startedAt, doing }) => {
    const jobs = doing.map((one) => buildDoing(one, text));
    const head = `<strong>${text.roles[role]}</strong> (${e(machine)}) · ${text.since} ${buildTime(startedAt, view)}`;
    return `<li>${head}${jobs.length === 0 ? ` · ${text.waiting}` : `<ul>${jobs.join('')}</ul>`}</li>`;
  });
  const queued = view.queued.map(({ kind, count }) => `${text.kinds[kind] ?? kind} ${count}`).join(' · ');
  return buildSection(
    'workers',
    text.workers,
    `<div id="workers" data-fresh><ul class="entries">${items.join('\n')}</ul>${queued === '' ? '' : `<p class="meta">${text.queued}: ${e(queued)}</p>`}</div>`,
  );
}
