/** New clips are decoded several in one ffmpeg; what comes out is what each gives alone. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { type DecodeClips, decodeClips } from '../../src/assemble/decode-clips.ts';
import { createFfmpegRunner } from '../../src/assemble/ffmpeg-runner.ts';
import type { AudioPart } from '../../src/model.ts';
import { clipPart, createTestCache, ffmpeg, makeWithFfmpeg, settings, tags } from './synthetic-audio.ts';

const { signal } = new AbortController();
const format = { sampleRate: 44100, channels: 1 } as const;
type Clip = Extract<AudioPart, { kind: 'clip' }>;
let folder: string;
let clips: readonly Clip[];
/** An ffmpeg that notes each of its starts. */
let noting: string;
let starts: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-decode-'));
  const paths = ['a.mp3', 'b.m4a', 'c.ogg', 'd.flac', 'e.wav', 'f.mp3'].map((name) => join(folder, name));
  for (const [index, path] of paths.entries()) {
    const source = `sine=${300 + 100 * index}:r=${index % 2 ? 44100 : 22050}:d=${2 + index / 4}`;
    const codec = path.endsWith('.ogg') ? ['-ac', '2', '-c:a', 'libvorbis'] : [];
    await makeWithFfmpeg('-f', 'lavfi', '-i', source, ...codec, path);
  }
  clips = await Promise.all(paths.map((path) => clipPart(path)));
  starts = join(folder, 'starts');
  noting = join(folder, 'noting-ffmpeg');
  await writeFile(noting, `#!/bin/sh\necho x >> '${starts}'\nexec '${ffmpeg.ffmpeg}' "$@"\n`, { mode: 0o755 });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function countStarts(work: () => Promise<unknown>): Promise<number> {
  await rm(starts, { force: true });
  await work();
  return (await readFile(starts, 'utf8')).trim().split('\n').length;
}

async function assembleOn(
  cores: number,
  parts: readonly AudioPart[],
  cache = createTestCache(join(folder, `${cores}`)),
) {
  const directory = await mkdtemp(join(folder, 'out-'));
  const assembler = createAssembler({ ffmpeg: { ...ffmpeg, ffmpeg: noting }, cache, cores });
  const assemble = (bitrateKbps = 64) =>
    assembler.assemble({ parts, settings: { ...settings, bitrateKbps }, tags, directory }, signal);
  return { assembler, assemble };
}

async function contextIn(name: string, keptBytes?: number): Promise<DecodeClips> {
  const scratch = join(folder, name);
  await mkdir(scratch);
  return {
    run: createFfmpegRunner({ path: ffmpeg.ffmpeg, cores: 1 }),
    cache: createTestCache(join(scratch, 'cache')),
    ffmpegVersion: ffmpeg.version,
    maxSeconds: 3600,
    cores: 1,
    scratch,
    ...(keptBytes !== undefined && { keptBytes }),
  };
}

test('clips share the starts of ffmpeg, to be measured as to be encoded', async () => {
  const { assemble } = await assembleOn(1, clips);
  // Two groups of three are measured, one batch is encoded.
  expect(await countStarts(() => assemble())).toBe(3);
  // What was measured is known; the clips are decoded and encoded in one.
  expect(await countStarts(() => assemble(56))).toBe(1);
});

test('an episode has the same bytes however its clips are grouped', async () => {
  const together = await (await assembleOn(1, clips, createTestCache(join(folder, 'together')))).assemble();
  const apart = await (await assembleOn(clips.length, clips)).assemble();
  expect(apart.main.sha256).toBe(together.main.sha256);
  const probed = await assembleOn(2, clips);
  for (const { path } of clips) await probed.assembler.probe(path, signal, settings);
  expect((await probed.assemble()).main.sha256).toBe(together.main.sha256);
});

test('a clip that cannot be decoded fails with its own cause, not with that of its group', async () => {
  const path = join(folder, 'cut.m4a');
  const whole = await readFile(join(folder, 'b.m4a'));
  await writeFile(path, whole.subarray(0, whole.lastIndexOf('moov') - 4));
  const { assemble } = await assembleOn(
    1,
    [...clips.slice(0, 2), await clipPart(path)],
    createTestCache(join(folder, 'cut')),
  );
  await expect(assemble()).rejects.toMatchObject({ code: 'truncated', message: expect.stringContaining('cut off') });
});

test('the complaints of a damaged clip are not counted against others of its group', async () => {
  const path = join(folder, 'damaged.mp3');
  const bytes = await readFile(join(folder, 'f.mp3'));
  for (let at = 4000; at < bytes.length; at += 2000) bytes.fill(0xff, at, at + 300);
  await writeFile(path, bytes);
  const damaged = await clipPart(path);
  const found = await decodeClips(await contextIn('damaged'), [...clips.slice(0, 3), damaged], format, signal);
  expect(found.get(damaged.key)?.analysis.complaints).toBeGreaterThan(0);
  for (const { key } of clips.slice(0, 3)) expect(found.get(key)?.analysis.complaints).toBe(0);
});

test('a clip that exceeds its share of the disk is measured as a whole, and not kept', async () => {
  const [whole, limited] = await Promise.all([
    decodeClips(await contextIn('whole'), clips, format, signal),
    // 2.5 s of mono for each: the shorter clips fit.
    decodeClips(await contextIn('limited', clips.length * 2.6 * 88_200), clips, format, signal),
  ]);
  for (const { key } of clips) expect(limited.get(key)?.analysis).toEqual(whole.get(key)?.analysis);
  const kept = clips.map(({ key }) => limited.get(key)?.pcmPath !== undefined);
  expect(kept).toEqual([true, true, true, false, false, false]);
});
