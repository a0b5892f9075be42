import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { listFiles } from '../helpers/list-files.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const configuration = (sources: string) => `
shows:
  - id: sample
    title: Sample
    language: zh-CN
    author: Test
    sources:
${sources}
`;

describe('the scheduled job on the sample articles', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await createInstallation(configuration('      - files: seeds/articles/*.html'), { samples: true });
  });
  afterAll(() => home.remove());

  it('makes an episode of each, and a feed that tells the truth about the files', async () => {
    const { status, stdout, stderr } = await home.run('run');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/2 new, 0 updated, 0 unchanged, 0 failed/);
    expect(stdout).toMatch(/npm start/);
    const feed = load(await readFile(home.path('feed/sample/feed.xml')), { xml: true });
    const enclosures = feed('item > enclosure')
      .toArray()
      .map((one) => feed(one).attr());
    expect(enclosures).toHaveLength(2);
    for (const enclosure of enclosures) {
      const path = new URL(enclosure?.['url'] ?? '').pathname.slice(1);
      expect((await stat(home.path(path))).size).toBe(Number(enclosure?.['length']));
    }
    const folder = `feed/sample/${feed('item')
      .filter((_, item) => feed(item).find('title').first().text().includes('lamps'))
      .find('link')
      .text()
      .split('/')
      .at(-2)}`;
    const picture = load(await readFile(home.path(folder, 'index.html')))('figure.shown img').attr('src') ?? '';
    expect((await stat(home.path(folder, picture))).size).toBeGreaterThan(5000);
    const guids = feed('item > guid')
      .toArray()
      .map((one) => feed(one).text());
    expect(new Set(guids).size).toBe(2);
  });

  it('passes every rule of apps and directories', async () => {
    const { status, stdout } = await home.runHere('check', '--json');
    const rules = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rules.length).toBeGreaterThan(20);
    expect(rules.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(status).toBe(0);
  });

  it('does nothing the second time: no synthesis, no encoding, no file rewritten', async () => {
    const before = [await listFiles(home.path('feed')), await listFiles(home.path('media'))];
    const { stdout } = await home.run('run');
    expect(stdout).toMatch(/0 new, 0 updated, 2 unchanged, 0 failed; 0 sentences synthesised/);
    expect([await listFiles(home.path('feed')), await listFiles(home.path('media'))]).toEqual(before);
  });

  it('synthesises one sentence when one has changed, and keeps the guid', async () => {
    const path = home.path('seeds/articles/lamps-en.html');
    const guidOf = async (): Promise<[string, string | undefined][]> => {
      const feed = load(await readFile(home.path('feed/sample/feed.xml')), { xml: true });
      return feed('item')
        .toArray()
        .map((item) => [feed(item).find('guid').text(), feed(item).find('enclosure').attr('url')]);
    };
    const before = new Map(await guidOf());
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('The gas is long gone.', 'The gas has long since gone.'),
    );
    const { stdout } = await home.runHere('run');
    expect(stdout).toMatch(/0 new, 1 updated, 1 unchanged, 0 failed; 1 sentences synthesised/);
    expect(await readFile(home.path('feed/sample/feed.xml'), 'utf8')).toMatch(/更新：\d{4}-\d\d-\d\d/);
    const after = new Map(await guidOf());
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect([...after.values()].filter((url) => ![...before.values()].includes(url))).toHaveLength(1);
  });

  it('lists what it knows', async () => {
    const { stdout } = await home.runHere('list', '--json');
    const items = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(items.map(({ status }) => status)).toEqual(['published', 'published']);
    expect(items[0].episode.timeline.durationSeconds).toBeGreaterThan(60);
  });
});

describe('what goes wrong', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await createInstallation(
      configuration('      - files: seeds/articles/*.html\n      - files: nowhere/*.html\n'),
      { samples: false },
    );
    await mkdir(home.path('seeds/articles/clips'));
    const body =
      '<p>On the first of June the lock keeper counted the boats, and there were more than in any year before.</p>'.repeat(
        2,
      );
    const page = (title: string, rest: string) =>
      `<html lang="en"><title>${title}</title><h1>${title}</h1>${body}${rest}</html>`;
    await writeFile(
      home.path('seeds/articles/a-empty.html'),
      '<html><title>Nothing</title><nav><a href="/">Home</a></nav></html>',
    );
    await writeFile(
      home.path('seeds/articles/b-fake-clip.html'),
      page('A clip that is a page', '<audio src="clips/fake.mp3"></audio>'),
    );
    await writeFile(
      home.path('seeds/articles/c-lost-clip.html'),
      page('A clip that is lost', '<audio src="clips/lost.mp3"></audio>'),
    );
    await writeFile(home.path('seeds/articles/clips/fake.mp3'), '<!DOCTYPE html><html><body>Not found</body></html>');
  });
  afterAll(() => home.remove());

  it('is named with its remedy, and the other articles go on', async () => {
    const { status, stdout } = await home.runHere('run');
    expect(status).toBe(3);
    expect(stdout).toMatch(/No file matches nowhere\/\*\.html[\s\S]*Name a file, a folder, or a pattern/);
    expect(stdout).toMatch(/failed\s+.*a-empty\.html[\s\S]*No article was found[\s\S]*lectern preview/);
    expect(stdout).toMatch(/new\s+A clip that is a page/);
    expect(stdout).toMatch(/new\s+A clip that is lost[\s\S]*There is no file .*lost\.mp3/);
    expect(stdout).toMatch(/2 new, 0 updated, 0 unchanged, 1 failed.*2 clips missing/);
  });

  it('tells in the notes that a clip is missing, and no path of the server', async () => {
    const feed = load(await readFile(home.path('feed/sample/feed.xml')), { xml: true });
    expect(
      feed('item')
        .text()
        .match(/这段录音暂时无法取得/g),
    ).toHaveLength(2);
    expect(feed('item').text()).not.toMatch(/lost\.mp3|fake\.mp3/);
  });

  it('a page without an article is previewed as what was seen of it', async () => {
    const { status, stdout } = await home.runHere('preview', 'seeds/articles/a-empty.html');
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^No article was found/)]);
  });

  it('has the same bytes when it is made again after everything but the sources is gone', async () => {
    const hashes = async () =>
      [...(await listFiles(home.path('media/sample')))].map(([name, { sha256 }]) => [name, sha256]);
    const before = await hashes();
    expect(before).toHaveLength(2);
    for (const file of ['data', 'media', 'feed', 'seeds/articles/a-empty.html'])
      await rm(home.path(file), { recursive: true });
    await home.run('run', '--limit', '1');
    const after = await hashes();
    expect(after).toHaveLength(1);
    expect(before).toEqual(expect.arrayContaining(after));
  });

  it.each([
    [['run', '--config', 'none.yaml'], 2, /Cannot read the configuration .*none\.yaml[\s\S]*--config FILE/],
    [['run', '--show', 'other'], 2, /There is no show other[\s\S]*sample/],
    [['run', '--limit', 'many'], 2, /whole number/],
    [['fly'], 2, /unknown command/],
    [['preview', 'no-such-file.html'], 1, /There is no file .*no-such-file\.html/],
  ])('%j ends with status %i and says why', async (args, status, message) => {
    const finished = await home.runHere(...args);
    expect(finished.stderr).toMatch(message);
    expect(finished.status).toBe(status);
  });

  it('a wrong configuration is told whole', async () => {
    await writeFile(
      home.path('wrong.yaml'),
      'timezone: Mars\nshows: [{id: a, titel: b, language: en, author: c, sources: [{page: x}]}]\n',
    );
    const { status, stderr } = await home.runHere('config', 'check', '--config', 'wrong.yaml');
    expect(status).toBe(2);
    for (const part of ['timezone', 'shows[0].title', 'shows[0].sources[0].page', 'did you mean title?'])
      expect(stderr).toContain(part);
  });

  it('every command is in the help, and has its own', async () => {
    const { status, stdout } = await home.run('--help');
    expect(status).toBe(0);
    for (const command of ['run', 'serve', 'add', 'preview', 'list', 'check', 'doctor', 'config'])
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(await home.runHere('serve', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Usage: lectern serve[\s\S]*--port/),
    });
  });
});
