/** `lectern worker` beside `lectern serve`, in processes of their own. */
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInstallation, finish, type Installation } from '../helpers/command-line.ts';
import { freePort } from '../helpers/free-port.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { createSharedDatabase, postgresPrograms } from '../helpers/postgres-server.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>Nobody in the council remembers who proposed ${title}.</p><p>The buyer came with two carts.</p></article></body></html>`;

const CONFIGURATION = `
schedule: "0 0 1 1 *"
shows:
  - id: sample
    title: Sample
    language: en
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    sources: [{ files: "seeds/articles/*.html" }]
`;

/** Starts `lectern serve` on a free port. @returns its address */
async function serve(home: Installation, ...args: string[]): Promise<{ server: ChildProcess; base: string }> {
  const server = home.start('serve', '--port', '0', '--offline', ...args);
  let stdout = '';
  const base = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error(stdout)));
    server.stdout?.on('data', (chunk) => {
      stdout += chunk;
      const found = /Serving (http:\/\/\S+)\//.exec(stdout)?.[1];
      if (found) resolve(found);
    });
  });
  return { server, base };
}

async function waitForItems(base: string, count: number): Promise<void> {
  for (let found = -1; found !== count; await sleep(100)) {
    const response = await fetch(`${base}/sample/feed.xml`);
    found = response.ok ? (await response.text()).split('<item>').length - 1 : 0;
  }
}

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((resolved) => {
    resolve = resolved;
  });
  return { promise, resolve };
}

describe('lectern worker', () => {
  let home: Installation;
  const processes: ChildProcess[] = [];
  beforeEach(async () => {
    home = await createInstallation(CONFIGURATION);
    for (const name of ['lamps', 'carts']) await writeFile(home.path(`seeds/articles/${name}.html`), page(name));
  });
  afterEach(async () => {
    for (const one of processes.splice(0)) one.kill('SIGKILL');
    await home.remove();
  });

  it('does what a server without work asks for, each of the kinds that it takes, and ends in order', async () => {
    const { server, base } = await serve(home, '--no-work');
    const makers = home.start('worker', '--json', '--offline', '--concurrency', '2', '--only', 'make-episode');
    const others = 'list-source,list-files,reconcile-media,publish-show,publish-site,apply-retention';
    const rest = home.start('worker', '--json', '--offline', '--only', others);
    processes.push(server, makers, rest);
    const finished = [finish(makers), finish(rest)];
    await waitForItems(base, 2);
    makers.kill('SIGTERM');
    rest.kill('SIGTERM');
    const [made, listed] = await Promise.all(finished);
    expect([made, listed]).toMatchObject([
      { status: 0, stderr: '' },
      { status: 0, stderr: '' },
    ]);
    const titlesOf = (stdout = '') =>
      stdout
        .split('\n')
        .flatMap((line) => (line.includes('"kind":"item"') ? [JSON.parse(line)] : []))
        .map(({ outcome, title }) => `${outcome} ${title}`);
    expect(titlesOf(made?.stdout).sort()).toEqual(['new carts', 'new lamps']);
    expect(titlesOf(listed?.stdout)).toEqual([]);
  });

  it('names the kinds of jobs to who asks for another one', async () => {
    const answered = await home.run('worker', '--only', 'make-coffee');
    expect(answered).toMatchObject({ status: 2, stderr: expect.stringContaining('make-episode') });
  });
});

describe.skipIf(postgresPrograms === undefined)('workers that share a PostgreSQL database', () => {
  let home: Installation;
  let database: pg.Client;
  const origins: Origin[] = [];
  const processes: ChildProcess[] = [];
  const start = (...args: string[]) => {
    const child = home.start(...args);
    processes.push(child);
    return child;
  };

  afterAll(async () => {
    for (const one of processes) one.kill('SIGKILL');
    for (const origin of origins) await origin.close();
    await database?.end();
    await home?.remove();
  });

  it('take over from one that is killed and one that stands still, which then writes nothing, and ask a host one at a time', async () => {
    /** Of the two sites that do not answer the first time they are asked. */
    const hanging: ServerResponse[] = [];
    const hung = deferred();
    for (const name of ['of-the-killed', 'of-the-stopped'])
      origins.push(
        await startOrigin((request, response) => {
          if (request.url === '/robots.txt') return void response.writeHead(404).end();
          if (hanging.some((one) => one.req.headers.host === request.headers.host))
            return void response.end(page(name));
          hanging.push(response);
          if (hanging.length === 2) hung.resolve();
        }),
      );
    let [atOnce, most] = [0, 0];
    origins.push(
      await startOrigin((request, response) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        setTimeout(() => {
          atOnce -= 1;
          if (request.url === '/robots.txt') response.writeHead(404).end();
          else response.end(page(`slow${request.url?.replace('/', '-')}`));
        }, 200);
      }),
    );
    const [one, other, slow] = origins.map(({ url }) => url);
    const state = await createSharedDatabase();
    home = await createInstallation(`
state: ${state}
schedule: "0 0 1 1 *"
fetch: { delaySeconds: 0, timeoutSeconds: 120, allowPrivate: [${origins.map(({ host }) => `"${host}"`).join(', ')}] }
shows:
  - id: sample
    title: Sample
    language: en
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    sources: [${[`${one}/a`, `${other}/b`, `${slow}/1`, `${slow}/2`, `${slow}/3`].map((url) => `{ page: "${url}" }`).join(', ')}]
`);
    database = new pg.Client(state);
    await database.connect();
    const rows = async (sql: string) => (await database.query(sql)).rows;

    const { server, base } = await serve(home, '--no-work');
    processes.push(server);
    const [killed, stopped] = [start('worker', '--json', '--offline'), start('worker', '--json', '--offline')];
    await hung.promise;
    // Whoever has the first site is killed, the other stopped.
    const claims = await rows(`select worker from claims where lane like '%/a' or lane like '%/b'`);
    expect(claims.map(({ worker }) => Number.parseInt(worker, 10)).sort()).toEqual([killed.pid, stopped.pid].sort());
    stopped.kill('SIGSTOP');
    killed.kill('SIGKILL');
    const metrics = await freePort();
    const rescuer = start('worker', '--json', '--offline', '--concurrency', '2', '--metrics-port', `${metrics}`);
    const rescued = finish(rescuer);
    await waitForItems(base, 5);
    while ((await rows('select from bullmq.job')).length > 0) await sleep(100);
    const look = async () => [
      await (await fetch(`${base}/sample/feed.xml`)).text(),
      await rows('select * from episodes order by id'),
      await rows('select * from items order by url'),
      await rows('select * from run_items order by run_id, position'),
      await rows('select * from renders order by name'),
    ];
    const made = await look();

    // It gets its answer and goes on with what another one has made long since.
    const ended = finish(stopped);
    for (const response of hanging) response.end(page('late'));
    stopped.kill('SIGCONT');
    stopped.kill('SIGTERM');
    // It may have made an article of the slow site before it stood still.
    const { status: endStatus, stdout: toldByStopped } = await ended;
    expect(endStatus, toldByStopped).toBe(0);
    const madeBefore = titlesOf(toldByStopped);
    for (const title of madeBefore) expect(title).toMatch(/^slow-/);
    expect(await look()).toEqual(made);
    const counted = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
    expect(counted).toMatch(/lectern_job_duration_seconds_count\{kind="make-episode",outcome="done"\} [1-9]/);
    rescuer.kill('SIGTERM');
    const { stdout } = await rescued;
    const titles = titlesOf(stdout);
    expect(titles).toEqual(expect.arrayContaining(['of-the-killed', 'of-the-stopped']));
    const all = [...titles, ...madeBefore];
    expect(new Set(all).size).toBe(all.length);
    expect(most).toBe(1);
  });
});

/** Of the articles that a worker says it has made. */
const titlesOf = (stdout: string): readonly string[] =>
  stdout.split('\n').flatMap((line) => (line.includes('"kind":"item"') ? [JSON.parse(line).title] : []));
