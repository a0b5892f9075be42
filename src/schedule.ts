/** The clock of the scheduled job: node-cron, in the operator's time zone, never two at once. */
import cron from 'node-cron';
import { LecternError } from './errors.ts';

export type ScheduleOptions = {
  /** Cron expression, five or six fields. */
  readonly schedule: string;
  /** IANA name. */
  readonly timezone: string;
  readonly onTick: (signal: AbortSignal) => Promise<unknown>;
  readonly onError: (thrown: unknown) => void;
  /** A tick that came while the one before was at work, or that was missed. */
  readonly onNotice: (message: string) => void;
};

export type Schedule = {
  /** The next tick, or `undefined` when there is none. */
  next(): Date | undefined;
  /** Has no more ticks, stops the one under way and waits for it. */
  stop(): Promise<void>;
};

/** @throws LecternError `config` for an expression that is no cron expression */
export function startSchedule({ schedule, timezone, onTick, onError, onNotice }: ScheduleOptions): Schedule {
  assertCron(schedule);
  const stopping = new AbortController();
  let underWay: Promise<unknown> = Promise.resolve();
  const task = cron.schedule(
    schedule,
    () => {
      underWay = onTick(stopping.signal).catch((thrown: unknown) => {
        if (!stopping.signal.aborted) onError(thrown);
      });
      return underWay;
    },
    { timezone, noOverlap: true, logger: { info: nothing, debug: nothing, warn: onNotice, error: nothing } },
  );
  return {
    next: () => task.getNextRun() ?? undefined,
    async stop() {
      await task.stop();
      stopping.abort();
      await underWay;
      await task.destroy();
    },
  };
}

const nothing = () => undefined;

export function assertCron(schedule: string): void {
  if (cron.validate(schedule)) return;
  throw new LecternError(`schedule: ${JSON.stringify(schedule)} is no cron expression.`, {
    code: 'config',
    stage: 'config',
    hint: 'Five fields: minute, hour, day of month, month, day of week; "*/30 * * * *" is every half hour.',
  });
}
