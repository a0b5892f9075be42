import { describe, expect, it } from 'vitest';
import { nextCheck } from '../../src/run/recheck-policy.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const hoursUntil = (at: string | undefined) =>
  at === undefined ? undefined : (Date.parse(at) - NOW.getTime()) / 3_600_000;
const aPage = { url: 'https://example.org/a', failures: 0, isRetryable: true } as const;

describe('when an article is looked at again', () => {
  it('is soon while it is new, ever later as it ages, and never once it is settled', () => {
    const hoursAfter = (changedAt: string) => hoursUntil(nextCheck({ ...aPage, changedAt }, NOW, 0.5));
    expect(hoursAfter('2026-03-01T11:30:00Z')).toBe(1);
    expect(hoursAfter('2026-03-01T00:00:00Z')).toBe(3);
    expect(hoursAfter('2026-02-27T12:00:00Z')).toBe(12);
    expect(hoursAfter('2026-01-25T12:00:00Z')).toBe(7 * 24);
    expect(hoursAfter('2025-06-01T00:00:00Z')).toBeUndefined();
    expect(hoursAfter('no date')).toBeUndefined();
  });

  it('is never for a file, whose time and size tell of changes, nor for a removed article', () => {
    expect(nextCheck({ ...aPage, url: 'file:///a.html' }, NOW, 0.5)).toBeUndefined();
    expect(nextCheck({ ...aPage, isRemoved: true }, NOW, 0.5)).toBeUndefined();
  });

  it('comes ever later after failures in a row: minutes when it may pass, hours when it hardly will', () => {
    const hoursAfter = (failures: number, isRetryable: boolean) =>
      hoursUntil(nextCheck({ ...aPage, failures, isRetryable }, NOW, 0.5));
    expect(hoursAfter(1, true)).toBeCloseTo(1 / 12, 5);
    expect(hoursAfter(2, true)).toBeCloseTo(1 / 6, 5);
    expect(hoursAfter(50, true)).toBe(24);
    expect(hoursAfter(1, false)).toBe(6);
    expect(hoursAfter(9, false)).toBe(7 * 24);
  });

  it('comes a few times only when the failure is for good', () => {
    const checkAfter = (failures: number) =>
      nextCheck({ ...aPage, failures, isRetryable: false, isPermanent: true }, NOW, 0.5);
    expect(hoursUntil(checkAfter(1))).toBe(6);
    expect(hoursUntil(checkAfter(5))).toBe(96);
    expect(checkAfter(6)).toBeUndefined();
  });

  it('is not before the server allows it, and is spread so that not all come at once', () => {
    const failed = { ...aPage, failures: 1 } as const;
    expect(hoursUntil(nextCheck({ ...failed, retryAfterMs: 7_200_000 }, NOW, 0.5))).toBe(2);
    expect(nextCheck(failed, NOW, 0)).not.toBe(nextCheck(failed, NOW, 1));
  });

  it('is within seven days, whatever a server asks for', () => {
    for (const retryAfterMs of [Number.MAX_VALUE, Number.POSITIVE_INFINITY, 1e17])
      expect(hoursUntil(nextCheck({ ...aPage, failures: 1, retryAfterMs }, NOW, 0.5))).toBe(7 * 24);
    expect(hoursUntil(nextCheck({ ...aPage, failures: 1, retryAfterMs: Number.NaN }, NOW, 0.5))).toBeCloseTo(1 / 12, 5);
  });
});
