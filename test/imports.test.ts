/** No module of src/ leads back to itself, types included. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';
import { expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));

type Graph = ReadonlyMap<string, readonly string[]>;

/** What a module names in `import`, `export … from`, `import()` and `import('…').Type`. */
function listSpecifiers(text: string): readonly string[] {
  const found: string[] = [];
  const add = ({ source }: { readonly source: ESTree.Expression | null }) => {
    if (source?.type === 'Literal') found.push(String(source.value));
  };
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(parseSync('module.ts', text).program);
  return found;
}

function readGraph(): Graph {
  const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Map(
    names.map((name) => [
      name,
      listSpecifiers(readFileSync(join(SOURCE, name), 'utf8'))
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(SOURCE, join(SOURCE, dirname(name), specifier))),
    ]),
  );
}

/** The groups of modules that reach one another (Tarjan's strongly connected components), each sorted. */
function findCycles(graph: Graph): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (name: string): number => {
    index.set(name, index.size);
    lowest.set(name, index.size - 1);
    stack.push(name);
    for (const next of graph.get(name) ?? []) {
      if (!index.has(next)) lowest.set(name, Math.min(lowest.get(name) ?? 0, visit(next)));
      else if (stack.includes(next)) lowest.set(name, Math.min(lowest.get(name) ?? 0, index.get(next) ?? 0));
    }
    if (lowest.get(name) === index.get(name)) {
      const group = stack.splice(stack.indexOf(name)).sort();
      if (group.length > 1 || graph.get(name)?.includes(name)) cycles.push(group);
    }
    return lowest.get(name) ?? 0;
  };
  for (const name of graph.keys()) if (!index.has(name)) visit(name);
  return cycles.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

it('imports form no cycle in src/, types included', () => {
  expect(findCycles(readGraph())).toEqual([]);
});

it('finds cycles through values, types, re-exports and import(), and modules that import themselves', () => {
  const modules = {
    a: "import { b } from 'b'; export const a = b;",
    b: "import type { C } from 'c';",
    c: "export * from 'd';",
    d: "export const load = () => import('e');",
    e: "export type E = import('a').A;",
    self: "import 'self';",
    leaf: "import 'a';",
  };
  const graph = new Map(Object.entries(modules).map(([name, text]) => [name, listSpecifiers(text)]));
  expect(findCycles(graph)).toEqual([['a', 'b', 'c', 'd', 'e'], ['self']]);
});
