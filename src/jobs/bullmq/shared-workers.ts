/** The workers of all machines, each of which is heard of every few seconds. */
import type { Job } from '../job.ts';
import type { WorkerCard, Workers, WorkerView } from '../workers.ts';
import type { JobData } from './list-jobs.ts';
import type { QueueSession } from './queue-session.ts';

const HEARTBEAT_MS = 5000;

/** Six heartbeats: a machine that is busy is not dead. */
const SILENT_MS = 30_000;

const FORGOTTEN_MS = 24 * 3_600_000;

export type SharedWorkers = Workers & {
  /** This process is one of them from now on. */
  announce(card: WorkerCard): Promise<void>;
  close(): Promise<void>;
};

type Row = {
  readonly id: string;
  readonly role: string;
  readonly machine: string;
  readonly kinds: string | null;
  readonly concurrency: number;
  readonly started_at: string;
};
type Doing = { readonly worker: string; readonly since: string; readonly data: JobData };

/** `wallClock`: the same for all machines. */
export function createSharedWorkers({ query }: Pick<QueueSession, 'query'>, wallClock: () => number): SharedWorkers {
  let me: string | undefined;
  let beating: NodeJS.Timeout | undefined;
  const heardSince = () => wallClock() - SILENT_MS;

  return {
    async announce({ id, role, machine, only, concurrency, startedAt }) {
      me = id;
      await query('delete from workers where seen_at < $1', [wallClock() - FORGOTTEN_MS]);
      await query(
        `insert into workers (id, role, machine, kinds, concurrency, started_at, seen_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, role, machine, only ? JSON.stringify(only) : null, concurrency, startedAt, wallClock()],
      );
      beating = setInterval(() => {
        // One that fails is made up for by the next.
        query('update workers set seen_at = $1 where id = $2', [wallClock(), id]).catch(() => undefined);
      }, HEARTBEAT_MS);
      beating.unref();
    },
    async list() {
      const rows = await query<Row>('select * from workers where seen_at > $1 order by started_at, id', [heardSince()]);
      const doing = await query<Doing>(
        `select c.worker, c.since, j.data from claims c
         join job j on j.queue = c.queue and j.id = c.job_id and j.lock_token = c.token order by c.since`,
      );
      return rows.map((row) => toView(row, doing));
    },
    async isAlive(id) {
      return (await query('select from workers where id = $1 and seen_at > $2', [id, heardSince()])).length > 0;
    },
    async close() {
      clearInterval(beating);
      if (me !== undefined) await query('delete from workers where id = $1', [me]).catch(() => undefined);
    },
  };
}

const toView = ({ id, role, machine, kinds, concurrency, started_at }: Row, doing: readonly Doing[]): WorkerView => ({
  id,
  // Both written by `announce`.
  role: role as WorkerView['role'],
  ...(kinds !== null && { only: JSON.parse(kinds) }),
  machine,
  concurrency,
  startedAt: started_at,
  doing: doing
    .filter(({ worker }) => worker === id)
    .map(({ since, data }) => ({ job: JSON.parse(data.job) as Job, since })),
});
