import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LecternError } from '../../src/errors.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import { createClipTranscriber } from '../../src/narrate/clip-transcriber.ts';
import { openPcmFile } from '../../src/narrate/pcm-file.ts';
import type { Hearing } from '../../src/narrate/recognizer.ts';
import { transcribeRecording } from '../../src/narrate/transcribe-recording.ts';
import { decodeWav } from '../../src/narrate/wav.ts';
import { memoryIndex } from '../helpers/memory-index.ts';

const RATE = 100;
const { signal } = new AbortController();
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-transcribe-'));
  closers.push(() => rm(folder, { recursive: true }));
  return folder;
}

/** Loud, as loud at no moment as at another, but for half a second every ten. */
async function record(seconds: number) {
  const samples = Int16Array.from({ length: seconds * RATE }, (_, at) =>
    at % (10 * RATE) < RATE / 2 ? 0 : 9000 + Math.floor(at / RATE),
  );
  const path = join(await newFolder(), 'samples');
  await writeFile(path, Buffer.from(samples.buffer));
  const file = await openPcmFile(path, RATE);
  closers.push(file.close);
  return file;
}

/** Says how many stretches it has heard, and remembers how long they were. */
function listener(heard: number[], hear: (stretch: number) => Hearing | undefined = () => undefined) {
  return {
    async recognize(wav: Uint8Array): Promise<Hearing> {
      const seconds = decodeWav(Buffer.from(wav)).samples.length / RATE;
      heard.push(seconds);
      const text = `stretch ${heard.length}`;
      return (
        hear(heard.length) ?? { text, words: [{ text, start: 1, end: 2 }], segments: [{ text, start: 1, end: 3 }] }
      );
    },
  };
}

describe('a recording', () => {
  it('is heard in stretches of half a minute at most, cut where it is quiet', async () => {
    const heard: number[] = [];
    const cues = await transcribeRecording(listener(heard), await record(75), { start: 5, end: 70 }, signal);
    expect(heard).toHaveLength(3);
    expect(Math.max(...heard)).toBeLessThanOrEqual(28);
    expect(heard.reduce((sum, one) => sum + one)).toBeCloseTo(65, 1);
    // At thirty seconds of the file it is quiet.
    expect(cues[1]?.start).toBeCloseTo(31.2, 0);
    expect(cues.map(({ text, origin }) => `${text} ${origin}`)).toEqual(
      [1, 2, 3].map((one) => `stretch ${one} machine`),
    );
    expect(cues[0]).toMatchObject({ start: 6, end: 8, words: [{ start: 6, end: 7 }] });
  });

  it('has no cue where the recogniser repeats itself for ever, or writes no word', async () => {
    const lost = 'thank you '.repeat(30).trim();
    const hear = (stretch: number): Hearing | undefined =>
      ({
        1: { text: lost, words: [], segments: [{ text: lost, start: 0, end: 20 }] },
        2: { text: '…', words: [], segments: [{ text: '…', start: 0, end: 1 }] },
      })[stretch];
    const cues = await transcribeRecording(listener([], hear), await record(70), { start: 0, end: 70 }, signal);
    expect(cues.map(({ text }) => text)).toContain('stretch 3');
    expect(cues.map(({ text }) => text)).not.toContain(lost);
    expect(cues.map(({ text }) => text)).not.toContain('…');
  });

  it('has a cue as long as its stretch where the recogniser tells no times', async () => {
    const hear = (): Hearing => ({ text: 'words', words: [], segments: [{ text: 'words', start: 0, end: 0 }] });
    const [cue] = await transcribeRecording(listener([], hear), await record(9), { start: 2, end: 8 }, signal);
    expect(cue).toEqual({ start: 2, end: 8, text: 'words', origin: 'machine' });
  });

  it('shares a stretch among segments without times by their length', async () => {
    const segments = ['One two.', 'Three four five.', 'Six seven.'].map((text) => ({ text, start: 0, end: 0 }));
    const hear = (): Hearing => ({ text: 'one', words: [], segments });
    const cues = await transcribeRecording(listener([], hear), await record(9), { start: 2, end: 8 }, signal);
    expect(cues.map(({ text }) => text)).toEqual(segments.map(({ text }) => text));
    expect(cues.every(({ start, end }) => end - start > 1)).toBe(true);
    expect(cues.at(-1)?.end).toBe(8);
  });

  it('ends with no stretch that is too short to be heard', async () => {
    for (const seconds of [28.2, 29, 33, 46.1, 57]) {
      const heard: number[] = [];
      await transcribeRecording(listener(heard), await record(60), { start: 0, end: seconds }, signal);
      expect(Math.min(...heard)).toBeGreaterThanOrEqual(6);
      expect(Math.max(...heard)).toBeLessThanOrEqual(28);
    }
  });

  it('has the end of a sentence that was cut off with the sentence', async () => {
    const segments = [
      { text: 'The boats that do', start: 0, end: 3 },
      { text: 'not stop.', start: 3, end: 4 },
      { text: 'I count.', start: 4, end: 5 },
    ];
    const words = [
      { text: 'do', start: 2.5, end: 3 },
      { text: 'not', start: 3, end: 3.4 },
    ];
    const hear = (): Hearing => ({ text: '', words, segments });
    const cues = await transcribeRecording(listener([], hear), await record(9), { start: 2, end: 8 }, signal);
    expect(cues.map(({ start, end, text }) => [start, end, text])).toEqual([
      [2, 6, 'The boats that do not stop.'],
      [6, 7, 'I count.'],
    ]);
    expect(cues[0]?.words?.map(({ text }) => text)).toEqual(['do', 'not']);
  });

  it('has its cues behind one another where the recogniser tells times that it cannot have', async () => {
    const segments = [
      { text: 'One.', start: 1, end: 2 },
      { text: 'Two.', start: 70, end: 80 },
    ];
    const hear = (): Hearing => ({ text: 'one two', words: [], segments });
    const cues = await transcribeRecording(listener([], hear), await record(9), { start: 2, end: 8 }, signal);
    expect(cues.map(({ start, end }) => [start, end])).toEqual([
      [3, 4],
      [4, 8],
    ]);
  });
});

describe('a transcript', () => {
  async function open(hear?: (stretch: number) => Hearing | undefined) {
    const heard: number[] = [];
    const failures: LecternError[] = [];
    const cache = createDiskCache(await newFolder(), memoryIndex());
    const recognizer = { id: 'r', version: '1', ...listener(heard, hear) };
    const transcriber = createClipTranscriber(recognizer, cache, (error) => failures.push(error));
    return { heard, failures, transcriber };
  }
  const ignore = () => undefined;

  it('is made once, wherever in an episode its recording stands', async () => {
    const { heard, transcriber } = await open();
    const file = await record(30);
    const clip = (start: number, end: number) => ({ key: 'key', language: 'en', span: { start, end } });
    const first = await transcriber.transcribe(clip(3, 13), async () => file, signal, ignore);
    const second = await transcriber.find(clip(10, 20));
    expect(first).toMatchObject([{ start: 4, end: 6, words: [{ start: 4 }] }]);
    expect(second).toMatchObject([{ start: 11, end: 13, words: [{ start: 11 }] }]);
    expect(heard).toHaveLength(1);
  });

  it('that a kill ended goes on behind what was heard', async () => {
    const lost = new Error('killed');
    let isKilled = true;
    const { heard, transcriber } = await open((stretch) => {
      if (isKilled && stretch === 3) throw lost;
      return undefined;
    });
    const file = await record(75);
    const clip = { key: 'key', language: 'en', span: { start: 0, end: 70 } };
    expect(await transcriber.transcribe(clip, async () => file, signal, ignore)).toBeUndefined();
    isKilled = false;
    expect(await transcriber.transcribe(clip, async () => file, signal, ignore)).toHaveLength(4);
    // Two before it, the one that it ended, and two behind it.
    expect(heard).toHaveLength(5);
  });

  it('is left out and tried again the next time when the recogniser fails', async () => {
    let isThere = false;
    const { failures, transcriber } = await open(() => {
      if (!isThere) throw new LecternError('away', { code: 'recognizer', stage: 'narrate' });
      return undefined;
    });
    const file = await record(30);
    const clip = { key: 'key', language: 'en', span: { start: 0, end: 9 } };
    const transcribe = () => transcriber.transcribe(clip, async () => file, signal, ignore);
    expect(await transcribe()).toBeUndefined();
    expect(failures).toHaveLength(1);
    isThere = true;
    expect(await transcribe()).toHaveLength(1);
  });
});
