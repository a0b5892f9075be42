/**
 * Last pass of the form `rewritten`: a convolution over time becomes one over a picture of height 1, since the runtime has
 * its blocked layout (sixteen channels side by side) for two dimensions only.
 */
import { linkGraph } from './onnx-graph.ts';
import {
  attributeIntegers,
  type Graph,
  integerAttribute,
  integersAttribute,
  integerTensor,
  type Node,
  type Tensor,
} from './onnx-model.ts';

const HEIGHT_AXIS = 'lectern_height_axis';

/** The blocked layout is used for channels in whole blocks. */
const BLOCK = 16;

/** `undefined` when there is no such convolution. */
export function widenConvolutions(graph: Graph): Graph | undefined {
  const links = linkGraph(graph);
  const constants = new Map(graph.constants);
  const replaced = new Map<Node, readonly Node[]>();

  /** The constant that a convolution's weights come from. */
  const weightOf = ({ inputs }: Node): Tensor | undefined => {
    const dequantise = links.maker(inputs[1], 'DequantizeLinear');
    return graph.constants.get((dequantise ? dequantise.inputs[0] : inputs[1]) ?? '');
  };
  const isWidenable = (node: Node) => {
    const { dimensions = [] } = weightOf(node) ?? {};
    const [outputs = 1, inputs = 1] = dimensions;
    const isBlocked = outputs % BLOCK === 0 && inputs % BLOCK === 0;
    const group = attributeIntegers(node, 'group')?.[0] ?? 1;
    const isPadded = attributeIntegers(node, 'pads')?.length === 2;
    return node.operator === 'Conv' && dimensions.length === 3 && isBlocked && group === 1 && isPadded;
  };

  for (const node of graph.nodes) {
    const weight = isWidenable(node) ? weightOf(node) : undefined;
    if (!weight) continue;
    // Weights that somebody else reads as well have to keep their shape.
    const readers = links
      .readers(weight.name)
      .flatMap((reader) =>
        reader.operator === 'DequantizeLinear' ? links.readers(reader.outputs[0] ?? '') : [reader],
      );
    if (!readers.every(isWidenable)) continue;
    const [outputs = 0, inputs = 0, length = 0] = weight.dimensions;
    constants.set(weight.name, { ...weight, dimensions: [outputs, inputs, 1, length] });
    replaced.set(node, widen(node, length));
  }
  if (replaced.size === 0) return undefined;
  constants.set(HEIGHT_AXIS, integerTensor(HEIGHT_AXIS, [2]));
  return { ...graph, constants, nodes: graph.nodes.flatMap((node) => replaced.get(node) ?? [node]) };
}

function widen(node: Node, kernelLength: number): readonly Node[] {
  const [input = '', ...others] = node.inputs;
  const [output = ''] = node.outputs;
  const [before = 0, after = 0] = attributeIntegers(node, 'pads') ?? [];
  const one = (name: string) => [1, attributeIntegers(node, name)?.[0] ?? 1];
  const [wideInput, wideOutput] = [`${output}_wide_input`, `${output}_wide`];
  return [
    { operator: 'Unsqueeze', inputs: [input, HEIGHT_AXIS], outputs: [wideInput], attributes: [] },
    {
      operator: 'Conv',
      inputs: [wideInput, ...others],
      outputs: [wideOutput],
      attributes: [
        integersAttribute('kernel_shape', [1, kernelLength]),
        integersAttribute('pads', [0, before, 0, after]),
        integersAttribute('strides', one('strides')),
        integersAttribute('dilations', one('dilations')),
        integerAttribute('group', 1),
      ],
    },
    { operator: 'Squeeze', inputs: [wideOutput, HEIGHT_AXIS], outputs: [output], attributes: [] },
  ];
}
