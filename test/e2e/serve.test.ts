import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from 'cheerio';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { serve, ADMIN_TOKEN as TOKEN, waitFor } from '../helpers/serve.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>Nobody in the council remembers who proposed the sale.</p><p>The buyer came with two carts and a ladder.</p></article></body></html>`;

async function install(schedule: string): Promise<Installation> {
  const home = await createInstallation(configuration(schedule));
  await writeFile(home.path('seeds/articles/lamps-bought.html'), page('The town that bought its lamps'));
  return home;
}

const YEARLY = '0 0 1 1 *';

const configuration = (schedule: string, title = 'Sample') => `
schedule: "${schedule}"
shows:
  - id: sample
    title: ${title}
    language: en
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    sources: [{ files: "seeds/articles/lamps-*.html" }]
`;

/** What the first server leaves: its one article is made. */
let made: Installation | undefined;
afterAll(() => made?.remove());

/** It, with another configuration. */
async function reuse(schedule: string, title?: string): Promise<Installation> {
  const home = made ?? (await install(schedule));
  made = home;
  // Who waits for it means the one that is written anew.
  await rm(home.path('data/configuration.json'), { force: true });
  await writeFile(home.path('seeds/lectern.yaml'), configuration(schedule, title));
  return home;
}

describe('lectern serve', () => {
  let home: Installation;
  let server: ChildProcess;
  let base = '';
  beforeAll(async () => {
    home = await install('* * * * * *');
    ({ server, base } = await serve(home));
  });
  afterAll(() => {
    server.kill('SIGKILL');
    made = home;
  });

  it('runs the schedule, and then serves what came of it', async () => {
    const feed = await waitFor(`${base}/sample/feed.xml`, (text) => text.includes('<enclosure'));
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

it('ends on SIGTERM while its first pages are written', async () => {
  const home = await install(YEARLY);
  try {
    const { server } = await serve(home);
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  } finally {
    await home.remove();
  }
});

describe('lectern serve, left alone', () => {
  let home: Installation;
  let server: ChildProcess;
  let base = '';
  let log = () => '';
  beforeAll(async () => {
    home = await install(YEARLY);
    ({ server, base, log } = await serve(home));
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await home.remove();
  });

  it('has its first run at once, and does not wait for the clock when an article is put into its folder', async () => {
    const count = (feed: string) => (feed.match(/<enclosure/g) ?? []).length;
    await waitFor(`${base}/sample/feed.xml`, (feed) => count(feed) === 1);
    await writeFile(home.path('seeds/articles/lamps-sold.html'), page('The town that sold its lamps'));
    await waitFor(
      `${base}/sample/feed.xml`,
      (feed) => feed.includes('The town that sold its lamps') && count(feed) === 2,
    );
  });

  it('takes up a changed configuration without a restart, and keeps the former one when the change is wrong', async () => {
    await writeFile(home.path('seeds/lectern.yaml'), configuration(YEARLY, 'Renamed'));
    await waitFor(`${base}/sample/feed.xml`, (feed) => feed.includes('<title>Renamed</title>'));
    await writeFile(home.path('seeds/lectern.yaml'), configuration('never', 'Renamed again'));
    while (!log().includes('is not used')) await sleep(100);
    expect(log()).toMatch(/schedule: .*cron expression/);
    expect(await (await fetch(`${base}/sample/feed.xml`)).text()).toContain('<title>Renamed</title>');
    const { origin } = new URL(base);
    const login = await fetch(`${base}/status/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: `token=${TOKEN}`,
    });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    const status = async () => (await fetch(`${base}/status`, { headers: { cookie } })).text();
    expect(await status()).toMatch(/A changed configuration is refused.*schedule: .*cron expression/);
    const ready = await (await fetch(`${base}/readyz`)).text();
    expect(ready).toMatch(/a change was refused/);

    // Right in itself, and refused when it is opened.
    const before = log().length;
    const nowhere = `paths: { data: /proc/nowhere }\n${configuration(YEARLY, 'Renamed again')}`;
    await writeFile(home.path('seeds/lectern.yaml'), nowhere);
    while (!log().slice(before).includes('is not used')) await sleep(100);
    const events = await fetch(`${base}/status/events`, { headers: { cookie } });
    expect(events.status).toBe(200);
    await events.body?.cancel();
    const page = await status();
    expect(page).toMatch(/A changed configuration is refused/);
    expect(page).toContain('<strong>Server</strong>');
    expect(ready + page).not.toContain(home.directory);
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });
});

describe('lectern serve, whose configuration is saved while it starts', () => {
  it('takes the change up, though it did not watch the file yet', async () => {
    const home = await reuse(YEARLY);
    const starting = serve(home);
    // Written once the configuration was read, and before anything is answered or watched.
    while (!existsSync(home.path('data/configuration.json'))) await sleep(20);
    await writeFile(home.path('seeds/lectern.yaml'), configuration(YEARLY, 'Saved meanwhile'));
    const { server, base } = await starting;
    try {
      await waitFor(`${base}/sample/feed.xml`, (feed) => feed.includes('<title>Saved meanwhile</title>'));
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      expect((await ended)[0]).toBe(0);
    } finally {
      server.kill('SIGKILL');
    }
  });
});

describe('lectern serve, whose database is damaged under its hands', () => {
  it('sets it aside, builds the library anew and goes on, with no restart', async () => {
    const home = await reuse('* * * * * *', 'Saved meanwhile');
    const { server, base, log } = await serve(home);
    try {
      const before = await waitFor(`${base}/sample/feed.xml`, (feed) => feed.includes('<enclosure'));
      const runs = () => log().split('"run-finished"').length - 1;
      while (runs() < 2) await sleep(100);
      for (const name of ['lectern.db', 'lectern.db-wal']) {
        const file = await open(home.path('data', name), 'r+');
        const { size } = await file.stat();
        if (size > 4096) await file.write(Buffer.alloc(size - 4096, 0xff), 0, size - 4096, 4096);
        await file.close();
      }
      // What a process has read it remembers: it is another that meets the damage, and the server that makes room for it.
      const beside = await home.run('run');
      expect(beside.status, beside.stdout + beside.stderr + log()).not.toBe(2);
      expect(beside.stdout + beside.stderr + log()).toMatch(/kept as .*broken-.*1 episode of its backup/);
      const known = runs();
      while (runs() < known + 2) await sleep(100);
      expect(log().slice(Math.max(0, log().lastIndexOf('"run-finished"') - 2000))).toContain('"unchanged":1');
      const items = (feed: string) => load(feed, { xml: true })('item').toString();
      expect(items(await (await fetch(`${base}/sample/feed.xml`)).text())).toBe(items(before));
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      expect((await ended)[0]).toBe(0);
    } finally {
      server.kill('SIGKILL');
    }
  });
});
