import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import type { AudioPart, Cue } from '../../src/model.ts';
import { createClipTranscriber } from '../../src/narrate/clip-transcriber.ts';
import type { Recognizer } from '../../src/narrate/recognizer.ts';
import { chooseByLanguage } from '../../src/narrate/recognizers/by-language.ts';
import { hearClips } from '../../src/run/hear-clips.ts';
import { memoryIndex } from '../helpers/memory-index.ts';

const RATE = 100;
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const recognizer = (id: string, heard: string[], languages?: readonly string[]): Recognizer => ({
  ...{ id, version: id, ...(languages && { languages }) },
  async recognize() {
    heard.push(id);
    if (id === 'away') throw new LecternError('away', { code: 'recognizer', stage: 'narrate' });
    return { text: id, words: [], segments: [{ text: id, start: 1, end: 2 }] };
  },
});

/** Three recordings of ten seconds. */
async function hear(by: Recognizer | undefined, language: string, decode?: () => Promise<number>) {
  if (!by) throw new Error('none');
  const directory = await mkdtemp(join(tmpdir(), 'lectern-clips-'));
  folders.push(directory);
  const failures: LecternError[] = [];
  const progress: number[] = [];
  const starts = [0, 10, 20];
  const { timeline, untranscribed } = await hearClips(
    {
      ...{ directory, language, audioPath: 'episode' },
      transcriber: createClipTranscriber(by, createDiskCache(directory, memoryIndex()), (error) =>
        failures.push(error),
      ),
      assembler: {
        async decode(_from, to) {
          if (decode) return decode();
          await writeFile(to, Buffer.alloc(30 * RATE * 2, 7));
          return RATE;
        },
      },
      parts: starts.map((at) => ({ kind: 'clip', key: `${at}`, path: '', url: '', block: 0 }) as unknown as AudioPart),
      timeline: {
        ...{ durationSeconds: 30, sampleRate: RATE, samples: 30 * RATE, chapters: [] },
        cues: starts.map((start): Cue => ({ start, end: start + 10, kind: 'clip', text: '', block: 0 })),
      },
      onProgress: (done) => progress.push(done),
    },
    new AbortController().signal,
  );
  return { failures, progress, untranscribed, said: timeline.cues.map(({ transcript }) => transcript?.[0]?.text) };
}

describe('recordings', () => {
  it('are published without transcripts when the recogniser is away, which is asked once an episode', async () => {
    const heard: string[] = [];
    const { failures, progress, said, untranscribed } = await hear(recognizer('away', heard), 'en');
    expect(said).toEqual([undefined, undefined, undefined]);
    expect(untranscribed).toBe(3);
    expect([heard.length, failures.length]).toEqual([1, 1]);
    // What does not move is given up.
    expect(progress).toEqual([10, 20, 30]);
  });

  it('are published without transcripts when the audio cannot be decoded', async () => {
    const full = () => Promise.reject(new Error('ENOSPC: no space left on device'));
    const { failures, said } = await hear(recognizer('any', []), 'en', full);
    expect(said).toEqual([undefined, undefined, undefined]);
    expect(failures).toMatchObject([{ message: expect.stringContaining('no space left') }]);
  });

  it('are heard by a recogniser that knows the language of the article, and by no other', async () => {
    const heard: string[] = [];
    const english = recognizer('english', heard, ['en']);
    const unknown = await hear(english, 'zh-CN');
    expect(unknown).toMatchObject({ said: [undefined, undefined, undefined], untranscribed: 0 });
    expect(heard).toEqual([]);
    const both = chooseByLanguage([english, recognizer('asian', heard, ['zh', 'ja'])]);
    expect((await hear(both, 'en-GB')).said).toEqual(['english', 'english', 'english']);
  });
});
