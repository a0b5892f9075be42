#!/usr/bin/env node
/** Starts the bundle from what V8 compiled when it was built: to compile it anew takes a third of the time of a start. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** What `bundle.ts` makes of each of its files. */
type Module = (
  exports: object,
  require: NodeJS.Require,
  module: { readonly exports: object },
  file: string,
  folder: string,
  importOutside: (id: string) => Promise<unknown>,
) => void;

const loaded = new Map<string, { readonly exports: object }>();

/** @param name of a file of the bundle, e.g. `./main.js` */
function load(name: string): object {
  const known = loaded.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const file = fileURLToPath(new URL(name, import.meta.url));
  const compiled = `${file}.compiled`;
  const script = new Script(readFileSync(file, 'utf8'), {
    filename: file,
    // Another version of V8 ignores it.
    ...(existsSync(compiled) && { cachedData: readFileSync(compiled) }),
  });
  const outside = createRequire(file);
  const require = Object.assign((id: string) => (id.startsWith('./') ? load(id) : outside(id)), outside);
  // It is a function: `bundle.ts` has made it one.
  const run: Module = script.runInThisContext();
  run(module.exports, require, module, file, fileURLToPath(new URL('.', import.meta.url)), (id) => import(id));
  return module.exports;
}

load(isMainThread ? './main.js' : './document-worker.js');
