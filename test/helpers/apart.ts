/** Work that may never end, in a thread that is then ended: its test fails within seconds, and the others go on. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'rolldown/utils';

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

export type Apart<Module extends Functions> = {
  /** Calls a function of the module; what goes in and comes out is copied. @throws what it throws, or that it did not end */
  call<Name extends keyof Module & string>(
    name: Name,
    ...args: Parameters<Module[Name]>
  ): Promise<Awaited<ReturnType<Module[Name]>>>;
  close(): Promise<void>;
};

type Answer = { readonly value?: unknown; readonly thrown?: string };

/** Far above what is needed on any machine; what hangs takes minutes at least. */
export const APART_LIMIT_MS = 20_000;

const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const loading = import(workerData);
parentPort.on('message', async ({ name, args }) => {
  try {
    parentPort.postMessage({ value: await (await loading)[name](...args) });
  } catch (thrown) {
    parentPort.postMessage({ thrown: String(thrown?.stack ?? thrown) });
  }
});`;

/** The module in JavaScript, in the folder. What it imports of `src` is what was built, which loads twenty times as fast. */
function compile(module: URL, folder: string): string {
  const text = readFileSync(module, 'utf8').replaceAll(
    /'((?:\.\.\/)+)src\/([^']+)\.ts'/g,
    (_, up: string, name: string) => `'${new URL(`${up}dist/${name}.js`, module)}'`,
  );
  const path = join(folder, 'apart.mjs');
  writeFileSync(path, transformSync(fileURLToPath(module), text).code);
  return pathToFileURL(path).href;
}

/** A thread that has the functions of a module of ours, one call at a time; a new one after a call that did not end. */
export function runApart<Module extends Functions>(module: URL, limitMs = APART_LIMIT_MS): Apart<Module> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-apart-'));
  const compiled = compile(module, folder);
  let worker: Worker | undefined;
  const end = async () => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  return {
    async call(name, ...args) {
      worker ??= new Worker(THREAD, {
        eval: true,
        // What grows without end ends here, and not with the machine.
        resourceLimits: { maxOldGenerationSizeMb: 1024 },
        workerData: compiled,
      });
      const thread = worker;
      const answer = await new Promise<Answer>((resolve) => {
        const settle = (found: Answer) => {
          clearTimeout(timer);
          thread.off('message', settle).off('error', fail);
          resolve(found);
        };
        const fail = (thrown: unknown) => settle({ thrown: String(thrown) });
        const timer = setTimeout(fail, limitMs, `${name} came to no end within ${limitMs / 1000} s`);
        thread.on('message', settle).on('error', fail).postMessage({ name, args });
      });
      if (answer.thrown !== undefined) {
        await end();
        throw new Error(answer.thrown);
      }
      // What the function of this name returns, copied.
      return answer.value as never;
    },
    async close() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
