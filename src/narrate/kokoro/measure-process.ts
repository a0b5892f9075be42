/** The process that measures one form of the model, and ends. Its argument is a {@link MeasureConfig}. */
import { openModel, SAMPLE_RATE } from './open-model.ts';
import { tokensOf } from './symbols.ts';
import { readStyle, STYLE_WIDTH } from './voice-files.ts';

export type MeasureConfig = {
  readonly runtime: string;
  readonly model: string;
  readonly folder: string;
  readonly voice: string;
};

export type Measurement = {
  /** CPU seconds for a second of audio. */
  readonly cpuPerSecond: number;
  readonly samples: number;
  /** The levels of frames of 20 ms, by which two forms are compared: their waves differ, and nobody hears it. */
  readonly envelope: readonly number[];
};

/** “Good day.”, and “The ferry waited until the wind had dropped, and then it left for the northern shore.” */
const WARM_UP = 'ɡʊd dˈA.';
const SENTENCE = 'ðə fˈɛɹi wˈAtᵻd əntˈɪl ðə wˈɪnd hæd dɹˈɑpt, ænd ðˈɛn ɪt lˈɛft fɔɹ ðə nˈɔɹðəɹn ʃˈɔɹ.';

const { runtime, model: path, folder, voice } = JSON.parse(process.argv[2] ?? '{}') as MeasureConfig;
const style = readStyle(folder, voice);
const model = await openModel(runtime, path);
const say = (symbols: string) => {
  const tokens = tokensOf(symbols);
  const row = tokens.length - 1;
  return model.run(tokens, style.slice(row * STYLE_WIDTH, (row + 1) * STYLE_WIDTH), 1);
};
await say(WARM_UP);
const before = process.cpuUsage();
const samples = await say(SENTENCE);
const { user, system } = process.cpuUsage(before);
const measurement: Measurement = {
  cpuPerSecond: (user + system) / 1e6 / (samples.length / SAMPLE_RATE),
  samples: samples.length,
  envelope: measureEnvelope(samples),
};
process.send?.(measurement, () => process.disconnect());

function measureEnvelope(wave: Float32Array): readonly number[] {
  const frame = SAMPLE_RATE / 50;
  return Array.from({ length: Math.floor(wave.length / frame) }, (_, index) => {
    const part = wave.subarray(index * frame, (index + 1) * frame);
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / frame);
  });
}
