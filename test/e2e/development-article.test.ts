import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Episode } from '../../src/model.ts';
import { createInstallation, type Installation } from '../helpers/command-line.ts';
import { type Origin, startOrigin } from '../helpers/origin.ts';
import { decodeMono, ffmpegPath, findTone } from '../helpers/tones.ts';

// Whole runs of the real program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** The article that the project began from is not part of it; where it lies beside the checkout, it is tried. */
const folder = resolve('../shared/seeds');
const RATE = 44_100;
const HERTZ = [3000, 3600, 4300];

describe.skipIf(!existsSync(folder))('the article that the project began from', () => {
  let home: Installation;
  let origin: Origin;
  beforeAll(async () => {
    const ffmpeg = await ffmpegPath();
    let served = 0;
    const tones = HERTZ.map((hertz) =>
      execFileSync(ffmpeg, [
        '-v',
        'error',
        '-f',
        'lavfi',
        '-i',
        `sine=${hertz}:d=1.5`,
        '-c:a',
        'libmp3lame',
        '-f',
        'mp3',
        '-',
      ]),
    );
    const byPath = new Map<string, Buffer | undefined>();
    origin = await startOrigin((request, response) => {
      const path = request.url ?? '';
      if (!byPath.has(path)) byPath.set(path, tones[served++]);
      response.end(byPath.get(path));
    });
    const [name] = await readdir(folder);
    home = await createInstallation(`
fetch:
  mirrors: [{ from: "https://media.soundofhope.org/", to: "${origin.url}/" }]
  allowPrivate: ["${origin.host}"]
shows:
  - id: first
    title: First
    language: zh-CN
    author: Test
    sources: [{ files: "${folder}/${name}" }]
`);
  });
  afterAll(async () => {
    await origin.close();
    await home.remove();
  });

  it('becomes an episode with its three clips in place, fetched through a mirror', async () => {
    const { stdout, stderr, status } = await home.run('run');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/1 new/);
    const { episode } = JSON.parse((await home.run('list', '--json')).stdout.trim()) as { episode: Episode };
    expect(episode.article).toMatchObject({ byline: '王骁', publishedAt: '2024-05-18' });
    expect(episode.article.canonicalUrl).toBe(episode.article.sourceUrl);
    const kinds = episode.article.blocks.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'paragraph')).toHaveLength(13);
    expect(kinds.filter((kind) => kind === 'clip')).toHaveLength(3);
    const before = (index: number) => kinds.slice(0, index).filter((kind) => kind === 'paragraph').length;
    expect(kinds.flatMap((kind, index) => (kind === 'clip' ? [before(index)] : []))).toEqual([9, 13, 13]);
    const samples = decodeMono(await ffmpegPath(), home.path('media/first', episode.enclosure.fileName), RATE);
    const heard = HERTZ.map((hertz) => findTone(samples, RATE, hertz));
    expect(heard.map((found) => found.length)).toEqual([1, 1, 1]);
    const cues = episode.timeline.cues.filter(({ kind }) => kind === 'clip');
    const starts = heard.map(([one]) => one?.start ?? 0).sort((a, b) => a - b);
    for (const [index, cue] of cues.entries()) expect(Math.abs((starts[index] ?? 0) - cue.start)).toBeLessThan(0.05);
  });

  it('says nothing that is not for ears', async () => {
    const [episodeId] = (await readdir(home.path('feed/first'), { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const transcript = await readFile(home.path('feed/first', episodeId ?? '', 'transcript.vtt'), 'utf8');
    expect(transcript).toContain('26%');
    for (const unwanted of ['备注', '翻墙', 'Ad：', '转载', '点击', '🔥', '图片'])
      expect(transcript).not.toContain(unwanted);
    const { stdout } = await home.run('preview', '--json', `${folder}/${(await readdir(folder))[0]}`);
    const { script } = JSON.parse(stdout) as { script: { segments: { kind: string; text?: string }[] } };
    const spoken = script.segments.map(({ text }) => text ?? '').join('');
    expect(spoken).toContain('百分之二十六');
    expect(spoken).not.toMatch(/128|kbps|收听|\d/);
  });
});
