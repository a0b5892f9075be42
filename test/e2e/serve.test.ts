import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation } from '../helpers/command-line.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe('lectern serve', () => {
  let home: Installation;
  let server: ChildProcess;
  let base = '';
  let stderr = '';
  beforeAll(async () => {
    home = await createInstallation(
      `
schedule: "* * * * * *"
shows:
  - id: sample
    title: Sample
    language: en
    author: Test
    sources: [{ files: seeds/articles/lamps-en.html }]
`,
      { samples: true },
    );
    server = home.start('serve', '--port', '0');
    server.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    let stdout = '';
    await new Promise<void>((resolve, reject) => {
      server.once('exit', () => reject(new Error(stderr)));
      server.stdout?.on('data', (chunk) => {
        stdout += chunk;
        base = /Serving (http:\/\/\S+)\//.exec(stdout)?.[1] ?? '';
        if (base && stdout.includes('Ctrl-C')) resolve();
      });
    });
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await home.remove();
  });

  it('runs the schedule, and then serves what came of it', async () => {
    let feed = '';
    while (!feed.includes('<enclosure')) {
      const response = await fetch(`${base}/sample/feed.xml`);
      feed = response.ok ? await response.text() : '';
      await sleep(200);
    }
    expect(feed).toBe(await readFile(home.path('feed/sample/feed.xml'), 'utf8'));
  });

  it('answers as podcast apps ask: HEAD, ranges, conditions', async () => {
    const feed = load(await (await fetch(`${base}/feed.xml`)).text(), { xml: true });
    const enclosure = feed('enclosure').attr();
    const media = `${base}${new URL(enclosure?.['url'] ?? '').pathname}`;
    const head = await fetch(media, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(enclosure?.['length']);
    expect(head.headers.get('content-type')).toBe('audio/mpeg');
    const etag = head.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    const part = await fetch(media, { headers: { range: 'bytes=100-199', 'if-range': etag } });
    expect(part.status).toBe(206);
    const whole = Buffer.from(await (await fetch(media)).arrayBuffer());
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 200))).toBe(true);
    expect((await fetch(media, { headers: { range: `bytes=${whole.length}-` } })).status).toBe(416);
    // `fetch` adds Cache-Control: no-cache to its conditions, which podcast apps do not.
    expect((await request(media, { headers: { 'if-none-match': etag } })).statusCode).toBe(304);
    const known = String((await request(`${base}/sample/feed.xml`)).headers['etag']);
    expect((await request(`${base}/sample/feed.xml`, { headers: { 'if-none-match': known } })).statusCode).toBe(304);
  });

  it('is asked by a manual run beside it only for what nobody works on', async () => {
    const { status, stdout } = await home.run('run');
    // The schedule of this test ticks each second, so either it or the manual run holds the show.
    expect([0, 1]).toContain(status);
    expect(stdout).toMatch(/1 unchanged|is being worked on by process/);
  });

  it('says when another program has the port', async () => {
    const other = await home.run('serve', '--port', new URL(base).port, '--no-schedule');
    expect(other.status).toBe(1);
    expect(other.stderr).toMatch(/Port \d+ is already in use[\s\S]*--port/);
  });

  it('ends on SIGTERM within seconds', async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });
});
