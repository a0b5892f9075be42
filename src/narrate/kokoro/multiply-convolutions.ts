/**
 * Last pass of the form `integer`: a convolution becomes an 8-bit matrix product over the windows of its quantised input,
 * with the original's arithmetic. ConvInteger takes the input as the right-hand matrix, which it packs each time, and the
 * weights unsigned, for which the runtime's product takes twice as long as for signed ones.
 */
import { linkGraph, pruneGraph } from './onnx-graph.ts';
import {
  attributeIntegers,
  bytesOf,
  FLOAT,
  type Graph,
  INT8,
  integerAttribute,
  integersAttribute,
  integerTensor,
  makeNode,
  type Node,
  numbersOf,
  rawTensor,
  type Tensor,
  UINT8,
} from './onnx-model.ts';

type Convolution = {
  readonly input: string;
  /** [outputs, inputs, taps] in unsigned bytes. */
  readonly weight: Tensor;
  readonly scale: string;
  readonly zero: number;
  readonly bias: string | undefined;
  readonly dilation: number;
  /** Zeros before and after the input. */
  readonly pads: readonly [number, number];
};

const SWAP = integersAttribute('perm', [0, 2, 1]);

/** `undefined` when there is no such convolution. */
export function multiplyConvolutions(graph: Graph): Graph | undefined {
  const constants = new Map(graph.constants);
  const quantized = new Set<string>();
  const replaced = new Map<Node, readonly Node[]>();
  const keep = (tensor: Tensor) => {
    constants.set(tensor.name, tensor);
    return tensor.name;
  };
  const read = createReader(graph);
  for (const node of graph.nodes) {
    const convolution = read(node);
    if (!convolution) continue;
    const { input } = convolution;
    replaced.set(node, [
      // Convolutions of the same input share its quantisation.
      ...(quantized.has(input) ? [] : quantizeRows(input)),
      ...multiply(convolution, node.outputs[0] ?? '', keep),
    ]);
    quantized.add(input);
  }
  if (replaced.size === 0) return undefined;
  return pruneGraph({ ...graph, constants, nodes: graph.nodes.flatMap((node) => replaced.get(node) ?? [node]) });
}

/** Reads a convolution over time of one group and stride 1 whose weights are quantised as a whole. */
function createReader(graph: Graph): (node: Node) => Convolution | undefined {
  const links = linkGraph(graph);
  return (node) => {
    if (node.operator !== 'Conv') return undefined;
    const one = (name: string) => attributeIntegers(node, name)?.[0] ?? 1;
    const [input, values, bias] = node.inputs;
    const [name = '', scale, zeroName] = links.maker(values, 'DequantizeLinear')?.inputs ?? [];
    const weight = graph.constants.get(name);
    const [zero] = zeroName === undefined ? [0] : (numbersOf(graph.constants.get(zeroName)) ?? []);
    const pads = attributeIntegers(node, 'pads') ?? [0, 0];
    if (input === undefined || scale === undefined || zero === undefined) return undefined;
    if (weight?.type !== UINT8 || weight.dimensions.length !== 3 || !bytesOf(weight) || pads.length !== 2)
      return undefined;
    if (one('group') !== 1 || one('strides') !== 1) return undefined;
    return { input, weight, scale, zero, bias, dilation: one('dilations'), pads: [pads[0] ?? 0, pads[1] ?? 0] };
  };
}

const rowsOf = (input: string) => `${input}_rows`;
const scaleOf = (input: string) => `${input}_rows_scale`;
const zeroOf = (input: string) => `${input}_rows_zero`;

/** [1, channels, time] → [1, time, channels] in unsigned bytes. */
function quantizeRows(input: string): readonly Node[] {
  const bytes = `${input}_bytes`;
  return [
    {
      operator: 'DynamicQuantizeLinear',
      inputs: [input],
      outputs: [bytes, scaleOf(input), zeroOf(input)],
      attributes: [],
    },
    makeNode('Transpose', [bytes], rowsOf(input), SWAP),
  ];
}

function multiply(convolution: Convolution, output: string, keep: (tensor: Tensor) => string): readonly Node[] {
  const { input, weight, scale, zero, bias } = convolution;
  const [outputs = 0, inputs = 0, taps = 0] = weight.dimensions;
  const own = (name: string) => `${output}_${name}`;
  const matrix = keep(rawTensor(`${weight.name}_matrix`, INT8, [taps * inputs, outputs], toMatrix(weight)));
  const matrixZero = keep(rawTensor(`${weight.name}_matrix_zero`, INT8, [], Uint8Array.of(zero ^ 128)));
  const { nodes, windows } = gatherWindows(convolution, own, keep);
  const products = bias === undefined ? own('products') : own('biased');
  return [
    ...nodes,
    makeNode('MatMulInteger', [windows, matrix, zeroOf(input), matrixZero], own('sums')),
    makeNode('Cast', [own('sums')], own('floats'), integerAttribute('to', FLOAT)),
    makeNode('Mul', [scaleOf(input), scale], own('scale')),
    makeNode('Mul', [own('floats'), own('scale')], own('products')),
    ...(bias === undefined ? [] : [makeNode('Add', [own('products'), bias], products)]),
    makeNode('Transpose', [products], output, SWAP),
  ];
}

/** For each moment of the output, the rows under the taps, one behind the other. */
function gatherWindows(
  { input, weight, dilation, pads: [before, after] }: Convolution,
  own: (name: string) => string,
  keep: (tensor: Tensor) => string,
): { readonly nodes: readonly Node[]; readonly windows: string } {
  const [, inputs = 0, taps = 0] = weight.dimensions;
  if (taps === 1 && before === 0 && after === 0) return { nodes: [], windows: rowsOf(input) };
  const integers = (...values: readonly number[]) =>
    keep(integerTensor(`lectern_${values.join('_').replaceAll('-', 'm')}`, values));
  const [zero, one] = [0, 1].map((value) =>
    keep({ ...integerTensor(`lectern_scalar_${value}`, [value]), dimensions: [] }),
  );
  const offsets = Array.from({ length: taps }, (_, tap) => tap * dilation);
  return {
    nodes: [
      makeNode('Pad', [rowsOf(input), integers(0, before, 0, 0, after, 0), zeroOf(input)], own('padded')),
      makeNode('Shape', [input], own('time'), integerAttribute('start', 2)),
      makeNode('Add', [own('time'), integers(before + after - dilation * (taps - 1))], own('count')),
      makeNode('Squeeze', [own('count')], own('moments')),
      makeNode('Range', [zero ?? '', own('moments'), one ?? ''], own('range')),
      makeNode('Reshape', [own('range'), integers(-1, 1)], own('starts')),
      makeNode('Add', [own('starts'), integers(...offsets)], own('indices')),
      makeNode('Gather', [own('padded'), own('indices')], own('taps'), integerAttribute('axis', 1)),
      makeNode('Reshape', [own('taps'), integers(1, -1, taps * inputs)], own('windows')),
    ],
    windows: own('windows'),
  };
}

/** [outputs, inputs, taps] → [taps · inputs, outputs], and from unsigned to signed. */
function toMatrix(weight: Tensor): Uint8Array {
  const [outputs = 0, inputs = 0, taps = 0] = weight.dimensions;
  const values = bytesOf(weight) ?? new Uint8Array();
  const matrix = new Uint8Array(values.length);
  let at = 0;
  for (let tap = 0; tap < taps; tap += 1)
    for (let input = 0; input < inputs; input += 1)
      for (let output = 0; output < outputs; output += 1) {
        matrix[at] = (values[(output * inputs + input) * taps + tap] ?? 0) ^ 128;
        at += 1;
      }
  return matrix;
}
