/** However a recording is damaged on its way, it is heard as what it is or refused by name; no tool crashes or hangs. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assembler } from '../../src/assemble/assembler.ts';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import { findFfmpeg } from '../../src/assemble/find-ffmpeg.ts';
import { readEnvironment } from '../../src/config/read-config.ts';
import { LecternError } from '../../src/errors.ts';
import { createDiskCache } from '../../src/io/cache.ts';
import { memoryIndex } from '../helpers/memory-index.ts';
import { FUZZ_LIMIT_MS, fuzz } from './runs.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/articles', import.meta.url));
const { signal } = new AbortController();

describe('a recording', { timeout: FUZZ_LIMIT_MS }, () => {
  let folder: string;
  let assembler: Assembler;
  let clips: readonly Buffer[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-media-'));
    const cache = createDiskCache(join(folder, 'cache'), memoryIndex());
    assembler = createAssembler({ ffmpeg: await findFfmpeg(readEnvironment(), signal), cache });
    const names = await readdir(SEEDS, { recursive: true });
    const audio = names.filter((name) => /\.(?:mp3|m4a|ogg|opus|flac|wav)$/.test(name)).sort();
    clips = await Promise.all(audio.map((name) => readFile(join(SEEDS, name))));
    expect(clips.length).toBeGreaterThan(1);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('with bytes changed, cut out, put in or cut off is judged, not feared', async () => {
    // The beginning decides what a file is taken for: it is hit more often.
    const place = fc.oneof(fc.double({ min: 0, max: 0.01, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    const change = fc.record({
      at: place,
      remove: fc.constantFrom(0, 0, 1, 4, 1000),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc.constantFrom(
          Buffer.from('#EXTM3U\nfile:///etc/passwd\n'),
          Buffer.alloc(8, 255),
          Buffer.from('moov'),
          Buffer.from('ID3\u0004\0\0\u007f\u007f\u007f\u007f', 'latin1'),
        ),
      ),
      isOver: fc.boolean(),
    });
    const end = fc.oneof(fc.constant(1), place);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        end,
        async (which, changes, keep) => {
          let bytes = clips[which % clips.length] ?? Buffer.alloc(0);
          for (const { at, remove, put, isOver } of changes) {
            const start = Math.floor(at * bytes.length);
            bytes = Buffer.concat([
              bytes.subarray(0, start),
              put,
              bytes.subarray(start + (isOver ? put.length : remove)),
            ]);
          }
          const path = join(folder, 'clip.mp3');
          await writeFile(path, bytes.subarray(0, Math.ceil(keep * bytes.length)));
          try {
            const { durationSeconds } = await assembler.probe(path, signal);
            expect(durationSeconds).toBeGreaterThan(0);
            expect(durationSeconds).toBeLessThan(600);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(LecternError);
            expect(['not-audio', 'truncated', 'silent', 'too-large']).toContain((thrown as LecternError).code);
          }
        },
      ),
      { ...fuzz(60), interruptAfterTimeLimit: process.env['FUZZ_RUNS'] ? 6 * 3_600_000 : 12_000 },
    );
  });
});
