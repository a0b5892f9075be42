/**
 * Third pass: y + sin²(αy) / α after a normalisation becomes (z + sin² z) / α, with z = αy from the
 * normalisation's own scale and shift: one walk through the memory less.
 */
import { type Links, linkGraph, otherInput, pruneGraph } from './onnx-graph.ts';
import { FLOAT, type Graph, makeNode, type Node, numbersOf, rawTensor } from './onnx-model.ts';

/** The graph as it is when there is no such activation. */
export function fuseSnakes(graph: Graph): Graph {
  const links = linkGraph(graph);
  const constants = new Map(graph.constants);
  const replaced = new Map<Node, readonly Node[]>();
  for (const node of graph.nodes) {
    const snake = node.operator === 'InstanceNormalization' ? readSnake(node, links, graph) : undefined;
    if (!snake) continue;
    const { alphas, inverse, sine, square, scaled, sum } = snake;
    const [input = '', scale = '', shift = ''] = node.inputs;
    const [output = ''] = sum.outputs;
    const own = (name: string) => `${output}_${name}`;
    const alpha = rawTensor(own('alpha'), FLOAT, [alphas.length], new Uint8Array(Float32Array.from(alphas).buffer));
    constants.set(alpha.name, alpha);
    replaced.set(node, [
      makeNode('Mul', [scale, alpha.name], own('scaled')),
      makeNode('Mul', [shift, alpha.name], own('shifted')),
      makeNode('InstanceNormalization', [input, own('scaled'), own('shifted')], own('z'), ...node.attributes),
    ]);
    replaced.set(sine, [makeNode('Sin', [own('z')], own('sine'))]);
    replaced.set(square, [makeNode('Mul', [own('sine'), own('sine')], own('square'))]);
    replaced.set(scaled, [makeNode('Add', [own('z'), own('square')], own('sum'))]);
    replaced.set(sum, [makeNode('Mul', [own('sum'), inverse], output)]);
  }
  return pruneGraph({ ...graph, constants, nodes: graph.nodes.flatMap((node) => replaced.get(node) ?? [node]) });
}

function readSnake({ outputs: [y = ''] }: Node, links: Links, { constants }: Graph) {
  const [product, ...others] = links.readers(y).filter(({ operator }) => operator === 'Mul');
  if (product === undefined || others.length > 0 || links.readers(y).length !== 2) return undefined;
  const alphas = numbersOf(constants.get(otherInput(product, y) ?? ''));
  const sine = links.onlyReader(product.outputs[0], 'Sin');
  const square = links.onlyReader(sine?.outputs[0], 'Pow');
  const scaled = links.onlyReader(square?.outputs[0], 'Mul');
  const sum = links.onlyReader(scaled?.outputs[0], 'Add');
  if (!alphas || !sine || !square || !scaled || !sum?.inputs.includes(y)) return undefined;
  const [power, ...powers] = numbersOf(constants.get(square.inputs[1] ?? '')) ?? [];
  const inverse = otherInput(scaled, square.outputs[0] ?? '') ?? '';
  const inverses = numbersOf(constants.get(inverse));
  const isInverse = alphas.every((alpha, at) => Math.abs(alpha * (inverses?.[at] ?? 0) - 1) < 1e-4);
  if (power !== 2 || powers.length > 0 || inverses?.length !== alphas.length || !isInverse) return undefined;
  return { alphas, inverse, sine, square, scaled, sum };
}
