/** Hostile pages and clips through the real program: what comes out is heard, read and printed without harm. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { load } from 'cheerio';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findXmlFault } from '../../src/formats/find-xml-fault.ts';
import type { Episode } from '../../src/model.ts';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { listFiles } from '../helpers/list-files.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { ffmpegPath, writeTone } from '../helpers/tones.ts';

// A whole run of the real program.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const CLI = fileURLToPath(new URL('../../dist/bundle/cli.js', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
const has = (program: string) => (process.env['PATH'] ?? '').split(':').some((path) => existsSync(join(path, program)));

const PROSE = `<p>The lock keeper counted the boats that passed.</p><p>She wrote their names down in a book.</p>`;
/** What a terminal obeys: its title, a red line, a deleted screen, an eight-bit command, a line that runs backwards. */
const COMMANDS = ['\u001b]0;owned\u0007', '\u001b[31mred', '\u001b[2J', '\u009b2J', '\u202egnp.exe'];
const SCRIPT = '<script>window.owned=1;alert(1)</script><img src=x onerror="window.owned=1;alert(2)">';
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const INJECTION = escaped(
  `Locks "'>${SCRIPT}</title>]]></title></item><item><guid>forged</guid> ../../../etc/x \u0000${COMMANDS.join(' ')}\n  new       Forged line`,
);

function injection(secret: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${INJECTION}</title><meta property="og:title" content="${INJECTION}">
<meta name="author" content="${INJECTION}"><meta property="article:tag" content="${INJECTION}"><meta property="og:site_name" content="${INJECTION}">
<meta property="og:image" content="${secret}/picture.png"><link rel="canonical" href="javascript:alert(1)//${INJECTION}">
</head><body><article><h1>${INJECTION}</h1>${PROSE}<h2>${INJECTION}</h2><p>${INJECTION}</p>
<figure><img src="javascript:alert(1)" alt="${INJECTION}"><figcaption>${INJECTION}</figcaption></figure>
<p>Listen: <a href="/good.mp3">${INJECTION}</a></p>${PROSE}</article></body></html>`;
}

const nested = () =>
  `<!DOCTYPE html><html lang="en"><head><title>A deep lock</title></head><body><article><h1>A deep lock</h1>${PROSE}
${'<div>'.repeat(100_000)}<p ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}=1`).join(' ')}>The last line of the story is here.</p>${'</div>'.repeat(100_000)}</article></body></html>`;

const MEGABYTE = 'Very long '.repeat(100_000);
const long = () =>
  `<!DOCTYPE html><html lang="en"><head><title>${MEGABYTE}</title><meta property="og:title" content="${MEGABYTE}"><meta name="author" content="${MEGABYTE}">
<meta property="og:image" content="https://paper.example/${MEGABYTE}"><link rel="canonical" href="/${MEGABYTE}"></head>
<body><article>${PROSE}<p><a href="/${'a'.repeat(1_000_000)}.mp3">Listen</a></p>${PROSE}</article></body></html>`;

const CLIPS = [
  'hls.mp3',
  'concat.m4a',
  'sdp.ogg',
  'dash.mp3',
  'behind-a-tag.mp3',
  'moved.mp3',
  'hours.wav',
  'entity.mp3',
];
const clips = () =>
  `<!DOCTYPE html><html lang="en"><head><title>Dressed up</title></head><body><article><h1>Dressed up</h1>${PROSE}
${CLIPS.map((name) => `<p><audio controls src="/${name}"></audio></p>`).join('')}<p><audio src="file:///etc/passwd"></audio><audio src="data:audio/mpeg;base64,AAAA"></audio></p>
<p><audio controls src="/good.mp3"></audio></p>${PROSE}</article></body></html>`;

describe('hostile pages', () => {
  let home: Installation;
  let origin: Origin;
  let secret: Origin;
  let ffmpeg: string;
  let printed = '';
  let episodes: readonly Episode[];
  let canary = '';
  let canaryReadAt = 0n;

  /** On a terminal where there is one to be had. */
  const run = () =>
    new Promise<string>((resolve) => {
      const command: [string, string[]] = has('script')
        ? ['script', ['-qec', `'${process.execPath}' '${CLI}' run`, '/dev/null']]
        : [process.execPath, [CLI, 'run']];
      execFile(...command, { cwd: home.directory, maxBuffer: 64e6 }, (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });

  beforeAll(async () => {
    ffmpeg = await ffmpegPath();
    secret = await startOrigin((_request, response) => response.end('secret'));
    const files = new Map<string, string | Buffer>();
    origin = await startOrigin((request, response) => {
      const path = (request.url ?? '').slice(1);
      if (path === 'moved.mp3') return response.writeHead(302, { location: `${secret.url}/a.mp3` }).end();
      const found = files.get(path);
      if (found === undefined) return response.writeHead(404).end();
      const type = path.includes('.') ? 'audio/mpeg' : 'text/html; charset=utf-8';
      response.setHeader('content-type', type).end(found);
    });
    home = await createInstallation(`
fetch: { allowPrivate: ["${origin.host}"], delaySeconds: 0 }
shows:
  - id: locks
    title: Locks
    language: en
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    sources: [${['injection', 'nested', 'long', 'clips'].map((name) => `{ page: "${origin.url}/${name}" }`).join(', ')}]
`);
    await mkdir(home.path('private'));
    canary = home.path('private', 'canary.ts');
    const tone = ['-f', 'lavfi', '-i', 'sine=1000:d=3', '-c:a', 'aac', '-f', 'mpegts', canary];
    execFileSync(ffmpeg, ['-nostdin', '-v', 'error', ...tone]);
    canaryReadAt = (await stat(canary, { bigint: true })).atimeNs;
    writeTone(ffmpeg, home.path('private', 'good.mp3'), 3000, 2, ['-c:a', 'libmp3lame', '-b:a', '64k']);
    const good = await readFile(home.path('private', 'good.mp3'));
    const hls = (target: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${target}\n#EXT-X-ENDLIST\n`;
    const tag = Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0014'.padEnd(30, '\u0000'), 'latin1');
    const hours = Buffer.alloc(44 + 8000);
    hours.write(
      'RIFF\x24\x00\x00\x10WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x00\x00\x00\x10',
      'latin1',
    );
    for (const [name, content] of [
      ['injection', injection(secret.url)],
      ['nested', nested()],
      ['long', long()],
      ['clips', clips()],
      ['good.mp3', good],
      ['hls.mp3', hls(`${secret.url}/canary.ts`)],
      ['concat.m4a', `ffconcat version 1.0\nfile '${canary}'\n`],
      ['sdp.ogg', 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 8098 RTP/AVP 0\n'],
      [
        'dash.mp3',
        `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><BaseURL>${secret.url}/</BaseURL></Period></MPD>`,
      ],
      ['behind-a-tag.mp3', Buffer.concat([tag, Buffer.from(hls(canary))])],
      ['hours.wav', hours],
      ['entity.mp3', `<!DOCTYPE a [<!ENTITY x SYSTEM "file://${canary}">]><a>&x;</a>`],
    ] as const)
      files.set(name, content);
    printed = await run();
    const { stdout } = await home.run('list', '--json');
    episodes = stdout
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { episode?: Episode }).episode ?? []);
  });
  afterAll(async () => {
    await Promise.all([origin.close(), secret.close(), home.remove()]);
  });

  const find = (title: RegExp) => episodes.find(({ article }) => title.test(article.title));

  it('become episodes all the same', () => {
    expect(printed).toMatch(/4 new, 0 updated, 0 unchanged, 0 failed/);
    expect(JSON.stringify(find(/deep lock/)?.article.blocks)).toContain('The last line of the story is here.');
  });

  it('open no file and no private port, and what is dressed up as a clip is missing by name', async () => {
    expect(secret.requests).toEqual([]);
    expect((await stat(canary, { bigint: true })).atimeNs).toBe(canaryReadAt);
    const dressed = find(/Dressed/);
    expect(dressed?.missingClips.map(({ url }) => url.split('/').at(-1)).sort()).toEqual([...CLIPS].sort());
    expect(dressed?.timeline.cues.filter(({ kind }) => kind === 'clip')).toHaveLength(1);
  });

  it('command no terminal and forge no line', async () => {
    const { stdout } = await home.run('list');
    for (const text of [printed, stdout]) {
      // The bars move the cursor and hide it; nothing else may.
      for (const command of COMMANDS) expect(text).not.toContain(command);
      expect(text).not.toMatch(/^ {2}new {7}Forged/m);
    }
    expect(stdout).toContain('Locks');
  });

  it('name no file of their own making', async () => {
    const names = [...(await listFiles(home.path('feed'))).keys(), ...(await listFiles(home.path('media'))).keys()];
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^[\w./-]+$/.test(name) || name.length > 120)).toEqual([]);
    expect((await readdir(home.directory)).sort()).toEqual(['data', 'feed', 'media', 'private', 'seeds']);
  });

  it('leave feeds that are well-formed, hold one item each, and pass every rule', async () => {
    const feed = await readFile(home.path('feed/locks/feed.xml'), 'utf8');
    expect(findXmlFault(feed)).toBeUndefined();
    if (has('xmllint')) execFileSync('xmllint', ['--noout', home.path('feed/locks/feed.xml')]);
    const read = load(feed, { xml: true });
    expect(read('channel > item > guid').length).toBe(4);
    expect(read('item').length).toBe(4);
    expect((await home.run('check')).stdout).not.toMatch(/^NOT/m);
  });

  it('say no more in tags, chapters and transcripts than was meant', async () => {
    const episode = find(/script/);
    const file = home.path('media/locks', episode?.enclosure.fileName ?? '');
    const tags = execFileSync(ffmpeg, ['-nostdin', '-v', 'error', '-i', `file:${file}`, '-f', 'ffmetadata', '-'], {
      encoding: 'utf8',
    });
    expect(tags.match(/^title=.*<script>/m)).not.toBeNull();
    expect(tags).not.toContain('\u0000');
    const folder = home.path('feed/locks', episode?.id ?? '');
    const { chapters } = JSON.parse(await readFile(join(folder, 'chapters.json'), 'utf8')) as { chapters: unknown[] };
    expect(tags.match(/^\[CHAPTER\]/gm) ?? []).toHaveLength(chapters.length);
    expect(JSON.stringify(chapters)).not.toContain('javascript:');
    const vtt = await readFile(join(folder, 'transcript.vtt'), 'utf8');
    expect(vtt.match(/^[\d:.]+ --> [\d:.]+/gm)).toHaveLength(episode?.timeline.cues.length ?? 0);
    for (const never of ['<script', '\u0000', '\u001b', '\u009b', '\u202e']) expect(vtt).not.toContain(never);
  });

  it.skipIf(!existsSync(CHROMIUM))(
    'leave pages that do nothing in a browser, even without the server’s policy',
    { retry: 1 },
    async () => {
      const pages = [...(await listFiles(home.path('feed'))).keys()].filter((name) => name.endsWith('.html'));
      expect(pages.length).toBeGreaterThanOrEqual(6);
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--mute-audio'] });
      try {
        const page = await browser.newPage();
        const dialogs: string[] = [];
        page.on('dialog', async (dialog) => {
          dialogs.push(dialog.message());
          await dialog.dismiss();
        });
        for (const name of pages) {
          await page.goto(pathToFileURL(home.path('feed', name)).href, { waitUntil: 'load' });
          expect(await page.evaluate('window.owned'), name).toBeUndefined();
          const active =
            'document.querySelectorAll(\'[onerror], [href^="javascript:" i], [src^="javascript:" i]\').length';
          expect(await page.evaluate(active), name).toBe(0);
        }
        expect(dialogs).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );

  it('are told to programs in lines of JSON, one an event', async () => {
    await writeFile(home.path('seeds/articles/more.html'), injection(secret.url));
    const { stdout } = await home.run('add', 'seeds/articles/more.html', '--json');
    const lines = stdout.trim().split('\n');
    for (const line of lines) expect(typeof JSON.parse(line)).toBe('object');
    expect(lines.some((line) => line.includes('"kind":"item"'))).toBe(true);
    for (const command of COMMANDS) expect(stdout).not.toContain(command);
  });
});
