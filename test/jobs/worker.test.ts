import { afterEach, expect, it, vi } from 'vitest';
import type { Queue, QueuedJob } from '../../src/jobs/queue.ts';
import { createWorker } from '../../src/jobs/worker.ts';

afterEach(() => void vi.useRealTimers());

it('looks through a batch that others do in a tenth of its time at most', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const LOOK_MS = 100;
  let [looks, change]: [number, () => void] = [0, () => undefined];
  let left: readonly QueuedJob[] = [{ state: 'claimed' } as QueuedJob];
  const queue = {
    list: async () => {
      looks += 1;
      vi.advanceTimersByTime(LOOK_MS);
      return left;
    },
    watch: (onChange: () => void) => {
      change = onChange;
      return () => undefined;
    },
  } as unknown as Queue;
  const worker = createWorker({
    ...{ queue, id: 'a', isIdle: true, now: () => new Date() },
    handle: () => Promise.reject(new Error('it works for nobody')),
    onFailure: async () => undefined,
  });
  const finished = worker.finish('b', new AbortController().signal);
  const changeEvery = async (ms: number, times: number) => {
    for (let time = 0; time < times; time += 1) {
      // What waits for the change before goes on.
      await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(ms);
      change();
    }
  };
  await changeEvery(50, 100);
  expect(looks).toBeLessThanOrEqual(6);
  left = [];
  await changeEvery(50, 30);
  await finished;
});
