import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readList } from '../../src/commands/add-command.ts';
import { createInstallation, finish, type Installation, PLAIN } from '../helpers/command-line.ts';

describe('a list of articles', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lectern-list-'));
    await writeFile(join(directory, 'here.html'), '');
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('holds addresses and files, titles behind a tab, comments and empty lines', async () => {
    const content =
      '\uFEFF# to hear\r\nhttps://paper.example/a?b=c#d\tA title\t\r\n\r\n  https://paper.example/%E8%80%81桥  \nhere.html\t \tIts title\n#end';
    expect(await readList(content, 'list', directory)).toEqual({
      items: [
        { url: 'https://paper.example/a?b=c#d', title: 'A title' },
        { url: 'https://paper.example/%E8%80%81%E6%A1%A5' },
        { url: pathToFileURL(join(directory, 'here.html')).href, title: 'Its title' },
      ],
      mistakes: [],
    });
  });

  it('takes what stands beside an address for its title, and a file by its whole name', async () => {
    await writeFile(join(directory, 'a long name.html'), '');
    const { items } = await readList('https://paper.example/1 The first\na long name.html', 'list', directory);
    expect(items).toEqual([
      { url: 'https://paper.example/1', title: 'The first' },
      { url: pathToFileURL(join(directory, 'a long name.html')).href },
    ]);
  });

  it('names each mistake by its line and goes on', async () => {
    const content =
      'https://paper.example/1\nhttps://\nftp://paper.example/2\nnowhere.html\njust words\nhttps://paper.example/3';
    const { items, mistakes } = await readList(content, 'list', directory);
    expect(items.map(({ url }) => url)).toEqual(['https://paper.example/1', 'https://paper.example/3']);
    expect(mistakes.map(({ line, text }) => [line, text])).toEqual([
      [2, 'https://'],
      [3, 'ftp://paper.example/2'],
      [4, 'nowhere.html'],
      [5, 'just words'],
    ]);
  });
});

describe('lectern add', () => {
  let home: Installation;
  const article = (title: string) =>
    `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${title} is told here in one sentence that is long enough to be an article.</p><p>And here is a second one, so that nobody takes the page for a list of links.</p></article></body></html>`;
  beforeAll(async () => {
    home = await createInstallation(
      `shows: [{ id: sample, title: Sample, author: Ann, language: en, ${PLAIN}, narration: { announce: false }, sources: [{ files: "none/*.html" }] }]`,
    );
    for (const name of ['one', 'two', 'three'])
      await writeFile(home.path(`${name}.html`), article(`The ${name} bridge`));
    await writeFile(home.path('list.txt'), 'two.html\tTwo\nnowhere.html\n# no more\n');
  });
  afterAll(() => home.remove());

  it('makes all that arguments, standard input and a list name, with one summary, and exits with 3 for a mistake', async () => {
    const adding = home.start('add', 'one.html', '-', '--from', 'list.txt', '--offline');
    adding.stdin?.end('three.html\none.html\n');
    const { status, stdout, stderr } = await finish(adding);
    expect(stdout.match(/ new, /g)).toHaveLength(1);
    expect(stdout).toContain('3 new, ');
    expect(stderr).toContain('list.txt, line 2: “nowhere.html” is neither');
    expect(stderr).toContain('1 line was left out');
    expect(status).toBe(3);
  });

  it('names no address where a private show has none for everybody', async () => {
    const file = home.path('seeds/lectern.yaml');
    const configured = await readFile(file, 'utf8');
    await writeFile(file, configured.replace('sources:', 'access: { subscribers: true }, sources:'));
    const { stdout } = await home.run('add', 'one.html', '--offline');
    expect(stdout).toContain('`lectern person add NAME --show sample`');
    expect(stdout).not.toContain('feed.xml');
    await writeFile(file, configured);
    expect((await home.run('add', 'one.html', '--offline')).stdout).toContain('/sample/feed.xml');
  });

  it('exits with 1 when nothing could be made, and with 2 when nothing was named', async () => {
    const adding = home.start('add', '-', '--json');
    adding.stdin?.end('ftp://paper.example/\n');
    const { status, stdout } = await finish(adding);
    expect([status, JSON.parse(stdout)]).toMatchObject([1, { kind: 'refused', line: 1, list: 'standard input' }]);
    expect((await home.runHere('add')).status).toBe(2);
    expect((await home.runHere('add', '--from', 'no-list.txt')).status).toBe(2);
    expect((await home.runHere('add', 'https://')).status).toBe(2);
  });
});
