import { chmod, open, readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ImportCommandOptions, importCommand } from '../../src/commands/import-command.ts';
import { readConfig, type ShowConfig } from '../../src/config/read-config.ts';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { zipOf } from '../helpers/zip.ts';

const { signal } = new AbortController();

describe('lectern import', () => {
  let home: Installation;
  let origin: Origin;
  const article = (title: string) =>
    `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${title} is told here in one sentence that is long enough to be an article.</p><p>And here is a second one, so that nobody takes the page for a list of links.</p></article></body></html>`;
  beforeAll(async () => {
    origin = await startOrigin((request, response) => {
      const name = request.url?.slice(1) ?? '';
      if (name === 'robots.txt' || name === 'gone') response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(article(`The ${name} bridge`));
    });
    home = await createInstallation(
      `fetch: { allowPrivate: ["${origin.host}"] }\nshows: [{ id: sample, title: Sample, author: Ann, language: en, ${PLAIN}, narration: { announce: false }, import: { perDay: 2 }, filters: { minCharacters: 9000 }, sources: [{ files: "none/*.html" }] }]`,
    );
    const row = (name: string, at: number, more: string) => `The ${name},${origin.url}/${name},${at},${more}\n`;
    const header = 'title,url,time_added,tags,status\n';
    await writeFile(
      home.path('pocket.zip'),
      zipOf({
        'part_000000.csv': `${header}${row('third', 1700000002, 'rivers,unread')}${row('first', 1500000000, ',unread')}`,
        'part_000001.csv': `${header}${row('second', 1600000000, ',archive')}${row('first?utm_source=x', 1500000001, ',unread')},,3,,unread\nA note,chrome://about,3,,unread\n`,
        'annotations/part_000000.json': '{"items": []}',
      }),
    );
    const saved = `<p>${'This is the text as it was saved, long before its page was gone. '.repeat(20)}</p>`;
    const gone = {
      slug: 'gone',
      url: `${origin.url}/gone`,
      title: 'Gone',
      state: 'Active',
      savedAt: '2010-01-01T00:00:00Z',
    };
    await writeFile(
      home.path('omnivore.zip'),
      zipOf({ 'x/metadata_0_to_20.json': JSON.stringify([gone]), 'x/content/gone.html': saved }),
    );
    await writeFile(home.path('list.csv'), header);
    await writeFile(home.path('words.txt'), 'These are words.');
    await writeFile(
      home.path('feeds.opml'),
      '<opml version="2.0"><body><outline text="Paper" xmlUrl="https://paper.example/rss"/></body></opml>',
    );
  });
  afterAll(async () => {
    await home.remove();
    await origin.close();
  });

  /** As the command does, without a process of its own. */
  async function importing(
    names: readonly string[],
    more: Partial<ImportCommandOptions> = {},
    stop = signal,
    ofShow: Partial<ShowConfig> = {},
  ) {
    const written: string[] = [];
    const output = { write: (text: string) => void written.push(text), warn: () => undefined, isTerminal: false };
    const read = await readConfig('seeds/lectern.yaml', home.directory);
    const config = { ...read, shows: read.shows.map((show) => ({ ...show, ...ofShow })) };
    const files = names.map((name) => home.path(name));
    const options = { files, yes: true, cancel: false, json: false, order: 'oldest' as const, ...more };
    await importCommand(config, options, output, stop);
    return written.join('');
  }
  const waiting = async () => {
    const told = JSON.parse(await importing([], { json: true })) as { waiting: { url: string }[] };
    return told.waiting.map(({ url }) => url.slice(origin.url.length));
  };

  it('shows what is in an archive of several parts, and writes nothing', async () => {
    const { status, stdout } = await home.runHere('import', 'pocket.zip');
    expect(status).toBe(3);
    for (const line of [
      'pocket.zip: Pocket (CSV), 2 entries',
      'pocket.zip: Pocket (CSV), 3 entries',
      '  3 articles to be had, saved from 2017-07-14 to 2023-11-14',
      '  1 of them read before (--only-unread leaves them out)',
      '  1 named more than once',
      '  1 no address of the web: chrome://about',
      '    pocket.zip, part_000001.csv, line 4 has no address',
      '3 articles for sample, 2 a day, the last on ',
      '  2017-07-14  The first',
      'Nothing is written yet: `--yes` adds them.',
    ])
      expect(stdout).toContain(line);
    expect(await waiting()).toEqual([]);
  });

  it('says how many the show would remove as soon as they are made', async () => {
    const told = (keep: object, order: ShowConfig['order']) =>
      importing(['pocket.zip'], { yes: false }, signal, { keep, order });
    expect(await told({ days: 30 }, 'published')).toContain('At least 3 of them are too old for the show’s `keep`');
    expect(await told({ episodes: 2 }, 'published')).toContain('At least 1 of them');
    expect(await told({ days: 30 }, 'added')).not.toContain('At least');
    expect(await told({}, 'published')).not.toContain('At least');
  });

  it('adds several in the order in which they were saved, once, and says what is known', async () => {
    const first = await home.runHere('import', 'pocket.zip', 'omnivore.zip', '--yes', '--only-unread');
    expect(first.stdout).toContain('Added 3 to sample');
    expect(await importing(['pocket.zip'])).toContain('2 known already: 2 waiting');
    expect(await waiting()).toEqual(['/gone', '/first', '/third', '/second']);
  });

  it('makes those whose turn has come, past the filters, from the saved text where the page is gone', async () => {
    const { stdout } = await home.run('run', '--offline', '--json');
    const made = stdout.split('\n').filter((line) => line.includes('"kind":"item"'));
    expect(made.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ url: `${origin.url}/gone`, outcome: 'new', title: 'Gone' }),
    ]);
    expect(stdout).toContain('since the page cannot be had');
    const list = (await home.runHere('list')).stdout;
    expect(list).toMatch(/published \S+ +1:\d\d {2}Gone/);
    expect(list).toMatch(/waiting .*The third\n {12}until 20\d\d-\d\d-\d\d \d\d:\d\d UTC/);
    expect(origin.requests.filter((one) => one.includes('third'))).toEqual([]);
  });

  it('leaves what was removed or dismissed as it is, and takes up again what was cancelled', async () => {
    const episode = /published (\S+)/.exec((await home.runHere('list')).stdout)?.[1] ?? '';
    await home.runHere('remove', episode);
    expect((await home.runHere('dismiss', `${origin.url}/third`)).status).toBe(0);
    expect(await importing([], { cancel: true })).toContain('2 articles of sample will not be made');
    const told = await importing(['pocket.zip', 'omnivore.zip'], { json: true });
    const { items, ...plan } = JSON.parse(told) as { items: { url: string }[] };
    expect(plan).toMatchObject({ toAdd: 2, known: { removed: 1, dismissed: 1 }, read: 1, duplicates: 1 });
    expect(items.map(({ url }) => url.slice(origin.url.length))).toEqual(['/first', '/second']);
    expect(await waiting()).toEqual(['/first', '/second']);
  });

  it('goes on where it was stopped, each in its place', async () => {
    await importing([], { cancel: true });
    const numbers = Array.from({ length: 2500 }, (_, at) => at);
    const rows = numbers.map((at) => `${at},${origin.url}/many/${at},${1500000000 + at},,unread`);
    await writeFile(home.path('many.csv'), `title,url,time_added,tags,status\n${rows.join('\n')}\n`);
    const stopping = new AbortController();
    // Wherever it is by then.
    setImmediate(() => setImmediate(() => stopping.abort()));
    await importing(['many.csv'], {}, stopping.signal).catch(() => undefined);
    await importing(['many.csv']);
    expect(await waiting()).toEqual(numbers.map((at) => `/many/${at}`));
  });

  it.each([
    ['utf8.csv', 'utf8', '<meta charset=gbk>'],
    ['utf16.csv', 'utf16le', ''],
  ] as const)('reads %s as it is written, whatever its texts declare', async (name, encoding, content) => {
    const mark = encoding === 'utf8' ? '' : '\uFEFF';
    const table = `${mark}Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\n大桥${name};${origin.url}/${name};"${content}";;text/html;zh;"31/12/2023 09:30:00"\n`;
    await writeFile(home.path(name), table, encoding);
    const { items } = JSON.parse(await importing([name], { json: true, yes: false })) as { items: { title: string }[] };
    expect(items.map(({ title }) => title)).toEqual([`大桥${name}`]);
  });

  it('names what it takes when a file is nothing of it, and makes sources of subscriptions', async () => {
    const words = await home.runHere('import', 'words.txt');
    expect(words.status).toBe(2);
    expect(words.stderr).toContain('words.txt is no export that is known here.');
    expect(words.stderr).toContain('Omnivore');
    const added = await home.runHere('add', 'list.csv');
    expect(added.status).toBe(1);
    expect(added.stdout).toContain('a list of what was saved elsewhere: Pocket (CSV)');
    expect(await importing(['feeds.opml'])).toContain('  - feed: https://paper.example/rss # Paper');
    await expect(importing(['feeds.opml'], { write: true })).rejects.toMatchObject({ code: 'usage' });
    const show =
      'shows:\n- id: sample\n  title: Sample\n  author: Ann\n  language: en\n  sources:\n  - page: https://a.example/\n';
    await writeFile(home.path('seeds', 'lectern.yaml'), show);
    await chmod(home.path('seeds', 'lectern.yaml'), 0o600);
    const probe = await open(home.path('words.txt'));
    const sync = vi.spyOn(Object.getPrototypeOf(probe), 'sync');
    await probe.close();
    expect(await importing(['feeds.opml'], { write: true })).toMatch(
      /^1 source added to sample in .*, 0 known already\.$/m,
    );
    // The file, and the folder that its name is in.
    expect(sync).toHaveBeenCalledTimes(2);
    sync.mockRestore();
    expect(await importing(['feeds.opml'], { write: true })).toMatch(/^0 sources added .*, 1 known already\.$/m);
    const written = await readFile(home.path('seeds', 'lectern.yaml'), 'utf8');
    expect((await stat(home.path('seeds', 'lectern.yaml'))).mode & 0o777).toBe(0o600);
    expect(written).toBe(`${show}  - feed: https://paper.example/rss\n`);
  });
});
