import { describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import type { SourceState } from '../../src/model.ts';
import { failedSource, isResting } from '../../src/sources/source-state.ts';

const now = new Date('2026-03-01T12:00:00Z');
const error = (retryAfterMs?: number) =>
  new LecternError('It answered 503.', {
    code: 'http-status',
    stage: 'fetch',
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
const restMinutes = (state: SourceState) => (Date.parse(state.nextTryAt ?? '') - now.getTime()) / 60_000;

describe('a source that fails', () => {
  it('rests twice as long each time, up to a day, and is not asked meanwhile', () => {
    const rests: number[] = [];
    let state: SourceState | undefined;
    for (let failure = 0; failure < 12; failure += 1) {
      state = failedSource(state, error(), now, 0.5);
      rests.push(restMinutes(state));
    }
    expect(rests.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(rests.at(-1)).toBe(24 * 60);
    expect(isResting(state, now)).toBe(true);
    expect(isResting(state, new Date(now.getTime() + 24 * 3600_000))).toBe(false);
    expect(isResting(undefined, now)).toBe(false);
  });

  it('keeps its state and records the error', () => {
    const before: SourceState = {
      failures: 1,
      url: 'https://canal.example/new',
      bodyHash: 'aa',
      validators: { etag: '"1"' },
    };
    expect(failedSource(before, error(), now)).toMatchObject({
      ...before,
      failures: 2,
      error: { code: 'http-status', message: 'It answered 503.', at: now.toISOString() },
    });
  });

  it('rests a day at most, whatever Retry-After or the stored rest says', () => {
    for (const retryAfterMs of [Number.POSITIVE_INFINITY, 1e17, 7 * 24 * 3600_000])
      expect(restMinutes(failedSource(undefined, error(retryAfterMs), now))).toBe(24 * 60);
    const closed = { failures: 1, checkedAt: now.toISOString(), nextTryAt: '9999-12-31T00:00:00.000Z' };
    expect(isResting(closed, new Date(now.getTime() + 3600_000))).toBe(true);
    expect(isResting(closed, new Date(now.getTime() + 24 * 3600_000))).toBe(false);
  });

  it('rests as long as the server asks, and no two alike', () => {
    expect(restMinutes(failedSource(undefined, error(3600_000), now))).toBe(60);
    expect(restMinutes(failedSource(undefined, error(), now, 0))).not.toBe(
      restMinutes(failedSource(undefined, error(), now, 1)),
    );
  });
});
