/** What every host gate has to do, wherever it keeps the turns. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostGate } from '../../src/io/host-gate.ts';

/** A clock that goes on only while somebody waits for it, and when the test says so. */
export type GateSurroundings = {
  readonly now: () => number;
  readonly wallClock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export type GatesUnderTest = {
  /** The gate of another process of the same installation at each call. */
  open(delaySeconds: number): HostGate;
  close(): Promise<void>;
};

const { signal } = new AbortController();

export function describeHostGate(
  name: string,
  openGates: (surroundings: GateSurroundings) => Promise<GatesUnderTest>,
  { isShared = false } = {},
): void {
  describe(`the host gate ${name}`, () => {
    let clock: number;
    let opened: GatesUnderTest;
    const begin = Date.parse('2026-03-01T12:00:00Z');
    beforeEach(async () => {
      clock = 0;
      opened = await openGates({
        now: () => clock,
        wallClock: () => begin + clock,
        sleep: async (milliseconds) => {
          clock += milliseconds;
        },
      });
    });
    afterEach(() => opened.close());

    it('lets one in at a time, in order, with a pause between starts', async () => {
      const gate = opened.open(2);
      const log: string[] = [];
      const ask = async (who: string) => {
        const leave = await gate.enter('a', signal);
        log.push(`${who} at ${clock}`);
        await Promise.resolve();
        log.push(`${who} done`);
        leave();
      };
      await Promise.all([ask('one'), ask('two'), ask('three')]);
      expect(log).toEqual(['one at 0', 'one done', 'two at 2000', 'two done', 'three at 4000', 'three done']);
    });

    // Where processes know nothing of each other, each asks as it likes.
    (isShared ? it : () => undefined)(
      'lets in one of all processes at a time, with a pause between starts',
      async () => {
        const gates = [opened.open(2), opened.open(2), opened.open(2)];
        let starts = 0;
        let inside = 0;
        await Promise.all(
          [...gates, ...gates].map(async (gate) => {
            const leave = await gate.enter('a', signal);
            inside += 1;
            expect(inside).toBe(1);
            starts += 1;
            for (const _ of [1, 2, 3]) await Promise.resolve();
            inside -= 1;
            leave();
          }),
        );
        expect(starts).toBe(6);
        expect(clock).toBeGreaterThanOrEqual(10_000);
      },
    );

    it('makes the pause longer for a host that wants it, a minute at most, and never shorter', async () => {
      const gate = opened.open(1);
      await gate.slowDown('a', 7);
      await gate.slowDown('b', 100_000);
      await gate.slowDown('c', 0.1);
      const took: number[] = [];
      for (const host of ['a', 'b', 'c']) {
        (await gate.enter(host, signal))();
        const before = clock;
        (await gate.enter(host, signal))();
        took.push(clock - before);
      }
      expect(took).toEqual([7000, 60_000, 1000]);
    });

    it('waits for a short rest to end, and refuses entry during a long one', async () => {
      const gate = opened.open(0);
      await gate.rest('a', 4000);
      (await gate.enter('a', signal))();
      expect(clock).toBe(4000);
      await gate.rest('a', 600_000);
      await expect(gate.enter('a', signal)).rejects.toMatchObject({
        code: 'http-status',
        retryable: true,
        retryAfterMs: 600_000,
      });
      (await gate.enter('b', signal))();
      clock += 600_000;
      (await gate.enter('a', signal))();
    });

    it('keeps a rest that another process was asked for, a day at most', async () => {
      const first = opened.open(0);
      for (const wanted of [Number.POSITIVE_INFINITY, 1e17]) await first.rest('a', wanted);
      await first.rest('b', Number.NaN);
      clock += 3600_000;
      await expect(opened.open(0).enter('a', signal)).rejects.toMatchObject({
        retryAfterMs: 23 * 3600_000,
        message: expect.stringContaining('23 hours'),
      });
      (await opened.open(0).enter('b', signal))();
      clock += 23 * 3600_000;
      (await opened.open(0).enter('a', signal))();
    });

    it('lets the next one in when the one before stopped waiting', async () => {
      const gate = opened.open(0);
      const leave = await gate.enter('a', signal);
      const stop = new AbortController();
      const stopped = gate.enter('a', stop.signal);
      const behind = gate.enter('a', signal);
      stop.abort();
      await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
      leave();
      (await behind)();
    });
  });
}
