import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const FIRST = 'the-first-token-of-the-family';
const SECOND = 'the-second-token-of-the-family';

const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>The ferry of ${title} left at dawn.</p><p>Nobody was on board.</p></article></body></html>`;

describe('who may listen, when the configuration changes while a run is at work', () => {
  let home: Installation;
  let origin: Origin;
  let server: ChildProcess;
  let base = '';
  let log = '';
  /** Answers that are held back. */
  const held: ServerResponse[] = [];

  const configure = (tokens: { readonly family: string; readonly sample?: string; readonly open?: string }) =>
    writeFile(
      home.path('seeds/lectern.yaml'),
      `narrators: { kokoro: { download: never } }
schedule: "0 0 1 1 *"
fetch: { allowPrivate: ["${origin.host}"], delaySeconds: 0, robots: ignore }
shows:
  - { id: sample, title: The open sample, language: en, author: T, ${PLAIN}, ${tokens.sample === undefined ? '' : `access: { token: ${tokens.sample} }, `}sources: [{ files: "seeds/articles/sample/*.html" }] }
  - { id: family, title: The family, language: en, author: T, ${PLAIN}, access: { token: ${tokens.family} }, sources: [{ files: "seeds/articles/family/*.html" }] }
  - { id: reopened, title: The reopened, language: en, author: T, ${PLAIN}, ${tokens.open === undefined ? '' : `access: { token: ${tokens.open} }, `}sources: [{ files: "seeds/articles/family/*.html" }] }
  - { id: slow, title: The slow, language: en, author: T, ${PLAIN}, sources: [{ page: "${origin.url}/slow.html" }] }
`,
    );
  const status = async (path: string) => (await fetch(base + path)).status;
  const text = async (path: string) => (await fetch(base + path)).text();
  const until = async (isSo: () => Promise<boolean> | boolean) => {
    while (!(await isSo())) await sleep(50);
  };

  beforeAll(async () => {
    origin = await startOrigin((_, response) => void held.push(response));
    home = await createInstallation('');
    for (const show of ['sample', 'family']) {
      await mkdir(home.path('seeds/articles', show));
      await writeFile(home.path('seeds/articles', show, 'one.html'), page(show));
    }
    await configure({ family: FIRST, open: FIRST });
    server = home.start('serve', '--port', '0');
    server.stderr?.on('data', (chunk) => {
      log += chunk;
    });
    let stdout = '';
    server.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    await until(() => stdout.includes('Ctrl-C') || server.exitCode !== null);
    base = /Serving (http:\/\/\S+)\//.exec(stdout)?.[1] ?? log;
    await until(() => held.length > 0);
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await origin.close();
    await home.remove();
  });

  it('changes at the next request for a new token and a newly private show; a newly public show waits for its publication', async () => {
    const media = /\/media\/sample\/[^"]+/.exec(await text('/sample/feed.xml'))?.[0] ?? '';
    expect(await status(media)).toBe(200);
    expect(await status(`/~${FIRST}/family/feed.xml`)).toBe(200);
    expect(await text('/')).toContain('The open sample');
    await configure({ family: SECOND, sample: SECOND });
    await until(async () => (await status(`/~${FIRST}/family/feed.xml`)) === 404);
    expect(await status(`/~${SECOND}/family/feed.xml`)).toBe(200);
    for (const path of ['/sample/feed.xml', '/sample/', media, '/sample/search.json'])
      expect(await status(path)).toBe(404);
    expect(await text('/feed.xml')).not.toContain('The open sample');
    expect(await status(`/~${SECOND}/sample/feed.xml`)).toBe(200);
    await until(async () => !(await text('/')).includes('The open sample'));
    expect(await text('/opml')).not.toContain('The open sample');
    expect(await text('/metrics')).not.toContain('sample');
    // Its files are those of a private show yet.
    expect(await status('/reopened/feed.xml')).toBe(404);
    expect(await status(`/~${FIRST}/reopened/feed.xml`)).toBe(200);
    expect(log).not.toContain('is in use');

    // Another change while the first one waits for the run.
    await configure({ family: FIRST, sample: SECOND });
    await until(async () => (await status(`/~${SECOND}/family/feed.xml`)) === 404);
    expect(await status(`/~${FIRST}/family/feed.xml`)).toBe(200);
    expect(log).not.toContain('is in use');

    held.pop()?.writeHead(404).end();
    const watched: number[] = [];
    await until(async () => {
      watched.push(await status('/sample/feed.xml'), (await text('/')).includes('The open sample') ? 200 : 404);
      return log.split('is in use').length > 2 && (await status('/reopened/feed.xml')) === 200;
    });
    expect(new Set(watched)).toEqual(new Set([404]));
    expect(await text('/reopened/feed.xml')).not.toContain('/~');
    await until(async () => (await text(`/~${SECOND}/sample/feed.xml`)).includes(`/~${SECOND}/media/sample/`));
    expect(await readFile(home.path('feed/index.html'), 'utf8')).not.toContain('The open sample');
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });
});
