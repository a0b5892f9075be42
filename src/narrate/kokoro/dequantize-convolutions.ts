/**
 * First pass: convolutions compute in float32. ConvInteger takes twice the time of Conv, and 80 % of this model's; its
 * int8 matrix products and LSTMs are quicker than float32 and stay. Weights stay 8-bit in the file, behind DequantizeLinear.
 */
import { type Links, linkGraph, otherInput, pruneGraph } from './onnx-graph.ts';
import type { Graph, Node } from './onnx-model.ts';

/** `undefined` when there is a quantised convolution of another make, or none. */
export function dequantizeConvolutions(graph: Graph): Graph | undefined {
  const links = linkGraph(graph);
  const replaced = new Map<Node, Node>();
  const weights = new Map<string, Node>();
  for (const node of graph.nodes) {
    if (node.operator !== 'ConvInteger') continue;
    const found = readConvolution(node, links, graph);
    if (!found) return undefined;
    const { last, input, weight, scale, bias } = found;
    const zero = node.inputs[3];
    const name = `${weight}_dequantized`;
    weights.set(name, {
      operator: 'DequantizeLinear',
      inputs: [weight, scale, ...(zero === undefined ? [] : [zero])],
      outputs: [name],
      attributes: [],
    });
    replaced.set(last, {
      operator: 'Conv',
      inputs: [input, name, ...(bias === undefined ? [] : [bias])],
      outputs: last.outputs,
      attributes: node.attributes,
    });
  }
  if (replaced.size === 0) return undefined;
  const nodes = graph.nodes.map((node) => replaced.get(node) ?? node);
  return pruneGraph({ ...graph, nodes: [...weights.values(), ...nodes] });
}

type Convolution = {
  /** The node whose output is the convolution's in float32. */
  readonly last: Node;
  /** What is convolved, before it is quantised. */
  readonly input: string;
  readonly weight: string;
  readonly scale: string;
  readonly bias: string | undefined;
};

/** DynamicQuantizeLinear → ConvInteger [→ Add of the quantised bias] → Cast → Mul by both scales. */
function readConvolution(node: Node, links: Links, { constants }: Graph): Convolution | undefined {
  const [quantised, weight = '', inputZero, zero] = node.inputs;
  const quantise = links.maker(quantised, 'DynamicQuantizeLinear');
  const [input] = quantise?.inputs ?? [];
  const [own, inputScale, ownZero] = quantise?.outputs ?? [];
  const [sum] = node.outputs;
  const add = links.onlyReader(sum, 'Add');
  const bias = add && sum !== undefined ? readBias(otherInput(add, sum), links) : undefined;
  const cast = links.onlyReader(add ? add.outputs[0] : sum, 'Cast');
  const last = links.onlyReader(cast?.outputs[0], 'Mul');
  const scales = last && links.maker(otherInput(last, cast?.outputs[0] ?? ''), 'Mul');
  const scale = scales?.inputs.includes(inputScale ?? '') ? otherInput(scales, inputScale ?? '') : undefined;
  if (!last || input === undefined || scale === undefined || own !== quantised || ownZero !== inputZero)
    return undefined;
  if (add && bias === undefined) return undefined;
  const isWhole = (name: string | undefined) => name === undefined || constants.get(name)?.dimensions.length === 0;
  if (!constants.has(weight) || !constants.has(scale) || !isWhole(scale) || !isWhole(zero)) return undefined;
  return { last, input, weight, scale, bias };
}

/** The bias in float32, before it is divided by the scales, rounded, and shaped to be added. */
function readBias(value: string | undefined, links: Links): string | undefined {
  let current = value;
  for (const operator of ['Reshape', 'Cast', 'Floor', 'Div']) current = links.maker(current, operator)?.inputs[0];
  return current;
}
