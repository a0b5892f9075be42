/** What modules of src/ import: none leads back to itself, types included, and a command loads only what it needs. */
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

/** What is loaded with a module: neither types nor what it imports when it is called. */
function listLoaded(text: string): readonly string[] {
  const found: string[] = [];
  new Visitor({
    ImportDeclaration: ({ source, importKind }) => importKind !== 'type' && found.push(source.value),
    ExportNamedDeclaration: ({ source, exportKind }) => source && exportKind !== 'type' && found.push(source.value),
    ExportAllDeclaration: ({ source, exportKind }) => exportKind !== 'type' && found.push(source.value),
  }).visit(parseSync('module.ts', text).program);
  return found;
}

/** The packages that are loaded with these modules of src/. */
function packagesOf(...names: readonly string[]): readonly string[] {
  const modules = new Set(names);
  const packages = new Set<string>();
  // A set's loop goes on to what is added meanwhile.
  for (const name of modules)
    for (const specifier of listLoaded(readFileSync(join(SOURCE, name), 'utf8')))
      if (specifier.startsWith('.')) modules.add(join(dirname(name), specifier));
      else if (!specifier.startsWith('node:')) packages.add(specifier);
  return [...packages].sort();
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

it('--version and --help load one package, commander', () => {
  expect(packagesOf('cli.ts')).toEqual(['commander']);
});

it.each(['config', 'list', 'runs'])('%s loads nothing that reads, speaks, encodes or publishes articles', (command) => {
  const packages = packagesOf(`commands/${command}-command.ts`, 'config/read-config.ts');
  expect(packages).toContain('yaml');
  expect(packages).not.toContainEqual(
    expect.stringMatching(/^(?:undici|cheerio|feedsmith|fluent-ffmpeg|podcast|qrcode|n2words|express|sharp)/),
  );
});
