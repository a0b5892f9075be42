/**
 * What besides model and voice decides the sound of a text: the modules and packages that turn it into symbols and join
 * what comes. Their digest is the engine's version, so that no table can change without the cache noticing.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENGINE = fileURLToPath(new URL(`./create-engine${extname(import.meta.url)}`, import.meta.url));

let ours: string | undefined;

/** 16 hex digits over the engine as it is installed. Read once. */
export function engineFingerprint(): string {
  ours ??= fingerprintModules(ENGINE);
  return ours;
}

/** 16 hex digits over a module and what it imports from its stage, without comments; of packages, their versions. */
export function fingerprintModules(entry: string): string {
  const folder = dirname(entry);
  const modules = new Map<string, string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    // Errors and files are no part of a sound.
    if (modules.has(path) || relative(dirname(folder), path).startsWith('..')) continue;
    const code = withoutComments(readFileSync(path, 'utf8'));
    modules.set(path, code);
    for (const [, name = ''] of code.matchAll(/(?:\bfrom|\bimport\(|^import)\s*['"]([^'"\n]+)['"]/gm)) {
      if (name.startsWith('.')) waiting.push(join(dirname(path), name));
      else if (!name.startsWith('node:')) packages.add(packageOf(name));
    }
  }
  const hash = createHash('sha256');
  for (const [path, code] of [...modules].sort(([one], [other]) => (one < other ? -1 : 1)))
    hash.update(`${relative(folder, path)}\n${code}\n`);
  for (const name of [...packages].sort()) hash.update(`${name}@${packageVersion(name, folder)}\n`);
  // Its dictionary parts Chinese words.
  hash.update(`icu@${process.versions['icu'] ?? ''}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** Nor types and empty lines. Only comments with lines of their own: what begins inside a line may be part of a string. */
const withoutComments = (code: string) =>
  code
    .replace(/^import type [^;]*;\n/gm, '')
    .replace(/^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/[ \t]*)\n/gm, '')
    .replace(/\n{2,}/g, '\n');

const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

function packageVersion(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      const file = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
      return String((JSON.parse(file) as { version?: unknown }).version);
    } catch (thrown) {
      if (dirname(folder) === folder) throw thrown;
    }
  }
}
