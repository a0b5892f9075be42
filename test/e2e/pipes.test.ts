import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { CLI, createInstallation, type Finished, type Installation, PLAIN } from '../helpers/command-line.ts';
import { startOrigin } from '../helpers/origin.ts';
import { entriesOf, makeTarGz } from '../narrate/voices/archives.ts';
import { buildToyFiles } from '../narrate/voices/toy-voice.ts';

const ARTICLES = 3000;
const text = 'The ferry left at nine and came back at noon with the post, two goats and the new keeper of the lock.';

/** Runs a line of the shell with `lectern` in it; its status is that of what failed in the pipe. */
function shell(home: Installation, line: string): Promise<Finished> {
  const script = `set -o pipefail\nlectern() { "${process.execPath}" "${CLI}" "$@"; }\n${line}`;
  return new Promise((resolve) =>
    execFile('bash', ['-c', script], { cwd: home.directory, maxBuffer: 64e6 }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    ),
  );
}

describe('a command in a pipe', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await createInstallation(
      `shows: [{ id: a, title: A, language: en, author: A, ${PLAIN}, sources: [{ files: story.html }] }]`,
    );
    const store = await openSqliteStore(home.path('data', 'lectern.db'));
    for (let index = 0; index < ARTICLES; index += 1)
      await store.items.save({
        showId: 'a',
        url: `https://example.org/${index}`,
        status: 'filtered',
        title: text,
        reason: text.repeat(5),
        updatedAt: '2026-01-01T00:00:00Z',
      });
    await store.close();
    await writeFile(
      home.path('story.html'),
      `<html lang="en"><body><article><h1>The ferry</h1>${`<p>${text}</p>`.repeat(6)}</article></body></html>`,
    );
  });
  afterAll(() => home.remove());

  it('delivers all it says, more than a pipe holds, however late it is read', async () => {
    const { status, stdout, stderr } = await shell(home, 'lectern list --json | (read -r first; cat) | wc -l');
    expect(stderr).toBe('');
    expect(Number(stdout)).toBe(ARTICLES - 1);
    expect(status).toBe(0);
  });

  it('delivers its help and its schema whole too', async () => {
    const { stdout } = await shell(home, 'lectern config schema | cat');
    expect(JSON.parse(stdout)).toHaveProperty('properties.shows');
  });

  it('ends quietly, as other tools do, when its reader has had enough', async () => {
    const { status, stdout, stderr } = await shell(home, 'lectern list | head -3');
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toHaveLength(3);
    expect(status).toBe(141);
  });

  it('makes and publishes every episode of a run whose reader went away', async () => {
    const { status, stdout, stderr } = await shell(home, 'lectern run --json | head -1');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^.+\n$/);
    expect(JSON.parse(stdout)).toHaveProperty('kind');
    expect(status).toBe(0);
    expect(await readFile(home.path('feed', 'a', 'feed.xml'), 'utf8')).toContain(
      '<title><![CDATA[The ferry]]></title>',
    );
  });
});

describe('lectern voices install', () => {
  it('downloads, unpacks and tries a voice', async () => {
    const archive = await makeTarGz(entriesOf(buildToyFiles(), 'toy'));
    const origin = await startOrigin((_request, response) => response.end(archive));
    const home = await createInstallation(
      `fetch: { allowPrivate: ["${origin.host}"], delaySeconds: 0 }
shows: [{ id: a, title: A, language: en, author: A, sources: [{ files: a }] }]`,
    );
    const { stdout, stderr, status } = await home.run('voices', 'install', `${origin.url}/toy-zh.tar.gz`);
    expect(stderr).toBe('');
    expect(stdout).toContain('sherpa:toy-zh is installed and speaks at 16000 Hz');
    expect(status).toBe(0);
    await home.remove();
    await origin.close();
  });
});
