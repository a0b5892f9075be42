/** One article → one episode, on engines that speak and encode at once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { createDiskObjectStore } from '../../src/io/disk-object-store.ts';
import type { Article, AudioPart, Block, Show } from '../../src/model.ts';
import { buildShowNotes } from '../../src/publish/build-show-notes.ts';
import { type EpisodeMaker, type EpisodeRequest, type MadeEpisode, makeEpisode } from '../../src/run/make-episode.ts';

const RECORDING = 'https://paper.example/full.mp3';
const CLIP: Block = { kind: 'clip', url: RECORDING, label: 'Listen to this article', place: 'body' };
const TEXT: Block = {
  kind: 'paragraph',
  text: 'The river rose two meters overnight and reached the old bridge by dawn.',
};
const article = (...blocks: Block[]): Article => ({
  url: 'https://paper.example/a',
  canonicalUrl: 'https://paper.example/a',
  title: 'The ferry',
  language: 'en',
  tags: [],
  blocks,
});
const SHOW: Show = {
  id: 'show',
  title: 'Show',
  description: '',
  language: 'en',
  author: 'A',
  categories: ['News'],
  explicit: false,
};

let folder: string;
let heard: readonly AudioPart[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-make-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** `recordingSeconds`: of the one recording; `undefined` when it cannot be had. */
function makerWith(recordingSeconds: number | undefined, today = '2026-05-05T00:00:00Z'): EpisodeMaker {
  return {
    mediaStore: createDiskObjectStore(join(folder, 'media')),
    workDirectory: folder,
    now: () => new Date(today),
    clips: {
      fetch: () =>
        recordingSeconds === undefined
          ? Promise.reject(new LecternError('It is gone.', { code: 'not-found', stage: 'fetch' }))
          : Promise.resolve({ path: '/clip', sha256: 'c' }),
    },
    narrator: {
      version: () => '1',
      voiceVersion: () => '1',
      findHeard: async () => undefined,
      narrate: async (segments) => ({
        sentences: segments.map(({ voice }) => ({ path: '/s', key: 's', sampleRate: 8000, samples: 8000, voice })),
        synthesised: segments.length,
        reused: 0,
        unspoken: [],
      }),
    },
    assembler: {
      decode: async () => 16_000,
      probe: async () => ({ codec: 'mp3', sampleRate: 8000, channels: 1, durationSeconds: recordingSeconds ?? 0 }),
      assemble: async ({ parts, directory }) => {
        heard = parts;
        const path = join(directory, 'made.mp3');
        await writeFile(path, 'audio');
        return {
          main: {
            path,
            extension: 'mp3',
            mimeType: 'audio/mpeg',
            byteLength: 5,
            sha256: 'f'.repeat(64),
            bitrateKbps: 64,
          },
          timeline: { durationSeconds: 1, sampleRate: 8000, samples: 8000, cues: [], chapters: [] },
          fragmentsEncoded: 1,
          fragmentsReused: 0,
        };
      },
    },
  };
}

function make(maker: EpisodeMaker, blocks: readonly Block[], more: Partial<EpisodeRequest> = {}): Promise<MadeEpisode> {
  heard = [];
  return makeEpisode(
    maker,
    {
      showId: 'show',
      showTitle: 'Show',
      author: 'A',
      article: article(...blocks),
      mode: 'auto',
      script: {
        voices: { '*': 'flite:slt' },
        pauses: { heading: 1, paragraph: 1, quote: 1, clip: 1, title: 1 },
        show: { title: 'Show' },
        announce: true,
        pronounce: [],
      },
      audio: {
        format: 'mp3',
        bitrateKbps: 64,
        channels: 'mono',
        loudnessLufs: -19,
        truePeakDbtp: -1,
        lite: false,
      },
      voiceSettings: ['auto'],
      previous: undefined,
      onProgress: () => undefined,
      ...more,
    },
    new AbortController().signal,
  );
}

const kinds = () => heard.flatMap(({ kind }) => (kind === 'pause' ? [] : [kind]));
const record = ({ episode, audioHash }: MadeEpisode) => ({ episode, audioHash, itemUrl: article().url });

describe('an article with a reading of it', () => {
  it('is that recording, and the notes say why', async () => {
    const { episode } = await make(makerWith(5), [CLIP, TEXT]);
    expect(kinds()).toEqual(['clip']);
    expect(episode).toMatchObject({ mode: 'original', modeReason: 'label' });
    expect(buildShowNotes(SHOW, episode, 'https://pod.example/e/')).toContain('labelled as a reading');
    expect(buildShowNotes({ ...SHOW, language: 'zh-TW' }, episode, 'https://pod.example/e/')).toContain('全文朗讀');
  });

  it('is narrated when the recording cannot be had, and again when an episode that was the recording is looked at', async () => {
    const { episode } = await make(makerWith(undefined), [CLIP, TEXT]);
    expect(kinds()).toEqual(['speech', 'speech']);
    expect(episode).toMatchObject({ mode: 'splice', missingClips: [{ url: RECORDING }] });
    expect(buildShowNotes(SHOW, episode, 'https://pod.example/e/')).not.toContain('own recording');
    await make(makerWith(undefined), [CLIP, TEXT], { keptMode: { mode: 'original', reason: 'label' } });
    expect(kinds()).toEqual(['speech', 'speech']);
  });

  it('stays as it was made when its text has changed', async () => {
    await make(makerWith(5), [CLIP, TEXT], { keptMode: { mode: 'splice' } });
    expect(kinds()).toEqual(['speech', 'clip', 'speech']);
    await make(makerWith(5), [TEXT, CLIP, TEXT, TEXT, TEXT, TEXT], { keptMode: { mode: 'original' } });
    expect(kinds()).toEqual(['clip']);
  });
});

describe('an article whose marks are known now', () => {
  const plain: Block[] = [TEXT, { kind: 'table', text: 'a | b\nc | d' }];
  const marked: Block[] = [
    { kind: 'paragraph', text: TEXT.text, spans: [{ kind: 'link', start: 4, end: 9, url: 'https://paper.example/r' }] },
    {
      kind: 'table',
      text: 'a | b\nc | d',
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
  ];

  it('is no new version of its episode, and the marks are kept', async () => {
    const before = await make(makerWith(5), plain);
    const after = await make(makerWith(5, '2026-06-01T00:00:00Z'), marked, { previous: record(before) });
    expect(after).toMatchObject({ changed: false, audioHash: before.audioHash, encodedSeconds: 0 });
    expect(after.episode.updatedAt).toBe(before.episode.updatedAt);
    expect(after.episode.article.blocks).toEqual(marked);
  });

  it('is one when a word that nobody hears has changed', async () => {
    const before = await make(makerWith(5), plain);
    const after = await make(makerWith(5, '2026-06-01T00:00:00Z'), [TEXT, { kind: 'table', text: 'a | b\nc | e' }], {
      previous: record(before),
    });
    expect(after).toMatchObject({ changed: true, encodedSeconds: 0 });
    expect(after.episode.revisedAt).toBe('2026-06-01T00:00:00.000Z');
  });
});

describe('the title and the author of the show', () => {
  const script = (title: string, intro?: string): EpisodeRequest['script'] => ({
    voices: { '*': 'flite:slt' },
    pauses: { heading: 1, paragraph: 1, quote: 1, clip: 1, title: 1 },
    show: { title },
    announce: true,
    pronounce: [],
    ...(intro !== undefined && { intro }),
  });
  const called = (title: string, intro?: string): Partial<EpisodeRequest> => ({
    showTitle: title,
    author: `Author of ${title}`,
    cover: { bytes: new Uint8Array(), hash: title },
    isCoverTypeset: true,
    script: script(title, intro),
  });

  it('may change without another version of an episode, also when an introduction names the show', async () => {
    for (const intro of [undefined, 'This is {show}.']) {
      const before = await make(makerWith(5), [TEXT], called('Harbour', intro));
      const after = await make(makerWith(5), [TEXT], { ...called('Quay', intro), previous: record(before) });
      expect(after).toMatchObject({
        changed: false,
        encodedSeconds: 0,
        episode: { updatedAt: before.episode.updatedAt },
      });
    }
    const before = await make(makerWith(5), [TEXT], called('Harbour', 'This is {show}.'));
    const other = { ...called('Harbour', 'You hear {show}.'), previous: record(before) };
    expect(await make(makerWith(5), [TEXT], other)).toMatchObject({ changed: true });
  });

  it('counted in version 0.1, whose episodes stay as they are', async () => {
    const plain = await make(makerWith(5), [CLIP, TEXT]);
    const inHarbour = {
      cover: { bytes: new Uint8Array(), hash: 'cc' },
      isCoverTypeset: true,
      script: script('Show', 'This is {show}.'),
    };
    const introduced = await make(makerWith(5), [TEXT], inHarbour);
    const written = (made: MadeEpisode, audioHash: string) => ({ previous: { ...record(made), audioHash } });
    const first = '78dcda77e496a37962ada194a009ab56abe6572bb78d1a79e5a6fc8b4078ecac';
    expect(await make(makerWith(5), [CLIP, TEXT], written(plain, first))).toMatchObject({ changed: false });
    const second = '1347e38e61aed99c3da340da30bc0be5bf97cc5e8d8d0f9ce48fd56972363cdb';
    const again = await make(makerWith(5), [TEXT], { ...inHarbour, ...written(introduced, second) });
    expect(again).toMatchObject({ changed: false, audioHash: introduced.audioHash });
  });
});
