import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/jobs/events.ts';
import { createLocalEvents } from '../../src/jobs/local-events.ts';
import type { RunRequest } from '../../src/jobs/plan-batch.ts';
import { createRunControl, type RunControlOptions } from '../../src/jobs/run-control.ts';
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

describe('run control', () => {
  it('begins each run at once, and names it', async () => {
    const { control, begun } = create();
    const first = control.request({ kind: 'sources', showId: 'a' }, 'api');
    const second = control.request({ kind: 'digest' }, 'schedule');
    expect(begun.map(({ request, options }) => ({ ...request, ...options }))).toEqual([
      { kind: 'sources', showId: 'a', runId: first.id, trigger: 'api' },
      { kind: 'digest', runId: second.id, trigger: 'schedule' },
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
