/** Which language the engine is told: an engine of a few lines stands for models that no registry has. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createSherpaRecognizer } from '../../../src/narrate/recognizers/sherpa.ts';
import { encodeWav } from '../../../src/narrate/wav.ts';

const toy = vi.hoisted(() => ({ engine: '' }));
vi.mock('../../../src/narrate/voice-models/find-sherpa.ts', () => ({
  findSherpa: () => toy.engine,
  readSherpaVersion: () => 'sherpa@toy',
}));

/** Says what it was told when it was loaded, and since. */
const ENGINE = `
const told = ({ modelConfig: { whisper, senseVoice } }) => (whisper || senseVoice).language || 'nothing';
exports.OfflineRecognizer = class {
  constructor(config) { this.loaded = this.now = told(config); }
  setConfig(config) { this.now = told(config); }
  createStream() { return { acceptWaveform() {} }; }
  decode() {}
  getResult() { return { text: [process.pid, this.loaded, this.now].join(' '), lang: this.now }; }
};
`;
const WAV = encodeWav({ samples: new Int16Array(800), sampleRate: 8000 });
const { signal } = new AbortController();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-toy-engine-'));
  toy.engine = join(folder, 'engine.cjs');
  await writeFile(toy.engine, ENGINE);
});
afterAll(() => rm(folder, { recursive: true }));

async function hear(name: string, files: readonly string[], languages: readonly (string | undefined)[]) {
  const model = join(folder, name);
  await mkdir(model);
  for (const file of [...files, 'tokens.txt']) await writeFile(join(model, file), '');
  const recognizer = createSherpaRecognizer({ name, folder: model });
  const heard: (readonly [pid: string, told: string])[] = [];
  for (const language of languages) {
    const { text } = await recognizer.recognize(WAV, language === undefined ? {} : { language }, signal);
    const [pid = '', loaded = '', now = ''] = text.split(' ');
    heard.push([pid, name.startsWith('whisper') ? now : loaded]);
  }
  await recognizer.close?.();
  return { told: heard.map(([, told]) => told), processes: new Set(heard.map(([pid]) => pid)).size };
}

it('Whisper is told the language of each recording, unless it would end its process at it', async () => {
  const files = ['base-encoder.onnx', 'base-decoder.onnx'];
  expect(await hear('whisper-base', files, ['zh-CN', undefined, 'nb', 'gsw', 'en'])).toEqual({
    told: ['zh', 'nothing', 'no', 'nothing', 'en'],
    processes: 1,
  });
});

it('SenseVoice is told when it is loaded, once for each of two languages', async () => {
  expect(await hear('sense-voice', ['model.onnx'], ['zh', 'en-GB', 'zh', 'en', 'fr', 'en'])).toEqual({
    told: ['zh', 'en', 'zh', 'en', 'nothing', 'en'],
    processes: 3,
  });
});
