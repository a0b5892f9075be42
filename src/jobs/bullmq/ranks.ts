/** Where in BullMQ a job waits: BullMQ orders within a queue only, and knows two million priorities, the lowest first. */
import { createHash } from 'node:crypto';
import { ALL_KINDS, type Job, type JobKind, keyOf, ranksOf, splitPriority } from '../job.ts';

/** BullMQ's own limit. */
const LOWEST_PRIORITY = 2 ** 21 - 1;

/** Two million quarters of an hour: from 2000 to 2059. Articles of one quarter keep the order of their listing. */
const QUARTER_MINUTES = 15;
const FIRST_MINUTE = Date.UTC(2000, 0) / 60_000;

const queueName = (kind: JobKind, rank: number) => `lectern.${String(rank).padStart(2, '0')}.${kind}`;

export const queueOf = (job: Job): string => queueName(job.kind, splitPriority(job).rank);

/** BullMQ takes no colons, and no numbers. */
export const jobIdOf = (job: Job): string => createHash('sha256').update(keyOf(job)).digest('hex').slice(0, 40);

/** Within its queue; 0 comes before all others. */
export function bullmqPriority(job: Job): number {
  const { minutes } = splitPriority(job);
  if (minutes === undefined) return 0;
  const quarters = Math.floor((minutes - FIRST_MINUTE) / QUARTER_MINUTES);
  return LOWEST_PRIORITY - Math.min(Math.max(quarters, 0), LOWEST_PRIORITY - 1);
}

/** The queues of some kinds, default all, in the order in which they are served. */
export function queuesOf(kinds: readonly JobKind[] = ALL_KINDS): readonly string[] {
  return kinds
    .flatMap((kind) => ranksOf(kind).map((rank) => ({ rank, name: queueName(kind, rank) })))
    .sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
