/** What a queue looks like from outside: how much waits of what, and for how long. */
import type { JobKind } from './job.ts';
import type { QueuedJob } from './queue.ts';

export type QueueFacts = {
  readonly depth: readonly { readonly kind: JobKind; readonly state: JobState; readonly count: number }[];
  /** How long the job waits that is due the longest; 0 when none is. */
  readonly oldestSeconds: number;
};

/** `postponed`: not due yet. */
type JobState = QueuedJob['state'] | 'postponed';

export function describeQueue(jobs: readonly QueuedJob[], now: Date): QueueFacts {
  const at = now.toISOString();
  const counts = new Map<string, { readonly kind: JobKind; readonly state: JobState; count: number }>();
  let oldest = at;
  for (const { job, state: held, dueAt, enqueuedAt } of jobs) {
    const state = held === 'waiting' && dueAt > at ? 'postponed' : held;
    const key = `${job.kind} ${state}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { kind: job.kind, state, count: 1 });
    // One that was postponed waits only since it is due again.
    const since = dueAt > (enqueuedAt ?? '') ? dueAt : (enqueuedAt ?? at);
    if (state === 'waiting' && since < oldest) oldest = since;
  }
  return { depth: [...counts.values()], oldestSeconds: (now.getTime() - Date.parse(oldest)) / 1000 };
}
