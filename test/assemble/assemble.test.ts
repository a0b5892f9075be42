/** What a listener hears of an assembled episode: what, when, how loud, how long. Judged with ffmpeg itself. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssembledAudio } from '../../src/assemble/assembler.ts';
import { createAssembler } from '../../src/assemble/create-assembler.ts';
import type { AudioPart, AudioSettings, EpisodeTags } from '../../src/model.ts';
import {
  chapterUrl,
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
/** What the first tests made, each with a cache of its own, by format and channels. */
const first = new Map<
  string,
  { readonly made: AssembledAudio; readonly cache: Cache; readonly changes: Partial<AudioSettings> }
>();
let parts: readonly AudioPart[];
/** The pitch that each cue must have, in the order in which they are heard. */
const pitches = [300, 400, 1000, 500, 600, 1500, 700];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-assemble-'));
  const quiet = join(folder, 'quiet.m4a');
  const loud = join(folder, 'loud.ogg');
  const wobble = (hertz: number, amplitude: number) => `aevalsrc=${amplitude}*sin(2*PI*${hertz}*t)*(0.6+0.4*sin(11*t))`;
  await makeWithFfmpeg('-f', 'lavfi', '-i', `${wobble(1000, 0.03)}:d=6:s=48000`, '-ac', '2', quiet);
  const padded = 'adelay=1500,apad=pad_len=64000';
  await makeWithFfmpeg(
    '-f',
    'lavfi',
    '-i',
    `${wobble(1500, 0.9)}:d=5:s=32000`,
    '-af',
    padded,
    '-c:a',
    'libvorbis',
    loud,
  );
  parts = [
    pause(0.3),
    await makeSpeech(folder, { text: '一', hertz: 300, seconds: 2.1, chapter: '开始' }),
    pause(0.35),
    await makeSpeech(folder, { text: '二', hertz: 400, seconds: 3.3 }),
    pause(0.8),
    await clipPart(quiet, { label: 'Quiet', chapter: 'The quiet clip', block: 1 }),
    pause(0.8),
    await makeSpeech(folder, { text: '三', hertz: 500, seconds: 2, block: 2 }),
    pause(0.35),
    await makeSpeech(folder, { text: 'four', hertz: 600, seconds: 2.5, rate: 16000, voice: 'flite:slt', block: 2 }),
    await clipPart(loud, { label: 'Loud', chapter: 'The loud clip', block: 3 }),
    pause(0.6),
    await makeSpeech(folder, { text: '五', hertz: 700, seconds: 2.4, block: 4 }),
    pause(1),
  ];
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type Cache = ReturnType<typeof createTestCache>;

async function assemble(
  changes: Partial<AudioSettings> = {},
  options: { readonly parts?: readonly AudioPart[]; readonly cache?: Cache; readonly tags?: EpisodeTags } = {},
): Promise<AssembledAudio> {
  const directory = await mkdtemp(join(folder, 'out-'));
  const cache = options.cache ?? createTestCache(join(directory, 'cache'));
  const request = {
    parts: options.parts ?? parts,
    settings: { ...settings, ...changes },
    tags: options.tags ?? tags,
    directory,
  };
  return createAssembler({ ffmpeg, cache }).assemble(request, signal);
}

describe.each([
  { format: 'mp3', channels: 'mono', lite: 'aac', rate: 44100, liteRate: 22050, loudnessLufs: -19, slack: 0 },
  { format: 'mp3', channels: 'stereo', lite: 'mp3', rate: 44100, liteRate: 22050, loudnessLufs: -16, slack: 0 },
  { format: 'm4a', channels: 'mono', lite: 'opus', rate: 44100, liteRate: 48000, loudnessLufs: -19, slack: 1024 },
  { format: 'opus', channels: 'mono', lite: 'aac', rate: 48000, liteRate: 22050, loudnessLufs: -19, slack: 960 },
] as const)(
  'an episode in $format, $channels, with $lite',
  ({ format, channels, lite, rate, liteRate, loudnessLufs, slack }) => {
    let made: AssembledAudio;
    let heard: Int16Array;
    beforeAll(async () => {
      const cache = createTestCache(await mkdtemp(join(folder, 'cache-')));
      const changes = { format, channels, loudnessLufs, lite, bitrateKbps: channels === 'stereo' ? 128 : 64 };
      made = await assemble(changes, { cache });
      first.set(`${format} ${channels}`, { made, cache, changes });
      heard = await decode(made.main.path, rate);
    });

    test('lasts as long as the timeline says', async () => {
      expect(Math.abs(heard.length - made.timeline.samples)).toBeLessThanOrEqual(slack);
      expect(made.timeline.sampleRate).toBe(rate);
      const small = await decode(made.lite?.path ?? '', liteRate);
      expect(Math.abs(small.length - (made.timeline.samples * liteRate) / rate)).toBeLessThanOrEqual(1024);
    });

    test('plays each sentence and clip within its cue, and no other sound there', () => {
      expect(made.timeline.cues.map((cue) => cue.text)).toEqual(['一', '二', 'Quiet', '三', 'four', 'Loud', '五']);
      for (const [index, cue] of made.timeline.cues.entries()) {
        const hertz = pitches[index] ?? 0;
        const inside = strength(heard, hertz, cue.start + 0.03, cue.end - 0.03, rate);
        expect(inside).toBeGreaterThan(0.05);
        for (const other of pitches.filter((pitch) => pitch !== hertz))
          expect(strength(heard, other, cue.start + 0.03, cue.end - 0.03, rate)).toBeLessThan(inside / 20);
        if (cue.text === 'Loud') continue;
        expect(onset(heard, cue.start, rate)).toBeLessThan(0.03);
        expect(strength(heard, hertz, cue.end + 0.01, cue.end + 0.05, rate)).toBeLessThan(inside / 20);
      }
    });

    test('has the loudness of the settings, and its true peak below the ceiling', async () => {
      for (const file of [made.main, ...(channels === 'mono' && made.lite ? [made.lite] : [])]) {
        const { lufs, truePeak } = await judgeLoudness(file.path);
        expect(Math.abs(lufs - loudnessLufs)).toBeLessThanOrEqual(0.5);
        expect(truePeak).toBeLessThanOrEqual(-1);
      }
    });

    test('carries its title and chapters', async () => {
      const facts = await inspect(made.main.path);
      expect(facts.title).toBe(tags.title);
      expect(facts.chapters.map(({ title }) => title)).toEqual(['开始', 'The quiet clip', 'The loud clip']);
      for (const [index, one] of facts.chapters.entries())
        expect(one.start).toBeCloseTo(made.timeline.chapters[index]?.start ?? -1, 2);
      expect(made.timeline.chapters[0]).toEqual({ start: 0, title: '开始', url: chapterUrl });
      if (format !== 'm4a') expect((await readFile(made.main.path)).includes(chapterUrl, 0, 'latin1')).toBe(true);
    });

    test('reports the byte length and SHA-256 of the file', async () => {
      const bytes = await readFile(made.main.path);
      const { createHash } = await import('node:crypto');
      expect(made.main.byteLength).toBe(bytes.length);
      expect(made.main.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    });
  },
);

/** How far from `at` the signal rises out of the silence before it, s. */
function onset(samples: Int16Array, at: number, rate: number): number {
  const from = Math.round((at - 0.05) * rate);
  for (let i = from; i < from + rate; i += 1) if (Math.abs(samples[i] ?? 0) > 600) return Math.abs(i / rate - at);
  return 1;
}

/** From an empty cache. */
function firstOf(format: 'mp3' | 'm4a' | 'opus') {
  const found = first.get(`${format} mono`);
  if (!found) throw new Error(`No ${format} was made.`);
  return found;
}

describe('assembling again', () => {
  test('encodes nothing and gives the same bytes', async () => {
    const { made, cache } = firstOf('mp3');
    const again = await assemble({ lite: 'aac' }, { cache });
    expect([made.fragmentsEncoded, made.fragmentsReused]).toEqual([6, 0]);
    expect([again.fragmentsEncoded, again.fragmentsReused]).toEqual([0, 6]);
    expect(again.main.sha256).toBe(made.main.sha256);
    expect(again.lite?.sha256).toBe(made.lite?.sha256);
  });

  test.each(['mp3', 'm4a', 'opus'] as const)(
    'gives the same %s with an empty cache and with a partial one',
    async (format) => {
      const cache = createTestCache(join(folder, `cache-half-${format}`));
      const assembler = createAssembler({ ffmpeg, cache });
      const directory = await mkdtemp(join(folder, 'o-'));
      const request = { settings: { ...settings, ...firstOf(format).changes }, tags, directory };
      await assembler.assemble({ ...request, parts: parts.filter((_, index) => index !== 3) }, signal);
      const warm = await assembler.assemble({ ...request, parts }, signal);
      expect(warm.fragmentsReused).toBeGreaterThan(2);
      expect(warm.main.sha256).toBe(firstOf(format).made.main.sha256);
    },
  );

  test.each(['mp3', 'opus'] as const)(
    'gives the same %s with clips probed before and with clips decoded while assembling',
    async (format) => {
      const audio = { ...settings, format, lite: 'aac' } as const;
      const cache = createTestCache(join(folder, `cache-probed-${format}`));
      const assembler = createAssembler({ ffmpeg, cache });
      for (const part of parts) if (part.kind === 'clip') await assembler.probe(part.path, signal, audio);
      const directory = await mkdtemp(join(folder, 'o-'));
      const probed = await assembler.assemble({ parts, settings: audio, tags, directory }, signal);
      expect(probed.main.sha256).toBe(firstOf(format).made.main.sha256);
      expect(probed.lite?.sha256).toBe(firstOf(format).made.lite?.sha256);
    },
  );

  test('encodes only the paragraph whose sentence changed', async () => {
    const changed = await makeSpeech(folder, { text: '新', hertz: 720, seconds: 2.4, block: 4 });
    const again = await assemble({ lite: 'aac' }, { parts: parts.with(12, changed), cache: firstOf('mp3').cache });
    expect([again.fragmentsEncoded, again.fragmentsReused]).toEqual([1, 5]);
  });
});

describe('between fragments', () => {
  test('pauses are as long as the script says, or shorter by less than a frame', async () => {
    const { timeline } = await assemble();
    const gaps = timeline.cues.slice(1).map((cue, index) => cue.start - (timeline.cues[index]?.end ?? 0));
    const wanted = [0.35, 0.8, 0.8, 0.35, 0, 0.6];
    gaps.forEach((gap, index) => {
      const least = wanted[index] ?? 0;
      expect(gap).toBeGreaterThan(least - 0.027);
      // Without a pause there still is the silence that lets fragments be exchanged.
      expect(gap).toBeLessThan(Math.max(least + 0.001, 0.08));
    });
  });

  test('silence at the ends of a clip is cut', () => {
    const { timeline } = firstOf('mp3').made;
    const loud = timeline.cues.find((cue) => cue.text === 'Loud');
    expect((loud?.end ?? 0) - (loud?.start ?? 0)).toBeLessThan(5.3);
    expect((loud?.end ?? 0) - (loud?.start ?? 0)).toBeGreaterThan(4.9);
  });

  test('joins do not click: the second difference there stays within that of the material', async () => {
    const { made } = firstOf('mp3');
    const heard = await decode(made.main.path);
    const bend = (i: number) => Math.abs((heard[i] ?? 0) - 2 * (heard[i - 1] ?? 0) + (heard[i - 2] ?? 0));
    const near = new Set(
      made.timeline.cues.flatMap((cue) => [cue.start, cue.end]).map((time) => Math.round(time * 20)),
    );
    let [atJoins, elsewhere] = [0, 0];
    for (let i = 2; i < heard.length; i += 1) {
      if (near.has(Math.round((i / 44100) * 20))) atJoins = Math.max(atJoins, bend(i));
      else elsewhere = Math.max(elsewhere, bend(i));
    }
    expect(atJoins).toBeLessThanOrEqual(elsewhere);
  });
});

test('seeking lands where the timeline says', async () => {
  const { made } = firstOf('mp3');
  const whole = await decode(made.main.path);
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  for (let i = 1; i <= 12; i += 1) {
    const at = ((i * 0.618) % 1) * (made.timeline.durationSeconds - 1.5) + 0.2;
    const args = [
      '-nostdin',
      '-v',
      'error',
      '-ss',
      at.toFixed(4),
      '-i',
      made.main.path,
      '-t',
      '0.4',
      '-f',
      's16le',
      '-',
    ];
    const { stdout } = await promisify(execFile)(ffmpeg.ffmpeg, args, { encoding: 'buffer' });
    const piece = new Int16Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + 0.4 * 44100 * 2));
    expect(Math.abs(bestShift(whole, piece, Math.round(at * 44100)))).toBeLessThanOrEqual(0.03 * 44100);
  }
});

/** The shift in samples at which a piece fits the whole best, looked for 50 ms to both sides. */
function bestShift(whole: Int16Array, piece: Int16Array, at: number): number {
  let best = { shift: 0, error: Number.POSITIVE_INFINITY };
  for (let shift = -2205; shift <= 2205; shift += 1) {
    let error = Math.abs(shift) * 1e-6;
    for (let i = 2000; i < piece.length && error < best.error; i += 37)
      error += Math.abs((whole[at + shift + i] ?? 0) - (piece[i] ?? 0));
    if (error < best.error) best = { shift, error };
  }
  return best.shift;
}

test('every format carries the cover', async () => {
  const coverPath = join(folder, 'cover.png');
  await makeWithFfmpeg('-f', 'lavfi', '-i', 'testsrc2=s=600x600', '-frames:v', '1', coverPath);
  for (const format of ['mp3', 'm4a', 'opus'] as const) {
    const { changes, cache } = firstOf(format);
    const made = await assemble(changes, { tags: { ...tags, coverPath }, cache });
    expect((await inspect(made.main.path)).videoCodecs).toEqual(['png']);
  }
});

test('only finished files remain in the folder, also after a failure', async () => {
  const directory = await mkdtemp(join(folder, 'only-'));
  const cacheFolder = join(folder, 'cache-only');
  const assembler = createAssembler({ ffmpeg, cache: createTestCache(cacheFolder) });
  await assembler.assemble({ parts, settings: { ...settings, lite: 'aac' } as const, tags, directory }, signal);
  expect((await readdir(directory)).sort()).toEqual(['lite.m4a', 'main.mp3']);
  const broken = join(folder, 'broken.mp3');
  await writeFile(broken, 'no sound at all');
  const failing = { parts: [...parts, await clipPart(broken)], settings, tags, directory };
  await expect(assembler.assemble(failing, signal)).rejects.toMatchObject({ code: 'not-audio', stage: 'assemble' });
  expect((await readdir(directory)).sort()).toEqual(['lite.m4a', 'main.mp3']);
  expect(await readdir(join(cacheFolder, 'tmp'))).toEqual([]);
});
