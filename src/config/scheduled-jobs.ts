/** What the clock does for an installation: the sources' runs, one job for each cron expression, and the digests. */
import type { Config, ShowConfig, SourceConfig } from '../config.ts';
import type { RunRequest } from '../pipeline.ts';
import type { ScheduledJob } from '../schedule.ts';

export type RunJob = ScheduledJob & {
  readonly request: RunRequest;
  /** What it is about, for people. */
  readonly about: string;
};

/** A source's cron expression, its show's, or the installation's. */
export function cronOf(config: Pick<Config, 'schedule'>, show: ShowConfig, source: SourceConfig): string {
  return source.schedule ?? show.schedule ?? config.schedule;
}

export function planJobs(config: Config): readonly RunJob[] {
  const shows = new Map<string, Set<string>>();
  for (const show of config.shows)
    for (const source of show.sources) {
      const cron = cronOf(config, show, source);
      shows.set(cron, (shows.get(cron) ?? new Set()).add(show.id));
    }
  const runs = [...shows].map(([cron, ids]) => ({
    name: `run ${cron}`,
    cron,
    isDoneAtFirst: true,
    request: { cron },
    about: `sources of ${[...ids].join(', ')}`,
  }));
  const digests = config.shows.flatMap(({ id, digest }) =>
    digest
      ? [
          {
            name: `digest ${id}`,
            cron: digest.cron,
            isDoneAtFirst: false,
            request: { showId: id, digest: true },
            about: `digest of ${id}`,
          },
        ]
      : [],
  );
  return [...runs, ...digests];
}
