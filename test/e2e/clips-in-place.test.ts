import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Episode } from '../../src/model.ts';
import { createInstallation, type Installation, PLAIN } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { decodeMono, ffmpegPath, findTone, writeTone } from '../helpers/tones.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Clips that are tones: what is heard when can then be measured. Each in another codec, rate and channel count. */
const TONES = [
  { name: 'a.mp3', hertz: 3000, seconds: 2, args: ['-ar', '44100', '-ac', '2', '-c:a', 'libmp3lame', '-b:a', '128k'] },
  { name: 'b.m4a', hertz: 3500, seconds: 1.5, args: ['-ar', '32000', '-ac', '1', '-c:a', 'aac', '-b:a', '64k'] },
  { name: 'c.flac', hertz: 4200, seconds: 1, args: ['-ar', '48000', '-ac', '2', '-c:a', 'flac'] },
] as const;

const RATE = 44_100;

const sentence = (number: number) =>
  `<p>This is paragraph ${number} of the story about the lock keeper, who counted every boat that passed the gate.</p>`;
const audio = (name: string) => `<p>Listen: <audio controls src="https://media.example.org/clips/${name}"></audio></p>`;
const PAGE = `<!DOCTYPE html><html lang="en"><head><title>The lock keeper</title></head><body><article><h1>The lock keeper</h1>
${sentence(1)}${audio('a.mp3')}${sentence(2)}${sentence(3)}${audio('b.m4a')}${sentence(4)}${audio('c.flac')}${sentence(5)}</article></body></html>`;

describe('an article with clips on a host that only a mirror reaches', () => {
  let home: Installation;
  let origin: Origin;
  let ffmpeg: string;
  let isBlocked = false;
  beforeAll(async () => {
    ffmpeg = await ffmpegPath();
    const files = new Map<string, Buffer>();
    origin = await startOrigin((request, response) => {
      const path = request.url ?? '';
      if (path === '/story.html') return response.setHeader('content-type', 'text/html').end(PAGE);
      const file = files.get(path);
      if (!file || (isBlocked && path.endsWith('b.m4a'))) return response.writeHead(404).end();
      response.end(file);
    });
    home = await createInstallation(`
fetch:
  allowPrivate: ["${origin.host}"]
  mirrors: [{ from: "https://media.example.org/", to: "${origin.url}/mirror/" }]
shows:
  - { id: locks, title: Locks, language: en, author: Test, ${PLAIN}, sources: [{ page: "${origin.url}/story.html" }] }
`);
    await mkdir(home.path('tones'));
    for (const { name, hertz, seconds, args } of TONES) {
      writeTone(ffmpeg, home.path('tones', name), hertz, seconds, args);
      files.set(`/mirror/clips/${name}`, await readFile(home.path('tones', name)));
    }
  });
  afterAll(async () => {
    await origin.close();
    await home.remove();
  });

  /** As it is heard once every clip is to be had. */
  let complete: Awaited<ReturnType<typeof published>>;
  async function published() {
    const { stdout } = await home.run('list', '--json');
    const { episode } = JSON.parse(stdout.trim()) as { episode: Episode };
    const samples = decodeMono(ffmpeg, home.path('media/locks', episode.enclosure.fileName), RATE);
    return { episode, samples };
  }

  it('is published without a clip that is not to be had, and again when it is', async () => {
    isBlocked = true;
    const first = await home.run('run');
    expect(first.stderr).toBe('');
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/new.*The lock keeper[\s\S]*a clip is missing.*b\.m4a answered 404/);
    const lacking = await published();
    expect(findTone(lacking.samples, RATE, 3500)).toHaveLength(0);
    expect(findTone(lacking.samples, RATE, 4200)).toHaveLength(1);
    const feed = await readFile(home.path('feed/locks/feed.xml'), 'utf8');
    expect(feed).toContain('https://media.example.org/clips/b.m4a</a> (This recording could not be had yet)');
    expect(feed).not.toContain('answered 404');

    const again = await home.run('run');
    expect(again.stdout).toMatch(/0 new, 0 updated, 1 unchanged.*0 sentences synthesised.*1 clips missing/);

    isBlocked = false;
    const { stdout } = await home.run('run');
    expect(stdout).toMatch(/0 new, 1 updated, 0 unchanged.*; 0 sentences synthesised/);
    complete = await published();
    expect(findTone(complete.samples, RATE, 3500)).toHaveLength(1);
    expect(complete.episode.guid).toBe(lacking.episode.guid);
    expect(await readFile(home.path('feed/locks/feed.xml'), 'utf8')).not.toContain('answered 404');
  });

  it('is heard as it is written: narration, tone, narration, tone … at the times of the timeline', () => {
    const { episode, samples } = complete;
    const clipCues = episode.timeline.cues.filter(({ kind }) => kind === 'clip');
    expect(clipCues).toHaveLength(TONES.length);
    for (const [index, { hertz, seconds }] of TONES.entries()) {
      const heard = findTone(samples, RATE, hertz);
      expect(heard).toHaveLength(1);
      const cue = clipCues[index];
      expect(Math.max(...(cue?.peaks ?? []))).toBe(100);
      expect(Math.abs((heard[0]?.start ?? 0) - (cue?.start ?? -1))).toBeLessThan(0.05);
      expect(Math.abs((heard[0]?.end ?? 0) - (cue?.end ?? -1))).toBeLessThan(0.05);
      expect(Math.abs((cue?.end ?? 0) - (cue?.start ?? 0) - seconds)).toBeLessThan(0.05);
    }
    // Between the tones, in the order of the page, the paragraphs.
    const order = episode.timeline.cues.map(({ kind, text }) =>
      kind === 'clip' ? '♪' : /paragraph (\d)/.exec(text)?.[1],
    );
    expect(order.filter(Boolean).join(' ')).toBe('1 ♪ 2 3 ♪ 4 ♪ 5');
    for (const { kind, start, end } of episode.timeline.cues) {
      const part = samples.subarray(Math.round(start * RATE), Math.round(end * RATE));
      const loudness = Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
      expect(loudness, kind).toBeGreaterThan(0.005);
    }
  });

  it('lasts as long as the timeline and the feed say', async () => {
    const { episode, samples } = complete;
    expect(Math.abs(samples.length / RATE - episode.timeline.durationSeconds)).toBeLessThan(0.02);
    const feed = load(await readFile(home.path('feed/locks/feed.xml')), { xml: true });
    expect(Math.abs(Number(feed('itunes\\:duration').text()) - episode.timeline.durationSeconds)).toBeLessThanOrEqual(
      1,
    );
  });

  it('goes by the original addresses, whichever mirror served them', async () => {
    const { episode } = complete;
    const urls = episode.article.blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : []));
    expect(urls).toEqual(TONES.map(({ name }) => `https://media.example.org/clips/${name}`));
    expect(await readFile(home.path('feed/locks/feed.xml'), 'utf8')).not.toContain('/mirror/');
  });

  it('leaves no temporary file', async () => {
    const left = await readdir(home.directory, { recursive: true });
    expect(left.filter((name) => /\.tmp$|cache\/tmp\/.|work\/./.test(name))).toEqual([]);
  });
});

describe('mode original', () => {
  it('plays the recordings and nothing else', async () => {
    const home = await createInstallation(`
shows:
  - { id: only, title: Only, language: en, author: Test, ${PLAIN}, mode: original, sources: [{ files: "seeds/articles/*.html" }] }
`);
    const ffmpeg = await ffmpegPath();
    await writeFile(home.path('seeds/articles/story.html'), PAGE.replaceAll('https://media.example.org/clips/', ''));
    for (const { name, hertz, seconds, args } of TONES)
      writeTone(ffmpeg, home.path('seeds/articles', name), hertz, seconds, args);
    const { stdout } = await home.run('run');
    expect(stdout).toMatch(/1 new.*0 sentences synthesised/);
    const { episode } = JSON.parse((await home.run('list', '--json')).stdout.trim()) as { episode: Episode };
    expect(episode.timeline.cues.map(({ kind }) => kind)).toEqual(['clip', 'clip', 'clip']);
    expect(episode.timeline.durationSeconds).toBeGreaterThan(4.4);
    expect(episode.timeline.durationSeconds).toBeLessThan(8);
    await home.remove();
  });
});
