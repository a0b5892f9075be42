import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchForStall } from '../../src/run/watch-for-stall.ts';

const MINUTE_MS = 60_000;

describe('the watchdog of an article', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('stops what has not moved for a quarter of an hour, and says so', () => {
    const watch = watchForStall(new AbortController().signal);
    vi.advanceTimersByTime(14 * MINUTE_MS);
    watch.alive();
    vi.advanceTimersByTime(14 * MINUTE_MS);
    expect(watch.signal.aborted).toBe(false);
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(watch.signal.reason).toMatchObject({ code: 'timeout', retryable: true });
    expect(String(watch.signal.reason)).toContain('15 minutes');
  });

  it('passes a stop on, and has no say once the article is done', () => {
    const stopping = new AbortController();
    const watch = watchForStall(stopping.signal);
    watch.end();
    vi.advanceTimersByTime(60 * MINUTE_MS);
    expect(watch.signal.aborted).toBe(false);
    stopping.abort();
    expect(watch.signal.aborted).toBe(true);
  });
});
