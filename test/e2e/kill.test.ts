import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { listFiles } from '../helpers/list-files.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const CONFIGURATION = `
shows:
  - id: sample
    title: Sample
    language: zh-CN
    author: Test
    sources: [{ files: seeds/articles/*.html }]
`;

/** Moments spread over a run, from before the first sentence to the last rename. */
const KILLS_AFTER_MS = [300, 700, 1100, 1600, 2200, 2900, 3700];

describe('a run that is killed', () => {
  let home: Installation;
  let whole: Installation;
  beforeAll(async () => {
    home = await createInstallation(CONFIGURATION, { samples: true });
    whole = await createInstallation(CONFIGURATION, { samples: true });
    await whole.run('run');
  });
  afterAll(async () => {
    await home.remove();
    await whole.remove();
  });

  /** Every enclosure that the feed names is there, with the length that it says. */
  async function expectHonestFeed() {
    const feed = await readFile(home.path('feed/sample/feed.xml'), 'utf8').catch(() => '');
    for (const one of load(feed, { xml: true })('enclosure').toArray()) {
      const path = new URL(one.attribs['url'] ?? '').pathname.slice(1);
      expect((await stat(home.path(path))).size).toBe(Number(one.attribs['length']));
    }
  }

  it.each(KILLS_AFTER_MS)('after %i ms never leaves a feed that names what is not finished', async (ms) => {
    const child = home.start('run');
    const ended = once(child, 'exit');
    await sleep(ms);
    child.kill('SIGKILL');
    await ended;
    await expectHonestFeed();
  });

  it('is completed by the next run, with the very same audio, and leaves nothing behind', async () => {
    const { status, stdout } = await home.run('run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/0 failed/);
    await expectHonestFeed();
    const [ours, theirs] = [await listFiles(home.path('media')), await listFiles(whole.path('media'))];
    expect([...ours].map(([name, { sha256 }]) => [name, sha256])).toEqual(
      [...theirs].map(([name, { sha256 }]) => [name, sha256]),
    );
    const left = await readdir(home.directory, { recursive: true });
    expect(left.filter((name) => /\.tmp$|cache\/tmp\/.|work\/./.test(name))).toEqual([]);
  });

  it('synthesises no sentence twice that was finished', async () => {
    const { stdout } = await home.run('run');
    expect(stdout).toMatch(/2 unchanged.*0 sentences synthesised/);
  });
});

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
    await new Promise<void>((resolve) =>
      child.stdout?.on('data', (chunk) => String(chunk).includes('narrating') && resolve()),
    );
    await sleep(700);
    child.kill('SIGINT');
    expect((await ended)[0]).toBe(130);
    expect(stderr).toMatch(/Stopped on request/);
    const { stdout } = await home.run('run');
    expect(stdout).toMatch(/2 new/);
    expect(Number(/(\d+) reused/.exec(stdout)?.[1])).toBeGreaterThan(0);
    await home.remove();
  });
});
