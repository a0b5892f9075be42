import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCommand } from '../../src/commands/export-command.ts';
import type { Output } from '../../src/commands/output.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { Episode } from '../../src/model.ts';
import { checkPublished } from '../../src/publish/check-published.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { listFiles } from '../helpers/list-files.ts';
import { sampleArticle, sampleEpisode } from '../publish/sample-episode.ts';

const signal = AbortSignal.timeout(120_000);
const AUDIO = Buffer.alloc(4321, 7);
let home: string;
let target: string;
let said: string[];

const CONFIG = `
site: { baseUrl: "http://localhost:8080" }
shows:
  - { id: harbour, title: 港口听报, language: zh-CN, author: a, sources: [{ files: x }] }
`;
const output: Output = { write: (text) => said.push(text), warn: (text) => said.push(text), isTerminal: false };
const run = (options: Partial<Parameters<typeof exportCommand>[1]> = {}, config = CONFIG) =>
  exportCommand(
    parseConfig(config, 'lectern.yaml', home),
    { directory: target, baseUrl: 'https://cdn.example/pod/', json: false, ...options },
    output,
    signal,
  );

async function save(id: string, overrides: Partial<Episode> = {}): Promise<void> {
  const url = `https://paper.example/${id}`;
  const enclosure = { ...sampleEpisode().enclosure, fileName: `${id}.00112233.mp3`, byteLength: AUDIO.length };
  const article = sampleArticle({ canonicalUrl: url, title: id });
  const episode = sampleEpisode({ id, guid: id, article, enclosure, ...overrides });
  await mkdir(join(home, 'media/harbour'), { recursive: true });
  await writeFile(join(home, 'media/harbour', episode.enclosure.fileName), AUDIO);
  const item = { showId: 'harbour', url, status: 'published', inputHash: 'x', episodeId: id } as const;
  const store = await openSqliteStore(join(home, 'data/lectern.db'));
  await store.episodes.save({ episode, itemUrl: url, audioHash: 'x' }, { ...item, updatedAt: '2024-05-18T00:00:00Z' });
  await store.close();
}

async function remove(id: string): Promise<void> {
  const store = await openSqliteStore(join(home, 'data/lectern.db'));
  await store.episodes.remove('harbour', id, '2024-05-19T00:00:00Z');
  await store.close();
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lectern-export-'));
  target = join(home, 'site');
  said = [];
  await save('a1');
  await save('b2');
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('an exported site', () => {
  it('keeps every rule at its own address, and has feed, pages and media in one folder', async () => {
    expect(await run()).toBe(0);
    const rules = await checkPublished(
      {
        siteStore: createDiskObjectStore(target),
        mediaStore: createDiskObjectStore(join(target, 'media')),
        baseUrl: 'https://cdn.example/pod',
        showId: 'harbour',
      },
      signal,
    );
    expect(rules.flatMap(({ problems }) => problems)).toEqual([]);
    const names = [...(await listFiles(target)).keys()];
    expect(names).toEqual(
      expect.arrayContaining(['index.html', 'assets/lectern.js', 'harbour/feed.xml', 'media/harbour/a1.00112233.mp3']),
    );
    for (const name of names.filter((each) => /\.(html|xml|json)$/.test(each)))
      expect(await readFile(join(target, name), 'utf8'), name).not.toContain('localhost');
  });

  it('is updated by its changes only, and loses only files of an earlier export', async () => {
    await run();
    const before = await listFiles(target);
    await writeFile(join(target, 'CNAME'), 'cdn.example');
    await writeFile(join(target, 'media/harbour/mine.mp3'), 'mine');
    await run();
    expect((await stat(join(target, 'harbour/feed.xml'))).mtimeMs).toBe(before.get('harbour/feed.xml')?.changedMs);
    await remove('a1');
    await rm(join(home, 'media/harbour/a1.00112233.mp3'));
    await save('c3');
    await run();
    const after = await listFiles(target);
    const gone = [...before.keys()].filter((name) => !after.has(name));
    expect(gone.filter((name) => !name.startsWith('harbour/a1/'))).toEqual(['media/harbour/a1.00112233.mp3']);
    expect([...after.keys()]).toEqual(
      expect.arrayContaining(['CNAME', 'media/harbour/mine.mp3', 'media/harbour/c3.00112233.mp3']),
    );
    expect(after.get('harbour/b2/index.html')).toEqual(before.get('harbour/b2/index.html'));
    expect(said.at(-1)).toContain('1 recordings added, 1 removed');
  });

  it('leaves the installation’s own feed and memory alone', async () => {
    await run();
    const store = await openSqliteStore(join(home, 'data/lectern.db'));
    expect((await store.renders.find('harbour')).size).toBe(0);
    await store.close();
    await expect(stat(join(home, 'feed'))).rejects.toThrow();
  });

  it('has the pictures that the installation made for its episodes', async () => {
    await mkdir(join(home, 'feed/harbour/a1'), { recursive: true });
    await writeFile(join(home, 'feed/harbour/a1/cover.jpg'), 'a picture');
    await save('a1', { article: sampleArticle({ title: 'a1', imageUrl: 'https://paper.example/x.jpg' }) });
    await run();
    expect(await readFile(join(target, 'harbour/a1/cover.jpg'), 'utf8')).toBe('a picture');
    expect(await readFile(join(target, 'harbour/feed.xml'), 'utf8')).toContain('harbour/a1/cover.jpg"');
    // The installation shows it no longer, though the file is still there.
    const store = await openSqliteStore(join(home, 'data/lectern.db'));
    await store.renders.save('harbour', 'a1', 'hash', { art: '', artUrl: 'https://paper.example/x.jpg' });
    await store.close();
    await save('a1', { article: sampleArticle({ title: 'again', imageUrl: 'https://paper.example/x.jpg' }) });
    await run();
    expect(await readFile(join(target, 'harbour/feed.xml'), 'utf8')).not.toContain('harbour/a1/cover.jpg"');
  });
});

describe('an export', () => {
  it('is refused into a folder with other files, and into the installation’s own', async () => {
    await mkdir(target);
    await writeFile(join(target, 'index.html'), 'mine');
    await expect(run()).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining('empty') });
    expect(await readFile(join(target, 'index.html'), 'utf8')).toBe('mine');
    await expect(run({ directory: join(home, 'feed/site') })).rejects.toMatchObject({ code: 'usage' });
    await expect(run({ directory: home })).rejects.toMatchObject({ code: 'usage' });
  });

  it('is refused for a private show, for a show that is not there, and to no address', async () => {
    const secret = CONFIG.replace('author: a,', 'author: a, access: { token: abcdefghijklmnop },');
    await expect(run({}, secret)).rejects.toMatchObject({ hint: expect.stringContaining('serve') });
    await expect(run({ showId: 'none' })).rejects.toMatchObject({ code: 'usage' });
    await expect(run({ baseUrl: 'cdn.example' })).rejects.toMatchObject({ code: 'usage' });
  });

  it('names a recording that is missing, and does not name it in a feed', async () => {
    await rm(join(home, 'media/harbour/b2.00112233.mp3'));
    await expect(run()).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('b2.00112233') });
    await expect(stat(join(target, 'harbour/feed.xml'))).rejects.toThrow();
  });
});
