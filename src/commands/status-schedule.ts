/** What the status page shows of the clock: when each source, and each digest, has its turn, and what holds it up. */
import { nextTimes } from '../config/cron-expression.ts';
import type { Config } from '../config/read-config.ts';
import { cronOf } from '../config/show-settings.ts';
import { planJobs } from '../jobs/scheduled-jobs.ts';
import type { StatusView } from '../publish/status-page/status-view.ts';
import { sourceKey } from '../run/source-key.ts';
import type { Store } from '../store/store.ts';

type Turn = StatusView['schedule'][number];

/** `isTicking`: this process has the clock. */
export async function listSchedule(
  config: Config,
  { ticks, sources }: Pick<Store, 'ticks' | 'sources'>,
  isTicking: boolean,
  now: Date,
): Promise<readonly Turn[]> {
  const jobs = planJobs(config);
  const lasts = new Map(await Promise.all(jobs.map(async ({ name }) => [name, await ticks.find(name)] as const)));
  const nextOf = (cron: string) => {
    const [next] = isTicking ? nextTimes(cron, config.timezone, now, 1) : [];
    return next && { next };
  };
  const turns: Turn[] = [];
  for (const show of config.shows) {
    for (const source of show.sources) {
      const key = sourceKey(source);
      const cron = cronOf(config, show, source);
      const { checkedAt, failures = 0, error, nextTryAt } = (await sources.find(show.id, key)) ?? {};
      const last = checkedAt ?? lasts.get(`run ${cron}`);
      turns.push({
        ...{ show: show.title, source: key, ...nextOf(cron) },
        ...(last !== undefined && { last }),
        ...(nextTryAt !== undefined && nextTryAt > now.toISOString() && { restsUntil: nextTryAt }),
        ...(failures > 0 && error && { error }),
      });
    }
    if (!show.digest) continue;
    const last = lasts.get(`digest ${show.id}`);
    turns.push({ show: show.title, ...nextOf(show.digest.cron), ...(last !== undefined && { last }) });
  }
  return turns;
}
