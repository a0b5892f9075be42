/** Clips that are alike are joined as they are; others are not. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  makeSpeech,
  makeWithFfmpeg,
  pause,
  settings,
  strength,
  tags,
} from './synthetic-audio.ts';

const { signal } = new AbortController();
let folder: string;
let cache: ReturnType<typeof createTestCache>;
const allowed: AudioSettings = { ...settings, copy: 'auto' };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-copy-'));
  cache = createTestCache(join(folder, 'cache'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A mono tone of about -19 LUFS as an MP3. */
async function clip(name: string, hertz: number, ...codec: string[]) {
  const path = join(folder, name);
  const source = `aevalsrc=0.16*sin(2*PI*${hertz}*t)*(0.6+0.4*sin(11*t)):d=4.2:s=44100`;
  await makeWithFfmpeg('-f', 'lavfi', '-i', source, '-b:a', '64k', ...codec, `${path}.flat.mp3`);
  const { lufs } = await judgeLoudness(`${path}.flat.mp3`);
  await makeWithFfmpeg('-f', 'lavfi', '-i', source, '-af', `volume=${-19 - lufs}dB`, '-b:a', '64k', ...codec, path);
  return path;
}

async function assemble(parts: readonly AudioPart[], changes: Partial<AudioSettings> = {}): Promise<AssembledAudio> {
  const directory = await mkdtemp(join(folder, 'out-'));
  const request = { parts, settings: { ...allowed, ...changes }, tags, directory };
  return createAssembler({ ffmpeg, cache }).assemble(request, signal);
}

async function holdsBytesOf(made: AssembledAudio, clipPath: string): Promise<boolean> {
  const bytes = await readFile(clipPath);
  return (await readFile(made.main.path)).includes(bytes.subarray(bytes.length - 8000, bytes.length - 1000));
}

test('alike clips are copied, and heard where the timeline says, to the sample', async () => {
  const a = await clip('a.mp3', 800, '-id3v2_version', '3', '-metadata', 'title=A');
  const b = await clip('b.mp3', 1200, '-write_xing', '0', '-write_id3v1', '1', '-metadata', 'title=B');
  const c = await clip('c.mp3', 1600);
  const parts = [
    await clipPart(a, { label: 'A', chapter: 'A' }),
    pause(0.5),
    await clipPart(b, { label: 'B', chapter: 'B' }),
    await clipPart(c, { label: 'C', chapter: 'C' }),
  ];
  const made = await assemble(parts);
  for (const path of [a, b, c]) expect(await holdsBytesOf(made, path)).toBe(true);
  const heard = await decode(made.main.path);
  expect(heard.length).toBe(made.timeline.samples);
  for (const [index, hertz] of [800, 1200, 1600].entries()) {
    const cue = made.timeline.cues[index];
    const [start, end] = [cue?.start ?? 0, cue?.end ?? 0];
    expect(end - start).toBeGreaterThan(4.15);
    expect(strength(heard, hertz, start + 0.02, end - 0.05)).toBeGreaterThan(0.05);
    for (const other of [800, 1200, 1600].filter((one) => one !== hertz))
      expect(strength(heard, other, start + 0.02, end - 0.05)).toBeLessThan(0.004);
  }
  expect((made.timeline.cues[1]?.start ?? 0) - (made.timeline.cues[0]?.end ?? 0)).toBeCloseTo(0.5, 1);
  const first = made.timeline.cues[0];
  // What the first clip's header says of its delay and padding is taken at its word.
  expect((first?.end ?? 0) - (first?.start ?? 0)).toBeCloseTo(4.2, 4);
  const facts = await inspect(made.main.path);
  expect(facts.title).toBe(tags.title);
  expect(facts.chapters).toHaveLength(3);
  expect(Math.abs((await judgeLoudness(made.main.path)).lufs + 19)).toBeLessThanOrEqual(0.5);
  expect((await assemble(parts)).main.sha256).toBe(made.main.sha256);
});

test('what is not alike, too loud, or not only clips is encoded', async () => {
  const a = await clip('d.mp3', 800);
  const other = await clip('e.mp3', 1200, '-ar', '32000');
  const loud = join(folder, 'loud.mp3');
  await makeWithFfmpeg('-i', a, '-af', 'volume=6dB', '-b:a', '64k', loud);
  const first = await clipPart(a);
  const mixes: readonly (readonly [readonly AudioPart[], Partial<AudioSettings>])[] = [
    [[first, await clipPart(other)], {}],
    [[first, await clipPart(loud)], {}],
    [[first, await makeSpeech(folder, { text: 'x', hertz: 500, seconds: 2 })], {}],
    [[first], { copy: 'never' }],
    [[first], { channels: 'stereo' }],
    [[first], { bitrateKbps: 32 }],
    [[first], { loudnessLufs: -16 }],
  ];
  for (const [parts, changes] of mixes) {
    const made = await assemble(parts, changes);
    expect(await holdsBytesOf(made, a)).toBe(false);
    expect((await decode(made.main.path)).length).toBe(made.timeline.samples);
  }
});
