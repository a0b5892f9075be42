/** Of the operator's page: whether all is well, at a glance, else what is wrong and what to do about it. */

import { e } from '../markup.ts';
import type { StatusText } from '../status-words/status-text.ts';
import { buildTime, toSize } from './status-markup.ts';
import type { StatusView } from './status-view.ts';

/** Less than this is too little for a day's work. */
const LITTLE_BYTES = 500e6;

type Problem = { readonly says: string /** The part of the page that tells more. */; readonly at: string };

export const isLittle = (freeBytes: number): boolean => freeBytes < LITTLE_BYTES;

function findProblems(view: StatusView, text: StatusText): readonly Problem[] {
  const { problems: words } = text;
  const given = view.failures.filter(({ job }) => job !== undefined).length;
  const jobs = given + view.moreFailures.jobs;
  const articles = view.failures.length - given + view.moreFailures.articles;
  const [last] = view.runs;
  const failing = view.schedule.filter(({ error }) => error !== undefined);
  const waiting = view.queued.reduce((sum, { count }) => sum + count, 0);
  const canWork = view.workers.some(({ concurrency }) => concurrency > 0);
  const when = (is: boolean, says: () => string, at: string) => (is ? [{ says: says(), at }] : []);
  return [
    ...when(view.refused !== undefined, () => `${text.refused}: ${view.refused}`, 'now'),
    ...view.disks.flatMap(({ name, freeBytes }) =>
      when(
        isLittle(freeBytes),
        () => words.disk(`${text.disk} (${text.diskNames[name]})`, toSize(freeBytes)),
        'storage',
      ),
    ),
    ...when(waiting > 0 && !canWork, () => words.workers(waiting), 'workers'),
    ...when(last?.ended === 'failed', () => words.runs.failed, 'history'),
    ...when(last?.ended === 'lost', () => words.runs.lost, 'history'),
    ...when(articles > 0, () => words.failures(articles), 'failures'),
    ...when(jobs > 0, () => words.jobs(jobs), 'failures'),
    ...when(failing.length > 0, () => words.sources(failing.length), 'schedule'),
    ...view.brokenFeeds.map((show) => ({ says: words.rules(show), at: 'shows' })),
  ];
}

export function buildHealth(view: StatusView, text: StatusText): string {
  const problems = findProblems(view, text);
  const next = view.nextRun === undefined ? text.notScheduled : buildTime(view.nextRun, view);
  const foot = `<p class="meta">${text.nextRun}: ${next}</p>`;
  if (problems.length === 0)
    return `<div class="health is-well" id="health" data-fresh><p><strong>${text.isWell}</strong></p>${foot}</div>`;
  const items = problems.map(({ says, at }) => `<li><a href="#${at}-name">${e(says)}</a></li>`);
  return `<div class="health is-bad" id="health" data-fresh><p><strong>${text.needsHand(problems.length)}</strong></p>
<ul>${items.join('')}</ul>${foot}</div>`;
}
