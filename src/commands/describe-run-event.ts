/** A run's events as lines for the operator's page. */

import type { ControlEvent } from '../jobs/run-control.ts';
import { sayFault } from '../publish/fault-words/choose-fault-words.ts';
import type { StatusLine } from '../publish/status-page/status-view.ts';
import { statusText } from '../publish/status-words/choose-status-text.ts';
import { itemIdOf } from '../store/item-id.ts';
import { formatBytes, formatDuration, ofShow } from './terminal.ts';

type Event = ControlEvent['event'];
type Item = Extract<Event, { kind: 'item' }>;

function describeItem(event: Item, language: string): string {
  const { outcome, title, url, durationSeconds, error, reason, why, missingClips = [] } = event;
  const length = durationSeconds === undefined ? '' : ` (${formatDuration(durationSeconds)})`;
  const faults = [
    ...(error ? [{ ...error, hint: undefined }] : []),
    ...(reason === undefined ? [] : [{ message: reason, why }]),
    ...missingClips.map((clip) => ({ message: clip.reason, why: clip.why })),
  ].map((fault) => sayFault(language, fault));
  const said = faults.length === 0 ? '' : `. ${faults.join('; ')}`;
  return `${statusText(language).outcomes[outcome]}: ${title ?? url}${length}${said}`;
}

/** What the line says, in the interface's language. */
function tell(event: Event, language: string): string {
  const text = statusText(language);
  switch (event.kind) {
    case 'run-started':
      return `${text.started}: ${event.shows.join(', ')}`;
    case 'listed':
      return text.articles(event.showId, event.items);
    case 'progress':
      return `${text.stages[event.stage]}: ${event.title}${event.bytes ? ` (${formatBytes(event.bytes)})` : ''}`;
    case 'item':
      return describeItem(event, language);
    case 'removed':
      return `${event.showId}: ${text.removed}: ${event.title}. ${sayFault(language, { message: event.reason, why: event.why })}`;
    case 'published':
      return text.published(event.showId, event.episodes);
    case 'rule-broken':
      return `${event.showId}: ${text.ruleBroken}: ${event.rule} ${event.problems.join('; ')}`;
    case 'show-failed':
      return ofShow(event, sayFault(language, event.error));
    case 'notice':
      return ofShow(event, sayFault(language, event));
    case 'run-failed':
      return `${text.runFailed}: ${event.message}`;
    case 'run-finished': {
      const { summary } = event;
      const counts = (
        ['new', 'updated', 'remade', 'unchanged', 'duplicate', 'filtered', 'postponed', 'failed'] as const
      )
        .filter((name) => (summary[name] ?? 0) > 0)
        .map((name) => `${text.outcomes[name]} ${summary[name]}`);
      return `${text.finished}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`;
    }
  }
}

const isBad = (event: Event): boolean =>
  event.kind === 'run-failed' ||
  event.kind === 'show-failed' ||
  event.kind === 'rule-broken' ||
  (event.kind === 'item' && event.outcome === 'failed');

const isTurn = (event: Event): boolean =>
  ['run-started', 'run-finished', 'run-failed'].includes(event.kind) ||
  (event.kind === 'item' && event.outcome !== 'unchanged');

const toProgress = ({ done, total, showId, url }: Extract<Event, { kind: 'progress' }>) => ({
  ...{ done, total: Math.max(total, 1) },
  ...(showId !== undefined && url !== undefined && { item: `${showId}.${itemIdOf(url)}` }),
});

/** `language`: BCP 47, of the interface. */
export function describeRunEvent(
  { at, event }: Pick<ControlEvent, 'at' | 'event'>,
  language: string,
  timeZone: string,
): StatusLine {
  const clock = new Date(at).toLocaleTimeString('en-GB', { timeZone });
  return {
    text: `${clock} ${tell(event, language)}`,
    isBad: isBad(event),
    isTurn: isTurn(event),
    ...(event.kind === 'progress' && { progress: toProgress(event) }),
  };
}
