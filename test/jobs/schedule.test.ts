import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isCron, lastTime, nextTimes } from '../../src/config/cron-expression.ts';
import { type Schedule, type ScheduledJob, type ScheduleOptions, startSchedule } from '../../src/jobs/schedule.ts';
import type { Ticks } from '../../src/store/store.ts';

function createTicks(known: Readonly<Record<string, string>> = {}): Ticks & { readonly all: Map<string, string> } {
  const all = new Map(Object.entries(known));
  return {
    all,
    find: async (name) => all.get(name),
    save: async (name, at) => void all.set(name, at),
    async take(name, due, at) {
      const isTaken = (all.get(name) ?? '') < due;
      if (isTaken) all.set(name, at);
      return isTaken;
    },
  };
}

const aJob = (cron: string, more: Partial<ScheduledJob> = {}): ScheduledJob => ({
  name: 'job',
  cron,
  isDoneAtFirst: false,
  ...more,
});

describe('the schedule', () => {
  let schedule: Schedule | undefined;
  const start = (options: Partial<ScheduleOptions<ScheduledJob>>) => {
    schedule = startSchedule({
      jobs: [],
      timezone: 'UTC',
      ticks: createTicks({ job: '2026-03-01T00:00:30.000Z' }),
      now: () => new Date(),
      onTick: async () => undefined,
      onError: () => undefined,
      onNotice: () => undefined,
      jitterMs: 0,
      ...options,
    });
    return schedule;
  };
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-01T00:00:30Z') });
  });
  afterEach(async () => {
    const stopped = schedule?.stop();
    await vi.advanceTimersByTimeAsync(200_000);
    await stopped;
    vi.useRealTimers();
  });

  it('ticks by the clock of the time zone', async () => {
    const times: string[] = [];
    const { next } = start({
      jobs: [aJob('0 9 * * *')],
      timezone: 'Asia/Shanghai',
      onTick: async () => times.push(new Date().toISOString().slice(0, 16)),
    });
    // Nine in Shanghai is one in UTC.
    expect(next()?.toISOString()).toBe('2026-03-01T01:00:00.000Z');
    await vi.advanceTimersByTimeAsync(26 * 3_600_000);
    expect(times).toEqual(['2026-03-01T01:00', '2026-03-02T01:00']);
  });

  it('has no tick of a job while the one before is still at work, and goes on after a failure', async () => {
    let running = 0;
    let most = 0;
    const errors: unknown[] = [];
    const notices: string[] = [];
    start({
      jobs: [aJob('* * * * *')],
      onTick: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 150_000));
        running -= 1;
        throw new Error('the disk is full');
      },
      onError: (thrown) => errors.push(thrown),
      onNotice: (message) => notices.push(message),
    });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(most).toBe(1);
    expect(notices.some((notice) => /still running/.test(notice))).toBe(true);
    expect(errors.length).toBeGreaterThan(1);
  });

  it('has each tick once among several processes, also one that was missed', async () => {
    const ticks = createTicks({ job: '2026-02-25T09:00:00.000Z' });
    const ticked: string[] = [];
    const options = {
      jobs: [aJob('*/10 * * * *')],
      ticks,
      jitterMs: 20_000,
      onTick: async () => ticked.push(new Date().toISOString().slice(11, 15)),
    };
    const others = [0, 1].map(() =>
      startSchedule({
        ...{ timezone: 'UTC', now: () => new Date(), onError: () => undefined, onNotice: () => undefined },
        ...options,
      }),
    );
    start(options);
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    expect(ticked).toEqual(['00:0', '00:1', '00:2', '00:3']);
    for (const other of others) await other.stop();
  });

  it('keeps the jobs apart: a long one does not hold up another', async () => {
    const ticked: string[] = [];
    start({
      jobs: [aJob('* * * * *', { name: 'long' }), aJob('* * * * *', { name: 'short' })],
      ticks: createTicks({ long: '2026-03-01T00:00:30.000Z', short: '2026-03-01T00:00:30.000Z' }),
      onTick: async ({ name }, signal) => {
        ticked.push(name);
        if (name === 'long') await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    await vi.advanceTimersByTimeAsync(140_000);
    expect(ticked.toSorted()).toEqual(['long', 'short', 'short']);
  });

  it('stops the run that is under way, and waits for it', async () => {
    let isStopped = false;
    start({
      jobs: [aJob('* * * * *')],
      onTick: (_, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            isStopped = true;
            resolve(undefined);
          }),
        ),
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await schedule?.stop();
    expect(isStopped).toBe(true);
  });

  it('makes up once for what was missed while it was not there', async () => {
    const ticks = createTicks({ job: '2026-02-25T09:00:00.000Z' });
    const notices: string[] = [];
    let count = 0;
    start({
      jobs: [aJob('0 9 * * *')],
      ticks,
      onTick: async () => {
        count += 1;
      },
      onNotice: (message) => notices.push(message),
    });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(count).toBe(1);
    expect(notices.join()).toMatch(/2026-02-28T09:00:00.000Z.*missed/);
    expect(ticks.all.get('job')).toBe('2026-03-01T00:00:30.000Z');
  });

  it('makes up once for what was missed while the machine slept', async () => {
    let count = 0;
    start({
      jobs: [aJob('0 * * * *')],
      onTick: async () => {
        count += 1;
      },
    });
    await vi.advanceTimersByTimeAsync(60_000);
    // Timers stand still while a machine sleeps, and the clock does not.
    vi.setSystemTime(new Date('2026-03-01T05:10:00Z'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(count).toBe(1);
  });

  it('does a job at the very first start when it says so', async () => {
    const ticked: string[] = [];
    const ticks = createTicks();
    start({
      jobs: [aJob('0 9 * * *', { name: 'run', isDoneAtFirst: true }), aJob('0 9 * * *', { name: 'digest' })],
      ticks,
      onTick: async ({ name }) => ticked.push(name),
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(ticked).toEqual(['run']);
    expect(ticks.all.has('digest')).toBe(true);
  });

  it('comes a little later than the clock says, so that not everybody asks at once', async () => {
    const late: number[] = [];
    start({
      jobs: [aJob('*/10 * * * *')],
      onTick: async () => late.push((Date.now() / 1000) % 600),
      jitterMs: 20_000,
    });
    await vi.advanceTimersByTimeAsync(20 * 600_000);
    expect(late.length).toBeGreaterThan(15);
    expect(Math.max(...late)).toBeLessThanOrEqual(20);
    expect(Math.max(...late)).toBeGreaterThan(1);
  });
});

describe('a cron expression', () => {
  it('is told from what is none', () => {
    expect(isCron('*/30 * * * *')).toBe(true);
    expect(isCron('every half hour')).toBe(false);
    expect(isCron('61 * * * *')).toBe(false);
  });

  it('strikes on every day with 23 or 25 hours, once', () => {
    const days = (from: string, expression: string) =>
      nextTimes(expression, 'Europe/Berlin', new Date(from), 3).map((time) => time.toISOString());
    // The clock goes from 2 to 3 on 29 March 2026, and from 3 back to 2 on 25 October.
    expect(days('2026-03-27T12:00:00Z', '0 9 * * *')).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
    const march = days('2026-03-28T12:00:00Z', '30 2 * * *');
    expect(march.map((time) => time.slice(0, 10))).toEqual(['2026-03-29', '2026-03-30', '2026-03-31']);
    const october = days('2026-10-24T12:00:00Z', '30 2 * * *');
    expect(october.map((time) => time.slice(0, 10))).toEqual(['2026-10-25', '2026-10-26', '2026-10-27']);
  });

  it('knows when it last struck, the given instant included', () => {
    const last = (now: string) => lastTime('0 9 * * *', 'UTC', new Date(now)).toISOString();
    expect(last('2026-03-01T09:00:00Z')).toBe('2026-03-01T09:00:00.000Z');
    expect(last('2026-03-01T08:59:59Z')).toBe('2026-02-28T09:00:00.000Z');
  });
});
