/**
 * Second pass: (x − mean) / √(variance + ε) · scale + shift, over the last of three axes, becomes one InstanceNormalization
 * instead of nine nodes that each go through the memory.
 */
import { type Links, linkGraph, otherInput, pruneGraph } from './onnx-graph.ts';
import { floatAttribute, type Graph, integerTensor, type Node, numbersOf } from './onnx-model.ts';

const FLAT = 'lectern_flat_shape';

/** `undefined` when there is no such chain. */
export function fuseNormalizations(graph: Graph): Graph | undefined {
  const links = linkGraph(graph);
  const replaced = new Map<Node, readonly Node[]>();
  for (const node of graph.nodes) {
    const chain = node.operator === 'Div' ? readNormalization(node, links, graph) : undefined;
    if (!chain) continue;
    for (const product of links.readers(node.outputs[0] ?? '')) {
      const scale = product.operator === 'Mul' ? otherInput(product, node.outputs[0] ?? '') : undefined;
      const sum = links.onlyReader(product.outputs[0], 'Add');
      const shift = sum && otherInput(sum, product.outputs[0] ?? '');
      if (scale === undefined || sum === undefined || shift === undefined) continue;
      const [output = ''] = sum.outputs;
      // The scale and the shift come as [1, channels, 1].
      const flatten = (value: string, as: string): Node => ({
        operator: 'Reshape',
        inputs: [value, FLAT],
        outputs: [as],
        attributes: [],
      });
      replaced.set(sum, [
        flatten(scale, `${output}_scale`),
        flatten(shift, `${output}_shift`),
        {
          operator: 'InstanceNormalization',
          inputs: [chain.input, `${output}_scale`, `${output}_shift`],
          outputs: [output],
          attributes: [floatAttribute('epsilon', chain.epsilon)],
        },
      ]);
    }
  }
  if (replaced.size === 0) return undefined;
  return pruneGraph({
    ...graph,
    nodes: graph.nodes.flatMap((node) => replaced.get(node) ?? [node]),
    constants: new Map([...graph.constants, [FLAT, integerTensor(FLAT, [-1])]]),
  });
}

function readNormalization(
  division: Node,
  links: Links,
  { constants }: Graph,
): { readonly input: string; readonly epsilon: number } | undefined {
  const overTime = (node: Node | undefined) => {
    const axes = numbersOf(constants.get(node?.inputs[1] ?? ''));
    return axes?.length === 1 && axes[0] === 2;
  };
  const [numerator = '', denominator] = division.inputs;
  const difference = links.maker(numerator, 'Sub');
  const [input, mean] = difference?.inputs ?? [];
  const meanNode = links.maker(mean, 'ReduceMean');
  if (input === undefined || meanNode?.inputs[0] !== input || !overTime(meanNode)) return undefined;

  const sum = links.maker(links.maker(denominator, 'Sqrt')?.inputs[0], 'Add');
  const variance = sum?.inputs.map((value) => links.maker(value, 'ReduceMean')).find((node) => node !== undefined);
  const epsilon = sum && numbersOf(constants.get(otherInput(sum, variance?.outputs[0] ?? '') ?? ''));
  const square = links.maker(variance?.inputs[0], 'Mul');
  if (!overTime(variance) || !square?.inputs.every((value) => value === numerator)) return undefined;
  return epsilon?.length === 1 && epsilon[0] !== undefined ? { input, epsilon: epsilon[0] } : undefined;
}
