/** Documents by every way in, through the real program: files, a folder, an address, an upload. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { bookOf, pageOf, zipOf } from '../helpers/zip.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const FIXTURES = fileURLToPath(new URL('../fixtures/documents/', import.meta.url));
const requireHere = createRequire(import.meta.url);

// The program as it is built, since its thread is: what tests import of src has none.
const built = <T>(module: string): T => requireHere(`../../dist/${module}`) as T;

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const bookWith = (title: string, cover: Uint8Array) =>
  bookOf({
    metadata: `<dc:title>${title}</dc:title><dc:language>en</dc:language><meta name="cover" content="cover"/>`,
    manifest: '<item id="cover" href="cover.png" media-type="image/png"/>',
    files: { 'OPS/cover.png': { content: cover } },
    chapters: {
      'one.xhtml': pageOf('<h1>Monday</h1><p>It rained.</p>'),
      'two.xhtml': pageOf('<h1>Tuesday</h1><p>It was dry.</p>'),
    },
  });

let home: Installation;
let origin: Origin;
beforeAll(async () => {
  const docx = await readFile(`${FIXTURES}pandoc-english.docx`);
  origin = await startOrigin((_request, response) => {
    response.setHeader('content-type', 'application/octet-stream').end(docx);
  });
  home = await createInstallation(`
fetch: { allowPrivate: ["${origin.host}"] }
narrators: { kokoro: { download: never } }
shows:
  - { id: notes, title: Notes, language: en, author: Test, ${PLAIN}, sources: [{ files: "seeds/articles/*.html" }] }
  - id: books
    title: Books
    language: en
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    type: serial
    order: added
    sources: [{ files: "books/*.epub", split: chapters }]
`);
});
afterAll(async () => {
  await origin.close();
  await home.remove();
});

const titles = async (show: string) => {
  const { stdout } = await home.runHere('list', '--show', show, '--json');
  return (stdout.match(/"title":\s*"([^"]+)"/g) ?? []).map((one) => one.replace(/^"title":\s*"|"$/g, ''));
};

describe('a document', () => {
  it('that is added is made, and made again when its file is gone', async () => {
    await writeFile(home.path('letter.md'), '# A letter\n\nIt is short.\n');
    expect((await home.run('add', 'letter.md')).stdout).toContain('1 new');
    await rm(home.path('letter.md'));
    const again = await home.runHere('rebuild', pathToFileURL(home.path('letter.md')).href);
    expect(again).toMatchObject({ status: 0, stdout: expect.stringMatching(/0 failed/) });
    expect(await titles('notes')).toContain('A letter');
  });

  it('that is none is refused by name, whatever it is called', async () => {
    await writeFile(home.path('notes.txt'), PNG);
    const { status, stdout, stderr } = await home.runHere('add', 'notes.txt');
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('The document is a picture (PNG).');
  });

  it('at an address is recognised by its bytes', async () => {
    const { stdout } = await home.runHere('preview', `${origin.url}/download?id=1`, '--json');
    expect(JSON.parse(stdout).article).toMatchObject({ title: 'The Clockmaker of Port Ellis', byline: 'Jane Doe' });
  });

  it('of chapters is an episode each, in their order, and once', async () => {
    await mkdir(home.path('books'));
    await writeFile(home.path('books/two-days.epub'), bookWith('Two Days', PNG));
    expect((await home.run('run', '--show', 'books')).stdout).toContain('2 new');
    const feed = await readFile(home.path('feed/books/feed.xml'), 'utf8');
    const days = feed.matchAll(/<item>\s*<title>(?:<!\[CDATA\[)?Two Days · (Monday|Tuesday)/g);
    expect([...days].map(([, day]) => day)).toEqual(['Tuesday', 'Monday']);
    expect(new Set(feed.match(/<guid[^>]*>[^<]+/g)).size).toBe(2);
    expect((await home.runHere('run', '--show', 'books')).stdout).toContain('0 new, 0 updated');
  });

  it('of a serial show has its chapter’s number and its book’s season, and is dated when it came', async () => {
    const written = (title: string, day: string) =>
      `<html><head><title>${title}</title><meta property="article:published_time" content="${day}"></head><body><article><h1>${title}</h1><p>It was a quiet day.</p></article></body></html>`;
    await writeFile(home.path('newer.html'), written('The newer one', '2021-05-02'));
    await writeFile(home.path('older.html'), written('The older one', '2020-05-02'));
    await writeFile(home.path('books/weeks.epub'), bookWith('Two Weeks', PNG));
    const before = await readFile(home.path('feed/books/feed.xml'), 'utf8');
    await writeFile(home.path('three.epub'), bookWith('Three Weeks', PNG));
    const named = ['newer.html', 'older.html', 'three.epub'];
    const added = await home.runHere('add', '--show', 'books', '--split', 'chapters', ...named);
    expect(added.stdout).toContain('4 new');
    expect((await home.runHere('run', '--show', 'books')).stdout).toContain('2 new');
    const feed = await readFile(home.path('feed/books/feed.xml'), 'utf8');
    expect(feed).toContain('<itunes:type>serial</itunes:type>');
    const items = feed.split('<item>').slice(1).reverse();
    const told = items.map((item) => {
      const text = (name: string) => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(item)?.[1];
      return [text('title'), text('itunes:season'), text('itunes:episode'), text('podcast:episode')].join(' ').trim();
    });
    expect(told).toEqual([
      'Two Days · Monday 1 1 1',
      'Two Days · Tuesday 1 2 2',
      'The newer one  1 1',
      'The older one  2 2',
      'Three Weeks · Monday 2 1 1',
      'Three Weeks · Tuesday 2 2 2',
      'Two Weeks · Monday 3 1 1',
      'Two Weeks · Tuesday 3 2 2',
    ]);
    const dates = items.map((item) => Date.parse(/<pubDate>([^<]*)/.exec(item)?.[1] ?? ''));
    expect([...dates].sort((one, other) => one - other)).toEqual(dates);
    expect(new Set(dates).size).toBe(8);
    // What was there stays as it was.
    for (const item of before.split('<item>').slice(1)) expect(feed).toContain(item.split('</item>')[0]);
  });

  it('that is sent is made from what is kept of it, under a guid of its content, with the cover of the book', async () => {
    type Config = { readonly shows: readonly unknown[] };
    type App = {
      readonly parts: { readonly originals: unknown };
      readonly runner: { run(request: unknown, options: unknown, signal: AbortSignal): Promise<{ summary: unknown }> };
      close(): Promise<void>;
    };
    const { readConfig, readEnvironment } = built<{
      readConfig(file: string, directory: string): Promise<Config>;
      readEnvironment(): unknown;
    }>('config/read-config.js');
    const { openApp } = built<{ openApp(...args: unknown[]): Promise<App> }>('app.js');
    const { planUpload } = built<{ planUpload(...args: unknown[]): Promise<{ items: { url: string }[] }> }>(
      'jobs/keep-upload.js',
    );
    // The cover is named from where the program is started.
    const before = process.cwd();
    process.chdir(home.directory);
    const config = await readConfig(home.path('seeds/lectern.yaml'), home.directory);
    const never = new AbortController().signal;
    const app = await openApp(config, readEnvironment(), home.directory, never, () => undefined, { isOffline: true });
    try {
      const blue = { width: 600, height: 900, channels: 3, background: 'navy' } as const;
      const bytes = bookWith('A book that was sent', await sharp({ create: blue }).png().toBuffer());
      const request = await planUpload(app.parts.originals, { bytes, fileName: 'sent.epub' }, { showId: 'notes' });
      expect(request.items[0]?.url).toMatch(/^urn:sha256:[\da-f]{64}$/);
      const send = (runId: string) => app.runner.run(request, { runId, trigger: 'api' }, never);
      expect((await send('one')).summary).toMatchObject({ new: 1, failed: 0 });
      expect((await send('two')).summary).toMatchObject({ new: 0, unchanged: 1 });
      const { splitBook } = built<{
        splitBook(item: unknown, bytes: Uint8Array, signal: AbortSignal): Promise<readonly unknown[]>;
      }>('run/split-book.js');
      const book = bookWith('A book in parts', PNG);
      const [whole] = (await planUpload(app.parts.originals, { bytes: book, fileName: 'parts.epub' }, {})).items;
      const chapters = { ...request, items: await splitBook(whole, book, never) };
      expect((await app.runner.run(chapters, { runId: 'three', trigger: 'api' }, never)).summary).toMatchObject({
        new: 2,
      });
    } finally {
      await app.close();
      process.chdir(before);
    }
    const feed = await readFile(home.path('feed/notes/feed.xml'), 'utf8');
    const item = feed.split('<item>').find((one) => one.includes('A book that was sent')) ?? '';
    expect(item).toMatch(/<itunes:image href="[^"]+\/cover\.jpg"/);
    expect(item).not.toContain('urn:');
    for (const title of ['A book that was sent', 'A book in parts · Monday', 'A book in parts · Tuesday'])
      expect(await titles('notes')).toContain(title);
  });
});

describe('the thread that reads a document', () => {
  type Thread = {
    readInThread(
      input: unknown,
      signal: AbortSignal,
      limits?: { milliseconds: number; megabytes: number },
    ): Promise<unknown>;
    readExportInThread(name: string, bytes: Uint8Array, limits: object, signal: AbortSignal): Promise<unknown>;
  };
  const pdfOf = (stream: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${stream.length}/Filter[/FlateDecode/FlateDecode]>>stream\n`,
      ),
      stream,
      Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
    ]);
  const read = async (bytes: Buffer, signal: AbortSignal, limits: { milliseconds: number; megabytes: number }) => {
    const { readInThread } = built<Thread>('run/document-thread.js');
    return readInThread({ bytes, format: 'pdf', url: 'file:///a.pdf' }, signal, limits);
  };

  it('is ended when a stream unpacks to more memory than a document may have', async () => {
    const bomb = pdfOf(deflateSync(deflateSync(Buffer.alloc(250_000_000, 32), { level: 1 })));
    const never = new AbortController().signal;
    await expect(read(bomb, never, { milliseconds: 60_000, megabytes: 100 })).rejects.toMatchObject({
      code: 'no-article',
      message: 'The document takes more memory to read than 100 MB.',
      retryable: true,
      permanent: false,
    });
  });

  it('reads an export, and refuses one that unpacks to more than it may', async () => {
    const { readExportInThread } = built<Thread>('run/document-thread.js');
    const bytes = zipOf({ 'part_0.csv': `title,url,time_added,tags,status\nA,https://a.example/,3,,unread\n` });
    const take = (memberMegabytes: number) =>
      readExportInThread('a.zip', bytes, { memberMegabytes, megabytes: 1 }, new AbortController().signal);
    expect(await take(1)).toMatchObject([{ format: 'Pocket (CSV)', items: [{ title: 'A' }] }]);
    await expect(take(0.00001)).rejects.toMatchObject({ code: 'no-article', message: expect.stringContaining('MB') });
  });

  it('is ended when its time is over, and on a stop', async () => {
    const bytes = await readFile(`${FIXTURES}latex-english.pdf`);
    const never = new AbortController().signal;
    await expect(read(bytes, never, { milliseconds: 1, megabytes: 800 })).rejects.toMatchObject({
      message: expect.stringContaining('takes longer to read'),
      retryable: true,
      permanent: false,
    });
    await expect(
      read(bytes, AbortSignal.abort(new Error('stopped')), { milliseconds: 9000, megabytes: 800 }),
    ).rejects.toThrow('stopped');
  });
});
