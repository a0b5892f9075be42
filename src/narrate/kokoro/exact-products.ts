/**
 * Whether the runtime multiplies unsigned by signed bytes exactly on this CPU. x86 without VNNI adds pairs of products in
 * 16 bits and stops at 32,767, so that loud vowels would crackle.
 */
import { bytesField, integerField } from './onnx-wire.ts';

/** TensorProto.DataType. */
const TYPE = { float: 1, uint8: 2, int8: 3 } as const;
const [ROWS, DEPTH, COLUMNS] = [16, 64, 16];
const [LARGEST_UNSIGNED, LARGEST_SIGNED] = [255, 127];

/** What multiplies is the session's `run`, so that this needs no more of the runtime than the model does. */
export type Multiply = (model: Uint8Array, left: Uint8Array, dimensions: readonly number[]) => Promise<Float32Array>;

export async function hasExactProducts(multiply: Multiply): Promise<boolean> {
  const left = new Uint8Array(ROWS * DEPTH).fill(LARGEST_UNSIGNED);
  const sums = await multiply(buildProduct(), left, [ROWS, DEPTH]);
  return sums.length === ROWS * COLUMNS && sums.every((sum) => sum === LARGEST_UNSIGNED * LARGEST_SIGNED * DEPTH);
}

/** An ONNX model: `left` [ROWS, DEPTH] in unsigned bytes → `sums` [ROWS, COLUMNS]. */
function buildProduct(): Uint8Array {
  const node = (operator: string, inputs: readonly string[], output: string, ...attributes: readonly Uint8Array[]) =>
    bytesField(
      1,
      ...inputs.map((name) => bytesField(1, name)),
      bytesField(2, output),
      bytesField(4, operator),
      ...attributes,
    );
  const port = (field: number, name: string, type: number, dimensions: readonly number[]) => {
    const shape = dimensions.map((size) => bytesField(1, integerField(1, size)));
    const tensor = bytesField(1, integerField(1, type), bytesField(2, ...shape));
    return bytesField(field, bytesField(1, name), bytesField(2, tensor));
  };
  const toFloat = bytesField(5, bytesField(1, 'to'), integerField(3, TYPE.float), integerField(20, 2));
  const weights = bytesField(
    5,
    integerField(1, DEPTH),
    integerField(1, COLUMNS),
    integerField(2, TYPE.int8),
    bytesField(8, 'right'),
    bytesField(9, new Uint8Array(DEPTH * COLUMNS).fill(LARGEST_SIGNED)),
  );
  const graph = bytesField(
    7,
    node('MatMulInteger', ['left', 'right'], 'products'),
    node('Cast', ['products'], 'sums', toFloat),
    bytesField(2, 'product'),
    weights,
    port(11, 'left', TYPE.uint8, [ROWS, DEPTH]),
    port(12, 'sums', TYPE.float, [ROWS, COLUMNS]),
  );
  const opset = bytesField(8, bytesField(1, ''), integerField(2, 15));
  return Buffer.concat([integerField(1, 8), graph, opset]);
}
