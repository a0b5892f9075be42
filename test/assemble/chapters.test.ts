/** An article's headings and clips become chapters that lead somewhere and show something. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import NodeId3 from 'node-id3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { Episode } from '../../src/model.ts';
import { buildChapters } from '../../src/publish/build-chapters.ts';
import { makeEpisode } from '../../src/run/make-episode.ts';
import { sampleArticle, sampleShow } from '../publish/sample-episode.ts';
import { clipPart, createTestCache, ffmpeg, makeSpeech, settings, speechlike, writeWav } from './synthetic-audio.ts';

const { signal } = new AbortController();
const picture = 'https://paper.example/crowd.jpg';
const article = sampleArticle({
  blocks: [
    { kind: 'paragraph', text: '老桥修了三年。' },
    { kind: 'figure', text: '桥上的人群', imageUrl: picture },
    { kind: 'heading', level: 2, text: '居民怎么说' },
    { kind: 'paragraph', text: '居民们一早就来了。' },
    { kind: 'figure', text: '一张图', imageUrl: 'javascript:alert(1)' },
    { kind: 'clip', url: 'https://paper.example/engineer.mp3', label: '工程师谈修桥', place: 'body' },
  ],
});

let folder: string;
let episode: Episode;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-chapters-'));
  const clip = join(folder, 'clip.wav');
  await writeWav(
    clip,
    speechlike(3, () => 0.3),
    44100,
  );
  const { key } = await clipPart(clip);
  const made = await makeEpisode(
    {
      narrator: {
        version: () => '1',
        voiceVersion: () => '1',
        findHeard: async () => undefined,
        narrate: async (fragments) => ({
          sentences: await Promise.all(
            fragments.map((fragment, index) =>
              makeSpeech(folder, { text: fragment.text, hertz: 200 + 10 * index, seconds: 1.5 }),
            ),
          ),
          unspoken: [],
          synthesised: fragments.length,
          reused: 0,
        }),
      },
      assembler: createAssembler({ ffmpeg, cache: createTestCache(join(folder, 'cache')) }),
      clips: { fetch: async () => ({ path: clip, sha256: key }) },
      mediaStore: createDiskObjectStore(folder),
      workDirectory: folder,
      now: () => new Date('2024-05-19T00:00:00Z'),
    },
    {
      showId: 'harbour',
      showTitle: 'Harbour',
      author: 'Lectern',
      article,
      mode: 'splice',
      script: {
        voices: { '*': 'espeak:cmn' },
        pauses: { heading: 0.5, paragraph: 0.3, quote: 0.3, clip: 0.4, title: 0.5 },
        show: { title: 'Harbour' },
        announce: true,
        pronounce: [],
      },
      audio: settings,
      voiceSettings: ['auto'],
      previous: undefined,
      onProgress: () => {},
    },
    signal,
  );
  episode = made.episode;
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const titles = ['老桥今天重新开放', '居民怎么说', '工程师谈修桥'];

test('JSON chapters lead to the article, and show the picture before them if it is one', () => {
  const { chapters } = JSON.parse(buildChapters(sampleShow(), episode)) as { chapters: { startTime: number }[] };
  expect(chapters).toMatchObject([
    { startTime: 0, title: titles[0], url: article.canonicalUrl },
    { title: titles[1], url: article.canonicalUrl, img: picture },
    { title: titles[2], url: article.canonicalUrl },
  ]);
  expect(chapters.filter((chapter) => 'img' in chapter)).toHaveLength(1);
});

test('the chapters in the file have the same titles, times and links', () => {
  const { chapter = [] } = NodeId3.read(join(folder, 'harbour', episode.enclosure.fileName));
  expect(chapter.map(({ tags }) => tags?.title)).toEqual(titles);
  expect(chapter.map(({ startTimeMs }) => startTimeMs)).toEqual(
    episode.timeline.chapters.map(({ start }) => Math.round(start * 1000)),
  );
  for (const { tags } of chapter) expect(JSON.stringify(tags)).toContain(article.canonicalUrl);
});

test('a chapter starts where its heading or clip is heard', () => {
  const [, heading, clip] = episode.timeline.chapters;
  const { cues } = episode.timeline;
  expect(heading?.start).toBe(cues.find(({ block }) => block === 2)?.start);
  expect(clip?.start).toBe(cues.find(({ kind }) => kind === 'clip')?.start);
});
