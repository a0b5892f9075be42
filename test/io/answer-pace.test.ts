import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLIP_LIMITS, createAnswerPace } from '../../src/io/answer-pace.ts';

const URL_ = 'https://canal.example/clip.mp3';
const MINUTE_S = 60;

describe('an answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A clip at this rate for so long. @returns why it was given up, and after how many seconds */
  function play(bytesPerSecond: number, seconds: number, byteLength: number | undefined) {
    const pace = createAnswerPace(URL_, CLIP_LIMITS);
    pace.begin(byteLength);
    for (let second = 1; second <= seconds; second += 1) {
      pace.received(bytesPerSecond);
      vi.advanceTimersByTime(1000);
      if (pace.signal.aborted) return { second, reason: pace.signal.reason };
    }
    pace.end();
    vi.advanceTimersByTime(3600_000);
    return pace.signal.aborted ? { second: Number.NaN, reason: pace.signal.reason } : undefined;
  }

  it('that comes as fast as speech is heard comes whole; a slower one is given up early', () => {
    expect(play(9000, 25 * MINUTE_S, 13_500_000)).toBeUndefined();
    const slow = play(500, 25 * MINUTE_S, 13_500_000);
    expect(slow?.second).toBeLessThan(70);
    expect(slow?.reason).toMatchObject({ code: 'timeout', retryable: true });
    expect(String(slow?.reason)).toMatch(/clip\.mp3 arrives too slowly \(0\.03 MB in \d+ s\)/);
  });

  it('without a length and without an end is given up after ten minutes at any rate', () => {
    const endless = play(1e6, 60 * MINUTE_S, undefined);
    expect(endless?.second).toBe(10 * MINUTE_S);
    expect(String(endless?.reason)).toContain('no end in sight');
  });

  it('has one time for all its tries', () => {
    const pace = createAnswerPace(URL_, CLIP_LIMITS);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      pace.begin(1000);
      vi.advanceTimersByTime(25_000);
      pace.end();
    }
    expect(pace.signal.aborted).toBe(true);
  });
});
