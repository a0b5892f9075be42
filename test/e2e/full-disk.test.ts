import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createNewsroom, isFull } from '../faults/newsroom.ts';
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

describe.runIf(mayMount && isFull)('a disk that cannot be written', () => {
  it('under the data, the media or the feed: each run says so, breaks nothing, and one goes on when it can', async () => {
    const home = await install();
    await home.run('run', '--limit', '1');
    const listened = await readFile(home.path('feed/sample/feed.xml'), 'utf8');
    // In the order in which a run comes to them.
    for (const name of ['data', 'media', 'feed']) {
      spawnSync('mount', ['--bind', home.path(name), home.path(name)]);
      spawnSync('mount', ['-o', 'remount,bind,ro', home.path(name)]);
      const { status, stdout, stderr } = await home.run('run');
      unmount(home.path(name));
      expect([1, 3], name).toContain(status);
      expect(stdout + stderr, name).toMatch(/No permission|cannot be written/);
      expect(stdout + stderr, name).toMatch(/the right to write there/);
      expect(stdout + stderr, name).not.toMatch(/\n {4}at /);
      expect(await readFile(home.path('feed/sample/feed.xml'), 'utf8'), name).toBe(listened);
    }
    expect((await home.run('run')).status).toBe(0);
    expect((await home.run('check')).status).toBe(0);
    await home.remove();
  });
});

describe.skipIf(!mayMount)('a full disk', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await install();
  });
  afterAll(async () => {
    for (const name of ['media', 'feed']) unmount(home.path(name));
    await home.remove();
  });

  it('under the media: the run says so with the remedy, nothing half-made stays', async () => {
    mount(home.path('media'), '40k');
    const { status, stdout } = await home.run('run');
    expect(status).toBe(1);
    expect(stdout).toMatch(/The disk is full[\s\S]*?Free some space/);
    expect(
      (await readdir(home.path('media'), { recursive: true })).filter((name) => /\.(mp3|tmp)$/.test(name)),
    ).toEqual([]);
    expect(await readFile(home.path('feed/sample/feed.xml'), 'utf8')).not.toContain('<enclosure');
    unmount(home.path('media'));
  });

  it('then under the feed: said with the remedy, and with room all is made of what is there', async () => {
    mount(home.path('feed'), '40k');
    const { status, stdout, stderr } = await home.run('run');
    expect(stdout + stderr).toMatch(/disk is full[\s\S]*Free some space/);
    expect(status).not.toBe(0);
    spawnSync('mount', ['-o', 'remount,size=200m', home.path('feed')]);
    const again = await home.run('run');
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/2 new.*0 failed.*4 sentences synthesised, 5 reused/);
    expect((await home.run('check')).status).toBe(0);
  });

  it('under the data: a clear error, and no broken entry is left to be taken for whole', async () => {
    const fresh = await install();
    mount(fresh.path('data'), '700k');
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
