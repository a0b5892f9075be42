/**
 * A voice made by hand, for the real engine: an ONNX model that turns each token into a fifth of a second of a tone of
 * its own, with the metadata of a VITS model. It adds noise as real ones do.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const SAMPLE_RATE = 16_000;
export const SAMPLES_PER_CHARACTER = 3_200;

const FLOAT = 1;
const INT64 = 7;

/** Protocol buffers' wire format, as far as ONNX needs it. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
const integer = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, ...parts: readonly (Buffer | string)[]) => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([varint(field * 8 + 2), varint(body.length), body]);
};

const node = (operator: string, inputs: readonly string[], output: string, ...attributes: readonly Buffer[]) =>
  bytes(1, ...inputs.map((name) => bytes(1, name)), bytes(2, output), bytes(4, operator), ...attributes);
const castTo = (type: number) => bytes(5, bytes(1, 'to'), integer(3, type), integer(20, 2));

function constant(name: string, type: number, dimensions: readonly number[], values: readonly number[]): Buffer {
  const data = Buffer.from(
    type === FLOAT ? Float32Array.from(values).buffer : BigInt64Array.from(values, BigInt).buffer,
  );
  return bytes(5, ...dimensions.map((size) => integer(1, size)), integer(2, type), bytes(8, name), bytes(9, data));
}

/** A dimension is a number, or a name where it varies. */
function port(field: number, name: string, type: number, dimensions: readonly (number | string)[]): Buffer {
  const shape = dimensions.map((size) => bytes(1, typeof size === 'number' ? integer(1, size) : bytes(2, size)));
  return bytes(field, bytes(1, name), bytes(2, bytes(1, integer(1, type), bytes(2, ...shape))));
}

export type ToyOptions = { readonly metadata?: Readonly<Record<string, string>>; readonly speakers?: number };

export function buildToyModel({ metadata = {}, speakers = 1 }: ToyOptions = {}): Buffer {
  const graph = bytes(
    7,
    node('Cast', ['x'], 'tokens', castTo(FLOAT)),
    node('Reshape', ['tokens', 'column'], 'token'),
    node('Cast', ['sid'], 'speaker', castTo(FLOAT)),
    node('Mul', ['speaker', 'semitones'], 'shift'),
    node('Add', ['token', 'shift'], 'pitch'),
    node('Range', ['zero', 'length', 'one'], 'time'),
    node('Mul', ['pitch', 'time'], 'turns'),
    node('Mul', ['turns', 'radians'], 'phase'),
    node('Sin', ['phase'], 'wave'),
    node('Mul', ['time', 'half-turn'], 'course'),
    node('Sin', ['course'], 'swell'),
    node('Mul', ['wave', 'swell'], 'syllable'),
    node('Mul', ['syllable', 'loudness'], 'tones'),
    node('RandomNormalLike', ['tones'], 'random'),
    node('Mul', ['random', 'noise_scale'], 'noise'),
    node('Add', ['tones', 'noise'], 'voice'),
    node('Reshape', ['voice', 'flat'], 'y'),
    bytes(2, 'toy'),
    constant('column', INT64, [2], [-1, 1]),
    constant('flat', INT64, [3], [1, 1, -1]),
    constant('zero', FLOAT, [], [0]),
    constant('one', FLOAT, [], [1]),
    constant('length', FLOAT, [], [SAMPLES_PER_CHARACTER]),
    constant('semitones', FLOAT, [1], [7]),
    constant('radians', FLOAT, [1], [(2 * Math.PI * 50) / SAMPLE_RATE]),
    constant('half-turn', FLOAT, [1], [Math.PI / SAMPLES_PER_CHARACTER]),
    constant('loudness', FLOAT, [1], [0.4]),
    port(11, 'x', INT64, [1, 'N']),
    port(11, 'x_length', INT64, [1]),
    port(11, 'noise_scale', FLOAT, [1]),
    port(11, 'length_scale', FLOAT, [1]),
    port(11, 'noise_scale_w', FLOAT, [1]),
    port(11, 'sid', INT64, [1]),
    port(12, 'y', FLOAT, [1, 1, 'T']),
  );
  const facts = {
    model_type: 'vits',
    comment: 'toy',
    language: 'Chinese',
    sample_rate: String(SAMPLE_RATE),
    n_speakers: String(speakers),
    add_blank: '0',
    punctuation: '， 。 ！ ？',
    ...metadata,
  };
  return Buffer.concat([
    integer(1, 8),
    bytes(2, 'lectern-test'),
    graph,
    bytes(8, bytes(1, ''), integer(2, 13)),
    ...Object.entries(facts).map(([key, value]) => bytes(14, bytes(1, key), bytes(2, value))),
  ]);
}

/** The characters that the toy can say, besides its marks. */
export const TOY_CHARACTERS = '今天的风很大渡船停了一个上午河水退';

/** The files of the toy voice, by path. */
export function buildToyFiles(options: ToyOptions = {}): Readonly<Record<string, Buffer>> {
  const characters = [...TOY_CHARACTERS];
  const tokens = ['，', '。', ...characters.map((_, index) => `t${index}`)];
  return {
    'model.onnx': buildToyModel(options),
    'tokens.txt': Buffer.from(tokens.map((token, index) => `${token} ${index + 2}\n`).join('')),
    'lexicon.txt': Buffer.from(characters.map((character, index) => `${character} t${index}\n`).join('')),
    'README.md': Buffer.from('A toy.\n'),
  };
}

export async function writeToyVoice(folder: string, files = buildToyFiles()): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
