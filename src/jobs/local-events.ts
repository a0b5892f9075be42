/** Events within one process. */
import type { Events, RunEvent } from './events.ts';
import { createFanOut } from './fan-out.ts';

export function createLocalEvents(): Events {
  const { publish, subscribe } = createFanOut<{ readonly batches: readonly string[]; readonly event: RunEvent }>();
  return {
    publish: (batches, event) => publish({ batches, event }),
    subscribe: (wanted, listener) =>
      subscribe(({ batches, event }) => {
        if (wanted === undefined || batches.includes(wanted)) listener(event, batches, true);
      }),
    flush: async () => undefined,
  };
}
