import { once } from 'node:events';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chooseSource } from '../../src/commands/choose-source.ts';
import { initCommand } from '../../src/commands/init-command.ts';
import { LecternError } from '../../src/errors.ts';
import { createInstallation, finish } from '../helpers/command-line.ts';

const { signal } = new AbortController();

/** Pages by address; everything else cannot be reached. */
const web = (pages: Readonly<Record<string, string>>) => ({
  async get(url: string) {
    const body = pages[url];
    if (body === undefined)
      throw new LecternError(`${new URL(url).host} cannot be reached.`, { code: 'network', stage: 'fetch' });
    return { url, bytes: Buffer.from(body), contentType: undefined };
  },
});
const feed = (items: number) =>
  `<rss version="2.0"><channel><title>Post</title>${Array.from({ length: items }, (_, at) => `<item><title>Story ${at}</title><link>https://post.example/${at}</link></item>`).join('')}</channel></rss>`;
const home =
  '<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head><body>Post</body></html>';
const choose = (answer: string, pages: Readonly<Record<string, string>>) =>
  chooseSource(answer, web(pages), 1e6, signal).then(({ source }) => source);

describe('the answer that names a source', () => {
  const site = { 'https://post.example/': home, 'https://post.example/news.xml': feed(3) };

  it('follows the feed of a site that is named by its home page, without a scheme too', async () => {
    expect(await choose('https://post.example/', site)).toEqual({ feed: 'https://post.example/news.xml' });
    expect(await choose('https://post.example', { ...site, 'https://post.example': home })).toMatchObject({
      feed: 'https://post.example/news.xml',
    });
    const plain = { 'http://post.example': home, 'http://post.example/news.xml': feed(3) };
    expect(await choose('post.example', plain)).toEqual({ feed: 'http://post.example/news.xml' });
  });

  it('takes a story for one article, a long feed with a limit, and what does not answer as it looks', async () => {
    const story = 'https://post.example/2026/01/the-ferry.html';
    expect(await choose(story, { ...site, [story]: home })).toEqual({ page: story });
    expect(await choose('https://post.example/x', { 'https://post.example/x': feed(200) })).toEqual({
      feed: 'https://post.example/x',
      limit: 30,
    });
    expect(await choose('https://gone.example/rss.xml', {})).toEqual({ feed: 'https://gone.example/rss.xml' });
  });

  it('takes a word for a folder', async () => {
    expect(await choose('articles', {})).toEqual({ files: 'articles' });
    expect(await choose('./saved.pages', {})).toEqual({ files: './saved.pages' });
  });
});

describe('lectern init', () => {
  async function init(lines: string, isEnded = true) {
    const directory = await mkdtemp(join(tmpdir(), 'lectern-init-'));
    const [file, input] = [join(directory, 'lectern.yaml'), new PassThrough()];
    let said = '';
    const write = (text: string) => {
      said += text;
    };
    input.write(lines);
    if (isEnded) input.end();
    const chosen = async (answer: string) =>
      /:/.test(answer)
        ? chooseSource(answer, web({}), 1e6, signal)
        : { source: { files: join(directory, answer) }, says: '' };
    const output = { write, warn: write, isTerminal: false };
    const status = await initCommand(file, { input, chooseSource: chosen }, output, signal);
    return { status, said, directory, config: parse(await readFile(file, 'utf8')) };
  }

  it('asks again for an answer that cannot be used, and keeps the others', async () => {
    const { status, said, config } = await init(
      'Harbour\nno language\nen\nAda\nsaved\npodcast.example\nhttps://podcast.example\nMoon\nAsia/Shanghai\n',
    );
    expect(status).toBe(0);
    expect(said.match(/cannot be used/g)).toHaveLength(3);
    expect(said).toMatch(/found "podcast\.example"; allowed: an absolute http/);
    expect(config).toMatchObject({
      site: { baseUrl: 'https://podcast.example' },
      timezone: 'Asia/Shanghai',
      shows: [{ id: 'harbour', title: 'Harbour', language: 'en', author: 'Ada' }],
    });
  });

  it('says what is wrong with the last answer when no other comes', async () => {
    await expect(init('Harbour\nno language')).rejects.toMatchObject({ code: 'usage' });
  });

  it('makes the folder that articles are to be put into', async () => {
    const { directory } = await init('\n\n\nsaved\n\n\n');
    expect((await stat(join(directory, 'saved'))).isDirectory()).toBe(true);
  });

  it('writes a mailbox down with its password still to be set', async () => {
    const { said, config } = await init('\n\n\nimaps://ann%40home.example@imap.home.example/News\n\n\n');
    expect(config.shows[0].sources).toEqual([
      { mail: { host: 'imap.home.example', user: 'ann@home.example', password: 'env:MAIL_PASSWORD', folder: 'News' } },
    ]);
    expect(said).toContain('set the environment variable MAIL_PASSWORD');
  });

  it('ends when it is interrupted the first time', async () => {
    const installation = await createInstallation('');
    const child = installation.start('init', '--config', 'new.yaml');
    const ended = finish(child);
    child.stdin?.write('Harbour\n');
    while (!String((await once(child.stdout ?? child, 'data'))[0]).includes('language'));
    child.kill('SIGINT');
    const { status, stderr } = await ended;
    expect(status).toBe(130);
    expect(stderr).toBe('Stopped on request.\n');
    await installation.remove();
  });
});
