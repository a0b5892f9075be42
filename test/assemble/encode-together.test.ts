/** The clips of an episode are encoded several in one ffmpeg; what comes out is what each gives alone. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import type { AudioPart } from '../../src/model.ts';
import { clipPart, createTestCache, ffmpeg, makeWithFfmpeg, settings, tags } from './synthetic-audio.ts';

const { signal } = new AbortController();
type Clip = Extract<AudioPart, { kind: 'clip' }>;
let folder: string;
let clips: readonly Clip[];
/** An ffmpeg that notes each of its starts. */
let noting: string;
let starts: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-encode-'));
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

/** An assembler that has probed the clips, as they are when they were fetched. */
async function probedOn(cores: number) {
  const cache = createTestCache(join(folder, `${cores}`));
  const assembler = createAssembler({ ffmpeg: { ...ffmpeg, ffmpeg: noting }, cache, cores });
  for (const { path } of clips) await assembler.probe(path, signal, settings);
  await rm(starts);
  const directory = await mkdtemp(join(folder, 'out-'));
  return () => assembler.assemble({ parts: clips, settings, tags, directory }, signal);
}

test('clips that were probed share one start of ffmpeg, and have the same bytes as clips that are encoded apart', async () => {
  const assembleTogether = await probedOn(1);
  const together = await assembleTogether();
  // One batch, which also has the silence between them.
  expect((await readFile(starts, 'utf8')).trim().split('\n')).toHaveLength(1);
  const assembleApart = await probedOn(clips.length);
  expect((await assembleApart()).main.sha256).toBe(together.main.sha256);
  expect((await readFile(starts, 'utf8')).trim().split('\n').length).toBeGreaterThan(3);
});

test('a clip that nobody has probed and that cannot be decoded fails with its own cause', async () => {
  const path = join(folder, 'cut.m4a');
  const whole = await readFile(join(folder, 'b.m4a'));
  await writeFile(path, whole.subarray(0, whole.lastIndexOf('moov') - 4));
  const directory = await mkdtemp(join(folder, 'out-'));
  const assembler = createAssembler({ ffmpeg, cache: createTestCache(join(folder, 'cut')) });
  const parts = [...clips.slice(0, 2), await clipPart(path)];
  await expect(assembler.assemble({ parts, settings, tags, directory }, signal)).rejects.toMatchObject({
    code: 'truncated',
    message: expect.stringContaining('cut off'),
  });
});
