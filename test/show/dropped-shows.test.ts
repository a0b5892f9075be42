import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDropped } from '../../src/commands/doctor-command.ts';
import { pruneCommand } from '../../src/commands/library-command.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { buildStatusPage } from '../../src/publish/build-status-page.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { createInstallation, PLAIN } from '../helpers/command-line.ts';
import { listFiles } from '../helpers/list-files.ts';
import { sampleStatus } from '../serve/sample-admin.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-dropped-'));
  for (const name of ['feed/old/feed.xml', 'feed/own/feed.xml', 'feed/is/feed.xml', 'media/old/a.mp3']) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), name);
  }
  await mkdir(join(folder, 'data'));
  const store = await openSqliteStore(join(folder, 'data/lectern.db'));
  const item = { url: 'https://paper.example/1', status: 'listed', updatedAt: '2026-01-01T00:00:00.000Z' } as const;
  for (const showId of ['old', 'is']) await store.items.save({ showId, ...item });
  await store.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const configOf = (more = '') =>
  parseConfig(
    `shows: [{ id: is, title: T, language: en, author: A, voices: { en: "flite:kal" }${more}, sources: [{ page: "https://paper.example/" }] }]`,
    'lectern.yaml',
    folder,
  );

it('is named by the doctor and removed when that is asked for, but no show that was renamed and no folder of others', async () => {
  expect(await checkDropped(configOf(', formerly: [old]'))).toEqual([]);
  expect(await checkDropped(configOf())).toMatchObject([
    { ok: true, detail: expect.stringMatching(/^old: /), hint: expect.stringContaining('--dropped') },
  ]);
  const said: string[] = [];
  const output = { write: (text: string) => void said.push(text), warn: () => undefined, isTerminal: false };
  const { signal } = new AbortController();
  const published = async () =>
    [...(await listFiles(join(folder, 'feed'))).keys(), ...(await listFiles(join(folder, 'media'))).keys()]
      .filter((name) => /feed\.xml$|mp3$/.test(name))
      .sort();
  const before = await published();
  const prune = (more: object) =>
    pruneCommand(configOf(), { json: false, dryRun: false, withDropped: true, ...more }, output, signal);
  await prune({ withDropped: false });
  await prune({ dryRun: true });
  expect(await published()).toEqual(before);
  await prune({});
  expect(said.filter((line) => / old/.test(line))).toEqual([
    'would remove feed, pages and audio of the dropped show old\n',
    'removed feed, pages and audio of the dropped show old\n',
  ]);
  expect(await published()).toEqual(['is/feed.xml', 'own/feed.xml']);
  expect(await readFile(join(folder, 'feed/own/feed.xml'), 'utf8')).toBe('feed/own/feed.xml');
  expect(await checkDropped(configOf())).toEqual([]);
});

it('is removed alone when --show names it, not in a dry run, and comes back whole when it is put back', async () => {
  const listing = 'sources: [{ files: "seeds/articles/*.html" }]';
  const showsOf = (...ids: string[]) =>
    `shows:\n${ids.map((id) => `  - { id: ${id}, title: T, language: en, author: A, ${PLAIN}, ${listing} }`).join('\n')}`;
  const home = await createInstallation(showsOf('is', 'old', 'older'));
  const text = 'The ferry waited for the fog to lift, and nobody on the quay minded. '.repeat(4);
  const page = `<html lang="en"><title>Fog</title><article><h1>Fog</h1><p>${text}</p></article></html>`;
  await writeFile(home.path('seeds/articles/fog.html'), page);
  const published = async (id: string) =>
    [...(await listFiles(home.path('feed'))).keys(), ...(await listFiles(home.path('media'))).keys()]
      .flatMap((name) => (name.startsWith(`${id}/`) ? [name.slice(id.length + 1)] : []))
      .sort();
  const guidOf = async (id: string) =>
    load(await readFile(home.path('feed', id, 'feed.xml'), 'utf8'), { xml: true })('item > guid').text();
  const prune = async (...args: string[]) => (await home.runHere('prune', '--dropped', '--json', ...args)).stdout;
  const configure = (...ids: string[]) => writeFile(home.path('seeds/lectern.yaml'), showsOf(...ids));
  try {
    expect((await home.runHere('run')).status).toBe(0);
    const [before, other, guid] = [await published('old'), await published('older'), await guidOf('old')];
    expect([guid, before]).toEqual([
      expect.stringMatching(/./),
      expect.arrayContaining([expect.stringMatching(/mp3$/)]),
    ]);
    await configure('is');
    const refused = await home.runHere('prune', '--dropped', '--show', 'is');
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/no dropped show is\.\s.*old, older/s)]);
    const line = { showId: 'old', reason: 'dropped' };
    expect(JSON.parse(await prune('--show', 'old', '--dry-run'))).toEqual({ ...line, dryRun: true });
    expect(await published('old')).toEqual(before);
    expect(JSON.parse(await prune('--show', 'old'))).toEqual(line);
    expect(await published('old')).toEqual([]);
    expect(await published('older')).toEqual(other);
    // Put back, it comes back whole.
    await configure('is', 'old');
    expect((await home.runHere('run')).status).toBe(0);
    expect(await published('old')).toEqual(before);
    expect(await guidOf('old')).toBe(guid);
    expect((await home.runHere('check')).status).toBe(0);
  } finally {
    await home.remove();
  }
}, 60_000);

it('stands on the status page with its remedy', () => {
  const shows = load(buildStatusPage({ ...sampleStatus('en'), dropped: ['old'] }))('#shows').text();
  expect(shows).toContain('Dropped show old, not configured any more');
  expect(shows).toContain('lectern prune --dropped');
});
