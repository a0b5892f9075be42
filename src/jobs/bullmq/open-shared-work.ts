/** All that processes of several machines share beside the store: jobs, events, turns at hosts, and who works. */
import type { HostTurns } from '../../io/host-gate.ts';
import { createPostgresHostTurns } from '../../io/postgres-host-turns.ts';
import { openPostgresListener } from '../../io/postgres-listener.ts';
import { createPostgresRobots } from '../../io/postgres-robots.ts';
import type { RobotsMemory } from '../../io/robots-rules.ts';
import type { Events } from '../events.ts';
import { createPostgresEvents, EVENTS_CHANNEL } from '../postgres-events.ts';
import type { Queue } from '../queue.ts';
import { createBullmqQueue } from './bullmq-queue.ts';
import { openQueueSession } from './queue-session.ts';
import { createSharedWorkers, type SharedWorkers } from './shared-workers.ts';

export type SharedWork = {
  readonly queue: Queue;
  readonly events: Events;
  readonly turns: HostTurns;
  readonly robots: RobotsMemory;
  readonly workers: SharedWorkers;
  close(): Promise<void>;
};

export type SharedWorkOptions = {
  /** How long a claim holds that is not extended. A job is taken over this and `stalledMs` after its worker fell silent. */
  readonly lockMs?: number;
  readonly stalledMs?: number;
  readonly onNotice: (notice: string) => void;
};

/** BullMQ tells of jobs that came, and of whatever became of them. */
const CHANNELS = ['bullmq_jobs', 'bullmq_events'];

/** Jobs become due, and workers fall silent, without anybody telling. */
const LOOK_MS = 1000;

/** Many changes at once are one. */
const GATHER_MS = 100;

/** Clocks of machines may differ by so much without harm: a claim is extended three times before it ends. */
const MOST_SKEW_MS = 2000;

/** The tables of the store are there. @throws whatever PostgreSQL has to say */
export async function openSharedWork(connectionString: string, options: SharedWorkOptions): Promise<SharedWork> {
  const { lockMs = 9000, stalledMs = 3000, onNotice } = options;
  const session = await openQueueSession(connectionString, { lockMs, stalledMs, onNotice });
  try {
    const listener = await openPostgresListener(connectionString, [...CHANNELS, EVENTS_CHANNEL]);
    const { query } = session;
    const [clock] = await query<{ now: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as now');
    const skewMs = (clock?.now ?? Date.now()) - Date.now();
    if (Math.abs(skewMs) > MOST_SKEW_MS)
      onNotice(
        `This machine's clock is ${Math.round(Math.abs(skewMs) / 1000)} s ${skewMs > 0 ? 'behind' : 'ahead of'} the database's; let NTP set both, or jobs are taken from workers that are at them.`,
      );
    const wallClock = () => Math.round(Date.now() + skewMs);
    const events = createPostgresEvents({ query, listener });
    const turns = createPostgresHostTurns({ query, wallClock });
    const workers = createSharedWorkers(session, wallClock);
    const watch = (onChange: () => void) => {
      let gathering: NodeJS.Timeout | undefined;
      const gather = () => {
        gathering ??= setTimeout(() => {
          gathering = undefined;
          onChange();
        }, GATHER_MS);
      };
      const stops = CHANNELS.map((channel) => listener.hear(channel, gather));
      const looking = setInterval(onChange, LOOK_MS);
      return () => {
        for (const stop of stops) stop();
        clearTimeout(gathering);
        clearInterval(looking);
      };
    };
    return {
      queue: createBullmqQueue(session, { lockMs, stalledMs, watch }),
      events,
      turns,
      robots: createPostgresRobots({ query }),
      workers,
      async close() {
        await events.flush();
        events.close();
        turns.close();
        await workers.close();
        await listener.close();
        await session.close();
      },
    };
  } catch (thrown) {
    await session.close();
    throw thrown;
  }
}
