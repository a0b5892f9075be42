import { describe, expect, it } from 'vitest';
import { createRunView } from '../../src/commands/terminal.ts';

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
