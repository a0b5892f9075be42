import { describe, expect, it } from 'vitest';
import { createRunView } from '../../src/commands/terminal.ts';
import { installEvent, showOf } from '../../src/jobs/events.ts';

const NOW = '2026-03-01T00:00:00.000Z';

describe('an event that belongs to no show', () => {
  const shown = (json: boolean) => {
    const said: string[] = [];
    const write = (text: string) => said.push(text);
    const { onEvent } = createRunView({ write, warn: write, isTerminal: false }, json);
    const error = { code: 'internal', stage: 'cli', message: 'It ended the program.', at: NOW } as const;
    onEvent({ kind: 'notice', message: 'The embedded voices speak.' });
    onEvent({ kind: 'notice', showId: 'news', message: 'It moved.' });
    onEvent(installEvent({ stage: 'download', what: 'model.onnx', done: 1e6, total: 5e6 }));
    onEvent({ kind: 'show-failed', ...showOf({ kind: 'publish-site' }), error });
    return said;
  };

  it('has no empty names for programs', () => {
    for (const line of shown(true)) expect(Object.values(JSON.parse(line))).not.toContain('');
    expect(shown(true)[0]).toBe('{"kind":"notice","message":"The embedded voices speak."}\n');
  });

  it('is a line without a show for people', () => {
    expect(shown(false)).toEqual([
      'The embedded voices speak.\n',
      'news: It moved.\n',
      '  downloading model.onnx\n',
      'It ended the program.\n',
    ]);
  });
});

describe('a run without a terminal', () => {
  it('says once a minute how far it is', () => {
    let [now, said] = [0, ''];
    const write = (text: string) => {
      said += text;
    };
    const view = createRunView({ write, warn: write, isTerminal: false }, false, () => now);
    const about = {
      kind: 'progress',
      showId: 'a',
      url: 'x',
      title: 'The ferry',
      stage: 'narrate',
      unit: 'seconds',
    } as const;
    for (let done = 0; done <= 150; done += 10) {
      now = done * 1000;
      view.onEvent({ ...about, done, total: 600 });
    }
    expect(said).toBe(
      '  narrating The ferry\n  narrating The ferry: 60 of 600 seconds\n  narrating The ferry: 120 of 600 seconds\n',
    );
  });
});
