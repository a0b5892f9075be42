/**
 * A Kokoro made by hand, for the real runtime: the inputs and the output of the real model, a tone for each token, and on
 * the way one quantised convolution, one normalisation and one activation as the real model has them, so that it can be
 * rewritten.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INT64, integerAttribute, integersAttribute, integerTensor } from '../../../src/narrate/kokoro/onnx-model.ts';
import { bytesField, integerField } from '../../../src/narrate/kokoro/onnx-wire.ts';

/** At 24 kHz. */
export const SAMPLES_PER_TOKEN = 1440;
const CHANNELS = 16;
const TYPE = { float: 1, uint8: 2, int32: 6 } as const;

const node = (
  operator: string,
  inputs: readonly string[],
  outputs: string | readonly string[],
  ...attributes: readonly Uint8Array[]
) =>
  bytesField(
    1,
    ...inputs.map((name) => bytesField(1, name)),
    ...[outputs].flat().map((name) => bytesField(2, name)),
    bytesField(4, operator),
    ...attributes,
  );

function constant(name: string, type: number, dimensions: readonly number[], data: Float32Array | Uint8Array) {
  const bytes = new Uint8Array(data.buffer);
  return bytesField(
    5,
    ...dimensions.map((size) => integerField(1, size)),
    integerField(2, type),
    bytesField(8, name),
    bytesField(9, bytes),
  );
}
const floats = (name: string, dimensions: readonly number[], values: readonly number[]) =>
  constant(name, TYPE.float, dimensions, Float32Array.from(values));
const integers = (name: string, values: readonly number[]) => {
  const { dimensions, rest } = integerTensor(name, values);
  return bytesField(5, ...dimensions.map((size) => integerField(1, size)), ...rest);
};

/** A dimension is a number, or a name where it varies. */
function port(field: number, name: string, type: number, dimensions: readonly (number | string)[]) {
  const shape = dimensions.map((size) =>
    bytesField(1, typeof size === 'number' ? integerField(1, size) : bytesField(2, size)),
  );
  return bytesField(
    field,
    bytesField(1, name),
    bytesField(2, bytesField(1, integerField(1, type), bytesField(2, ...shape))),
  );
}

export type ToyOptions = {
  /** Of the wave; beyond 1 it overshoots full scale. */
  readonly loudness?: number;
  /** The scale in a list of one, which the rewriting does not expect. */
  readonly isScaleInList?: boolean;
  /** What the activation divides by for its first channel, which is to be what it multiplies by: 0.5. */
  readonly inverse?: number;
};

export function buildToyKokoro({ loudness = 0.5, isScaleInList = false, inverse = 0.5 }: ToyOptions = {}): Buffer {
  const perChannel = (value: (channel: number) => number) => Array.from({ length: CHANNELS }, (_, at) => value(at));
  const weights = Uint8Array.from({ length: CHANNELS * CHANNELS * 3 }, (_, at) => (at * 37) % 251);
  const mean = (value: string, axes: string, output: string) =>
    node('ReduceMean', [value, axes], output, integerAttribute('keepdims', 1));
  const graph = bytesField(
    7,
    node('Cast', ['tokens'], 'numbers', integerAttribute('to', 1)),
    node('Reshape', ['numbers', 'as-row'], 'row'),
    node('Mul', ['row', 'frequencies'], 'turns'),
    node('Sin', ['turns'], 'x'),
    node('DynamicQuantizeLinear', ['x'], ['x8', 'x-scale', 'x-zero']),
    node(
      'ConvInteger',
      ['x8', 'weights', 'x-zero', 'weights-zero'],
      'products',
      integersAttribute('kernel_shape', [3]),
      integersAttribute('pads', [1, 1]),
      integersAttribute('strides', [1]),
      integersAttribute('dilations', [1]),
      integerAttribute('group', 1),
    ),
    node('Mul', ['x-scale', 'weights-scale'], 'scale'),
    node('Div', ['bias', 'scale'], 'bias-1'),
    node('Floor', ['bias-1'], 'bias-2'),
    node('Cast', ['bias-2'], 'bias-3', integerAttribute('to', TYPE.int32)),
    node('Reshape', ['bias-3', 'by-channel'], 'bias-4'),
    node('Add', ['products', 'bias-4'], 'sums'),
    node('Cast', ['sums'], 'sums-f', integerAttribute('to', 1)),
    node('Mul', ['sums-f', 'scale'], 'y'),
    mean('y', 'time-axis', 'mean'),
    node('Sub', ['y', 'mean'], 'difference'),
    node('Mul', ['difference', 'difference'], 'squares'),
    mean('squares', 'time-axis', 'variance'),
    node('Add', ['variance', 'epsilon'], 'variance-e'),
    node('Sqrt', ['variance-e'], 'deviation'),
    node('Div', ['difference', 'deviation'], 'normal'),
    node('Mul', ['gamma', 'normal'], 'scaled'),
    node('Add', ['scaled', 'beta'], 'z'),
    node('Mul', ['alpha', 'z'], 'angle'),
    node('Sin', ['angle'], 'sine'),
    node('Pow', ['sine', 'two'], 'sine-squared'),
    node('Mul', ['inverse-alpha', 'sine-squared'], 'snake-part'),
    node('Add', ['z', 'snake-part'], 'snake'),
    mean('snake', 'channel-axis', 'pitches'),
    node('Reshape', ['pitches', 'as-column'], 'column'),
    mean('style', 'channel-axis', 'shift'),
    node('Add', ['column', 'shift'], 'pitch'),
    node('Add', ['pitch', 'base'], 'cycles'),
    node('Div', ['length', 'speed'], 'length-1'),
    node('Reshape', ['length-1', 'as-scalar'], 'length-0'),
    node('Range', ['zero', 'length-0', 'one'], 'time'),
    node('Mul', ['cycles', 'time'], 'phase-1'),
    node('Mul', ['phase-1', 'radians'], 'phase'),
    node('Sin', ['phase'], 'wave'),
    node('Mul', ['time', 'half-turn'], 'course'),
    node('Sin', ['course'], 'swell'),
    node('Mul', ['wave', 'swell'], 'syllable'),
    // The 0 at both ends is silence.
    node('Reshape', ['numbers', 'as-column'], 'number'),
    node('Min', ['number', 'one'], 'is-heard'),
    node('Mul', ['syllable', 'is-heard'], 'heard'),
    node('Mul', ['heard', 'loudness'], 'loud'),
    node('Reshape', ['loud', 'flat'], 'audio'),
    bytesField(2, 'toy'),
    integers('as-row', [1, 1, -1]),
    integers('as-column', [-1, 1]),
    integers('as-scalar', []),
    integers('by-channel', [1, CHANNELS, 1]),
    integers('flat', [-1]),
    integers('time-axis', [2]),
    integers('channel-axis', [1]),
    floats(
      'frequencies',
      [1, CHANNELS, 1],
      perChannel((at) => 0.3 + at / 7),
    ),
    constant('weights', TYPE.uint8, [CHANNELS, CHANNELS, 3], weights),
    isScaleInList ? floats('weights-scale', [1], [0.01]) : floats('weights-scale', [], [0.01]),
    constant('weights-zero', TYPE.uint8, [], Uint8Array.of(128)),
    floats(
      'bias',
      [CHANNELS],
      perChannel((at) => at / 10),
    ),
    floats('epsilon', [], [1e-5]),
    floats(
      'gamma',
      [1, CHANNELS, 1],
      perChannel((at) => 1 + at / 20),
    ),
    floats(
      'beta',
      [1, CHANNELS, 1],
      perChannel((at) => at / 30),
    ),
    floats(
      'alpha',
      [1, CHANNELS, 1],
      perChannel((at) => 0.5 + at / 8),
    ),
    floats(
      'inverse-alpha',
      [1, CHANNELS, 1],
      perChannel((at) => 1 / (inverse + at / 8)),
    ),
    floats('two', [], [2]),
    floats('base', [], [12]),
    floats('length', [1], [SAMPLES_PER_TOKEN]),
    floats('zero', [], [0]),
    floats('one', [], [1]),
    floats('radians', [], [(2 * Math.PI * 30) / 24_000]),
    floats('half-turn', [], [Math.PI / SAMPLES_PER_TOKEN]),
    floats('loudness', [], [loudness]),
    port(11, 'tokens', INT64, [1, 'N']),
    port(11, 'style', 1, [1, 256]),
    port(11, 'speed', 1, [1]),
    port(12, 'audio', 1, ['T']),
  );
  const opset = bytesField(8, bytesField(1, ''), integerField(2, 20));
  return Buffer.concat([integerField(1, 9), bytesField(2, 'lectern-test'), graph, opset]);
}

/** A folder as the installer hands it over: the model as `original.onnx`, and voices that differ. */
export async function writeToyKokoro(folder: string, options: ToyOptions = {}): Promise<string> {
  await mkdir(join(folder, 'voices'), { recursive: true });
  for (const [at, name] of ['af_heart', 'zf_xiaoxiao'].entries())
    await writeFile(join(folder, 'voices', `${name}.bin`), new Uint8Array(new Float32Array(510 * 256).fill(at).buffer));
  const path = join(folder, 'original.onnx');
  await writeFile(path, buildToyKokoro(options));
  return path;
}
