/** Who makes and who reads each value of a graph, and what is left when nobody reads it. */
import type { Graph, Node } from './onnx-model.ts';

export type Links = {
  /** The node that computes a value; only if its operator is `operator`, where that is given. */
  maker(value: string | undefined, operator?: string): Node | undefined;
  readers(value: string): readonly Node[];
  /** The one node that reads a value, if it is one and its operator is `operator`. */
  onlyReader(value: string | undefined, operator: string): Node | undefined;
};

export function linkGraph({ nodes, outputs }: Graph): Links {
  const makers = new Map<string, Node>();
  const readers = new Map<string, Node[]>();
  for (const node of nodes) {
    for (const output of node.outputs) makers.set(output, node);
    for (const input of new Set(node.inputs)) readers.set(input, [...(readers.get(input) ?? []), node]);
  }
  return {
    maker(value, operator) {
      const node = makers.get(value ?? '');
      return operator === undefined || node?.operator === operator ? node : undefined;
    },
    readers: (value) => readers.get(value) ?? [],
    onlyReader(value, operator) {
      const [first, ...others] = readers.get(value ?? '') ?? [];
      const isAlone = others.length === 0 && !outputs.includes(value ?? '');
      return isAlone && first?.operator === operator ? first : undefined;
    },
  };
}

/** The other input of a node with two. */
export function otherInput({ inputs }: Node, one: string): string | undefined {
  return inputs.length === 2 ? inputs[inputs[0] === one ? 1 : 0] : undefined;
}

/** Without the nodes and constants that no output needs. */
export function pruneGraph({ nodes, constants, outputs }: Graph): Graph {
  const needed = new Set(outputs);
  const kept: Node[] = [];
  for (const node of [...nodes].reverse()) {
    if (!node.outputs.some((output) => needed.has(output))) continue;
    kept.push(node);
    for (const input of node.inputs) needed.add(input);
  }
  return {
    nodes: kept.reverse(),
    constants: new Map([...constants].filter(([name]) => needed.has(name))),
    outputs,
  };
}
