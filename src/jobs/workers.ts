/** The port to the processes that do jobs: who they are, and what each is at. */
import type { Job, JobKind } from './job.ts';
import type { Queue } from './queue.ts';

export type WorkerRole = 'serve' | 'worker' | 'run';

/** What a process says of itself. */
export type WorkerCard = {
  /** Names it among all that share the queue. */
  readonly id: string;
  readonly role: WorkerRole;
  /** The machine's name. */
  readonly machine: string;
  /** Which jobs it takes; absent: all. */
  readonly only?: readonly JobKind[];
  /** How many at once; 0 for one that does none. */
  readonly concurrency: number;
  /** ISO 8601 instant. */
  readonly startedAt: string;
};

export type WorkerView = WorkerCard & {
  /** `since`: ISO 8601 instant, where it is known. */
  readonly doing: readonly { readonly job: Job; readonly since?: string }[];
};

export type Workers = {
  /** Those that were heard of lately, the longest at work first. */
  list(): Promise<readonly WorkerView[]>;
  /** Whether a process was heard of lately. */
  isAlive(id: string): Promise<boolean>;
};

/** Of one machine, whose processes tell each other nothing: all that is at work is taken to be this one's. */
export const createLocalWorkers = (card: WorkerCard, queue: Pick<Queue, 'list'>): Pick<Workers, 'list'> => ({
  async list() {
    const jobs = (await queue.list()).filter(({ state }) => state === 'claimed');
    return [{ ...card, doing: jobs.map(({ job }) => ({ job })) }];
  },
});
