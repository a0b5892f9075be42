/** The runs that the schedule, the status page or a program asked this process for, and what they tell. */
import { randomUUID } from 'node:crypto';
import type { RunTrigger } from '../store/store.ts';
import { type Events, type RunEvent, workOf } from './events.ts';
import { createFanOut } from './fan-out.ts';
import type { RunRequest } from './plan-batch.ts';
import type { RunOptions, RunReport } from './runner.ts';

/** Something that happened, in the order of `number`, which counts from 1 for each process. */
export type ControlEvent = {
  readonly number: number;
  /** Absent for what belongs to no run that this process was asked for. */
  readonly runId?: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly event: RunEvent | { readonly kind: 'run-failed'; readonly message: string };
  /** Another process did it. */
  readonly isForeign?: true;
};

export type ControlledRun = {
  readonly id: string;
  readonly trigger: RunTrigger;
  readonly state: 'running' | 'finished' | 'failed';
};

/** How many runs ended how: `partly` when some articles or sources failed. */
export type RunOutcomes = Readonly<Record<'succeeded' | 'partly' | 'failed' | 'stopped', number>>;

export type RequestedRun = {
  readonly id: string;
  /** Resolves when its jobs are in the queue, or the run is over. @throws LecternError what kept them out of it */
  readonly enqueued: () => Promise<void>;
  /** Resolves when the run is over, however it went. */
  readonly finished: Promise<void>;
};

export type RunControl = {
  /** Begins at once, beside the others. */
  request(request: RunRequest, trigger: RunTrigger): RequestedRun;
  find(id: string): ControlledRun | undefined;
  current(): readonly ControlledRun[];
  /** What is still remembered after event `number`, of one run or of all. */
  eventsSince(number: number, runId?: string): readonly ControlEvent[];
  /** Hears every event from now on. @returns how to stop hearing */
  watch(listener: (event: ControlEvent) => void): () => void;
  outcomes(): RunOutcomes;
  /** Resolves when no run is under way. */
  idle(): Promise<void>;
  /** Stops the runs and waits for them. */
  stop(): Promise<void>;
};

export type RunControlOptions = {
  readonly run: (
    request: RunRequest,
    options: Required<Pick<RunOptions, 'runId' | 'trigger' | 'onEnqueued'>>,
    signal: AbortSignal,
  ) => Promise<RunReport>;
  readonly events: Events;
  readonly onError?: (thrown: unknown) => void;
  readonly now?: () => Date;
};

const EVENTS_KEPT = 1000;
const RUNS_KEPT = 100;
/** A run of another process that tells nothing for so long is taken to be over. */
const SILENT_MS = 600_000;
/** Between two reports of progress on the same piece of work; encoders report dozens of times a second. */
const PROGRESS_MS = 250;

/** Something that happens or fails once, for those who ask for it: a failure that nobody asks for is no unhandled one. */
function createEvent() {
  let end: (thrown?: unknown) => void = () => undefined;
  const ended = new Promise<{ readonly thrown?: unknown }>((resolve) => {
    end = (thrown) => resolve({ thrown });
  });
  const wait = async () => {
    const { thrown } = await ended;
    if (thrown !== undefined) throw thrown;
  };
  return { end, wait };
}

export function createRunControl(options: RunControlOptions): RunControl {
  const now = options.now ?? (() => new Date());
  const stopping = new AbortController();
  const watchers = createFanOut<ControlEvent>();
  const known = new Map<string, ControlledRun>();
  const counts = { succeeded: 0, partly: 0, failed: 0, stopped: 0 };
  const underWay = new Map<string, Promise<void>>();
  /** When the runs of other processes were last heard of: how one ends that is killed, nobody tells. */
  const heardAt = new Map<string, number>();
  let events: ControlEvent[] = [];
  let count = 0;

  function note(run: ControlledRun): void {
    known.delete(run.id);
    known.set(run.id, run);
    for (const id of known.keys()) {
      if (known.size <= RUNS_KEPT) break;
      if (underWay.has(id)) continue;
      known.delete(id);
      heardAt.delete(id);
    }
  }

  function tell(runId: string | undefined, event: ControlEvent['event'], isOwn = true): void {
    const last = events.at(-1);
    const before = last?.runId === runId && last?.event.kind === 'progress' ? last.event : undefined;
    if (last && before && event.kind === 'progress' && workOf(before) === workOf(event)) {
      if (now().getTime() - Date.parse(last.at) < PROGRESS_MS && event.done < event.total) return;
      // Only how far it is now is worth keeping.
      events.pop();
    }
    count += 1;
    const about = { ...(runId !== undefined && { runId }), ...(!isOwn && { isForeign: true as const }) };
    const told = { number: count, ...about, at: now().toISOString(), event };
    events.push(told);
    if (events.length > EVENTS_KEPT) events = events.slice(-EVENTS_KEPT / 2);
    watchers.publish(told);
  }

  options.events.subscribe(undefined, (event, batches, isOwn) => {
    // A run that another process was asked for; of its own ones this process knows before they begin.
    if (!isOwn && event.kind === 'run-started') note({ id: event.runId, trigger: event.trigger, state: 'running' });
    const runs = batches.filter((id) => known.has(id));
    for (const id of runs) {
      if (!underWay.has(id)) heardAt.set(id, now().getTime());
      tell(id, event, isOwn);
      const run = known.get(id);
      if (!isOwn && run && event.kind === 'run-finished') note({ ...run, state: 'finished' });
    }
    // What is published at the start is no run; what an earlier process was asked for is told here.
    if (runs.length === 0 && !event.kind.startsWith('run-')) tell(undefined, event, isOwn);
  });

  /** `onEnqueued` is told of a failure that comes before. */
  async function runOne(
    run: ControlledRun,
    request: RunRequest,
    onEnqueued: (thrown?: unknown) => void,
  ): Promise<void> {
    const { id, trigger } = run;
    note(run);
    try {
      const about = { runId: id, trigger, onEnqueued: () => onEnqueued() };
      const report = await options.run(request, about, stopping.signal);
      counts[report.summary.failed + report.showErrors.length > 0 ? 'partly' : 'succeeded'] += 1;
      note({ ...run, state: 'finished' });
    } catch (thrown) {
      counts[stopping.signal.aborted ? 'stopped' : 'failed'] += 1;
      note({ ...run, state: 'failed' });
      tell(id, { kind: 'run-failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
      if (!stopping.signal.aborted) options.onError?.(thrown);
      onEnqueued(thrown);
    } finally {
      onEnqueued();
      underWay.delete(id);
    }
  }

  return {
    request(request, trigger) {
      const run: ControlledRun = { id: randomUUID(), trigger, state: 'running' };
      if (stopping.signal.aborted) {
        const stopped = () => Promise.reject(stopping.signal.reason);
        return { id: run.id, enqueued: stopped, finished: Promise.resolve() };
      }
      const queued = createEvent();
      const finished = runOne(run, request, queued.end);
      underWay.set(run.id, finished);
      return { id: run.id, enqueued: queued.wait, finished };
    },
    find: (id) => known.get(id),
    current: () =>
      [...known.values()].filter(
        ({ id, state }) => state === 'running' && now().getTime() - (heardAt.get(id) ?? now().getTime()) < SILENT_MS,
      ),
    eventsSince: (number, runId) =>
      events.filter((event) => event.number > number && (runId === undefined || event.runId === runId)),
    watch: watchers.subscribe,
    outcomes: () => ({ ...counts }),
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay.values());
    },
  };
}
