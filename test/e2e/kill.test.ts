import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { finishedSentences } from '../faults/newsroom.ts';
import { createInstallation } from '../helpers/command-line.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const CONFIGURATION = `
shows:
  - id: sample
    title: Sample
    language: zh-CN
    author: Test
    sources: [{ files: seeds/articles/lamps-*.html }]
`;

describe('two runs at once', () => {
  it('do not work on the same show, and the second says who does', async () => {
    const home = await createInstallation(CONFIGURATION, { samples: true });
    const first = home.start('run');
    const ended = once(first, 'exit');
    // The line that names the show is printed once the lease is held.
    await once(first.stdout ?? first, 'data');
    const second = await home.run('run');
    expect(second.status).toBe(1);
    expect(second.stdout).toMatch(new RegExp(`sample is being worked on by process ${first.pid}`));
    expect((await ended)[0]).toBe(0);
    await home.remove();
  });
});

describe('Ctrl-C', () => {
  it('stops a run soon, keeps what is done, and the next run goes on', async () => {
    const home = await createInstallation(CONFIGURATION, { samples: true });
    const child = home.start('run');
    const ended = once(child, 'exit');
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    while ((await finishedSentences(home)).size === 0 && child.exitCode === null) await sleep(50);
    child.kill('SIGINT');
    expect((await ended)[0]).toBe(130);
    expect(stderr).toMatch(/Stopped on request/);
    const { stdout } = await home.run('run');
    expect(stdout).toMatch(/1 new/);
    expect(Number(/(\d+) reused/.exec(stdout)?.[1])).toBeGreaterThan(0);
    await home.remove();
  });
});
