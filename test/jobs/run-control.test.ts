import { describe, expect, it } from 'vitest';
import type { Events, RunEvent } from '../../src/jobs/events.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import type { RunRequest } from '../../src/jobs/plan-batch.ts';
import { createRunControl, type RunControlOptions } from '../../src/jobs/run-control.ts';
import { createRunTally } from '../../src/jobs/run-tally.ts';
import type { RunOptions, RunReport } from '../../src/jobs/runner.ts';

const SUMMARY = {
  new: 0,
  updated: 0,
  unchanged: 1,
  filtered: 0,
  failed: 0,
  sentencesSynthesised: 0,
  sentencesReused: 0,
  audioSeconds: 0,
  missingClips: 0,
};

type Begun = {
  readonly request: RunRequest;
  readonly options: RunOptions;
  readonly signal: AbortSignal;
  readonly tell: (event: RunEvent) => void;
  finish(failed?: number): void;
  fail(thrown: unknown): void;
};

/** A control whose runs begin and end as the test says. */
function create(options: Partial<RunControlOptions> = {}) {
  const begun: Begun[] = [];
  const events = createLocalEvents();
  const control = createRunControl({
    events,
    run: (request, given, signal) =>
      new Promise<RunReport>((resolve, reject) => {
        const report = { runId: given.runId, summary: SUMMARY, items: [], showErrors: [] };
        signal.addEventListener('abort', () => reject(signal.reason));
        begun.push({
          request,
          options: given,
          signal,
          tell: (event) => events.publish([given.runId], event),
          finish: (failed = 0) => resolve({ ...report, summary: { ...SUMMARY, failed } }),
          fail: reject,
        });
      }),
    ...options,
  });
  return { control, begun };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const progress = (done: number): RunEvent => ({
  kind: 'progress',
  showId: 'a',
  url: 'https://paper.example/1',
  title: 'One',
  stage: 'narrate',
  done,
  total: 100,
  unit: 'seconds',
});

const neverRun = () => Promise.reject(new Error('nothing is asked of it'));

/** Events that another process publishes. */
function createForeignEvents() {
  const listeners: Parameters<Events['subscribe']>[1][] = [];
  const events: Events = {
    publish: () => undefined,
    subscribe: (_batch, listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    flush: async () => undefined,
  };
  const tell = (event: RunEvent, run = 'theirs') => {
    for (const listener of listeners) listener(event, [run], false);
  };
  return { events, tell };
}

describe('run control', () => {
  it('says when the jobs of a run are in the queue, and what kept them out of it', async () => {
    const { control, begun } = create();
    const first = control.request({ kind: 'digest' }, 'api');
    begun[0]?.options.onEnqueued?.();
    await first.enqueued();
    const second = control.request({ kind: 'digest' }, 'api');
    begun[1]?.fail(new Error('There is no such show.'));
    await expect(second.enqueued()).rejects.toThrow('There is no such show.');
    begun[0]?.finish();
    await control.idle();
  });

  it('begins each run at once, and names it', async () => {
    const { control, begun } = create();
    const first = control.request({ kind: 'sources', showId: 'a' }, 'api');
    const second = control.request({ kind: 'digest' }, 'schedule');
    expect(begun.map(({ request, options }) => ({ ...request, ...options }))).toEqual([
      { kind: 'sources', showId: 'a', runId: first.id, trigger: 'api', onEnqueued: expect.any(Function) },
      { kind: 'digest', runId: second.id, trigger: 'schedule', onEnqueued: expect.any(Function) },
    ]);
    expect(control.current().map(({ id }) => id)).toEqual([first.id, second.id]);
    begun[0]?.finish();
    await first.finished;
    expect(control.current().map(({ id }) => id)).toEqual([second.id]);
    expect(control.find(first.id)?.state).toBe('finished');
    begun[1]?.finish();
    await control.idle();
    expect(control.current()).toEqual([]);
  });

  it('goes on after a run that broke off, and tells of it', async () => {
    const errors: unknown[] = [];
    const { control, begun } = create({ onError: (thrown) => errors.push(thrown) });
    const first = control.request({ kind: 'sources', showId: 'a' }, 'api');
    const second = control.request({ kind: 'sources', showId: 'b' }, 'api');
    await turn();
    begun[0]?.fail(new Error('no more memory'));
    await first.finished;
    await turn();
    begun[1]?.finish(2);
    await second.finished;
    expect(control.find(first.id)?.state).toBe('failed');
    expect(control.eventsSince(0, first.id).map(({ event }) => event)).toEqual([
      { kind: 'run-failed', message: 'no more memory' },
    ]);
    expect(errors).toHaveLength(1);
    expect(control.outcomes()).toEqual({ succeeded: 0, partly: 1, failed: 1, stopped: 0 });
  });

  it('remembers events, of progress only the latest, and tells them as they come', async () => {
    let clock = Date.parse('2024-05-18T00:00:00Z');
    const { control, begun } = create({ now: () => new Date(clock) });
    const heard: string[] = [];
    control.watch(({ event }) => heard.push(event.kind));
    const { id } = control.request({ kind: 'sources' }, 'api');
    await turn();
    begun[0]?.tell({ kind: 'listed', showId: 'a', items: 1, untouched: 0 });
    for (let done = 0; done <= 100; done += 1) {
      clock += 50;
      begun[0]?.tell(progress(done));
    }
    const events = control.eventsSince(0, id);
    expect(events.map(({ event }) => event)).toEqual([
      { kind: 'listed', showId: 'a', items: 1, untouched: 0 },
      progress(100),
    ]);
    // Twenty reports a second are told as four at most.
    expect(heard.filter((kind) => kind === 'progress').length).toBeLessThan(30);
    expect(control.eventsSince(events[0]?.number ?? 0)).toHaveLength(1);
  });

  it('is bounded, however much a run tells', async () => {
    const { control, begun } = create();
    control.request({ kind: 'sources' }, 'api');
    await turn();
    for (let index = 0; index < 5000; index += 1)
      begun[0]?.tell({ kind: 'listed', showId: `s${index}`, items: 1, untouched: 0 });
    const events = control.eventsSince(0);
    expect(events.length).toBeLessThanOrEqual(1000);
    expect(events.at(-1)?.event).toMatchObject({ showId: 's4999' });
  });

  it('knows of the runs of other processes, as long as they are heard of', () => {
    let clock = Date.parse('2024-05-18T00:00:00Z');
    const foreign = createForeignEvents();
    const control = createRunControl({ run: neverRun, events: foreign.events, now: () => new Date(clock) });
    foreign.tell({ kind: 'run-started', runId: 'theirs', trigger: 'manual', shows: ['a'] });
    foreign.tell({ kind: 'run-started', runId: 'killed', trigger: 'manual', shows: ['a'] }, 'killed');
    foreign.tell({ kind: 'listed', showId: 'a', items: 1, untouched: 0 });
    expect(control.current().map(({ id }) => id)).toEqual(['theirs', 'killed']);
    expect(control.eventsSince(0, 'theirs').map(({ event, isForeign }) => [event.kind, isForeign])).toEqual([
      ['run-started', true],
      ['listed', true],
    ]);
    clock += 3_600_000;
    foreign.tell({ kind: 'listed', showId: 'a', items: 0, untouched: 1 });
    expect(control.current().map(({ id }) => id)).toEqual(['theirs']);
    foreign.tell({ kind: 'run-finished', runId: 'theirs', summary: createRunTally().summary() });
    expect(control.current()).toEqual([]);
    expect(control.find('theirs')?.state).toBe('finished');
  });

  it('stops the runs under way, and takes nothing more', async () => {
    const { control, begun } = create();
    const first = control.request({ kind: 'sources', showId: 'a' }, 'api');
    const second = control.request({ kind: 'sources', showId: 'b' }, 'api');
    await turn();
    await control.stop();
    await Promise.all([first.finished, second.finished, control.request({ kind: 'sources' }, 'api').finished]);
    expect(begun).toHaveLength(2);
    expect(begun[0]?.signal.aborted).toBe(true);
    expect(control.outcomes().stopped).toBe(2);
  });
});
