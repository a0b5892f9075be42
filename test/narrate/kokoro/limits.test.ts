import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countProcesses, narrationPace } from '../../../src/narrate/kokoro/count-processes.ts';
import { createTimeLimit } from '../../../src/narrate/kokoro/time-limit.ts';

describe('processes that speak', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lectern-machine-'));
  });
  afterEach(() => rm(root, { recursive: true }));
  const write = async (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };
  const count = (cores: number, freeBytes: number) => countProcesses({ cores, freeBytes, root });

  it.each([
    ['as many as cores, where there is memory for all', 4, 8e9, 4],
    ['as many as the memory holds', 8, 2e9, 3],
    ['one on the smallest machine', 2, 100e6, 1],
  ])('are %s', (_what, cores, free, expected) => {
    expect(count(cores, free)).toBe(expected);
  });

  it('fit into what the narrowest group around leaves of the memory, where files that were read give way (version 2)', async () => {
    await write({
      'proc/self/cgroup': '0::/app/unit\n',
      'sys/fs/cgroup/app/unit/memory.max': 'max\n',
      'sys/fs/cgroup/app/memory.max': '4000000000\n',
      'sys/fs/cgroup/app/memory.current': '2500000000\n',
      'sys/fs/cgroup/app/memory.stat': 'anon 1\ninactive_file 300000000\n',
    });
    expect(count(8, 9e9)).toBe(3);
    expect(count(8, 1.3e9)).toBe(2);
  });

  it('fit into what the group leaves of the memory (version 1)', async () => {
    await write({
      'proc/self/cgroup': '11:cpu,cpuacct:/x\n4:memory:/docker/abc\n',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': '2000000000\n',
      'sys/fs/cgroup/memory/memory.usage_in_bytes': '400000000\n',
      'sys/fs/cgroup/memory/memory.stat': 'total_inactive_file 0\n',
    });
    expect(count(8, 9e9)).toBe(2);
  });

  it.each([
    ['200000 100000', 'max 100000', 2],
    ['max 100000', '150000 100000', 2],
    ['140000 100000', '300000 100000', 1],
    ['50000 100000', 'max 100000', 1],
    ['max 100000', 'max 100000', 8],
  ])('fit into the quota of processor time %s within %s (version 2): %i', async (own, around, expected) => {
    await write({
      'proc/self/cgroup': '0::/app/unit\n',
      'sys/fs/cgroup/app/unit/cpu.max': `${own}\n`,
      'sys/fs/cgroup/app/cpu.max': `${around}\n`,
    });
    expect(count(8, 9e9)).toBe(expected);
  });

  it.each(['cpu', 'cpu,cpuacct'])('fit into the quota of processor time (version 1, in %s)', async (folder) => {
    await write({
      'proc/self/cgroup': '7:cpuset:/\n11:cpu,cpuacct:/docker/abc\n',
      [`sys/fs/cgroup/${folder}/docker/abc/cpu.cfs_quota_us`]: '-1\n',
      [`sys/fs/cgroup/${folder}/docker/abc/cpu.cfs_period_us`]: '100000\n',
      [`sys/fs/cgroup/${folder}/cpu.cfs_quota_us`]: '300000\n',
      [`sys/fs/cgroup/${folder}/cpu.cfs_period_us`]: '100000\n',
    });
    expect(count(8, 9e9)).toBe(3);
    expect(count(2, 9e9)).toBe(2);
  });

  it('narrate no quicker than the quota lets them', async () => {
    await write({ 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '50000 100000\n' });
    expect(narrationPace(0.25, { cores: 4, freeBytes: 9e9, root })).toBe(2);
  });
});

describe('the time that a sentence may take', () => {
  it('grows with its length and with the pace that was measured', () => {
    const quick = createTimeLimit(0.3);
    expect(quick.limitMs(30, false)).toBeGreaterThan(quick.limitMs(3, false));
    expect(createTimeLimit(3).limitMs(30, false)).toBeGreaterThan(10 * 3 * 30 * 1000);
    expect(quick.limitMs(3, true)).toBeGreaterThan(quick.limitMs(3, false) + 60_000);
  });

  it('grows where the machine turns out to be slower, and shrinks again slowly', () => {
    const limit = createTimeLimit(0.3);
    const before = limit.limitMs(10, false);
    limit.observe(10, 40_000);
    const slow = limit.limitMs(10, false);
    expect(slow).toBeGreaterThan(before * 5);
    limit.observe(10, 3000);
    expect(limit.limitMs(10, false)).toBeGreaterThan(slow * 0.8);
    for (let round = 0; round < 50; round += 1) limit.observe(10, 3000);
    expect(limit.limitMs(10, false)).toBe(before);
  });
});
