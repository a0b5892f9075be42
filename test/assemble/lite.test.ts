/** The small rendition: small as a whole file, and on the same timeline as the large one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssembledAudio } from '../../src/assemble/assembler.ts';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import type { AudioPart, AudioSettings } from '../../src/model.ts';
import {
  clipPart,
  createTestCache,
  decode,
  ffmpeg,
  inspect,
  judgeLoudness,
  makeWithFfmpeg,
  pause,
  settings,
  speechlike,
  strength,
  tags,
  writeWav,
} from './synthetic-audio.ts';

const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-lite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function assemble(parts: readonly AudioPart[], changes: Partial<AudioSettings>): Promise<AssembledAudio> {
  const directory = await mkdtemp(join(folder, 'out-'));
  const cache = createTestCache(join(folder, 'cache'));
  return createAssembler({ ffmpeg, cache }).assemble(
    { parts, settings: { ...settings, ...changes }, tags, directory },
    signal,
  );
}

const beeps = new Map<number, Promise<string>>();

/** A tone that stands out of silence at both its ends, as an MP3 of about -19 LUFS. */
function beep(hertz: number): Promise<string> {
  const made = beeps.get(hertz) ?? makeBeep(hertz);
  beeps.set(hertz, made);
  return made;
}

async function makeBeep(hertz: number): Promise<string> {
  const path = join(folder, `${hertz}.mp3`);
  const source = `aevalsrc=0.17*sin(2*PI*${hertz}*t)*(0.6+0.4*sin(11*t)):d=3.7:s=44100`;
  await makeWithFfmpeg('-f', 'lavfi', '-i', source, '-b:a', '64k', path);
  const { lufs } = await judgeLoudness(path);
  await makeWithFfmpeg('-f', 'lavfi', '-i', source, '-af', `volume=${-19 - lufs}dB`, '-b:a', '64k', path);
  return path;
}

describe.each(['aac', 'opus'] as const)('a small rendition in %s', (lite) => {
  const rate = lite === 'aac' ? 22050 : 48000;

  test('needs at most 24 kbps with everything that is in the file, and is as loud as the show', async () => {
    const path = join(folder, 'speech.wav');
    await writeWav(
      path,
      speechlike(16, () => 0.3),
      44100,
    );
    const coverPath = join(folder, 'cover.png');
    await makeWithFfmpeg('-f', 'lavfi', '-i', 'testsrc2=s=1400x1400', '-frames:v', '1', coverPath);
    const directory = await mkdtemp(join(folder, 'out-'));
    const cache = createTestCache(join(folder, 'cache'));
    const made = await createAssembler({ ffmpeg, cache }).assemble(
      {
        parts: [await clipPart(path)],
        settings: { ...settings, lite },
        tags: { ...tags, coverPath, lyrics: '字'.repeat(20_000) },
        directory,
      },
      signal,
    );
    const kbps = ((made.lite?.byteLength ?? 0) * 8) / 1000 / made.timeline.durationSeconds;
    expect(kbps).toBeGreaterThan(15);
    expect(kbps).toBeLessThanOrEqual(24);
    expect(made.lite?.extension).toBe(lite === 'aac' ? 'm4a' : 'opus');
    const { lufs, truePeak } = await judgeLoudness(made.lite?.path ?? '');
    expect(Math.abs(lufs + 19)).toBeLessThanOrEqual(0.5);
    expect(truePeak).toBeLessThanOrEqual(-1);
  });

  test('keeps the timeline of the large one, however many clips follow each other', async () => {
    const pitches = Array.from({ length: 7 }, (_, i) => 500 + 220 * i);
    const parts = await Promise.all(pitches.map(async (hertz) => clipPart(await beep(hertz), { chapter: `${hertz}` })));
    const made = await assemble([pause(0.2), ...parts], { lite });
    expect(made.fragmentsEncoded).toBe(7);
    const main = await decode(made.main.path);
    expect(main.length).toBe(made.timeline.samples);
    const heard = await decode(made.lite?.path ?? '', rate);
    expect(Math.abs(heard.length / rate - made.timeline.durationSeconds)).toBeLessThanOrEqual(1024 / 22050);
    for (const [index, cue] of made.timeline.cues.entries()) {
      const hertz = pitches[index] ?? 0;
      expect(strength(heard, hertz, cue.start + 0.03, cue.end - 0.03, rate)).toBeGreaterThan(0.05);
      // Half a frame of the small rendition to each side, and the width of the window.
      expect(strength(heard, hertz, cue.start - 0.06, cue.start - 0.03, rate)).toBeLessThan(0.01);
      expect(strength(heard, hertz, cue.end + 0.03, cue.end + 0.06, rate)).toBeLessThan(0.01);
      expect(strength(heard, hertz, cue.start + 0.03, cue.start + 0.06, rate)).toBeGreaterThan(0.03);
    }
    const { chapters, durationSeconds } = await inspect(made.lite?.path ?? '');
    expect(chapters).toHaveLength(7);
    expect(durationSeconds).toBeLessThan(made.timeline.durationSeconds + 0.15);
  });
});
