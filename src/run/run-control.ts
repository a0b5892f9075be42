/** One run after the other, whoever asks for it: the schedule, the status page, a program. */
import { randomUUID } from 'node:crypto';
import type { RunReport, RunRequest } from '../pipeline.ts';
import type { RunTrigger } from '../store/store.ts';
import type { OnRunEvent, RunEvent } from './run-events.ts';

/** Something that happened, in the order of `number`, which counts from 1 for each process. */
export type ControlEvent = {
  readonly number: number;
  readonly runId: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly event: RunEvent | { readonly kind: 'run-failed'; readonly message: string };
};

export type ControlledRun = {
  readonly id: string;
  readonly trigger: RunTrigger;
  readonly state: 'queued' | 'running' | 'finished' | 'failed';
};

/** How many runs ended how: `partly` when some articles or sources failed. */
export type RunOutcomes = Readonly<Record<'succeeded' | 'partly' | 'failed' | 'stopped', number>>;

export type RunControl = {
  /**
   * Runs at once or when those before are done. A request like one that waits already is that one; `finished` resolves
   * when the run is over, however it went.
   */
  request(request: RunRequest, trigger: RunTrigger): { readonly id: string; readonly finished: Promise<void> };
  find(id: string): ControlledRun | undefined;
  /** The run at work, then those that wait. */
  current(): readonly ControlledRun[];
  /** What is still remembered after event `number`, of one run or of all. */
  eventsSince(number: number, runId?: string): readonly ControlEvent[];
  /** Hears every event from now on. @returns how to stop hearing */
  watch(listener: (event: ControlEvent) => void): () => void;
  outcomes(): RunOutcomes;
  /** Resolves when no run is at work and none waits. */
  idle(): Promise<void>;
  /** Drops what waits, stops what runs and waits for it. */
  stop(): Promise<void>;
};

export type RunControlOptions = {
  /** `runId` and `trigger` are how the run is to be recorded. */
  readonly run: (
    request: RunRequest & { readonly runId: string; readonly trigger: RunTrigger },
    signal: AbortSignal,
    onEvent: OnRunEvent,
  ) => Promise<RunReport>;
  readonly onError?: (thrown: unknown) => void;
  readonly now?: () => Date;
};

type Waiting = {
  readonly run: ControlledRun;
  readonly request: RunRequest;
  readonly key: string;
  readonly finished: Promise<void>;
  readonly finish: () => void;
};

const EVENTS_KEPT = 1000;
const RUNS_KEPT = 100;
/** Between two reports of progress on the same piece of work; encoders report dozens of times a second. */
const PROGRESS_MS = 250;

export function createRunControl(options: RunControlOptions): RunControl {
  const now = options.now ?? (() => new Date());
  const stopping = new AbortController();
  const listeners = new Set<(event: ControlEvent) => void>();
  const known = new Map<string, ControlledRun>();
  const counts = { succeeded: 0, partly: 0, failed: 0, stopped: 0 };
  const queue: Waiting[] = [];
  let events: ControlEvent[] = [];
  let count = 0;
  let working: Promise<void> | undefined;
  let atWork: Waiting | undefined;

  function note(run: ControlledRun): void {
    known.delete(run.id);
    known.set(run.id, run);
    for (const id of known.keys()) {
      if (known.size <= RUNS_KEPT) break;
      const { state } = known.get(id) ?? run;
      if (state === 'finished' || state === 'failed') known.delete(id);
    }
  }

  function tell(runId: string, event: ControlEvent['event']): void {
    const last = events.at(-1);
    const before = last?.runId === runId && last.event.kind === 'progress' ? last.event : undefined;
    if (last && event.kind === 'progress' && before?.url === event.url && before.stage === event.stage) {
      if (now().getTime() - Date.parse(last.at) < PROGRESS_MS && event.done < event.total) return;
      // Only how far it is now is worth keeping.
      events.pop();
    }
    count += 1;
    const told = { number: count, runId, at: now().toISOString(), event };
    events.push(told);
    if (events.length > EVENTS_KEPT) events = events.slice(-EVENTS_KEPT / 2);
    for (const listener of listeners) listener(told);
  }

  async function runOne({ run, request, finish }: Waiting): Promise<void> {
    const { id, trigger } = run;
    note({ ...run, state: 'running' });
    try {
      const report = await options.run({ ...request, runId: id, trigger }, stopping.signal, (event) => {
        tell(id, event);
      });
      counts[report.summary.failed + report.showErrors.length > 0 ? 'partly' : 'succeeded'] += 1;
      note({ ...run, state: 'finished' });
    } catch (thrown) {
      counts[stopping.signal.aborted ? 'stopped' : 'failed'] += 1;
      note({ ...run, state: 'failed' });
      tell(id, { kind: 'run-failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
      if (!stopping.signal.aborted) options.onError?.(thrown);
    } finally {
      finish();
    }
  }

  async function work(): Promise<void> {
    for (let next = queue.shift(); next && !stopping.signal.aborted; next = queue.shift()) {
      atWork = next;
      await runOne(next);
    }
    atWork = undefined;
    working = undefined;
  }

  return {
    request(request, trigger) {
      const key = JSON.stringify([trigger === 'schedule', request]);
      const same = queue.find((waiting) => waiting.key === key);
      if (same) return { id: same.run.id, finished: same.finished };
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const run: ControlledRun = { id: randomUUID(), trigger, state: 'queued' };
      if (stopping.signal.aborted) {
        finish();
        return { id: run.id, finished };
      }
      note(run);
      queue.push({ run, request, key, finished, finish });
      working ??= Promise.resolve().then(work);
      return { id: run.id, finished };
    },
    find: (id) => known.get(id),
    current: () =>
      [...(atWork ? [atWork] : []), ...queue]
        .map(({ run }) => known.get(run.id) ?? run)
        .filter(({ state }) => state === 'queued' || state === 'running'),
    eventsSince: (number, runId) =>
      events.filter((event) => event.number > number && (runId === undefined || event.runId === runId)),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    outcomes: () => ({ ...counts }),
    async idle() {
      while (working) await working;
    },
    async stop() {
      stopping.abort();
      for (const { finish } of queue.splice(0)) finish();
      await working;
    },
  };
}
