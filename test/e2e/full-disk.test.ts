import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createNewsroom } from '../faults/newsroom.ts';
import type { Installation } from '../helpers/command-line.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

function mount(path: string, size: string): boolean {
  mkdirSync(path, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]).status === 0;
}
const unmount = (path: string) => spawnSync('umount', [path]);

/** A small disk can only be made by a user who may mount one. */
const probe = join(await mkdtemp(join(tmpdir(), 'lectern-mount-')), 'disk');
const mayMount = process.platform === 'linux' && mount(probe, '1m');
if (mayMount) unmount(probe);

/** Short, and in English: what is to be seen here is the disk. */
const install = () => createNewsroom(['kites-en', 'well-en']);

describe.skipIf(!mayMount)('a disk that cannot be written', () => {
  it.each(['media', 'feed', 'data'])(
    'under %s: the run says so, breaks nothing, and goes on when it can',
    async (name) => {
      const home = await install();
      await home.run('run', '--limit', '1');
      const listened = await readFile(home.path('feed/sample/feed.xml'), 'utf8');
      spawnSync('mount', ['--bind', home.path(name), home.path(name)]);
      spawnSync('mount', ['-o', 'remount,bind,ro', home.path(name)]);
      const { status, stdout, stderr } = await home.run('run');
      expect([1, 3]).toContain(status);
      expect(stdout + stderr).toMatch(/No permission|cannot be written/);
      expect(stdout + stderr).toMatch(/the right to write there/);
      expect(stdout + stderr).not.toMatch(/\n {4}at /);
      expect(await readFile(home.path('feed/sample/feed.xml'), 'utf8')).toBe(listened);
      unmount(home.path(name));
      expect((await home.run('run')).status).toBe(0);
      expect((await home.run('check')).status).toBe(0);
      await home.remove();
    },
  );
});

describe.skipIf(!mayMount)('a full disk', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await install();
  });
  afterAll(async () => {
    unmount(home.path('media'));
    unmount(home.path('data'));
    await home.remove();
  });

  it('under the media: the run says so with the remedy, nothing half-made stays, and with room all is made', async () => {
    mount(home.path('media'), '100k');
    const { status, stdout } = await home.run('run');
    expect(status).toBe(1);
    expect(stdout).toMatch(/The disk is full[\s\S]*?Free some space/);
    expect(
      (await readdir(home.path('media'), { recursive: true })).filter((name) => /\.(mp3|tmp)$/.test(name)),
    ).toEqual([]);
    expect(await readFile(home.path('feed/sample/feed.xml'), 'utf8')).not.toContain('<enclosure');
    unmount(home.path('media'));
    expect((await home.run('run')).stdout).toMatch(/2 new.*4 sentences synthesised, 5 reused/);
  });

  it.each(['40k'])('under the feed, with room for %s: said with the remedy, and made good with room', async (size) => {
    const fresh = await install();
    mount(fresh.path('feed'), size);
    const { status, stdout, stderr } = await fresh.run('run');
    expect(status).not.toBe(0);
    expect(stdout + stderr).toMatch(/disk is full[\s\S]*Free some space/);
    spawnSync('mount', ['-o', 'remount,size=200m', fresh.path('feed')]);
    const again = await fresh.run('run');
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/0 failed/);
    expect((await fresh.run('check')).status).toBe(0);
    unmount(fresh.path('feed'));
    await fresh.remove();
  });

  it('under the data: a clear error, and no broken entry is left to be taken for whole', async () => {
    const fresh = await install();
    mount(fresh.path('data'), '1400k');
    const { status, stdout, stderr } = await fresh.run('run');
    expect(status).not.toBe(0);
    expect(stdout + stderr).toMatch(/disk is full[\s\S]*Free some space/);
    spawnSync('mount', ['-o', 'remount,size=200m', fresh.path('data')]);
    const again = await fresh.run('run');
    expect(again.stdout).toMatch(/2 new/);
    expect(again.status).toBe(0);
    unmount(fresh.path('data'));
    await fresh.remove();
  });
});
