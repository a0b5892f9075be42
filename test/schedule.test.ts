import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assertCron, startSchedule } from '../src/schedule.ts';

describe('the schedule', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-01T00:00:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks by the clock of the time zone', async () => {
    const ticks: string[] = [];
    const schedule = startSchedule({
      schedule: '0 9 * * *',
      timezone: 'Asia/Shanghai',
      onTick: async () => ticks.push(new Date().toISOString()),
      onError: () => undefined,
      onNotice: () => undefined,
    });
    // Nine in Shanghai is one in UTC.
    expect(schedule.next()?.toISOString()).toBe('2026-03-01T01:00:00.000Z');
    await vi.advanceTimersByTimeAsync(26 * 3_600_000);
    expect(ticks.map((tick) => tick.slice(0, 16))).toEqual(['2026-03-01T01:00', '2026-03-02T01:00']);
    await schedule.stop();
  });

  it('has no tick while the one before is still at work, and goes on after a failure', async () => {
    let running = 0;
    let most = 0;
    const errors: unknown[] = [];
    const notices: string[] = [];
    const schedule = startSchedule({
      schedule: '* * * * *',
      timezone: 'UTC',
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
    expect(notices[0]).toMatch(/still running/);
    expect(errors.length).toBeGreaterThan(1);
    const stopped = schedule.stop();
    await vi.advanceTimersByTimeAsync(200_000);
    await stopped;
  });

  it('stops the run that is under way, and waits for it', async () => {
    let isStopped = false;
    const schedule = startSchedule({
      schedule: '* * * * *',
      timezone: 'UTC',
      onTick: (signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            isStopped = true;
            resolve(undefined);
          }),
        ),
      onError: () => undefined,
      onNotice: () => undefined,
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await schedule.stop();
    expect(isStopped).toBe(true);
  });

  it('refuses what is no cron expression', () => {
    expect(() => assertCron('every half hour')).toThrow(/every half hour.*no cron expression/);
    expect(() => assertCron('*/30 * * * *')).not.toThrow();
  });
});
