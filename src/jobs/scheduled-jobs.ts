/** What the clock does for an installation: the sources' runs, one job for each cron expression, and the digests. */

import type { Config } from '../config/read-config.ts';
import { cronsOf } from '../config/show-settings.ts';
import type { RunRequest } from './plan-batch.ts';
import type { ScheduledJob } from './schedule.ts';

export type RunJob = ScheduledJob & {
  readonly request: RunRequest;
  /** What it is about, for people. */
  readonly about: string;
};

export function planJobs(config: Config): readonly RunJob[] {
  const shows = new Map<string, Set<string>>();
  for (const show of config.shows)
    for (const cron of cronsOf(config, show)) shows.set(cron, (shows.get(cron) ?? new Set()).add(show.id));
  const runs = [...shows].map(([cron, ids]) => ({
    name: `run ${cron}`,
    cron,
    isDoneAtFirst: true,
    request: { kind: 'sources' as const, cron },
    about: `sources of ${[...ids].join(', ')}`,
  }));
  const digests = config.shows.flatMap(({ id, digest }) =>
    digest
      ? [
          {
            name: `digest ${id}`,
            cron: digest.cron,
            isDoneAtFirst: false,
            request: { kind: 'digest' as const, showId: id },
            about: `digest of ${id}`,
          },
        ]
      : [],
  );
  return [...runs, ...digests];
}
