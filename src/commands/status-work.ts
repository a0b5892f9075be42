/** What the status page shows of work: the processes and what each is at, what waits, and what failed. */
import type { Config } from '../config/read-config.ts';
import type { StoredError } from '../errors.ts';
import { showOf } from '../jobs/events.ts';
import type { Job } from '../jobs/job.ts';
import type { Queue, QueuedJob } from '../jobs/queue.ts';
import type { Workers } from '../jobs/workers.ts';
import type { StatusView } from '../publish/status-page/status-view.ts';
import { itemIdOf } from '../store/item-id.ts';
import type { Store } from '../store/store.ts';
import type { Fault } from '../words/why.ts';
import { voicesFor } from './hearable-voices.ts';
import type { FindProgress } from './watch-progress.ts';

const FAILURES_SHOWN = 50;

const toFault = (error: StoredError | undefined): Fault => error ?? { message: '' };

/** What a job is about. */
function nameJob(job: Job): string {
  if (job.kind === 'make-episode') return job.item.url;
  if ('source' in job) return job.source;
  if (job.kind !== 'notify') return 'showId' in job ? job.showId : job.kind;
  const { event, title, url = '' } = job.message;
  return `${event}: ${title ?? url}`;
}

type Doing = StatusView['workers'][number]['doing'][number];

function describeJob(job: Job, findProgress: FindProgress): Doing {
  if (job.kind !== 'make-episode') return { kind: job.kind, about: nameJob(job) };
  const { showId, item } = job;
  const progress = findProgress(showId, item.url);
  return {
    ...{ kind: job.kind, about: progress?.title ?? item.url, item: `${showId}.${itemIdOf(item.url)}` },
    ...(progress && { progress: { stage: progress.stage, done: progress.done, total: progress.total } }),
  };
}

export async function listWorkers(
  workers: Pick<Workers, 'list'>,
  findProgress: FindProgress,
): Promise<StatusView['workers']> {
  return (await workers.list()).map(({ role, machine, startedAt, concurrency, doing }) => ({
    ...{ role, machine, startedAt, concurrency },
    doing: doing.map(({ job }) => describeJob(job, findProgress)),
  }));
}

/** Those that could be done now. */
export function countQueued(jobs: readonly QueuedJob[], now: Date): StatusView['queued'] {
  const counts = new Map<string, number>();
  for (const { job, state, dueAt } of jobs)
    if (state === 'waiting' && dueAt <= now.toISOString()) counts.set(job.kind, (counts.get(job.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

export async function listFailures(
  { shows }: Pick<Config, 'shows'>,
  { items }: Pick<Store, 'items'>,
  queue: Pick<Queue, 'list'>,
  voices: StatusView['voices'],
): Promise<Pick<StatusView, 'failures' | 'moreFailures'>> {
  const failed = (await Promise.all(shows.map(({ id }) => items.listFailed(id)))).flat();
  const at = ({ attempt, updatedAt }: (typeof failed)[number]) => attempt?.at ?? updatedAt;
  // The newest of all shows.
  const articles = failed.sort((one, other) => (at(one) > at(other) ? -1 : 1)).slice(0, FAILURES_SHOWN);
  const allDead = await queue.list({ isDead: true });
  const dead = allDead.slice(-FAILURES_SHOWN);
  const failures = [
    ...articles.map(({ showId, url, title, attempt, updatedAt, added }) => ({
      ...{ showId, url, item: `${showId}.${itemIdOf(url)}` },
      ...{ attempts: attempt?.failures ?? 1, fault: toFault(attempt?.error), at: attempt?.at ?? updatedAt },
      ...(title !== undefined && { title }),
      ...(attempt?.error?.stage === 'narrate' && {
        voices: added?.found ? voicesFor(voices, added.found.language) : voices.map(({ voice }) => voice),
      }),
    })),
    ...dead.map(({ job, id, timesPostponed, why }) => ({
      ...{ ...showOf(job), job: id, title: nameJob(job), attempts: timesPostponed + 1 },
      ...{ fault: toFault(why), at: why?.at ?? '1970-01-01' },
    })),
  ];
  const moreFailures = { articles: failed.length - articles.length, jobs: allDead.length - dead.length };
  return { failures, moreFailures };
}
