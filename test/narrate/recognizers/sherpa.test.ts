import { afterAll, describe, expect, it } from 'vitest';
import type { Recognizer } from '../../../src/narrate/recognizer.ts';
import { chooseByLanguage } from '../../../src/narrate/recognizers/by-language.ts';
import { toSherpaTokens } from '../../../src/narrate/recognizers/moonshine-tokens.ts';
import { buildRecognizerConfig, planRecognizer } from '../../../src/narrate/recognizers/plan-recognizer.ts';
import { createSherpaRecognizer, cutPieces } from '../../../src/narrate/recognizers/sherpa.ts';
import { createSpeakerPool } from '../../../src/narrate/speaker-pool.ts';
import { startThreads } from '../../../src/narrate/speaker-workers.ts';
import { encodeWav } from '../../../src/narrate/wav.ts';
import { describeRecognizer } from '../../contracts/recognizer-contract.ts';

const { signal } = new AbortController();
const files = (...paths: readonly string[]) => paths.map((path) => ({ path, byteLength: 1000 }));

describe('a folder', () => {
  it.each([
    [
      'sherpa-onnx-whisper-base',
      ['base-encoder.onnx', 'base-encoder.int8.onnx', 'base-decoder.int8.onnx', 'base-tokens.txt'],
      'whisper',
      undefined,
    ],
    [
      'sherpa-onnx-whisper-tiny.en',
      ['tiny.en-encoder.onnx', 'tiny.en-decoder.onnx', 'tiny.en-tokens.txt'],
      'whisper',
      ['en'],
    ],
    [
      'sherpa-onnx-moonshine-tiny-en-int8',
      ['preprocess.onnx', 'encode.int8.onnx', 'uncached_decode.int8.onnx', 'cached_decode.int8.onnx', 'tokens.txt'],
      'moonshine',
      ['en'],
    ],
    ['moonshine-base-zh', ['encoder_model.ort', 'decoder_model_merged.ort', 'tokens.txt'], 'moonshine', ['zh']],
    [
      'sherpa-onnx-sense-voice-2024',
      ['model.onnx', 'model.int8.onnx', 'tokens.txt'],
      'senseVoice',
      ['zh', 'yue', 'en', 'ja', 'ko'],
    ],
    ['sherpa-onnx-paraformer-zh-small', ['model.int8.onnx', 'tokens.txt'], 'paraformer', ['zh', 'en']],
  ] as const)('%s is known by its files', (name, paths, family, languages) => {
    const plan = planRecognizer(name, files(...paths));
    expect(plan.family).toBe(family);
    expect(plan.languages).toEqual(languages);
    const config = JSON.stringify(buildRecognizerConfig(plan, '/models', 2));
    for (const path of paths.filter((one) => !/^(?:base-encoder|model)\.onnx$/.test(one)))
      expect(config).toContain(`/models/${path}`);
  });

  it.each([
    ['a', ['model.onnx'], 'tokens.txt'],
    ['a', ['model.onnx', 'tokens.txt'], 'no kind that is known'],
  ])('that is of no known kind is refused with the reason', (name, paths, why) => {
    expect(() => planRecognizer(name, files(...paths))).toThrow(why);
  });
});

it('a recording that is longer than the engine takes is cut where it is quiet', () => {
  const rate = 1000;
  const samples = Int16Array.from({ length: 20 * rate }, (_, at) => (at > 7000 && at < 7200 ? 1 : 5000));
  const pieces = cutPieces({ samples, sampleRate: rate }, 8.5);
  expect(pieces.map(({ start }) => start)[1]).toBeCloseTo(7.1, 1);
  expect(Math.max(...pieces.map((piece) => piece.samples.length))).toBeLessThanOrEqual(8500);
  expect(pieces.reduce((sum, piece) => sum + piece.samples.length, 0)).toBe(samples.length);
});

it('Moonshine’s tokens become a list for sherpa, short and long ones', () => {
  const long = 'x'.repeat(200);
  const bytes = Buffer.concat([
    Buffer.from([2]),
    Buffer.from('ab'),
    Buffer.from([128 + 72, 1]),
    Buffer.from(long),
    Buffer.from([0]),
  ]);
  const lines = toSherpaTokens(bytes).trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['0', '1', '2']);
  expect(Buffer.from(lines[1]?.split(' ')[0] ?? '', 'base64').toString()).toBe(long);
});

describe('several recognisers', () => {
  const fake = (id: string, languages?: readonly string[]): Recognizer => ({
    ...{ id, version: `${id}@1`, ...(languages && { languages }) },
    recognize: async () => ({ text: id, words: [], segments: [] }),
  });
  const hear = async (all: readonly Recognizer[], language?: string) =>
    (await chooseByLanguage(all)?.recognize(new Uint8Array(), language === undefined ? {} : { language }, signal))
      ?.text;

  it('hear each what it knows best, and what nobody names by the broadest', async () => {
    const all = [fake('any'), fake('english', ['en']), fake('asian', ['zh', 'ja'])];
    expect(await Promise.all(['en-GB', 'zh', 'fr', undefined].map((one) => hear(all, one)))).toEqual([
      'english',
      'asian',
      'any',
      'any',
    ]);
    expect(chooseByLanguage(all)?.languages).toBeUndefined();
    expect(chooseByLanguage(all.slice(1))?.languages).toEqual(['en', 'zh', 'ja']);
  });

  it('are none where there is none', () => {
    expect(chooseByLanguage([])).toBeUndefined();
  });
});

/** The folder of Moonshine as `lectern recognizers install moonshine-tiny-en` fills it, which CI brings where it can. */
const moonshine = process.env['LECTERN_TEST_MOONSHINE'] ?? '';
const pool = createSpeakerPool({
  size: 1,
  start: startThreads(new URL('../../../dist/narrate/speaker-worker.js', import.meta.url)),
});
afterAll(() => pool.close());
if (moonshine !== '')
  describeRecognizer('sherpa, with Moonshine’s real weights', async () => {
    const text = 'The river was quiet, and the boats were lying still in the morning.';
    const pcm = await pool.synthesize({ driver: 'flite', voice: 'slt', language: 'en', text }, signal);
    const recognizer = createSherpaRecognizer({ name: 'moonshine-tiny-en', folder: moonshine, languages: ['en'] });
    return {
      ...{
        recognizer,
        wav: encodeWav(pcm),
        silence: encodeWav({ ...pcm, samples: new Int16Array(pcm.samples.length) }),
      },
      ...{
        language: 'en',
        words: text.toLowerCase().replace(/[.,]/g, '').split(' '),
        seconds: pcm.samples.length / pcm.sampleRate,
      },
      close: async () => recognizer.close?.(),
    };
  });
