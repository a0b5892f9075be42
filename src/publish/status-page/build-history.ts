/** Of the operator's page: the latest runs, each with what it said. */
import { toLength } from '../format-time.ts';
import { escapeMarkup } from '../safe-text.ts';
import type { StatusText } from '../status-words/status-text.ts';
import { buildSection, buildTime, describeCounts } from './status-markup.ts';
import type { StatusView } from './status-view.ts';

export function buildHistory(view: StatusView, text: StatusText): string {
  const items = view.runs.map(({ id, trigger, startedAt, finishedAt, ended, counts, lines }) => {
    const seconds = finishedAt === undefined ? 0 : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
    const length = finishedAt === undefined ? text.unfinished : toLength(seconds);
    const outcome = ended === undefined ? length : `${length}, ${text.ended[ended]}`;
    const head = `${buildTime(startedAt, view)} · ${text.triggers[trigger]} · ${outcome} · ${describeCounts(counts ?? {}, text.outcomes)}`;
    if (lines.length === 0) return `<li>${head}</li>`;
    const said = lines.map(({ text: line, isBad }) => `<li${isBad ? ' class="bad"' : ''}>${escapeMarkup(line)}</li>`);
    return `<li><details id="run-${escapeMarkup(id)}"><summary>${head}</summary><ul>${said.join('')}</ul></details></li>`;
  });
  return buildSection(
    'history',
    text.history,
    `<div id="history" data-fresh>${items.length === 0 ? `<p>${text.noRuns}</p>` : `<ul class="entries">${items.join('\n')}</ul>`}</div>`,
  );
}
