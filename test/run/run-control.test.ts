import { describe, expect, it } from 'vitest';
import type { RunReport, RunRequest } from '../../src/pipeline.ts';
import { createRunControl, type RunControlOptions } from '../../src/run/run-control.ts';
import type { OnRunEvent, RunEvent } from '../../src/run/run-events.ts';

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
  readonly signal: AbortSignal;
  readonly tell: OnRunEvent;
  finish(failed?: number): void;
  fail(thrown: unknown): void;
};

/** A control whose runs begin and end as the test says. */
function create(options: Partial<RunControlOptions> = {}) {
  const begun: Begun[] = [];
  const control = createRunControl({
    run: (request, signal, tell) =>
      new Promise<RunReport>((resolve, reject) => {
        const report = { runId: request.runId, summary: SUMMARY, items: [], showErrors: [] };
        signal.addEventListener('abort', () => reject(signal.reason));
        begun.push({
          request,
          signal,
          tell,
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
  it('never lets two runs work at once, and does what was asked for in its order', async () => {
    const { control, begun } = create();
    const first = control.request({ showId: 'a' }, 'api');
    const second = control.request({ showId: 'b' }, 'schedule');
    await turn();
    expect(begun.map(({ request }) => request)).toEqual([{ showId: 'a', runId: first.id, trigger: 'api' }]);
    expect(control.current().map(({ state }) => state)).toEqual(['running', 'queued']);
    begun[0]?.finish();
    await first.finished;
    await turn();
    expect(begun[1]?.request).toEqual({ showId: 'b', runId: second.id, trigger: 'schedule' });
    begun[1]?.finish();
    await second.finished;
    expect(control.current()).toEqual([]);
    expect(control.find(first.id)?.state).toBe('finished');
  });

  it('takes a request like one that waits for that one, but not for one that is at work', async () => {
    const { control, begun } = create();
    const first = control.request({}, 'api');
    await turn();
    const second = control.request({}, 'api');
    const third = control.request({}, 'api');
    expect(second.id).not.toBe(first.id);
    expect(third.id).toBe(second.id);
    begun[0]?.finish();
    await first.finished;
    await turn();
    begun[1]?.finish();
    await third.finished;
    expect(begun).toHaveLength(2);
  });

  it('goes on after a run that broke off, and tells of it', async () => {
    const errors: unknown[] = [];
    const { control, begun } = create({ onError: (thrown) => errors.push(thrown) });
    const first = control.request({ showId: 'a' }, 'api');
    const second = control.request({ showId: 'b' }, 'api');
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
    const { id } = control.request({}, 'api');
    await turn();
    begun[0]?.tell({ kind: 'show-started', showId: 'a', items: 1 });
    for (let done = 0; done <= 100; done += 1) {
      clock += 50;
      begun[0]?.tell(progress(done));
    }
    const events = control.eventsSince(0, id);
    expect(events.map(({ event }) => event)).toEqual([{ kind: 'show-started', showId: 'a', items: 1 }, progress(100)]);
    // Twenty reports a second are told as four at most.
    expect(heard.filter((kind) => kind === 'progress').length).toBeLessThan(30);
    expect(control.eventsSince(events[0]?.number ?? 0)).toHaveLength(1);
  });

  it('is bounded, however much a run tells', async () => {
    const { control, begun } = create();
    control.request({}, 'api');
    await turn();
    for (let index = 0; index < 5000; index += 1)
      begun[0]?.tell({ kind: 'show-started', showId: `s${index}`, items: 1 });
    const events = control.eventsSince(0);
    expect(events.length).toBeLessThanOrEqual(1000);
    expect(events.at(-1)?.event).toMatchObject({ showId: 's4999' });
  });

  it('stops what is at work, drops what waits, and takes nothing more', async () => {
    const { control, begun } = create();
    const first = control.request({ showId: 'a' }, 'api');
    const second = control.request({ showId: 'b' }, 'api');
    await turn();
    await control.stop();
    await Promise.all([first.finished, second.finished, control.request({}, 'api').finished]);
    expect(begun).toHaveLength(1);
    expect(begun[0]?.signal.aborted).toBe(true);
    expect(control.outcomes().stopped).toBe(1);
  });
});
