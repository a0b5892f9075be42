import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { finishedSentences } from '../faults/newsroom.ts';
import { createInstallation, type Installation } from '../helpers/command-line.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const CONFIGURATION = `
shows:
  - id: sample
    title: Sample
    language: zh-CN
    author: Test
    cover: seeds/cover.png
    sources: [{ files: seeds/articles/lamps-*.html }]
`;

describe('an article that takes a while', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await createInstallation(CONFIGURATION, { samples: true });
  });
  afterAll(() => home.remove());

  it('is left soon on Ctrl-C, with what is done kept', async () => {
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
  });

  it('is gone on with by two runs at once, made once, and both end when all is done', async () => {
    const first = home.start('run');
    const ended = once(first, 'exit');
    let told = '';
    first.stdout?.on('data', (chunk) => {
      told += chunk;
    });
    while (!told.includes('narrating') && first.exitCode === null) await sleep(20);
    const second = await home.run('run');
    expect(second, second.stderr).toMatchObject({ status: 0 });
    // What the other process made is told here too; nothing was spoken for it again.
    expect(second.stdout).toMatch(/1 new, 0 updated, 0 unchanged, 0 failed/);
    expect((await ended)[0]).toBe(0);
    expect(told).toMatch(/1 new, 0 updated, 0 unchanged, 0 failed/);
    expect(Number(/(\d+) reused/.exec(told)?.[1])).toBeGreaterThan(0);
    const listed = (await home.run('list', '--json')).stdout.trim().split('\n');
    expect(listed).toHaveLength(1);
    expect(listed[0]).toContain('"status":"published"');
  });
});
