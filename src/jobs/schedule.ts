/** The clock of the scheduled jobs: node-cron, in the operator's time zone; what was missed is made up for once. */
import cron from 'node-cron';
import { lastTime, nextTimes } from '../config/cron-expression.ts';
import type { Ticks } from '../store/store.ts';

/** Something that is done by the clock. */
export type ScheduledJob = {
  /** Under which its ticks are remembered. */
  readonly name: string;
  /** Cron expression, five or six fields. */
  readonly cron: string;
  /** Whether it is also done at the very first start, without waiting for a tick. */
  readonly isDoneAtFirst: boolean;
};

export type ScheduleOptions<Job extends ScheduledJob> = {
  readonly jobs: readonly Job[];
  /** IANA name. */
  readonly timezone: string;
  readonly ticks: Ticks;
  readonly now: () => Date;
  readonly onTick: (job: Job, signal: AbortSignal) => Promise<unknown>;
  readonly onError: (thrown: unknown) => void;
  /** A tick that came while the one before was at work, or that was missed. */
  readonly onNotice: (message: string) => void;
  /** Up to so much later than the clock says, at random, so that not all the world asks a site at once. Default 20 s. */
  readonly jitterMs?: number;
};

export type Schedule = {
  /** The next tick of any job, or `undefined` when there is none. */
  next(): Date | undefined;
  /** Has no more ticks, stops those under way and waits for them. */
  stop(): Promise<void>;
};

/** How often it is looked whether a tick was missed, as after a sleep of the machine. */
const LOOK_EVERY_MS = 60_000;

/** A tick is missed when it did not come within so long; more than the jitter. */
const MISSED_AFTER_MS = 90_000;

/**
 * Starts the clock. A job whose last tick passed while nobody watched has it at once. Of all processes that share `ticks`
 * one has each tick.
 */
export function startSchedule<Job extends ScheduledJob>(options: ScheduleOptions<Job>): Schedule {
  const { jobs, timezone, ticks, now, onNotice } = options;
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<unknown>>();

  function tick(job: Job): Promise<unknown> {
    const running = underWay.get(job.name);
    if (running) return running;
    const done = (async () => {
      try {
        const due = lastTime(job.cron, timezone, now()).toISOString();
        const at = now().toISOString();
        // Another process may have had this one.
        if (!(await ticks.take(job.name, due, at < due ? due : at))) return;
        await options.onTick(job, stopping.signal);
      } catch (thrown) {
        if (!stopping.signal.aborted) options.onError(thrown);
      } finally {
        underWay.delete(job.name);
      }
    })();
    underWay.set(job.name, done);
    return done;
  }

  async function catchUp(toleranceMs: number): Promise<void> {
    for (const job of jobs) {
      const due = lastTime(job.cron, timezone, now());
      const last = await ticks.find(job.name);
      if (stopping.signal.aborted || underWay.has(job.name)) continue;
      if (last !== undefined && (last >= due.toISOString() || now().getTime() - due.getTime() < toleranceMs)) continue;
      if (last === undefined && !job.isDoneAtFirst) {
        await ticks.save(job.name, now().toISOString());
        continue;
      }
      if (last !== undefined) onNotice(`The tick of ${due.toISOString()} (${job.name}) was missed and is made up for.`);
      void tick(job);
    }
  }

  const tasks = jobs.map((job) =>
    cron.schedule(job.cron, () => tick(job), {
      timezone,
      noOverlap: true,
      maxRandomDelay: jitterOf(job, timezone, now(), options.jitterMs ?? 20_000),
      logger: { info: nothing, debug: nothing, warn: onNotice, error: nothing },
    }),
  );
  const look = (toleranceMs: number) => catchUp(toleranceMs).catch(options.onError);
  let looking: Promise<unknown> = look(0);
  const timer = setInterval(() => {
    looking = look(MISSED_AFTER_MS);
  }, LOOK_EVERY_MS);

  return {
    next: () =>
      tasks
        .flatMap((task) => task.getNextRun() ?? [])
        .sort((a, b) => a.getTime() - b.getTime())
        .at(0),
    async stop() {
      clearInterval(timer);
      for (const task of tasks) await task.stop();
      stopping.abort();
      await looking;
      await Promise.all(underWay.values());
      for (const task of tasks) await task.destroy();
    },
  };
}

/** A twentieth of the interval at most: a job of every minute is not moved by a third of it. */
function jitterOf(job: ScheduledJob, timezone: string, now: Date, jitterMs: number): number {
  const [first, second] = nextTimes(job.cron, timezone, now, 2);
  const interval = first && second ? second.getTime() - first.getTime() : 0;
  return Math.round(Math.min(jitterMs, interval / 20));
}

const nothing = () => undefined;
