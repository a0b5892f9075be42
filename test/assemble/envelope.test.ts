import { describe, expect, it } from 'vitest';
import { createEdgeFinder, drawPeaks } from '../../src/assemble/audible-range.ts';

const RATE = 8000;

/** Seconds of a level each, as 16-bit mono samples. */
function heard(...levels: readonly (readonly [seconds: number, level: number])[]) {
  const finder = createEdgeFinder(RATE, 1);
  for (const [seconds, level] of levels) finder.push(new Int16Array(seconds * RATE).fill(level));
  finder.edges();
  return finder.envelope();
}

describe('the envelope of a clip', () => {
  it('is as loud as the clip over its time, the loudest 100', () => {
    const drawn = drawPeaks(heard([3, 10_000], [3, 20_000], [3, 0]), [0, 9 * RATE]);
    expect(drawn).toHaveLength(72);
    expect([drawn[2], drawn[30], drawn[70]]).toEqual([50, 100, 0]);
  });

  it('of a part is that part alone', () => {
    expect(new Set(drawPeaks(heard([3, 10_000], [3, 20_000]), [0, 2 * RATE]))).toEqual(new Set([100]));
  });

  it('stays small however long the clip is, and follows it to its end', () => {
    const envelope = heard([600, 1000], [600, 8000]);
    expect(envelope.peaks.length).toBeLessThanOrEqual(1024);
    const drawn = drawPeaks(envelope, [0, 1200 * RATE]);
    expect([drawn[3], drawn[68]]).toEqual([13, 100]);
  });
});
