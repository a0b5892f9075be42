/** Of the operator's page: the shows, the room they take and may take, and when each source has its turn. */
import { buildFault } from '../fault-words/choose-fault-words.ts';
import { e } from '../markup.ts';
import type { StatusText } from '../status-words/status-text.ts';
import { isLittle } from './build-health.ts';
import { buildSection, buildTime, describeCounts, toSize } from './status-markup.ts';
import type { StatusView } from './status-view.ts';

type Show = StatusView['shows'][number];

function describeKeep({ episodes, days, megabytes }: Show['keep'], text: StatusText): string {
  const limits = [
    ...(episodes === undefined ? [] : [text.keeps.episodes(episodes)]),
    ...(days === undefined ? [] : [text.keeps.days(days)]),
    ...(megabytes === undefined ? [] : [toSize(megabytes * 1e6)]),
  ];
  return limits.length === 0 ? '' : ` (${text.atMost(limits.join(', '))})`;
}

export function buildShows(view: StatusView, text: StatusText): string {
  const items = view.shows.map(({ title, isPrivate, episodes, byteLength, keep, itemsByStatus }) => {
    const name = `${e(title)}${isPrivate ? ` (${text.privateShow})` : ''}`;
    const size = `${text.episodes(episodes)}, ${toSize(byteLength)}${describeKeep(keep, text)}`;
    return `<li><strong>${name}</strong>: ${e(size)}<br><span class="meta">${describeCounts(itemsByStatus, text.statuses)}</span></li>`;
  });
  const dropped = view.dropped.map((id) => `<li class="meta">${e(text.dropped(id))}</li>`);
  const all = [...items, ...dropped].join('\n');
  return buildSection('shows', text.shows, `<ul class="entries" id="shows" data-fresh>${all}</ul>`);
}

export function buildStorage(view: StatusView, text: StatusText): string {
  const disks = view.disks.map(({ name, freeBytes, totalBytes }) => {
    const words = text.free(toSize(freeBytes), toSize(totalBytes));
    return `<dt>${text.disk}: ${text.diskNames[name]}</dt><dd${isLittle(freeBytes) ? ' class="bad"' : ''}>${words}</dd>`;
  });
  const parts = view.storage.map(({ name, bytes, limitBytes }) => {
    const size = bytes === undefined ? text.counting : toSize(bytes);
    const limit = limitBytes === undefined ? '' : `, ${text.atMost(toSize(limitBytes))}`;
    return `<dt>${text.storageNames[name]}</dt><dd>${e(size + limit)}</dd>`;
  });
  return buildSection(
    'storage',
    text.storage,
    `<dl class="facts" id="storage" data-fresh>${disks.join('')}${parts.join('')}</dl>`,
  );
}

function buildTurn(
  { source, next, last, restsUntil, error }: StatusView['schedule'][number],
  view: StatusView,
  text: StatusText,
): string {
  const times = [
    ...(next === undefined ? [] : [`${text.next} ${buildTime(next, view)}`]),
    ...(last === undefined ? [] : [`${text.last} ${buildTime(last, view)}`]),
    ...(restsUntil === undefined ? [] : [`${text.rests} ${buildTime(restsUntil, view)}`]),
  ];
  const why = error && `<br><span class="bad">${buildFault(view.language, error)}</span>`;
  return `<li>${source === undefined ? text.digest : e(source)}<br><span class="meta">${times.join(' · ')}</span>${why ?? ''}</li>`;
}

export function buildSchedule(view: StatusView, text: StatusText): string {
  const shows = new Map<string, string[]>();
  for (const turn of view.schedule)
    shows.set(turn.show, [...(shows.get(turn.show) ?? []), buildTurn(turn, view, text)]);
  const items = [...shows].map(
    ([show, turns]) => `<li><strong>${e(show)}</strong><ul class="turns">${turns.join('')}</ul></li>`,
  );
  const elsewhere = view.nextRun === undefined ? `<p>${text.scheduleElsewhere}</p>` : '';
  return buildSection(
    'schedule',
    text.schedule,
    `<div id="schedule" data-fresh>${elsewhere}<ul class="entries">${items.join('\n')}</ul></div>`,
  );
}
