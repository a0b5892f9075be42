import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findSpeechFault } from '../../src/narrate/check-speech.ts';
import { createNativeEspeakSpeaker } from '../../src/narrate/drivers/espeak-native.ts';
import { foldForFlite } from '../../src/narrate/drivers/flite.ts';
import { createSpeakerPool } from '../../src/narrate/speaker-pool.ts';
import { startThreads } from '../../src/narrate/speaker-workers.ts';
import { decodeWav, encodeWav } from '../../src/narrate/wav.ts';

/** The engines run in threads, and threads run what was built. */
const workerUrl = new URL('../../dist/narrate/speaker-worker.js', import.meta.url);
const signal = new AbortController().signal;

describe.each([
  { driver: 'espeak', voice: 'cmn', language: 'zh-CN', text: '今天的风很大，渡船停了一个上午。', other: '河水退了。' },
  {
    driver: 'flite',
    voice: 'slt',
    language: 'en',
    text: 'The ferry waited until the wind had dropped.',
    other: 'It left.',
  },
])('the narrator $driver', ({ driver, voice, language, text, other }) => {
  const pool = createSpeakerPool({ size: 1, start: startThreads(workerUrl) });
  afterAll(() => pool.close());
  const say = (words: string, name = voice) => pool.synthesize({ driver, voice: name, language, text: words }, signal);

  it('speaks a whole sentence', async () => {
    expect(findSpeechFault(text, await say(text), driver)).toBeUndefined();
  });

  it('gives the same samples after other sentences', async () => {
    const first = await say(text);
    const second = await say(other);
    const again = await say(text);
    expect(Buffer.from(again.samples.buffer).equals(Buffer.from(first.samples.buffer))).toBe(true);
    expect(second.samples.length).toBeLessThan(first.samples.length);
  });

  it('gives the same samples in whatever order sentences of any length come', async () => {
    const texts = [1, 5, 2, 8].map((times) => `${text} ${other} `.repeat(times));
    const spoken = async (words: string) => Buffer.from((await say(words)).samples.buffer).toString('base64');
    const first = new Map<string, string>();
    for (const words of texts) first.set(words, await spoken(words));
    for (const words of [...texts].reverse()) expect((await spoken(words)) === first.get(words)).toBe(true);
  });

  it('speaks faster and slower as it is told, at its own pace again after that', async () => {
    const length = async (speed?: number) => {
      const pace = speed === undefined ? {} : { speed };
      return (await pool.synthesize({ driver, voice, language, text, ...pace }, signal)).samples.length;
    };
    const usual = await length();
    expect((await length(1.4)) / usual).toBeLessThan(0.85);
    expect((await length(0.75)) / usual).toBeGreaterThan(1.15);
    expect(await length(1)).toBe(usual);
  });

  it('refuses a voice that it has not, instead of speaking with another', async () => {
    await expect(say(text, 'nobody')).rejects.toMatchObject({
      code: 'no-voice',
      hint: expect.stringContaining('voices'),
    });
  });
});

describe('a program that speaks', () => {
  it('is told no secrets', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-espeak-'));
    const path = process.env['PATH'];
    await writeFile(join(folder, 'espeak-ng'), `#!/bin/sh\nenv > '${folder}/seen'\nexit 1\n`, { mode: 0o755 });
    process.env['PATH'] = `${folder}:${path}`;
    process.env['LECTERN_TEST_SECRET'] = 'hush';
    try {
      const said = createNativeEspeakSpeaker().synthesize('好。', { voice: 'cmn', language: 'zh' }, signal);
      await expect(said).rejects.toMatchObject({ code: 'speech' });
      const seen = await readFile(join(folder, 'seen'), 'utf8');
      expect(seen).toContain('PATH=');
      expect(seen).not.toContain('hush');
    } finally {
      process.env['PATH'] = path;
      delete process.env['LECTERN_TEST_SECRET'];
      await rm(folder, { recursive: true });
    }
  });
});

describe.skipIf(!hasProgram('espeak-ng'))("the system's espeak-ng", () => {
  const speaker = createNativeEspeakSpeaker();
  const say = (text: string, voice: string) => speaker.synthesize(text, { voice, language: 'zh' }, signal);

  it('speaks a whole sentence, the same each time', async () => {
    const [first, second] = [
      await say('今天的风很大，渡船停了一个上午。', 'cmn-latn-pinyin'),
      await say('今天的风很大，渡船停了一个上午。', 'cmn-latn-pinyin'),
    ];
    expect(findSpeechFault('今天的风很大，渡船停了一个上午。', first, 'espeak-native')).toBeUndefined();
    expect(Buffer.from(second.samples.buffer).equals(Buffer.from(first.samples.buffer))).toBe(true);
    expect(speaker.version).toMatch(/^espeak-native@\d/);
  });

  it('takes no text for an option, and refuses a voice that it has not', async () => {
    expect((await say('--version', 'en')).samples.length).toBeGreaterThan(2000);
    await expect(say('好。', 'nobody-at-all')).rejects.toMatchObject({ code: 'no-voice' });
  });
});

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));
}

describe('flite', () => {
  it('says accented letters and typographic marks as plain ones', () => {
    expect(foldForFlite('“Café” – naïve Łódź…')).toBe('"Cafe" - naive lodz...');
  });

  it('spells an A among other letters, and leaves the article', () => {
    expect(foldForFlite('The N B A finals, an A B C, A dog and vitamin A.')).toBe(
      'The N B ay finals, an ay B C, A dog and vitamin A.',
    );
  });

  it('refuses a script that it would drop without a word', () => {
    expect(() => foldForFlite('He said 你好 to her.')).toThrow(/flite cannot say “你”/);
  });
});

describe('the check of every sentence', () => {
  const tone = (seconds: number) => ({
    sampleRate: 8000,
    samples: Int16Array.from({ length: seconds * 8000 }, (_, index) => 8000 * Math.sin(index / 3)),
  });
  it.each([
    ['nothing', { sampleRate: 8000, samples: new Int16Array(0) }, /nothing came/],
    ['silence', { sampleRate: 8000, samples: new Int16Array(16000) }, /silence/],
    ['a fragment', tone(0.4), /too short/],
    ['endless noise', tone(60), /too long/],
    ['a tone', tone(3.2), /steady noise/],
  ])('finds %s', (_name, pcm, fault) => {
    expect(findSpeechFault('河边的集市每逢三六九开张。', pcm, 'espeak')).toMatch(fault);
  });
});

describe('WAV files', () => {
  it('come back as they went', () => {
    const samples = Int16Array.from([0, 1, -1, 32767, -32768]);
    expect(decodeWav(encodeWav({ samples, sampleRate: 16000 }))).toEqual({ samples, sampleRate: 16000 });
  });
  it('of another kind are refused', () => {
    const stereo = encodeWav({ samples: new Int16Array(8), sampleRate: 16000 });
    stereo.writeUInt16LE(2, 22);
    expect(() => decodeWav(stereo)).toThrow(/another sample format/);
  });
});
