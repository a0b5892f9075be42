import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countProcesses, freeMemoryBytes } from '../../../src/narrate/kokoro/free-memory.ts';
import { createTimeLimit } from '../../../src/narrate/kokoro/time-limit.ts';

describe('processes that speak', () => {
  it.each([
    ['as many as cores, where there is memory for all', 4, 8e9, 4],
    ['as many as the memory holds', 8, 2e9, 3],
    ['one on the smallest machine', 2, 100e6, 1],
  ])('are %s', (_what, cores, free, count) => {
    expect(countProcesses(cores, free)).toBe(count);
  });
});

describe('free memory', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lectern-memory-'));
  });
  afterEach(() => rm(root, { recursive: true }));
  const write = async (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };

  it("is the machine's without control groups", () => {
    expect(freeMemoryBytes(root, 5e9)).toBe(5e9);
  });

  it('is what the narrowest group around leaves, where files that were read give way (version 2)', async () => {
    await write({
      'proc/self/cgroup': '0::/app/unit\n',
      'sys/fs/cgroup/app/unit/memory.max': 'max\n',
      'sys/fs/cgroup/app/memory.max': '2000000000\n',
      'sys/fs/cgroup/app/memory.current': '1500000000\n',
      'sys/fs/cgroup/app/memory.stat': 'anon 1\ninactive_file 300000000\n',
    });
    expect(freeMemoryBytes(root, 5e9)).toBe(800e6);
    expect(freeMemoryBytes(root, 500e6)).toBe(500e6);
  });

  it('is what the group leaves (version 1)', async () => {
    await write({
      'proc/self/cgroup': '11:cpu,cpuacct:/x\n4:memory:/docker/abc\n',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': '1000000000\n',
      'sys/fs/cgroup/memory/memory.usage_in_bytes': '400000000\n',
      'sys/fs/cgroup/memory/memory.stat': 'total_inactive_file 0\n',
    });
    expect(freeMemoryBytes(root, 5e9)).toBe(600e6);
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
