import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import NodeID3 from 'node-id3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation } from '../helpers/command-line.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type Written = {
  readonly title?: string;
  readonly author?: string;
  readonly id?: string;
  readonly formerly?: string;
  /** Episodes. */
  readonly keep?: number;
};

const page = (title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>The ferry of ${title} left at dawn.</p><p>Nobody was on board of it.</p></article></body></html>`;

let home: Installation;
const configure = ({ title = 'Harbour', author = 'Ann', id = 'harbour', formerly = '', keep }: Written) =>
  writeFile(
    home.path('seeds/lectern.yaml'),
    `narrators: { kokoro: { download: never } }
hooks:
  - on: [published, updated]
    command: [node, -e, "process.stdin.pipe(require('fs').createWriteStream('told.json', { flags: 'a' }))"]
shows:
  - id: ${id}
    formerly: [${formerly}]
    title: ${title}
    author: ${author}
    language: en
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    narration: { intro: "This is {show}." }
    sources: [{ files: "seeds/articles/*.html" }]
${keep === undefined ? '' : `    keep: { episodes: ${keep} }\n`}`,
  );
const told = () => readFile(home.path('told.json'), 'utf8').catch(() => '');
const feed = async (id: string) => load(await readFile(home.path('feed', id, 'feed.xml'), 'utf8'), { xml: true });
const summary = async (...args: string[]) => {
  const { status, stdout, stderr } = await home.run('run', '--json', ...args);
  expect(status, stderr).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find(({ kind }) => kind === 'run-finished').summary;
};

beforeAll(async () => {
  home = await createInstallation('');
  for (const name of ['north', 'south']) await writeFile(home.path(`seeds/articles/${name}.html`), page(name));
});
afterAll(() => home.remove());

describe('a show whose title and author change', () => {
  it('keeps its episodes as they are, and is called otherwise in the feed and on the pages', async () => {
    await configure({});
    expect(await summary()).toMatchObject({ new: 2 });
    const before = await feed('harbour');
    const media = (await readdir(home.path('media/harbour'))).sort();
    const hooked = await told();
    await configure({ title: 'Quay', author: 'Bo' });
    // One of them is looked at again.
    await appendFile(home.path('seeds/articles/north.html'), '<!-- printed -->');
    expect(await summary()).toMatchObject({ new: 0, updated: 0, unchanged: 2, failed: 0 });
    const renamed = await feed('harbour');
    expect(renamed('channel > title').text()).toBe('Quay');
    expect(await readFile(home.path('feed/harbour/index.html'), 'utf8')).toContain('Quay');
    const items = ($: typeof renamed) =>
      $('item')
        .toArray()
        .map((one) => ['guid', 'pubDate', 'title'].map((name) => $(one).find(name).text()));
    expect(items(renamed)).toEqual(items(before));
    const enclosures = ($: typeof renamed) =>
      $('enclosure')
        .toArray()
        .map(({ attribs }) => attribs);
    expect(enclosures(renamed)).toEqual(enclosures(before));
    expect((await readdir(home.path('media/harbour'))).sort()).toEqual(media);
    expect(await told()).toBe(hooked);

    await writeFile(home.path('seeds/articles/west.html'), page('west'));
    expect(await summary()).toMatchObject({ new: 1, updated: 0, unchanged: 2 });
    const [made = ''] = (await readdir(home.path('media/harbour'))).filter((name) => !media.includes(name));
    expect(NodeID3.read(home.path('media/harbour', made)).album).toBe('Quay');
    expect(NodeID3.read(home.path('media/harbour', media[0] ?? '')).album).toBe('Harbour');
  });
});

// It has what the test above made.
describe('a show whose id changes, twice', () => {
  it('keeps its guids, episodes and files, follows its sources as before, and gives new articles guids of the first id', async () => {
    const guids = ($: Awaited<ReturnType<typeof feed>>) =>
      $('item guid')
        .toArray()
        .map((one) => $(one).text())
        .sort();
    const before = await feed('harbour');
    const media = (await readdir(home.path('media/harbour'))).sort();
    const hooked = await told();
    const identity = before('podcast\\:guid').text();
    await configure({ id: 'quay', formerly: 'harbour', keep: 1 });
    const all = async () =>
      (await Promise.all(['feed', 'media', 'data'].map((name) => readdir(home.path(name))))).flat();
    const folders = await all();
    const dry = await home.run('prune', '--dry-run');
    expect([dry.status, dry.stdout.match(/would remove/g)]).toEqual([0, expect.objectContaining({ length: 2 })]);
    expect(await all()).toEqual(folders);
    expect((await readdir(home.path('media/harbour'))).sort()).toEqual(media);
    for (const [id, formerly] of [
      ['quay', 'harbour'],
      ['port', 'harbour, quay'],
    ] as const) {
      await configure({ id, formerly, title: 'Quay', author: 'Bo' });
      expect(await summary()).toMatchObject({ new: 0, updated: 0, failed: 0, sentencesSynthesised: 0 });
      const renamed = await feed(id);
      expect(guids(renamed)).toEqual(guids(before));
      expect(renamed('podcast\\:guid').text()).toBe(identity);
      expect(renamed('itunes\\:new-feed-url').text()).toBe(`http://localhost:8080/${id}/feed.xml`);
      expect((await readdir(home.path('media', id))).sort()).toEqual(media);
      expect((await readdir(home.path('media'))).filter((name) => !name.startsWith('.'))).toEqual([id]);
      expect(renamed.xml()).not.toContain('/harbour/');
    }
    expect((await home.run('check')).status).toBe(0);
    expect(await told()).toBe(hooked);
    // The guid of an article is the same whatever the show was called when it came.
    const last = JSON.parse(
      (await home.run('list', '--json')).stdout
        .trim()
        .split('\n')
        .find((line) => line.includes('west')) ?? '{}',
    );
    expect((await home.run('rebuild', last.episodeId)).status).toBe(0);
    expect(guids(await feed('port'))).toEqual(guids(before));
    expect((await readdir(home.path('data/backup'))).filter((name) => !name.startsWith('.'))).toEqual(['port']);
  });
});
