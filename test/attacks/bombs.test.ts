/** Documents that are small to write and would be endless to read, or that reach for what all objects share. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analyzeClip } from '../../src/assemble/analyze-clip.ts';
import { createFfmpegRunner } from '../../src/assemble/ffmpeg-runner.ts';
import { openClip } from '../../src/assemble/open-clip.ts';
import { toTerminalText } from '../../src/commands/output.ts';
import { parseConfig } from '../../src/config/read-config.ts';
import { toScriptOptions } from '../../src/config/show-settings.ts';
import { LecternError } from '../../src/errors.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { buildId3Tag } from '../../src/formats/id3-tag.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import { createDocumentReader } from '../../src/io/document-reader.ts';
import type { FfmpegJob } from '../../src/io/ffmpeg-job.ts';
import { createHttpClient, type HttpClient } from '../../src/io/http-client.ts';
import { buildScript } from '../../src/narrate/build-script.ts';
import { lookUp } from '../../src/narrate/normalize/rules.ts';
import { parseFeed } from '../../src/sources/parse-feed.ts';
import { readOpml } from '../../src/sources/read-opml.ts';
import { parseSitemap, readSitemap } from '../../src/sources/read-sitemap.ts';
import { APART_LIMIT_MS, runApart } from '../helpers/apart.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { startOrigin, trickle } from '../helpers/origin.ts';
import { ffmpegPath, writeTone } from '../helpers/tones.ts';

const { signal } = new AbortController();
const SHOW = 'id: a, title: A, language: en, author: B, sources: [{ files: x }]';
const apart = runApart<typeof import('./long-texts.ts')>(new URL('./long-texts.ts', import.meta.url));
afterAll(() => apart.close());
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bombs-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  // Whatever was read, a new object has nothing of it.
  expect(Reflect.ownKeys(Object.prototype)).not.toContain('polluted');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

const sitemap = (text: string) =>
  parseSitemap({ url: 'https://paper.example/s.xml', bytes: Buffer.from(text), contentType: 'text/xml' }, 1e6);

describe('what all objects share', () => {
  it.each([
    `__proto__: { polluted: 1 }\nshows: [{ ${SHOW} }]`,
    `constructor: { prototype: { polluted: 1 } }\nshows: [{ ${SHOW} }]`,
    `shows: [{ ${SHOW}, __proto__: { polluted: 1 } }]`,
    `shows: [{ ${SHOW}, audio: { __proto__: { polluted: 1 } } }]`,
    `base: &b { __proto__: { polluted: 1 } }\nshows: [{ ${SHOW}, <<: *b }]`,
  ])('is reached by no configuration (%#)', (source) => {
    expect(() => parseConfig(source, 'x', folder)).toThrow(/unknown key/);
  });

  it('is not taken for a voice, a pronunciation or a proxy that somebody set up', () => {
    expect(lookUp({ km: 'kilometres' }, 'constructor')).toBe('constructor');
    const names = '{ __proto__: "x", constructor: "y", toString: "z" }';
    const { shows } = parseConfig(`shows: [{ ${SHOW}, pronounce: ${names} }]`, 'x', folder);
    const [show] = shows;
    if (!show) throw new Error('no show');
    for (const language of ['constructor', 'toString', '__proto__', 'valueOf']) {
      const article = { url: 'https://a.example/', canonicalUrl: 'https://a.example/', title: 'A', tags: [], language };
      const blocks = [{ kind: 'paragraph', text: 'A constructor has a __proto__ and a toString.' }] as const;
      const { segments } = buildScript(
        { ...article, blocks },
        { ...toScriptOptions(show, undefined, { voices: [], isQuick: true }), mode: 'splice' },
      );
      for (const segment of segments) if (segment.kind === 'speech') expect(segment.voice).toMatch(/^\w+:[\w-]+$/);
    }
    const tags = { title: 'A', artist: 'B', album: 'C', comment: 'D', sourceUrl: '', lyrics: 'E' };
    const timeline = { durationSeconds: 1, sampleRate: 8000, samples: 8000, cues: [], chapters: [] };
    const tag = Buffer.from(buildId3Tag({ ...tags, language: 'constructor' }, timeline, undefined));
    expect(tag.toString('latin1')).not.toContain('function');
  });

  it('is reached by no feed, list of feeds, sitemap or page', async () => {
    const inner =
      '<__proto__><polluted>1</polluted></__proto__><constructor><prototype><polluted>1</polluted></prototype></constructor>';
    const item = `<item ${'__proto__="1" constructor="1"'}><title>a</title><link>https://paper.example/a</link>${inner}</item>`;
    // A feed that has an element of such a name is refused as a whole.
    const named = `<rss version="2.0"><channel><title>t</title>${inner}${item}</channel></rss>`;
    expect(() => parseFeed(named, 'https://paper.example/')).toThrow(expect.objectContaining({ code: 'unreadable' }));
    const attributes = named.replaceAll(inner, '');
    expect(parseFeed(attributes, 'https://paper.example/').items.length).toBeLessThanOrEqual(1);
    const json = `{"version":"https://jsonfeed.org/version/1.1","title":"t","__proto__":{"polluted":1},"items":[{"id":"1","url":"https://paper.example/b","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},{"id":"2","url":"https://paper.example/c"}]}`;
    // An item with a constructor of its own is left out, and only that one.
    expect(parseFeed(json, 'https://paper.example/').items.map(({ url }) => url)).toEqual(['https://paper.example/c']);
    expect(
      readOpml(
        `<opml version="2.0"><body><outline __proto__="1" text="x" xmlUrl="https://paper.example/f"/></body></opml>`,
        'x',
      ),
    ).toHaveLength(1);
    await sitemap(`<urlset><url><__proto__>1</__proto__><loc>https://paper.example/</loc></url></urlset>`);
    const prose = 'The lock keeper counted every boat that passed the gate, and wrote it down. '.repeat(8);
    const { article } = extractArticle(
      `<script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"polluted":1},"headline":"H","author":{"__proto__":{"polluted":1},"name":"Ann Lee"}}</script>
       <meta name="__proto__" content="x"><meta property="constructor" content="x"><article class="__proto__"><h1>H</h1><p __proto__="1">${prose}</p></article>`,
      'https://paper.example/',
    );
    expect(article?.byline).toBe('Ann Lee');
  });
});

/** A client, and an origin that always answers so. */
async function withAnswer(
  answer: (response: ServerResponse) => unknown,
  work: (http: HttpClient, url: string) => Promise<void>,
): Promise<void> {
  const origin = await startOrigin((_request, response) => void answer(response));
  const options = { mirrors: [], allowPrivate: [origin.host], userAgent: 'x', timeoutMs: 5000, retries: 0 };
  const http = createHttpClient(options);
  try {
    await work(http, origin.url);
  } finally {
    await http.close();
    await origin.close();
  }
}

/** As a page and as a clip. */
const expectRefused = (answer: (response: ServerResponse) => unknown, refusal: object) =>
  withAnswer(answer, async (http, url) => {
    const limits = { maxBytes: 1e6, signal };
    // What came instead is not shown: it may be large.
    const got = http.get(url, limits).then(({ bytes }) => `${bytes.length} bytes`);
    await expect(got).rejects.toMatchObject(refusal);
    await expect(http.download(url, join(folder, 'clip'), limits)).rejects.toMatchObject(refusal);
  });

describe('a small document', () => {
  const LOL = Array.from({ length: 12 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
    '',
  );
  const doctype = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${LOL}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;

  it('of entities within entities, or of a file, stays small', async () => {
    const results: readonly (() => unknown)[] = [
      () =>
        parseFeed(
          `${doctype}<rss version="2.0"><channel><title>&l12;</title><item><title>&l12;&f;</title><link>https://paper.example/a</link><description>&l12;&f;</description></item></channel></rss>`,
          'https://paper.example/',
        ),
      () =>
        readOpml(
          `${doctype}<opml version="2.0"><body><outline text="&l12;&f;" xmlUrl="https://paper.example/f"/></body></opml>`,
          'x',
        ),
      () => sitemap(`${doctype}<urlset><url><loc>https://paper.example/</loc><title>&l12;&f;</title></url></urlset>`),
      () => extractArticle(`${doctype}<article><h1>&l12;&f;</h1><p>&l12;</p></article>`, 'https://paper.example/'),
    ];
    for (const read of results) {
      // Whether it is read or refused, by name.
      const said = await Promise.resolve()
        .then(read)
        .catch((thrown: unknown) => {
          expect(thrown).toBeInstanceOf(LecternError);
          return '';
        });
      const text = JSON.stringify(said);
      expect(text.length).toBeLessThan(20_000);
      expect(text).not.toContain('root:');
    }
  });

  it('of YAML that names itself again and again is refused', { timeout: APART_LIMIT_MS * 2 }, async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`,
    );
    const bomb = `l0: &l0 [lol]\n${levels.join('\n')}\nshows: *l12`;
    for (const source of [bomb, 'a: &a [*a]\nshows: *a', '['.repeat(20_000)])
      expect(await apart.call('refuseConfiguration', source)).toBe('config');
  });

  const HUGE = Buffer.alloc(30e6);
  it.each([
    ['gzip', gzipSync(HUGE)],
    ['br', brotliCompressSync(HUGE, { params: { 1: 1 } })],
    ['deflate', deflateSync(HUGE)],
    ['gzip, gzip', gzipSync(gzipSync(HUGE))],
    ['gzip, br', brotliCompressSync(gzipSync(HUGE))],
    [Array(50).fill('gzip').join(', '), gzipSync(HUGE)],
  ])('packed as %s is read no further than is allowed, as a page and as a clip', async (coding, body) => {
    const refusal = { code: expect.stringMatching(/^(?:too-large|unreadable)$/) };
    await expectRefused((response) => response.writeHead(200, { 'content-encoding': coding }).end(body), refusal);
  });

  it.each([
    ['zstd', Buffer.from('KLUv/QRYIQAAaGk=', 'base64'), 'it is packed as zstd'],
    ['gzip', Buffer.from('no gzip at all'), 'incorrect header check'],
    ['br', Buffer.alloc(500, 0xff), '.+'],
    ['deflate, zstd', Buffer.alloc(500, 0x28), 'it is packed as zstd'],
  ])('that says it is packed as %s, and cannot be unpacked, is refused in words', async (coding, body, why) => {
    const refusal = {
      code: 'unreadable',
      message: expect.stringMatching(new RegExp(`cannot be unpacked \\(${why}`)),
    };
    const head = { 'content-encoding': coding, 'content-type': 'text/html' };
    await expectRefused((response) => response.writeHead(200, head).end(body), refusal);
  });

  it('that names sitemaps without end, or one within another, is followed to an end', async () => {
    const entries = (names: readonly string[]) =>
      `<sitemapindex>${names.map((name) => `<sitemap><loc>https://paper.example/${name}.xml</loc></sitemap>`).join('')}</sitemapindex>`;
    const document = (url: string, text: string) => ({ url, bytes: Buffer.from(text), contentType: 'text/xml' });
    const asked: string[] = [];
    const follow = (names: readonly string[], next: (url: string) => string) => {
      asked.length = 0;
      const further = async (url: string) => {
        asked.push(url);
        if (asked.length > 100) throw new Error('It is asked for ever.');
        return document(url, next(url));
      };
      return readSitemap(document('https://paper.example/index.xml', entries(names)), undefined, further, 1e6);
    };
    const many = Array.from({ length: 1000 }, (_, index) => `s${index}`);
    const { notices } = await follow(many, () => '<urlset></urlset>');
    expect(asked.length).toBeLessThanOrEqual(20);
    expect(notices).toEqual([expect.stringContaining('more than 20 sitemaps')]);
    await follow(['x'], (url) => entries([`${url.length}`]));
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('that was saved and is larger than is allowed is not read', async () => {
    const url = pathToFileURL(join(folder, 'page.html')).href;
    const http = createHttpClient({ mirrors: [], allowPrivate: [], userAgent: 'x', timeoutMs: 5000 });
    const read = createDocumentReader(http, 1e6);
    await writeFile(join(folder, 'page.html'), Buffer.alloc(1e6 + 1));
    const got = read(url, signal).then(({ bytes }) => `${bytes.length} bytes`);
    await expect(got).rejects.toMatchObject({ code: 'too-large' });
    await writeFile(join(folder, 'page.html'), Buffer.alloc(1e6));
    expect((await read(url, signal)).bytes).toHaveLength(1e6);
    await http.close();
  });

  it('that comes a byte at a time for ever is given up in the end', { timeout: 10_000 }, async () => {
    const origin = await startOrigin(trickle(1));
    const limits = { graceMs: 100, leastBytesPerSecond: 1000, mostMs: 1000, mostUnsizedMs: 1000 };
    const options = { mirrors: [], allowPrivate: [origin.host], userAgent: 'x', timeoutMs: 5000 };
    const http = createHttpClient({ ...options, limits: { document: limits } });
    await expect(http.get(origin.url, { maxBytes: 1e6, signal })).rejects.toMatchObject({ code: 'timeout' });
    await http.close();
    await origin.close();
  });
});

/** What texts are made of that expressions look for; each once took time with the square of the length, somewhere. */
const FILLS = [
  '-',
  ' - ',
  '|',
  'a@',
  ': ',
  ',',
  '1',
  '(',
  '（',
  '/',
  '.',
  'a',
  '字',
  '<',
  '[',
  '`',
  '“',
  '$1,',
  '&',
  '\n',
  'http://',
  '¹',
  '2023年',
  '<![CDATA[',
  ']]>',
  '<a ',
  '&#x',
  '"',
];

/** `EXPRESSIONS=all`: texts twice as long. */
const LENGTH = process.env['EXPRESSIONS'] === 'all' ? 200_000 : 100_000;

// What took its square would take minutes of the few seconds that there are.
describe('a long text', { timeout: APART_LIMIT_MS * 2 }, () => {
  describe.each(FILLS)('of a hundred thousand characters and more of %j', (fill) => {
    const text = `${fill.repeat(LENGTH / fill.length)}x`;

    it('is read as a feed, raw and in each of its fields', async () => {
      for (const found of await apart.call('readAsFeeds', text)) expect([0, 1, 'unreadable']).toContain(found);
      expect(await apart.call('identifyItem', text)).toBe('<item></item>');
    });

    it('is read as a page’s title, author and text', async () => {
      expect(await apart.call('readAsPage', text)).toEqual(expect.any(String));
      expect(await apart.call('readAsContent', text)).toMatch(/read|gone/);
    });
  });

  // Each was a row that a rule could split in more ways than there are moments.
  it.each(['图表', '摘要 ', 'PDF全文', 'DOI：中', '|', '...', '图 AA AA AA AA ', "A y D'A ", 'iOS 版 '])(
    'that is a row of %j is read',
    async (word) => {
      for (const [start, count] of [
        ['', 15],
        ['', 30],
        ['', 60],
        ['', 120],
        ['by ', 20],
      ] as const)
        expect(await apart.call('readAsParagraphs', `${start}${word.repeat(count)}。中x`)).toEqual(expect.any(String));
    },
  );

  it('as the title of an article in a feed is its beginning', () => {
    const feed = `<rss version="2.0"><channel><title>t</title><item><link>https://paper.example/a</link><title>${'word '.repeat(40_000)}</title></item></channel></rss>`;
    const [item] = parseFeed(feed, 'https://paper.example/').items;
    expect(item?.title).toMatch(/^(?:word ){100}/);
    expect(item?.title?.length).toBeLessThanOrEqual(1000);
  });

  it('of a quarter of a million attributes is read', async () => {
    expect(await apart.call('readManyAttributes', 250_000)).toBe('The lock keeper');
  });

  it.each(['.', ': ', '\n', ' ', '►', '。'])('of one line of %j does not hold up the script', async (fill) => {
    expect(await apart.call('countSegments', `${fill.repeat(LENGTH / 4)}x`)).toBeGreaterThan(0);
  });
});

describe('a terminal', () => {
  it('gets no command from a text, which still says the same to programs', () => {
    const text = 'a\u001b[2Jb\u009bc\u0007d\re\u202ef\u2066g\ttab\nline 漢字 😀 עברית';
    const shown = toTerminalText(text);
    expect([...shown].filter((character) => /[\p{Cc}\u202e\u2066]/u.test(character)).join('')).toBe('\t\n');
    const line = JSON.stringify({ text: text.replace(/[\t\n]/g, '') });
    expect(JSON.parse(toTerminalText(line))).toEqual(JSON.parse(line));
  });
});

describe('ffmpeg', () => {
  it('is given no secrets of the environment, and bounds for its memory and its files', async () => {
    const program = join(folder, 'ffmpeg');
    await writeFile(
      program,
      `#!/bin/sh\ncd '${folder}'\n/usr/bin/env > seen\necho "$@" > arguments\nfor limit in d f c; do ulimit -$limit; done > limits\n`,
      { mode: 0o755 },
    );
    process.env['LECTERN_TEST_SECRET'] = 'hush';
    process.env['LD_LIBRARY_PATH'] = '/opt/ffmpeg/lib';
    try {
      const input = { from: join(folder, 'a'), options: { f: 's16le' } };
      const output = { to: join(folder, 'b'), maps: ['0:a:0'], options: { f: 'null' } };
      await createFfmpegRunner({ path: program })({ what: 'A trial', inputs: [input], outputs: [output] }, signal);
    } finally {
      delete process.env['LECTERN_TEST_SECRET'];
      delete process.env['LD_LIBRARY_PATH'];
    }
    const seen = await readFile(join(folder, 'seen'), 'utf8');
    const names = seen.split('\n').flatMap((line) => line.match(/^\w+(?==)/) ?? []);
    // The first four are what a shell sets by itself.
    const harmless = ['PWD', 'OLDPWD', 'SHLVL', '_', 'PATH', 'LANG', 'LC_ALL', 'TMPDIR', 'ESPEAK_DATA_PATH'];
    expect(names.filter((name) => !harmless.includes(name))).toEqual(['LD_LIBRARY_PATH']);
    expect(seen).not.toContain('hush');
    // KB, blocks of 512 bytes, and nothing of its memory on disk.
    expect(await readFile(join(folder, 'limits'), 'utf8')).toBe('2097152\n8388608\n0\n');
    // It asks nobody, and takes no piece of memory that only a lying file could want.
    expect(await readFile(join(folder, 'arguments'), 'utf8')).toMatch(/ -nostdin .* -max_alloc \d{9} /);
  });

  it('opens nothing of a playlist that takes the place of a clip after that was looked at', async () => {
    const ffmpeg = await ffmpegPath();
    const [clip, canary] = [join(folder, 'clip.mp3'), join(folder, 'canary.ts')];
    writeTone(ffmpeg, clip, 440, 1, []);
    writeTone(ffmpeg, canary, 440, 1, ['-c:a', 'aac', '-f', 'mpegts']);
    const { input } = await openClip(clip, signal);
    // The clip itself, and nothing that it names.
    expect(input).toMatchObject({ from: clip, options: { protocol_whitelist: 'file' } });
    const run = createFfmpegRunner({ path: ffmpeg });
    const output = { to: join(folder, 'out.wav'), maps: ['0:a:0'], options: { f: 'wav' } };
    const decode = () => run({ what: 'The clip', inputs: [input], outputs: [output] }, signal);
    await decode();
    const playlists = [
      `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:1,\n${canary}\n#EXT-X-ENDLIST\n`,
      `ffconcat version 1.0\nfile 'canary.ts'\n`,
    ];
    for (const playlist of playlists) {
      await writeFile(clip, playlist);
      await expect(decode()).rejects.toMatchObject({ code: 'ffmpeg' });
    }
  });

  it('decodes no more of a clip than the longest may have, though its clock runs a thousand times too slow', async () => {
    const ffmpeg = await ffmpegPath();
    const clip = join(folder, 'clip.m4a');
    writeTone(ffmpeg, clip, 440, 120, ['-ar', '8000', '-c:a', 'aac', '-b:a', '16k']);
    const bytes = await readFile(clip);
    bytes.writeUInt32BE(8000 * 1000, bytes.indexOf('mdhd') + 16);
    await writeFile(clip, bytes);
    let decoded = 0;
    const run = createFfmpegRunner({ path: ffmpeg });
    const context = {
      run: async (job: FfmpegJob) => {
        await run(job, signal);
        for (const { to } of job.outputs) if (typeof to !== 'string') decoded += to.bytesTaken;
      },
      cache: createDiskCache(join(folder, 'cache'), memoryIndex()),
      ffmpegVersion: 'any',
      maxSeconds: 10,
    };
    await analyzeClip(context, clip, 'ab', { sampleRate: 8000, channels: 1 }, signal);
    expect(decoded).toBe(11 * 8000 * 2);
  });
});
