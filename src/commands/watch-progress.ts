/** How far the work on each article is, as far as it was told. */
import type { RunEvent } from '../jobs/events.ts';
import type { RunControl } from '../jobs/run-control.ts';

export type Progress = Extract<RunEvent, { kind: 'progress' }>;

export type FindProgress = (showId: string, url: string) => Progress | undefined;

const WATCHED = 1000;

export function watchProgress(control: Pick<RunControl, 'watch'>): FindProgress {
  const known = new Map<string, Progress>();
  const keyOf = (showId: string, url: string) => `${showId} ${url}`;
  control.watch(({ event }) => {
    if (event.kind === 'item') known.delete(keyOf(event.showId, event.url));
    if (event.kind !== 'progress' || event.showId === undefined || event.url === undefined) return;
    known.set(keyOf(event.showId, event.url), event);
    for (const oldest of known.keys()) {
      if (known.size <= WATCHED) break;
      known.delete(oldest);
    }
  });
  return (showId, url) => known.get(keyOf(showId, url));
}
