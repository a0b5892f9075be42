/** `lectern worker` beside `lectern serve`, in processes of their own. */
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInstallation, finish, type Installation } from '../helpers/command-line.ts';

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
    const others = 'list-source,reconcile-media,publish-show,publish-site,apply-retention';
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
